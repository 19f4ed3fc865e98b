// @generated from schemas/oauth/userinfo.schema.json by build.rs; do not edit.

/// What the UserInfo endpoint says of a user (OpenID Connect Core section 5.3.2), with the platform's own claims.
///
/// Provenance: as a public specification has it.
///
/// Source: `schemas/oauth/userinfo.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UserInfo {
    /// For whom it is, in a signed response: the client's identifier.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub aud: ::core::option::Option<
        crate::types::scalar::OneOrMany<::alloc::string::String>,
    >,
    /// The user's birthday, in full or without the year.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub birthdate: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The user's e-mail address.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub email: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Whether the e-mail address is verified.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub email_verified: ::core::option::Option<crate::types::scalar::LenientBool>,
    /// The user's family names.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub family_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The user's given names.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub given_name: ::core::option::Option<crate::types::scalar::PersonalString>,
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
    /// The authorization server's issuer identifier, in a signed response.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iss: ::core::option::Option<::alloc::string::String>,
    /// The user's full name.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The user's telephone number.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub phone_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Whether the telephone number is verified.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub phone_number_verified: ::core::option::Option<crate::types::scalar::LenientBool>,
    /// Where a picture of the user is.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub picture: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// What the user wants to be called.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub preferred_username: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The user's identifier at this issuer; the same as in the ID token.
    pub sub: crate::types::scalar::PersonalString,
    /// When these claims changed last.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub updated_at: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
impl UserInfo {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(
        sub: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        Self {
            sub: sub.into(),
            aud: ::core::option::Option::None,
            birthdate: ::core::option::Option::None,
            email: ::core::option::Option::None,
            email_verified: ::core::option::Option::None,
            family_name: ::core::option::Option::None,
            given_name: ::core::option::Option::None,
            hashed_id_number: ::core::option::Option::None,
            id_type: ::core::option::Option::None,
            iss: ::core::option::Option::None,
            name: ::core::option::Option::None,
            phone_number: ::core::option::Option::None,
            phone_number_verified: ::core::option::Option::None,
            picture: ::core::option::Option::None,
            preferred_username: ::core::option::Option::None,
            updated_at: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `aud`.
    #[must_use]
    pub fn with_aud(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::OneOrMany<::alloc::string::String>,
        >,
    ) -> Self {
        self.aud = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `birthdate`.
    #[must_use]
    pub fn with_birthdate(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.birthdate = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `email`.
    #[must_use]
    pub fn with_email(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.email = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `email_verified`.
    #[must_use]
    pub fn with_email_verified(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::LenientBool>,
    ) -> Self {
        self.email_verified = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `family_name`.
    #[must_use]
    pub fn with_family_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.family_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `given_name`.
    #[must_use]
    pub fn with_given_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.given_name = ::core::option::Option::Some(value.into());
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
    /// Sets `iss`.
    #[must_use]
    pub fn with_iss(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.iss = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `name`.
    #[must_use]
    pub fn with_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `phone_number`.
    #[must_use]
    pub fn with_phone_number(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.phone_number = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `phone_number_verified`.
    #[must_use]
    pub fn with_phone_number_verified(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::LenientBool>,
    ) -> Self {
        self.phone_number_verified = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `picture`.
    #[must_use]
    pub fn with_picture(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.picture = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `preferred_username`.
    #[must_use]
    pub fn with_preferred_username(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.preferred_username = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `updated_at`.
    #[must_use]
    pub fn with_updated_at(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.updated_at = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for UserInfo {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            birthdate: ::arbitrary::Arbitrary::arbitrary(u)?,
            email: ::arbitrary::Arbitrary::arbitrary(u)?,
            email_verified: ::arbitrary::Arbitrary::arbitrary(u)?,
            family_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            given_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            hashed_id_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            phone_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            phone_number_verified: ::arbitrary::Arbitrary::arbitrary(u)?,
            picture: ::arbitrary::Arbitrary::arbitrary(u)?,
            preferred_username: ::arbitrary::Arbitrary::arbitrary(u)?,
            sub: ::arbitrary::Arbitrary::arbitrary(u)?,
            updated_at: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl UserInfo {
    /// The schema that this type is made from, `schemas/oauth/userinfo.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/userinfo.schema.json")
    );
}
