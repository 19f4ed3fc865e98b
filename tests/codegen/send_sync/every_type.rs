//! Made from the sources by `tests/codegen/send_sync.rs`: do not edit.
//! `UPDATE_SNAPSHOTS=1 cargo test --test codegen send_sync` makes it anew.

const fn shared<T: Send + Sync + ?Sized>() {}

#[rustfmt::skip] // one line for each type
const _: () = {
    shared::<dyn ofm_protocol::crypto::DigestSigner>();
    shared::<dyn ofm_protocol::crypto::Signer>();
    shared::<dyn ofm_protocol::crypto::random::RandomSource>();
    shared::<dyn ofm_protocol::jose::KeySet>();
    shared::<dyn ofm_protocol::jwt::TextList>();
    shared::<dyn ofm_protocol::oauth::dpop::AcceptsNonce>();
    shared::<dyn ofm_protocol::oauth::replay::ReplayStore>();
    shared::<dyn ofm_protocol::oauth::resource::WantedAccess>();
    shared::<ofm_protocol::crypto::Algorithm>();
    shared::<ofm_protocol::crypto::Backend>();
    shared::<ofm_protocol::crypto::BatchItem<'_>>();
    shared::<ofm_protocol::crypto::DigestAlgorithm>();
    shared::<ofm_protocol::crypto::HashAndSign<String>>();
    shared::<ofm_protocol::crypto::PublicComponents>();
    shared::<ofm_protocol::crypto::RsaModulus>();
    shared::<ofm_protocol::crypto::SignItem<'_>>();
    shared::<ofm_protocol::crypto::SigningKey>();
    shared::<ofm_protocol::crypto::VerifyingKey>();
    shared::<ofm_protocol::crypto::ecdsa::EcdsaSigningKey>();
    shared::<ofm_protocol::crypto::ecdsa::EcdsaVerifyingKey>();
    shared::<ofm_protocol::crypto::ecdsa::PreparedEcdsaVerifyingKey>();
    shared::<ofm_protocol::crypto::eddsa::Ed25519SigningKey>();
    shared::<ofm_protocol::crypto::eddsa::Ed25519VerifyingKey>();
    shared::<ofm_protocol::crypto::random::RandomError>();
    shared::<ofm_protocol::crypto::random::SystemRandom>();
    #[cfg(feature = "ring")]
    shared::<ofm_protocol::crypto::ring::RingEcdsa>();
    #[cfg(feature = "ring")]
    shared::<ofm_protocol::crypto::ring::RingRsa>();
    shared::<ofm_protocol::crypto::rsa::RsaPrivateComponents<'_>>();
    shared::<ofm_protocol::crypto::rsa::RsaSigningKey>();
    shared::<ofm_protocol::crypto::rsa::RsaVerifyingKey>();
    shared::<ofm_protocol::crypto::sha256::Sha256>();
    shared::<ofm_protocol::error::BadSignature>();
    shared::<ofm_protocol::error::Base64UrlError>();
    shared::<ofm_protocol::error::BearerError>();
    shared::<ofm_protocol::error::BindingError>();
    shared::<ofm_protocol::error::BuildError>();
    shared::<ofm_protocol::error::ClaimError>();
    shared::<ofm_protocol::error::ConsentError>();
    shared::<ofm_protocol::error::DpopError>();
    shared::<ofm_protocol::error::EndpointError>();
    shared::<ofm_protocol::error::Entry>();
    shared::<ofm_protocol::error::Finding>();
    shared::<ofm_protocol::error::FormError>();
    shared::<ofm_protocol::error::HttpError>();
    shared::<ofm_protocol::error::JsonError>();
    shared::<ofm_protocol::error::JwkError>();
    shared::<ofm_protocol::error::JwkSetError>();
    shared::<ofm_protocol::error::JwsError>();
    shared::<ofm_protocol::error::KeyError>();
    shared::<ofm_protocol::error::MetadataError>();
    shared::<ofm_protocol::error::Quirk>();
    shared::<ofm_protocol::error::QuirkKind>();
    shared::<ofm_protocol::error::QuirkSet>();
    shared::<ofm_protocol::error::ReplayError>();
    shared::<ofm_protocol::error::RequestError>();
    shared::<ofm_protocol::error::ResourceError>();
    shared::<ofm_protocol::error::ResponseError>();
    shared::<ofm_protocol::error::Segment>();
    shared::<ofm_protocol::error::SignError>();
    shared::<ofm_protocol::error::TokenError>();
    shared::<ofm_protocol::error::TokenSignError>();
    shared::<ofm_protocol::error::WriteError>();
    shared::<ofm_protocol::jose::AlgorithmSet>();
    shared::<ofm_protocol::jose::BatchToken<'_>>();
    shared::<ofm_protocol::jose::CompactJws<'_>>();
    shared::<ofm_protocol::jose::FixedJwkSet<4>>();
    shared::<ofm_protocol::jose::Header>();
    shared::<ofm_protocol::jose::HeaderMemo<'_>>();
    shared::<ofm_protocol::jose::InlineStr<4>>();
    shared::<ofm_protocol::jose::Jwk>();
    shared::<ofm_protocol::jose::JwkSet>();
    shared::<ofm_protocol::jose::Limits>();
    shared::<ofm_protocol::jose::PrivateJwk>();
    shared::<ofm_protocol::jose::ProtectedHeader<'_>>();
    shared::<ofm_protocol::jose::SetLimits>();
    shared::<ofm_protocol::jose::SkippedKey>();
    shared::<ofm_protocol::jose::Thumbprint>();
    shared::<ofm_protocol::jose::VerifiedJws<'_>>();
    shared::<ofm_protocol::jose::VerifiedPayload<'_>>();
    shared::<ofm_protocol::jose::Verifier<'_>>();
    shared::<ofm_protocol::jose::insecure::Peek<'_>>();
    shared::<ofm_protocol::jose::json::Array<'_>>();
    shared::<ofm_protocol::jose::json::Budget>();
    shared::<ofm_protocol::jose::json::Bytes<'_>>();
    shared::<ofm_protocol::jose::json::Elements<'_>>();
    shared::<ofm_protocol::jose::json::Members<'_>>();
    shared::<ofm_protocol::jose::json::Number<'_>>();
    shared::<ofm_protocol::jose::json::Object<'_>>();
    shared::<ofm_protocol::jose::json::Str<'_>>();
    shared::<ofm_protocol::jose::json::Value<'_>>();
    shared::<ofm_protocol::jose::json::Writer<'_>>();
    shared::<ofm_protocol::jose::refresh::Advice>();
    shared::<ofm_protocol::jose::refresh::Refresh>();
    shared::<ofm_protocol::jose::refresh::RefreshPolicy>();
    shared::<ofm_protocol::jwt::Audience<'_>>();
    shared::<ofm_protocol::jwt::AudienceForm>();
    shared::<ofm_protocol::jwt::AudienceRule<'_>>();
    shared::<ofm_protocol::jwt::AudienceValues<'_>>();
    shared::<ofm_protocol::jwt::ClaimName>();
    shared::<ofm_protocol::jwt::Claims<'_>>();
    shared::<ofm_protocol::jwt::IssuerRule<'_>>();
    shared::<ofm_protocol::jwt::TypRule<'_>>();
    shared::<ofm_protocol::jwt::ValidatedClaims<'_>>();
    shared::<ofm_protocol::jwt::Validation<'_>>();
    shared::<ofm_protocol::oauth::AuthenticatedTokenQuery>();
    shared::<ofm_protocol::oauth::Client>();
    shared::<ofm_protocol::oauth::Confirmation>();
    shared::<ofm_protocol::oauth::Context<'_>>();
    shared::<ofm_protocol::oauth::DetailContext<'_>>();
    shared::<ofm_protocol::oauth::DetailType<'_>>();
    shared::<ofm_protocol::oauth::DetailTypes>();
    shared::<ofm_protocol::oauth::IdNumberHash>();
    shared::<ofm_protocol::oauth::InputKey>();
    shared::<ofm_protocol::oauth::ProofOfPossession>();
    shared::<ofm_protocol::oauth::Provider>();
    shared::<ofm_protocol::oauth::RegisteredClient>();
    shared::<ofm_protocol::oauth::ResponseMode>();
    shared::<ofm_protocol::oauth::Rule>();
    shared::<ofm_protocol::oauth::Server>();
    shared::<ofm_protocol::oauth::Session>();
    shared::<ofm_protocol::oauth::SigningInput<'_>>();
    shared::<ofm_protocol::oauth::TokenHint>();
    shared::<ofm_protocol::oauth::TokenQuery>();
    shared::<ofm_protocol::oauth::Unsigned<String>>();
    shared::<ofm_protocol::oauth::UnverifiedTokenQuery>();
    shared::<ofm_protocol::oauth::Verdict>();
    shared::<ofm_protocol::oauth::authorization::Arrival>();
    shared::<ofm_protocol::oauth::authorization::AuthorizationQuery>();
    shared::<ofm_protocol::oauth::authorization::Callback>();
    shared::<ofm_protocol::oauth::authorization::IssuedCode>();
    shared::<ofm_protocol::oauth::client_assertion::CheckedAssertion>();
    shared::<ofm_protocol::oauth::dpop::CheckedProof>();
    shared::<ofm_protocol::oauth::dpop::NewProof<'_>>();
    shared::<ofm_protocol::oauth::dpop::NonceIssuer>();
    shared::<ofm_protocol::oauth::dpop::ProofKey>();
    shared::<ofm_protocol::oauth::dpop::ProofRequirements<'_>>();
    shared::<ofm_protocol::oauth::error::PeerError>();
    shared::<ofm_protocol::oauth::error::PublicError>();
    shared::<ofm_protocol::oauth::error::Untrusted>();
    shared::<ofm_protocol::oauth::form::Form<'_>>();
    shared::<ofm_protocol::oauth::form::FormLimits>();
    shared::<ofm_protocol::oauth::http::Request>();
    shared::<ofm_protocol::oauth::http::Response>();
    shared::<ofm_protocol::oauth::id_token::CheckedIdToken>();
    shared::<ofm_protocol::oauth::id_token::IdTokenRequirements<'_>>();
    shared::<ofm_protocol::oauth::interaction_id::InteractionId>();
    shared::<ofm_protocol::oauth::metadata::CheckedMetadata>();
    shared::<ofm_protocol::oauth::metadata::MetadataRequirements<'_>>();
    shared::<ofm_protocol::oauth::metadata::WellKnown>();
    shared::<ofm_protocol::oauth::par::AcceptedRequest>();
    shared::<ofm_protocol::oauth::par::AuthenticatedParRequest<'_>>();
    shared::<ofm_protocol::oauth::par::AuthorizationRequest>();
    shared::<ofm_protocol::oauth::par::ConstrainedParRequest<'_>>();
    shared::<ofm_protocol::oauth::par::ConsumedRequest>();
    shared::<ofm_protocol::oauth::par::PushedAuthorization>();
    shared::<ofm_protocol::oauth::par::PushedRequest>();
    shared::<ofm_protocol::oauth::par::UnverifiedParRequest>();
    shared::<ofm_protocol::oauth::pkce::Challenge>();
    shared::<ofm_protocol::oauth::pkce::CodeVerifier>();
    shared::<ofm_protocol::oauth::policy::AssertionAudience>();
    shared::<ofm_protocol::oauth::policy::AuthorizationDetailsPolicy>();
    shared::<ofm_protocol::oauth::policy::AuthorizationRequestPolicy>();
    shared::<ofm_protocol::oauth::policy::ClientAssertionPolicy>();
    shared::<ofm_protocol::oauth::policy::ClockPolicy>();
    shared::<ofm_protocol::oauth::policy::ConsentEnd>();
    shared::<ofm_protocol::oauth::policy::ConsentPolicy>();
    shared::<ofm_protocol::oauth::policy::DpopPolicy>();
    shared::<ofm_protocol::oauth::policy::IdTokenPolicy>();
    shared::<ofm_protocol::oauth::policy::InteractionIdPolicy>();
    shared::<ofm_protocol::oauth::policy::KeyPolicy>();
    shared::<ofm_protocol::oauth::policy::LimitPolicy>();
    shared::<ofm_protocol::oauth::policy::ParPolicy>();
    shared::<ofm_protocol::oauth::policy::Policy>();
    shared::<ofm_protocol::oauth::policy::Preset>();
    shared::<ofm_protocol::oauth::policy::RequestObjectPolicy>();
    shared::<ofm_protocol::oauth::policy::SenderConstraint>();
    shared::<ofm_protocol::oauth::policy::TokenPolicy>();
    shared::<ofm_protocol::oauth::policy::UnknownPreset>();
    #[cfg(feature = "redis")]
    #[cfg(feature = "redis-tokio")]
    shared::<ofm_protocol::oauth::replay::AsyncRedisReplayStore>();
    shared::<ofm_protocol::oauth::replay::IdentifierKind>();
    shared::<ofm_protocol::oauth::replay::MemoryReplayStore>();
    #[cfg(feature = "redis")]
    shared::<ofm_protocol::oauth::replay::RedisReplayStore>();
    shared::<ofm_protocol::oauth::replay::ReplayKey<'_>>();
    shared::<ofm_protocol::oauth::replay::Unused<String>>();
    shared::<ofm_protocol::oauth::request_object::CheckedRequestObject>();
    shared::<ofm_protocol::oauth::resource::AccessRequest>();
    shared::<ofm_protocol::oauth::resource::ApiHubAccess<'_>>();
    shared::<ofm_protocol::oauth::resource::ResourceServer>();
    shared::<ofm_protocol::oauth::resource::Scheme>();
    shared::<ofm_protocol::oauth::resource::TokenFacts>();
    shared::<ofm_protocol::oauth::token::AuthenticatedRequest>();
    shared::<ofm_protocol::oauth::token::AuthenticatedTokenRequest<'_>>();
    shared::<ofm_protocol::oauth::token::ClientTokens>();
    shared::<ofm_protocol::oauth::token::ConstrainedTokenRequest<'_>>();
    shared::<ofm_protocol::oauth::token::Grant>();
    shared::<ofm_protocol::oauth::token::IssuedAccessToken>();
    shared::<ofm_protocol::oauth::token::IssuedRefreshToken>();
    shared::<ofm_protocol::oauth::token::Renewal>();
    shared::<ofm_protocol::oauth::token::RenewedTokens>();
    shared::<ofm_protocol::oauth::token::TokenHash>();
    shared::<ofm_protocol::oauth::token::Tokens>();
    shared::<ofm_protocol::oauth::token::UnverifiedTokenRequest>();
    shared::<ofm_protocol::time::NumericDate>();
    shared::<ofm_protocol::time::NumericDateError>();
    shared::<ofm_protocol::time::TimeRangeError>();
    shared::<ofm_protocol::time::UnixTime>();
    shared::<ofm_protocol::time::UtcOffset>();
    shared::<ofm_protocol::types::ConversionError>();
    shared::<ofm_protocol::types::common::ClientAssertionType>();
    shared::<ofm_protocol::types::common::CodeChallenge>();
    shared::<ofm_protocol::types::common::CodeChallengeView<'_>>();
    shared::<ofm_protocol::types::common::Identifier>();
    shared::<ofm_protocol::types::common::IdentifierView<'_>>();
    shared::<ofm_protocol::types::oauth::authorization_detail::AuthorizationDetail>();
    shared::<ofm_protocol::types::oauth::authorization_detail::AuthorizationDetailView<'_>>();
    shared::<ofm_protocol::types::oauth::authorization_detail::OtherAuthorizationDetail>();
    shared::<ofm_protocol::types::oauth::authorization_detail::OtherAuthorizationDetailView<'_>>();
    shared::<ofm_protocol::types::oauth::client_assertion::ClientAssertion>();
    shared::<ofm_protocol::types::oauth::client_assertion::NewClientAssertion>();
    shared::<ofm_protocol::types::oauth::error::ErrorCode>();
    shared::<ofm_protocol::types::oauth::error::OAuthError>();
    shared::<ofm_protocol::types::oauth::granted_authorization_detail::GrantedAuthorizationDetail>();
    shared::<ofm_protocol::types::oauth::id_token::IdTokenClaims>();
    shared::<ofm_protocol::types::oauth::id_token::NewIdTokenClaims>();
    shared::<ofm_protocol::types::oauth::introspection_response::Confirmation>();
    shared::<ofm_protocol::types::oauth::introspection_response::IntrospectionResponse>();
    shared::<ofm_protocol::types::oauth::jose_header::JoseHeader>();
    shared::<ofm_protocol::types::oauth::jwk::Jwk>();
    shared::<ofm_protocol::types::oauth::jwk_set::JwkSet>();
    shared::<ofm_protocol::types::oauth::par_request::ParRequest>();
    shared::<ofm_protocol::types::oauth::par_response::NewParResponse>();
    shared::<ofm_protocol::types::oauth::par_response::ParResponse>();
    shared::<ofm_protocol::types::oauth::request_object::ClaimRequest>();
    shared::<ofm_protocol::types::oauth::request_object::ClaimRequestView<'_>>();
    shared::<ofm_protocol::types::oauth::request_object::ClaimsRequest>();
    shared::<ofm_protocol::types::oauth::request_object::ClaimsRequestView<'_>>();
    shared::<ofm_protocol::types::oauth::request_object::CodeChallengeMethod>();
    shared::<ofm_protocol::types::oauth::request_object::NewRequestObject>();
    shared::<ofm_protocol::types::oauth::request_object::RequestObject>();
    shared::<ofm_protocol::types::oauth::request_object::RequestObjectView<'_>>();
    shared::<ofm_protocol::types::oauth::request_object::ResponseType>();
    shared::<ofm_protocol::types::oauth::server_metadata::MtlsEndpointAliases>();
    shared::<ofm_protocol::types::oauth::server_metadata::NewServerMetadata>();
    shared::<ofm_protocol::types::oauth::server_metadata::ServerMetadata>();
    shared::<ofm_protocol::types::oauth::token_request::AuthorizationCodeGrant>();
    shared::<ofm_protocol::types::oauth::token_request::AuthorizationCodeGrantType>();
    shared::<ofm_protocol::types::oauth::token_request::ClientCredentialsGrant>();
    shared::<ofm_protocol::types::oauth::token_request::ClientCredentialsGrantType>();
    shared::<ofm_protocol::types::oauth::token_request::NewAuthorizationCodeGrant>();
    shared::<ofm_protocol::types::oauth::token_request::RefreshTokenGrant>();
    shared::<ofm_protocol::types::oauth::token_request::RefreshTokenGrantType>();
    shared::<ofm_protocol::types::oauth::token_request::TokenRequest>();
    shared::<ofm_protocol::types::oauth::token_response::NewTokenResponse>();
    shared::<ofm_protocol::types::oauth::token_response::TokenResponse>();
    shared::<ofm_protocol::types::oauth::userinfo::UserInfo>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::ConsentPurpose>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::ConsentStatus>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::ConsentType>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::IdType>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::Permission>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::ReasonCode>();
    shared::<ofm_protocol::types::ofm::v1_2::consent::UpdatedBy>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::consent_event::ConsentEvent>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::consent_event::ConsentEventType>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::consent_event::NewConsentEvent>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::consent_update::ConsentUpdate>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::consent_update::UpdateReason>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::consent_update::UpdatedAccount>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::error::ApiError>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::error::ErrorResponse>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::error::NewApiError>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::ConsentAccount>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::ConsentAccountView<'_>>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::GrantedAccountAccess>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::GrantedAccountAccessView<'_>>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::GrantedConsent>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::GrantedConsentView<'_>>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::NewGrantedConsent>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::StatusReason>();
    shared::<ofm_protocol::types::ofm::v1_2::granted_consent::StatusReasonView<'_>>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::provider::NewProvider>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::provider::PageMeta>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::provider::Provider>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::provider::ProviderPage>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::provider::ProviderStatus>();
    #[cfg(feature = "ofm")]
    shared::<ofm_protocol::types::ofm::v1_2::provider::ProviderType>();
    shared::<ofm_protocol::types::ofm::v1_2::requested_consent::NewRequestedConsent>();
    shared::<ofm_protocol::types::ofm::v1_2::requested_consent::RequestedAccountAccess>();
    shared::<ofm_protocol::types::ofm::v1_2::requested_consent::RequestedAccountAccessView<'_>>();
    shared::<ofm_protocol::types::ofm::v1_2::requested_consent::RequestedConsent>();
    shared::<ofm_protocol::types::ofm::v1_2::requested_consent::RequestedConsentView<'_>>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::Account>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::AccountCategory>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::AccountSubtype>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::AccountType>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::LoanDetails>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::NewAccount>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::account::NewLoanDetails>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::amount::BalanceAmount>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::amount::CreditDebitIndicator>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::amount::MoneyAmount>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::amount::NewBalanceAmount>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::amount::NewMoneyAmount>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::amount::ResourcePageMeta>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::balance::Balance>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::balance::NewBalance>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::transaction::MerchantCategory>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::transaction::NewTransaction>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::transaction::Transaction>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::transaction::TransactionPage>();
    #[cfg(feature = "resources")]
    shared::<ofm_protocol::types::ofm::v1_2::resources::transaction::TransferMethod>();
    shared::<ofm_protocol::types::scalar::Amount<4>>();
    shared::<ofm_protocol::types::scalar::AnyValue>();
    shared::<ofm_protocol::types::scalar::CustomData>();
    shared::<ofm_protocol::types::scalar::Date>();
    shared::<ofm_protocol::types::scalar::EncryptedText>();
    shared::<ofm_protocol::types::scalar::LenientBool>();
    shared::<ofm_protocol::types::scalar::Letters<4>>();
    shared::<ofm_protocol::types::scalar::List<String, 4, 4>>();
    shared::<ofm_protocol::types::scalar::Members>();
    shared::<ofm_protocol::types::scalar::Number>();
    shared::<ofm_protocol::types::scalar::NumericDate>();
    shared::<ofm_protocol::types::scalar::OneOrMany<String>>();
    shared::<ofm_protocol::types::scalar::Open<String>>();
    shared::<ofm_protocol::types::scalar::PersonalString>();
    shared::<ofm_protocol::types::scalar::SecretString>();
    shared::<ofm_protocol::types::scalar::Timestamp>();
    shared::<ofm_protocol::types::scalar::UniqueList<String>>();
    shared::<ofm_protocol::types::scalar::Uuid>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::BusinessName>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::NameRequest>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::NameRequestData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::NewNameRequestData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::NewSignedNameRequest>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::PayeeName>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::PayeeScheme>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::PersonalName>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::request::SignedNameRequest>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::response::NameMatch>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::response::NameResponse>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::response::NameResponseData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::response::NewNameResponse>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::response::NewSignedNameResponse>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::confirmation_of_payee::response::SignedNameResponse>();
    shared::<ofm_protocol::types::uae::v2_1::consent::AccountSubType>();
    shared::<ofm_protocol::types::uae::v2_1::consent::AccountType>();
    shared::<ofm_protocol::types::uae::v2_1::consent::BeneficiaryIdentifierType>();
    shared::<ofm_protocol::types::uae::v2_1::consent::CalendarDate>();
    shared::<ofm_protocol::types::uae::v2_1::consent::CalendarDateView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::consent::ConsentIdentifier>();
    shared::<ofm_protocol::types::uae::v2_1::consent::ConsentIdentifierView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::consent::ConsentStatus>();
    shared::<ofm_protocol::types::uae::v2_1::consent::ConsentType>();
    shared::<ofm_protocol::types::uae::v2_1::consent::Permission>();
    shared::<ofm_protocol::types::uae::v2_1::consent::Purpose>();
    shared::<ofm_protocol::types::uae::v2_1::consent::RevokedBy>();
    shared::<ofm_protocol::types::uae::v2_1::consent::UserType>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedAccountAccess>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedBilling>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedConsent>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedConsentData>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedOnBehalfOf>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedSubscription>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::GrantedWebhook>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::NewGrantedBilling>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::NewGrantedConsent>();
    shared::<ofm_protocol::types::uae::v2_1::granted_consent::NewGrantedConsentData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::common::InsuranceConsentType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::common::InsurancePermission>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::common::InsurancePurpose>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::common::InsuranceSector>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::GrantedInsurance>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::GrantedInsuranceBilling>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::GrantedInsuranceConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::GrantedInsuranceData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::GrantedSector>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::NewGrantedInsuranceConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::NewGrantedInsuranceData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::granted::NewGrantedSector>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::requested::NewRequestedInsuranceConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::requested::NewRequestedSector>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::requested::RequestedInsurance>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::requested::RequestedInsuranceBilling>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::requested::RequestedInsuranceConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::insurance::requested::RequestedSector>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::login_hint::LoginHint>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::login_hint::LoginHintType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::login_hint::NewLoginHint>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::NewRequestedBilling>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::NewRequestedConsent>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::NewRequestedWebhook>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedAccountAccess>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedAccountAccessView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedBilling>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedBillingView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedConsent>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedConsentView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedOnBehalfOf>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedOnBehalfOfView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedSubscription>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedSubscriptionView<'_>>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedWebhook>();
    shared::<ofm_protocol::types::uae::v2_1::requested_consent::RequestedWebhookView<'_>>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::ConsentSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::ControlParameters>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FileHash>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FilePayment>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FileType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedControls>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedDefinedSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedDefinedScheduleType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedOnDemand>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedOnDemandType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedPeriodicSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedPeriodicScheduleType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::FixedScheduleEntry>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::MultiPayment>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewFilePayment>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewFixedOnDemand>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewFixedPeriodicSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewFixedScheduleEntry>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewPaymentAmount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewVariableOnDemand>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewVariablePeriodicSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::NewVariableScheduleEntry>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::PaymentAmount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::PeriodType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::PeriodicSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::Reference>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::SingleInstantPaymentType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::SinglePayment>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariableControls>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariableDefinedSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariableDefinedScheduleType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariableOnDemand>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariableOnDemandType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariablePeriodicSchedule>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariablePeriodicScheduleType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::control::VariableScheduleEntry>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::BilingualName>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::CreditorAccountType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::CreditorParty>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::DebtorAccount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::DomesticCreditor>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::DomesticCreditorAccount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::DomesticInitiation>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::DomesticPaymentInformation>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::IbanScheme>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::domestic_information::NewDomesticCreditorAccount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::Charge>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::ChargeType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::GrantedAmount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::GrantedExchangeRate>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::GrantedPaymentConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::GrantedPaymentData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::GrantedServiceInitiation>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewCharge>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewGrantedAmount>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewGrantedExchangeRate>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewGrantedPaymentConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewGrantedPaymentData>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewPaymentConsumption>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::NewPaymentLinks>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::PaymentBilling>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::PaymentConsumption>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::granted::PaymentLinks>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::international_information::InternationalCreditor>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::international_information::InternationalInitiation>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::international_information::InternationalPaymentInformation>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::ChargeBearer>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::ContractIdentifier>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::ExtendedPurpose>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::InstructionPriority>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::NewRequestedCurrency>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::NewRequestedExchangeRate>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::NewRequestedSponsor>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::PaymentPermission>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::QuoteIdentifier>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::RateType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::RequestedCurrency>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::RequestedExchangeRate>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::RequestedSponsor>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::ServiceInitiationType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::payment::SponsoredText>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::requested::NewRequestedPaymentConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::requested::RequestedPaymentConsent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::service_initiation::requested::RequestedServiceInitiation>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::signed_message::NewSignedMessage>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::signed_message::SignedMessage>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::webhook::event::ConsentDataEvent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::webhook::event::EventMeta>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::webhook::event::EventType>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::webhook::event::NewEventMeta>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::webhook::event::NewSignedEvent>();
    #[cfg(feature = "uae")]
    shared::<ofm_protocol::types::uae::v2_1::webhook::event::SignedEvent>();
    shared::<ofm_protocol::types::view::AnyValue<'_>>();
    shared::<ofm_protocol::types::view::Entries<'_, String>>();
    shared::<ofm_protocol::types::view::Extra<'_>>();
    shared::<ofm_protocol::types::view::Iter<'_, String>>();
    shared::<ofm_protocol::types::view::Map<'_, String>>();
    shared::<ofm_protocol::types::view::NumericDate<'_>>();
    shared::<ofm_protocol::types::view::OneOrMany<'_, String>>();
    shared::<ofm_protocol::types::view::Open<'_, String>>();
    shared::<ofm_protocol::types::view::Reader<'_, '_>>();
    shared::<ofm_protocol::types::view::Rejected>();
    shared::<ofm_protocol::types::view::Timestamp<'_>>();
    shared::<ofm_protocol::types::view::UniqueList<'_, String>>();
    shared::<ofm_protocol::types::view::Values<'_, String>>();
    shared::<ofm_protocol::types::view::ViewError>();
};
