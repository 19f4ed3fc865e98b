// @generated from schemas/ofm/v1_2/requested_consent.schema.json by build.rs; do not edit.

/// The authorization detail that asks for access to accounts.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedAccountAccess {
    /// The consent.
    pub consent: RequestedConsent,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::ofm::v1_2::consent::ConsentType,
}
/// An account access consent as a data consumer asks for it. Closed: a server refuses members that it does not know (RFC 9396 section 5).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct RequestedConsent {
    /// What the data is for.
    pub consent_purpose: crate::types::ofm::v1_2::consent::ConsentPurpose,
    /// The kind and version; the same as the detail's `type`.
    pub consent_type: crate::types::ofm::v1_2::consent::ConsentType,
    /// The data consumer's identifier at the platform.
    pub dc_id: crate::types::common::Identifier,
    /// The data provider's identifier at the platform.
    pub dp_id: crate::types::common::Identifier,
    /// When the consent ends.
    pub expiration_datetime: crate::types::scalar::Timestamp,
    /// What may be read.
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::ofm::v1_2::consent::Permission,
    >,
}
/// The required members of [`RequestedConsent`], the argument of [`RequestedConsent::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedConsent {
    /// The data consumer's identifier at the platform.
    pub dc_id: crate::types::common::Identifier,
    /// The data provider's identifier at the platform.
    pub dp_id: crate::types::common::Identifier,
    /// What the data is for.
    pub consent_purpose: crate::types::ofm::v1_2::consent::ConsentPurpose,
    /// What may be read.
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::ofm::v1_2::consent::Permission,
    >,
    /// When the consent ends.
    pub expiration_datetime: crate::types::scalar::Timestamp,
}
impl ::core::convert::From<NewRequestedConsent> for RequestedConsent {
    fn from(required: NewRequestedConsent) -> Self {
        let NewRequestedConsent {
            consent_purpose,
            dc_id,
            dp_id,
            expiration_datetime,
            permissions,
        } = required;
        Self {
            consent_purpose,
            dc_id,
            dp_id,
            expiration_datetime,
            permissions,
            consent_type: crate::types::ofm::v1_2::consent::ConsentType::default(),
        }
    }
}
impl RequestedConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedConsent) -> Self {
        required.into()
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedConsent", deny_unknown_fields)]
struct RequestedConsentMembers {
    pub consent_purpose: crate::types::ofm::v1_2::consent::ConsentPurpose,
    pub consent_type: crate::types::ofm::v1_2::consent::ConsentType,
    pub dc_id: crate::types::common::Identifier,
    pub dp_id: crate::types::common::Identifier,
    pub expiration_datetime: crate::types::scalar::Timestamp,
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::ofm::v1_2::consent::Permission,
    >,
}
impl<'de> ::serde::Deserialize<'de> for RequestedConsent {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedConsentMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedConsent {
    /// The schema that this type is made from, `schemas/ofm/v1_2/requested_consent.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/requested_consent.schema.json")
    );
}
impl RequestedAccountAccess {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<RequestedConsent>) -> Self {
        Self {
            consent: consent.into(),
            type_: crate::types::ofm::v1_2::consent::ConsentType::default(),
        }
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedAccountAccess", deny_unknown_fields)]
struct RequestedAccountAccessMembers {
    pub consent: RequestedConsent,
    #[serde(rename = "type")]
    pub type_: crate::types::ofm::v1_2::consent::ConsentType,
}
impl<'de> ::serde::Deserialize<'de> for RequestedAccountAccess {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedAccountAccessMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
