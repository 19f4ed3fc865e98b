// @generated from schemas/uae/v2_1/insurance/granted.schema.json by build.rs; do not edit.

/// The authorization detail that grants insurance data.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedInsurance {
    /// The consent.
    pub consent: GrantedInsuranceConsent,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::insurance::common::InsuranceConsentType,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What the platform's fees depend on.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedInsuranceBilling {
    /// Whether the user is a large corporation.
    #[serde(rename = "IsLargeCorporate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_large_corporate: ::core::option::Option<bool>,
    /// What the data is for.
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::scalar::Open<
        crate::types::uae::v2_1::insurance::common::InsurancePurpose,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// A consent for insurance data as the platform keeps it, in token responses and events.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedInsuranceConsent {
    /// The consent.
    #[serde(rename = "Data")]
    pub data: GrantedInsuranceData,
    /// Addresses: an object whose member `Self` is the consent's own.
    #[serde(rename = "Links")]
    pub links: crate::types::scalar::AnyValue,
    /// More about the consent: an object, empty so far.
    #[serde(rename = "Meta")]
    pub meta: crate::types::scalar::AnyValue,
    /// Which events are sent.
    #[serde(rename = "Subscription")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<
        crate::types::uae::v2_1::granted_consent::GrantedSubscription,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The consent itself.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedInsuranceData {
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
    /// When the consent was made.
    #[serde(rename = "CreationDateTime")]
    pub creation_date_time: crate::types::scalar::Timestamp,
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
        crate::types::uae::v2_1::granted_consent::GrantedOnBehalfOf,
    >,
    /// What the platform's fees depend on.
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: GrantedInsuranceBilling,
    /// What may be read, by sector.
    #[serde(rename = "Permissions")]
    pub permissions: ::alloc::vec::Vec<GrantedSector>,
    /// Who revoked the consent.
    #[serde(rename = "RevokedBy")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub revoked_by: ::core::option::Option<
        crate::types::scalar::Open<crate::types::uae::v2_1::consent::RevokedBy>,
    >,
    /// Where the consent stands.
    #[serde(rename = "Status")]
    pub status: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::ConsentStatus,
    >,
    /// When the status changed last.
    #[serde(rename = "StatusUpdateDateTime")]
    pub status_update_date_time: crate::types::scalar::Timestamp,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What may be read of one sector.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/insurance/granted.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GrantedSector {
    /// The sector.
    #[serde(rename = "InsuranceType")]
    pub insurance_type: crate::types::scalar::Open<
        crate::types::uae::v2_1::insurance::common::InsuranceSector,
    >,
    /// What may be read.
    #[serde(rename = "Permissions")]
    pub permissions: ::alloc::vec::Vec<
        crate::types::scalar::Open<
            crate::types::uae::v2_1::insurance::common::InsurancePermission,
        >,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`GrantedInsuranceConsent`], the argument of [`GrantedInsuranceConsent::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedInsuranceConsent {
    /// The consent.
    pub data: GrantedInsuranceData,
    /// Addresses: an object whose member `Self` is the consent's own.
    pub links: crate::types::scalar::AnyValue,
    /// More about the consent: an object, empty so far.
    pub meta: crate::types::scalar::AnyValue,
}
impl ::core::convert::From<NewGrantedInsuranceConsent> for GrantedInsuranceConsent {
    fn from(required: NewGrantedInsuranceConsent) -> Self {
        let NewGrantedInsuranceConsent { data, links, meta } = required;
        Self {
            data,
            links,
            meta,
            subscription: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedInsuranceConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedInsuranceConsent) -> Self {
        required.into()
    }
    /// Sets `Subscription`.
    #[must_use]
    pub fn with_subscription(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::granted_consent::GrantedSubscription,
        >,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedInsuranceConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
            links: ::arbitrary::Arbitrary::arbitrary(u)?,
            meta: ::arbitrary::Arbitrary::arbitrary(u)?,
            subscription: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedInsuranceConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/insurance/granted.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/insurance/granted.schema.json")
    );
}
impl GrantedInsurance {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<GrantedInsuranceConsent>) -> Self {
        Self {
            consent: consent.into(),
            type_: crate::types::uae::v2_1::insurance::common::InsuranceConsentType::default(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedInsurance {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl GrantedInsuranceBilling {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        purpose: impl ::core::convert::Into<
            crate::types::scalar::Open<
                crate::types::uae::v2_1::insurance::common::InsurancePurpose,
            >,
        >,
    ) -> Self {
        Self {
            purpose: purpose.into(),
            is_large_corporate: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `IsLargeCorporate`.
    #[must_use]
    pub fn with_is_large_corporate(mut self, value: bool) -> Self {
        self.is_large_corporate = ::core::option::Option::Some(value);
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedInsuranceBilling {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            is_large_corporate: ::arbitrary::Arbitrary::arbitrary(u)?,
            purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedInsuranceData`], the argument of [`GrantedInsuranceData::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedInsuranceData {
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::scalar::Uuid,
    /// What may be read, by sector.
    pub permissions: ::alloc::vec::Vec<GrantedSector>,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// What the platform's fees depend on.
    pub open_finance_billing: GrantedInsuranceBilling,
    /// When the consent was made.
    pub creation_date_time: crate::types::scalar::Timestamp,
    /// Where the consent stands.
    pub status: crate::types::scalar::Open<
        crate::types::uae::v2_1::consent::ConsentStatus,
    >,
    /// When the status changed last.
    pub status_update_date_time: crate::types::scalar::Timestamp,
}
impl ::core::convert::From<NewGrantedInsuranceData> for GrantedInsuranceData {
    fn from(required: NewGrantedInsuranceData) -> Self {
        let NewGrantedInsuranceData {
            consent_id,
            creation_date_time,
            expiration_date_time,
            open_finance_billing,
            permissions,
            status,
            status_update_date_time,
        } = required;
        Self {
            consent_id,
            creation_date_time,
            expiration_date_time,
            open_finance_billing,
            permissions,
            status,
            status_update_date_time,
            base_consent_id: ::core::option::Option::None,
            on_behalf_of: ::core::option::Option::None,
            revoked_by: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedInsuranceData {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedInsuranceData) -> Self {
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
            crate::types::uae::v2_1::granted_consent::GrantedOnBehalfOf,
        >,
    ) -> Self {
        self.on_behalf_of = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `RevokedBy`.
    #[must_use]
    pub fn with_revoked_by(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::Open<crate::types::uae::v2_1::consent::RevokedBy>,
        >,
    ) -> Self {
        self.revoked_by = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedInsuranceData {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            base_consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            creation_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            on_behalf_of: ::arbitrary::Arbitrary::arbitrary(u)?,
            open_finance_billing: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            revoked_by: ::arbitrary::Arbitrary::arbitrary(u)?,
            status: ::arbitrary::Arbitrary::arbitrary(u)?,
            status_update_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`GrantedSector`], the argument of [`GrantedSector::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedSector {
    /// The sector.
    pub insurance_type: crate::types::scalar::Open<
        crate::types::uae::v2_1::insurance::common::InsuranceSector,
    >,
    /// What may be read.
    pub permissions: ::alloc::vec::Vec<
        crate::types::scalar::Open<
            crate::types::uae::v2_1::insurance::common::InsurancePermission,
        >,
    >,
}
impl ::core::convert::From<NewGrantedSector> for GrantedSector {
    fn from(required: NewGrantedSector) -> Self {
        let NewGrantedSector { insurance_type, permissions } = required;
        Self {
            insurance_type,
            permissions,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedSector {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedSector) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedSector {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            insurance_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
