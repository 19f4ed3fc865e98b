// @generated from schemas/ofm/v1_2/granted_consent.schema.json by build.rs; do not edit.

/// An account that the user selected.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/ofm/v1_2/granted_consent.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            accounts: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            created_at: ::arbitrary::Arbitrary::arbitrary(u)?,
            dc_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            dp_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_datetime: ::arbitrary::Arbitrary::arbitrary(u)?,
            hashed_id_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            status: ::arbitrary::Arbitrary::arbitrary(u)?,
            status_reason: ::arbitrary::Arbitrary::arbitrary(u)?,
            updated_at: ::arbitrary::Arbitrary::arbitrary(u)?,
            updated_by: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`GrantedConsent`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct GrantedConsentView<'a> {
    /// The accounts that the user selected.
    pub accounts: ::core::option::Option<
        crate::types::view::Values<'a, ConsentAccountView<'a>>,
    >,
    /// The consent's identifier, given by the server.
    pub consent_id: crate::types::common::IdentifierView<'a>,
    /// What the data is for.
    pub consent_purpose: crate::types::view::Open<
        'a,
        crate::types::ofm::v1_2::consent::ConsentPurpose,
    >,
    /// The kind and version; the same as the detail's `type`.
    pub consent_type: crate::types::ofm::v1_2::consent::ConsentType,
    /// When the consent was made.
    pub created_at: crate::types::view::Timestamp<'a>,
    /// The data consumer's identifier at the platform.
    pub dc_id: crate::types::common::IdentifierView<'a>,
    /// The data provider's identifier at the platform.
    pub dp_id: crate::types::common::IdentifierView<'a>,
    /// When the consent ends.
    pub expiration_datetime: crate::types::view::Timestamp<'a>,
    /// The SHA-256 hash of the document's number.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub hashed_id_number: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    /// Which kind of identity document.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub id_type: ::core::option::Option<
        crate::types::view::Open<'a, crate::types::ofm::v1_2::consent::IdType>,
    >,
    /// What may be read.
    pub permissions: crate::types::view::Values<
        'a,
        crate::types::view::Open<'a, crate::types::ofm::v1_2::consent::Permission>,
    >,
    /// Where the consent stands.
    pub status: crate::types::view::Open<
        'a,
        crate::types::ofm::v1_2::consent::ConsentStatus,
    >,
    /// Why the consent stands there.
    ///
    /// Provenance: from secondary evidence, in no sample.
    pub status_reason: ::core::option::Option<StatusReasonView<'a>>,
    /// When the consent changed last.
    pub updated_at: ::core::option::Option<crate::types::view::Timestamp<'a>>,
    /// Who changed the consent last.
    pub updated_by: ::core::option::Option<
        crate::types::view::Open<'a, crate::types::ofm::v1_2::consent::UpdatedBy>,
    >,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> GrantedConsentView<'a> {
    const NAMES: &'static [&'static str] = &[
        "accounts",
        "consent_id",
        "consent_purpose",
        "consent_type",
        "created_at",
        "dc_id",
        "dp_id",
        "expiration_datetime",
        "hashed_id_number",
        "id_type",
        "permissions",
        "status",
        "status_reason",
        "updated_at",
        "updated_by",
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
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for GrantedConsentView<'a> {
    type Owned = GrantedConsent;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_accounts = ::core::option::Option::None;
        let mut read_consent_id = ::core::option::Option::None;
        let mut read_consent_purpose = ::core::option::Option::None;
        let mut read_consent_type = ::core::option::Option::None;
        let mut read_created_at = ::core::option::Option::None;
        let mut read_dc_id = ::core::option::Option::None;
        let mut read_dp_id = ::core::option::Option::None;
        let mut read_expiration_datetime = ::core::option::Option::None;
        let mut read_hashed_id_number = ::core::option::Option::None;
        let mut read_id_type = ::core::option::Option::None;
        let mut read_permissions = ::core::option::Option::None;
        let mut read_status = ::core::option::Option::None;
        let mut read_status_reason = ::core::option::Option::None;
        let mut read_updated_at = ::core::option::Option::None;
        let mut read_updated_by = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    8 if name.is(b"accounts") => {
                        reader.member("accounts", name, &mut read_accounts)
                    }
                    10 if name.is(b"consent_id") => {
                        reader.member("consent_id", name, &mut read_consent_id)
                    }
                    15 if name.is(b"consent_purpose") => {
                        reader.member("consent_purpose", name, &mut read_consent_purpose)
                    }
                    12 if name.is(b"consent_type") => {
                        reader.member("consent_type", name, &mut read_consent_type)
                    }
                    10 if name.is(b"created_at") => {
                        reader.member("created_at", name, &mut read_created_at)
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
                    16 if name.is(b"hashed_id_number") => {
                        reader
                            .member("hashed_id_number", name, &mut read_hashed_id_number)
                    }
                    7 if name.is(b"id_type") => {
                        reader.member("id_type", name, &mut read_id_type)
                    }
                    11 if name.is(b"permissions") => {
                        reader.member("permissions", name, &mut read_permissions)
                    }
                    6 if name.is(b"status") => {
                        reader.member("status", name, &mut read_status)
                    }
                    13 if name.is(b"status_reason") => {
                        reader.member("status_reason", name, &mut read_status_reason)
                    }
                    10 if name.is(b"updated_at") => {
                        reader.member("updated_at", name, &mut read_updated_at)
                    }
                    10 if name.is(b"updated_by") => {
                        reader.member("updated_by", name, &mut read_updated_by)
                    }
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            accounts: read_accounts,
            consent_id: reader.required("consent_id", read_consent_id)?,
            consent_purpose: reader.required("consent_purpose", read_consent_purpose)?,
            consent_type: reader.required("consent_type", read_consent_type)?,
            created_at: reader.required("created_at", read_created_at)?,
            dc_id: reader.required("dc_id", read_dc_id)?,
            dp_id: reader.required("dp_id", read_dp_id)?,
            expiration_datetime: reader
                .required("expiration_datetime", read_expiration_datetime)?,
            hashed_id_number: read_hashed_id_number,
            id_type: read_id_type,
            permissions: reader.required("permissions", read_permissions)?,
            status: reader.required("status", read_status)?,
            status_reason: read_status_reason,
            updated_at: read_updated_at,
            updated_by: read_updated_by,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &GrantedConsent) -> bool {
        crate::types::view::View::is(&self.accounts, &owned.accounts)
            && crate::types::view::View::is(&self.consent_id, &owned.consent_id)
            && crate::types::view::View::is(
                &self.consent_purpose,
                &owned.consent_purpose,
            ) && crate::types::view::View::is(&self.consent_type, &owned.consent_type)
            && crate::types::view::View::is(&self.created_at, &owned.created_at)
            && crate::types::view::View::is(&self.dc_id, &owned.dc_id)
            && crate::types::view::View::is(&self.dp_id, &owned.dp_id)
            && crate::types::view::View::is(
                &self.expiration_datetime,
                &owned.expiration_datetime,
            )
            && crate::types::view::View::is(
                &self.hashed_id_number,
                &owned.hashed_id_number,
            ) && crate::types::view::View::is(&self.id_type, &owned.id_type)
            && crate::types::view::View::is(&self.permissions, &owned.permissions)
            && crate::types::view::View::is(&self.status, &owned.status)
            && crate::types::view::View::is(&self.status_reason, &owned.status_reason)
            && crate::types::view::View::is(&self.updated_at, &owned.updated_at)
            && crate::types::view::View::is(&self.updated_by, &owned.updated_by)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<GrantedConsent> for GrantedConsentView<'_> {
    fn eq(&self, owned: &GrantedConsent) -> bool {
        crate::types::view::View::is(self, owned)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentAccount {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`ConsentAccount`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ConsentAccountView<'a> {
    /// The account's identifier at the platform.
    pub account_id: crate::types::common::IdentifierView<'a>,
    /// The account's name.
    pub account_name: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    /// The account's number; card numbers are masked.
    pub account_number: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> ConsentAccountView<'a> {
    const NAMES: &'static [&'static str] = &[
        "account_id",
        "account_name",
        "account_number",
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
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for ConsentAccountView<'a> {
    type Owned = ConsentAccount;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_account_id = ::core::option::Option::None;
        let mut read_account_name = ::core::option::Option::None;
        let mut read_account_number = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    10 if name.is(b"account_id") => {
                        reader.member("account_id", name, &mut read_account_id)
                    }
                    12 if name.is(b"account_name") => {
                        reader.member("account_name", name, &mut read_account_name)
                    }
                    14 if name.is(b"account_number") => {
                        reader.member("account_number", name, &mut read_account_number)
                    }
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            account_id: reader.required("account_id", read_account_id)?,
            account_name: read_account_name,
            account_number: read_account_number,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &ConsentAccount) -> bool {
        crate::types::view::View::is(&self.account_id, &owned.account_id)
            && crate::types::view::View::is(&self.account_name, &owned.account_name)
            && crate::types::view::View::is(&self.account_number, &owned.account_number)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<ConsentAccount> for ConsentAccountView<'_> {
    fn eq(&self, owned: &ConsentAccount) -> bool {
        crate::types::view::View::is(self, owned)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for GrantedAccountAccess {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`GrantedAccountAccess`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct GrantedAccountAccessView<'a> {
    /// The consent.
    pub consent: GrantedConsentView<'a>,
    /// The detail's type.
    pub type_: crate::types::ofm::v1_2::consent::ConsentType,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> GrantedAccountAccessView<'a> {
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
        self.extra.object()
    }
}
impl<'a> crate::types::view::View<'a> for GrantedAccountAccessView<'a> {
    type Owned = GrantedAccountAccess;
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
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            consent: reader.required("consent", read_consent)?,
            type_: reader.required("type", read_type_)?,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &GrantedAccountAccess) -> bool {
        crate::types::view::View::is(&self.consent, &owned.consent)
            && crate::types::view::View::is(&self.type_, &owned.type_)
            && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<GrantedAccountAccess> for GrantedAccountAccessView<'_> {
    fn eq(&self, owned: &GrantedAccountAccess) -> bool {
        crate::types::view::View::is(self, owned)
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
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for StatusReason {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            reason_code: ::arbitrary::Arbitrary::arbitrary(u)?,
            reason_description: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// [`StatusReason`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StatusReasonView<'a> {
    /// The reason, for programs.
    pub reason_code: crate::types::view::Open<
        'a,
        crate::types::ofm::v1_2::consent::ReasonCode,
    >,
    /// The reason, for people.
    pub reason_description: ::core::option::Option<crate::jose::json::Str<'a>>,
    /// Members that the schema does not name; `Debug` shows their names only.
    pub extra: crate::types::view::Extra<'a>,
}
impl<'a> StatusReasonView<'a> {
    const NAMES: &'static [&'static str] = &["reason_code", "reason_description"];
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
impl<'a> crate::types::view::View<'a> for StatusReasonView<'a> {
    type Owned = StatusReason;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_reason_code = ::core::option::Option::None;
        let mut read_reason_description = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    11 if name.is(b"reason_code") => {
                        reader.member("reason_code", name, &mut read_reason_code)
                    }
                    18 if name.is(b"reason_description") => {
                        reader
                            .member(
                                "reason_description",
                                name,
                                &mut read_reason_description,
                            )
                    }
                    _ => reader.free(name),
                },
            )?;
        ::core::result::Result::Ok(Self {
            reason_code: reader.required("reason_code", read_reason_code)?,
            reason_description: read_reason_description,
            extra: crate::types::view::Extra::new(object, Self::NAMES),
        })
    }
    fn is(&self, owned: &StatusReason) -> bool {
        crate::types::view::View::is(&self.reason_code, &owned.reason_code)
            && crate::types::view::View::is(
                &self.reason_description,
                &owned.reason_description,
            ) && self.extra.is(&owned.extra)
    }
}
impl ::core::cmp::PartialEq<StatusReason> for StatusReasonView<'_> {
    fn eq(&self, owned: &StatusReason) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
