// @generated from schemas/uae/v2_1/service_initiation/requested.schema.json by build.rs; do not edit.

/// A consent for payments as a third party asks for it. Closed: a server refuses members that it does not know (RFC 9396 section 5).
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/requested.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedPaymentConsent {
    /// Until when the user may decide.
    #[serde(rename = "AuthorizationExpirationDateTime")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_expiration_date_time: ::core::option::Option<
        crate::types::scalar::Timestamp,
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
    /// The rules of the payments.
    #[serde(rename = "ControlParameters")]
    pub control_parameters: crate::types::uae::v2_1::service_initiation::control::ControlParameters,
    /// A text for the creditor: 1 to 35 characters, which the schema does not enforce.
    #[serde(rename = "CreditorReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_reference: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The other currency.
    #[serde(rename = "CurrencyRequest")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub currency_request: ::core::option::Option<
        crate::types::uae::v2_1::service_initiation::payment::RequestedCurrency,
    >,
    /// A text for the debtor: 1 to 35 characters, which the schema does not enforce.
    #[serde(rename = "DebtorReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_reference: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// When the consent ends.
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// Whether one authorizer must suffice.
    #[serde(rename = "IsSingleAuthorization")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_single_authorization: ::core::option::Option<bool>,
    /// The purpose, in the codes of the platform.
    #[serde(rename = "PaymentPurposeCode")]
    pub payment_purpose_code: crate::types::scalar::PurposeCode,
    /// What may be read beside the payments.
    #[serde(rename = "Permissions")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub permissions: ::core::option::Option<
        ::alloc::vec::Vec<
            crate::types::uae::v2_1::service_initiation::payment::PaymentPermission,
        >,
    >,
    /// Debtor, creditors and risk data: a JWE around a JWS, which only the institution reads.
    #[serde(rename = "PersonalIdentifiableInformation")]
    pub personal_identifiable_information: crate::types::scalar::EncryptedText,
    /// The third party that asks through this one.
    #[serde(rename = "SponsoredTPPInformation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub sponsored_tpp_information: ::core::option::Option<
        crate::types::uae::v2_1::service_initiation::payment::RequestedSponsor,
    >,
}
/// The authorization detail that asks for payments.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/service_initiation/requested.schema.json`.
#[derive(::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RequestedServiceInitiation {
    /// The consent.
    pub consent: RequestedPaymentConsent,
    /// Which events are wanted.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<
        crate::types::uae::v2_1::requested_consent::RequestedSubscription,
    >,
    /// The detail's type.
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::service_initiation::payment::ServiceInitiationType,
}
/// The required members of [`RequestedPaymentConsent`], the argument of [`RequestedPaymentConsent::new`].
#[derive(Clone, Debug)]
pub struct NewRequestedPaymentConsent {
    /// Debtor, creditors and risk data: a JWE around a JWS, which only the institution reads.
    pub personal_identifiable_information: crate::types::scalar::EncryptedText,
    /// The rules of the payments.
    pub control_parameters: crate::types::uae::v2_1::service_initiation::control::ControlParameters,
    /// The consent's identifier, made by the client.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// When the consent ends.
    pub expiration_date_time: crate::types::scalar::Timestamp,
    /// The purpose, in the codes of the platform.
    pub payment_purpose_code: crate::types::scalar::PurposeCode,
}
impl ::core::convert::From<NewRequestedPaymentConsent> for RequestedPaymentConsent {
    fn from(required: NewRequestedPaymentConsent) -> Self {
        let NewRequestedPaymentConsent {
            consent_id,
            control_parameters,
            expiration_date_time,
            payment_purpose_code,
            personal_identifiable_information,
        } = required;
        Self {
            consent_id,
            control_parameters,
            expiration_date_time,
            payment_purpose_code,
            personal_identifiable_information,
            authorization_expiration_date_time: ::core::option::Option::None,
            base_consent_id: ::core::option::Option::None,
            creditor_reference: ::core::option::Option::None,
            currency_request: ::core::option::Option::None,
            debtor_reference: ::core::option::Option::None,
            is_single_authorization: ::core::option::Option::None,
            permissions: ::core::option::Option::None,
            sponsored_tpp_information: ::core::option::Option::None,
        }
    }
}
impl RequestedPaymentConsent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewRequestedPaymentConsent) -> Self {
        required.into()
    }
    /// Sets `AuthorizationExpirationDateTime`.
    #[must_use]
    pub fn with_authorization_expiration_date_time(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::Timestamp>,
    ) -> Self {
        self.authorization_expiration_date_time = ::core::option::Option::Some(
            value.into(),
        );
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
    /// Sets `CreditorReference`.
    #[must_use]
    pub fn with_creditor_reference(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.creditor_reference = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `CurrencyRequest`.
    #[must_use]
    pub fn with_currency_request(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::service_initiation::payment::RequestedCurrency,
        >,
    ) -> Self {
        self.currency_request = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `DebtorReference`.
    #[must_use]
    pub fn with_debtor_reference(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.debtor_reference = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `IsSingleAuthorization`.
    #[must_use]
    pub fn with_is_single_authorization(mut self, value: bool) -> Self {
        self.is_single_authorization = ::core::option::Option::Some(value);
        self
    }
    /// Sets `Permissions`.
    #[must_use]
    pub fn with_permissions(
        mut self,
        value: impl ::core::convert::Into<
            ::alloc::vec::Vec<
                crate::types::uae::v2_1::service_initiation::payment::PaymentPermission,
            >,
        >,
    ) -> Self {
        self.permissions = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `SponsoredTPPInformation`.
    #[must_use]
    pub fn with_sponsored_tpp_information(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::service_initiation::payment::RequestedSponsor,
        >,
    ) -> Self {
        self.sponsored_tpp_information = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedPaymentConsent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            authorization_expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            base_consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            control_parameters: ::arbitrary::Arbitrary::arbitrary(u)?,
            creditor_reference: ::arbitrary::Arbitrary::arbitrary(u)?,
            currency_request: ::arbitrary::Arbitrary::arbitrary(u)?,
            debtor_reference: ::arbitrary::Arbitrary::arbitrary(u)?,
            expiration_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            is_single_authorization: ::arbitrary::Arbitrary::arbitrary(u)?,
            payment_purpose_code: ::arbitrary::Arbitrary::arbitrary(u)?,
            permissions: ::arbitrary::Arbitrary::arbitrary(u)?,
            personal_identifiable_information: ::arbitrary::Arbitrary::arbitrary(u)?,
            sponsored_tpp_information: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedPaymentConsent", deny_unknown_fields)]
struct RequestedPaymentConsentMembers {
    #[serde(rename = "AuthorizationExpirationDateTime")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub authorization_expiration_date_time: ::core::option::Option<
        crate::types::scalar::Timestamp,
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
    #[serde(rename = "ControlParameters")]
    pub control_parameters: crate::types::uae::v2_1::service_initiation::control::ControlParameters,
    #[serde(rename = "CreditorReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub creditor_reference: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "CurrencyRequest")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub currency_request: ::core::option::Option<
        crate::types::uae::v2_1::service_initiation::payment::RequestedCurrency,
    >,
    #[serde(rename = "DebtorReference")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub debtor_reference: ::core::option::Option<crate::types::scalar::PersonalString>,
    #[serde(rename = "ExpirationDateTime")]
    pub expiration_date_time: crate::types::scalar::Timestamp,
    #[serde(rename = "IsSingleAuthorization")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub is_single_authorization: ::core::option::Option<bool>,
    #[serde(rename = "PaymentPurposeCode")]
    pub payment_purpose_code: crate::types::scalar::PurposeCode,
    #[serde(rename = "Permissions")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub permissions: ::core::option::Option<
        ::alloc::vec::Vec<
            crate::types::uae::v2_1::service_initiation::payment::PaymentPermission,
        >,
    >,
    #[serde(rename = "PersonalIdentifiableInformation")]
    pub personal_identifiable_information: crate::types::scalar::EncryptedText,
    #[serde(rename = "SponsoredTPPInformation")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub sponsored_tpp_information: ::core::option::Option<
        crate::types::uae::v2_1::service_initiation::payment::RequestedSponsor,
    >,
}
impl<'de> ::serde::Deserialize<'de> for RequestedPaymentConsent {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedPaymentConsentMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
impl RequestedPaymentConsent {
    /// The schema that this type is made from, `schemas/uae/v2_1/service_initiation/requested.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/service_initiation/requested.schema.json")
    );
}
impl RequestedServiceInitiation {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(consent: impl ::core::convert::Into<RequestedPaymentConsent>) -> Self {
        Self {
            consent: consent.into(),
            subscription: ::core::option::Option::None,
            type_: crate::types::uae::v2_1::service_initiation::payment::ServiceInitiationType::default(),
        }
    }
    /// Sets `subscription`.
    #[must_use]
    pub fn with_subscription(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::uae::v2_1::requested_consent::RequestedSubscription,
        >,
    ) -> Self {
        self.subscription = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for RequestedServiceInitiation {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent: ::arbitrary::Arbitrary::arbitrary(u)?,
            subscription: ::arbitrary::Arbitrary::arbitrary(u)?,
            type_: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
#[derive(::serde::Deserialize)]
#[serde(remote = "RequestedServiceInitiation", deny_unknown_fields)]
struct RequestedServiceInitiationMembers {
    pub consent: RequestedPaymentConsent,
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub subscription: ::core::option::Option<
        crate::types::uae::v2_1::requested_consent::RequestedSubscription,
    >,
    #[serde(rename = "type")]
    pub type_: crate::types::uae::v2_1::service_initiation::payment::ServiceInitiationType,
}
impl<'de> ::serde::Deserialize<'de> for RequestedServiceInitiation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        RequestedServiceInitiationMembers::deserialize(
            crate::types::scalar::ObjectOnly(deserializer),
        )
    }
}
