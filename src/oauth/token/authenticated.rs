//! The server's token endpoint: the grant of an authenticated client.

use alloc::string::String;
use alloc::vec::Vec;

use super::grant::Grant;
use super::narrowing;
use super::refresh::IssuedRefreshToken;
use crate::error::{BindingError, QuirkSet, RequestError};
use crate::jose::Thumbprint;
use crate::oauth::authorization::IssuedCode;
use crate::oauth::confirmation::{Confirmation, ProofOfPossession};
use crate::oauth::context::Context;
use crate::oauth::detail_types::DetailTypes;
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::pkce::{Challenge, CodeVerifier};
use crate::oauth::registration::RegisteredClient;
use crate::oauth::replay::{IdentifierKind, Once, Unused};
use crate::oauth::rule;
use crate::oauth::scope;
use crate::oauth::server::Server;
use crate::types::{AuthorizationDetail, ClientAssertion, GrantedAuthorizationDetail, SecretString, TokenRequest};

/// The scope value that requests an ID token (OpenID Connect Core 1.0 section 3.1.2.1).
const OPENID: &str = "openid";

/// A token request of an authenticated client. Its grant must still be looked up.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AuthenticatedRequest {
    /// The client's grant, without its assertion.
    pub request: TokenRequest,
    /// The requested part of the grant, if less than all (RFC 9396 section 6).
    pub authorization_details: Option<Vec<AuthorizationDetail>>,
    /// The requested resources, in order (RFC 8707 section 2). They are not checked: the server knows its resources,
    /// and rejects others with `invalid_target`.
    pub resources: Vec<String>,
    /// The client's assertion. Its `jti` is marked as used, if the server has a replay store.
    pub assertion: ClientAssertion,
    /// The client.
    pub client_id: String,
    pub(super) interaction: Option<InteractionId>,
    pub(super) quirks: QuirkSet,
    pub(super) confirmation: Option<Confirmation>,
    pub(super) sender: ProofOfPossession,
    pub(super) detail_types: DetailTypes,
}

impl AuthenticatedRequest {
    /// Deviations found in the form and assertion, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }

    /// The binding of the access token to the sender of this request: its certificate, or the key of its DPoP proof.
    /// `None` if the token is a bearer token that anyone can use.
    #[must_use]
    pub const fn confirmation(&self) -> Option<Confirmation> {
        self.confirmation
    }

    /// The content of a response to this request, with this scope and the request's binding. Grant a code with it after
    /// [`AuthenticatedRequest::redeem_code`].
    #[must_use]
    pub fn grant(&self, scope: Option<&str>) -> Grant {
        Grant::new(scope).with_confirmation(self.confirmation)
    }

    /// The client's code, to look up the issued one; `None` for other grants. If the store has no such code, the error
    /// is [`RequestError::GrantUnknown`].
    #[must_use]
    pub fn code(&self) -> Option<&SecretString> {
        match &self.request {
            TokenRequest::AuthorizationCode(grant) => Some(&grant.code),
            _ => None,
        }
    }

    /// The interaction id to echo.
    #[must_use]
    pub const fn interaction_id(&self) -> Option<InteractionId> {
        self.interaction
    }

    /// Checks the grant against the issued code.
    ///
    /// The order of checks: the code; its client; its expiry; `redirect_uri`; `code_verifier`; the key of the DPoP
    /// proof, if the code is bound to one (RFC 9449 section 10); `authorization_details`, if present, which must be
    /// within those of the authorization request; grant them with [`AuthenticatedRequest::narrowed_details`]. This does
    /// not mark the code as used, as [`AuthenticatedRequest::redeem_code`] does: remove it from the store of codes
    /// first.
    pub fn check_code(&self, issued: &IssuedCode, cx: &mut Context<'_>) -> Result<(), RequestError> {
        let now = cx.now();
        let TokenRequest::AuthorizationCode(grant) = &self.request else {
            return cx.result(rule::GRANT_TYPE, Err(RequestError::GrantType));
        };
        // 1. RFC 6749 section 4.1.3.
        cx.failure(
            rule::CODE_CLIENT,
            if grant.code == issued.code { Ok(()) } else { Err(RequestError::GrantUnknown) },
        )?;
        cx.ensure(rule::CODE_CLIENT, self.client_id == issued.request.client_id, RequestError::GrantOfOther)?;
        let end = issued.expires_at;
        cx.ensure(rule::CODE_EXPIRY, now < end, RequestError::GrantExpired { end, now })?;
        let same = grant.redirect_uri == issued.request.redirect_uri;
        cx.ensure(rule::CODE_REDIRECT_URI, same, RequestError::RedirectUriMismatch)?;
        // 2. RFC 7636 section 4.6.
        let verify = || {
            Challenge::parse(&issued.request.code_challenge)?
                .verify(&CodeVerifier::parse(grant.code_verifier.expose())?)
        };
        cx.result(rule::CODE_VERIFIER, verify())?;
        // 3. RFC 9449 section 10.
        cx.result(rule::CODE_KEY, self.check_code_key(issued))?;
        // 4. RFC 9396 section 6.
        let Some(asked) = &self.authorization_details else { return Ok(()) };
        let authorized = issued.request.authorization_details.as_deref().unwrap_or_default();
        cx.result(rule::DETAILS_NARROWED, narrowing::check_requested(asked, authorized, &self.detail_types))
    }

    fn check_code_key(&self, issued: &IssuedCode) -> Result<(), RequestError> {
        let Some(key) = &issued.request.dpop_jkt else { return Ok(()) };
        // A store may return an unchecked value.
        let key = Thumbprint::parse(key.as_bytes()).ok_or(BindingError::Member { member: "dpop_jkt" });
        let fits = key.and_then(|key| Confirmation::of_key(key).check(&self.sender));
        fits.map_err(|error| RequestError::GrantBinding { error })
    }

    /// The details for the response to a code, and for its access token: the granted ones, or the part of them that the
    /// token request asks for (RFC 9396 section 6). A refresh token keeps the whole grant.
    ///
    /// Errors: the request asks for more than was granted.
    pub fn narrowed_details(
        &self,
        granted: &[GrantedAuthorizationDetail],
        cx: &mut Context<'_>,
    ) -> Result<Vec<GrantedAuthorizationDetail>, RequestError> {
        match &self.authorization_details {
            None => Ok(granted.to_vec()),
            Some(asked) => {
                let narrowed = narrowing::narrowed(asked, granted, &self.detail_types);
                cx.result(rule::DETAILS_NARROWED, narrowed)
            }
        }
    }

    /// Checks the grant against the issued code, as [`AuthenticatedRequest::check_code`] does, and marks the code as
    /// used: the first request that passes every check redeems it.
    ///
    /// Errors: the errors of `check_code`; the code was used, in which case RFC 6749 section 4.1.2 recommends revoking
    /// the tokens issued for it; the replay store rejects it.
    pub fn redeem_code(&self, server: &Server, issued: &IssuedCode, cx: &mut Context<'_>) -> Result<(), RequestError> {
        self.begin_redeem(issued, cx)?.mark_used(server, cx).map(drop)
    }

    /// [`AuthenticatedRequest::redeem_code`] with an asynchronous store.
    pub async fn redeem_code_async(
        &self,
        server: &Server,
        issued: &IssuedCode,
        cx: &mut Context<'_>,
    ) -> Result<(), RequestError> {
        self.begin_redeem(issued, cx)?.mark_used_async(server, cx).await.map(drop)
    }

    /// The step of [`AuthenticatedRequest::redeem_code`] before the code is marked as used.
    pub fn begin_redeem<'c>(
        &self,
        issued: &'c IssuedCode,
        cx: &mut Context<'_>,
    ) -> Result<Unused<&'c IssuedCode>, RequestError> {
        self.check_code(issued, cx)?;
        let once = Once {
            kind: IdentifierKind::AuthorizationCode,
            // The code was issued to this client, as checked above.
            parts: |own: &&IssuedCode| (&own.request.client_id, own.code.expose()),
            end: issued.expires_at,
            rule: rule::CODE_UNUSED,
            replayed: RequestError::GrantReplayed,
        };
        Ok(Unused::new(issued, Some(once)))
    }

    /// The client's refresh token, to look up the issued one; `None` for other grants. If the store has no such token,
    /// the error is [`RequestError::GrantUnknown`].
    #[must_use]
    pub const fn refresh_token(&self) -> Option<&SecretString> {
        match &self.request {
            TokenRequest::RefreshToken(grant) => Some(&grant.refresh_token),
            _ => None,
        }
    }

    /// Checks the grant against the issued refresh token, and makes the content of the response: the requested scope,
    /// each value once, or the whole scope, and the details in their present state. It contains no refresh token: the
    /// client keeps its own.
    ///
    /// The order of checks: the token; its client; its binding, if it has one; its expiry; its consents, each active
    /// and before its end; `scope`, which may be narrower but not wider (RFC 6749 section 6); `authorization_details`,
    /// likewise (RFC 9396 section 6).
    pub fn check_refresh(&self, issued: &IssuedRefreshToken, cx: &mut Context<'_>) -> Result<Grant, RequestError> {
        let now = cx.now();
        let TokenRequest::RefreshToken(grant) = &self.request else {
            return cx.result(rule::GRANT_TYPE, Err(RequestError::GrantType));
        };
        // 1. RFC 6749 section 6: valid, and bound to this client.
        let known = if issued.token.matches(&grant.refresh_token) { Ok(()) } else { Err(RequestError::GrantUnknown) };
        cx.failure(rule::REFRESH_CLIENT, known)?;
        cx.ensure(rule::REFRESH_CLIENT, self.client_id == issued.client_id, RequestError::GrantOfOther)?;
        let fits = issued.confirmation.map_or(Ok(()), |cnf| cnf.check(&self.sender));
        cx.result(rule::REFRESH_BINDING, fits.map_err(|error| RequestError::GrantBinding { error }))?;
        let expiry = match issued.expires_at {
            Some(end) if now >= end => Err(RequestError::GrantExpired { end, now }),
            _ => Ok(()),
        };
        cx.result(rule::REFRESH_EXPIRY, expiry)?;
        // 2. Section 1.5: a refresh token represents the user's authorization, which may have been revoked.
        let in_force = issued.authorization_details.iter().all(|detail| {
            // Only the server can interpret an unknown type.
            self.detail_types.get(detail.tag()).is_none_or(|rules| rules.allows_tokens(detail, now))
        });
        cx.ensure(rule::REFRESH_CONSENT, in_force, RequestError::GrantConsent)?;
        // 3. Section 6: if omitted, it is the granted scope.
        let granted = issued.scope.as_deref();
        let narrowed = match grant.scope.as_deref() {
            None => Ok(granted.map(String::from)),
            Some(asked) if !scope::is_scope(asked) => Err(RequestError::ScopeMalformed),
            Some(asked) if scope::is_within(asked, granted.unwrap_or_default()) => Ok(Some(scope::unique(asked))),
            Some(_) => Err(RequestError::ScopeExceeds),
        };
        let granted = cx.result(rule::GRANT_SCOPE, narrowed)?;
        let grant = Grant::renewed(granted.as_deref()).with_confirmation(self.confirmation);
        // 4. RFC 9396 section 6: if omitted, they are the granted ones.
        let details = self.narrowed_details(&issued.authorization_details, cx)?;
        Ok(if details.is_empty() { grant } else { grant.with_authorization_details(details) })
    }

    /// Checks a request for client credentials, and makes the content of the response: an access token for the
    /// requested scope, or for the whole registered scope if none is requested. It has no refresh token and no ID token
    /// (RFC 6749 section 4.4.3).
    ///
    /// The order of checks: the client is the authenticated one; `scope` is present or registered, well formed, within
    /// the registration, and without `openid`, because there is no user.
    pub fn check_client_credentials(
        &self,
        client: &RegisteredClient,
        cx: &mut Context<'_>,
    ) -> Result<Grant, RequestError> {
        let TokenRequest::ClientCredentials(grant) = &self.request else {
            return cx.result(rule::GRANT_TYPE, Err(RequestError::GrantType));
        };
        cx.failure(
            rule::GRANT_ALLOWED,
            if client.id() == self.client_id { Ok(()) } else { Err(RequestError::GrantOfOther) },
        )?;
        // RFC 6749 section 3.3: if omitted, there is a default, or the request is rejected.
        let granted = match (grant.scope.as_deref(), client.scopes()) {
            (None, None | Some([])) => Err(RequestError::ScopeMissing),
            (None, Some(registered)) => {
                let own = registered.iter().map(String::as_str).filter(|value| *value != OPENID);
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
        let granted: String = cx.result(rule::GRANT_SCOPE, granted)?;
        Ok(Grant::own(&granted).with_confirmation(self.confirmation))
    }
}
