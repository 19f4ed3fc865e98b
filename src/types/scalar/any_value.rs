//! Any JSON value.

use core::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Any JSON value. `Debug` prints only its kind, because it may be personal data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnyValue(pub Value);

impl From<Value> for AnyValue {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl fmt::Debug for AnyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(kind(&self.0))
    }
}

/// The kind of a JSON value in brackets, for `Debug`.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "<null>",
        Value::Bool(_) => "<boolean>",
        Value::Number(_) => "<number>",
        Value::String(_) => "<string>",
        Value::Array(_) => "<array>",
        Value::Object(_) => "<object>",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_kind_only() {
        assert_eq!(format!("{:?}", AnyValue(Value::from("mits@m2.com"))), "<string>");
    }
}
