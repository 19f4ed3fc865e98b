// @generated from schemas/ofm/v1_2/error.schema.json by build.rs; do not edit.

/// One fault of a request.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/error.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ApiError {
    /// The fault, for programs, as `Consent.Invalid`.
    pub code: ::alloc::string::String,
    /// More about the fault.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub details: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// The fault, for people.
    pub message: ::alloc::string::String,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What the platform's resource interfaces answer in place of a result.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/error.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// What is wrong.
    pub errors: ::alloc::vec::Vec<ApiError>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl ErrorResponse {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(errors: impl ::core::convert::Into<::alloc::vec::Vec<ApiError>>) -> Self {
        Self {
            errors: errors.into(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ErrorResponse {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            errors: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ErrorResponse {
    /// The schema that this type is made from, `schemas/ofm/v1_2/error.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/error.schema.json")
    );
}
/// The required members of [`ApiError`], the argument of [`ApiError::new`].
#[derive(Clone, Debug)]
pub struct NewApiError {
    /// The fault, for programs, as `Consent.Invalid`.
    pub code: ::alloc::string::String,
    /// The fault, for people.
    pub message: ::alloc::string::String,
}
impl ::core::convert::From<NewApiError> for ApiError {
    fn from(required: NewApiError) -> Self {
        let NewApiError { code, message } = required;
        Self {
            code,
            message,
            details: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl ApiError {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewApiError) -> Self {
        required.into()
    }
    /// Sets `details`.
    #[must_use]
    pub fn with_details(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.details = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ApiError {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            code: ::arbitrary::Arbitrary::arbitrary(u)?,
            details: ::arbitrary::Arbitrary::arbitrary(u)?,
            message: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
