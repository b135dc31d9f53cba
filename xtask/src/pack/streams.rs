//! Takes the code of a WebAssembly apart into the streams that `siyaq-unpack` puts together again; there
//! stands what they are.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use siyaq_unpack::{
    LETTERS, LOCALS, Locals, MOST_LOCALS, MOST_RECENT, OPCODES, key, opcode, to_start, unpack,
};
use wasm_encoder::Encode;
use wasmparser::{BinaryReader, FunctionBody, Parser, Payload};

use super::alphabet;

/// The streams of a module in some rows, of which one or the other packs better. Fails where they would not make
/// the same module again.
pub fn of_module(wasm: &[u8]) -> Result<Vec<Vec<u8>>> {
    let mut around = None;
    let mut streams = Streams::default();
    let mut functions = 0_usize;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart {
                unchecked_range: content,
                ..
            } => {
                let [start, end] = [content.start, content.end].map(usize::try_from);
                around = Some((start?, end?));
            }
            Payload::CodeSectionEntry(body) => {
                functions += 1;
                streams.add(&body)?;
            }
            _ => {}
        }
    }
    let (start, end) = around.context("a module without code")?;
    let letters = alphabet::of_opcodes(streams.of(OPCODES));
    let mut letter_of = [0; LETTERS];
    for (letter, code) in (0..=u8::MAX).zip(letters) {
        letter_of[usize::from(code)] = letter;
    }
    let opcodes = streams.of(OPCODES);
    for code in opcodes.iter_mut() {
        *code = letter_of[usize::from(*code)];
    }
    // One letter is looked at behind each instruction.
    opcodes.push(0);

    let by_key: Vec<_> = streams.of.iter().collect();
    let from_the_last = by_key.iter().rev().copied().collect();
    let packed = [by_key, from_the_last].map(|row| {
        let mut packed = letters.to_vec();
        for value in [wasm.len(), row.len()] {
            value.encode(&mut packed);
        }
        for (key, stream) in row.iter().rev() {
            for value in [**key, stream.len()] {
                value.encode(&mut packed);
            }
        }
        start.encode(&mut packed);
        packed.extend(&wasm[..start]);
        functions.encode(&mut packed);
        packed.extend(&wasm[end..]);
        packed.extend(row.iter().flat_map(|(_, stream)| *stream));
        packed
    });
    let mut again = vec![0; wasm.len()];
    for packed in &packed {
        unpack(packed, &mut again);
        ensure!(
            again == wasm,
            "the streams do not make the same WebAssembly"
        );
    }
    Ok(packed.into())
}

/// The streams by their keys.
#[derive(Default)]
struct Streams {
    of: BTreeMap<usize, Vec<u8>>,
    /// The last values of each.
    recent: BTreeMap<usize, [u32; MOST_RECENT]>,
}

impl Streams {
    fn add(&mut self, body: &FunctionBody) -> Result<()> {
        let bytes = body.as_bytes();
        let mut starts = starts_of(body)?;
        let head = starts.first().context("a function without code")?;
        self.of(LOCALS).extend(&bytes[..*head]);
        starts.push(bytes.len());
        let mut locals = Locals::NONE;
        let mut last = opcode::END;
        for place in starts.windows(2) {
            let (&code, immediates) = bytes[place[0]..place[1]].split_first().context("no code")?;
            let next = bytes.get(place[1]).copied().unwrap_or_default();
            self.of(OPCODES).push(code);
            self.add_immediates([last, code, next], immediates, &mut locals)?;
            last = code;
        }
        Ok(())
    }

    /// The immediates of the middle one of three instructions.
    fn add_immediates(
        &mut self,
        codes: [u8; 3],
        immediates: &[u8],
        locals: &mut Locals,
    ) -> Result<()> {
        let key = key(codes);
        let mut reader = BinaryReader::new(immediates, 0);
        match codes[1] {
            opcode::FIRST_LOCAL..=opcode::LAST_LOCAL => {
                let local = reader.read_var_u32()?;
                let place = locals.place_of(local);
                ensure!(place < MOST_LOCALS, "a function with {place} locals");
                locals.take(place);
                self.of(key).extend(number(place as u64));
            }
            opcode::FIRST_MEMORY..=opcode::LAST_MEMORY => {
                let [0, offset @ ..] = immediates else {
                    bail!("a hint of alignment: wasm-opt --dealign takes it away");
                };
                self.of(key).extend(offset);
            }
            opcode::I32_CONST => {
                let value = reader.read_var_i32()?;
                self.add_recent(key, (value << 1 ^ value >> 31) as u32);
            }
            opcode::CALL => self.add_recent(key, reader.read_var_u32()?),
            _ if immediates.is_empty() => {}
            _ => self.of(key).extend(immediates),
        }
        Ok(())
    }

    fn of(&mut self, key: usize) -> &mut Vec<u8> {
        self.of.entry(key).or_default()
    }

    /// Adds a value: by how recent it is, or, where it is none of the last ones, itself.
    fn add_recent(&mut self, key: usize, value: u32) {
        let recent = self.recent.entry(key).or_insert([0; MOST_RECENT]);
        let written = match recent.iter().position(|&other| other == value) {
            Some(place) => {
                to_start(recent, place);
                place as u64
            }
            None => {
                to_start(recent, MOST_RECENT - 1);
                recent[0] = value;
                u64::from(value) + MOST_RECENT as u64
            }
        };
        self.of(key).extend(number(written));
    }
}

/// Where the instructions of a function start in its body.
pub fn starts_of(body: &FunctionBody) -> Result<Vec<usize>> {
    let operators = body.get_operators_reader()?.into_iter_with_offsets();
    let start = |place: u64| Ok(usize::try_from(place - body.range().start)?);
    operators.map(|operator| start(operator?.1)).collect()
}

/// A number as WebAssembly writes it (LEB128).
fn number(value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.encode(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        BlockType, CodeSection, FunctionSection, Instruction, MemArg, MemArgTarget, Module,
        TypeSection, ValType,
    };

    use super::*;

    /// A module of two functions with these instructions.
    fn module(instructions: &[Instruction]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], []);
        let mut functions = FunctionSection::new();
        let mut codes = CodeSection::new();
        for _ in 0..2 {
            functions.function(0);
            let locals = [(2, ValType::I64), (300, ValType::I32)];
            let mut function = wasm_encoder::Function::new(locals);
            for instruction in instructions.iter().chain([&Instruction::End]) {
                function.instruction(instruction);
            }
            codes.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&codes);
        module.finish()
    }

    fn memory(align: u32) -> MemArg {
        MemArg {
            offset: 1 << 20,
            align,
            target: MemArgTarget::Memory(0),
            ordering: None,
        }
    }

    #[test]
    fn every_kind_of_instruction_comes_back() {
        use Instruction::*;

        let mut all = vec![
            Block(BlockType::Empty),
            Loop(BlockType::FunctionType(200)),
            If(BlockType::Result(ValType::I64)),
            Else,
            BrTable((0..130).collect::<Vec<_>>().into(), 7),
            End,
            Br(1),
            BrIf(0),
            End,
            End,
            Unreachable,
            CallIndirect {
                type_index: 0,
                table_index: 0,
            },
            GlobalGet(0),
            GlobalSet(1),
            I32Load(memory(0)),
            I64Store32(memory(0)),
            MemorySize(0),
            MemoryGrow(0),
            F32Const(0.1.into()),
            F64Const((-0.1).into()),
            MemoryCopy {
                src_mem: 0,
                dst_mem: 0,
            },
            MemoryFill(0),
            I32TruncSatF64S,
            I32Extend8S,
            Return,
        ];
        for number in [0, 1, -1, 63, 64, -64, -65, 127, 128, i32::MIN, i32::MAX] {
            all.push(I32Const(number));
            all.push(I64Const(i64::from(number) << 31));
        }
        // More than are remembered, and then again.
        for number in (0..100).chain(50..60).chain([99, 0]) {
            all.extend([
                LocalGet(number),
                LocalTee(301 - number),
                LocalSet(number / 2),
            ]);
            all.extend([Call(number * 3), I32Const(-40 * number as i32), Drop]);
        }
        let module = module(&all);
        let streams = of_module(&module).expect("the same comes back");
        for streams in streams {
            assert_eq!(siyaq_unpack::length(&streams), module.len());
        }
    }

    #[test]
    fn what_packs_as_nothing_is_told() {
        assert!(of_module(b"no module").is_err());
        assert!(of_module(&Module::new().finish()).is_err());
        let aligned = of_module(&module(&[Instruction::I32Load(memory(2))]));
        let why = aligned.map_err(|error| error.to_string());
        assert!(why.is_err_and(|why| why.contains("--dealign")));
        // A `select` that names its type has immediates that nobody knows here.
        let unknown = module(&[Instruction::TypedSelect(ValType::I32)]);
        assert!(std::panic::catch_unwind(|| of_module(&unknown)).is_ok_and(|r| r.is_err()));
    }

    #[test]
    fn what_was_said_of_late_is_said_by_its_place() {
        let mut streams = Streams::default();
        for value in [5, 5, 7, 5, 900] {
            streams.add_recent(0, value);
        }
        let new = |value: u64| number(value + MOST_RECENT as u64);
        let expected = [new(5), vec![0], new(7), vec![1], new(900)].concat();
        assert_eq!(streams.of[&0], expected);
    }
}
