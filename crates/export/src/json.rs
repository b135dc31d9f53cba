//! Turns any value into compact JSON. What `serde_json` does, without its parser, its pretty printer
//! and its tables for floating-point numbers: in the page those weigh more than all the writers.

use siyaq_engine::text::normalize::{digits, padded, replaced};
use std::fmt::Error;

use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

/// The value as JSON. Maps and enums with content do not occur in what is written here; they
/// give an empty text.
pub fn to_json(value: &impl Serialize) -> String {
    let mut out = String::new();
    match value.serialize(Json { out: &mut out }) {
        Ok(()) => out,
        Err(Error) => String::new(),
    }
}

/// The name of a variant without fields, as the JSON has it.
pub(crate) fn word(variant: &impl Serialize) -> String {
    replaced(&to_json(variant), "\"", "")
}

/// Where a value is written.
struct Json<'a> {
    out: &'a mut String,
}

/// A template with texts in its gaps, in their order: quoted where it has `$`, as they are where it has `%`.
#[inline(never)]
pub(crate) fn fill(template: &str, texts: &[&str], quote: fn(&str, &mut String)) -> String {
    let mut out = String::new();
    let mut texts = texts.iter().copied();
    for c in template.chars() {
        match c {
            '$' => quote(texts.next().unwrap_or_default(), &mut out),
            '%' => out.push_str(texts.next().unwrap_or_default()),
            _ => out.push(c),
        }
    }
    out
}

/// A template of JSON with texts in its gaps.
pub(crate) fn filled(template: &str, texts: &[&str]) -> String {
    fill(template, texts, quote)
}

/// A template of JSON with a text in its gap, or nothing where there is no text.
pub(crate) fn maybe(template: &str, text: Option<&str>) -> String {
    text.map_or(String::new(), |text| filled(template, &[text]))
}

/// A list or an object that is being written; it ends when it is dropped.
struct Open<'a> {
    out: &'a mut String,
    /// Whether nothing stands in it yet.
    fresh: bool,
    end: char,
}

impl<'a> Json<'a> {
    fn open(self, start: char, end: char) -> Result<Open<'a>, Error> {
        Ok(Open::new(self.out, start, end))
    }

    fn plain(self, text: &str) -> Result<(), Error> {
        self.out.push_str(text);
        Ok(())
    }
}

impl<'a> Open<'a> {
    #[inline(never)]
    fn new(out: &'a mut String, start: char, end: char) -> Self {
        out.push(start);
        Self {
            out,
            fresh: true,
            end,
        }
    }

    fn separate(&mut self) {
        if !std::mem::take(&mut self.fresh) {
            self.out.push(',');
        }
    }

    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.separate();
        quote(name, self.out);
        self.out.push(':');
    }
}

impl Drop for Open<'_> {
    #[inline(never)]
    fn drop(&mut self) {
        self.out.push(self.end);
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.separate();
        value.serialize(Json { out: self.out })
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.name(name);
        value.serialize(Json { out: self.out })
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// The methods for numbers that fit into what another takes.
macro_rules! integers {
    ($wide:ident: $($method:ident $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            self.$wide(value.into())
        })*
    };
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Impossible<(), Error>;

    integers!(serialize_i64: serialize_i8 i8, serialize_i16 i16, serialize_i32 i32);
    integers!(serialize_u64: serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.plain(if value { "true" } else { "false" })
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.plain(&value.to_string())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.plain(&digits(value))
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.plain(&number(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.serialize_f32(value as f32)
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline(never)]
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        quote(value, self.out);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Error> {
        self.open('[', ']')
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Error> {
        self.open('[', ']')
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Error> {
        self.open('{', '}')
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

/// Writes a string with its quotes (RFC 8259, section 7).
fn quote(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                out.push(char::from(HEX[c as usize >> 4]));
                out.push(char::from(HEX[c as usize & 15]));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The shortest decimal that reads as the same number, with one decimal place at the least; `null`
/// where there is none within nine places.
pub(crate) fn number(value: f32) -> String {
    let exact = f64::from(value).abs();
    let mut scale = 1.0;
    for places in 1..=9 {
        scale *= 10.0;
        let units = (exact * scale).round();
        if units < 1e15 && (units / scale) as f32 == exact as f32 {
            let digits = padded(units as u64, places + 1);
            let (whole, rest) = digits.split_at(digits.len() - places);
            return [if value < 0.0 { "-" } else { "" }, whole, ".", rest].concat();
        }
    }
    "null".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_writes_what_serde_json_writes() {
        let article = "سياق: \"نعم\" \\ لا\nزار رئيس مصر قطر\u{1} في 2016، ودانت ليبيا تشاد.";
        let options = siyaq_engine::Options {
            published: "2025-11-06".parse().ok(),
            ..Default::default()
        };
        for text in [article, "", "سحبت تركيا سفيرها من القاهرة في عام 2013."]
        {
            let found = siyaq_engine::explore(text, &options);
            assert_eq!(
                to_json(&found),
                serde_json::to_string(&found).expect("JSON")
            );
        }
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, expected) in [
            (0.0, "0.0"),
            (1.0, "1.0"),
            (-6.0, "-6.0"),
            (0.9, "0.9"),
            (-3.5, "-3.5"),
            (0.05, "0.05"),
            (12.345, "12.345"),
            (f32::NAN, "null"),
            (f32::INFINITY, "null"),
        ] {
            assert_eq!(number(value), expected);
        }
    }
}
