//! The client's side of refreshing (RFC 6749 section 6, OpenID Connect Core 1.0 section 12).

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::client::{Tokens, begin_request};
use super::response;
use crate::error::{BuildError, QuirkSet, ResponseError};
use crate::oauth::client::Client;
use crate::oauth::context::Context;
use crate::oauth::http::{Request, Response};
use crate::oauth::provider::Provider;
use crate::oauth::rule;
use crate::oauth::session::{Session, form_parameter};
use crate::oauth::stored::stored;
use crate::oauth::unsigned::Unsigned;
use crate::oauth::{authorization_details, id_token, interaction_id, quirks, scope};
use crate::time::UnixTime;
use crate::types::{
    GrantedAuthorizationDetail, IdTokenClaims, NumericDate, PersonalString, SecretString, TokenResponse,
};

/// The data that a client keeps to get access tokens without the user. It can be stored with serde; it contains
/// secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Renewal {
    refresh_token: SecretString,
    scope: Option<String>,
    authorization_details: Vec<GrantedAuthorizationDetail>,
    first_id_token: Option<FirstIdToken>,
}

stored!(Renewal, "renewal", 1);

/// The claims with which later ID tokens are compared.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct FirstIdToken {
    issuer: String,
    subject: PersonalString,
    authorized_party: Option<String>,
    nonce: Option<SecretString>,
    auth_time: Option<NumericDate>,
}

impl Renewal {
    pub(super) fn of(tokens: &Tokens, session: &Session) -> Option<Self> {
        Some(Self {
            refresh_token: tokens.response.refresh_token.clone()?,
            scope: tokens.response.scope.clone().or_else(|| session.scope.clone()),
            authorization_details: tokens.response.authorization_details.clone().unwrap_or_default(),
            first_id_token: tokens.id_token.as_ref().map(|claims| FirstIdToken {
                issuer: claims.iss.clone(),
                subject: claims.sub.clone(),
                authorized_party: claims.azp.clone(),
                nonce: claims.nonce.clone(),
                auth_time: claims.auth_time.clone(),
            }),
        })
    }

    /// The refresh token, for example to revoke it.
    #[must_use]
    pub const fn refresh_token(&self) -> &SecretString {
        &self.refresh_token
    }

    /// Makes the request for an access token with this scope or, without one, with the whole grant.
    ///
    /// Errors: the scope is malformed or wider than the grant; the provider has no token endpoint; the signer or the
    /// source of randomness fails.
    pub fn request(
        &self,
        client: &Client,
        provider: &Provider,
        scope: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Request, BuildError> {
        let unsigned = self.begin_request(client, provider, scope, cx)?;
        client.sign(unsigned, cx)
    }

    /// [`Renewal::request`] without the signature.
    pub fn begin_request(
        &self,
        client: &Client,
        provider: &Provider,
        scope: Option<&str>,
        cx: &mut Context<'_>,
    ) -> Result<Unsigned<Request>, BuildError> {
        let granted = self.scope.as_deref().unwrap_or_default();
        if scope.is_some_and(|scope| !scope::is_scope(scope) || !scope::is_within(scope, granted)) {
            return Err(BuildError::Value { name: "scope" });
        }
        // An empty parameter counts as omitted.
        let parameters = [
            ("grant_type", "refresh_token"),
            ("refresh_token", self.refresh_token.expose()),
            ("scope", scope.unwrap_or_default()),
        ];
        begin_request(client, provider, &parameters, cx)
    }

    /// Reads the response to a request of [`Renewal::request`]. Takes the request that was sent and the response.
    ///
    /// The order of checks: interaction id; status; content type and size; JSON; `expires_in`; `token_type`; `scope`,
    /// within the requested one; `authorization_details`, each within an earlier one, and present if the policy
    /// requires them; the ID token, if present, in the order of [`id_token::IdTokenRequirements::check`], then compared
    /// with the first: `iss`, `sub`, `azp`, `nonce`, `auth_time`; quirks.
    pub fn read_response(
        &self,
        client: &Client,
        provider: &Provider,
        (sent, received): (&Request, &Response),
        cx: &mut Context<'_>,
    ) -> Result<RenewedTokens, ResponseError> {
        let policy = client.policy();
        // 1. RFC 6749 sections 5.1 and 6.
        let (message, read) = response::read(sent, received, policy, cx)?;
        let asked = form_parameter(sent, "scope", policy);
        let asked = asked.as_ref().map(SecretString::expose).or(self.scope.as_deref()).unwrap_or_default();
        response::check_scope(message.scope.as_deref(), asked, policy, cx)?;
        // 2. RFC 9396 section 7.
        let granted = message.authorization_details.as_deref();
        let within = authorization_details::check_regranted(&self.authorization_details, granted, client, cx.now());
        cx.result(rule::TOKEN_DETAILS, within)?;
        // 3. OpenID Connect Core 1.0 section 12.2: it is optional.
        let id_token = match &message.id_token {
            Some(token) => {
                let expected = id_token::IdTokenRequirements::new().with_access_token(message.access_token.expose());
                let token = expected.check(token.expose(), client, provider, cx)?;
                let same = self.first_id_token.as_ref().map_or(Ok(()), |first| first.check(&token.claims));
                cx.result(rule::ID_TOKEN_RENEWED, same)?;
                Some(token)
            }
            None => None,
        };
        // 4. The policy's rules about the form of the assertion.
        let own = quirks::of_headers(received.header("Content-Type"), received.header(interaction_id::HEADER))
            .union(read.quirks)
            .union(quirks::of_token_response(&message, self.scope.as_deref(), client.detail_types()));
        cx.tolerated(rule::TOKEN_QUIRKS, policy, own, |quirk| read.refusal(quirk))?;
        let quirks = id_token.as_ref().map_or(own, |token| own.union(token.quirks()));
        // 5. RFC 6749 section 6: a new refresh token replaces the old one; without one the old one stays.
        let mut renewal = self.clone();
        if let Some(token) = &message.refresh_token {
            renewal.refresh_token = token.clone();
        }
        Ok(RenewedTokens {
            expires_at: response::lapse(&message, cx.now()),
            response: message,
            id_token: id_token.map(|token| token.claims),
            renewal,
            quirks,
        })
    }
}

impl FirstIdToken {
    fn check(&self, claims: &IdTokenClaims) -> Result<(), ResponseError> {
        let nonce = claims.nonce.clone();
        let auth_time = |date: &NumericDate| date.time();
        let fits = [
            ("iss", self.issuer == claims.iss),
            ("sub", self.subject == claims.sub),
            ("azp", self.authorized_party == claims.azp),
            // It should be absent.
            ("nonce", nonce.is_none() || nonce == self.nonce),
            (
                "auth_time",
                claims
                    .auth_time
                    .as_ref()
                    .is_none_or(|own| self.auth_time.as_ref().is_none_or(|first| auth_time(first) == auth_time(own))),
            ),
        ];
        match fits.into_iter().find(|(_, fits)| !fits) {
            Some((claim, _)) => Err(ResponseError::IdTokenRenewed { claim }),
            None => Ok(()),
        }
    }
}

/// Refreshed tokens that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RenewedTokens {
    /// The response.
    pub response: TokenResponse,
    /// The claims of the ID token, if there is one.
    pub id_token: Option<IdTokenClaims>,
    /// The expiry of the access token, if the response states it.
    pub expires_at: Option<UnixTime>,
    /// The data that replaces the old one: it contains the new refresh token, if there is one.
    pub renewal: Renewal,
    quirks: QuirkSet,
}

impl RenewedTokens {
    /// Deviations found in the response and its ID token, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}
