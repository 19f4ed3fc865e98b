//! The parties of the samples' exchange, and a PAR request that a test can change.

use std::sync::Arc;

use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::RequestError;
use ofm_protocol::jose::{Jwk, JwkSet, ProtectedHeader};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::{AcceptedRequest, PushedAuthorization};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server, Session, form, id_token,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{
    AuthorizationDetail, GrantedAuthorizationDetail, IdTokenClaims, NewParResponse, ParResponse, SecretString,
};
use serde_json::Value;

use super::keys;

pub(crate) const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
pub(crate) const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
pub(crate) const CLIENT_KID: &str = "CYMIwoZ1CUbkI0WhG1Km7Td8bU7V2DYEB3cXVHdGwAI";
pub(crate) const SERVER_KID: &str = "U7hqOn8KlnoCvgkkH8o1A2w9DdHLjC25Y-_WeVhv0yE";
pub(crate) const REDIRECT_URI: &str = "https://www.auth-app.ozoneapi.co.uk/redirect-url";
pub(crate) const REQUEST_URI: &str = "urn:ietf:params:oauth:request_uri:2e265616-436b-49b8-bf63-585a70fa68d8";
pub(crate) const CODE: &str = "160ed384-bb0d-439e-85e8-68d2b681e45d";
pub(crate) const CODE_VERIFIER: &str = "7ff8feab-c016-46f5-98e3-921e9c4556c4b25fedb6-f448-4f7a-9fde-cce1282f0626";
/// 2026-01-30T09:51:58Z
pub(crate) const PAR_TIME: UnixTime = UnixTime::from_seconds(1_769_766_718);
/// 2026-01-30T10:12:42Z, `created_at` of the consent.
pub(crate) const CODE_TIME: UnixTime = UnixTime::from_seconds(1_769_767_962);
/// 2026-01-30T10:13:27Z
pub(crate) const TOKEN_TIME: UnixTime = UnixTime::from_seconds(1_769_768_007);

/// The DER of a client's certificate; only its hash is used.
pub(crate) const CERTIFICATE: &[u8] = b"certificate";

/// The request as a server receives it over a connection with the client's certificate.
pub(crate) fn over_tls(request: &Request) -> Request {
    request.clone().with_client_certificate(CERTIFICATE)
}

/// A call at this time.
pub(crate) fn cx(now: UnixTime) -> Context<'static> {
    Context::with_system_random(now)
}

pub(crate) fn sample(name: &str) -> Value {
    let text = match name {
        "request_object" => include_str!("../samples/request_object.json"),
        "client_assertion" => include_str!("../samples/client_assertion.json"),
        "par_response" => include_str!("../samples/par_response.json"),
        "token_response" => include_str!("../samples/token_response.json"),
        "id_token" => include_str!("../samples/id_token.json"),
        _ => panic!("no sample {name}"),
    };
    serde_json::from_str(text).unwrap()
}

/// The public key with this `kid`.
pub(crate) fn public(key: &SigningKey, kid: &str) -> Jwk {
    Jwk::new(key.verifying_key().clone()).with_kid(kid).unwrap()
}

/// The policy, changed.
pub(crate) fn changed(mut policy: Policy, change: impl FnOnce(&mut Policy)) -> Policy {
    change(&mut policy);
    policy
}

/// The policy, which also accepts plain responses: the samples have no `response_mode`, and FAPI 1.0 Advanced accepts
/// `jwt` only.
pub(crate) fn plain(policy: Policy) -> Policy {
    changed(policy, |policy| {
        let modes = &mut policy.authorization_request.response_modes;
        if !modes.iter().any(|mode| mode == "query") {
            modes.push("query".into());
        }
    })
}

/// The policy, which also accepts ES256 for every token. ES256 signs faster.
pub(crate) fn with_es256(policy: &mut Policy) {
    let (object, assertion, id) = (&mut policy.request_object, &mut policy.client_assertion, &mut policy.id_token);
    for algorithms in [&mut object.algorithms, &mut assertion.algorithms, &mut id.algorithms] {
        *algorithms = algorithms.with(Algorithm::Es256);
    }
}

/// Both parties under one policy.
pub(crate) struct World {
    pub(crate) policy: Policy,
    pub(crate) client_key: Arc<SigningKey>,
    pub(crate) server_key: Arc<SigningKey>,
    client_jwks: Jwk,
    server_jwks: Jwk,
}

impl World {
    pub(crate) fn new(policy: Policy) -> Self {
        Self::with_keys(policy, keys::shared_rsa_a(), keys::shared_rsa_b())
    }

    pub(crate) fn with_keys(
        policy: Policy,
        client_key: impl Into<Arc<SigningKey>>,
        server_key: impl Into<Arc<SigningKey>>,
    ) -> Self {
        let (client_key, server_key) = (client_key.into(), server_key.into());
        Self {
            client_jwks: public(&client_key, CLIENT_KID),
            server_jwks: public(&server_key, SERVER_KID),
            policy,
            client_key,
            server_key,
        }
    }

    /// The response to an accepted request, without interaction id.
    pub(crate) fn par_answer(&self, accepted: &AcceptedRequest) -> Response {
        let message = ParResponse::new(NewParResponse {
            request_uri: accepted.request_uri.as_str().into(),
            expires_in: std::num::NonZeroU32::new(90).unwrap(),
        });
        Response::new(self.policy.par.status)
            .with_header("Content-Type", "application/json")
            .with_body(serde_json::to_vec(&message).unwrap())
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(CLIENT_ID, self.policy.clone()).with_signer(self.client_key.clone(), CLIENT_KID)
    }

    pub(crate) fn provider(&self) -> Provider {
        Provider::new(ISSUER, self.server_jwks.clone())
            .with_par_endpoint("https://as1.example/par")
            .with_authorization_endpoint("https://auth1.example/auth")
            .with_token_endpoint("https://as1.example/token")
    }

    pub(crate) fn server(&self) -> Server {
        Server::without_replay_check(ISSUER, self.policy.clone()).with_signer(self.server_key.clone(), SERVER_KID)
    }

    pub(crate) fn registered(&self) -> RegisteredClient {
        RegisteredClient::new(CLIENT_ID, self.client_jwks.clone(), [REDIRECT_URI])
    }

    /// An accepted request with the samples' parameters.
    pub(crate) fn push(&self) -> (Session, Request, AcceptedRequest) {
        let details: Vec<AuthorizationDetail> =
            serde_json::from_value(sample("request_object")["authorization_details"].clone()).unwrap();
        let (request, session) = self
            .client()
            .push(
                &self.provider(),
                AuthorizationRequest::new(REDIRECT_URI)
                    .with_scope("accounts profile")
                    .with_authorization_details(details)
                    .with_max_age(3600),
                &mut cx(PAR_TIME),
            )
            .unwrap();
        let pushed = self
            .server()
            .read_par(&request, &mut cx(PAR_TIME))
            .unwrap()
            .check(&self.server(), &self.registered(), &mut cx(PAR_TIME))
            .unwrap();
        let (accepted, answer) = pushed.accept(&self.server(), &mut cx(PAR_TIME)).unwrap();
        assert_eq!(answer.status, self.policy.par.status);
        (session, request, accepted)
    }

    /// The token request and its response, whose ID token claims a test may change.
    pub(crate) fn redeem(
        &self,
        session: &Session,
        code: &SecretString,
        issued: &IssuedCode,
        change: impl FnOnce(IdTokenClaims) -> IdTokenClaims,
    ) -> (Request, Response) {
        let request = session.token_request(&self.client(), &self.provider(), code, &mut cx(PAR_TIME)).unwrap();
        let authenticated = self
            .server()
            .read_token_request(&over_tls(&request), &mut cx(PAR_TIME))
            .unwrap()
            .check(&self.server(), &self.registered(), &mut cx(PAR_TIME))
            .unwrap();
        authenticated.check_code(issued, &mut cx(PAR_TIME)).unwrap();
        let granted: Vec<GrantedAuthorizationDetail> =
            serde_json::from_value(sample("token_response")["authorization_details"].clone()).unwrap();
        let claims = id_token::claims(&self.server(), issued, "202", PAR_TIME, &cx(PAR_TIME));
        let token = id_token::issue(&self.server(), &change(claims), &mut cx(PAR_TIME)).unwrap();
        let answer = authenticated
            .grant(issued.request.scope.as_deref())
            .with_authorization_details(granted)
            .with_id_token(token)
            .respond(&self.server(), authenticated.interaction_id(), &mut cx(PAR_TIME))
            .unwrap();
        (request, answer)
    }
}

/// A form with the samples' client and assertion type, and these parameters.
pub(crate) fn form_of(parameters: &[(&str, &str)]) -> String {
    let common = [("client_id", CLIENT_ID), ("client_assertion_type", ofm_protocol::oauth::client_assertion::TYPE)];
    form::encode(common.into_iter().chain(parameters.iter().copied()))
}

/// A PAR request made of JSON, so that each part can be wrong.
pub(crate) struct Par {
    pub(crate) policy: Policy,
    pub(crate) now: UnixTime,
    pub(crate) object: Value,
    pub(crate) object_header: ProtectedHeader<'static>,
    pub(crate) object_key: Arc<SigningKey>,
    pub(crate) assertion: Value,
    pub(crate) assertion_header: ProtectedHeader<'static>,
    pub(crate) assertion_key: Arc<SigningKey>,
    pub(crate) client_keys: Vec<Jwk>,
    pub(crate) redirect_uris: Vec<&'static str>,
    pub(crate) data_consumer: Option<&'static str>,
    /// Parameters that replace or extend the usual ones; an empty one is omitted.
    pub(crate) parameters: Vec<(&'static str, String)>,
    /// Replaces the whole form.
    pub(crate) form: Option<String>,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) method: &'static str,
}

impl Par {
    pub(crate) fn of_the_samples() -> Self {
        Self {
            policy: Policy::ofm_sandbox(),
            now: PAR_TIME,
            object: sample("request_object"),
            object_header: ProtectedHeader::new().with_kid(CLIENT_KID),
            object_key: keys::shared_rsa_a(),
            assertion: sample("client_assertion"),
            assertion_header: ProtectedHeader::new().with_kid(CLIENT_KID),
            assertion_key: keys::shared_rsa_a(),
            client_keys: vec![public(&keys::shared_rsa_a(), CLIENT_KID)],
            redirect_uris: vec![REDIRECT_URI],
            data_consumer: None,
            parameters: Vec::new(),
            form: None,
            headers: Vec::new(),
            method: "POST",
        }
    }

    /// Signs with ES256, which the policy then accepts.
    pub(crate) fn sign_with_es256(&mut self) {
        with_es256(&mut self.policy);
        let key = Arc::new(keys::p256());
        self.client_keys = vec![public(&key, CLIENT_KID)];
        (self.object_key, self.assertion_key) = (key.clone(), key);
    }

    pub(crate) fn assertion(&self) -> String {
        keys::token(&self.assertion_header, self.assertion.to_string().as_bytes(), &*self.assertion_key)
    }

    pub(crate) fn request(&self) -> Request {
        let body = self.form.clone().unwrap_or_else(|| {
            let object = keys::token(&self.object_header, self.object.to_string().as_bytes(), &*self.object_key);
            let mut parameters = vec![
                ("client_id", CLIENT_ID.to_owned()),
                ("client_assertion_type", ofm_protocol::oauth::client_assertion::TYPE.to_owned()),
                ("client_assertion", self.assertion()),
                ("request", object),
            ];
            for (name, value) in &self.parameters {
                match parameters.iter_mut().find(|(own, _)| own == name) {
                    Some((_, own)) => own.clone_from(value),
                    None => parameters.push((name, value.clone())),
                }
            }
            form::encode(parameters.iter().map(|(name, value)| (*name, value.as_str())))
        });
        let request = Request::new(self.method, "/par").with_body(body);
        let typed = self.headers.iter().any(|(name, _)| *name == "content-type");
        let form = "application/x-www-form-urlencoded";
        let request = if typed { request } else { request.with_header("Content-Type", form) };
        self.headers.iter().fold(request, |request, (name, value)| request.with_header(name, value))
    }

    pub(crate) fn server(&self) -> Server {
        Server::without_replay_check(ISSUER, self.policy.clone())
            .with_token_endpoint("https://as1.example/token")
            .with_par_endpoint("https://as1.example/par")
    }

    pub(crate) fn check(&self) -> Result<PushedAuthorization, RequestError> {
        self.check_with(&mut cx(self.now))
    }

    /// As [`Par::check`], at the context's time.
    pub(crate) fn check_with(&self, cx: &mut Context<'_>) -> Result<PushedAuthorization, RequestError> {
        let server = self.server();
        let keys: JwkSet = self.client_keys.iter().cloned().collect();
        let client = RegisteredClient::new(CLIENT_ID, keys, self.redirect_uris.clone());
        let client = self.data_consumer.map_or(client.clone(), |id| client.with_data_consumer(id));
        server.read_par(&self.request(), cx)?.check(&server, &client, cx)
    }
}
