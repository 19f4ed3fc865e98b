//! What a resource server and a client receive after the tokens: introspection, userinfo, signed callbacks, and
//! requests with access tokens. A test can change each part.

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{ResourceError, ResponseError};
use ofm_protocol::jose::{Jwk, ProtectedHeader, Thumbprint};
use ofm_protocol::oauth::authorization::Callback;
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Confirmation, Context, Policy, Provider, ResponseMode, Session, form,
};
use ofm_protocol::types::ofm::v1_2::Permission;
use ofm_protocol::types::{GrantedAuthorizationDetail, Members};
use serde_json::{Value, json};

use super::exchange::{
    CERTIFICATE, CLIENT_ID, CLIENT_KID, ISSUER, REDIRECT_URI, SERVER_KID, cx, public, sample, with_es256,
};
use super::keys;
use super::modules::{STATE, at, secs};

pub(crate) const RESOURCE: &str = "https://rs.example";
pub(crate) const TOKEN: &str = "2YotnFZFEjr1zCsicMWpAA";

fn policy(policy: Policy) -> Policy {
    let mut policy = policy;
    with_es256(&mut policy);
    policy.token.algorithms = policy.token.algorithms.with(ofm_protocol::crypto::Algorithm::Es256);
    policy
}

/// The server as a client sees it; its key is that of `keys::p256`.
pub(crate) fn provider() -> Provider {
    Provider::new(ISSUER, public(&keys::p256(), SERVER_KID))
        .with_par_endpoint("https://as1.example/par")
        .with_introspection_endpoint("https://as1.example/introspect")
        .with_revocation_endpoint("https://as1.example/revoke")
        .with_userinfo_endpoint("https://as1.example/userinfo")
}

pub(crate) fn client(policy: Policy) -> Client {
    Client::new(CLIENT_ID, policy).with_signer(keys::ed25519(), CLIENT_KID)
}

pub(crate) fn granted() -> Vec<GrantedAuthorizationDetail> {
    serde_json::from_value(sample("token_response")["authorization_details"].clone()).unwrap()
}

/// A response that may be signed.
pub(crate) struct Signable {
    pub(crate) policy: Policy,
    /// The message, or the claims about the user.
    pub(crate) message: Value,
    /// The claims around the message.
    pub(crate) claims: Value,
    pub(crate) typ: Option<&'static str>,
    pub(crate) key: SigningKey,
    /// Whether a signed response was asked for, and whether the response is signed.
    pub(crate) asked: bool,
    pub(crate) signed: bool,
    pub(crate) status: u16,
    /// Replaces the content type.
    pub(crate) content_type: Option<&'static str>,
    /// Added white space in front of the body.
    pub(crate) padding: usize,
}

impl Signable {
    fn new(own: Policy, message: Value, claims: Value, typ: &'static str) -> Self {
        Self {
            policy: policy(own),
            message,
            claims,
            typ: Some(typ),
            key: keys::p256(),
            asked: false,
            signed: false,
            status: 200,
            content_type: None,
            padding: 0,
        }
    }

    pub(crate) fn sign(&mut self) {
        (self.asked, self.signed) = (true, true);
    }

    fn response(&self, media_type: &str, payload: &Value) -> Response {
        let header = ProtectedHeader::new().with_kid(SERVER_KID);
        let header = self.typ.map_or(header, |typ| header.with_typ(typ));
        let (kind, body) = if self.signed {
            (media_type, keys::token(&header, payload.to_string().as_bytes(), &self.key))
        } else {
            ("application/json", self.message.to_string())
        };
        let body = format!("{}{body}", " ".repeat(self.padding));
        Response::new(self.status).with_header("Content-Type", self.content_type.unwrap_or(kind)).with_body(body)
    }
}

/// An introspection response to a resource server.
pub(crate) struct Introspected(pub(crate) Signable);

impl Introspected {
    pub(crate) fn valid(policy: Policy) -> Self {
        let message = json!({
            "active": true, "client_id": CLIENT_ID, "iss": ISSUER, "sub": "user-202", "scope": "accounts",
            "token_type": "Bearer", "exp": secs(600), "iat": secs(0), "aud": RESOURCE,
            "authorization_details": sample("token_response")["authorization_details"],
            "cnf": {"x5t#S256": Thumbprint::of_certificate(CERTIFICATE).to_string()},
        });
        let claims = json!({"iss": ISSUER, "aud": CLIENT_ID, "iat": secs(0)});
        Self(Signable::new(policy, message, claims, "token-introspection+jwt"))
    }

    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<Option<TokenFacts>, ResponseError> {
        let (own, client, provider, token) = (&self.0, client(self.0.policy.clone()), provider(), TOKEN.into());
        let request = if own.asked {
            client.signed_introspection_request(&provider, &token, &mut super::exchange::cx(at(0)))
        } else {
            client.introspection_request(&provider, &token, &mut super::exchange::cx(at(0)))
        };
        let mut payload = own.claims.clone();
        payload["token_introspection"] = own.message.clone();
        let response = own.response("application/token-introspection+jwt", &payload);
        client.read_introspection_response(&provider, (&request.unwrap(), &response), cx)
    }
}

/// A userinfo response to a client.
pub(crate) struct Userinfo(pub(crate) Signable);

impl Userinfo {
    pub(crate) fn valid(policy: Policy) -> Self {
        let message = json!({"sub": "user-202", "name": "Mr. Mitsu Hirato"});
        Self(Signable::new(policy, message, json!({"iss": ISSUER, "aud": CLIENT_ID}), "JWT"))
    }

    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<Members, ResponseError> {
        let (own, client, provider, token) = (&self.0, client(self.0.policy.clone()), provider(), TOKEN.into());
        let request = if own.asked {
            client.signed_userinfo_request(&provider, &token, &mut super::exchange::cx(at(0)))
        } else {
            client.userinfo_request(&provider, &token, &mut super::exchange::cx(at(0)))
        };
        let mut payload = own.claims.clone();
        payload.as_object_mut().unwrap().extend(own.message.as_object().unwrap().clone());
        let response = own.response("application/jwt", &payload);
        client.read_userinfo_response(&provider, "user-202", (&request.unwrap(), &response), cx)
    }
}

/// A signed callback (JARM) to a client that asked for one.
pub(crate) struct SignedCallback {
    pub(crate) policy: Policy,
    pub(crate) mode: ResponseMode,
    pub(crate) claims: Value,
    pub(crate) typ: Option<&'static str>,
    pub(crate) key: SigningKey,
    /// Replaces the parameters.
    pub(crate) parameters: Option<Vec<(&'static str, String)>>,
}

impl SignedCallback {
    pub(crate) fn valid(own: Policy) -> Self {
        Self {
            policy: policy(own),
            mode: ResponseMode::Jwt,
            claims: json!({"iss": ISSUER, "aud": CLIENT_ID, "exp": secs(60), "code": "code-1", "state": STATE}),
            typ: None,
            key: keys::p256(),
            parameters: None,
        }
    }

    fn session(&self) -> Session {
        let wanted = AuthorizationRequest::new(REDIRECT_URI)
            .with_scope("openid")
            .with_state(STATE)
            .with_response_mode(self.mode);
        client(self.policy.clone()).push(&provider(), wanted, &mut cx(at(0))).unwrap().1
    }

    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<Callback, ResponseError> {
        let header = ProtectedHeader::new().with_kid(SERVER_KID);
        let header = self.typ.map_or(header, |typ| header.with_typ(typ));
        let token = keys::token(&header, self.claims.to_string().as_bytes(), &self.key);
        let parameters = self.parameters.clone().unwrap_or_else(|| vec![("response", token)]);
        let query = form::encode(parameters.iter().map(|(name, value)| (*name, value.as_str())));
        let (client, provider, session) = (client(self.policy.clone()), provider(), self.session());
        if self.mode == ResponseMode::FormPostJwt {
            let request = Request::new("POST", REDIRECT_URI)
                .with_header("Content-Type", "application/x-www-form-urlencoded")
                .with_body(query);
            return session.read_callback_request(&client, &provider, &request, cx);
        }
        session.read_callback(&client, &provider, &format!("{REDIRECT_URI}?{query}"), cx)
    }
}

/// A request at a protected resource, and the facts of its token.
pub(crate) struct Access {
    pub(crate) policy: Policy,
    pub(crate) facts: TokenFacts,
    pub(crate) scheme: &'static str,
    pub(crate) certificate: Option<&'static [u8]>,
    /// The claims of a DPoP proof, and its key.
    pub(crate) proofs: Vec<(Value, fn() -> SigningKey)>,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) wanted: (&'static str, Permission),
}

/// An account of the samples' consent.
pub(crate) fn account() -> &'static str {
    let sample = sample("token_response");
    let id = sample["authorization_details"][0]["consent"]["accounts"][0]["account_id"].as_str().unwrap().to_owned();
    id.leak()
}

impl Access {
    pub(crate) fn valid(own: Policy) -> Self {
        let bound = Confirmation::of_certificate(Thumbprint::of_certificate(CERTIFICATE));
        let facts = TokenFacts::new(CLIENT_ID)
            .with_scope("accounts")
            .with_authorization_details(granted())
            .with_audience([RESOURCE])
            .with_confirmation(bound)
            .with_expiry(at(600));
        Self {
            policy: policy(own),
            facts,
            scheme: "Bearer",
            certificate: Some(CERTIFICATE),
            proofs: Vec::new(),
            headers: Vec::new(),
            wanted: (account(), Permission::ReadAccounts),
        }
    }

    /// Binds the token to a DPoP key, whose proof the request has.
    pub(crate) fn use_dpop(&mut self) {
        let key = keys::ed25519();
        self.certificate = None;
        self.scheme = "DPoP";
        self.facts.confirmation = Some(Confirmation::of_key(Thumbprint::of_key(key.verifying_key())));
        let hash = Thumbprint::of_certificate(TOKEN.as_bytes()).to_string();
        let claims =
            json!({"jti": "p-1", "htm": "GET", "htu": "https://rs.example/accounts", "iat": secs(0), "ath": hash});
        self.proofs = vec![(claims, keys::ed25519)];
    }

    /// Changes the consent of the token.
    pub(crate) fn change_consent(&mut self, change: impl FnOnce(&mut Value)) {
        let mut details = serde_json::to_value(&self.facts.authorization_details).unwrap();
        change(&mut details[0]["consent"]);
        self.facts.authorization_details = serde_json::from_value(details).unwrap();
    }

    pub(crate) fn request(&self) -> Request {
        let request = Request::new("GET", "/accounts?page=1");
        let request = if self.scheme.is_empty() {
            request
        } else {
            request.with_header("Authorization", &format!("{} {TOKEN}", self.scheme))
        };
        let request = self.headers.iter().fold(request, |request, (name, value)| request.with_header(name, value));
        let request = self.certificate.iter().fold(request, |request, der| request.with_client_certificate(der));
        self.proofs.iter().fold(request, |request, (claims, key)| {
            let key = key();
            let jwk = Jwk::new(key.verifying_key().clone()).to_json();
            let header = format!(r#"{{"typ":"dpop+jwt","alg":"{}","jwk":{jwk}}}"#, key.verifying_key().algorithm());
            request
                .with_header("DPoP", &keys::token_with_header(header.as_bytes(), claims.to_string().as_bytes(), &key))
        })
    }

    pub(crate) fn server(&self) -> ResourceServer {
        ResourceServer::without_replay_check(RESOURCE, self.policy.clone()).with_origin("https://rs.example")
    }

    pub(crate) fn read_with(&self, cx: &mut Context<'_>) -> Result<(), ResourceError> {
        let server = self.server();
        server.read(&self.request(), cx)?.may_read(&server, &self.facts, self.wanted, cx)
    }
}
