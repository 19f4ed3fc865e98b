//! A writer of JSON into the caller's buffer.

use core::fmt::{self, Write as _};

use super::{Budget, Value};
use crate::error::WriteError;
use crate::time::NumericDate;

/// Writes one JSON value into the caller's buffer, without whitespace.
///
/// The writer keeps the first error; later calls do nothing, and [`Writer::finish`] returns the error. A finished text
/// is JSON by RFC 8259. The caller must keep names unique.
///
/// ```
/// use ofm_protocol::jose::json::Writer;
///
/// let mut buffer = [0; 64];
/// let mut writer = Writer::new(&mut buffer);
/// writer.begin_object();
/// writer.name("iss").string("a \"client\"");
/// writer.name("exp").integer(1_769_767_018);
/// writer.end_object();
/// assert_eq!(writer.finish()?, br#"{"iss":"a \"client\"","exp":1769767018}"#);
/// # Ok::<(), ofm_protocol::error::WriteError>(())
/// ```
pub struct Writer<'o> {
    out: &'o mut [u8],
    length: usize,
    error: Option<WriteError>,
    depth: u8,
    /// Bit `n`: the container at depth `n + 1` is an object.
    objects: u32,
    next: Next,
}

/// The next part that the grammar allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The first element or member of a container, or the outermost value.
    First,
    /// A comma and another element or member.
    Another,
    /// The value of the member whose name was written.
    MemberValue,
    /// No part: the outermost value is complete.
    End,
}

impl<'o> Writer<'o> {
    /// Starts at the front of `out`.
    #[must_use]
    pub const fn new(out: &'o mut [u8]) -> Self {
        Self { out, length: 0, error: None, depth: 0, objects: 0, next: Next::First }
    }

    /// Opens an object.
    pub fn begin_object(&mut self) -> &mut Self {
        self.begin(true, b'{')
    }

    /// Closes an object.
    pub fn end_object(&mut self) -> &mut Self {
        self.end(true, b'}')
    }

    /// Opens an array.
    pub fn begin_array(&mut self) -> &mut Self {
        self.begin(false, b'[')
    }

    /// Closes an array.
    pub fn end_array(&mut self) -> &mut Self {
        self.end(false, b']')
    }

    /// Writes the name of a member. Its value must follow.
    pub fn name(&mut self, name: &str) -> &mut Self {
        match self.next {
            Next::First | Next::Another if self.in_object() => {
                if self.next == Next::Another {
                    self.put(b",");
                }
                self.put_string(name);
                self.put(b":");
                self.next = Next::MemberValue;
            }
            _ => self.fail(WriteError::Place),
        }
        self
    }

    /// Writes a string, escaped where JSON requires it.
    pub fn string(&mut self, value: &str) -> &mut Self {
        self.value(|writer| writer.put_string(value))
    }

    /// Writes an integer.
    pub fn integer(&mut self, value: u64) -> &mut Self {
        self.value(|writer| writer.put_display(value))
    }

    /// Writes a time in the form of RFC 7519 section 2; whole seconds have no fraction.
    pub fn date(&mut self, value: NumericDate) -> &mut Self {
        self.value(|writer| writer.put_display(value))
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) -> &mut Self {
        self.value(|writer| writer.put(if value { b"true" } else { b"false" }))
    }

    /// Writes `null`.
    pub fn null(&mut self) -> &mut Self {
        self.value(|writer| writer.put(b"null"))
    }

    /// Writes an existing JSON text unchanged, after checking it.
    pub fn raw(&mut self, text: &[u8]) -> &mut Self {
        if Value::parse(text, Budget::new(Budget::MAX_DEPTH, Budget::MAX_MEMBERS)).is_ok() {
            return self.value(|writer| writer.put(text));
        }
        self.fail(WriteError::NotJson);
        self
    }

    /// The written text.
    ///
    /// Errors: the first error; [`WriteError::Nesting`] if a container is still open, [`WriteError::Place`] if no value
    /// was written.
    pub fn finish(mut self) -> Result<&'o mut [u8], WriteError> {
        if self.depth > 0 {
            self.fail(WriteError::Nesting);
        } else if self.next != Next::End {
            self.fail(WriteError::Place);
        }
        match self.error {
            Some(error) => Err(error),
            None => self.out.get_mut(..self.length).ok_or(WriteError::Nesting),
        }
    }

    fn begin(&mut self, object: bool, bracket: u8) -> &mut Self {
        if self.depth >= Budget::MAX_DEPTH {
            self.fail(WriteError::Nesting);
            return self;
        }
        self.value(|writer| writer.put(&[bracket]));
        self.objects = self.objects & !(1 << self.depth) | u32::from(object) << self.depth;
        self.depth += 1;
        self.next = Next::First;
        self
    }

    fn end(&mut self, object: bool, bracket: u8) -> &mut Self {
        if self.depth == 0 || self.in_object() != object || self.next == Next::MemberValue {
            self.fail(WriteError::Nesting);
            return self;
        }
        self.put(&[bracket]);
        self.depth -= 1;
        self.next = if self.depth == 0 { Next::End } else { Next::Another };
        self
    }

    fn value(&mut self, write: impl FnOnce(&mut Self)) -> &mut Self {
        match self.next {
            Next::MemberValue => {}
            Next::First if !self.in_object() => {}
            Next::Another if !self.in_object() => self.put(b","),
            _ => {
                self.fail(WriteError::Place);
                return self;
            }
        }
        write(self);
        self.next = if self.depth == 0 { Next::End } else { Next::Another };
        self
    }

    const fn in_object(&self) -> bool {
        self.depth > 0 && self.objects >> (self.depth - 1) & 1 == 1
    }

    fn put(&mut self, text: &[u8]) {
        if self.error.is_some() {
            return;
        }
        let rest = self.out.get_mut(self.length..).unwrap_or_default();
        match rest.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text);
                self.length += text.len();
            }
            None => self.fail(WriteError::BufferTooSmall { given: self.out.len() }),
        }
    }

    fn put_string(&mut self, text: &str) {
        self.put(b"\"");
        let mut rest = text.as_bytes();
        while let Some(at) = rest.iter().position(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
            let (plain, escaped) = rest.split_at(at);
            self.put(plain);
            if let Some((&byte, after)) = escaped.split_first() {
                self.put_escape(byte);
                rest = after;
            }
        }
        self.put(rest);
        self.put(b"\"");
    }

    fn put_escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.put(b"\\\""),
            b'\\' => self.put(b"\\\\"),
            b'\n' => self.put(b"\\n"),
            b'\r' => self.put(b"\\r"),
            b'\t' => self.put(b"\\t"),
            _ => {
                let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' + (nibble - 10) };
                self.put(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }

    fn put_display(&mut self, value: impl fmt::Display) {
        // `write_str` below never fails: the writer keeps errors.
        let _ = write!(Put(self), "{value}");
    }

    fn fail(&mut self, error: WriteError) {
        self.error.get_or_insert(error);
    }
}

/// Does not print the text, which may contain any data.
impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("length", &self.length).field("error", &self.error).finish_non_exhaustive()
    }
}

struct Put<'w, 'o>(&'w mut Writer<'o>);

impl fmt::Write for Put<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.put(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut Writer<'_>)) -> Result<String, WriteError> {
        let mut buffer = [0; 512];
        let mut writer = Writer::new(&mut buffer);
        write(&mut writer);
        writer.finish().map(|text| String::from_utf8(text.to_vec()).unwrap())
    }

    fn write_value(writer: &mut Writer<'_>, value: &serde_json::Value) {
        match value {
            serde_json::Value::Null => writer.null(),
            serde_json::Value::Bool(value) => writer.boolean(*value),
            serde_json::Value::Number(number) => writer.integer(number.as_u64().unwrap()),
            serde_json::Value::String(value) => writer.string(value),
            serde_json::Value::Array(values) => {
                writer.begin_array();
                for value in values {
                    write_value(writer, value);
                }
                writer.end_array()
            }
            serde_json::Value::Object(members) => {
                writer.begin_object();
                for (name, value) in members {
                    write_value(writer.name(name), value);
                }
                writer.end_object()
            }
        };
    }

    #[test]
    fn everything_is_written_as_serde_json_writes_it() {
        let value = serde_json::json!({
            "": [], "a": {}, "b": [1, [2, {"c": null}], true, false], "d\"\\/": "\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}äöü😀",
            "n": u64::MAX,
        });
        let text = written(|writer| write_value(writer, &value)).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert!(!text.contains(' '));
    }

    #[test]
    fn dates_and_raw_values() {
        let date = NumericDate::from_decimal(b"1769767018.445").unwrap();
        let text = written(|writer| {
            writer
                .begin_object()
                .name("exp")
                .date(date)
                .name("claims")
                .raw(br#"{"userinfo":{"name":null}}"#)
                .end_object();
        });
        assert_eq!(text.unwrap(), r#"{"exp":1769767018.445,"claims":{"userinfo":{"name":null}}}"#);
        assert_eq!(written(|writer| _ = writer.raw(b"{} {}")), Err(WriteError::NotJson));
        assert_eq!(written(|writer| _ = writer.raw(b"")), Err(WriteError::NotJson));
    }

    #[test]
    fn incomplete_json_is_not_finished() {
        use WriteError as E;
        assert_eq!(written(|_| {}), Err(E::Place));
        assert_eq!(written(|writer| _ = writer.null().null()), Err(E::Place));
        assert_eq!(written(|writer| _ = writer.name("a")), Err(E::Place));
        assert_eq!(written(|writer| _ = writer.begin_array().name("a")), Err(E::Place));
        assert_eq!(written(|writer| _ = writer.begin_object().null()), Err(E::Place));
        assert_eq!(written(|writer| _ = writer.begin_object().name("a").name("b")), Err(E::Place));
        assert_eq!(written(|writer| _ = writer.begin_object().name("a").end_object()), Err(E::Nesting));
        assert_eq!(written(|writer| _ = writer.begin_object().end_array()), Err(E::Nesting));
        assert_eq!(written(|writer| _ = writer.begin_object()), Err(E::Nesting));
        assert_eq!(written(|writer| _ = writer.end_object()), Err(E::Nesting));
        assert_eq!(written(|writer| (0..65).for_each(|_| _ = writer.begin_array())), Err(E::Nesting));
    }

    #[test]
    fn a_short_buffer_is_an_error_at_every_length() {
        let full = br#"{"a":"b\n","c":[1,2]}"#;
        for length in 0..=full.len() {
            let mut buffer = vec![0; length];
            let mut writer = Writer::new(&mut buffer);
            writer.begin_object().name("a").string("b\n").name("c").begin_array().integer(1).integer(2);
            let result = writer.end_array().end_object().length;
            let finished = writer.finish().map(|text| text.to_vec());
            if length == full.len() {
                assert_eq!((result, finished), (length, Ok(full.to_vec())));
            } else {
                assert_eq!(finished, Err(WriteError::BufferTooSmall { given: length }));
            }
        }
    }

    proptest! {
        #[test]
        fn strings_survive(text: String) {
            let mut buffer = vec![0; 6 * text.len() + 2];
            let mut writer = Writer::new(&mut buffer);
            writer.string(&text);
            let written = writer.finish().unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(written).unwrap(), text.clone());
            let read = Value::parse(written, Budget::default()).unwrap().as_string().unwrap();
            prop_assert_eq!(read, text.as_str());
        }
    }
}
