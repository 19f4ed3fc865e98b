//! API Hub's account access consents, from PAR to the token response.

use ofm_protocol::error::{RequestError, ResponseError};
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Policy, Provider, RegisteredClient, Server};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::AuthorizationDetail;
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;

#[test]
fn seed_004_par_without_client_id_is_accepted_and_its_answer_read() {
    let policy = Policy::api_hub_uae_v2_1();
    let world = World::new(policy.clone());
    let keys = public(&world.client_key, CLIENT_KID);
    // The endpoint comes from discovery, and is on another host than the issuer.
    let server_keys = public(&world.server_key, SERVER_KID);
    let provider = Provider::new("https://auth1.uae.example", server_keys.clone())
        .with_par_endpoint("https://as1.uae.example/par");
    let client = Client::new(CLIENT_ID, policy.clone()).with_signer(world.client_key.clone(), CLIENT_KID);
    let server = Server::without_replay_check("https://auth1.uae.example", policy.clone());
    let registered = RegisteredClient::new(CLIENT_ID, keys.clone(), [REDIRECT_URI])
        .with_detail_types(["urn:openfinanceuae:account-access-consent:v2.1"]);
    let push = |change: fn(&mut Value)| {
        let mut detail: Value = serde_json::from_str(include_str!("../samples/api_hub/requested_detail.json")).unwrap();
        change(&mut detail);
        let detail: AuthorizationDetail = serde_json::from_value(detail).unwrap();
        client
            .push(
                &provider,
                AuthorizationRequest::new(REDIRECT_URI)
                    .with_scope("accounts openid")
                    .with_authorization_details([detail]),
                &mut cx(PAR_TIME),
            )
            .unwrap()
    };
    let (request, session) = push(|_| {});
    assert_eq!(request.url, "https://as1.uae.example/par");
    let form = String::from_utf8(request.body.clone()).unwrap();
    let names: Vec<&str> = form.split('&').filter_map(|pair| Some(pair.split_once('=')?.0)).collect();
    assert_eq!(names, ["request", "client_assertion_type", "client_assertion"]);
    let unverified = server.read_par(&request, &mut cx(PAR_TIME)).unwrap();
    assert_eq!(unverified.claimed_client(), CLIENT_ID, "by the assertion alone");
    let pushed = unverified.check(&server, &registered, &mut cx(PAR_TIME)).unwrap();
    let details = pushed.request.authorization_details.as_deref().unwrap();
    assert!(matches!(details, [AuthorizationDetail::ApiHubAccountAccessV2_1(_)]));
    // The samples' response: the other spelling of the URN, ninety seconds, the echoed interaction id.
    let id = request.header("x-fapi-interaction-id").unwrap();
    let answer = |id: &str| {
        Response::new(200)
            .with_header("content-type", "application/json")
            .with_header("x-fapi-interaction-id", id)
            .with_body(include_str!("../samples/api_hub/par_response.json"))
    };
    let pushed = session.read_par_response(&client, (&request, &answer(id)), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(pushed.response.request_uri.expose(), "urn:ietf:params:oauth:request-uri:bwc4JDpSd7");
    assert_eq!(pushed.expires_at, UnixTime::from_seconds(PAR_TIME.seconds() + 90));
    let other = session.read_par_response(
        &client,
        (&request, &answer("5009f9bd-629a-4e6c-978e-f411c016305f")),
        &mut cx(PAR_TIME),
    );
    assert_eq!(other.unwrap_err(), ResponseError::InteractionId);
    // Rules that the schema cannot express.
    let refused = |change: fn(&mut Value)| {
        let (request, _) = push(change);
        server
            .read_par(&request, &mut cx(PAR_TIME))
            .unwrap()
            .check(&server, &registered, &mut cx(PAR_TIME))
            .unwrap_err()
    };
    let expired = refused(|detail| detail["consent"]["ExpirationDateTime"] = json!("2026-01-30T09:51:58Z"));
    assert_eq!(expired, RequestError::ConsentExpired { index: 0, end: PAR_TIME, now: PAR_TIME });
    for (from, to) in [
        ("2025-12-31", "2025-01-01"),
        ("2025-13-01", "2025-12-31"),
        ("2025-02-30", "2025-12-31"),
        ("2025-01-00", "2025-12-31"),
        ("25-01-0001", "2025-12-31"),
    ] {
        let mut detail: Value = serde_json::from_str(include_str!("../samples/api_hub/requested_detail.json")).unwrap();
        detail["consent"]["FromDate"] = from.into();
        detail["consent"]["ToDate"] = to.into();
        let detail: AuthorizationDetail = serde_json::from_value(detail).unwrap();
        let (request, _) = client
            .push(
                &provider,
                AuthorizationRequest::new(REDIRECT_URI).with_authorization_details([detail]),
                &mut cx(PAR_TIME),
            )
            .unwrap();
        let checked =
            server.read_par(&request, &mut cx(PAR_TIME)).unwrap().check(&server, &registered, &mut cx(PAR_TIME));
        assert_eq!(checked.unwrap_err(), RequestError::ConsentDays { index: 0 }, "{from} {to}");
    }
}

#[test]
fn seed_004_granted_details_of_api_hub_are_within_the_request() {
    let world = World::new(Policy::fapi2_final());
    let requested: AuthorizationDetail =
        serde_json::from_str(include_str!("../samples/api_hub/requested_detail.json")).unwrap();
    let (_, session) = world
        .client()
        .push(
            &world.provider(),
            AuthorizationRequest::new(REDIRECT_URI).with_scope("accounts").with_authorization_details([requested]),
            &mut cx(PAR_TIME),
        )
        .unwrap();
    let code = "c".into();
    let request = session.token_request(&world.client(), &world.provider(), &code, &mut cx(PAR_TIME)).unwrap();
    let read = |change: &dyn Fn(&mut Value)| {
        let mut detail: Value = serde_json::from_str(include_str!("../samples/api_hub/granted_detail.json")).unwrap();
        change(&mut detail["consent"]["Data"]);
        let message = json!({ "access_token": "t", "token_type": "Bearer", "authorization_details": [detail] });
        let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
        session
            .read_token_response(&world.client(), &world.provider(), (&request, &answer), &mut cx(PAR_TIME))
            .map(drop)
    };
    assert_eq!(read(&|_| {}), Ok(()));
    assert_eq!(read(&|data| data["FromDate"] = json!("2025-06-01")), Ok(()));
    assert_eq!(read(&|data| data["Status"] = json!("Consumed")), Err(ResponseError::ConsentInactive { index: 0 }));
    for (member, value) in [
        ("ConsentId", json!("other")),
        ("BaseConsentId", json!("other")),
        ("Permissions", json!(["ReadAccountsBasic", "ReadStatements"])),
        ("Permissions", json!(["ReadEverything"])),
        ("ExpirationDateTime", json!("2026-12-01T00:00:00+04:00")),
        ("FromDate", json!("2024-12-31")),
        ("ToDate", json!("2026-01-01")),
        ("AccountType", json!(["Corporate"])),
        ("AccountSubType", json!(["Savings"])),
        ("OpenFinanceBilling", json!({ "UserType": "Retail", "Purpose": "RiskAssessment" })),
    ] {
        let exceeds = Err(ResponseError::DetailsExceed { index: 0 });
        assert_eq!(read(&|data| data[member] = value.clone()), exceeds, "{member}");
    }
}
