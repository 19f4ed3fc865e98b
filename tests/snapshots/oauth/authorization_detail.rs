// @generated from schemas/oauth/authorization_detail.schema.json by build.rs; do not edit.

/// A detail of a type that these schemas do not define: a type that the application registers, or an unknown type, which a server rejects (RFC 9396 section 5).
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/authorization_detail.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct OtherAuthorizationDetail {
    /// The type's identifier.
    #[serde(rename = "type")]
    pub type_: ::alloc::string::String,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// One element of `authorization_details` as a client asks for it (RFC 9396 section 2).
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/authorization_detail.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationDetail {
    /// The authorization detail that asks for access to accounts.
    AccountAccessV1_2(
        crate::types::ofm::v1_2::requested_consent::RequestedAccountAccess,
    ),
    /// The authorization detail that asks for access to accounts.
    ApiHubAccountAccessV2_1(
        crate::types::uae::v2_1::requested_consent::RequestedAccountAccess,
    ),
    /// A detail of a type that these schemas do not define: a type that the application registers, or an unknown type, which a server rejects (RFC 9396 section 5).
    Other(crate::types::oauth::authorization_detail::OtherAuthorizationDetail),
}
impl AuthorizationDetail {
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
    crate::types::ofm::v1_2::requested_consent::RequestedAccountAccess,
> for AuthorizationDetail {
    fn from(
        value: crate::types::ofm::v1_2::requested_consent::RequestedAccountAccess,
    ) -> Self {
        Self::AccountAccessV1_2(value)
    }
}
impl ::core::convert::From<
    crate::types::uae::v2_1::requested_consent::RequestedAccountAccess,
> for AuthorizationDetail {
    fn from(
        value: crate::types::uae::v2_1::requested_consent::RequestedAccountAccess,
    ) -> Self {
        Self::ApiHubAccountAccessV2_1(value)
    }
}
impl ::core::convert::From<
    crate::types::oauth::authorization_detail::OtherAuthorizationDetail,
> for AuthorizationDetail {
    fn from(
        value: crate::types::oauth::authorization_detail::OtherAuthorizationDetail,
    ) -> Self {
        Self::Other(value)
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for AuthorizationDetail {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        let made = match u.int_in_range(0..=2u8)? {
            0u8 => {
                <crate::types::ofm::v1_2::requested_consent::RequestedAccountAccess as ::arbitrary::Arbitrary>::arbitrary(
                        u,
                    )
                    .map(Self::AccountAccessV1_2)
            }
            1u8 => {
                <crate::types::uae::v2_1::requested_consent::RequestedAccountAccess as ::arbitrary::Arbitrary>::arbitrary(
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
impl ::serde::Serialize for AuthorizationDetail {
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
impl<'de> ::serde::Deserialize<'de> for AuthorizationDetail {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Tagged;
        impl<'de> ::serde::de::Visitor<'de> for Tagged {
            type Value = AuthorizationDetail;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("an object")
            }
            fn visit_enum<A: ::serde::de::EnumAccess<'de>>(
                self,
                access: A,
            ) -> ::core::result::Result<AuthorizationDetail, A::Error> {
                use ::serde::de::VariantAccess as _;
                let (tag, content) = access.variant::<&'de str>()?;
                match tag {
                    "urn:openfinance-ml:account-access-consent:v1.2" => {
                        content
                            .newtype_variant()
                            .map(AuthorizationDetail::AccountAccessV1_2)
                    }
                    "urn:openfinanceuae:account-access-consent:v2.1" => {
                        content
                            .newtype_variant()
                            .map(AuthorizationDetail::ApiHubAccountAccessV2_1)
                    }
                    _ => content.newtype_variant().map(AuthorizationDetail::Other),
                }
            }
            fn visit_newtype_struct<D: ::serde::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> ::core::result::Result<AuthorizationDetail, D::Error> {
                let members = <crate::types::scalar::Members as ::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                match members.text("type")? {
                    "urn:openfinance-ml:account-access-consent:v1.2" => {
                        members
                            .read("urn:openfinance-ml:account-access-consent:v1.2")
                            .map(AuthorizationDetail::AccountAccessV1_2)
                    }
                    "urn:openfinanceuae:account-access-consent:v2.1" => {
                        members
                            .read("urn:openfinanceuae:account-access-consent:v2.1")
                            .map(AuthorizationDetail::ApiHubAccountAccessV2_1)
                    }
                    _ => members.read("unknown type").map(AuthorizationDetail::Other),
                }
            }
        }
        deserializer.deserialize_newtype_struct("$tagged by type", Tagged)
    }
}
/// [`AuthorizationDetail`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum AuthorizationDetailView<'a> {
    /// The authorization detail that asks for access to accounts.
    AccountAccessV1_2(
        crate::types::ofm::v1_2::requested_consent::RequestedAccountAccessView<'a>,
    ),
    /// The authorization detail that asks for access to accounts.
    ApiHubAccountAccessV2_1(
        crate::types::uae::v2_1::requested_consent::RequestedAccountAccessView<'a>,
    ),
    /// A detail of a type that these schemas do not define: a type that the application registers, or an unknown type, which a server rejects (RFC 9396 section 5).
    Other(crate::types::oauth::authorization_detail::OtherAuthorizationDetailView<'a>),
}
impl<'a> AuthorizationDetailView<'a> {
    /// Reads a whole document in one pass.
    ///
    /// Errors: the first fault of the text, or the first rule of the schema that it violates.
    pub fn parse(
        text: &'a [u8],
        budget: crate::jose::json::Budget,
    ) -> ::core::result::Result<Self, crate::types::view::ViewError> {
        crate::types::view::generated::parse(text, budget)
    }
}
impl<'a> crate::types::view::View<'a> for AuthorizationDetailView<'a> {
    type Owned = AuthorizationDetail;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let tag = reader.tag("type")?;
        if tag == "urn:openfinance-ml:account-access-consent:v1.2" {
            return crate::types::view::View::read(reader).map(Self::AccountAccessV1_2);
        }
        if tag == "urn:openfinanceuae:account-access-consent:v2.1" {
            return crate::types::view::View::read(reader)
                .map(Self::ApiHubAccountAccessV2_1);
        }
        crate::types::view::View::read(reader).map(Self::Other)
    }
    fn is(&self, owned: &AuthorizationDetail) -> bool {
        match (self, owned) {
            (
                Self::AccountAccessV1_2(one),
                AuthorizationDetail::AccountAccessV1_2(other),
            ) => crate::types::view::View::is(one, other),
            (
                Self::ApiHubAccountAccessV2_1(one),
                AuthorizationDetail::ApiHubAccountAccessV2_1(other),
            ) => crate::types::view::View::is(one, other),
            (Self::Other(one), AuthorizationDetail::Other(other)) => {
                crate::types::view::View::is(one, other)
            }
            _ => false,
        }
    }
}
impl ::core::cmp::PartialEq<AuthorizationDetail> for AuthorizationDetailView<'_> {
    fn eq(&self, owned: &AuthorizationDetail) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl AuthorizationDetail {
    /// The schema that this type is made from, `schemas/oauth/authorization_detail.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/oauth/authorization_detail.schema.json")
    );
}
impl OtherAuthorizationDetail {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(type_: impl ::core::convert::Into<::alloc::string::String>) -> Self {
        Self {
            type_: type_.into(),
            extra: crate::types::scalar::Members::default(),
        }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for OtherAuthorizationDetail {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`OtherAuthorizationDetail`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OtherAuthorizationDetailView<'a> {
    /// The type's identifier.
    pub type_: crate::jose::json::Str<'a>,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> OtherAuthorizationDetailView<'a> {
    const NAMES: &'static [&'static str] = &["type"];
    /// Reads a whole document in one pass.
    ///
    /// Errors: the first fault of the text, or the first rule of the schema that it violates.
    pub fn parse(
        text: &'a [u8],
        budget: crate::jose::json::Budget,
    ) -> ::core::result::Result<Self, crate::types::view::ViewError> {
        crate::types::view::generated::parse(text, budget)
    }
    /// The object in the text, with all members as received.
    pub const fn object(&self) -> crate::jose::json::Object<'a> {
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for OtherAuthorizationDetailView<'a> {
    type Owned = OtherAuthorizationDetail;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_type_ = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    4 if name.is(b"type") => reader.member("type", name, &mut read_type_),
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            type_: reader.required("type", read_type_)?,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &OtherAuthorizationDetail) -> bool {
        crate::types::view::View::is(&self.type_, &owned.type_)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<OtherAuthorizationDetail>
for OtherAuthorizationDetailView<'_> {
    fn eq(&self, owned: &OtherAuthorizationDetail) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
