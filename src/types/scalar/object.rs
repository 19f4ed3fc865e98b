//! Structs that are read from objects only.

use serde::Deserializer;
use serde::de::Visitor;

/// A deserializer that accepts only an object. serde also reads a struct from an array of its members' values, which no
/// message is (RFC 9396 section 2: elements are objects).
#[doc(hidden)]
#[derive(Debug)]
pub struct ObjectOnly<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::types::ParRequest;
    use crate::types::ofm::v1_2::RequestedConsent;

    #[test]
    fn rfc_9396_section_2_an_array_of_values_is_not_an_object() {
        // An array in the order of the fields, which serde alone would accept.
        let consent = json!([
            "pfm",
            "urn:openfinance-ml:account-access-consent:v1.2",
            "16f87e367071230059bff09a",
            "DP9876543210",
            "2026-11-30T23:59:59Z",
            ["read_accounts"]
        ]);
        let error = serde_json::from_value::<RequestedConsent>(consent).unwrap_err();
        assert!(error.to_string().contains("invalid type: sequence"), "{error}");
        assert!(serde_json::from_str::<ParRequest>("[]").is_err());
        assert!(serde_json::from_str::<ParRequest>("null").is_err());
    }
}
