// @generated from schemas/ofm/v1_2/requested_consent.schema.json by build.rs; do not edit.

/// The authorization detail that asks for access to accounts.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent_purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            dc_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            dp_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_datetime: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
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
/// [`RequestedConsent`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestedConsentView<'a> {
    /// What the data is for.
    pub consent_purpose: crate::types::ofm::v1_2::consent::ConsentPurpose,
    /// The kind and version; the same as the detail's `type`.
    pub consent_type: crate::types::ofm::v1_2::consent::ConsentType,
    /// The data consumer's identifier at the platform.
    pub dc_id: crate::types::common::IdentifierView<'a>,
    /// The data provider's identifier at the platform.
    pub dp_id: crate::types::common::IdentifierView<'a>,
    /// When the consent ends.
    pub expiration_datetime: crate::types::view::Timestamp<'a>,
    /// What may be read.
    pub permissions: crate::types::view::UniqueList<
        'a,
        crate::types::ofm::v1_2::consent::Permission,
    >,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedConsentView<'a> {
    const NAMES: &'static [&'static str] = &[
        "consent_purpose",
        "consent_type",
        "dc_id",
        "dp_id",
        "expiration_datetime",
        "permissions",
    ];
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
        self.object_
    }
}
impl<'a> crate::types::view::View<'a> for RequestedConsentView<'a> {
    type Owned = RequestedConsent;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_consent_purpose = ::core::option::Option::None;
        let mut read_consent_type = ::core::option::Option::None;
        let mut read_dc_id = ::core::option::Option::None;
        let mut read_dp_id = ::core::option::Option::None;
        let mut read_expiration_datetime = ::core::option::Option::None;
        let mut read_permissions = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    15 if name.is(b"consent_purpose") => {
                        reader.member("consent_purpose", name, &mut read_consent_purpose)
                    }
                    12 if name.is(b"consent_type") => {
                        reader.member("consent_type", name, &mut read_consent_type)
                    }
                    5 if name.is(b"dc_id") => {
                        reader.member("dc_id", name, &mut read_dc_id)
                    }
                    5 if name.is(b"dp_id") => {
                        reader.member("dp_id", name, &mut read_dp_id)
                    }
                    19 if name.is(b"expiration_datetime") => {
                        reader
                            .member(
                                "expiration_datetime",
                                name,
                                &mut read_expiration_datetime,
                            )
                    }
                    11 if name.is(b"permissions") => {
                        reader.member("permissions", name, &mut read_permissions)
                    }
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            consent_purpose: reader.required("consent_purpose", read_consent_purpose)?,
            consent_type: reader.required("consent_type", read_consent_type)?,
            dc_id: reader.required("dc_id", read_dc_id)?,
            dp_id: reader.required("dp_id", read_dp_id)?,
            expiration_datetime: reader
                .required("expiration_datetime", read_expiration_datetime)?,
            permissions: reader.required("permissions", read_permissions)?,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedConsent) -> bool {
        crate::types::view::View::is(&self.consent_purpose, &owned.consent_purpose)
            && crate::types::view::View::is(&self.consent_type, &owned.consent_type)
            && crate::types::view::View::is(&self.dc_id, &owned.dc_id)
            && crate::types::view::View::is(&self.dp_id, &owned.dp_id)
            && crate::types::view::View::is(
                &self.expiration_datetime,
                &owned.expiration_datetime,
            ) && crate::types::view::View::is(&self.permissions, &owned.permissions)
    }
}
impl ::core::cmp::PartialEq<RequestedConsent> for RequestedConsentView<'_> {
    fn eq(&self, owned: &RequestedConsent) -> bool {
        crate::types::view::View::is(self, owned)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedAccountAccess {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
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
/// [`RequestedAccountAccess`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestedAccountAccessView<'a> {
    /// The consent.
    pub consent: RequestedConsentView<'a>,
    /// The detail's type.
    pub type_: crate::types::ofm::v1_2::consent::ConsentType,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedAccountAccessView<'a> {
    const NAMES: &'static [&'static str] = &["consent", "type"];
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
        self.object_
    }
}
impl<'a> crate::types::view::View<'a> for RequestedAccountAccessView<'a> {
    type Owned = RequestedAccountAccess;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_consent = ::core::option::Option::None;
        let mut read_type_ = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    7 if name.is(b"consent") => {
                        reader.member("consent", name, &mut read_consent)
                    }
                    4 if name.is(b"type") => reader.member("type", name, &mut read_type_),
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            consent: reader.required("consent", read_consent)?,
            type_: reader.required("type", read_type_)?,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedAccountAccess) -> bool {
        crate::types::view::View::is(&self.consent, &owned.consent)
            && crate::types::view::View::is(&self.type_, &owned.type_)
    }
}
impl ::core::cmp::PartialEq<RequestedAccountAccess> for RequestedAccountAccessView<'_> {
    fn eq(&self, owned: &RequestedAccountAccess) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
