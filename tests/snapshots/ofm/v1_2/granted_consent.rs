// @generated from schemas/ofm/v1_2/granted_consent.schema.json by build.rs; do not edit.

/// An account that the user selected.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct ConsentAccount {
    /// The account's identifier at the platform.
    pub account_id: crate::types::common::Identifier,
    /// The account's name.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The account's number; card numbers are masked.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The authorization detail that grants access to accounts.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct GrantedAccountAccess {
    /// The consent.
    pub consent: GrantedConsent,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::ofm::v1_2::consent::ConsentType,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// An account access consent as the platform keeps it, in token responses, consent queries and events.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct GrantedConsent {
    /// The accounts that the user selected.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub accounts: ::core::option::Option<::alloc::vec::Vec<ConsentAccount>>,
    /// The consent's identifier, given by the server.
    pub consent_id: crate::types::common::Identifier,
    /// What the data is for.
    pub consent_purpose: crate::types::scalar::Open<
        crate::types::ofm::v1_2::consent::ConsentPurpose,
    >,
    /// The kind and version; the same as the detail's `type`.
    pub consent_type: crate::types::ofm::v1_2::consent::ConsentType,
    /// When the consent was made.
    pub created_at: crate::types::scalar::Timestamp,
    /// The data consumer's identifier at the platform.
    pub dc_id: crate::types::common::Identifier,
    /// The data provider's identifier at the platform.
    pub dp_id: crate::types::common::Identifier,
    /// When the consent ends.
    pub expiration_datetime: crate::types::scalar::Timestamp,
    /// The SHA-256 hash of the document's number.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub hashed_id_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Which kind of identity document.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_type: ::core::option::Option<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::IdType>,
    >,
    /// What may be read.
    pub permissions: ::alloc::vec::Vec<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::Permission>,
    >,
    /// Where the consent stands.
    pub status: crate::types::scalar::Open<
        crate::types::ofm::v1_2::consent::ConsentStatus,
    >,
    /// Why the consent stands there.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub status_reason: ::core::option::Option<StatusReason>,
    /// When the consent changed last.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub updated_at: ::core::option::Option<crate::types::scalar::Timestamp>,
    /// Who changed the consent last.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub updated_by: ::core::option::Option<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::UpdatedBy>,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Why a consent stands where it does.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "arbitrary", derive(::arbitrary::Arbitrary))]
pub struct StatusReason {
    /// The reason, for programs.
    pub reason_code: crate::types::scalar::Open<
        crate::types::ofm::v1_2::consent::ReasonCode,
    >,
    /// The reason, for people.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub reason_description: ::core::option::Option<::alloc::string::String>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`GrantedConsent`], the argument of [`GrantedConsent::new`].
#[derive(Clone, Debug)]
pub struct NewGrantedConsent {
    /// The consent's identifier, given by the server.
    pub consent_id: crate::types::common::Identifier,
    /// The data consumer's identifier at the platform.
    pub dc_id: crate::types::common::Identifier,
    /// The data provider's identifier at the platform.
    pub dp_id: crate::types::common::Identifier,
    /// What the data is for.
    pub consent_purpose: crate::types::scalar::Open<
        crate::types::ofm::v1_2::consent::ConsentPurpose,
    >,
    /// What may be read.
    pub permissions: ::alloc::vec::Vec<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::Permission>,
    >,
    /// When the consent ends.
    pub expiration_datetime: crate::types::scalar::Timestamp,
    /// Where the consent stands.
    pub status: crate::types::scalar::Open<
        crate::types::ofm::v1_2::consent::ConsentStatus,
    >,
    /// When the consent was made.
    pub created_at: crate::types::scalar::Timestamp,
}
impl ::core::convert::From<NewGrantedConsent> for GrantedConsent {
    fn from(required: NewGrantedConsent) -> Self {
        let NewGrantedConsent {
            consent_id,
            consent_purpose,
            created_at,
            dc_id,
            dp_id,
            expiration_datetime,
            permissions,
            status,
        } = required;
        Self {
            consent_id,
            consent_purpose,
            created_at,
            dc_id,
            dp_id,
            expiration_datetime,
            permissions,
            status,
            accounts: ::core::option::Option::None,
            consent_type: crate::types::ofm::v1_2::consent::ConsentType::default(),
            hashed_id_number: ::core::option::Option::None,
            id_type: ::core::option::Option::None,
            status_reason: ::core::option::Option::None,
            updated_at: ::core::option::Option::None,
            updated_by: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl GrantedConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewGrantedConsent) -> Self {
        required.into()
    }
    /// Sets `accounts`.
    #[must_use]
    pub fn with_accounts(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<ConsentAccount>>,
    ) -> Self {
        self.accounts = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `hashed_id_number`.
    #[must_use]
    pub fn with_hashed_id_number(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.hashed_id_number = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `id_type`.
    #[must_use]
    pub fn with_id_type(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::Open<crate::types::ofm::v1_2::consent::IdType>,
        >,
    ) -> Self {
        self.id_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `status_reason`.
    #[must_use]
    pub fn with_status_reason(
        mut self,
        value: impl ::core::convert::Into<StatusReason>,
    ) -> Self {
        self.status_reason = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `updated_at`.
    #[must_use]
    pub fn with_updated_at(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Timestamp>,
    ) -> Self {
        self.updated_at = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `updated_by`.
    #[must_use]
    pub fn with_updated_by(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::Open<crate::types::ofm::v1_2::consent::UpdatedBy>,
        >,
    ) -> Self {
        self.updated_by = ::core::option::Option::Some(value.into());
        self
    }
}
impl GrantedConsent {
    /// The schema that this type is made from, `schemas/ofm/v1_2/granted_consent.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/granted_consent.schema.json")
    );
}
impl ConsentAccount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        account_id: impl ::core::convert::Into<crate::types::common::Identifier>,
    ) -> Self {
        Self {
            account_id: account_id.into(),
            account_name: ::core::option::Option::None,
            account_number: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `account_name`.
    #[must_use]
    pub fn with_account_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.account_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `account_number`.
    #[must_use]
    pub fn with_account_number(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.account_number = ::core::option::Option::Some(value.into());
        self
    }
}
impl GrantedAccountAccess {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<GrantedConsent>) -> Self {
        Self {
            consent: consent.into(),
            type_: crate::types::ofm::v1_2::consent::ConsentType::default(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl StatusReason {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        reason_code: impl ::core::convert::Into<
            crate::types::scalar::Open<crate::types::ofm::v1_2::consent::ReasonCode>,
        >,
    ) -> Self {
        Self {
            reason_code: reason_code.into(),
            reason_description: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `reason_description`.
    #[must_use]
    pub fn with_reason_description(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.reason_description = ::core::option::Option::Some(value.into());
        self
    }
}
