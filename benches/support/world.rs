//! Both parties and their messages, for the benchmarks of the protocol layer.

use std::hint::black_box;
use std::sync::Arc;

use ofm_protocol::crypto::{SigningKey, VerifyingKey};
use ofm_protocol::jose::{Jwk, base64url};
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server, Session, id_token,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::RequestObject;

const ISSUER: &str = "https://auth1.sandbox.mya.ozoneapi.io";
const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const REDIRECT_URI: &str = "https://www.auth-app.ozoneapi.co.uk/redirect-url";
const NONCE: &str = "11fdc21a-ee49-4d6f-9e1b-17ab17bb0c59";
const CODE: &str = "160ed384-bb0d-439e-85e8-68d2b681e45d";
/// 2026-01-30T09:51:58Z, the time of the samples.
const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

/// Both parties, and the samples' request parameters.
pub(crate) struct World {
    pub(crate) client_key: Arc<SigningKey>,
    pub(crate) server_key: Arc<SigningKey>,
    pub(crate) server: Server,
    client: Client,
    provider: Provider,
    registered: RegisteredClient,
}

impl World {
    pub(crate) fn new(policy: Policy, client: &str, server: &str) -> Self {
        let key = |pem: &str| SigningKey::from_pem(pem.as_bytes()).unwrap();
        let public = |key: &SigningKey| Jwk::new(key.verifying_key().clone()).with_kid("2026-01").unwrap();
        let (client_key, server_key) = (Arc::new(key(client)), Arc::new(key(server)));
        let policy = Arc::new(policy);
        Self {
            client: Client::new(CLIENT_ID, policy.clone()).with_signer(client_key.clone(), "2026-01"),
            provider: Provider::new(ISSUER, public(&server_key))
                .with_par_endpoint("https://as1.example/par")
                .with_token_endpoint("https://as1.example/token"),
            server: Server::without_replay_check(ISSUER, policy).with_signer(server_key.clone(), "2026-01"),
            registered: RegisteredClient::new(CLIENT_ID, public(&client_key), [REDIRECT_URI]),
            client_key,
            server_key,
        }
    }

    pub(crate) fn rsa() -> Self {
        let client = include_str!("../../tests/keys/rsa2048_a.pem");
        Self::new(Policy::ofm_sandbox(), client, include_str!("../../tests/keys/rsa2048_b.pem"))
    }

    /// The samples' request, with their `claims` and their `authorization_details`.
    fn pushed(&self) -> (Request, Session) {
        let sample: RequestObject =
            serde_json::from_str(include_str!("../../tests/samples/request_object.json")).unwrap();
        let wanted = AuthorizationRequest::new(REDIRECT_URI)
            .with_scope("accounts profile")
            .with_max_age(3600)
            .with_claims(sample.claims.unwrap())
            .with_authorization_details(sample.authorization_details.unwrap());
        self.client.push(&self.provider, wanted, &mut cx()).unwrap()
    }

    pub(crate) fn check_par(&self, request: &Request) {
        let cx = &mut cx();
        let unverified = self.server.read_par(black_box(request), cx).unwrap();
        let pushed = unverified.check(&self.server, &self.registered, cx).unwrap();
        assert_eq!(pushed.request.authorization_details.map(|details| details.len()), Some(1));
    }

    pub(crate) fn check_token_request(&self, request: &Request, issued: &IssuedCode) {
        let cx = &mut cx();
        let unverified = self.server.read_token_request(black_box(request), cx).unwrap();
        let authenticated = unverified.check(&self.server, &self.registered, cx).unwrap();
        assert_eq!(authenticated.check_code(issued, cx), Ok(()));
    }

    pub(crate) fn check_id_token(&self, token: &str) {
        let expected = id_token::IdTokenRequirements::new().with_nonce(NONCE).with_max_age(3600);
        let checked = expected.check(black_box(token), &self.client, &self.provider, &mut cx()).unwrap();
        assert_eq!(checked.claims.sub.expose(), "202");
    }
}

pub(crate) fn cx() -> Context<'static> {
    Context::with_system_random(NOW)
}

/// The signing input, and the signature.
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

/// A request, a code to redeem, and an ID token.
pub(crate) struct Messages {
    pub(crate) par: Request,
    pub(crate) token: Request,
    pub(crate) issued: IssuedCode,
    pub(crate) id_token: String,
}

pub(crate) fn messages(world: &World) -> Messages {
    let (par, session) = world.pushed();
    let (server, cx) = (&world.server, &mut cx());
    let unverified = world.server.read_par(&par, cx).unwrap();
    let (accepted, _) = unverified.check(server, &world.registered, cx).unwrap().accept(server, cx).unwrap();
    let (issued, _) = accepted.consume(server, cx).unwrap().grant_as(CODE, server, cx).unwrap();
    let token = session.token_request(&world.client, &world.provider, &issued.code, cx).unwrap();
    let token = token.with_client_certificate(b"certificate");
    let mut claims = id_token::claims(server, &issued, "202", NOW, cx).with_acr("acr:paynet-sandbox");
    claims.nonce = Some(NONCE.into());
    let id_token = id_token::issue(server, &claims, cx).unwrap();
    Messages { par, token, issued, id_token }
}
