//! Puts a WebAssembly together again whose code was taken apart for the download: brotli packs it a seventh
//! smaller when all opcodes stand in one stream, and the immediates of each instruction in a stream of their own, where
//! like follows like. `xtask/src/pack/streams.rs` takes it apart.
//!
//! The streams travel inside a small WebAssembly, [`module`], which gives back the real one.
//!
//! # The format
//!
//! First stands the opcode of every letter of the stream of opcodes: brotli guesses a byte from the groups (0, up to
//! 15, 63, 127, 191, 239, 254 and 255) of the two before it, and opcodes with like followers share one.
//! Then come numbers, in LEB128: the length of the module, how many streams there are, key and length of each
//! stream, the last one first, and the length of what stands in the module before its functions; then that itself, how many
//! functions there are, and what stands behind them. The streams are the end. Their keys are made by [`key`].

#[cfg(feature = "module")]
pub mod module;

/// The stream of opcodes: the first byte of each instruction. Opcode 0 has no immediates of its own.
pub const OPCODES: usize = 0;
/// The stream of the types of each function's locals, as they stand before its code.
pub const LOCALS: usize = 1;
/// What stands plainly: all numbers about the streams, and the module before and behind its functions.
pub const PLAIN: usize = opcode::END as usize;
/// What stands before the first instruction of a function: the end of another, and so before the first function.
pub const BEFORE_ALL: [u8; 3] = [opcode::END; 3];
/// How many letters stand before all numbers, each with its opcode.
pub const LETTERS: usize = 256;
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
fn numbers(code: u8) -> usize {
    match code {
        0x02..=0x04 | 0x0c | 0x0d | 0x23..=0x26 | 0x3f | 0x40 | 0x42 | 0xd0 | 0xd2 => 1,
        0x11 => 2,
        _ => 0,
    }
}

/// The same for an instruction of two bytes, by the second.
fn numbers_of_prefixed(second: usize) -> usize {
    match second {
        0..8 => 0,
        8 | 10 | 12 | 14 => 2,
        _ => 1,
    }
}

/// The locals of a function: the one used last first, those never used behind them by their numbers.
pub struct Locals {
    row: [u32; MOST_LOCALS],
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
    pub fn take(&mut self, place: usize) -> u32 {
        while self.known <= place {
            self.row[self.known] = self.known as u32;
            self.known += 1;
        }
        to_start(&mut self.row, place)
    }

    /// The place of a local.
    pub fn place_of(&self, local: u32) -> usize {
        let known = &self.row[..self.known];
        let place = known.iter().position(|&other| other == local);
        place.unwrap_or(local as usize)
    }
}

/// Moves the value at a place to the start, as in a move-to-front transform.
pub fn to_start(row: &mut [u32], place: usize) -> u32 {
    let value = row[place];
    for at in (0..place).rev() {
        row[at + 1] = row[at];
    }
    row[0] = value;
    value
}

/// The length of the module that streams hold.
pub const fn length(packed: &[u8]) -> usize {
    let (mut value, mut place) = (0, 0);
    loop {
        let byte = packed[LETTERS + place];
        value |= ((byte & 127) as usize) << (7 * place);
        place += 1;
        if byte < 128 {
            return value;
        }
    }
}

/// Writes the module that streams hold into a place of its [`length`].
///
/// # Panics
///
/// Where these are no streams of `xtask/src/pack/streams.rs`.
pub fn unpack(packed: &[u8], module: &mut [u8]) {
    let mut unpacker = Unpacker {
        packed,
        next: [LETTERS; KEYS],
        recent: [[0; MOST_RECENT]; KEYS],
        locals: Locals::NONE,
        module,
        end: 0,
        codes: BEFORE_ALL,
    };
    unpacker.write_module();
}

/// How many bytes a number has.
fn size_of_number(number: usize) -> usize {
    number.max(1).ilog2() as usize / 7 + 1
}

struct Unpacker<'a> {
    packed: &'a [u8],
    /// Where each stream is to be read on.
    next: [usize; KEYS],
    /// The last values of each stream, the latest first.
    recent: [[u32; MOST_RECENT]; KEYS],
    locals: Locals,
    module: &'a mut [u8],
    /// Up to where the module is written.
    end: usize,
    /// The opcodes of the last instruction, of this one and of the next.
    codes: [u8; 3],
}

impl Unpacker<'_> {
    fn write_module(&mut self) {
        let length = self.read(PLAIN);
        let mut end = self.packed.len();
        for _ in 0..self.read(PLAIN) {
            let key = self.read(PLAIN);
            end -= self.read(PLAIN);
            self.next[key] = end;
        }
        let before = self.read(PLAIN);
        self.copy_bytes(PLAIN, before);
        self.advance();
        for _ in 0..self.copy_number(PLAIN) {
            self.write_function();
        }
        self.copy_bytes(PLAIN, length - self.end);
    }

    fn write_function(&mut self) {
        let start = self.end;
        for _ in 0..self.copy_number(LOCALS) {
            self.copy_numbers(LOCALS, 2);
        }
        self.locals.known = 0;
        let mut depth = 1;
        while depth > 0 {
            self.advance();
            let code = self.codes[1];
            self.write_byte(code);
            self.write_immediates();
            match code {
                opcode::FIRST_BLOCK..=opcode::LAST_BLOCK => depth += 1,
                opcode::END => depth -= 1,
                _ => {}
            }
        }
        // Its length stands before it.
        let length = self.end - start;
        let place = start + size_of_number(length);
        self.module.copy_within(start..self.end, place);
        self.end = start;
        self.write(length);
        self.end += length;
    }

    /// Goes on to the next instruction.
    fn advance(&mut self) {
        let letter = self.packed[self.next[OPCODES]];
        self.next[OPCODES] += 1;
        let [_, last, code] = self.codes;
        self.codes = [last, code, self.packed[usize::from(letter)]];
    }

    fn write_immediates(&mut self) {
        let key = key(self.codes);
        match self.codes[1] {
            opcode::FIRST_LOCAL..=opcode::LAST_LOCAL => {
                let place = self.read(key);
                let local = self.locals.take(place);
                self.write(local as usize);
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
                self.write(function as usize);
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

    /// A number below 2³².
    fn read(&mut self, key: usize) -> usize {
        self.read_long(key) as usize
    }

    /// A number; a constant with [`MOST_RECENT`] added may not fit into the 32 bits that `usize` has in the browser.
    fn read_long(&mut self, key: usize) -> u64 {
        let (mut value, mut shift) = (0, 0);
        let mut place = self.next[key];
        loop {
            let byte = self.packed[place];
            value |= u64::from(byte & 127) << shift;
            place += 1;
            shift += 7;
            if byte < 128 {
                self.next[key] = place;
                return value;
            }
        }
    }

    fn read_recent(&mut self, key: usize) -> u32 {
        const NEW: u64 = MOST_RECENT as u64;
        let value = self.read_long(key);
        let recent = &mut self.recent[key];
        to_start(recent, value.min(NEW - 1) as usize);
        if value >= NEW {
            recent[0] = (value - NEW) as u32;
        }
        recent[0]
    }

    /// Copies a number without a sign.
    fn copy_number(&mut self, key: usize) -> usize {
        let number = self.read(key);
        self.write(number);
        number
    }

    /// Copies numbers as they are, whether they have a sign or not.
    fn copy_numbers(&mut self, key: usize, mut count: usize) {
        let mut place = self.next[key];
        while count > 0 {
            let byte = self.packed[place];
            place += 1;
            self.write_byte(byte);
            count -= usize::from(byte < 128);
        }
        self.next[key] = place;
    }

    fn copy_bytes(&mut self, key: usize, count: usize) {
        let from = self.next[key];
        self.next[key] += count;
        let bytes = &self.packed[from..self.next[key]];
        self.module[self.end..][..count].copy_from_slice(bytes);
        self.end += count;
    }

    fn write_byte(&mut self, byte: u8) {
        self.module[self.end] = byte;
        self.end += 1;
    }

    fn write(&mut self, mut value: usize) {
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
        let letters = [0x21, 0x40, 0x40, 0x0a];
        let streams: [(usize, &[u8]); 5] = [
            (key([0x41, 0x41, 0x0b]), &[MOST_RECENT as u8 + 1]),
            (key([0x20, 0x41, 0x41]), &[MOST_RECENT as u8 + 1]),
            (0x20, &[0]),
            (LOCALS, &[0]),
            (OPCODES, &letters),
        ];
        let before = b"before\x0a\x0a";
        let body = [8, 0, 0x20, 0, 0x41, 0x7f, 0x41, 0x7f, 0x0b];
        let module = [&before[..], &[1], &body, b"after"].concat();
        let number = |value: usize| match value {
            0..128 => vec![value as u8],
            _ => vec![value as u8 | 128, (value >> 7) as u8],
        };
        let mut packed: Vec<_> = (0..=255).map(|letter: u8| letter ^ 1).collect();
        packed.extend([module.len(), streams.len()].map(number).concat());
        for (key, stream) in &streams {
            packed.extend([*key, stream.len()].map(number).concat());
        }
        packed.extend([&[before.len() as u8], &before[..], &[1], b"after"].concat());
        let from_the_last = streams.iter().rev();
        packed.extend(from_the_last.flat_map(|(_, stream)| *stream));
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
}
