//! Hand-written types of this crate.

use std::fmt;

use ofm_protocol::types::scalar::Scalar;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// A card's number, of which only the last four digits are known; `Debug` shows those.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct MaskedNumber(String);

impl MaskedNumber {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for MaskedNumber {}

impl fmt::Debug for MaskedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for MaskedNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix("************").unwrap_or_default();
        if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text))
        } else {
            Err(D::Error::custom("not twelve stars and four digits"))
        }
    }
}
