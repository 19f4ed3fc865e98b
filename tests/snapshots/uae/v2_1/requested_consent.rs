// @generated from schemas/uae/v2_1/requested_consent.schema.json by build.rs; do not edit.

/// The authorization detail that asks for access to accounts.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedAccountAccess {
    /// The consent.
    pub consent: RequestedConsent,
    /// Which events are wanted.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<RequestedSubscription>,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::consent::ConsentType,
}
/// What the platform's fees depend on.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedBilling {
    /// What the data is for.
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
    /// Which kind of user.
    #[serde(rename = "UserType")]
    pub user_type: crate::types::uae::v2_1::consent::UserType,
}
/// An account access consent as a third party asks for it. Closed: a server refuses members that it does not know (RFC 9396 section 5).
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedConsent {
    /// Which kinds of accounts.
    #[serde(rename = "AccountSubType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_sub_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountSubType>,
    >,
    /// Whom the accounts are for.
    #[serde(rename = "AccountType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountType>,
    >,
    /// The consent that this one renews.
    #[serde(rename = "BaseConsentId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub base_consent_id: ::core::option::Option<
        crate::types::uae::v2_1::consent::ConsentIdentifier,
    >,
    /// The consent's identifier, made by the client.
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// When the consent ends.
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// The first day of transactions and statements.
    #[serde(rename = "FromDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub from_date: ::core::option::Option<
        crate::types::uae::v2_1::consent::CalendarDate,
    >,
    /// Whom the third party acts for.
    #[serde(rename = "OnBehalfOf")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub on_behalf_of: ::core::option::Option<RequestedOnBehalfOf>,
    /// What the platform's fees depend on.
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: RequestedBilling,
    /// What may be read.
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::uae::v2_1::consent::Permission,
    >,
    /// The last day of transactions and statements.
    #[serde(rename = "ToDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub to_date: ::core::option::Option<crate::types::uae::v2_1::consent::CalendarDate>,
}
/// Another party that the third party acts for.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedOnBehalfOf {
    /// Its identifier.
    #[serde(rename = "Identifier")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Which kind of identifier it has.
    #[serde(rename = "IdentifierType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier_type: ::core::option::Option<
        crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
    >,
    /// Its name in law.
    #[serde(rename = "LegalName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub legal_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The name that it trades under.
    #[serde(rename = "TradingName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub trading_name: ::core::option::Option<crate::types::scalar::PersonalString>,
}
/// A subscription to events.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedSubscription {
    /// Where events are sent.
    #[serde(rename = "Webhook")]
    pub webhook: RequestedWebhook,
}
/// Where events are sent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/requested_consent.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedWebhook {
    /// Whether events are sent.
    #[serde(rename = "IsActive")]
    pub is_active: bool,
    /// The address of the third party.
    #[serde(rename = "Url")]
    pub url: ::alloc::string::String,
}
/// The required members of [`RequestedConsent`], the argument of [`RequestedConsent::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedConsent {
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// What may be read.
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::uae::v2_1::consent::Permission,
    >,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// What the platform's fees depend on.
    pub open_finance_billing: RequestedBilling,
}
impl ::core::convert::From<NewRequestedConsent> for RequestedConsent {
    fn from(required: NewRequestedConsent) -> Self {
        let NewRequestedConsent {
            consent_id,
            expiration_date_time,
            open_finance_billing,
            permissions,
        } = required;
        Self {
            consent_id,
            expiration_date_time,
            open_finance_billing,
            permissions,
            account_sub_type: ::core::option::Option::None,
            account_type: ::core::option::Option::None,
            base_consent_id: ::core::option::Option::None,
            from_date: ::core::option::Option::None,
            on_behalf_of: ::core::option::Option::None,
            to_date: ::core::option::Option::None,
        }
    }
}
impl RequestedConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedConsent) -> Self {
        required.into()
    }
    /// Sets `AccountSubType`.
    #[must_use]
    pub fn with_account_sub_type(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountSubType>,
        >,
    ) -> Self {
        self.account_sub_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `AccountType`.
    #[must_use]
    pub fn with_account_type(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountType>,
        >,
    ) -> Self {
        self.account_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `BaseConsentId`.
    #[must_use]
    pub fn with_base_consent_id(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::consent::ConsentIdentifier,
        >,
    ) -> Self {
        self.base_consent_id = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `FromDate`.
    #[must_use]
    pub fn with_from_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::uae::v2_1::consent::CalendarDate>,
    ) -> Self {
        self.from_date = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `OnBehalfOf`.
    #[must_use]
    pub fn with_on_behalf_of(
        mut self,
        value: impl ::core::convert::Into<RequestedOnBehalfOf>,
    ) -> Self {
        self.on_behalf_of = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `ToDate`.
    #[must_use]
    pub fn with_to_date(
        mut self,
        value: impl ::core::convert::Into<crate::types::uae::v2_1::consent::CalendarDate>,
    ) -> Self {
        self.to_date = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            account_sub_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            account_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            base_consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            from_date: ::arbitrary::Arbitrary::arbitrary(u)?,
            on_behalf_of: ::arbitrary::Arbitrary::arbitrary(u)?,
            open_finance_billing: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            to_date: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedConsent", deny_unknown_fields)]
struct RequestedConsentMembers {
    #[serde(rename = "AccountSubType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_sub_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountSubType>,
    >,
    #[serde(rename = "AccountType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub account_type: ::core::option::Option<
        ::alloc::vec::Vec<crate::types::uae::v2_1::consent::AccountType>,
    >,
    #[serde(rename = "BaseConsentId")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub base_consent_id: ::core::option::Option<
        crate::types::uae::v2_1::consent::ConsentIdentifier,
    >,
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    #[serde(rename = "FromDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub from_date: ::core::option::Option<
        crate::types::uae::v2_1::consent::CalendarDate,
    >,
    #[serde(rename = "OnBehalfOf")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub on_behalf_of: ::core::option::Option<RequestedOnBehalfOf>,
    #[serde(rename = "OpenFinanceBilling")]
    pub open_finance_billing: RequestedBilling,
    #[serde(rename = "Permissions")]
    pub permissions: crate::types::scalar::UniqueList<
        crate::types::uae::v2_1::consent::Permission,
    >,
    #[serde(rename = "ToDate")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub to_date: ::core::option::Option<crate::types::uae::v2_1::consent::CalendarDate>,
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
    /// Which kinds of accounts.
    pub account_sub_type: ::core::option::Option<
        crate::types::view::Values<'a, crate::types::uae::v2_1::consent::AccountSubType>,
    >,
    /// Whom the accounts are for.
    pub account_type: ::core::option::Option<
        crate::types::view::Values<'a, crate::types::uae::v2_1::consent::AccountType>,
    >,
    /// The consent that this one renews.
    pub base_consent_id: ::core::option::Option<
        crate::types::uae::v2_1::consent::ConsentIdentifierView<'a>,
    >,
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifierView<'a>,
    /// When the consent ends.
    pub expiration_date_time: crate::types::view::Timestamp<'a>,
    /// The first day of transactions and statements.
    pub from_date: ::core::option::Option<
        crate::types::uae::v2_1::consent::CalendarDateView<'a>,
    >,
    /// Whom the third party acts for.
    pub on_behalf_of: ::core::option::Option<RequestedOnBehalfOfView<'a>>,
    /// What the platform's fees depend on.
    pub open_finance_billing: RequestedBillingView<'a>,
    /// What may be read.
    pub permissions: crate::types::view::UniqueList<
        'a,
        crate::types::uae::v2_1::consent::Permission,
    >,
    /// The last day of transactions and statements.
    pub to_date: ::core::option::Option<
        crate::types::uae::v2_1::consent::CalendarDateView<'a>,
    >,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedConsentView<'a> {
    const NAMES: &'static [&'static str] = &[
        "AccountSubType",
        "AccountType",
        "BaseConsentId",
        "ConsentId",
        "ExpirationDateTime",
        "FromDate",
        "OnBehalfOf",
        "OpenFinanceBilling",
        "Permissions",
        "ToDate",
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
        let mut read_account_sub_type = ::core::option::Option::None;
        let mut read_account_type = ::core::option::Option::None;
        let mut read_base_consent_id = ::core::option::Option::None;
        let mut read_consent_id = ::core::option::Option::None;
        let mut read_expiration_date_time = ::core::option::Option::None;
        let mut read_from_date = ::core::option::Option::None;
        let mut read_on_behalf_of = ::core::option::Option::None;
        let mut read_open_finance_billing = ::core::option::Option::None;
        let mut read_permissions = ::core::option::Option::None;
        let mut read_to_date = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    14 if name.is(b"AccountSubType") => {
                        reader.member("AccountSubType", name, &mut read_account_sub_type)
                    }
                    11 if name.is(b"AccountType") => {
                        reader.member("AccountType", name, &mut read_account_type)
                    }
                    13 if name.is(b"BaseConsentId") => {
                        reader.member("BaseConsentId", name, &mut read_base_consent_id)
                    }
                    9 if name.is(b"ConsentId") => {
                        reader.member("ConsentId", name, &mut read_consent_id)
                    }
                    18 if name.is(b"ExpirationDateTime") => {
                        reader
                            .member(
                                "ExpirationDateTime",
                                name,
                                &mut read_expiration_date_time,
                            )
                    }
                    8 if name.is(b"FromDate") => {
                        reader.member("FromDate", name, &mut read_from_date)
                    }
                    10 if name.is(b"OnBehalfOf") => {
                        reader.member("OnBehalfOf", name, &mut read_on_behalf_of)
                    }
                    18 if name.is(b"OpenFinanceBilling") => {
                        reader
                            .member(
                                "OpenFinanceBilling",
                                name,
                                &mut read_open_finance_billing,
                            )
                    }
                    11 if name.is(b"Permissions") => {
                        reader.member("Permissions", name, &mut read_permissions)
                    }
                    6 if name.is(b"ToDate") => {
                        reader.member("ToDate", name, &mut read_to_date)
                    }
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            account_sub_type: read_account_sub_type,
            account_type: read_account_type,
            base_consent_id: read_base_consent_id,
            consent_id: reader.required("ConsentId", read_consent_id)?,
            expiration_date_time: reader
                .required("ExpirationDateTime", read_expiration_date_time)?,
            from_date: read_from_date,
            on_behalf_of: read_on_behalf_of,
            open_finance_billing: reader
                .required("OpenFinanceBilling", read_open_finance_billing)?,
            permissions: reader.required("Permissions", read_permissions)?,
            to_date: read_to_date,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedConsent) -> bool {
        crate::types::view::View::is(&self.account_sub_type, &owned.account_sub_type)
            && crate::types::view::View::is(&self.account_type, &owned.account_type)
            && crate::types::view::View::is(
                &self.base_consent_id,
                &owned.base_consent_id,
            ) && crate::types::view::View::is(&self.consent_id, &owned.consent_id)
            && crate::types::view::View::is(
                &self.expiration_date_time,
                &owned.expiration_date_time,
            ) && crate::types::view::View::is(&self.from_date, &owned.from_date)
            && crate::types::view::View::is(&self.on_behalf_of, &owned.on_behalf_of)
            && crate::types::view::View::is(
                &self.open_finance_billing,
                &owned.open_finance_billing,
            ) && crate::types::view::View::is(&self.permissions, &owned.permissions)
            && crate::types::view::View::is(&self.to_date, &owned.to_date)
    }
}
impl ::core::cmp::PartialEq<RequestedConsent> for RequestedConsentView<'_> {
    fn eq(&self, owned: &RequestedConsent) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl RequestedConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/requested_consent.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/requested_consent.schema.json")
    );
}
impl RequestedAccountAccess {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<RequestedConsent>) -> Self {
        Self {
            consent: consent.into(),
            subscription: ::core::option::Option::None,
            type_: crate::types::uae::v2_1::consent::ConsentType::default(),
        }
    }
    /// Sets `subscription`.
    #[must_use]
    pub fn with_subscription(
        mut self,
        value: impl ::core::convert::Into<RequestedSubscription>,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedAccountAccess {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            subscription: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedAccountAccess", deny_unknown_fields)]
struct RequestedAccountAccessMembers {
    pub consent: RequestedConsent,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<RequestedSubscription>,
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::consent::ConsentType,
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
    /// Which events are wanted.
    pub subscription: ::core::option::Option<RequestedSubscriptionView<'a>>,
    /// The detail's type.
    pub type_: crate::types::uae::v2_1::consent::ConsentType,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedAccountAccessView<'a> {
    const NAMES: &'static [&'static str] = &["consent", "subscription", "type"];
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
        let mut read_subscription = ::core::option::Option::None;
        let mut read_type_ = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    7 if name.is(b"consent") => {
                        reader.member("consent", name, &mut read_consent)
                    }
                    12 if name.is(b"subscription") => {
                        reader.member("subscription", name, &mut read_subscription)
                    }
                    4 if name.is(b"type") => reader.member("type", name, &mut read_type_),
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            consent: reader.required("consent", read_consent)?,
            subscription: read_subscription,
            type_: reader.required("type", read_type_)?,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedAccountAccess) -> bool {
        crate::types::view::View::is(&self.consent, &owned.consent)
            && crate::types::view::View::is(&self.subscription, &owned.subscription)
            && crate::types::view::View::is(&self.type_, &owned.type_)
    }
}
impl ::core::cmp::PartialEq<RequestedAccountAccess> for RequestedAccountAccessView<'_> {
    fn eq(&self, owned: &RequestedAccountAccess) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
/// The required members of [`RequestedBilling`], the argument of [`RequestedBilling::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedBilling {
    /// Which kind of user.
    pub user_type: crate::types::uae::v2_1::consent::UserType,
    /// What the data is for.
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
}
impl ::core::convert::From<NewRequestedBilling> for RequestedBilling {
    fn from(required: NewRequestedBilling) -> Self {
        let NewRequestedBilling { purpose, user_type } = required;
        Self { purpose, user_type }
    }
}
impl RequestedBilling {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedBilling) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedBilling {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            purpose: ::arbitrary::Arbitrary::arbitrary(u)?,
            user_type: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedBilling", deny_unknown_fields)]
struct RequestedBillingMembers {
    #[serde(rename = "Purpose")]
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
    #[serde(rename = "UserType")]
    pub user_type: crate::types::uae::v2_1::consent::UserType,
}
impl<'de> ::serde::Deserialize<'de> for RequestedBilling {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedBillingMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// [`RequestedBilling`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestedBillingView<'a> {
    /// What the data is for.
    pub purpose: crate::types::uae::v2_1::consent::Purpose,
    /// Which kind of user.
    pub user_type: crate::types::uae::v2_1::consent::UserType,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedBillingView<'a> {
    const NAMES: &'static [&'static str] = &["Purpose", "UserType"];
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
impl<'a> crate::types::view::View<'a> for RequestedBillingView<'a> {
    type Owned = RequestedBilling;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_purpose = ::core::option::Option::None;
        let mut read_user_type = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    7 if name.is(b"Purpose") => {
                        reader.member("Purpose", name, &mut read_purpose)
                    }
                    8 if name.is(b"UserType") => {
                        reader.member("UserType", name, &mut read_user_type)
                    }
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            purpose: reader.required("Purpose", read_purpose)?,
            user_type: reader.required("UserType", read_user_type)?,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedBilling) -> bool {
        crate::types::view::View::is(&self.purpose, &owned.purpose)
            && crate::types::view::View::is(&self.user_type, &owned.user_type)
    }
}
impl ::core::cmp::PartialEq<RequestedBilling> for RequestedBillingView<'_> {
    fn eq(&self, owned: &RequestedBilling) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl RequestedOnBehalfOf {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new() -> Self {
        Self {
            identifier: ::core::option::Option::None,
            identifier_type: ::core::option::Option::None,
            legal_name: ::core::option::Option::None,
            trading_name: ::core::option::Option::None,
        }
    }
    /// Sets `Identifier`.
    #[must_use]
    pub fn with_identifier(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.identifier = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `IdentifierType`.
    #[must_use]
    pub fn with_identifier_type(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
        >,
    ) -> Self {
        self.identifier_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `LegalName`.
    #[must_use]
    pub fn with_legal_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.legal_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `TradingName`.
    #[must_use]
    pub fn with_trading_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.trading_name = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedOnBehalfOf {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            identifier: ::arbitrary::Arbitrary::arbitrary(u)?,
            identifier_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            legal_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            trading_name: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedOnBehalfOf", deny_unknown_fields)]
struct RequestedOnBehalfOfMembers {
    #[serde(rename = "Identifier")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "IdentifierType")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub identifier_type: ::core::option::Option<
        crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
    >,
    #[serde(rename = "LegalName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub legal_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "TradingName")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub trading_name: ::core::option::Option<crate::types::scalar::PersonalString>,
}
impl<'de> ::serde::Deserialize<'de> for RequestedOnBehalfOf {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedOnBehalfOfMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// [`RequestedOnBehalfOf`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestedOnBehalfOfView<'a> {
    /// Its identifier.
    pub identifier: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    /// Which kind of identifier it has.
    pub identifier_type: ::core::option::Option<
        crate::types::uae::v2_1::consent::BeneficiaryIdentifierType,
    >,
    /// Its name in law.
    pub legal_name: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    /// The name that it trades under.
    pub trading_name: ::core::option::Option<crate::types::view::PersonalString<'a>>,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedOnBehalfOfView<'a> {
    const NAMES: &'static [&'static str] = &[
        "Identifier",
        "IdentifierType",
        "LegalName",
        "TradingName",
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
impl<'a> crate::types::view::View<'a> for RequestedOnBehalfOfView<'a> {
    type Owned = RequestedOnBehalfOf;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_identifier = ::core::option::Option::None;
        let mut read_identifier_type = ::core::option::Option::None;
        let mut read_legal_name = ::core::option::Option::None;
        let mut read_trading_name = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    10 if name.is(b"Identifier") => {
                        reader.member("Identifier", name, &mut read_identifier)
                    }
                    14 if name.is(b"IdentifierType") => {
                        reader.member("IdentifierType", name, &mut read_identifier_type)
                    }
                    9 if name.is(b"LegalName") => {
                        reader.member("LegalName", name, &mut read_legal_name)
                    }
                    11 if name.is(b"TradingName") => {
                        reader.member("TradingName", name, &mut read_trading_name)
                    }
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            identifier: read_identifier,
            identifier_type: read_identifier_type,
            legal_name: read_legal_name,
            trading_name: read_trading_name,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedOnBehalfOf) -> bool {
        crate::types::view::View::is(&self.identifier, &owned.identifier)
            && crate::types::view::View::is(
                &self.identifier_type,
                &owned.identifier_type,
            ) && crate::types::view::View::is(&self.legal_name, &owned.legal_name)
            && crate::types::view::View::is(&self.trading_name, &owned.trading_name)
    }
}
impl ::core::cmp::PartialEq<RequestedOnBehalfOf> for RequestedOnBehalfOfView<'_> {
    fn eq(&self, owned: &RequestedOnBehalfOf) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
impl RequestedSubscription {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(webhook: impl ::core::convert::Into<RequestedWebhook>) -> Self {
        Self { webhook: webhook.into() }
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedSubscription {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            webhook: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedSubscription", deny_unknown_fields)]
struct RequestedSubscriptionMembers {
    #[serde(rename = "Webhook")]
    pub webhook: RequestedWebhook,
}
impl<'de> ::serde::Deserialize<'de> for RequestedSubscription {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedSubscriptionMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// [`RequestedSubscription`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestedSubscriptionView<'a> {
    /// Where events are sent.
    pub webhook: RequestedWebhookView<'a>,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedSubscriptionView<'a> {
    const NAMES: &'static [&'static str] = &["Webhook"];
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
impl<'a> crate::types::view::View<'a> for RequestedSubscriptionView<'a> {
    type Owned = RequestedSubscription;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_webhook = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    7 if name.is(b"Webhook") => {
                        reader.member("Webhook", name, &mut read_webhook)
                    }
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            webhook: reader.required("Webhook", read_webhook)?,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedSubscription) -> bool {
        crate::types::view::View::is(&self.webhook, &owned.webhook)
    }
}
impl ::core::cmp::PartialEq<RequestedSubscription> for RequestedSubscriptionView<'_> {
    fn eq(&self, owned: &RequestedSubscription) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
/// The required members of [`RequestedWebhook`], the argument of [`RequestedWebhook::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedWebhook {
    /// The address of the third party.
    pub url: ::alloc::string::String,
    /// Whether events are sent.
    pub is_active: bool,
}
impl ::core::convert::From<NewRequestedWebhook> for RequestedWebhook {
    fn from(required: NewRequestedWebhook) -> Self {
        let NewRequestedWebhook { is_active, url } = required;
        Self { is_active, url }
    }
}
impl RequestedWebhook {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedWebhook) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedWebhook {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            is_active: ::arbitrary::Arbitrary::arbitrary(u)?,
            url: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedWebhook", deny_unknown_fields)]
struct RequestedWebhookMembers {
    #[serde(rename = "IsActive")]
    pub is_active: bool,
    #[serde(rename = "Url")]
    pub url: ::alloc::string::String,
}
impl<'de> ::serde::Deserialize<'de> for RequestedWebhook {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedWebhookMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
/// [`RequestedWebhook`], borrowed from its JSON text; see [`view`](crate::types::view).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RequestedWebhookView<'a> {
    /// Whether events are sent.
    pub is_active: bool,
    /// The address of the third party.
    pub url: crate::jose::json::Str<'a>,
    object_: crate::jose::json::Object<'a>,
}
impl<'a> RequestedWebhookView<'a> {
    const NAMES: &'static [&'static str] = &["IsActive", "Url"];
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
impl<'a> crate::types::view::View<'a> for RequestedWebhookView<'a> {
    type Owned = RequestedWebhook;
    fn read(
        reader: &mut crate::types::view::Reader<'_, 'a>,
    ) -> ::core::result::Result<Self, crate::types::view::Rejected> {
        let mut read_is_active = ::core::option::Option::None;
        let mut read_url = ::core::option::Option::None;
        let object = reader
            .object(
                Self::NAMES,
                |reader, name| match name.len() {
                    8 if name.is(b"IsActive") => {
                        reader.member("IsActive", name, &mut read_is_active)
                    }
                    3 if name.is(b"Url") => reader.member("Url", name, &mut read_url),
                    _ => reader.unknown(),
                },
            )?;
        ::core::result::Result::Ok(Self {
            is_active: reader.required("IsActive", read_is_active)?,
            url: reader.required("Url", read_url)?,
            object_: object,
        })
    }
    fn is(&self, owned: &RequestedWebhook) -> bool {
        crate::types::view::View::is(&self.is_active, &owned.is_active)
            && crate::types::view::View::is(&self.url, &owned.url)
    }
}
impl ::core::cmp::PartialEq<RequestedWebhook> for RequestedWebhookView<'_> {
    fn eq(&self, owned: &RequestedWebhook) -> bool {
        crate::types::view::View::is(self, owned)
    }
}
