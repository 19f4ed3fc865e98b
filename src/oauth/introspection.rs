//! Introspection of access tokens by resource servers (RFC 7662), plain and signed (RFC 9701).
//!
//! The resource server is a client of the authorization server, with its own key:
//! [`Client::introspection_request`], [`Client::read_introspection_response`]. The authorization server calls
//! [`Server::read_introspection_request`], looks up the token, and answers with [`TokenQuery::introspection`].

use alloc::string::String;

use serde::Serialize;

use super::client::Client;
use super::confirmation::Confirmation;
use super::context::Context;
use super::http::{self, Request, Response};
use super::interaction_id::InteractionId;
use super::jwt_io;
use super::parse;
use super::provider::Provider;
use super::resource::{Claims, TokenFacts, Written};
use super::rule;
use super::server::Server;
use super::signed_response::{self, SignedResponse};
use super::token::{self, IssuedAccessToken};
use super::token_query::{TokenQuery, UnverifiedTokenQuery};
use super::unsigned::Unsigned;
use crate::error::{BuildError, RequestError, ResponseError};
use crate::jose::json::{Object, Value};
use crate::jwt::{ClaimName, TypRule};
use crate::types::{NumericDate, SecretString};

/// The media type of a signed response (RFC 9701 section 5).
pub const SIGNED: &str = "application/token-introspection+jwt";

/// `typ` of a signed response.
const TYPE: &str = "token-introspection+jwt";

impl Client {
    /// Makes the request that introspects an access token (RFC 7662 section 2.1).
    ///
    /// Errors: the client has no signer; the provider has no introspection endpoint; the signer or the source of
    /// randomness fails.
    pub fn introspection_request(
        &self,
        provider: &Provider,
        token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_introspection_request(provider, token, cx)?;
        self.sign(unsigned, cx)
    }

    /// [`Client::introspection_request`] that asks for a signed response (RFC 9701 section 4). A plain response is then
    /// rejected.
    pub fn signed_introspection_request(
        &self,
        provider: &Provider,
        token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_signed_introspection_request(provider, token, cx)?;
        self.sign(unsigned, cx)
    }

    /// [`Client::introspection_request`] without the signature.
    pub fn begin_introspection_request(
        &self,
        provider: &Provider,
        token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let parameters = [("token", token.expose()), ("token_type_hint", "access_token")];
        token::begin_form(self, provider, provider.introspection_endpoint(self.policy())?, &parameters, cx)
    }

    /// [`Client::signed_introspection_request`] without the signature.
    pub fn begin_signed_introspection_request(
        &self,
        provider: &Provider,
        token: &SecretString,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let unsigned = self.begin_introspection_request(provider, token, cx)?;
        Ok(unsigned.map(|request| request.accepting(SIGNED)))
    }

    /// Reads the response to an introspection request: the facts of an active token, or `None` for a token that is not
    /// active. Takes the request that was sent and the response.
    ///
    /// The order of checks: interaction id; status; content type and size; for a signed response its signature, key
    /// size, `typ`, `iss`, `aud` and `iat`; JSON; `active`; members; `cnf`; `iss`, if present; quirks. An expired token
    /// is not active.
    pub fn read_introspection_response(
        &self,
        provider: &Provider,
        (sent, response): (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<Option<TokenFacts>, ResponseError> {
        let policy = self.policy();
        InteractionId::check_echo_under(policy, sent, response, cx)?;
        let asked = sent.header("Accept").is_some_and(|accept| accept.eq_ignore_ascii_case(SIGNED));
        if !asked {
            let object = parse::json_object(response, &[200], policy);
            let object = cx.result(rule::INTROSPECTION_STATUS, object)?;
            return self.facts(provider, object, cx);
        }
        let token = cx.result(rule::INTROSPECTION_STATUS, parse::signed(response, SIGNED, policy))?;
        let expected = SignedResponse {
            typ: TypRule::OneOf(&[TYPE]),
            required: &[ClaimName::IssuedAt],
            max_age: Some(policy.id_token.max_age),
            max_lifetime: None,
        };
        signed_response::check(token, (self, provider), &expected, cx, |claims, cx| {
            match claims.get("token_introspection") {
                Some(Value::Object(object)) => self.facts(provider, object, cx),
                _ => Err(ResponseError::SignedMember { claim: "token_introspection" }),
            }
        })
    }

    fn facts(
        &self,
        provider: &Provider,
        object: Object<'_>,
        cx: &mut Context<'_>,
    ) -> Result<Option<TokenFacts>, ResponseError> {
        let (now, policy) = (cx.now(), self.policy());
        // 1. RFC 7662 section 2.2.
        let active = match object.get("active") {
            Some(Value::Bool(active)) => Ok(active),
            _ => Err(ResponseError::Member { name: "active" }),
        };
        if !cx.result(rule::INTROSPECTION_MEMBERS, active)? {
            return Ok(None);
        }
        // 2. RFC 8705 section 3.2, RFC 9449 section 6.2: a null would remove the binding.
        let cnf = object.get("cnf").map(Confirmation::from_claim).transpose();
        let cnf = cx.failure(rule::INTROSPECTION_CNF, cnf.map_err(|error| ResponseError::Confirmation { error }))?;
        let read = parse::typed::<Claims>(object);
        let (claims, passed) = cx.failure(rule::INTROSPECTION_MEMBERS, read)?;
        // 3. A response about a token of another server.
        let is_own = claims.iss.as_ref().is_none_or(|iss| iss == provider.issuer());
        cx.ensure(rule::INTROSPECTION_ISSUER, is_own, ResponseError::IntrospectionIssuer)?;
        let facts = claims.facts(cnf).ok_or(ResponseError::Member { name: "client_id" });
        let facts = cx.result(rule::INTROSPECTION_MEMBERS, facts)?;
        cx.tolerated(rule::INTROSPECTION_QUIRKS, policy, passed.quirks, |quirk| passed.refusal(quirk))?;
        Ok(Some(facts).filter(|facts| facts.expires_at.is_none_or(|end| now < end)))
    }
}

impl Server {
    /// Reads an introspection request (RFC 7662 section 2.1).
    ///
    /// The order of checks: method; content type; interaction id; form; presence of the client assertion.
    pub fn read_introspection_request(
        &self,
        request: &Request,
        cx: &mut Context<'_>,
    ) -> Result<UnverifiedTokenQuery, RequestError> {
        UnverifiedTokenQuery::read(request, self.policy(), cx)
    }
}

impl TokenQuery {
    /// Makes the response to an introspection request (RFC 7662 section 2.2): the facts of the token, or
    /// `{"active":false}` for a token that is not known, is expired, or is none of this caller's business. A caller may
    /// see tokens of its own, and tokens whose audience has its `client_id` or the resource of its registration; all
    /// others are not active for it (section 4).
    ///
    /// The response is signed if the request prefers the signed form to JSON (RFC 9701 section 4).
    ///
    /// Errors: for a signed response: the server has no key in this process; the signer or the source of randomness
    /// fails.
    pub fn introspection(
        &self,
        server: &Server,
        issued: Option<&IssuedAccessToken>,
        cx: &mut Context<'_>,
    ) -> Result<Response, BuildError> {
        let unsigned = self.begin_introspection(server, issued, cx)?;
        server.sign(unsigned, cx)
    }

    /// [`TokenQuery::introspection`] without the signature. A plain response has no inputs.
    pub fn begin_introspection(
        &self,
        server: &Server,
        issued: Option<&IssuedAccessToken>,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Response>, BuildError> {
        let now = cx.now();
        let issued = issued.filter(|issued| issued.token.matches(&self.token) && self.may_see(&issued.facts));
        let issued = issued.filter(|issued| issued.facts.expires_at.is_none_or(|end| now < end));
        let token = issued.map(|issued| {
            let mut members = Written::of(&issued.facts, server.issuer()).with_token_type();
            members.iat = Some(jwt_io::whole(issued.issued_at));
            members
        });
        let message = Introspection { active: token.is_some(), token };
        let interaction = match self.interaction {
            Some(id) => id,
            None => InteractionId::generate(cx.random())?,
        };
        if !http::prefers(&self.accept, SIGNED) {
            return Ok(Unsigned::complete(Response::of_message(200, &message, Some(interaction))));
        }
        let claims = Signed {
            iss: server.issuer(),
            aud: &self.client_id,
            iat: jwt_io::whole(now),
            token_introspection: message,
        };
        let (key, header) = server.key()?;
        let input = jwt_io::input(&claims, &header.with_typ(TYPE), key.algorithm())?;
        Ok(Unsigned::one(key.algorithm(), input, move |token| Response::of_token(SIGNED, token, interaction)))
    }

    fn may_see(&self, facts: &TokenFacts) -> bool {
        let is_own = |name: &String| *name == self.client_id || self.resource.as_ref() == Some(name);
        facts.client_id == self.client_id || facts.audience.iter().any(is_own)
    }
}

/// A response (RFC 7662 section 2.2).
#[derive(Serialize)]
struct Introspection<'a> {
    active: bool,
    #[serde(flatten)]
    token: Option<Written<'a>>,
}

/// The claims of a signed response (RFC 9701 section 5).
#[derive(Serialize)]
struct Signed<'a> {
    iss: &'a str,
    aud: &'a str,
    iat: NumericDate,
    token_introspection: Introspection<'a>,
}
