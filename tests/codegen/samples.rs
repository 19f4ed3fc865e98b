//! The messages of the samples, and other valid messages, pass through the types unchanged.

use std::fmt::Debug;

use ofm_protocol::types::ofm::v1_2::{
    ConsentPurpose, ConsentStatus, GrantedConsent, NewRequestedConsent, Permission, RequestedAccountAccess,
    RequestedConsent,
};
use ofm_protocol::types::{
    AuthorizationCodeGrant, AuthorizationDetail, ClientAssertion, ErrorCode, GrantedAuthorizationDetail, IdTokenClaims,
    JoseHeader, Jwk, JwkSet, NewAuthorizationCodeGrant, OAuthError, Open, ParRequest, ParResponse, RequestObject,
    ServerMetadata, TokenRequest, TokenResponse, uae,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::full;

/// Reads the value as a `T`, which must write it unchanged.
fn round_trip<T: DeserializeOwned + Serialize>(value: &Value) -> T {
    // From text and from a tree of values: integers, floats and strings take different paths.
    let typed: T = serde_json::from_str(&value.to_string()).unwrap_or_else(|error| panic!("{error} in {value}"));
    assert_eq!(serde_json::to_value(&typed).unwrap(), *value);
    let typed_again: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&typed_again).unwrap(), *value);
    typed
}

fn refused<T: DeserializeOwned + Debug>(value: &Value) -> String {
    serde_json::from_value::<T>(value.clone()).expect_err(&format!("{value} is read")).to_string()
}

macro_rules! sample {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../samples/", $name, ".json"))).unwrap()
    };
}

/// Every JSON object in a text, in order.
fn objects(text: &str) -> Vec<Value> {
    let mut objects = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        rest = &rest[start..];
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match stream.next() {
            Some(Ok(object)) => {
                objects.push(object);
                rest = &rest[stream.byte_offset()..];
            }
            _ => rest = &rest[1..],
        }
    }
    objects
}

#[test]
fn every_object_of_the_samples_round_trips() {
    let par = objects(include_str!("../samples/par.txt"));
    let [header, request, assertion_header, assertion, response] = par.as_slice() else {
        panic!("{} objects", par.len())
    };
    round_trip::<JoseHeader>(header);
    round_trip::<RequestObject>(request);
    round_trip::<JoseHeader>(assertion_header);
    round_trip::<ClientAssertion>(assertion);
    round_trip::<ParResponse>(response);
    let token = objects(include_str!("../samples/token.txt"));
    let [assertion_header, same_assertion, response, id_token_header, id_token] = token.as_slice() else {
        panic!("{} objects", token.len())
    };
    round_trip::<JoseHeader>(assertion_header);
    round_trip::<ClientAssertion>(same_assertion);
    round_trip::<TokenResponse>(response);
    round_trip::<JoseHeader>(id_token_header);
    round_trip::<IdTokenClaims>(id_token);
    // The JSON files contain those objects.
    assert_eq!(*request, sample!("request_object"));
    assert_eq!(*assertion, sample!("client_assertion"));
    assert_eq!(*response, sample!("token_response"));
    assert_eq!(*id_token, sample!("id_token"));
}

#[test]
fn request_object_reads_as_it_says() {
    let request: RequestObject = round_trip(&sample!("request_object"));
    assert_eq!(request.exp.time().to_string(), "2026-01-30T09:56:58.445Z");
    assert!(request.aud.contains("https://auth1.sandbox.mya.ozoneapi.io"));
    assert_eq!(request.max_age, Some(3600));
    let userinfo = request.claims.unwrap().userinfo.unwrap();
    assert_eq!(userinfo.len(), 5);
    assert!(userinfo.values().all(Option::is_none), "null asks for a claim without conditions");
    let [AuthorizationDetail::AccountAccessV1_2(detail)] = &request.authorization_details.unwrap()[..] else {
        panic!("another detail")
    };
    assert_eq!(detail.consent.consent_purpose, ConsentPurpose::PersonalFinanceManagement);
    assert_eq!(
        &*detail.consent.permissions,
        [Permission::ReadAccounts, Permission::ReadTransactions, Permission::ReadBalances]
    );
    assert_eq!(detail.consent.expiration_datetime.as_str(), "2026-11-30T23:59:59Z");
}

#[test]
fn token_response_and_id_token_read_as_they_say() {
    let response: TokenResponse = round_trip(&sample!("token_response"));
    let [GrantedAuthorizationDetail::AccountAccessV1_2(detail)] = &response.authorization_details.unwrap()[..] else {
        panic!("another detail")
    };
    assert_eq!(detail.consent.status, ConsentStatus::Authorized);
    assert_eq!(detail.consent.accounts.as_ref().unwrap()[0].account_id.as_str(), "100004000000000000000004");
    assert_eq!(Some(detail.consent.consent_id.as_str()), response.grant_id.as_deref());
    let claims: IdTokenClaims = round_trip(&sample!("id_token"));
    assert_eq!(claims.amr.unwrap().as_slice(), ["mock"]);
    let verified = claims.email_verified.unwrap();
    assert!(verified.get() && verified.is_text());
}

#[test]
fn other_forms_of_the_same_values_round_trip() {
    let mut claims = sample!("id_token");
    claims["aud"] = json!(["55aa605c-89ef-4473-aa88-47709f0ff383", "another"]);
    claims["amr"] = json!([]);
    claims["email_verified"] = json!(false);
    claims["iat"] = json!(1_769_768_007.0);
    claims["exp"] = json!(1_769_768_907.123_456);
    claims["id_type"] = json!("driving_licence");
    let typed: IdTokenClaims = round_trip(&claims);
    assert_eq!(typed.id_type, Some(Open::Other("driving_licence".into())));
    assert_eq!(typed.iat.time().seconds(), 1_769_768_007);
}

#[test]
fn unknown_members_are_kept_where_the_schema_is_open() {
    let mut response = sample!("token_response");
    response["cnf"] = json!({ "x5t#S256": "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2" });
    response["authorization_details"][0]["consent"]["new_member"] = json!([null, 1.5, { "a": "b" }]);
    response["authorization_details"][0]["locations"] = json!(["https://rs1.example"]);
    let typed: TokenResponse = round_trip(&response);
    assert!(typed.extra.contains_key("cnf"));
    let mut request = sample!("request_object");
    request["claims"]["id_token"] =
        json!({ "acr": { "essential": true, "values": ["a", 1, null] }, "sub": { "value": null } });
    request["purpose"] = json!(null);
    round_trip::<RequestObject>(&request);
}

#[test]
fn details_of_unknown_types_are_kept_whole() {
    let detail = json!({
        "type": "urn:openfinanceuae:insurance-consent:v2.1",
        "consent": { "ConsentId": "1", "Permissions": ["ReadInsurancePolicies"] },
        "locations": [1.0, null],
    });
    let requested: AuthorizationDetail = round_trip(&detail);
    assert!(matches!(requested, AuthorizationDetail::Other(_)));
    assert_eq!(requested.tag(), "urn:openfinanceuae:insurance-consent:v2.1");
    let granted: GrantedAuthorizationDetail = round_trip(&detail);
    assert!(matches!(granted, GrantedAuthorizationDetail::Other(_)));
}

/// RFC 9396 section 5: a server rejects unknown members and values, and missing members, of a known type.
#[test]
fn a_malformed_detail_of_a_known_type_is_never_an_unknown_one() {
    let good = &sample!("request_object")["authorization_details"][0];
    let urn = "urn:openfinance-ml:account-access-consent:v1.2: ";
    let changed = |change: fn(&mut Value)| {
        let mut detail = good.clone();
        change(&mut detail);
        refused::<AuthorizationDetail>(&detail)
    };
    for (error, reason) in [
        (changed(|detail| detail["consent"]["consent_purpose"] = json!("marketing")), "unknown variant"),
        (changed(|detail| detail["consent"]["status"] = json!("authorized")), "unknown field"),
        (changed(|detail| detail["locations"] = json!([])), "unknown field"),
        (changed(|detail| detail["consent"]["permissions"] = json!([])), "must not be empty"),
        (changed(|detail| detail["consent"]["permissions"] = json!(["read_accounts", "read_accounts"])), "value twice"),
        (changed(|detail| detail["consent"]["dc_id"] = json!("x".repeat(37))), "longer than 36"),
        (
            changed(|detail| {
                detail["consent"]["consent_type"] = json!("urn:openfinance-ml:account-access-consent:v1.3");
            }),
            "unknown variant",
        ),
        (changed(|detail| detail["consent"]["expiration_datetime"] = json!("2026-11-30")), "date and time"),
        (changed(|detail| detail["consent"] = json!(null)), "invalid type"),
        (changed(|detail| drop(detail["consent"].as_object_mut().unwrap().remove("dp_id"))), "missing field `dp_id`"),
        (changed(|detail| drop(detail.as_object_mut().unwrap().remove("consent"))), "missing field `consent`"),
    ] {
        assert!(error.starts_with(urn) && error.contains(reason), "{error}");
    }
    let granted = &sample!("token_response")["authorization_details"][0];
    let mut without_status = granted.clone();
    without_status["consent"].as_object_mut().unwrap().remove("status");
    assert_eq!(refused::<GrantedAuthorizationDetail>(&without_status), format!("{urn}missing field `status`"));
}

#[test]
fn a_detail_needs_a_type_that_is_a_text() {
    assert_eq!(refused::<AuthorizationDetail>(&json!({ "consent": {} })), "missing field `type`");
    assert_eq!(refused::<AuthorizationDetail>(&json!({ "type": 1 })), "`type` is not a string");
    refused::<AuthorizationDetail>(&json!("urn:openfinance-ml:account-access-consent:v1.2"));
    let twice = r#"{"type":"a","type":"urn:openfinance-ml:account-access-consent:v1.2"}"#;
    assert!(serde_json::from_str::<AuthorizationDetail>(twice).is_err(), "a member that occurs twice");
}

#[test]
fn null_is_not_absence_and_an_empty_array_is_not_either() {
    let mut response = sample!("token_response");
    response["refresh_token"] = Value::Null;
    refused::<TokenResponse>(&response);
    response["refresh_token"] = json!("");
    response["authorization_details"] = json!([]);
    let typed: TokenResponse = round_trip(&response);
    assert_eq!(typed.authorization_details, Some(Vec::new()));
}

#[test]
fn numbers_in_strings_and_the_like_are_refused() {
    for (member, value) in [
        ("max_age", json!("3600")),
        ("max_age", json!(-1)),
        ("max_age", json!(3600.5)),
        ("max_age", json!(null)),
        ("exp", json!("1769767018")),
        ("aud", json!(5)),
        ("response_type", json!("token")),
        ("code_challenge_method", json!("plain")),
        ("code_challenge", json!("short")),
        ("claims", json!("{}")),
        ("authorization_details", json!("[]")),
        ("scope", json!(["accounts"])),
    ] {
        let mut request = sample!("request_object");
        request[member] = value.clone();
        assert!(serde_json::from_value::<RequestObject>(request).is_err(), "{member}: {value}");
    }
}

#[test]
fn token_requests_are_distinguished_by_grant_type() {
    let request: TokenRequest = round_trip(&sample!("token_request"));
    let TokenRequest::AuthorizationCode(grant) = &request else { panic!("another grant") };
    assert_eq!(grant.code.expose(), "160ed384-bb0d-439e-85e8-68d2b681e45d");
    assert_eq!(request.tag(), "authorization_code");
    let refresh = json!({ "grant_type": "refresh_token", "refresh_token": "2885e6a3", "client_id": "c" });
    assert!(matches!(round_trip(&refresh), TokenRequest::RefreshToken(_)));
    assert!(matches!(
        round_trip(&json!({ "grant_type": "client_credentials", "scope": "accounts" })),
        TokenRequest::ClientCredentials(_)
    ));
    assert_eq!(refused::<TokenRequest>(&json!({ "grant_type": "password" })), "`grant_type` is none of the known");
    assert_eq!(
        refused::<TokenRequest>(&json!({ "grant_type": "authorization_code", "code": "c" })),
        "authorization_code: missing field `code_verifier`"
    );
}

#[test]
fn the_other_messages_round_trip() {
    round_trip::<ParRequest>(&sample!("par_request"));
    refused::<ParRequest>(&json!({ "request": "e30.e30.AA", "request_uri": "urn:x" }));
    round_trip::<ServerMetadata>(&sample!("server_metadata"));
    let set: JwkSet = round_trip(&sample!("jwk_set"));
    assert_eq!(set.keys.len(), 2);
    let error: OAuthError = round_trip(&json!({ "error": "invalid_grant", "error_description": "used", "hint": 1 }));
    assert_eq!(error.error, ErrorCode::InvalidGrant);
    round_trip::<OAuthError>(&json!({ "error": "something_new" }));
    round_trip::<GrantedConsent>(&sample!("granted_consent"));
}

/// The related platform: the PAR messages of its page, and consents of its schema.
#[test]
fn messages_of_api_hub_round_trip() {
    let form: ParRequest = round_trip(&sample!("api_hub/par_request"));
    assert_eq!(form.client_id, None);
    let response: ParResponse = round_trip(&sample!("api_hub/par_response"));
    assert_eq!(
        (response.request_uri.expose(), response.expires_in.get()),
        ("urn:ietf:params:oauth:request-uri:bwc4JDpSd7", 90)
    );
    let requested: AuthorizationDetail = round_trip(&sample!("api_hub/requested_detail"));
    let AuthorizationDetail::ApiHubAccountAccessV2_1(access) = &requested else { panic!("another detail") };
    assert_eq!(access.consent.permissions.last(), Some(&uae::v2_1::Permission::ReadFxTransactionsDetail));
    assert!(!format!("{requested:?}").contains("Shop LLC"));
    let granted: GrantedAuthorizationDetail = round_trip(&sample!("api_hub/granted_detail"));
    let GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) = &granted else { panic!("another detail") };
    assert_eq!(access.consent.data.status, uae::v2_1::ConsentStatus::Authorized);
    // Optional members may be absent.
    let mut least = sample!("api_hub/requested_detail");
    for member in ["BaseConsentId", "FromDate", "ToDate", "AccountType", "AccountSubType", "OnBehalfOf"] {
        least["consent"].as_object_mut().unwrap().remove(member).unwrap();
    }
    least.as_object_mut().unwrap().remove("subscription");
    round_trip::<AuthorizationDetail>(&least);
    // Requests are closed; granted consents are open.
    for (pointer, member) in [
        ("", "more"),
        ("/consent", "Status"),
        ("/consent", "consent_id"),
        ("/consent/OnBehalfOf", "More"),
        ("/consent/OpenFinanceBilling", "IsLargeCorporate"),
        ("/subscription/Webhook", "url"),
    ] {
        let mut detail = sample!("api_hub/requested_detail");
        detail.pointer_mut(pointer).unwrap()[member] = json!(true);
        let error = refused::<AuthorizationDetail>(&detail);
        assert!(error.contains("unknown field") && error.contains(member), "{error}");
    }
    for member in ["ConsentId", "Permissions", "ExpirationDateTime", "OpenFinanceBilling"] {
        let mut detail = sample!("api_hub/requested_detail");
        detail["consent"].as_object_mut().unwrap().remove(member);
        assert!(refused::<AuthorizationDetail>(&detail).contains("missing field"), "{member}");
    }
    for (member, value) in [
        ("ConsentId", json!("")),
        ("ConsentId", json!("x".repeat(129))),
        ("Permissions", json!([])),
        ("Permissions", json!(["ReadBalances", "ReadBalances"])),
        ("Permissions", json!(["read_accounts"])),
        ("AccountType", json!(["retail"])),
        ("FromDate", json!("2025-1-1")),
        ("ExpirationDateTime", json!("2026-11-30")),
    ] {
        let mut detail = sample!("api_hub/requested_detail");
        detail["consent"][member] = value;
        refused::<AuthorizationDetail>(&detail);
    }
    let mut later = sample!("api_hub/granted_detail");
    later["consent"]["Data"]["Status"] = json!("Paused");
    later["consent"]["Data"]["Permissions"] = json!(["ReadMore"]);
    later["consent"]["Data"]["More"] = json!([null]);
    round_trip::<GrantedAuthorizationDetail>(&later);
}

#[test]
fn constructors_fill_in_constants() {
    let permissions = [Permission::ReadAccounts, Permission::ReadTransactions, Permission::ReadBalances];
    let consent = RequestedConsent::new(NewRequestedConsent {
        dc_id: "16f87e367071230059bff09a".parse().unwrap(),
        dp_id: "DP9876543210".parse().unwrap(),
        consent_purpose: ConsentPurpose::PersonalFinanceManagement,
        permissions: permissions.try_into().unwrap(),
        expiration_datetime: "2026-11-30T23:59:59Z".parse().unwrap(),
    });
    let detail = AuthorizationDetail::from(RequestedAccountAccess::new(consent));
    assert_eq!(serde_json::to_value(&detail).unwrap(), sample!("request_object")["authorization_details"][0]);
    let grant = AuthorizationCodeGrant::from(NewAuthorizationCodeGrant {
        code: "code".into(),
        redirect_uri: "https://client.example/cb".into(),
        code_verifier: "verifier".into(),
    })
    .with_client_id("c");
    assert_eq!(
        serde_json::to_value(TokenRequest::from(grant)).unwrap(),
        json!({
            "grant_type": "authorization_code", "code": "code", "redirect_uri": "https://client.example/cb",
            "code_verifier": "verifier", "client_id": "c",
        })
    );
    let error = OAuthError::new(ErrorCode::InvalidRequest).with_error_description("no");
    assert_eq!(serde_json::to_value(error).unwrap(), json!({ "error": "invalid_request", "error_description": "no" }));
}

/// Every message with every member; texts of secrets and persons are markers.
#[test]
fn debug_shows_no_secret_and_no_personal_data() {
    fn debug_of<T: DeserializeOwned + Serialize + Debug>(value: &Value) -> (String, bool) {
        let typed: T = round_trip(value);
        (format!("{typed:?} {typed:#?}"), value.to_string().contains(full::MARKER))
    }
    macro_rules! full {
        ($($type:ident),+) => { [$((stringify!($type), debug_of::<$type>(&full::message($type::SCHEMA)))),+] };
    }
    let refresh = json!({
        "grant_type": "refresh_token", "refresh_token": full::MARKER,
        "client_assertion": full::MARKER, "password": full::MARKER,
    });
    let unknown = json!({ "type": "other", "account_number": full::MARKER });
    let mut shown = full!(
        AuthorizationDetail,
        ClientAssertion,
        GrantedAuthorizationDetail,
        GrantedConsent,
        IdTokenClaims,
        JoseHeader,
        Jwk,
        JwkSet,
        OAuthError,
        ParRequest,
        ParResponse,
        RequestObject,
        RequestedConsent,
        ServerMetadata,
        TokenRequest,
        TokenResponse
    )
    .to_vec();
    shown.push(("refresh token", debug_of::<TokenRequest>(&refresh)));
    let (hub, granted_hub) = (uae::v2_1::RequestedConsent::SCHEMA, uae::v2_1::GrantedConsent::SCHEMA);
    shown.push(("API Hub request", debug_of::<uae::v2_1::RequestedConsent>(&full::message(hub))));
    shown.push(("API Hub consent", debug_of::<uae::v2_1::GrantedConsent>(&full::message(granted_hub))));
    shown.push(("unknown detail", debug_of::<AuthorizationDetail>(&unknown)));
    shown.push((
        "private key",
        debug_of::<Jwk>(&json!({ "kty": "RSA", "d": full::MARKER, "oth": [{ "r": full::MARKER }] })),
    ));
    for (name, (debug, has_marker)) in shown {
        assert!(!debug.contains(full::MARKER), "{name}: {debug}");
        // A requested consent has no secrets, no personal data, and no unknown members.
        assert_eq!(has_marker, !["RequestedConsent", "AuthorizationDetail"].contains(&name), "{name}");
    }
}

/// Every message type has its schema, and the schema's text names the type.
#[test]
fn root_types_carry_their_schema() {
    for (schema, title) in [
        (RequestObject::SCHEMA, "RequestObject"),
        (TokenRequest::SCHEMA, "TokenRequest"),
        (GrantedConsent::SCHEMA, "GrantedConsent"),
        (AuthorizationDetail::SCHEMA, "AuthorizationDetail"),
        (IdTokenClaims::SCHEMA, "IdTokenClaims"),
    ] {
        assert_eq!(serde_json::from_str::<Value>(schema).unwrap()["title"], title);
    }
    assert!(
        ofm_protocol::types::SCHEMAS
            .iter()
            .any(|(path, text)| *path == "oauth/request_object.schema.json" && *text == RequestObject::SCHEMA)
    );
}
