//! Puts a WebAssembly together again whose code was taken apart for the download: brotli packs it a seventh
//! smaller when all opcodes stand in one stream, and the immediates of each instruction in a stream of their own, where
//! like follows like. `xtask/src/pack/streams.rs` takes it apart.
//!
//! The streams travel inside a small WebAssembly, [`module`], which gives back the real one.
//!
//! # The format
//!
//! All numbers are LEB128. First stand the length of the real module, of its part before the code, of its
//! code section's content, how many functions and how many streams there are, then key and length of each
//! stream, then the part before the code, the one after it, and the streams. Their keys are made by [`key`].

#[cfg(feature = "module")]
pub mod module;

use std::ops::Range;

/// The stream of opcodes: the first byte of each instruction. Opcode 0 has no immediates of its own.
pub const OPCODES: usize = 0;
/// The stream of the types of each function's locals, as they stand before its code.
pub const LOCALS: usize = 1;
/// How many streams there may be: one for each instruction, and of constants and calls one for each neighbour.
pub const KEYS: usize = 3 * 256;

/// How many of its last values a stream of constants or calls points back to, instead of giving them again.
pub const MOST_RECENT: usize = 48;
/// How many parameters and locals a function may have.
pub const MOST_LOCALS: usize = 1024;

/// The instructions whose immediates are written otherwise than in a WebAssembly, and those that tell where a
/// function ends.
pub mod opcode {
    /// What ends with an [`END`] of its own: a block, a loop, a condition.
    pub const FIRST_BLOCK: u8 = 0x02;
    /// The last one of these.
    pub const LAST_BLOCK: u8 = 0x04;
    /// The end of one of these or of a function.
    pub const END: u8 = 0x0b;
    /// A branch by a table: how many labels, and one more than that many.
    pub const BR_TABLE: u8 = 0x0e;
    /// A call: the function, by how recently it was called behind the same instruction.
    pub const CALL: u8 = 0x10;
    /// `local.get`, `local.set` and `local.tee`: the local by how recently it was used.
    pub const FIRST_LOCAL: u8 = 0x20;
    /// The last one of these.
    pub const LAST_LOCAL: u8 = 0x22;
    /// Loads and stores: the offset, without the hint of alignment.
    pub const FIRST_MEMORY: u8 = 0x28;
    /// The last one of these.
    pub const LAST_MEMORY: u8 = 0x3e;
    /// A constant, its sign last (zigzag): by how recently it stood before the same instruction.
    pub const I32_CONST: u8 = 0x41;
    /// A constant of four bytes.
    pub const F32_CONST: u8 = 0x43;
    /// A constant of eight bytes.
    pub const F64_CONST: u8 = 0x44;
    /// What begins the instructions of two bytes: the second one, then its immediates.
    pub const PREFIXED: u8 = 0xfc;
}

/// The stream for the immediates of an instruction between two others.
pub fn key([last, code, next]: [u8; 3]) -> usize {
    match code {
        opcode::I32_CONST => 256 + usize::from(next),
        opcode::CALL => 512 + usize::from(last),
        _ => usize::from(code),
    }
}

/// How many numbers stand behind an instruction of which nothing else is told.
fn numbers(code: u8) -> u64 {
    match code {
        0x02..=0x04 | 0x0c | 0x0d | 0x23..=0x26 | 0x3f | 0x40 | 0x42 | 0xd0 | 0xd2 => 1,
        0x11 => 2,
        _ => 0,
    }
}

/// The same for an instruction of two bytes, by the second.
fn numbers_of_prefixed(second: u64) -> u64 {
    match second {
        0..8 => 0,
        8 | 10 | 12 | 14 => 2,
        _ => 1,
    }
}

/// The last values of a stream, the latest first.
pub type Recent = [u32; MOST_RECENT];

/// The locals of a function: the one used last first, those never used behind them by their numbers.
pub struct Locals {
    row: [u16; MOST_LOCALS],
    known: usize,
}

impl Locals {
    /// None was used yet.
    pub const NONE: Self = Self {
        row: [0; MOST_LOCALS],
        known: 0,
    };

    /// The local at a place, which moves to the start.
    ///
    /// # Panics
    ///
    /// Where the place is above [`MOST_LOCALS`].
    pub fn take(&mut self, place: usize) -> u16 {
        while self.known <= place {
            self.row[self.known] = self.known as u16;
            self.known += 1;
        }
        to_start(&mut self.row, place)
    }

    /// The place of a local.
    pub fn place_of(&self, local: u16) -> usize {
        let known = &self.row[..self.known];
        let place = known.iter().position(|&other| other == local);
        place.unwrap_or(usize::from(local))
    }
}

/// Moves the value at a place to the start, as in a move-to-front transform.
pub fn to_start<T: Copy>(row: &mut [T], place: usize) -> T {
    let value = row[place];
    for at in (0..place).rev() {
        row[at + 1] = row[at];
    }
    row[0] = value;
    value
}

/// Puts a value before a stream's last ones.
pub fn remember(recent: &mut Recent, value: u32) {
    to_start(recent, MOST_RECENT - 1);
    recent[0] = value;
}

/// The length of the module that streams hold.
pub const fn length(streams: &[u8]) -> usize {
    number_at(streams, 0).0 as usize
}

/// The number at a place, and the place behind it.
const fn number_at(bytes: &[u8], mut place: usize) -> (u64, usize) {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[place];
        value |= ((byte & 127) as u64) << shift;
        place += 1;
        shift += 7;
        if byte < 128 {
            return (value, place);
        }
    }
}

/// Writes the module that streams hold into a place of its [`length`].
///
/// # Panics
///
/// Where these are no streams of `xtask/src/pack/streams.rs`.
pub fn unpack(streams: &[u8], module: &mut [u8]) {
    let mut place = 0;
    let mut read = || {
        let (value, behind) = number_at(streams, place);
        place = behind;
        value as usize
    };
    let [length, before, content, functions, count] = [(); 5].map(|()| read());
    let mut next = [0; KEYS];
    let mut sum = length - before - content - head_size(content);
    let after = sum;
    sum += before;
    for _ in 0..count {
        let [key, size] = [(); 2].map(|()| read());
        next[key] = sum;
        sum += size;
    }
    next.iter_mut().for_each(|start| *start += place);
    let mut unpacker = Unpacker {
        streams,
        next,
        recent: [[0; MOST_RECENT]; KEYS],
        locals: Locals::NONE,
        module,
        end: 0,
    };
    unpacker.write_bytes(place..place + before);
    unpacker.write_byte(CODE_SECTION);
    unpacker.write(content as u64);
    unpacker.write(functions as u64);
    (0..functions).for_each(|_| unpacker.write_function());
    unpacker.write_bytes(place + before..place + before + after);
}

/// The number of the section of code in a module.
const CODE_SECTION: u8 = 10;

/// How many bytes stand before the content of the section of code: its number and its length.
fn head_size(content: usize) -> usize {
    1 + size_of_number(content)
}

/// How many bytes a number has.
fn size_of_number(number: usize) -> usize {
    number.max(1).ilog2() as usize / 7 + 1
}

struct Unpacker<'a> {
    streams: &'a [u8],
    /// Where each stream is to be read on.
    next: [usize; KEYS],
    recent: [Recent; KEYS],
    locals: Locals,
    module: &'a mut [u8],
    /// Up to where the module is written.
    end: usize,
}

impl Unpacker<'_> {
    fn write_function(&mut self) {
        let start = self.end;
        for _ in 0..self.copy_number(LOCALS) {
            self.copy_numbers(LOCALS, 2);
        }
        self.locals.known = 0;
        let (mut last, mut depth) = (0, 1);
        while depth > 0 {
            let code = self.streams[self.next[OPCODES]];
            self.next[OPCODES] += 1;
            self.write_byte(code);
            self.write_immediates([last, code, self.streams[self.next[OPCODES]]]);
            match code {
                opcode::FIRST_BLOCK..=opcode::LAST_BLOCK => depth += 1,
                opcode::END => depth -= 1,
                _ => {}
            }
            last = code;
        }
        // Its length stands before it.
        let length = self.end - start;
        let place = start + size_of_number(length);
        self.module.copy_within(start..self.end, place);
        self.end = start;
        self.write(length as u64);
        self.end += length;
    }

    /// Writes the immediates of the middle one of three instructions.
    fn write_immediates(&mut self, codes: [u8; 3]) {
        let key = key(codes);
        match codes[1] {
            opcode::FIRST_LOCAL..=opcode::LAST_LOCAL => {
                let place = self.read(key) as usize;
                let local = self.locals.take(place);
                self.write(u64::from(local));
            }
            opcode::FIRST_MEMORY..=opcode::LAST_MEMORY => {
                self.write_byte(0);
                self.copy_number(key);
            }
            opcode::I32_CONST => {
                let value = self.read_recent(key);
                self.write_signed((value >> 1) as i32 ^ -((value & 1) as i32));
            }
            opcode::CALL => {
                let function = self.read_recent(key);
                self.write(u64::from(function));
            }
            opcode::BR_TABLE => {
                let count = self.copy_number(key);
                self.copy_numbers(key, count + 1);
            }
            opcode::PREFIXED => {
                let second = self.copy_number(key);
                self.copy_numbers(key, numbers_of_prefixed(second));
            }
            opcode::F32_CONST => self.copy_bytes(key, 4),
            opcode::F64_CONST => self.copy_bytes(key, 8),
            code => self.copy_numbers(key, numbers(code)),
        }
    }

    fn read(&mut self, key: usize) -> u64 {
        let (value, behind) = number_at(self.streams, self.next[key]);
        self.next[key] = behind;
        value
    }

    fn read_recent(&mut self, key: usize) -> u32 {
        let value = self.read(key);
        let recent = &mut self.recent[key];
        match value.checked_sub(MOST_RECENT as u64) {
            Some(value) => remember(recent, value as u32),
            None => _ = to_start(recent, value as usize),
        }
        recent[0]
    }

    fn copy_number(&mut self, key: usize) -> u64 {
        let from = self.next[key];
        self.copy_numbers(key, 1);
        number_at(self.streams, from).0
    }

    /// Copies numbers as they are, whether they have a sign or not.
    fn copy_numbers(&mut self, key: usize, mut count: u64) {
        while count > 0 {
            let byte = self.streams[self.next[key]];
            self.next[key] += 1;
            self.write_byte(byte);
            count -= u64::from(byte < 128);
        }
    }

    fn copy_bytes(&mut self, key: usize, count: usize) {
        let from = self.next[key];
        self.next[key] += count;
        self.write_bytes(from..from + count);
    }

    fn write_byte(&mut self, byte: u8) {
        self.module[self.end] = byte;
        self.end += 1;
    }

    fn write_bytes(&mut self, of_streams: Range<usize>) {
        let bytes = &self.streams[of_streams];
        self.module[self.end..self.end + bytes.len()].copy_from_slice(bytes);
        self.end += bytes.len();
    }

    fn write(&mut self, mut value: u64) {
        while value > 127 {
            self.write_byte(value as u8 | 128);
            value >>= 7;
        }
        self.write_byte(value as u8);
    }

    fn write_signed(&mut self, mut value: i32) {
        while !(-64..64).contains(&value) {
            self.write_byte(value as u8 | 128);
            value >>= 7;
        }
        self.write_byte(value as u8 & 127);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_put_together() {
        // One function: `local.get 0`, `i32.const -1`, `i32.const -1`, `end`.
        let codes = [0x20, 0x41, 0x41, 0x0b];
        let streams: [(usize, &[u8]); 5] = [
            (OPCODES, &codes),
            (LOCALS, &[0]),
            (0x20, &[0]),
            (key([0x20, 0x41, 0x41]), &[MOST_RECENT as u8 + 1]),
            (key([0x41, 0x41, 0x0b]), &[MOST_RECENT as u8 + 1]),
        ];
        let body = [8, 0, 0x20, 0, 0x41, 0x7f, 0x41, 0x7f, 0x0b];
        let module = [&b"before"[..], &[10, 10, 1], &body, b"after"].concat();
        let number = |value: usize| match value {
            0..128 => vec![value as u8],
            _ => vec![value as u8 | 128, (value >> 7) as u8],
        };
        let mut packed = [module.len(), 6, 10, 1, streams.len()].map(number).concat();
        for (key, stream) in &streams {
            packed.extend([*key, stream.len()].map(number).concat());
        }
        packed.extend(b"beforeafter");
        packed.extend(streams.iter().flat_map(|(_, stream)| *stream));
        let mut made = vec![0; length(&packed)];
        unpack(&packed, &mut made);
        assert_eq!(made, module);
    }

    #[test]
    fn a_local_moves_to_the_start() {
        let mut locals = Locals::NONE;
        let places = [3, 3, 0, 1, 7].map(|local| {
            let place = locals.place_of(local);
            assert_eq!(locals.take(place), local);
            place
        });
        assert_eq!(places, [3, 0, 1, 2, 7]);
    }

    #[test]
    fn what_is_new_pushes_out_what_is_oldest() {
        let mut recent = [0; MOST_RECENT];
        (1..=50).for_each(|value| remember(&mut recent, value));
        assert_eq!(recent[..2], [50, 49]);
        assert_eq!(recent[MOST_RECENT - 1], 50 - MOST_RECENT as u32 + 1);
    }
}
