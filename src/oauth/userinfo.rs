//! Claims about the user at the userinfo endpoint, plain and signed (OpenID Connect Core 1.0 section 5.3).
//!
//! A client calls [`Client::userinfo_request`] and [`Client::read_userinfo_response`]. The endpoint is a protected
//! resource of the server: check the access token with a [`ResourceServer`](super::resource::ResourceServer) and its
//! scope `openid`, then answer with [`Server::userinfo_response`].

use alloc::vec::Vec;

use super::client::Client;
use super::context::Context;
use super::dpop::{self, NewProof, Proof};
use super::http::{self, Request, Response};
use super::interaction_id::{self, InteractionId};
use super::jwt_io;
use super::parse;
use super::provider::Provider;
use super::resource::TokenFacts;
use super::rule;
use super::server::Server;
use super::signed_response::{self, SignedResponse};
use super::unsigned::Unsigned;
use crate::error::{BuildError, ResponseError};
use crate::jose::json::{Object, Value};
use crate::jwt::TypRule;
use crate::types::{Members, SecretString};

/// The media type of a signed response.
pub const SIGNED: &str = "application/jwt";

impl Client {
    /// Makes a request to a protected resource with this access token, and a new interaction id. A client with a key
    /// for proofs sends the scheme `DPoP` and a proof with the token's hash (RFC 9449 section 7.1), other clients send
    /// `Bearer` (RFC 6750 section 2.1).
    ///
    /// If the resource asks for a nonce ([`asked_nonce`](super::dpop::asked_nonce)), make the request again with
    /// [`Client::with_dpop_nonce`].
    ///
    /// Errors: the URL is not absolute; the signer or the source of randomness fails.
    pub fn resource_request(
        &self,
        method: &str,
        url: &str,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        self.begin_resource_request(method, url, access_token, cx)?.finish()
    }

    /// [`Client::resource_request`] without the signature of the proof, if its key is in an external service. Without
    /// such a key the message has no inputs.
    pub fn begin_resource_request(
        &self,
        method: &str,
        url: &str,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let token = access_token.expose();
        let interaction = InteractionId::generate(cx.random())?;
        let request = Request::new(method, url)
            .with_header("Accept", http::JSON)
            .with_header(interaction_id::HEADER, interaction.as_str());
        let Some(key) = self.proof_key() else {
            return Ok(Unsigned::complete(request.with_credential("Bearer", token)));
        };
        let request = request.with_credential(dpop::SCHEME, token);
        let proof = NewProof::new(method, url).with_access_token(token);
        let proof = self.dpop_nonce().map_or(proof, |nonce| proof.with_nonce(nonce)).make(key, cx)?;
        Ok(Proof::fill(Some(proof), (key.algorithm(), Vec::new()), move |_, proof| {
            let proof = proof.ok_or(BuildError::Serialize)?;
            Ok(request.with_header(dpop::HEADER, proof))
        }))
    }

    /// Makes the request for claims about the user (OpenID Connect Core 1.0 section 5.3.1).
    ///
    /// Errors: the provider has no userinfo endpoint; the errors of [`Client::resource_request`].
    pub fn userinfo_request(
        &self,
        provider: &Provider,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        self.begin_userinfo_request(provider, access_token, cx)?.finish()
    }

    /// [`Client::userinfo_request`] without the signature of the proof, as [`Client::begin_resource_request`].
    pub fn begin_userinfo_request(
        &self,
        provider: &Provider,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        self.begin_resource_request("GET", provider.userinfo_endpoint(self.policy())?, access_token, cx)
    }

    /// [`Client::userinfo_request`] that asks for a signed response. A plain response is then rejected.
    pub fn signed_userinfo_request(
        &self,
        provider: &Provider,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        self.begin_signed_userinfo_request(provider, access_token, cx)?.finish()
    }

    /// [`Client::signed_userinfo_request`] without the signature of the proof, as [`Client::begin_resource_request`].
    pub fn begin_signed_userinfo_request(
        &self,
        provider: &Provider,
        access_token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let unsigned = self.begin_userinfo_request(provider, access_token, cx)?;
        Ok(unsigned.map(|request| request.accepting(SIGNED)))
    }

    /// Reads the response to a userinfo request. `subject` is `sub` of the ID token of the same grant. Takes the
    /// request that was sent and the response. A signed response is accepted whether it was asked for or not.
    ///
    /// The order of checks: interaction id; status; content type and size; for a signed response its signature, key
    /// size, `typ`, `iss` and `aud`, and `exp` if present; JSON; `sub`, which is the subject (OpenID Connect Core 1.0
    /// section 5.3.2).
    pub fn read_userinfo_response(
        &self,
        provider: &Provider,
        subject: &str,
        (sent, response): (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<Members, ResponseError> {
        let policy = self.policy();
        InteractionId::check_echo_under(policy, sent, response, cx)?;
        let asked = sent.header("Accept").is_some_and(|accept| accept.eq_ignore_ascii_case(SIGNED));
        if !asked && !http::is_media_type(response.header("Content-Type"), SIGNED) {
            let object = cx.result(rule::USERINFO_STATUS, parse::json_object(response, &[200], policy))?;
            return cx.result(rule::USERINFO_SUB, claims(object, subject));
        }
        let token = cx.result(rule::USERINFO_STATUS, parse::signed(response, SIGNED, policy))?;
        let expected =
            SignedResponse { typ: TypRule::AbsentOr(&["JWT"]), required: &[], max_age: None, max_lifetime: None };
        signed_response::check(token, (self, provider), &expected, cx, |signed, cx| {
            cx.result(rule::USERINFO_SUB, claims(signed.object(), subject))
        })
    }
}

/// The claims, if they are about the subject.
fn claims(object: Object<'_>, subject: &str) -> Result<Members, ResponseError> {
    let is_same = object.get("sub").and_then(Value::as_string).is_some_and(|sub| sub == *subject);
    if !is_same {
        return Err(ResponseError::UserinfoSubject);
    }
    serde_json::from_slice(object.text()).map_err(|_| ResponseError::Member { name: "sub" })
}

impl Server {
    /// The response to a userinfo request whose access token was checked, with these claims. `sub` is the subject of
    /// the token. The response is signed if the request prefers `application/jwt` to JSON; it then has `iss` and
    /// `aud`.
    ///
    /// Errors: the token has no subject; for a signed response: the server has no key in this process; the signer or
    /// the source of randomness fails.
    pub fn userinfo_response(
        &self,
        facts: &TokenFacts,
        claims: Members,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<Response, BuildError> {
        let unsigned = self.begin_userinfo_response(facts, claims, request, cx)?;
        self.sign(unsigned, cx)
    }

    /// [`Server::userinfo_response`] without the signature. A plain response has no inputs.
    pub fn begin_userinfo_response(
        &self,
        facts: &TokenFacts,
        claims: Members,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Response>, BuildError> {
        let subject = facts.subject.as_ref().ok_or(BuildError::Value { name: "sub" })?;
        let mut claims = claims;
        claims.insert("sub".into(), subject.expose().into());
        let interaction = InteractionId::echo_or_generate(request, cx.random())?;
        if !http::prefers(request.header("Accept").unwrap_or_default(), SIGNED) {
            return Response::json(200, &claims, Some(interaction)).map(Unsigned::complete);
        }
        claims.insert("iss".into(), self.issuer().into());
        claims.insert("aud".into(), facts.client_id.as_str().into());
        let (key, header) = self.key()?;
        let input = jwt_io::input(&claims, &header.with_typ("JWT"), key.algorithm())?;
        Ok(Unsigned::one(key.algorithm(), input, move |token| Response::of_token(SIGNED, token, interaction)))
    }
}
