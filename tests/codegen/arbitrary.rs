//! Messages from random bytes are valid for their schemas, and pass through their JSON unchanged.

use arbitrary::{Arbitrary, Unstructured};
use ofm_protocol::crypto::RandomSource;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::types::ofm::v1_2::{GrantedConsent, RequestedConsent};
use ofm_protocol::types::uae::v2_1::{GrantedConsent as HubGrantedConsent, RequestedConsent as HubRequestedConsent};
use ofm_protocol::types::{
    AuthorizationDetail, ClientAssertion, GrantedAuthorizationDetail, IdTokenClaims, JoseHeader, Jwk, JwkSet,
    OAuthError, ParRequest, ParResponse, RequestObject, ServerMetadata, TokenRequest, TokenResponse,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::schemas;

/// The number of values of each type.
const ROUNDS: usize = 200;

pub(crate) fn check<T>(schema: &str)
where
    T: for<'a> Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let registry = schemas::registry();
    let schema: Value = serde_json::from_str(schema).unwrap();
    let reference = json!({ "$ref": schema["$id"] });
    let validator =
        jsonschema::options().with_registry(&registry).should_validate_formats(true).build(&reference).unwrap();
    let mut made = 0;
    for _ in 0..ROUNDS * 10 {
        let mut bytes = [0; 1024];
        SystemRandom.fill(&mut bytes).unwrap();
        let Ok(value) = T::arbitrary(&mut Unstructured::new(&bytes)) else { continue };
        let json = serde_json::to_value(&value).unwrap();
        assert!(validator.is_valid(&json), "{json}: {:?}", validator.validate(&json));
        assert_eq!(serde_json::from_value::<T>(json).unwrap(), value);
        made += 1;
        if made == ROUNDS {
            return;
        }
    }
    assert_eq!(made, ROUNDS, "too few inputs make a value");
}

macro_rules! each_type {
    ($($name:ident: $type:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            check::<$type>($type::SCHEMA);
        })+
    };
}
each_type! {
    api_hub_granted_consent: HubGrantedConsent,
    api_hub_requested_consent: HubRequestedConsent,
    authorization_detail: AuthorizationDetail,
    client_assertion: ClientAssertion,
    granted_authorization_detail: GrantedAuthorizationDetail,
    granted_consent: GrantedConsent,
    id_token: IdTokenClaims,
    jose_header: JoseHeader,
    jwk: Jwk,
    jwk_set: JwkSet,
    oauth_error: OAuthError,
    par_request: ParRequest,
    par_response: ParResponse,
    request_object: RequestObject,
    requested_consent: RequestedConsent,
    server_metadata: ServerMetadata,
    token_request: TokenRequest,
    token_response: TokenResponse,
}
