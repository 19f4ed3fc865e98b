// @generated from schemas/uae/v2_1/insurance/requested.schema.json by build.rs; do not edit.

/// The authorization detail that asks for insurance data.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/requested.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedInsurance {
    /// The consent.
    pub consent: RequestedInsuranceConsent,
    /// Which events are wanted.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<
        crate::types::uae::v2_1::requested_consent::RequestedSubscription,
    >,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::insurance::common::InsuranceConsentType,
}
/// What the platform's fees depend on.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/requested.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedInsuranceBilling {
    /// What the data is for.
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::uae::v2_1::insurance::common::InsurancePurpose,
}
/// A consent for insurance data as a third party asks for it. Closed: a server refuses members that it does not know (RFC 9396 section 5).
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/requested.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedInsuranceConsent {
    /// The consent that this one renews.
    #[serde(rename = "BaseConsentId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub base_consent_id: ::core::option::Option<crate::types::scalar::Uuid>,
    /// The consent's identifier, made by the client.
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::scalar::Uuid,
    /// When the consent ends.
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// Whom the third party acts for.
    #[serde(rename = "OnBehalfOf")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub on_behalf_of: ::core::option::Option<
        crate::types::uae::v2_1::requested_consent::RequestedOnBehalfOf,
    >,
    /// What the platform's fees depend on.
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: RequestedInsuranceBilling,
    /// What may be read, by sector.
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::NonEmptyList<RequestedSector>,
}
/// What may be read of one sector.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/requested.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedSector {
    /// The sector.
    #[serde(rename = "InsuranceType")]
    pub insurance_type: crate::types::uae::v2_1::insurance::common::InsuranceSector,
    /// What may be read.
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::NonEmptyList<
        crate::types::uae::v2_1::insurance::common::InsurancePermission,
    >,
}
/// The required members of [`RequestedInsuranceConsent`], the argument of [`RequestedInsuranceConsent::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedInsuranceConsent {
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::scalar::Uuid,
    /// What may be read, by sector.
    pub permissions: crate::types::scalar::NonEmptyList<RequestedSector>,
    /// What the platform's fees depend on.
    pub open_finance_billing: RequestedInsuranceBilling,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
}
impl ::core::convert::From<NewRequestedInsuranceConsent> for RequestedInsuranceConsent {
    fn from(required: NewRequestedInsuranceConsent) -> Self {
        let NewRequestedInsuranceConsent {
            consent_id,
            expiration_date_time,
            open_finance_billing,
            permissions,
        } = required;
        Self {
            consent_id,
            expiration_date_time,
            open_finance_billing,
            permissions,
            base_consent_id: ::core::option::Option::None,
            on_behalf_of: ::core::option::Option::None,
        }
    }
}
impl RequestedInsuranceConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedInsuranceConsent) -> Self {
        required.into()
    }
    /// Sets `BaseConsentId`.
    #[must_use]
    pub fn with_base_consent_id(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Uuid>,
    ) -> Self {
        self.base_consent_id = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `OnBehalfOf`.
    #[must_use]
    pub fn with_on_behalf_of(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::requested_consent::RequestedOnBehalfOf,
        >,
    ) -> Self {
        self.on_behalf_of = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedInsuranceConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            base_consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            on_behalf_of: ::arbitrary::Arbitrary::arbitrary(u)?,
            open_finance_billing: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedInsuranceConsent", deny_unknown_fields)]
struct RequestedInsuranceConsentMembers {
    #[serde(rename = "BaseConsentId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub base_consent_id: ::core::option::Option<crate::types::scalar::Uuid>,
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::scalar::Uuid,
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    #[serde(rename = "OnBehalfOf")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub on_behalf_of: ::core::option::Option<
        crate::types::uae::v2_1::requested_consent::RequestedOnBehalfOf,
    >,
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: RequestedInsuranceBilling,
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::NonEmptyList<RequestedSector>,
}
impl<'de> ::serde::Deserialize<'de> for RequestedInsuranceConsent {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedInsuranceConsentMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedInsuranceConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/insurance/requested.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/insurance/requested.schema.json")
    );
}
impl RequestedInsurance {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<RequestedInsuranceConsent>) -> Self {
        Self {
            consent: consent.into(),
            subscription: ::core::option::Option::None,
            type_: crate::types::uae::v2_1::insurance::common::InsuranceConsentType::default(),
        }
    }
    /// Sets `subscription`.
    #[must_use]
    pub fn with_subscription(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::requested_consent::RequestedSubscription,
        >,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedInsurance {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            subscription: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedInsurance", deny_unknown_fields)]
struct RequestedInsuranceMembers {
    pub consent: RequestedInsuranceConsent,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<
        crate::types::uae::v2_1::requested_consent::RequestedSubscription,
    >,
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::insurance::common::InsuranceConsentType,
}
impl<'de> ::serde::Deserialize<'de> for RequestedInsurance {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedInsuranceMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedInsuranceBilling {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        purpose: impl ::core::convert::Into<
            crate::types::uae::v2_1::insurance::common::InsurancePurpose,
        >,
    ) -> Self {
        Self { purpose: purpose.into() }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedInsuranceBilling {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedInsuranceBilling", deny_unknown_fields)]
struct RequestedInsuranceBillingMembers {
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::uae::v2_1::insurance::common::InsurancePurpose,
}
impl<'de> ::serde::Deserialize<'de> for RequestedInsuranceBilling {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedInsuranceBillingMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// The required members of [`RequestedSector`], the argument of [`RequestedSector::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedSector {
    /// The sector.
    pub insurance_type: crate::types::uae::v2_1::insurance::common::InsuranceSector,
    /// What may be read.
    pub permissions: crate::types::scalar::NonEmptyList<
        crate::types::uae::v2_1::insurance::common::InsurancePermission,
    >,
}
impl ::core::convert::From<NewRequestedSector> for RequestedSector {
    fn from(required: NewRequestedSector) -> Self {
        let NewRequestedSector { insurance_type, permissions } = required;
        Self {
            insurance_type,
            permissions,
        }
    }
}
impl RequestedSector {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedSector) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedSector {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            insurance_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedSector", deny_unknown_fields)]
struct RequestedSectorMembers {
    #[serde(rename = "InsuranceType")]
    pub insurance_type: crate::types::uae::v2_1::insurance::common::InsuranceSector,
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::NonEmptyList<
        crate::types::uae::v2_1::insurance::common::InsurancePermission,
    >,
}
impl<'de> ::serde::Deserialize<'de> for RequestedSector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedSectorMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
