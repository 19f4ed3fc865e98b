//! Messages from any JSON.
//!
//! A type writes an accepted value with the same meaning, and reads it again as the same value.

use ofm_protocol::types::{
    AuthorizationDetail, ClientAssertion, GrantedAuthorizationDetail, IdTokenClaims, IntrospectionResponse, JoseHeader,
    Jwk, JwkSet, OAuthError, ParRequest, ParResponse, RequestObject, ServerMetadata, TokenRequest, TokenResponse,
    UserInfo,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub fn run(data: &[u8]) {
    let Ok(value) = serde_json::from_slice::<Value>(data) else { return };
    macro_rules! check {
        ($($type:ty),+) => { $( round_trip::<$type>(data, &value); )+ };
    }
    check!(
        AuthorizationDetail,
        ClientAssertion,
        GrantedAuthorizationDetail,
        IdTokenClaims,
        JoseHeader,
        Jwk,
        JwkSet,
        OAuthError,
        ParRequest,
        ParResponse,
        RequestObject,
        ServerMetadata,
        TokenRequest,
        TokenResponse,
        IntrospectionResponse,
        UserInfo
    );
    #[cfg(all(feature = "resources", feature = "uae"))]
    platforms(data, &value);
}

/// Messages of the platforms.
#[cfg(all(feature = "resources", feature = "uae"))]
fn platforms(data: &[u8], value: &Value) {
    use ofm_protocol::types::ofm::v1_2::resources::{Account, Balance, TransactionPage};
    use ofm_protocol::types::ofm::v1_2::{
        ConsentEvent, ConsentUpdate, ErrorResponse, GrantedConsent, ProviderPage, RequestedConsent,
    };
    use ofm_protocol::types::uae::v2_1::LoginHint;
    use ofm_protocol::types::uae::v2_1::confirmation_of_payee::{SignedNameRequest, SignedNameResponse};
    use ofm_protocol::types::uae::v2_1::insurance::{GrantedInsuranceConsent, RequestedInsuranceConsent};
    use ofm_protocol::types::uae::v2_1::service_initiation::{
        DomesticPaymentInformation, GrantedServiceInitiation, InternationalPaymentInformation,
        RequestedServiceInitiation,
    };
    use ofm_protocol::types::uae::v2_1::webhook::SignedEvent;

    macro_rules! check {
        ($($type:ty),+ $(,)?) => { $( round_trip::<$type>(data, value); )+ };
    }
    check!(
        Account,
        Balance,
        TransactionPage,
        ConsentEvent,
        ConsentUpdate,
        ErrorResponse,
        GrantedConsent,
        ProviderPage,
        RequestedConsent,
        LoginHint,
        SignedNameRequest,
        SignedNameResponse,
        GrantedInsuranceConsent,
        RequestedInsuranceConsent,
        DomesticPaymentInformation,
        GrantedServiceInitiation,
        InternationalPaymentInformation,
        RequestedServiceInitiation,
        SignedEvent,
    );
}

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(data: &[u8], value: &Value) {
    let Ok(read) = serde_json::from_slice::<T>(data) else { return };
    assert_eq!(&serde_json::to_value(&read).unwrap(), value);
    assert_eq!(serde_json::from_slice::<T>(&serde_json::to_vec(&read).unwrap()).unwrap(), read);
}
