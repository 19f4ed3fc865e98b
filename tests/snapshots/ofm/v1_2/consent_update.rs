// @generated from schemas/ofm/v1_2/consent_update.schema.json by build.rs; do not edit.

/// What a data provider changes of a consent, `PATCH /consents/{consent_id}`. Closed: it writes the members that the platform names.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/consent_update.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ConsentUpdate {
    /// The accounts that the user selected.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub accounts: ::core::option::Option<::alloc::vec::Vec<UpdatedAccount>>,
    /// The SHA-256 hash of the document's number; the platform compares it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub hashed_id_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Which kind of identity document the user has.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_type: ::core::option::Option<crate::types::ofm::v1_2::consent::IdType>,
    /// Where the consent stands from now on.
    pub status: crate::types::ofm::v1_2::consent::ConsentStatus,
    /// Why the consent stands there; with a rejection or a suspension.
    ///
    /// Provenance: assumed.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub status_reason: ::core::option::Option<UpdateReason>,
}
/// Why a consent stands where it does.
///
/// Provenance: assumed.
///
/// Source: `schemas/ofm/v1_2/consent_update.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UpdateReason {
    /// The reason, for programs.
    pub reason_code: crate::types::ofm::v1_2::consent::ReasonCode,
    /// The reason, for people.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub reason_description: ::core::option::Option<::alloc::string::String>,
}
/// An account that the user selected.
///
/// Provenance: assumed.
///
/// Source: `schemas/ofm/v1_2/consent_update.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UpdatedAccount {
    /// The account's identifier at the provider.
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
}
impl ConsentUpdate {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        status: impl ::core::convert::Into<
            crate::types::ofm::v1_2::consent::ConsentStatus,
        >,
    ) -> Self {
        Self {
            status: status.into(),
            accounts: ::core::option::Option::None,
            hashed_id_number: ::core::option::Option::None,
            id_type: ::core::option::Option::None,
            status_reason: ::core::option::Option::None,
        }
    }
    /// Sets `accounts`.
    #[must_use]
    pub fn with_accounts(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<UpdatedAccount>>,
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
        value: impl ::core::convert::Into<crate::types::ofm::v1_2::consent::IdType>,
    ) -> Self {
        self.id_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `status_reason`.
    #[must_use]
    pub fn with_status_reason(
        mut self,
        value: impl ::core::convert::Into<UpdateReason>,
    ) -> Self {
        self.status_reason = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentUpdate {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            accounts: ::arbitrary::Arbitrary::arbitrary(u)?,
            hashed_id_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            status: ::arbitrary::Arbitrary::arbitrary(u)?,
            status_reason: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "ConsentUpdate", deny_unknown_fields)]
struct ConsentUpdateMembers {
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub accounts: ::core::option::Option<::alloc::vec::Vec<UpdatedAccount>>,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub hashed_id_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_type: ::core::option::Option<crate::types::ofm::v1_2::consent::IdType>,
    pub status: crate::types::ofm::v1_2::consent::ConsentStatus,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub status_reason: ::core::option::Option<UpdateReason>,
}
impl<'de> ::serde::Deserialize<'de> for ConsentUpdate {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ConsentUpdateMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl ConsentUpdate {
    /// The schema that this type is made from, `schemas/ofm/v1_2/consent_update.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/ofm/v1_2/consent_update.schema.json")
    );
}
impl UpdateReason {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        reason_code: impl ::core::convert::Into<
            crate::types::ofm::v1_2::consent::ReasonCode,
        >,
    ) -> Self {
        Self {
            reason_code: reason_code.into(),
            reason_description: ::core::option::Option::None,
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for UpdateReason {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            reason_code: ::arbitrary::Arbitrary::arbitrary(u)?,
            reason_description: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "UpdateReason", deny_unknown_fields)]
struct UpdateReasonMembers {
    pub reason_code: crate::types::ofm::v1_2::consent::ReasonCode,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub reason_description: ::core::option::Option<::alloc::string::String>,
}
impl<'de> ::serde::Deserialize<'de> for UpdateReason {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        UpdateReasonMembers::deserialize(crate::types::scalar::ObjectOnly(deserializer))
    }
}
impl UpdatedAccount {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        account_id: impl ::core::convert::Into<crate::types::common::Identifier>,
    ) -> Self {
        Self {
            account_id: account_id.into(),
            account_name: ::core::option::Option::None,
            account_number: ::core::option::Option::None,
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for UpdatedAccount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_number: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "UpdatedAccount", deny_unknown_fields)]
struct UpdatedAccountMembers {
    pub account_id: crate::types::common::Identifier,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_number: ::core::option::Option<crate::types::scalar::PersonalString>,
}
impl<'de> ::serde::Deserialize<'de> for UpdatedAccount {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        UpdatedAccountMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
