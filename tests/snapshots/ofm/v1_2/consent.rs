// @generated from schemas/ofm/v1_2/consent.schema.json by build.rs; do not edit.

/// What the data is for.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum ConsentPurpose {
    /// Personal finance management.
    #[serde(rename = "pfm")]
    PersonalFinanceManagement,
    /// Credit underwriting.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(rename = "credit_underwriting")]
    CreditUnderwriting,
}
impl ::core::fmt::Display for ConsentPurpose {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::PersonalFinanceManagement => f.write_str("pfm"),
            Self::CreditUnderwriting => f.write_str("credit_underwriting"),
        }
    }
}
impl ::core::str::FromStr for ConsentPurpose {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "pfm" => Ok(Self::PersonalFinanceManagement),
            "credit_underwriting" => Ok(Self::CreditUnderwriting),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ConsentPurpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentPurpose {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentPurpose {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::PersonalFinanceManagement),
            _ => ::core::result::Result::Ok(Self::CreditUnderwriting),
        }
    }
}
/// Where a consent stands.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum ConsentStatus {
    /// The user has not decided yet.
    #[serde(rename = "awaiting_authorization")]
    AwaitingAuthorization,
    /// In force.
    ///
    /// Provenance: seen in a sample of the platform.
    #[serde(rename = "authorized")]
    Authorized,
    /// It came to nothing.
    #[serde(rename = "failed")]
    Failed,
    /// The user or the provider said no.
    #[serde(rename = "rejected")]
    Rejected,
    /// Out of force for a time.
    #[serde(rename = "suspended")]
    Suspended,
    /// Past its end.
    #[serde(rename = "expired")]
    Expired,
    /// Taken back.
    #[serde(rename = "revoked")]
    Revoked,
}
impl ::core::fmt::Display for ConsentStatus {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AwaitingAuthorization => f.write_str("awaiting_authorization"),
            Self::Authorized => f.write_str("authorized"),
            Self::Failed => f.write_str("failed"),
            Self::Rejected => f.write_str("rejected"),
            Self::Suspended => f.write_str("suspended"),
            Self::Expired => f.write_str("expired"),
            Self::Revoked => f.write_str("revoked"),
        }
    }
}
impl ::core::str::FromStr for ConsentStatus {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "awaiting_authorization" => Ok(Self::AwaitingAuthorization),
            "authorized" => Ok(Self::Authorized),
            "failed" => Ok(Self::Failed),
            "rejected" => Ok(Self::Rejected),
            "suspended" => Ok(Self::Suspended),
            "expired" => Ok(Self::Expired),
            "revoked" => Ok(Self::Revoked),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ConsentStatus {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentStatus {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentStatus {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 7)? {
            0 => ::core::result::Result::Ok(Self::AwaitingAuthorization),
            1 => ::core::result::Result::Ok(Self::Authorized),
            2 => ::core::result::Result::Ok(Self::Failed),
            3 => ::core::result::Result::Ok(Self::Rejected),
            4 => ::core::result::Result::Ok(Self::Suspended),
            5 => ::core::result::Result::Ok(Self::Expired),
            _ => ::core::result::Result::Ok(Self::Revoked),
        }
    }
}
/// The kind and version of a consent.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum ConsentType {
    /// Access to accounts, version 1.2.
    #[serde(rename = "urn:openfinance-ml:account-access-consent:v1.2")]
    #[default]
    AccountAccessV1_2,
}
impl ::core::fmt::Display for ConsentType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::AccountAccessV1_2 => {
                f.write_str("urn:openfinance-ml:account-access-consent:v1.2")
            }
        }
    }
}
impl ::core::str::FromStr for ConsentType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "urn:openfinance-ml:account-access-consent:v1.2" => {
                Ok(Self::AccountAccessV1_2)
            }
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ConsentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ConsentType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        crate::types::scalar::arbitrary::choice(u, 1).map(|_| Self::AccountAccessV1_2)
    }
}
/// Which kind of identity document.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum IdType {
    /// The national registration identity card.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(rename = "nric")]
    Nric,
    /// A passport.
    #[serde(rename = "passport")]
    Passport,
}
impl ::core::fmt::Display for IdType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Nric => f.write_str("nric"),
            Self::Passport => f.write_str("passport"),
        }
    }
}
impl ::core::str::FromStr for IdType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "nric" => Ok(Self::Nric),
            "passport" => Ok(Self::Passport),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for IdType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for IdType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for IdType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Nric),
            _ => ::core::result::Result::Ok(Self::Passport),
        }
    }
}
/// What may be read.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum Permission {
    /// Accounts.
    #[serde(rename = "read_accounts")]
    ReadAccounts,
    /// Transactions.
    #[serde(rename = "read_transactions")]
    ReadTransactions,
    /// Balances.
    #[serde(rename = "read_balances")]
    ReadBalances,
}
impl ::core::fmt::Display for Permission {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::ReadAccounts => f.write_str("read_accounts"),
            Self::ReadTransactions => f.write_str("read_transactions"),
            Self::ReadBalances => f.write_str("read_balances"),
        }
    }
}
impl ::core::str::FromStr for Permission {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "read_accounts" => Ok(Self::ReadAccounts),
            "read_transactions" => Ok(Self::ReadTransactions),
            "read_balances" => Ok(Self::ReadBalances),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for Permission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for Permission {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Permission {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::ReadAccounts),
            1 => ::core::result::Result::Ok(Self::ReadTransactions),
            _ => ::core::result::Result::Ok(Self::ReadBalances),
        }
    }
}
/// Why a consent stands where it does.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum ReasonCode {
    /// The account is inactive.
    #[serde(rename = "inactive_account")]
    InactiveAccount,
    /// The provider is inactive.
    #[serde(rename = "inactive_provider")]
    InactiveProvider,
    /// It is not allowed.
    #[serde(rename = "not_allowed")]
    NotAllowed,
    /// The platform failed.
    #[serde(rename = "internal_error")]
    InternalError,
    /// A message was malformed.
    #[serde(rename = "format_error")]
    FormatError,
    /// The user did not decide in time.
    #[serde(rename = "timeout")]
    Timeout,
    /// The provider failed.
    #[serde(rename = "provider_error")]
    ProviderError,
    /// A newer consent took its place.
    #[serde(rename = "duplicate")]
    Duplicate,
    /// A message was refused.
    #[serde(rename = "validation_error")]
    ValidationError,
}
impl ::core::fmt::Display for ReasonCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::InactiveAccount => f.write_str("inactive_account"),
            Self::InactiveProvider => f.write_str("inactive_provider"),
            Self::NotAllowed => f.write_str("not_allowed"),
            Self::InternalError => f.write_str("internal_error"),
            Self::FormatError => f.write_str("format_error"),
            Self::Timeout => f.write_str("timeout"),
            Self::ProviderError => f.write_str("provider_error"),
            Self::Duplicate => f.write_str("duplicate"),
            Self::ValidationError => f.write_str("validation_error"),
        }
    }
}
impl ::core::str::FromStr for ReasonCode {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "inactive_account" => Ok(Self::InactiveAccount),
            "inactive_provider" => Ok(Self::InactiveProvider),
            "not_allowed" => Ok(Self::NotAllowed),
            "internal_error" => Ok(Self::InternalError),
            "format_error" => Ok(Self::FormatError),
            "timeout" => Ok(Self::Timeout),
            "provider_error" => Ok(Self::ProviderError),
            "duplicate" => Ok(Self::Duplicate),
            "validation_error" => Ok(Self::ValidationError),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ReasonCode {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ReasonCode {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ReasonCode {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 9)? {
            0 => ::core::result::Result::Ok(Self::InactiveAccount),
            1 => ::core::result::Result::Ok(Self::InactiveProvider),
            2 => ::core::result::Result::Ok(Self::NotAllowed),
            3 => ::core::result::Result::Ok(Self::InternalError),
            4 => ::core::result::Result::Ok(Self::FormatError),
            5 => ::core::result::Result::Ok(Self::Timeout),
            6 => ::core::result::Result::Ok(Self::ProviderError),
            7 => ::core::result::Result::Ok(Self::Duplicate),
            _ => ::core::result::Result::Ok(Self::ValidationError),
        }
    }
}
/// Who changed a consent last.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/consent.schema.json`.
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
pub enum UpdatedBy {
    /// The data consumer.
    #[serde(rename = "data_consumer")]
    DataConsumer,
    /// The user, at the data consumer.
    #[serde(rename = "data_consumer_user")]
    DataConsumerUser,
    /// The platform.
    #[serde(rename = "ofp")]
    Ofp,
    /// The user, at the platform.
    #[serde(rename = "ofp_user")]
    OfpUser,
    /// The data provider.
    #[serde(rename = "data_provider")]
    DataProvider,
    /// The user, at the data provider.
    ///
    /// Provenance: seen in a sample of the platform.
    #[serde(rename = "data_provider_user")]
    DataProviderUser,
}
impl ::core::fmt::Display for UpdatedBy {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::DataConsumer => f.write_str("data_consumer"),
            Self::DataConsumerUser => f.write_str("data_consumer_user"),
            Self::Ofp => f.write_str("ofp"),
            Self::OfpUser => f.write_str("ofp_user"),
            Self::DataProvider => f.write_str("data_provider"),
            Self::DataProviderUser => f.write_str("data_provider_user"),
        }
    }
}
impl ::core::str::FromStr for UpdatedBy {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "data_consumer" => Ok(Self::DataConsumer),
            "data_consumer_user" => Ok(Self::DataConsumerUser),
            "ofp" => Ok(Self::Ofp),
            "ofp_user" => Ok(Self::OfpUser),
            "data_provider" => Ok(Self::DataProvider),
            "data_provider_user" => Ok(Self::DataProviderUser),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for UpdatedBy {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for UpdatedBy {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for UpdatedBy {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 6)? {
            0 => ::core::result::Result::Ok(Self::DataConsumer),
            1 => ::core::result::Result::Ok(Self::DataConsumerUser),
            2 => ::core::result::Result::Ok(Self::Ofp),
            3 => ::core::result::Result::Ok(Self::OfpUser),
            4 => ::core::result::Result::Ok(Self::DataProvider),
            _ => ::core::result::Result::Ok(Self::DataProviderUser),
        }
    }
}
impl crate::types::view::Enumeration for ConsentPurpose {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("pfm", Self::PersonalFinanceManagement),
        ("credit_underwriting", Self::CreditUnderwriting),
    ];
}
impl<'a> crate::types::view::View<'a> for ConsentPurpose {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for ConsentStatus {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("awaiting_authorization", Self::AwaitingAuthorization),
        ("authorized", Self::Authorized),
        ("failed", Self::Failed),
        ("rejected", Self::Rejected),
        ("suspended", Self::Suspended),
        ("expired", Self::Expired),
        ("revoked", Self::Revoked),
    ];
}
impl<'a> crate::types::view::View<'a> for ConsentStatus {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for ConsentType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("urn:openfinance-ml:account-access-consent:v1.2", Self::AccountAccessV1_2),
    ];
}
impl<'a> crate::types::view::View<'a> for ConsentType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for IdType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("nric", Self::Nric),
        ("passport", Self::Passport),
    ];
}
impl<'a> crate::types::view::View<'a> for IdType {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for Permission {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("read_accounts", Self::ReadAccounts),
        ("read_transactions", Self::ReadTransactions),
        ("read_balances", Self::ReadBalances),
    ];
}
impl<'a> crate::types::view::View<'a> for Permission {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for ReasonCode {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("inactive_account", Self::InactiveAccount),
        ("inactive_provider", Self::InactiveProvider),
        ("not_allowed", Self::NotAllowed),
        ("internal_error", Self::InternalError),
        ("format_error", Self::FormatError),
        ("timeout", Self::Timeout),
        ("provider_error", Self::ProviderError),
        ("duplicate", Self::Duplicate),
        ("validation_error", Self::ValidationError),
    ];
}
impl<'a> crate::types::view::View<'a> for ReasonCode {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
impl crate::types::view::Enumeration for UpdatedBy {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("data_consumer", Self::DataConsumer),
        ("data_consumer_user", Self::DataConsumerUser),
        ("ofp", Self::Ofp),
        ("ofp_user", Self::OfpUser),
        ("data_provider", Self::DataProvider),
        ("data_provider_user", Self::DataProviderUser),
    ];
}
impl<'a> crate::types::view::View<'a> for UpdatedBy {
    type Owned = Self;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        crate::types::view::generated::one_of(reader)
    }
    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}
