//! Where servers use identifiers up.

use core::time::Duration;

use super::{IdentifierKind, ReplayKey};
use crate::error::{ReplayError, RequestError};
use crate::oauth::authorization::{ConsumedRequest, IssuedCode};
use crate::oauth::par::AcceptedRequest;
use crate::oauth::party::{RegisteredClient, Server};
use crate::oauth::rule::{self, Checks, Rule, Verdict};
use crate::oauth::token::AuthenticatedRequest;
use crate::time::UnixTime;
use crate::types::{ClientAssertion, RequestObject};

/// How long after its `request_uri` has lapsed a request may still be authorized by a user who came in time.
const AUTHORIZATION_TIME: Duration = Duration::from_secs(3600);

impl AcceptedRequest {
    /// Uses the `request_uri` up, for the user has authorized: what comes back can be granted. A second time it is
    /// refused.
    ///
    /// Call it when the user has authorized, not when the page loads (FAPI 2.0 Security Profile section 5.3.2.2, note
    /// 3). A user who came before `expires_at` has one hour more to authorize; from then on the request is refused. The
    /// replay store remembers the `request_uri` for exactly as long as it could be used.
    ///
    /// Errors: a `request_uri` that expired an hour ago, or was used; a replay store that does not take it.
    pub fn consume(self, server: &Server<'_>, now: UnixTime) -> Result<ConsumedRequest, RequestError> {
        self.consume_checked(server, now, &mut Checks::silent())
    }

    /// As [`AcceptedRequest::consume`], telling each verdict.
    pub fn consume_observed(
        self,
        server: &Server<'_>,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<ConsumedRequest, RequestError> {
        self.consume_checked(server, now, &mut Checks::observed(observer))
    }

    fn consume_checked(
        self,
        server: &Server<'_>,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<ConsumedRequest, RequestError> {
        let key = || ReplayKey::new(IdentifierKind::RequestUri, &self.request.client_id, &self.request_uri);
        // What the store forgets must be refused by itself: one end for both.
        let end = self.expires_at.saturating_add(AUTHORIZATION_TIME);
        let expired = RequestError::RequestUriExpired { end: self.expires_at, now };
        checks.failure(rule::REQUEST_URI, if now < end { Ok(()) } else { Err(expired) })?;
        spend(key, end, rule::REQUEST_URI_UNUSED, RequestError::RequestUriReplayed, server, now, checks)?;
        Ok(ConsumedRequest::new(self))
    }
}

impl AuthenticatedRequest {
    /// Checks the grant against the code that was issued, as [`AuthenticatedRequest::check_code`] does, and uses the
    /// code up:
    /// it is redeemed once, by the first request that passes every check.
    ///
    /// Errors: those of `check_code`; a code that was used, of which RFC 6749 section 4.1.2 says that the tokens issued
    /// for it should be revoked; a replay store that does not take it.
    pub fn redeem_code(&self, server: &Server<'_>, issued: &IssuedCode, now: UnixTime) -> Result<(), RequestError> {
        self.redeem_code_checked(server, issued, now, &mut Checks::silent())
    }

    /// As [`AuthenticatedRequest::redeem_code`], telling each verdict.
    pub fn redeem_code_observed(
        &self,
        server: &Server<'_>,
        issued: &IssuedCode,
        now: UnixTime,
        observer: &mut dyn FnMut(Verdict),
    ) -> Result<(), RequestError> {
        self.redeem_code_checked(server, issued, now, &mut Checks::observed(observer))
    }

    fn redeem_code_checked(
        &self,
        server: &Server<'_>,
        issued: &IssuedCode,
        now: UnixTime,
        checks: &mut Checks<'_>,
    ) -> Result<(), RequestError> {
        self.check_code_all(issued, now, checks)?;
        let key = || ReplayKey::new(IdentifierKind::AuthorizationCode, &self.client_id, issued.code.expose());
        spend(key, issued.expires_at, rule::CODE_UNUSED, RequestError::GrantReplayed, server, now, checks)
    }
}

/// Uses up the `jti` of an assertion whose signature and claims are good.
pub(in crate::oauth) fn spend_assertion(
    assertion: &ClientAssertion,
    server: &Server<'_>,
    client: &RegisteredClient<'_>,
    now: UnixTime,
    checks: &mut Checks<'_>,
) -> Result<(), RequestError> {
    let key = || ReplayKey::new(IdentifierKind::ClientAssertion, client.id(), &assertion.jti);
    let end = assertion.exp.time().saturating_add(server.policy().clock.expiry_leeway);
    spend(key, end, rule::ASSERTION_UNUSED, RequestError::AssertionReplayed, server, now, checks)
}

/// Uses up the `jti` of a request object whose signature and claims are good.
pub(in crate::oauth) fn spend_request_object(
    object: &RequestObject,
    server: &Server<'_>,
    client: &RegisteredClient<'_>,
    now: UnixTime,
    checks: &mut Checks<'_>,
) -> Result<(), RequestError> {
    let Some(jti) = object.jti.as_ref().filter(|_| server.policy().request_object.use_jti_once) else { return Ok(()) };
    let key = || ReplayKey::new(IdentifierKind::RequestObject, client.id(), jti);
    let end = object.exp.time().saturating_add(server.policy().clock.expiry_leeway);
    spend(key, end, rule::OBJECT_UNUSED, RequestError::RequestObjectReplayed, server, now, checks)
}

fn spend<'k>(
    key: impl FnOnce() -> ReplayKey<'k>,
    end: UnixTime,
    rule: &'static Rule,
    replayed: RequestError,
    server: &Server<'_>,
    now: UnixTime,
    checks: &mut Checks<'_>,
) -> Result<(), RequestError> {
    let Some(store) = server.replay() else { return Ok(()) };
    let result = store.insert(&key(), end, now).map_err(|error| match error {
        ReplayError::SeenBefore => replayed,
        error => RequestError::ReplayStore { error },
    });
    checks.result(rule, result)
}
