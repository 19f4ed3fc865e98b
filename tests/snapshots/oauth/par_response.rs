// @generated from schemas/oauth/par_response.schema.json by build.rs; do not edit.

/// The answer to a pushed authorization request (RFC 9126 section 2.2).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/par_response.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ParResponse {
    /// How many seconds it is valid.
    pub expires_in: ::core::num::NonZeroU32,
    /// What names the request at the authorization endpoint; opaque, used once.
    pub request_uri: crate::types::scalar::SecretString,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`ParResponse`], the argument of [`ParResponse::new`].
#[derive(Clone, Debug)]
pub struct NewParResponse {
    /// What names the request at the authorization endpoint; opaque, used once.
    pub request_uri: crate::types::scalar::SecretString,
    /// How many seconds it is valid.
    pub expires_in: ::core::num::NonZeroU32,
}
impl ::core::convert::From<NewParResponse> for ParResponse {
    fn from(required: NewParResponse) -> Self {
        let NewParResponse { expires_in, request_uri } = required;
        Self {
            expires_in,
            request_uri,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl ParResponse {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewParResponse) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ParResponse {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            expires_in: ::arbitrary::Arbitrary::arbitrary(u)?,
            request_uri: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ParResponse {
    /// The schema that this type is made from, `schemas/oauth/par_response.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/par_response.schema.json")
    );
}
