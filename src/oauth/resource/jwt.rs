//! JWT access tokens (RFC 9068): issued by an authorization server, verified by a resource server.

use alloc::string::String;
use alloc::vec::Vec;

use super::facts::Written;
use super::{Claims, ResourceServer, TokenFacts};
use crate::error::{BuildError, ResourceError};
use crate::jwt::{ClaimName, TypRule, Validation};
use crate::oauth::confirmation::Confirmation;
use crate::oauth::context::Context;
use crate::oauth::identifier;
use crate::oauth::jwt_io;
use crate::oauth::provider::Provider;
use crate::oauth::rule::{self, ClaimRules};
use crate::oauth::server::Server;
use crate::oauth::unsigned::Unsigned;
use crate::types::SecretString;

/// `typ` of a JWT access token (RFC 9068 section 2.1).
const TYPE: &str = "at+jwt";

impl Server {
    /// Makes a JWT access token with these facts (RFC 9068 section 2.2): `iat` is now, `jti` is new, and `sub` is the
    /// client if there is no user. Pass it to
    /// [`Grant::with_access_token`](crate::oauth::token::Grant::with_access_token).
    ///
    /// Errors: the facts have no audience or no expiry; the server has no key; the signer or the source of randomness
    /// fails.
    pub fn issue_jwt_access_token(&self, facts: &TokenFacts, cx: &mut Context<'_>) -> Result<String, BuildError> {
        let unsigned = self.begin_issue_jwt_access_token(facts, cx)?;
        unsigned.sign(self.key()?.0, cx)
    }

    /// [`Server::issue_jwt_access_token`] without the signature.
    pub fn begin_issue_jwt_access_token(
        &self,
        facts: &TokenFacts,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<String>, BuildError> {
        if facts.audience.is_empty() {
            return Err(BuildError::Value { name: "aud" });
        }
        if facts.expires_at.is_none() {
            return Err(BuildError::Value { name: "exp" });
        }
        let mut claims = Written::of(facts, self.issuer()).with_subject();
        claims.iat = Some(jwt_io::whole(cx.now()));
        claims.jti = Some(identifier::fresh(cx.random())?);
        let (key, header) = self.key()?;
        let input = jwt_io::input(&claims, &header.with_typ(TYPE), key.algorithm())?;
        Ok(Unsigned::one(key.algorithm(), input, |token| token))
    }
}

impl ResourceServer {
    /// Verifies a JWT access token of this authorization server (RFC 9068 section 4), and returns its facts.
    ///
    /// The order of checks: signature, with an algorithm of
    /// [`TokenPolicy::algorithms`](crate::oauth::policy::TokenPolicy::algorithms); key size; `typ` `at+jwt`; `iss`;
    /// `aud`, which names this server; `sub`, `exp`, `iat` and `jti`; the other claims; `cnf`.
    pub fn verify_jwt(
        &self,
        token: &SecretString,
        issuer: &Provider,
        cx: &mut Context<'_>,
    ) -> Result<TokenFacts, ResourceError> {
        let (now, policy) = (cx.now(), self.policy());
        let mut buffer = Vec::new();
        let algorithms = policy.token.algorithms;
        let jws = jwt_io::verify(token.expose().as_bytes(), issuer.keys(), algorithms, policy, &mut buffer);
        let jws = cx.result(rule::ACCESS_TOKEN_SIGNATURE, jws.map_err(|error| ResourceError::Jwt { error }))?;
        let size = jwt_io::check_key(&jws, policy);
        let size = size.map_err(|(bits, limit)| ResourceError::JwtKeySize { bits, limit });
        cx.result(rule::ACCESS_TOKEN_KEY_SIZE, size)?;
        let payload = jws.decoded_payload(&buffer);
        let validation = Validation::new(issuer.issuer(), self.identifier())
            .with_typ(TypRule::OneOf(&[TYPE]))
            .with_required(&[ClaimName::Subject, ClaimName::IssuedAt, ClaimName::Identifier])
            .with_leeway(policy.clock.expiry_leeway)
            .with_future_tolerance(policy.clock.future_tolerance)
            .with_max_identifier(policy.limits.jti)
            .with_budget(policy.limits.token.json);
        let claims = cx.claims(&CLAIMS, validation.validate(&payload, now));
        let claims = claims.map_err(|error| ResourceError::JwtClaims { error })?;
        let facts = || {
            let object = claims.registered().object();
            let cnf = object.get("cnf").map(Confirmation::from_claim).transpose()?;
            let read =
                claims.claims::<Claims>().map_err(|_| ResourceError::JwtMember { claim: wrong_member(object) })?;
            read.facts(cnf).ok_or(ResourceError::JwtMember { claim: "client_id" })
        };
        cx.result(rule::ACCESS_TOKEN_MEMBERS, facts())
    }
}

fn wrong_member(object: crate::jose::json::Object<'_>) -> &'static str {
    let value = crate::jose::json::Value::Object(object);
    crate::oauth::lenient::faulty_member::<Claims>(value, None).unwrap_or("scope")
}

const CLAIMS: ClaimRules = ClaimRules {
    whole: rule::ACCESS_TOKEN_CLAIMS,
    checked: &[
        ("typ", rule::ACCESS_TOKEN_TYP),
        ("iss", rule::ACCESS_TOKEN_ISS),
        ("aud", rule::ACCESS_TOKEN_AUD),
        ("exp", rule::ACCESS_TOKEN_EXP),
    ],
    later: &[],
};
