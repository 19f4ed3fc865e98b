//! The JSON reader, compared with `serde_json`.
//!
//! Both accept the same texts and read the same values, except for the reader's documented stricter rules and numbers
//! beyond `f64`. Written values have the same meaning. Reading allocates nothing.

use ofm_protocol::jose::json::{Budget, Object, Value, Writer};

use super::oracle::{Shape, accepts, same};

pub fn run(data: &[u8]) {
    let budget = Budget::default();
    let (allocations, ours) = super::allocations::counted(|| Value::parse(data, budget));
    assert_eq!(allocations, 0);
    match (ours, Shape::of(data)) {
        (Err(error), Some(shape)) => assert!(shape.explains(error, budget), "{error}"),
        (Err(_), None) => {}
        (Ok(ours), Some(shape)) => {
            assert!(!shape.duplicate && shape.depth <= usize::from(budget.depth()));
            let theirs = serde_json::from_slice(data).unwrap();
            assert!(same(ours, &theirs));
            let mut out = vec![0; data.len() * 6 + 16];
            let mut writer = Writer::new(&mut out);
            write(ours, &mut writer);
            let written = writer.finish().unwrap();
            assert_eq!(serde_json::from_slice::<serde_json::Value>(written).unwrap(), theirs);
            assert!(same(Value::parse(written, budget).unwrap(), &theirs));
            // The text is an object for both, or for neither.
            assert_eq!(Object::parse(data, budget).is_ok(), theirs.is_object());
        }
        // Numbers stay texts here; `serde_json` must represent them.
        (Ok(_), None) => assert!(accepts(data)),
    }
}

/// Writes the value again, with decoded strings.
fn write(value: Value<'_>, writer: &mut Writer<'_>) {
    match value {
        Value::Null => writer.null(),
        Value::Bool(value) => writer.boolean(value),
        Value::Number(number) => writer.raw(number.text()),
        Value::String(text) => writer.string(&text.to_string()),
        Value::Array(elements) => {
            writer.begin_array();
            elements.iter().for_each(|element| write(element, writer));
            writer.end_array()
        }
        Value::Object(members) => {
            writer.begin_object();
            for (name, value) in members.iter() {
                writer.name(&name.to_string());
                write(value, writer);
            }
            writer.end_object()
        }
    };
}
