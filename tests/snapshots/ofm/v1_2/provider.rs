// @generated from schemas/ofm/v1_2/provider.schema.json by build.rs; do not edit.

/// Where the next page is.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/provider.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PageMeta {
    /// What asks for the next page, to be sent as received; absent on the last page.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub next_page_params: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// An entry of the directory of data providers.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/provider.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Provider {
    /// The address of its authorization server.
    pub authorization_server_url: ::alloc::string::String,
    /// The provider's name.
    pub name: ::alloc::string::String,
    /// The provider's identifier at the platform, the `dp_id` of consents.
    pub provider_id: crate::types::common::Identifier,
    /// Which kind of institution.
    pub provider_type: crate::types::scalar::Open<ProviderType>,
    /// The address of its resource server.
    pub resource_server_url: ::alloc::string::String,
    /// Whether the provider can be reached.
    pub status: crate::types::scalar::Open<ProviderStatus>,
    /// The purposes that it gives data for.
    pub supported_use_cases: ::alloc::vec::Vec<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::ConsentPurpose>,
    >,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// One page of the directory, `GET /v1/providers`.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/provider.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ProviderPage {
    /// The entries.
    pub data: ::alloc::vec::Vec<Provider>,
    /// Where the next page is.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub meta: ::core::option::Option<PageMeta>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// Whether a provider can be reached.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/provider.schema.json`.
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
pub enum ProviderStatus {
    /// It answers.
    #[serde(rename = "online")]
    Online,
    /// It does not answer for a time.
    #[serde(rename = "offline")]
    Offline,
}
impl ::core::fmt::Display for ProviderStatus {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Online => f.write_str("online"),
            Self::Offline => f.write_str("offline"),
        }
    }
}
impl ::core::str::FromStr for ProviderStatus {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "online" => Ok(Self::Online),
            "offline" => Ok(Self::Offline),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ProviderStatus {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ProviderStatus {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ProviderStatus {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Online),
            _ => ::core::result::Result::Ok(Self::Offline),
        }
    }
}
/// Which kind of institution.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/ofm/v1_2/provider.schema.json`.
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
pub enum ProviderType {
    /// A bank.
    #[serde(rename = "bank")]
    Bank,
    /// A pension fund.
    #[serde(rename = "pension_fund")]
    PensionFund,
}
impl ::core::fmt::Display for ProviderType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Bank => f.write_str("bank"),
            Self::PensionFund => f.write_str("pension_fund"),
        }
    }
}
impl ::core::str::FromStr for ProviderType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "bank" => Ok(Self::Bank),
            "pension_fund" => Ok(Self::PensionFund),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for ProviderType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for ProviderType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ProviderType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 2)? {
            0 => ::core::result::Result::Ok(Self::Bank),
            _ => ::core::result::Result::Ok(Self::PensionFund),
        }
    }
}
/// The required members of [`Provider`], the argument of [`Provider::new`].
#[derive(Clone, Debug)]
pub struct NewProvider {
    /// The provider's identifier at the platform, the `dp_id` of consents.
    pub provider_id: crate::types::common::Identifier,
    /// The provider's name.
    pub name: ::alloc::string::String,
    /// Whether the provider can be reached.
    pub status: crate::types::scalar::Open<ProviderStatus>,
    /// Which kind of institution.
    pub provider_type: crate::types::scalar::Open<ProviderType>,
    /// The address of its authorization server.
    pub authorization_server_url: ::alloc::string::String,
    /// The address of its resource server.
    pub resource_server_url: ::alloc::string::String,
    /// The purposes that it gives data for.
    pub supported_use_cases: ::alloc::vec::Vec<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::ConsentPurpose>,
    >,
}
impl ::core::convert::From<NewProvider> for Provider {
    fn from(required: NewProvider) -> Self {
        let NewProvider {
            authorization_server_url,
            name,
            provider_id,
            provider_type,
            resource_server_url,
            status,
            supported_use_cases,
        } = required;
        Self {
            authorization_server_url,
            name,
            provider_id,
            provider_type,
            resource_server_url,
            status,
            supported_use_cases,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl Provider {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewProvider) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for Provider {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            authorization_server_url: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            provider_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            provider_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            resource_server_url: ::arbitrary::Arbitrary::arbitrary(u)?,
            status: ::arbitrary::Arbitrary::arbitrary(u)?,
            supported_use_cases: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl Provider {
    /// The schema that this type is made from, `schemas/ofm/v1_2/provider.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/provider.schema.json")
    );
}
impl PageMeta {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            next_page_params: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `next_page_params`.
    #[must_use]
    pub fn with_next_page_params(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.next_page_params = ::core::option::Option::Some(value.into());
        self
    }
}
impl ::core::default::Default for PageMeta {
    fn default() -> Self {
        Self::new()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for PageMeta {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            next_page_params: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl ProviderPage {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(data: impl ::core::convert::Into<::alloc::vec::Vec<Provider>>) -> Self {
        Self {
            data: data.into(),
            meta: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `meta`.
    #[must_use]
    pub fn with_meta(mut self, value: impl ::core::convert::Into<PageMeta>) -> Self {
        self.meta = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ProviderPage {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
            meta: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
