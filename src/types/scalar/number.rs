//! Any JSON number.

use serde::{Deserialize, Serialize};

/// A number as JSON has it: a rate, a factor. Amounts of money are texts.
///
/// Its value is kept as far as `serde_json` keeps it: integers of 64 bits, other numbers as `f64`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(pub serde_json::Number);

impl Number {
    /// The number as `f64`.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_and_texts_refused() {
        for text in ["4.25", "3", "-1", "0.001"] {
            let number: Number = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&number).unwrap(), text);
        }
        for text in ["\"3\"", "null", "true", "[]"] {
            assert!(serde_json::from_str::<Number>(text).is_err(), "{text}");
        }
    }
}
