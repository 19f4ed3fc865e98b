//! Both parties and their messages, for the benchmarks of the protocol layer.

use std::hint::black_box;

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{SigningKey, VerifyingKey};
use ofm_protocol::jose::{Jwk, base64url};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::par::UnverifiedRequest;
use ofm_protocol::oauth::token::UnverifiedTokenRequest;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Policy, Provider, RegisteredClient, Server, Session, id_token,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::RequestObject;

const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const REDIRECT_URI: &str = "https://www.auth-app.ozoneapi.co.uk/redirect-url";
const NONCE: &str = "11fdc21a-ee49-4d6f-9e1b-17ab17bb0c59";
const CODE: &str = "160ed384-bb0d-439e-85e8-68d2b681e45d";
/// 2026-01-30T09:51:58Z, when the samples were made.
const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

/// Both parties, and the samples' wishes.
pub(crate) struct World {
    pub(crate) policy: Policy,
    pub(crate) client_key: SigningKey,
    pub(crate) server_key: SigningKey,
    pub(crate) client_keys: Jwk,
    pub(crate) server_keys: Jwk,
}

impl World {
    pub(crate) fn new(policy: Policy, client: &str, server: &str) -> Self {
        let key = |pem: &str| SigningKey::from_pem(pem.as_bytes()).unwrap();
        let public = |key: &SigningKey| Jwk::new(key.verifying_key().clone()).with_kid("2026-01").unwrap();
        let (client_key, server_key) = (key(client), key(server));
        let (client_keys, server_keys) = (public(&client_key), public(&server_key));
        Self { policy, client_key, server_key, client_keys, server_keys }
    }

    pub(crate) fn rsa() -> Self {
        let client = include_str!("../../tests/keys/rsa2048_a.pem");
        Self::new(Policy::ofm_sandbox(), client, include_str!("../../tests/keys/rsa2048_b.pem"))
    }

    fn client(&self) -> Client<'_> {
        Client::new(CLIENT_ID, &self.client_key, &self.policy).with_kid("2026-01")
    }

    fn provider(&self) -> Provider<'_> {
        Provider::new(ISSUER, &self.server_keys)
            .with_par_endpoint("https://as1.example/par")
            .with_token_endpoint("https://as1.example/token")
    }

    fn server(&self) -> Server<'_> {
        Server::without_replay_check(ISSUER, &self.policy).with_signer(&self.server_key, "2026-01")
    }

    fn registered(&self) -> RegisteredClient<'_> {
        RegisteredClient::new(CLIENT_ID, &self.client_keys, &[REDIRECT_URI])
    }

    /// The samples' request, with their `claims` and their `authorization_details`.
    fn pushed(&self) -> (Request, Session) {
        let sample: RequestObject =
            serde_json::from_str(include_str!("../../tests/samples/request_object.json")).unwrap();
        AuthorizationRequest::new(REDIRECT_URI)
            .with_scope("accounts profile")
            .with_max_age(3600)
            .with_claims(sample.claims.unwrap())
            .with_authorization_details(sample.authorization_details.unwrap())
            .push(&self.client(), &self.provider(), NOW, &mut SystemRandom)
            .unwrap()
    }

    pub(crate) fn check_par(&self, request: &Request) {
        let (server, client) = (self.server(), self.registered());
        let unverified = UnverifiedRequest::parse(black_box(request), &self.policy).unwrap();
        let pushed = unverified.check(&server, &client, NOW).unwrap();
        assert_eq!(pushed.request.authorization_details.map(|details| details.len()), Some(1));
    }

    pub(crate) fn check_token_request(&self, request: &Request, issued: &IssuedCode) {
        let (server, client) = (self.server(), self.registered());
        let unverified = UnverifiedTokenRequest::parse(black_box(request), &self.policy).unwrap();
        let authenticated = unverified.check(&server, &client, NOW).unwrap();
        assert_eq!(authenticated.check_code(issued, NOW), Ok(()));
    }

    pub(crate) fn check_id_token(&self, token: &str) {
        let expected = id_token::Expected::new().with_nonce(NONCE).with_max_age(3600);
        let checked = expected.check(black_box(token), &self.client(), &self.provider(), NOW).unwrap();
        assert_eq!(checked.claims.sub.expose(), "202");
    }
}

/// What a signature covers, and the signature.
pub(crate) type Signed = (Vec<u8>, Vec<u8>);

pub(crate) fn signed(token: &str) -> Signed {
    let (input, signature) = token.rsplit_once('.').unwrap();
    let mut bytes = vec![0; 512];
    let signature = base64url::decode(signature.as_bytes(), &mut bytes).unwrap().to_vec();
    (input.as_bytes().to_vec(), signature)
}

/// The tokens of a form.
pub(crate) fn signed_of(request: &Request) -> Vec<Signed> {
    let form = Form::parse(&request.body, FormLimits::default()).unwrap();
    ["client_assertion", "request"].into_iter().filter_map(|name| form.get(name)).map(signed).collect()
}

pub(crate) fn verify(key: &VerifyingKey, tokens: &[Signed]) {
    for (input, signature) in tokens {
        key.verify(black_box(input), black_box(signature)).unwrap();
    }
}

/// A request, a code that it can redeem, and an ID token.
pub(crate) struct Messages {
    pub(crate) par: Request,
    pub(crate) token: Request,
    pub(crate) issued: IssuedCode,
    pub(crate) id_token: String,
}

pub(crate) fn messages(world: &World) -> Messages {
    let (par, session) = world.pushed();
    let (server, client) = (world.server(), world.registered());
    let unverified = UnverifiedRequest::parse(&par, &world.policy).unwrap();
    let (accepted, _) =
        unverified.check(&server, &client, NOW).unwrap().accept(&server, NOW, &mut SystemRandom).unwrap();
    let (issued, _) = accepted.consume(&server, NOW).unwrap().grant_as(CODE, &server, NOW);
    let token =
        session.token_request(&world.client(), &world.provider(), &issued.code, NOW, &mut SystemRandom).unwrap();
    let mut claims = id_token::claims(&server, &issued, "202", NOW, NOW).with_acr("acr:paynet-sandbox");
    claims.nonce = Some(NONCE.into());
    let id_token = id_token::issue(&server, &claims, &mut SystemRandom).unwrap();
    Messages { par, token, issued, id_token }
}
