//! The exploration as a JavaScript value of the same shape as its JSON. The browser prints and
//! parses numbers better than code that would have to be downloaded, so nothing is written as text.

use std::fmt::{self, Display};

use js_sys::{Array, Object, Reflect};
use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple};
use wasm_bindgen::JsValue;

/// Turns plain data into a JavaScript value; `undefined` where it holds what JSON has no word for.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(Writer).unwrap_or(JsValue::UNDEFINED)
}

/// Something that the result of an exploration does not hold.
#[derive(Debug)]
pub struct Unsupported;

impl Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unsupported")
    }
}

impl ser::Error for Unsupported {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

impl std::error::Error for Unsupported {}

type Result<T = JsValue> = std::result::Result<T, Unsupported>;

/// Writes one value.
struct Writer;

/// A list that grows.
struct List(Array);

/// An object that grows.
struct Fields(Object);

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = Unsupported;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.push(&value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Result {
        Ok(self.0.into())
    }
}

impl SerializeTuple for List {
    type Ok = JsValue;
    type Error = Unsupported;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = Unsupported;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<()> {
        let value = value.serialize(Writer)?;
        Reflect::set(&self.0, &key.into(), &value).map_err(|_| Unsupported)?;
        Ok(())
    }

    fn end(self) -> Result {
        Ok(self.0.into())
    }
}

/// Values that become numbers.
macro_rules! numbers {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(fn $name(self, value: $type) -> Result {
            Ok(JsValue::from_f64(value.into()))
        })*
    };
}

/// Values that the result does not hold.
macro_rules! unsupported {
    ($($name:ident($($argument:ty),*) -> $result:ty;)*) => {
        $(fn $name(self, $(_: $argument),*) -> $result {
            Err(Unsupported)
        })*
    };
}

impl ser::Serializer for Writer {
    type Ok = JsValue;
    type Error = Unsupported;
    type SerializeSeq = List;
    type SerializeStruct = Fields;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<JsValue, Unsupported>;
    type SerializeTupleVariant = Impossible<JsValue, Unsupported>;
    type SerializeMap = Impossible<JsValue, Unsupported>;
    type SerializeStructVariant = Impossible<JsValue, Unsupported>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_f32: f32, serialize_f64: f64,
    }

    unsupported! {
        serialize_i64(i64) -> Result;
        serialize_u64(u64) -> Result;
        serialize_char(char) -> Result;
        serialize_bytes(&[u8]) -> Result;
        serialize_tuple_struct(&'static str, usize) -> Result<Self::SerializeTupleStruct>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize)
            -> Result<Self::SerializeTupleVariant>;
        serialize_struct_variant(&'static str, u32, &'static str, usize)
            -> Result<Self::SerializeStructVariant>;
        serialize_map(Option<usize>) -> Result<Self::SerializeMap>;
    }

    fn serialize_bool(self, value: bool) -> Result {
        Ok(value.into())
    }

    fn serialize_str(self, value: &str) -> Result {
        Ok(value.into())
    }

    fn serialize_none(self) -> Result {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result {
        Err(Unsupported)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List> {
        Ok(List(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<List> {
        Ok(List(Array::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields> {
        Ok(Fields(Object::new()))
    }
}
