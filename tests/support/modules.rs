//! Valid messages of every kind under a policy, for a test to change.

use std::sync::Arc;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{RequestError, ResponseError};
use ofm_protocol::jose::Jwk;
use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::pkce::CodeVerifier;
use ofm_protocol::oauth::token::{AuthenticatedRequest, Tokens};
use ofm_protocol::oauth::{
    AuthorizationRequest, ConsentEnd, Context, Policy, QuirkSet, RegisteredClient, client_assertion, form, id_token,
};
use ofm_protocol::time::{NumericDate, UnixTime};
use ofm_protocol::types::AuthorizationDetail;
use serde_json::{Value, json};

use super::exchange::{
    CERTIFICATE, CLIENT_ID, CLIENT_KID, CODE, CODE_VERIFIER, ISSUER, PAR_TIME, Par, REDIRECT_URI, SERVER_KID, World,
    cx, sample, with_es256,
};
use super::keys;

pub(crate) const NONCE: &str = "11fdc21a-ee49-4d6f-9e1b-17ab17bb0c59";
pub(crate) const STATE: &str = "f37011fc-cb38-43f3-bf3c-d5771c692a08";

/// Seconds after the time of the samples.
pub(crate) const fn at(offset: i64) -> UnixTime {
    UnixTime::from_seconds(PAR_TIME.seconds().checked_add_signed(offset).unwrap())
}

pub(crate) const fn date(offset: i64) -> NumericDate {
    NumericDate::from_seconds(at(offset).seconds())
}

pub(crate) fn secs(offset: i64) -> Value {
    at(offset).seconds().into()
}

pub(crate) fn remove(value: &mut Value, member: &str) {
    value.as_object_mut().unwrap().remove(member).expect(member);
}

/// The samples' details, with an end that the policy accepts.
fn is_api_hub(policy: &Policy) -> bool {
    policy.authorization_details.types == Policy::api_hub_uae_v2_1().authorization_details.types
}

fn hub_sample(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Details that this policy accepts.
pub(crate) fn details(policy: &Policy) -> Value {
    if is_api_hub(policy) {
        return Value::Array(vec![hub_sample(include_str!("../samples/api_hub/requested_detail.json"))]);
    }
    let mut details = sample("request_object")["authorization_details"].clone();
    if policy.consent.end != ConsentEnd::Any {
        details[0]["consent"]["expiration_datetime"] = "2026-11-30T23:59:59+08:00".into();
    }
    details
}

fn assertion() -> Value {
    json!({"iss": CLIENT_ID, "sub": CLIENT_ID, "aud": ISSUER, "iat": secs(-10), "nbf": secs(-10),
        "exp": secs(290), "jti": "j-1"})
}

/// [`valid_par`], signed with ES256, which the policy then accepts.
pub(crate) fn valid_par_with_es256(policy: Policy) -> Par {
    let mut par = valid_par(policy);
    par.sign_with_es256();
    par
}

/// A pushed request without quirks.
pub(crate) fn valid_par(policy: Policy) -> Par {
    let mut par = Par::of_the_samples();
    par.object["authorization_details"] = details(&policy);
    par.object["nbf"] = secs(-10);
    par.object["iat"] = secs(-10);
    par.object["exp"] = secs(290);
    par.object["jti"] = "j-2".into();
    par.object["code_challenge"] = CodeVerifier::parse(CODE_VERIFIER).unwrap().challenge().to_text().into();
    par.object_header = par.object_header.with_typ("oauth-authz-req+jwt");
    par.assertion = assertion();
    par.assertion_header = par.assertion_header.with_typ("client-authentication+jwt");
    par.policy = policy;
    par
}

impl Par {
    pub(crate) fn accepted(&self) -> AcceptedRequest {
        self.check().unwrap().accept(&self.server(), &mut cx(self.now)).unwrap().0
    }

    /// The signed request object with another header.
    pub(crate) fn sign_object_as(&mut self, header: &[u8]) {
        let token = keys::token_with_header(header, self.object.to_string().as_bytes(), &*self.object_key);
        self.parameters.push(("request", token));
    }

    pub(crate) fn sign_assertion_as(&mut self, header: &[u8]) {
        let token = keys::token_with_header(header, self.assertion.to_string().as_bytes(), &*self.assertion_key);
        self.parameters.push(("client_assertion", token));
    }

    /// Changes the first byte of the signature.
    pub(crate) fn corrupt_object(&mut self) {
        let token = keys::token(&self.object_header, self.object.to_string().as_bytes(), &*self.object_key);
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let first = if signature.starts_with('A') { 'B' } else { 'A' };
        self.parameters.push(("request", format!("{signed}.{first}{}", &signature[1..])));
    }

    /// Replaces the request object by its strings as parameters of the form.
    pub(crate) fn push_plain_parameters(&mut self) {
        for name in
            ["response_type", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method"]
        {
            self.parameters.push((name, self.object[name].as_str().unwrap().into()));
        }
        self.parameters.push(("request", String::new()));
    }
}

/// A token request, and the issued code.
pub(crate) struct TokenPost {
    pub(crate) policy: Policy,
    pub(crate) assertion: Value,
    /// Replaces the usual header.
    pub(crate) header: Option<&'static [u8]>,
    pub(crate) parameters: Vec<(&'static str, String)>,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    /// The client's certificate in DER.
    pub(crate) certificate: Option<&'static [u8]>,
    /// The claims of a DPoP proof, and its key.
    pub(crate) proofs: Vec<(Value, keys::SharedKey)>,
    pub(crate) registered: fn(RegisteredClient) -> RegisteredClient,
    /// Rewrites the whole form.
    pub(crate) rewrite: fn(String) -> String,
    pub(crate) issued: IssuedCode,
    client_key: keys::SharedKey,
}

impl TokenPost {
    pub(crate) fn valid(policy: Policy) -> Self {
        let request = *valid_par_with_es256(policy.clone()).check().unwrap().request;
        let parameters = [
            ("grant_type", "authorization_code"),
            ("code", CODE),
            ("redirect_uri", REDIRECT_URI),
            ("code_verifier", CODE_VERIFIER),
            ("client_id", CLIENT_ID),
            ("client_assertion_type", client_assertion::TYPE),
        ];
        Self {
            policy,
            assertion: assertion(),
            header: None,
            parameters: parameters.map(|(name, value)| (name, value.to_owned())).into(),
            headers: Vec::new(),
            certificate: Some(CERTIFICATE),
            proofs: Vec::new(),
            registered: |client| client,
            rewrite: |body| body,
            issued: IssuedCode::new(CODE, request, at(60)),
            client_key: keys::shared_rsa_a,
        }
    }

    /// Signs the assertion with ES256, and lets the policy accept it.
    pub(crate) fn sign_with_es256(&mut self) {
        with_es256(&mut self.policy);
        self.client_key = || keys::p256().into();
    }

    /// Replaces or adds a parameter.
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        self.parameters.retain(|(own, _)| *own != name);
        self.parameters.push((name, value.to_owned()));
    }

    pub(crate) fn request(&self) -> Request {
        let payload = self.assertion.to_string();
        let named = ofm_protocol::jose::ProtectedHeader::new().with_kid(CLIENT_KID);
        let assertion = match self.header {
            Some(header) => keys::token_with_header(header, payload.as_bytes(), &*(self.client_key)()),
            None => keys::token(&named, payload.as_bytes(), &*(self.client_key)()),
        };
        let has_assertion = self.parameters.iter().any(|(name, _)| *name == "client_assertion");
        let assertion = (!has_assertion).then_some(("client_assertion", assertion.as_str()));
        let body = form::encode(self.parameters.iter().map(|(name, value)| (*name, value.as_str())).chain(assertion));
        let request = Request::new("POST", "/token").with_body((self.rewrite)(body));
        let typed = self.headers.iter().any(|(name, _)| *name == "content-type");
        let form = "application/x-www-form-urlencoded";
        let request = if typed { request } else { request.with_header("Content-Type", form) };
        let request = self.headers.iter().fold(request, |request, (name, value)| request.with_header(name, value));
        let request = self.certificate.iter().fold(request, |request, der| request.with_client_certificate(der));
        self.proofs.iter().fold(request, |request, (claims, key)| {
            let key = key();
            let jwk = Jwk::new(key.verifying_key().clone()).to_json();
            let header = format!(r#"{{"typ":"dpop+jwt","alg":"{}","jwk":{jwk}}}"#, key.verifying_key().algorithm());
            let proof = keys::token_with_header(header.as_bytes(), claims.to_string().as_bytes(), &key);
            request.with_header("DPoP", &proof)
        })
    }

    /// Adds a proof for this request, by a key that is not the client's.
    pub(crate) fn prove(&mut self) {
        let claims = json!({"jti": "p-1", "htm": "POST", "htu": "https://as1.example/token", "iat": secs(0)});
        self.proofs.push((claims, p256_other));
    }

    pub(crate) fn authenticate(&self) -> Result<AuthenticatedRequest, RequestError> {
        self.authenticate_with(&mut cx(at(0)))
    }

    fn authenticate_with(&self, cx: &mut Context<'_>) -> Result<AuthenticatedRequest, RequestError> {
        let world = World::with_keys(self.policy.clone(), (self.client_key)(), p256_other());
        let server = world.server().with_token_endpoint("https://as1.example/token");
        let registered = (self.registered)(world.registered());
        server.read_token_request(&self.request(), cx)?.check(&server, &registered, cx)
    }

    pub(crate) fn check(&self) -> Result<(), RequestError> {
        self.check_with(&mut cx(at(0)))
    }

    pub(crate) fn check_with(&self, cx: &mut Context<'_>) -> Result<(), RequestError> {
        self.authenticate_with(cx)?.check_code(&self.issued, cx)
    }
}

/// The messages to a client after the user has authorized: the callback, then the token response with its ID token.
pub(crate) struct Answer {
    pub(crate) policy: Policy,
    pub(crate) state: Option<String>,
    pub(crate) iss: Option<String>,
    pub(crate) claims: Value,
    /// Replaces the usual header.
    pub(crate) header: Option<&'static [u8]>,
    pub(crate) key: Arc<SigningKey>,
    /// The real keys of client and server.
    keys: [keys::SharedKey; 2],
    pub(crate) with_id_token: bool,
    pub(crate) body: Value,
    pub(crate) content_type: &'static str,
    /// The requested `max_age` and `claims`.
    pub(crate) max_age: Option<u32>,
    pub(crate) requested: Value,
    /// Rewrites the callback's query.
    pub(crate) rewrite: fn(String) -> String,
}

impl Answer {
    pub(crate) fn valid(policy: Policy) -> Self {
        let mut granted = sample("token_response")["authorization_details"].clone();
        if is_api_hub(&policy) {
            granted[0] = hub_sample(include_str!("../samples/api_hub/granted_detail.json"));
        } else {
            granted[0]["consent"]["expiration_datetime"] =
                details(&policy)[0]["consent"]["expiration_datetime"].clone();
        }
        let access_token = "2YotnFZFEjr1zCsicMWpAA";
        let at_hash = id_token::half_hash(ofm_protocol::crypto::Algorithm::Ps256, access_token);
        Self {
            policy,
            state: Some(STATE.into()),
            iss: Some(ISSUER.into()),
            claims: json!({
                "iss": ISSUER, "sub": "user-202", "aud": CLIENT_ID, "iat": secs(0), "exp": secs(600), "nonce": NONCE,
                "auth_time": secs(-5), "acr": "urn:x:sca", "at_hash": at_hash,
            }),
            header: None,
            key: keys::shared_rsa_b(),
            keys: [keys::shared_rsa_a, keys::shared_rsa_b],
            with_id_token: true,
            body: json!({
                "access_token": access_token, "token_type": "Bearer", "expires_in": 600,
                "scope": "openid accounts profile",
                "authorization_details": granted,
            }),
            content_type: "application/json",
            max_age: Some(3600),
            requested: json!({}),
            rewrite: |query| query,
        }
    }

    /// Signs every token with ES256, and lets the policy accept it.
    pub(crate) fn sign_with_es256(&mut self) {
        with_es256(&mut self.policy);
        self.keys = [|| keys::p256().into(), p256_other];
        self.key = p256_other();
    }

    pub(crate) fn check(&self) -> Result<(), ResponseError> {
        self.read().map(|_| ())
    }

    /// Reads the tokens, and the quirks of the callback.
    pub(crate) fn read(&self) -> Result<(Tokens, QuirkSet), ResponseError> {
        self.read_with(&mut cx(at(0)))
    }

    /// As [`Answer::read`], at the context's time.
    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<(Tokens, QuirkSet), ResponseError> {
        let [client_key, server_key] = self.keys;
        let world = World::with_keys(self.policy.clone(), client_key(), server_key());
        let (client, provider) = (world.client(), world.provider());
        let wanted: Vec<AuthorizationDetail> = serde_json::from_value(details(&self.policy)).unwrap();
        let request = AuthorizationRequest::new(REDIRECT_URI)
            .with_scope("openid accounts profile")
            .with_authorization_details(wanted)
            .with_claims(serde_json::from_value(self.requested.clone()).unwrap())
            .with_state(STATE)
            .with_nonce(NONCE);
        let request = self.max_age.into_iter().fold(request, AuthorizationRequest::with_max_age);
        let (_, session) = client.push(&provider, request, &mut super::exchange::cx(at(0))).unwrap();
        let parameters = [
            ("code", CODE),
            ("state", self.state.as_deref().unwrap_or_default()),
            ("iss", self.iss.as_deref().unwrap_or_default()),
        ];
        let query = (self.rewrite)(form::encode(parameters));
        let url = format!("{REDIRECT_URI}?{query}");
        let callback = session.read_callback(&client, &provider, &url, cx)?;
        let request = session.token_request(&client, &provider, &callback.code, cx).unwrap();
        let named = ofm_protocol::jose::ProtectedHeader::new().with_kid(SERVER_KID).with_typ("JWT");
        let payload = self.claims.to_string();
        let mut body = self.body.clone();
        if self.with_id_token {
            body["id_token"] = match self.header {
                Some(header) => keys::token_with_header(header, payload.as_bytes(), &*self.key),
                None => keys::token(&named, payload.as_bytes(), &*self.key),
            }
            .into();
        }
        let response = Response::new(200).with_header("Content-Type", self.content_type).with_body(body.to_string());
        let tokens = session.read_token_response(&client, &provider, (&request, &response), cx)?;
        Ok((tokens, callback.quirks()))
    }
}

/// Another P-256 key.
fn p256_other() -> Arc<SigningKey> {
    SigningKey::from_pem(include_bytes!("../keys/p256-open.pem")).unwrap().into()
}
