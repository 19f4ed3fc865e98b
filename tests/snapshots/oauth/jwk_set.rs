// @generated from schemas/oauth/jwk_set.schema.json by build.rs; do not edit.

/// A set of public keys (RFC 7517 section 5).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/jwk_set.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct JwkSet {
    /// The keys.
    pub keys: ::alloc::vec::Vec<crate::types::oauth::jwk::Jwk>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl JwkSet {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        keys: impl ::core::convert::Into<
            ::alloc::vec::Vec<crate::types::oauth::jwk::Jwk>,
        >,
    ) -> Self {
        Self {
            keys: keys.into(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for JwkSet {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            keys: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl JwkSet {
    /// The schema that this type is made from, `schemas/oauth/jwk_set.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jwk_set.schema.json")
    );
}
