//! The server's side of the grants without code (RFC 6749 sections 4.4 and 6).

use alloc::string::String;
use alloc::vec::Vec;

use super::narrowing;
use super::server::{AuthenticatedRequest, Grant};
use crate::error::RequestError;
use crate::oauth::party::{RegisteredClient, Server};
use crate::oauth::rule::{self, Checks, Verdict};
use crate::oauth::{scope, signed};
use crate::time::UnixTime;
use crate::types::{GrantedAuthorizationDetail, IdTokenClaims, SecretString, TokenRequest};

/// A refresh token that was issued, as a store keeps it. It is good until it lapses or is revoked: it is not rotated (FAPI 2.0
/// Security Profile section 5.3.2.1).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IssuedRefreshToken {
    /// The token.
    pub token: SecretString,
    /// The client that it was issued to.
    pub client_id: String,
    /// The scope granted.
    pub scope: Option<String>,
    /// What was granted, as it stands now: a consent that was revoked since says so.
    pub authorization_details: Vec<GrantedAuthorizationDetail>,
    /// From when on it is refused, if it lapses at all.
    pub expires_at: Option<UnixTime>,
}

impl IssuedRefreshToken {
    /// A token of this client, which never lapses and grants nothing yet.
    #[must_use]
    pub fn new(token: impl Into<SecretString>, client_id: &str) -> Self {
        Self {
            token: token.into(),
            client_id: client_id.into(),
            scope: None,
            authorization_details: Vec::new(),
            expires_at: None,
        }
    }

    /// With the scope granted.
    #[must_use]
    pub fn with_scope(mut self, scope: &str) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// With what was granted.
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<GrantedAuthorizationDetail>>) -> Self {
        self.authorization_details = details.into();
        self
    }

    /// That is refused from this time on.
    #[must_use]
    pub const fn with_expiry(mut self, end: UnixTime) -> Self {
        self.expires_at = Some(end);
        self
    }
}

impl AuthenticatedRequest {
    /// The refresh token that the client presents, to look up what was issued; `None` for other grants. Of an unknown one
    /// the store says [`RequestError::GrantUnknown`].
    #[must_use]
    pub const fn refresh_token(&self) -> Option<&SecretString> {
        match &self.request {
            TokenRequest::RefreshToken(grant) => Some(&grant.refresh_token),
            _ => None,
        }
    }

    /// Checks the grant against the refresh token that was issued, and makes what the response grants: the scope asked for,
    /// each value once, or all of it, and the details as they stand. There is no refresh token in it: the client keeps the one it has.
    ///
    /// The order of checks: the token; its client; its expiry; its consents, each active and not at its end; `scope`, which
    /// may be narrower but not wider (RFC 6749 section 6); `authorization_details`, likewise (RFC 9396 section 6).
    pub fn check_refresh(&self, issued: &IssuedRefreshToken, now: UnixTime) -> Result<Grant, RequestError> {
        self.check_refresh_all(issued, now, &mut Checks::silent())
    }

    /// As [`AuthenticatedRequest::check_refresh`], telling each verdict.
    pub fn check_refresh_observed(
        &self,
        issued: &IssuedRefreshToken,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<Grant, RequestError> {
        self.check_refresh_all(issued, now, &mut Checks::observed(observer))
    }

    fn check_refresh_all(
        &self,
        issued: &IssuedRefreshToken,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<Grant, RequestError> {
        let TokenRequest::RefreshToken(grant) = &self.request else {
            return checks.result(rule::GRANT_TYPE, Err(RequestError::GrantType));
        };
        // 1. RFC 6749 section 6: valid, and bound to this client.
        let known = if grant.refresh_token == issued.token { Ok(()) } else { Err(RequestError::GrantUnknown) };
        checks.failure(rule::REFRESH_CLIENT, known)?;
        checks.ensure(rule::REFRESH_CLIENT, self.client_id == issued.client_id, RequestError::GrantOfOther)?;
        let expiry = match issued.expires_at {
            Some(end) if now >= end => Err(RequestError::GrantExpired { end, now }),
            _ => Ok(()),
        };
        checks.result(rule::REFRESH_EXPIRY, expiry)?;
        // 2. Section 1.5: a refresh token stands for the user's authorization, which may have been taken back.
        let in_force = issued.authorization_details.iter().all(|detail| allows_refresh(detail, now));
        checks.ensure(rule::REFRESH_CONSENT, in_force, RequestError::GrantConsent)?;
        // 3. Section 6: left out, it is the scope granted.
        let granted = issued.scope.as_deref();
        let narrowed = match grant.scope.as_deref() {
            None => Ok(granted.map(String::from)),
            Some(asked) if !scope::is_scope(asked) => Err(RequestError::ScopeMalformed),
            Some(asked) if scope::is_within(asked, granted.unwrap_or_default()) => Ok(Some(scope::unique(asked))),
            Some(_) => Err(RequestError::ScopeExceeds),
        };
        let granted = checks.result(rule::GRANT_SCOPE, narrowed)?;
        let grant = Grant::renewed(granted.as_deref());
        // 4. RFC 9396 section 6: left out, they are those granted.
        let details = match &self.authorization_details {
            None => issued.authorization_details.clone(),
            Some(asked) => {
                let narrowed = narrowing::narrowed(asked, &issued.authorization_details);
                checks.result(rule::DETAILS_NARROWED, narrowed)?
            }
        };
        Ok(if details.is_empty() { grant } else { grant.with_authorization_details(details) })
    }

    /// Checks a client's request for access of its own, and makes what the response grants: an access token for the scope
    /// asked for, or, where none is asked for, for all that the client has registered. No refresh token and no ID token
    /// belong to it (RFC 6749 section 4.4.3).
    ///
    /// The order of checks: the client is the one that authenticated; `scope` is there or registered, well formed, within
    /// what is registered, and without `openid`, for there is no user.
    pub fn check_client_credentials(&self, client: &RegisteredClient<'_>) -> Result<Grant, RequestError> {
        self.check_own(client, &mut Checks::silent())
    }

    /// As [`AuthenticatedRequest::check_client_credentials`], telling each verdict.
    pub fn check_client_credentials_observed(
        &self,
        client: &RegisteredClient<'_>,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<Grant, RequestError> {
        self.check_own(client, &mut Checks::observed(observer))
    }

    fn check_own(&self, client: &RegisteredClient<'_>, checks: &mut Checks<'_>) -> Result<Grant, RequestError> {
        let TokenRequest::ClientCredentials(grant) = &self.request else {
            return checks.result(rule::GRANT_TYPE, Err(RequestError::GrantType));
        };
        checks.failure(
            rule::GRANT_ALLOWED,
            if client.id() == self.client_id { Ok(()) } else { Err(RequestError::GrantOfOther) },
        )?;
        // RFC 6749 section 3.3: left out, there is a default, or it is refused.
        let granted = match (grant.scope.as_deref(), client.scopes()) {
            (None, None | Some([])) => Err(RequestError::ScopeMissing),
            (None, Some(registered)) => {
                let own = registered.iter().copied().filter(|value| *value != OPENID);
                Ok(own.collect::<Vec<_>>().join(" "))
            }
            (Some(asked), _) if !scope::is_scope(asked) => Err(RequestError::ScopeMalformed),
            (Some(asked), _) => {
                let has_openid = scope::values(asked.as_bytes()).any(|value| value == OPENID.as_bytes());
                if has_openid || !client.may_ask_for(asked.as_bytes()) {
                    Err(RequestError::ScopeExceeds)
                } else {
                    Ok(scope::unique(asked))
                }
            }
        };
        let granted: String = checks.result(rule::GRANT_SCOPE, granted)?;
        Ok(Grant::own(&granted))
    }
}

/// The scope value that asks for an ID token (OpenID Connect Core 1.0 section 3.1.2.1).
const OPENID: &str = "openid";

/// The claims of the ID token that may come with a refreshed access token: those of the first but for `iat`, `exp`, and
/// `nonce` and hashes, which it does not have (OpenID Connect Core 1.0 section 12.2).
#[must_use]
pub fn renewed_id_token(server: &Server<'_>, first: &IdTokenClaims, now: UnixTime) -> IdTokenClaims {
    let mut claims = first.clone();
    claims.iat = signed::whole(now);
    claims.exp = signed::whole(now.saturating_add(server.policy().id_token.lifetime));
    claims.nbf = None;
    claims.jti = None;
    claims.nonce = None;
    claims.at_hash = None;
    claims.c_hash = None;
    claims.s_hash = None;
    claims
}

/// Whether what was granted still lets access tokens be issued: its consent is active, its end is to come.
fn allows_refresh(detail: &GrantedAuthorizationDetail, now: UnixTime) -> bool {
    match detail {
        GrantedAuthorizationDetail::AccountAccessV1_2(access) => {
            let consent = &access.consent;
            consent.status.known().is_some_and(|status| status.is_active()) && now < consent.expiration_datetime.time()
        }
        GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) => {
            let consent = &access.consent.data;
            consent.status.known().is_some_and(|status| status.is_active()) && now < consent.expiration_date_time.time()
        }
        // What it means is known to the server alone.
        GrantedAuthorizationDetail::Unknown(_) => true,
    }
}
