//! Valid requests about a token, and a valid JWT access token, for a test to change.

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{RequestError, ResourceError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::{Client, Context, Policy, RegisteredClient, Server, TokenHint, form};
use serde_json::{Value, json};

use super::exchange::{CLIENT_ID, CLIENT_KID, ISSUER, REDIRECT_URI, SERVER_KID, cx, public, with_es256};
use super::keys;
use super::modules::{at, secs};
use super::responses::{RESOURCE, TOKEN, provider};

fn policy(mut policy: Policy) -> Policy {
    with_es256(&mut policy);
    policy.token.algorithms = policy.token.algorithms.with(ofm_protocol::crypto::Algorithm::Es256);
    policy
}

/// A client's revocation request.
pub(crate) struct Revocation {
    policy: Policy,
    pub(crate) method: &'static str,
    pub(crate) content_type: &'static str,
    parameters: Vec<(String, String)>,
    /// The client of the token.
    pub(crate) owner: &'static str,
}

impl Revocation {
    pub(crate) fn valid(own: Policy) -> Self {
        let policy = policy(own);
        let client = Client::new(CLIENT_ID, policy.clone()).with_signer(keys::p256(), CLIENT_KID);
        let hint = TokenHint::AccessToken;
        let request = client.revocation_request(&provider(), &TOKEN.into(), hint, &mut cx(at(0))).unwrap();
        let form = form::Form::parse(&request.body, form::FormLimits::default()).unwrap();
        let parameters = form.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let content_type = "application/x-www-form-urlencoded";
        Self { policy, method: "POST", content_type, parameters, owner: CLIENT_ID }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.parameters.retain(|(own, _)| own != name);
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.parameters.push((name.into(), value.into()));
    }

    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<(), RequestError> {
        let server = Server::without_replay_check(ISSUER, self.policy.clone());
        let registered = RegisteredClient::new(CLIENT_ID, public(&keys::p256(), CLIENT_KID), [REDIRECT_URI]);
        let parameters = self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let request = Request::new(self.method, "/revoke")
            .with_header("Content-Type", self.content_type)
            .with_body(form::encode(parameters));
        let query = server.read_revocation_request(&request, cx)?.check(&server, &registered, cx)?;
        query.check_revocation(self.owner, cx)
    }
}

/// An access token of the server for a resource server.
pub(crate) struct JwtAccessToken {
    policy: Policy,
    pub(crate) typ: &'static str,
    pub(crate) claims: Value,
    pub(crate) key: fn() -> SigningKey,
}

impl JwtAccessToken {
    pub(crate) fn valid(own: Policy) -> Self {
        let claims = json!({
            "iss": ISSUER, "aud": RESOURCE, "sub": "user-202", "client_id": CLIENT_ID, "iat": secs(0),
            "exp": secs(600), "jti": "1", "scope": "accounts",
        });
        Self { policy: policy(own), typ: "at+jwt", claims, key: keys::p256 }
    }

    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<TokenFacts, ResourceError> {
        let header = ProtectedHeader::new().with_kid(SERVER_KID).with_typ(self.typ);
        let token = keys::token(&header, self.claims.to_string().as_bytes(), &(self.key)());
        let resource = ResourceServer::without_replay_check(RESOURCE, self.policy.clone());
        resource.verify_jwt(&token.into(), &provider(), cx)
    }
}
