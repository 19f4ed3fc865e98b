// @generated from schemas/ by build.rs; do not edit.

/// Messages of `schemas/oauth`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod oauth {
    pub use self::authorization_detail::{AuthorizationDetail, AuthorizationDetailView, OtherAuthorizationDetail, OtherAuthorizationDetailView};
    /// `schemas/oauth/authorization_detail.schema.json`.
    pub mod authorization_detail {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/authorization_detail.rs"));
    }
    pub use self::client_assertion::{ClientAssertion, NewClientAssertion};
    /// `schemas/oauth/client_assertion.schema.json`.
    pub mod client_assertion {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/client_assertion.rs"));
    }
    pub use self::error::{OAuthError, ErrorCode};
    /// `schemas/oauth/error.schema.json`.
    pub mod error {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/error.rs"));
    }
    pub use self::granted_authorization_detail::{GrantedAuthorizationDetail};
    /// `schemas/oauth/granted_authorization_detail.schema.json`.
    pub mod granted_authorization_detail {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/granted_authorization_detail.rs"));
    }
    pub use self::id_token::{IdTokenClaims, NewIdTokenClaims};
    /// `schemas/oauth/id_token.schema.json`.
    pub mod id_token {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/id_token.rs"));
    }
    pub use self::introspection_response::{IntrospectionResponse, Confirmation};
    /// `schemas/oauth/introspection_response.schema.json`.
    pub mod introspection_response {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/introspection_response.rs"));
    }
    pub use self::jose_header::{JoseHeader};
    /// `schemas/oauth/jose_header.schema.json`.
    pub mod jose_header {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/jose_header.rs"));
    }
    pub use self::jwk::{Jwk};
    /// `schemas/oauth/jwk.schema.json`.
    pub mod jwk {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/jwk.rs"));
    }
    pub use self::jwk_set::{JwkSet};
    /// `schemas/oauth/jwk_set.schema.json`.
    pub mod jwk_set {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/jwk_set.rs"));
    }
    pub use self::par_request::{ParRequest};
    /// `schemas/oauth/par_request.schema.json`.
    pub mod par_request {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/par_request.rs"));
    }
    pub use self::par_response::{ParResponse, NewParResponse};
    /// `schemas/oauth/par_response.schema.json`.
    pub mod par_response {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/par_response.rs"));
    }
    pub use self::request_object::{RequestObject, NewRequestObject, RequestObjectView, ClaimRequest, ClaimRequestView, ClaimsRequest, ClaimsRequestView, CodeChallengeMethod, ResponseType};
    /// `schemas/oauth/request_object.schema.json`.
    pub mod request_object {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/request_object.rs"));
    }
    pub use self::server_metadata::{ServerMetadata, NewServerMetadata, MtlsEndpointAliases};
    /// `schemas/oauth/server_metadata.schema.json`.
    pub mod server_metadata {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/server_metadata.rs"));
    }
    pub use self::token_request::{TokenRequest, AuthorizationCodeGrant, NewAuthorizationCodeGrant, AuthorizationCodeGrantType, ClientCredentialsGrant, ClientCredentialsGrantType, RefreshTokenGrant, RefreshTokenGrantType};
    /// `schemas/oauth/token_request.schema.json`.
    pub mod token_request {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/token_request.rs"));
    }
    pub use self::token_response::{TokenResponse, NewTokenResponse};
    /// `schemas/oauth/token_response.schema.json`.
    pub mod token_response {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/token_response.rs"));
    }
    pub use self::userinfo::{UserInfo};
    /// `schemas/oauth/userinfo.schema.json`.
    pub mod userinfo {
        include!(concat!(env!("OUT_DIR"), "/types/oauth/userinfo.rs"));
    }
}
/// Messages of `schemas/ofm`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod ofm {
    /// Messages of `schemas/ofm/v1_2`.
    pub mod v1_2 {
        #[cfg(feature = "resources")]
        /// Messages of `schemas/ofm/v1_2/resources`.
        pub mod resources {
            pub use self::account::{Account, NewAccount, AccountCategory, AccountSubtype, AccountType, LoanDetails, NewLoanDetails};
            /// `schemas/ofm/v1_2/resources/account.schema.json`.
            pub mod account {
                include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/resources/account.rs"));
            }
            pub use self::amount::{BalanceAmount, NewBalanceAmount, CreditDebitIndicator, MoneyAmount, NewMoneyAmount, ResourcePageMeta};
            /// `schemas/ofm/v1_2/resources/amount.schema.json`.
            pub mod amount {
                include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/resources/amount.rs"));
            }
            pub use self::balance::{Balance, NewBalance};
            /// `schemas/ofm/v1_2/resources/balance.schema.json`.
            pub mod balance {
                include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/resources/balance.rs"));
            }
            pub use self::transaction::{Transaction, NewTransaction, MerchantCategory, TransactionPage, TransferMethod};
            /// `schemas/ofm/v1_2/resources/transaction.schema.json`.
            pub mod transaction {
                include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/resources/transaction.rs"));
            }
        }
        pub use self::consent::{ConsentPurpose, ConsentStatus, ConsentType, IdType, Permission, ReasonCode, UpdatedBy};
        /// `schemas/ofm/v1_2/consent.schema.json`.
        pub mod consent {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/consent.rs"));
        }
        #[cfg(feature = "ofm")]
        pub use self::consent_event::{ConsentEvent, NewConsentEvent, ConsentEventType};
        /// `schemas/ofm/v1_2/consent_event.schema.json`.
        #[cfg(feature = "ofm")]
        pub mod consent_event {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/consent_event.rs"));
        }
        #[cfg(feature = "ofm")]
        pub use self::consent_update::{ConsentUpdate, UpdateReason, UpdatedAccount};
        /// `schemas/ofm/v1_2/consent_update.schema.json`.
        #[cfg(feature = "ofm")]
        pub mod consent_update {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/consent_update.rs"));
        }
        #[cfg(feature = "ofm")]
        pub use self::error::{ErrorResponse, ApiError, NewApiError};
        /// `schemas/ofm/v1_2/error.schema.json`.
        #[cfg(feature = "ofm")]
        pub mod error {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/error.rs"));
        }
        pub use self::granted_consent::{GrantedConsent, NewGrantedConsent, GrantedConsentView, ConsentAccount, ConsentAccountView, GrantedAccountAccess, GrantedAccountAccessView, StatusReason, StatusReasonView};
        /// `schemas/ofm/v1_2/granted_consent.schema.json`.
        pub mod granted_consent {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/granted_consent.rs"));
        }
        #[cfg(feature = "ofm")]
        pub use self::provider::{Provider, NewProvider, PageMeta, ProviderPage, ProviderStatus, ProviderType};
        /// `schemas/ofm/v1_2/provider.schema.json`.
        #[cfg(feature = "ofm")]
        pub mod provider {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/provider.rs"));
        }
        pub use self::requested_consent::{RequestedConsent, NewRequestedConsent, RequestedConsentView, RequestedAccountAccess, RequestedAccountAccessView};
        /// `schemas/ofm/v1_2/requested_consent.schema.json`.
        pub mod requested_consent {
            include!(concat!(env!("OUT_DIR"), "/types/ofm/v1_2/requested_consent.rs"));
        }
    }
}
/// Messages of `schemas/uae`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod uae {
    /// Messages of `schemas/uae/v2_1`.
    pub mod v2_1 {
        #[cfg(feature = "uae")]
        /// Messages of `schemas/uae/v2_1/confirmation_of_payee`.
        pub mod confirmation_of_payee {
            pub use self::request::{SignedNameRequest, NewSignedNameRequest, BusinessName, NameRequest, NameRequestData, NewNameRequestData, PayeeName, PayeeScheme, PersonalName};
            /// `schemas/uae/v2_1/confirmation_of_payee/request.schema.json`.
            pub mod request {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/confirmation_of_payee/request.rs"));
            }
            pub use self::response::{SignedNameResponse, NewSignedNameResponse, NameMatch, NameResponse, NewNameResponse, NameResponseData};
            /// `schemas/uae/v2_1/confirmation_of_payee/response.schema.json`.
            pub mod response {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/confirmation_of_payee/response.rs"));
            }
        }
        #[cfg(feature = "uae")]
        /// Messages of `schemas/uae/v2_1/insurance`.
        pub mod insurance {
            pub use self::common::{InsuranceConsentType, InsurancePermission, InsurancePurpose, InsuranceSector};
            /// `schemas/uae/v2_1/insurance/common.schema.json`.
            pub mod common {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/insurance/common.rs"));
            }
            pub use self::granted::{GrantedInsuranceConsent, NewGrantedInsuranceConsent, GrantedInsurance, GrantedInsuranceBilling, GrantedInsuranceData, NewGrantedInsuranceData, GrantedSector, NewGrantedSector};
            /// `schemas/uae/v2_1/insurance/granted.schema.json`.
            pub mod granted {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/insurance/granted.rs"));
            }
            pub use self::requested::{RequestedInsuranceConsent, NewRequestedInsuranceConsent, RequestedInsurance, RequestedInsuranceBilling, RequestedSector, NewRequestedSector};
            /// `schemas/uae/v2_1/insurance/requested.schema.json`.
            pub mod requested {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/insurance/requested.rs"));
            }
        }
        #[cfg(feature = "uae")]
        /// Messages of `schemas/uae/v2_1/service_initiation`.
        pub mod service_initiation {
            pub use self::control::{ConsentSchedule, ControlParameters, FileHash, FilePayment, NewFilePayment, FileType, FixedControls, FixedDefinedSchedule, FixedDefinedScheduleType, FixedOnDemand, NewFixedOnDemand, FixedOnDemandType, FixedPeriodicSchedule, NewFixedPeriodicSchedule, FixedPeriodicScheduleType, FixedScheduleEntry, NewFixedScheduleEntry, MultiPayment, PaymentAmount, NewPaymentAmount, PeriodType, PeriodicSchedule, Reference, SingleInstantPaymentType, SinglePayment, VariableControls, VariableDefinedSchedule, VariableDefinedScheduleType, VariableOnDemand, NewVariableOnDemand, VariableOnDemandType, VariablePeriodicSchedule, NewVariablePeriodicSchedule, VariablePeriodicScheduleType, VariableScheduleEntry, NewVariableScheduleEntry};
            /// `schemas/uae/v2_1/service_initiation/control.schema.json`.
            pub mod control {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/service_initiation/control.rs"));
            }
            pub use self::domestic_information::{DomesticPaymentInformation, BilingualName, CreditorAccountType, CreditorParty, DebtorAccount, DomesticCreditor, DomesticCreditorAccount, NewDomesticCreditorAccount, DomesticInitiation, IbanScheme};
            /// `schemas/uae/v2_1/service_initiation/domestic_information.schema.json`.
            pub mod domestic_information {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/service_initiation/domestic_information.rs"));
            }
            pub use self::granted::{GrantedPaymentConsent, NewGrantedPaymentConsent, Charge, NewCharge, ChargeType, GrantedAmount, NewGrantedAmount, GrantedExchangeRate, NewGrantedExchangeRate, GrantedPaymentData, NewGrantedPaymentData, GrantedServiceInitiation, PaymentBilling, PaymentConsumption, NewPaymentConsumption, PaymentLinks, NewPaymentLinks};
            /// `schemas/uae/v2_1/service_initiation/granted.schema.json`.
            pub mod granted {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/service_initiation/granted.rs"));
            }
            pub use self::international_information::{InternationalPaymentInformation, InternationalCreditor, InternationalInitiation};
            /// `schemas/uae/v2_1/service_initiation/international_information.schema.json`.
            pub mod international_information {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/service_initiation/international_information.rs"));
            }
            pub use self::payment::{ChargeBearer, ContractIdentifier, ExtendedPurpose, InstructionPriority, PaymentPermission, QuoteIdentifier, RateType, RequestedCurrency, NewRequestedCurrency, RequestedExchangeRate, NewRequestedExchangeRate, RequestedSponsor, NewRequestedSponsor, ServiceInitiationType, SponsoredText};
            /// `schemas/uae/v2_1/service_initiation/payment.schema.json`.
            pub mod payment {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/service_initiation/payment.rs"));
            }
            pub use self::requested::{RequestedPaymentConsent, NewRequestedPaymentConsent, RequestedServiceInitiation};
            /// `schemas/uae/v2_1/service_initiation/requested.schema.json`.
            pub mod requested {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/service_initiation/requested.rs"));
            }
        }
        #[cfg(feature = "uae")]
        /// Messages of `schemas/uae/v2_1/webhook`.
        pub mod webhook {
            pub use self::event::{SignedEvent, NewSignedEvent, ConsentDataEvent, EventMeta, NewEventMeta, EventType};
            /// `schemas/uae/v2_1/webhook/event.schema.json`.
            pub mod event {
                include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/webhook/event.rs"));
            }
        }
        pub use self::consent::{AccountSubType, AccountType, BeneficiaryIdentifierType, CalendarDate, CalendarDateView, ConsentIdentifier, ConsentIdentifierView, ConsentStatus, ConsentType, Permission, Purpose, RevokedBy, UserType};
        /// `schemas/uae/v2_1/consent.schema.json`.
        pub mod consent {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/consent.rs"));
        }
        pub use self::granted_consent::{GrantedConsent, NewGrantedConsent, GrantedAccountAccess, GrantedBilling, NewGrantedBilling, GrantedConsentData, NewGrantedConsentData, GrantedOnBehalfOf, GrantedSubscription, GrantedWebhook};
        /// `schemas/uae/v2_1/granted_consent.schema.json`.
        pub mod granted_consent {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/granted_consent.rs"));
        }
        #[cfg(feature = "uae")]
        pub use self::login_hint::{LoginHint, NewLoginHint, LoginHintType};
        /// `schemas/uae/v2_1/login_hint.schema.json`.
        #[cfg(feature = "uae")]
        pub mod login_hint {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/login_hint.rs"));
        }
        pub use self::requested_consent::{RequestedConsent, NewRequestedConsent, RequestedConsentView, RequestedAccountAccess, RequestedAccountAccessView, RequestedBilling, NewRequestedBilling, RequestedBillingView, RequestedOnBehalfOf, RequestedOnBehalfOfView, RequestedSubscription, RequestedSubscriptionView, RequestedWebhook, NewRequestedWebhook, RequestedWebhookView};
        /// `schemas/uae/v2_1/requested_consent.schema.json`.
        pub mod requested_consent {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/requested_consent.rs"));
        }
        #[cfg(feature = "uae")]
        pub use self::signed_message::{SignedMessage, NewSignedMessage};
        /// `schemas/uae/v2_1/signed_message.schema.json`.
        #[cfg(feature = "uae")]
        pub mod signed_message {
            include!(concat!(env!("OUT_DIR"), "/types/uae/v2_1/signed_message.rs"));
        }
    }
}
pub use self::common::{ClientAssertionType, CodeChallenge, CodeChallengeView, Identifier, IdentifierView};
/// `schemas/common.schema.json`.
#[allow(
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::must_use_candidate,
    clippy::struct_field_names,
    deprecated,
    unused_qualifications,
    reason = "names, sizes and descriptions are the schemas'"
)]
pub mod common {
    include!(concat!(env!("OUT_DIR"), "/types/common.rs"));
}
/// Every schema's path below schemas/ and its text; they refer to each other by relative paths.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("common.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/common.schema.json"))),
    ("oauth/authorization_detail.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/authorization_detail.schema.json"))),
    ("oauth/client_assertion.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/client_assertion.schema.json"))),
    ("oauth/error.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/error.schema.json"))),
    ("oauth/granted_authorization_detail.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/granted_authorization_detail.schema.json"))),
    ("oauth/id_token.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/id_token.schema.json"))),
    ("oauth/introspection_response.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/introspection_response.schema.json"))),
    ("oauth/jose_header.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jose_header.schema.json"))),
    ("oauth/jwk.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jwk.schema.json"))),
    ("oauth/jwk_set.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/jwk_set.schema.json"))),
    ("oauth/par_request.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/par_request.schema.json"))),
    ("oauth/par_response.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/par_response.schema.json"))),
    ("oauth/request_object.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/request_object.schema.json"))),
    ("oauth/server_metadata.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/server_metadata.schema.json"))),
    ("oauth/token_request.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/token_request.schema.json"))),
    ("oauth/token_response.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/token_response.schema.json"))),
    ("oauth/userinfo.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/userinfo.schema.json"))),
    ("ofm/v1_2/consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/consent.schema.json"))),
    #[cfg(feature = "ofm")]
    ("ofm/v1_2/consent_event.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/consent_event.schema.json"))),
    #[cfg(feature = "ofm")]
    ("ofm/v1_2/consent_update.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/consent_update.schema.json"))),
    #[cfg(feature = "ofm")]
    ("ofm/v1_2/error.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/error.schema.json"))),
    ("ofm/v1_2/granted_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/granted_consent.schema.json"))),
    #[cfg(feature = "ofm")]
    ("ofm/v1_2/provider.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/provider.schema.json"))),
    ("ofm/v1_2/requested_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/requested_consent.schema.json"))),
    #[cfg(feature = "resources")]
    ("ofm/v1_2/resources/account.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/resources/account.schema.json"))),
    #[cfg(feature = "resources")]
    ("ofm/v1_2/resources/amount.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/resources/amount.schema.json"))),
    #[cfg(feature = "resources")]
    ("ofm/v1_2/resources/balance.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/resources/balance.schema.json"))),
    #[cfg(feature = "resources")]
    ("ofm/v1_2/resources/transaction.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ofm/v1_2/resources/transaction.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/confirmation_of_payee/request.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/confirmation_of_payee/request.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/confirmation_of_payee/response.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/confirmation_of_payee/response.schema.json"))),
    ("uae/v2_1/consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/consent.schema.json"))),
    ("uae/v2_1/granted_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/granted_consent.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/insurance/common.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/insurance/common.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/insurance/granted.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/insurance/granted.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/insurance/requested.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/insurance/requested.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/login_hint.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/login_hint.schema.json"))),
    ("uae/v2_1/requested_consent.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/requested_consent.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/service_initiation/control.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/service_initiation/control.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/service_initiation/domestic_information.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/service_initiation/domestic_information.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/service_initiation/granted.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/service_initiation/granted.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/service_initiation/international_information.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/service_initiation/international_information.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/service_initiation/payment.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/service_initiation/payment.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/service_initiation/requested.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/service_initiation/requested.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/signed_message.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/signed_message.schema.json"))),
    #[cfg(feature = "uae")]
    ("uae/v2_1/webhook/event.schema.json", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/uae/v2_1/webhook/event.schema.json"))),
];

/// The names of the schemas' members, sorted.
#[cfg(feature = "oauth")]
pub(crate) const MEMBERS: &[&str] = &[
    "AccountSubType",
    "AccountType",
    "BaseConsentId",
    "ConsentId",
    "CreationDateTime",
    "Data",
    "ExpirationDateTime",
    "FromDate",
    "Identifier",
    "IdentifierType",
    "IsActive",
    "IsLargeCorporate",
    "LegalName",
    "Links",
    "Meta",
    "OnBehalfOf",
    "OpenFinanceBilling",
    "Permissions",
    "Purpose",
    "RevokedBy",
    "Status",
    "StatusUpdateDateTime",
    "Subscription",
    "ToDate",
    "TradingName",
    "Url",
    "UserType",
    "Webhook",
    "access_token",
    "account_id",
    "account_name",
    "account_number",
    "accounts",
    "acr",
    "acr_values",
    "acr_values_supported",
    "active",
    "alg",
    "amr",
    "at_hash",
    "aud",
    "auth_time",
    "authorization_details",
    "authorization_details_types_supported",
    "authorization_endpoint",
    "authorization_response_iss_parameter_supported",
    "authorization_signing_alg_values_supported",
    "azp",
    "birthdate",
    "c_hash",
    "claim_types_supported",
    "claims",
    "claims_locales_supported",
    "claims_parameter_supported",
    "claims_supported",
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "cnf",
    "code",
    "code_challenge",
    "code_challenge_method",
    "code_challenge_methods_supported",
    "code_verifier",
    "consent",
    "consent_id",
    "consent_purpose",
    "consent_type",
    "created_at",
    "crit",
    "crv",
    "cty",
    "dc_id",
    "display_values_supported",
    "dp_id",
    "dpop_jkt",
    "dpop_signing_alg_values_supported",
    "e",
    "email",
    "email_verified",
    "end_session_endpoint",
    "error",
    "error_description",
    "error_uri",
    "essential",
    "exp",
    "expiration_datetime",
    "expires_in",
    "family_name",
    "given_name",
    "grant_id",
    "grant_type",
    "grant_types_supported",
    "hashed_id_number",
    "iat",
    "id_token",
    "id_token_hint",
    "id_token_signing_alg_values_supported",
    "id_type",
    "introspection_endpoint",
    "introspection_endpoint_auth_methods_supported",
    "iss",
    "issuer",
    "jkt",
    "jti",
    "jwks_uri",
    "key_ops",
    "keys",
    "kid",
    "kty",
    "login_hint",
    "max_age",
    "mtls_endpoint_aliases",
    "n",
    "name",
    "nbf",
    "nonce",
    "op_policy_uri",
    "op_tos_uri",
    "permissions",
    "phone_number",
    "phone_number_verified",
    "picture",
    "preferred_username",
    "prompt",
    "pushed_authorization_request_endpoint",
    "reason_code",
    "reason_description",
    "redirect_uri",
    "refresh_token",
    "registration_endpoint",
    "request",
    "request_object_signing_alg_values_supported",
    "request_parameter_supported",
    "request_uri",
    "request_uri_parameter_supported",
    "require_pushed_authorization_requests",
    "require_request_uri_registration",
    "require_signed_request_object",
    "response_mode",
    "response_modes_supported",
    "response_type",
    "response_types_supported",
    "revocation_endpoint",
    "revocation_endpoint_auth_methods_supported",
    "s_hash",
    "scope",
    "scopes_supported",
    "service_documentation",
    "sid",
    "state",
    "status",
    "status_reason",
    "sub",
    "subject_types_supported",
    "subscription",
    "tls_client_certificate_bound_access_tokens",
    "token_endpoint",
    "token_endpoint_auth_methods_supported",
    "token_endpoint_auth_signing_alg_values_supported",
    "token_type",
    "typ",
    "type",
    "ui_locales",
    "ui_locales_supported",
    "updated_at",
    "updated_by",
    "use",
    "userinfo",
    "userinfo_endpoint",
    "username",
    "value",
    "values",
    "x",
    "x5c",
    "x5t",
    "x5t#S256",
    "x5u",
    "y",
];

#[allow(unused_qualifications, reason = "written in full")]
const _: fn() = || {
    fn check<T: crate::types::scalar::Scalar>() {}
    check::<crate::types::scalar::Amount13>();
    check::<crate::types::scalar::Amount16>();
    check::<crate::types::scalar::AnyValue>();
    check::<crate::types::scalar::CurrencyCode>();
    check::<crate::types::scalar::CustomData>();
    check::<crate::types::scalar::Date>();
    check::<crate::types::scalar::EncryptedText>();
    check::<crate::types::scalar::LenientBool>();
    check::<crate::types::scalar::NonEmptyList<()>>();
    check::<crate::types::scalar::Number>();
    check::<crate::types::scalar::NumericDate>();
    check::<crate::types::scalar::OneOrMany<()>>();
    check::<crate::types::scalar::Open<()>>();
    check::<crate::types::scalar::PersonalString>();
    check::<crate::types::scalar::PurposeCode>();
    check::<crate::types::scalar::ScheduleList<()>>();
    check::<crate::types::scalar::SecretString>();
    check::<crate::types::scalar::Timestamp>();
    check::<crate::types::scalar::UniqueList<()>>();
    check::<crate::types::scalar::Uuid>();
};
