//! The client's token endpoint requests, other grants than the code grant: refreshing and client credentials. The names
//! state the rule.

use ofm_protocol::error::{BuildError, ClaimError, ResponseError};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::token::{Renewal, RenewedTokens, Tokens, renewed_id_token};
use ofm_protocol::oauth::{Policy, id_token};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::IdTokenClaims;
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::token::*;

/// A world with a redeemed code, and the kept renewal data.
struct Kept {
    world: World,
    tokens: Tokens,
    renewal: Renewal,
}

fn kept_with(policy: Policy, change: impl FnOnce(IdTokenClaims) -> IdTokenClaims) -> Kept {
    let world = World::new(policy);
    let (session, _, accepted) = world.push();
    let (issued, _) = accepted
        .consume(&world.server(), &mut cx(PAR_TIME))
        .unwrap()
        .grant(&world.server(), &mut cx(PAR_TIME))
        .unwrap();
    let (request, answer) = world.redeem(&session, &issued.code, &issued, change);
    let mut message = body(&answer);
    message["refresh_token"] = REFRESH_TOKEN.into();
    let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
    let (client, provider) = (world.client(), world.provider());
    let tokens = session.read_token_response(&client, &provider, (&request, &answer), &mut cx(PAR_TIME)).unwrap();
    let renewal = tokens.renewal(&session).unwrap();
    // It can be stored.
    let renewal: Renewal = serde_json::from_str(&serde_json::to_string(&renewal).unwrap()).unwrap();
    assert!(!format!("{renewal:?}").contains(REFRESH_TOKEN));
    Kept { world, tokens, renewal }
}

fn kept() -> Kept {
    kept_with(Policy::ofm_sandbox(), |claims| claims)
}

impl Kept {
    fn request(&self, scope: Option<&str>) -> Request {
        let (client, provider) = (self.world.client(), self.world.provider());
        self.renewal.request(&client, &provider, scope, &mut cx(PAR_TIME)).unwrap()
    }

    /// Reads a changed response, which starts from a minimal valid one.
    fn read_as(&self, scope: Option<&str>, change: impl FnOnce(&mut Value)) -> Result<RenewedTokens, ResponseError> {
        let mut message =
            json!({ "access_token": "a-2", "token_type": "bearer", "authorization_details": granted_details() });
        change(&mut message);
        let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
        let request = self.request(scope);
        self.renewal.read_response(&self.world.client(), &self.world.provider(), (&request, &answer), &mut cx(PAR_TIME))
    }

    fn read(&self, change: impl FnOnce(&mut Value)) -> Result<RenewedTokens, ResponseError> {
        self.read_as(None, change)
    }

    /// Reads a response with an ID token whose claims are the server's, changed.
    fn read_token(&self, change: impl FnOnce(&mut IdTokenClaims)) -> Result<RenewedTokens, ResponseError> {
        let server = self.world.server();
        let mut claims = renewed_id_token(&server, self.tokens.id_token.as_ref().unwrap(), &cx(PAR_TIME));
        change(&mut claims);
        let token = id_token::issue(&server, &claims, &mut cx(PAR_TIME)).unwrap();
        self.read(|message| message["id_token"] = token.into())
    }
}

#[test]
fn both_sides_refresh() {
    let kept = kept();
    let world = &kept.world;
    let request = kept.request(Some("accounts"));
    let received = world.server().read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap();
    let authenticated = received.check(&world.server(), &world.registered(), &mut cx(PAR_TIME)).unwrap();
    let grant = authenticated.check_refresh(&issued(), &mut cx(PAR_TIME)).unwrap();
    let claims = renewed_id_token(&world.server(), kept.tokens.id_token.as_ref().unwrap(), &cx(PAR_TIME));
    assert_eq!((claims.nonce.as_ref(), claims.at_hash.as_ref()), (None, None));
    let token = id_token::issue(&world.server(), &claims, &mut cx(PAR_TIME)).unwrap();
    let interaction = authenticated.interaction_id();
    let answer = grant.with_id_token(token).respond(&world.server(), interaction, &mut cx(PAR_TIME)).unwrap();
    let renewed =
        kept.renewal.read_response(&world.client(), &world.provider(), (&request, &answer), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(renewed.id_token.as_ref().unwrap().sub.expose(), "202");
    assert_eq!(renewed.expires_at, Some(UnixTime::from_seconds(PAR_TIME.seconds() + 600)));
    assert_eq!(renewed.response.scope.as_deref(), Some("accounts"));
    // T6: the refresh token stays, and so does its scope.
    assert_eq!(renewed.renewal.refresh_token().expose(), REFRESH_TOKEN);
    let again = renewed.renewal.request(&world.client(), &world.provider(), Some("profile"), &mut cx(PAR_TIME));
    assert!(again.is_ok());
    assert!(!format!("{renewed:?}").contains(REFRESH_TOKEN));
}

#[test]
fn refresh_request_for_more_than_was_granted_is_not_made() {
    let kept = kept();
    let make = |scope: &str| {
        let (client, provider) = (kept.world.client(), kept.world.provider());
        kept.renewal.request(&client, &provider, Some(scope), &mut cx(PAR_TIME)).map(drop)
    };
    assert_eq!(make("profile"), Ok(()));
    for scope in ["accounts payments", "", "accounts ", "a\nb"] {
        assert_eq!(make(scope), Err(BuildError::Value { name: "scope" }), "{scope:?}");
    }
}

#[test]
fn t4_refresh_response_is_checked_as_that_of_a_code() {
    let kept = kept();
    let error = |change: fn(&mut Value)| kept.read(change).unwrap_err();
    assert!(kept.read(|_| {}).unwrap().expires_at.is_none(), "expires_in may be left out");
    assert!(kept.read(|body| body["more"] = json!([1])).is_ok());
    assert_eq!(error(|body| body["expires_in"] = json!(0)), ResponseError::ExpiresIn);
    assert_eq!(error(|body| body["expires_in"] = json!("6e2")), ResponseError::ExpiresIn);
    assert_eq!(error(|body| body["token_type"] = json!("DPoP")), ResponseError::TokenType);
    assert_eq!(error(|body| body["access_token"] = json!("")), ResponseError::Member { name: "access_token" });
    let missing = ResponseError::Member { name: "token_type" };
    assert_eq!(error(|body| drop(body.as_object_mut().unwrap().remove("token_type"))), missing);
    let refusal =
        Response::new(400).with_header("content-type", "application/json").with_body(r#"{"error":"invalid_grant"}"#);
    let request = kept.request(None);
    let (client, provider) = (kept.world.client(), kept.world.provider());
    let refused = kept.renewal.read_response(&client, &provider, (&request, &refusal), &mut cx(PAR_TIME)).unwrap_err();
    assert_eq!(refused, ResponseError::Refused { status: 400, code: "invalid_grant" });
    let other = refusal.with_header("x-fapi-interaction-id", "5009f9bd-629a-4e6c-978e-f411c016305f");
    let refused = kept.renewal.read_response(&client, &provider, (&request, &other), &mut cx(PAR_TIME)).unwrap_err();
    assert_ne!(refused, ResponseError::InteractionId, "a gateway's own");
}

#[test]
fn t4_refreshed_scope_is_within_the_one_asked_for() {
    let kept = kept();
    let read =
        |asked: Option<&str>, granted: &str| kept.read_as(asked, |body| body["scope"] = granted.into()).map(drop);
    assert_eq!(read(None, "profile accounts"), Ok(()));
    assert_eq!(read(Some("accounts"), "accounts"), Ok(()));
    assert_eq!(read(Some("accounts"), "accounts profile"), Err(ResponseError::Scope));
    assert_eq!(read(None, "accounts payments"), Err(ResponseError::Scope));
}

#[test]
fn r4_refreshed_details_are_within_those_granted() {
    let kept = kept();
    let exceeds = ResponseError::DetailsExceed { index: 0 };
    for (member, value) in [
        ("consent_id", json!("other")),
        ("permissions", json!(["read_accounts", "read_everything"])),
        ("expiration_datetime", json!("2027-11-30T23:59:59Z")),
        ("dp_id", json!("other")),
    ] {
        let read = kept.read(|body| body["authorization_details"][0]["consent"][member] = value);
        assert_eq!(read.unwrap_err(), exceeds, "{member}");
    }
    assert!(
        kept.read(|body| body["authorization_details"][0]["consent"]["permissions"] = json!(["read_accounts"])).is_ok()
    );
    assert_eq!(kept.read(|body| body["authorization_details"][0] = json!({ "type": "urn:x" })).unwrap_err(), exceeds);
    let status = |status: &str| {
        kept.read(|body| body["authorization_details"][0]["consent"]["status"] = status.into()).map(drop)
    };
    for fine in ["authorized", "suspended", "of a later version"] {
        assert_eq!(status(fine), Ok(()), "{fine}");
    }
    for ended in ["awaiting_authorization", "failed", "rejected", "expired", "revoked"] {
        assert_eq!(status(ended), Err(ResponseError::ConsentInactive { index: 0 }), "{ended}");
    }
    // Absent details are unchanged, unless the policy requires them.
    let none = |body: &mut Value| drop(body.as_object_mut().unwrap().remove("authorization_details"));
    assert_eq!(kept.read(none).unwrap_err(), ResponseError::DetailsMissing);
    assert!(kept_with(Policy::fapi2_final(), |claims| claims).read(none).is_ok());
}

#[test]
fn t6_a_new_refresh_token_takes_the_old_ones_place() {
    let kept = kept();
    let renewed = kept.read(|body| body["refresh_token"] = "r-2".into()).unwrap();
    assert_eq!(renewed.renewal.refresh_token().expose(), "r-2");
    let renewed = kept.read(|_| {}).unwrap();
    assert_eq!(renewed.renewal.refresh_token().expose(), REFRESH_TOKEN);
}

#[test]
fn oidc_12_2_the_refreshed_id_token_says_the_same_of_the_user() {
    let kept = kept();
    assert!(kept.read_token(|_| {}).is_ok());
    let refused = |change: fn(&mut IdTokenClaims)| kept.read_token(change).unwrap_err();
    let renewed = |claim| ResponseError::IdTokenRenewed { claim };
    assert_eq!(refused(|claims| claims.sub = "203".into()), renewed("sub"));
    assert_eq!(refused(|claims| claims.azp = None), renewed("azp"));
    assert_eq!(refused(|claims| claims.nonce = Some("another".into())), renewed("nonce"));
    assert_eq!(
        refused(|claims| claims.auth_time = serde_json::from_value(json!(1_769_766_717)).unwrap()),
        renewed("auth_time")
    );
    // Both may be absent.
    assert!(kept.read_token(|claims| claims.auth_time = None).is_ok());
    let nonce = kept.tokens.id_token.as_ref().unwrap().nonce.clone();
    assert!(nonce.is_some() && kept.read_token(|claims| claims.nonce = nonce).is_ok());
    // If the first token has no azp, the later ones have none.
    let without = kept_with(Policy::ofm_sandbox(), |mut claims| {
        claims.azp = None;
        claims
    });
    assert!(without.read_token(|_| {}).is_ok());
    assert_eq!(without.read_token(|claims| claims.azp = Some(CLIENT_ID.into())).unwrap_err(), renewed("azp"));
}

#[test]
fn oidc_12_2_the_refreshed_id_token_is_checked_as_any() {
    let kept = kept();
    let refused = |change: fn(&mut IdTokenClaims)| kept.read_token(change).unwrap_err();
    let claims = |error| ResponseError::IdTokenClaims { error };
    assert_eq!(refused(|own| own.iss = "https://other.example".into()), claims(ClaimError::IssuerMismatch));
    assert_eq!(
        refused(|own| own.aud = serde_json::from_value(json!("other")).unwrap()),
        claims(ClaimError::AudienceMismatch)
    );
    assert_eq!(refused(|own| own.at_hash = Some("x".into())), ResponseError::Hash { claim: "at_hash" });
    let old = refused(|own| own.iat = serde_json::from_value(json!(PAR_TIME.seconds() - 301)).unwrap());
    assert!(
        matches!(old, ResponseError::IdTokenClaims { error: ClaimError::TooOld { .. } }),
        "iat is that of the refresh"
    );
    let garbage = kept.read(|body| body["id_token"] = "e30.e30.AA".into()).unwrap_err();
    assert!(matches!(garbage, ResponseError::IdTokenToken { .. }));
}

#[test]
fn client_credentials_response_is_read_and_its_scope_compared() {
    let world = World::new(Policy::ofm_sandbox());
    let (client, provider) = (world.client(), world.provider());
    let read = |asked: Option<&str>, message: Value| {
        let request = client.client_credentials_request(&provider, asked, &mut cx(PAR_TIME)).unwrap();
        let answer = Response::new(200).with_header("content-type", "application/json").with_body(message.to_string());
        client.read_client_credentials_response((&request, &answer), &mut cx(PAR_TIME))
    };
    let tokens =
        read(Some("a b"), json!({ "access_token": "t", "token_type": "BEARER", "scope": "b", "expires_in": 60 }));
    assert_eq!(tokens.unwrap().expires_at, Some(UnixTime::from_seconds(PAR_TIME.seconds() + 60)));
    let least = json!({ "access_token": "t", "token_type": "Bearer" });
    assert!(read(Some("a"), least.clone()).is_ok() && read(None, least).is_ok());
    let wider = json!({ "access_token": "t", "token_type": "Bearer", "scope": "a c" });
    assert_eq!(read(Some("a b"), wider.clone()).unwrap_err(), ResponseError::Scope);
    assert!(read(None, wider).is_ok(), "the server's default is the server's");
    assert_eq!(read(None, json!({ "access_token": "t", "token_type": "mac" })).unwrap_err(), ResponseError::TokenType);
    let wrong = read(None, json!({ "access_token": 1, "token_type": "Bearer" }));
    assert_eq!(wrong.unwrap_err(), ResponseError::Member { name: "access_token" });
}

#[test]
fn refresh_request_by_hand_has_no_scope() {
    let world = World::new(Policy::fapi2_final());
    let made = world.client().refresh_request(&world.provider(), &"r".into(), &mut cx(PAR_TIME)).unwrap();
    assert!(!String::from_utf8(made.body.clone()).unwrap().contains("scope="));
}
