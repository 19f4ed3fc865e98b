// @generated from schemas/oauth/granted_authorization_detail.schema.json by build.rs; do not edit.

/// One element of `authorization_details` as a server granted it (RFC 9396 section 7).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/granted_authorization_detail.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GrantedAuthorizationDetail {
    /// The authorization detail that grants access to accounts.
    AccountAccessV1_2(crate::types::ofm::v1_2::granted_consent::GrantedAccountAccess),
    /// The authorization detail that grants access to accounts.
    ApiHubAccountAccessV2_1(
        crate::types::uae::v2_1::granted_consent::GrantedAccountAccess,
    ),
    /// A detail of a type that these schemas do not define: a type that the application registers, or an unknown type, which a server rejects (RFC 9396 section 5).
    Other(crate::types::oauth::authorization_detail::OtherAuthorizationDetail),
}
impl GrantedAuthorizationDetail {
    /// The texts of `type` that are known.
    pub const KNOWN: &'static [&'static str] = &[
        "urn:openfinance-ml:account-access-consent:v1.2",
        "urn:openfinanceuae:account-access-consent:v2.1",
    ];
    /// The text of `type`.
    pub fn tag(&self) -> &str {
        match self {
            Self::AccountAccessV1_2(_) => {
                "urn:openfinance-ml:account-access-consent:v1.2"
            }
            Self::ApiHubAccountAccessV2_1(_) => {
                "urn:openfinanceuae:account-access-consent:v2.1"
            }
            Self::Other(value) => &value.type_,
        }
    }
}
impl ::core::convert::From<
    crate::types::ofm::v1_2::granted_consent::GrantedAccountAccess,
> for GrantedAuthorizationDetail {
    fn from(
        value: crate::types::ofm::v1_2::granted_consent::GrantedAccountAccess,
    ) -> Self {
        Self::AccountAccessV1_2(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::granted_consent::GrantedAccountAccess,
> for GrantedAuthorizationDetail {
    fn from(
        value: crate::types::uae::v2_1::granted_consent::GrantedAccountAccess,
    ) -> Self {
        Self::ApiHubAccountAccessV2_1(value)
    }
}
impl ::core::convert::From<
    crate::types::oauth::authorization_detail::OtherAuthorizationDetail,
> for GrantedAuthorizationDetail {
    fn from(
        value: crate::types::oauth::authorization_detail::OtherAuthorizationDetail,
    ) -> Self {
        Self::Other(value)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedAuthorizationDetail {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        let made = match u.int_in_range(0..=2u8)? {
            0u8 => {
                <crate::types::ofm::v1_2::granted_consent::GrantedAccountAccess as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::AccountAccessV1_2)
            }
            1u8 => {
                <crate::types::uae::v2_1::granted_consent::GrantedAccountAccess as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::ApiHubAccountAccessV2_1)
            }
            _ => {
                <crate::types::oauth::authorization_detail::OtherAuthorizationDetail as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::Other)
            }
        }?;
        if matches!(
            & made, Self::Other(value) if Self::KNOWN.contains(& value.type_.as_str())
        ) {
            return ::core::result::Result::Err(::arbitrary::Error::IncorrectFormat);
        }
        ::core::result::Result::Ok(made)
    }
}
impl ::serde::Serialize for GrantedAuthorizationDetail {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        match self {
            Self::AccountAccessV1_2(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::ApiHubAccountAccessV2_1(value) => {
                ::serde::Serialize::serialize(value, serializer)
            }
            Self::Other(value) => ::serde::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> ::serde::Deserialize<'de> for GrantedAuthorizationDetail {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Tagged;
        impl<'de> ::serde::de::Visitor<'de> for Tagged {
            type Value = GrantedAuthorizationDetail;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("an object")
            }
            fn visit_enum<A: ::serde::de::EnumAccess<'de>>(
                self,
                access: A,
            ) -> ::core::result::Result<GrantedAuthorizationDetail, A::Error> {
                use ::serde::de::VariantAccess as _;
                let (tag, content) = access.variant::<&'de str>()?;
                match tag {
                    "urn:openfinance-ml:account-access-consent:v1.2" => {
                        content
                            .newtype_variant()
                            .map(GrantedAuthorizationDetail::AccountAccessV1_2)
                    }
                    "urn:openfinanceuae:account-access-consent:v2.1" => {
                        content
                            .newtype_variant()
                            .map(GrantedAuthorizationDetail::ApiHubAccountAccessV2_1)
                    }
                    _ => content.newtype_variant().map(GrantedAuthorizationDetail::Other),
                }
            }
            fn visit_newtype_struct<D: ::serde::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> ::core::result::Result<GrantedAuthorizationDetail, D::Error> {
                let members = <crate::types::scalar::Members as ::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                match members.text("type")? {
                    "urn:openfinance-ml:account-access-consent:v1.2" => {
                        members
                            .read("urn:openfinance-ml:account-access-consent:v1.2")
                            .map(GrantedAuthorizationDetail::AccountAccessV1_2)
                    }
                    "urn:openfinanceuae:account-access-consent:v2.1" => {
                        members
                            .read("urn:openfinanceuae:account-access-consent:v2.1")
                            .map(GrantedAuthorizationDetail::ApiHubAccountAccessV2_1)
                    }
                    _ => {
                        members
                            .read("unknown type")
                            .map(GrantedAuthorizationDetail::Other)
                    }
                }
            }
        }
        deserializer.deserialize_newtype_struct("$tagged by type", Tagged)
    }
}
impl GrantedAuthorizationDetail {
    /// The schema that this type is made from, `schemas/oauth/granted_authorization_detail.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/oauth/granted_authorization_detail.schema.json")
    );
}
