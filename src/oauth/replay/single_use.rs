//! Where servers use identifiers up.

use super::{IdentifierKind, ReplayKey};
use crate::error::{ReplayError, RequestError};
use crate::oauth::authorization::IssuedCode;
use crate::oauth::context::Context;
use crate::oauth::par::AcceptedRequest;
use crate::oauth::rule::{self, Rule};
use crate::oauth::server::Server;
use crate::time::UnixTime;
use crate::types::{ClientAssertion, RequestObject};

/// What is used up, until when it is remembered, and what is said of it.
struct Use {
    kind: IdentifierKind,
    end: UnixTime,
    rule: &'static Rule,
    replayed: RequestError,
}

/// Uses up the `jti` of an assertion whose signature and claims are good.
pub(in crate::oauth) fn spend_assertion(
    assertion: &ClientAssertion,
    server: &Server,
    cx: &mut Context<'_>,
) -> Result<(), RequestError> {
    let what = Use {
        kind: IdentifierKind::ClientAssertion,
        end: assertion.exp.time().saturating_add(server.policy().clock.expiry_leeway),
        rule: rule::ASSERTION_UNUSED,
        replayed: RequestError::AssertionReplayed,
    };
    // Its `sub` is the client: that was checked.
    spend(&what, (&assertion.sub, &assertion.jti), server, cx)
}

/// Uses up the `jti` of a request object whose signature and claims are good.
pub(in crate::oauth) fn spend_request_object(
    object: &RequestObject,
    server: &Server,
    cx: &mut Context<'_>,
) -> Result<(), RequestError> {
    let Some(jti) = object.jti.as_ref().filter(|_| server.policy().request_object.use_jti_once) else { return Ok(()) };
    let what = Use {
        kind: IdentifierKind::RequestObject,
        end: object.exp.time().saturating_add(server.policy().clock.expiry_leeway),
        rule: rule::OBJECT_UNUSED,
        replayed: RequestError::RequestObjectReplayed,
    };
    // Its `client_id` is the client: that was checked.
    spend(&what, (&object.client_id, jti), server, cx)
}

/// Uses up a `request_uri`, which is remembered until `end`.
pub(in crate::oauth) fn spend_request_uri(
    accepted: &AcceptedRequest,
    end: UnixTime,
    server: &Server,
    cx: &mut Context<'_>,
) -> Result<(), RequestError> {
    let what = Use {
        kind: IdentifierKind::RequestUri,
        end,
        rule: rule::REQUEST_URI_UNUSED,
        replayed: RequestError::RequestUriReplayed,
    };
    spend(&what, (&accepted.request.client_id, &accepted.request_uri), server, cx)
}

/// Uses up a code of this client.
pub(in crate::oauth) fn spend_code(
    issued: &IssuedCode,
    client: &str,
    server: &Server,
    cx: &mut Context<'_>,
) -> Result<(), RequestError> {
    let what = Use {
        kind: IdentifierKind::AuthorizationCode,
        end: issued.expires_at,
        rule: rule::CODE_UNUSED,
        replayed: RequestError::GrantReplayed,
    };
    spend(&what, (client, issued.code.expose()), server, cx)
}

fn spend(
    what: &Use,
    (client, identifier): (&str, &str),
    server: &Server,
    cx: &mut Context<'_>,
) -> Result<(), RequestError> {
    let Some(store) = server.replay() else { return Ok(()) };
    let key = ReplayKey::new(what.kind, client, identifier);
    let result = store.insert(&key, what.end, cx.now()).map_err(|error| match error {
        ReplayError::SeenBefore => what.replayed,
        error => RequestError::ReplayStore { error },
    });
    cx.result(what.rule, result)
}
