// @generated from schemas/ofm/v1_2/consent_event.schema.json by build.rs; do not edit.

/// What the platform sends to a data consumer when a consent changes.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/consent_event.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ConsentEvent {
    /// The consent from now on.
    pub consent: crate::types::ofm::v1_2::granted_consent::GrantedConsent,
    /// What happened.
    pub event_type: crate::types::scalar::Open<ConsentEventType>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What happened to a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/consent_event.schema.json`.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[non_exhaustive]
#[derive(Default)]
pub enum ConsentEventType {
    /// Its status changed.
    #[serde(rename = "consent_status_updated")]
    #[default]
    ConsentStatusUpdated,
}
impl ::core::fmt::Display for ConsentEventType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ConsentStatusUpdated => f.write_str("consent_status_updated"),
        }
    }
}
impl ::core::str::FromStr for ConsentEventType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "consent_status_updated" => Ok(Self::ConsentStatusUpdated),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ConsentEventType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentEventType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentEventType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::ConsentStatusUpdated)
    }
}
/// The required members of [`ConsentEvent`], the argument of [`ConsentEvent::new`].
#[derive(Clone, Debug)]
pub struct NewConsentEvent {
    /// What happened.
    pub event_type: crate::types::scalar::Open<ConsentEventType>,
    /// The consent from now on.
    pub consent: crate::types::ofm::v1_2::granted_consent::GrantedConsent,
}
impl ::core::convert::From<NewConsentEvent> for ConsentEvent {
    fn from(required: NewConsentEvent) -> Self {
        let NewConsentEvent { consent, event_type } = required;
        Self {
            consent,
            event_type,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl ConsentEvent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewConsentEvent) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentEvent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            event_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ConsentEvent {
    /// The schema that this type is made from, `schemas/ofm/v1_2/consent_event.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/consent_event.schema.json")
    );
}
