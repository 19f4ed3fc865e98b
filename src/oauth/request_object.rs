//! Request objects (JAR): the authorization request as a signed JWT (RFC 9101, FAPI 2.0 Message Signing section 5.3).

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) use self::members::Members;
use self::members::text;
use super::authorization_details;
use super::client::Client;
use super::context::Context;
use super::identifier;
use super::jwt_io;
use super::lenient;
use super::pkce::Challenge;
use super::policy::Policy;
use super::provider::Provider;
use super::quirks;
use super::registration::RegisteredClient;
use super::rule::{self, ClaimRules};
use super::server::Server;
use super::session::Session;
use super::url::Url;
use crate::error::{BuildError, JwsError, Quirk, QuirkSet, RequestError};
use crate::jose::Thumbprint;
use crate::jose::json::{Number, Value};
use crate::jwt::{ClaimName, Claims, TypRule, Validation};
use crate::types::{NewRequestObject, RequestObject};

mod members;
mod typed;

/// The media type of a request object, without `application/` (RFC 9101 section 10.8).
pub const TYPE: &str = "oauth-authz-req+jwt";

/// The signing input of a request object: `iss` and `client_id` are the client, `aud` is the issuer, `jti` is new,
/// `nbf` is ten seconds ago. Dates are whole seconds.
pub(super) fn input(
    client: &Client,
    provider: &Provider,
    wanted: &Session,
    cx: &mut Context<'_>,
) -> Result<String, BuildError> {
    let (policy, (algorithm, header), now) = (client.policy(), client.key()?, cx.now());
    let begin = jwt_io::whole(now.saturating_sub(policy.clock.backdate));
    let end = jwt_io::whole(now.saturating_add(policy.request_object.lifetime));
    let mut object = RequestObject::new(NewRequestObject {
        iss: client.id().into(),
        aud: provider.issuer().into(),
        exp: end,
        nbf: begin,
        client_id: client.id().into(),
        redirect_uri: wanted.redirect_uri.clone(),
        code_challenge: wanted.code_verifier.challenge().to_message()?,
    })
    .with_jti(identifier::fresh(cx.random())?)
    .with_state(wanted.state.clone())
    .with_nonce(wanted.nonce.clone());
    object.scope.clone_from(&wanted.scope);
    object.response_mode = wanted.response_mode.map(|mode| mode.as_str().into());
    // RFC 9449 section 10.
    object.dpop_jkt = client.proof_key().map(|key| String::from(key.thumbprint().to_text().as_str()));
    object.max_age = wanted.max_age;
    object.claims.clone_from(&wanted.claims);
    let details = Some(&wanted.authorization_details).filter(|details| !details.is_empty());
    object.authorization_details = details.cloned();
    let header = if policy.request_object.write_type { header.with_typ(TYPE) } else { header };
    jwt_io::input(&object, &header, algorithm)
}

/// Checks a single request object of this client. A PAR endpoint authenticates the client first:
/// [`UnverifiedParRequest::check`](super::par::UnverifiedParRequest::check).
///
/// The order of checks: signature; key size; `kid`; `typ`; registered claims; nested requests; `client_id`; `sub`;
/// `response_type` and mode; required members; `redirect_uri`; PKCE; lengths; scope, with `openid` or registered values
/// if required; `max_age`; `authorization_details`; quirks; the types of all members.
pub fn check(
    token: &str,
    server: &Server,
    client: &RegisteredClient,
    cx: &mut Context<'_>,
) -> Result<CheckedRequestObject, RequestError> {
    let (request, quirks) = check_token(token.as_bytes(), server, client, cx)?;
    Ok(CheckedRequestObject { request: *request, quirks })
}

/// A request object that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CheckedRequestObject {
    /// Its claims.
    pub request: RequestObject,
    quirks: QuirkSet,
}

impl CheckedRequestObject {
    /// Deviations found in the request object, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

/// The steps of [`check`], in order.
pub(super) fn check_token(
    token: &[u8],
    server: &Server,
    client: &RegisteredClient,
    cx: &mut Context<'_>,
) -> Result<(Box<RequestObject>, QuirkSet), RequestError> {
    let now = cx.now();
    let policy = server.policy();
    // 1. RFC 9101 section 6.2: a signature with a key of this client.
    let mut buffer = Vec::new();
    let verified = jwt_io::verify(token, client.keys(), policy.request_object.algorithms, policy, &mut buffer);
    let allowed = match &verified {
        Ok(jws) if client.allows_request_object(jws.header().algorithm()) => Ok(jws),
        Ok(_) => Err(JwsError::AlgorithmNotAllowed),
        Err(error) => Err(*error),
    };
    let jws = cx.result(rule::OBJECT_SIGNATURE, allowed.map_err(|error| RequestError::RequestObjectToken { error }))?;
    let size = jwt_io::check_key(jws, policy);
    let size = size.map_err(|(bits, limit)| RequestError::RequestObjectKeySize { bits, limit });
    cx.result(rule::OBJECT_KEY_SIZE, size)?;
    let named = jws.header().kid_bytes().is_some() || !policy.keys.require_client_kid;
    cx.ensure(rule::OBJECT_KID, named, RequestError::RequestObjectKidMissing)?;
    // 2. FAPI 2.0 Message Signing section 5.3.1.
    let payload = jws.decoded_payload(&buffer);
    let typ = if policy.request_object.require_type {
        TypRule::OneOf(&policy.request_object.types)
    } else {
        TypRule::AbsentOr(&policy.request_object.types)
    };
    let validation = Validation::new(client.id(), server.issuer())
        .with_typ(typ)
        .with_leeway(policy.clock.expiry_leeway)
        .with_future_tolerance(policy.clock.future_tolerance)
        .with_max_not_before_age(policy.request_object.max_age)
        .with_max_lifetime_from_not_before(policy.request_object.max_lifetime)
        .with_required(if policy.request_object.require_jti { &[ClaimName::Identifier] } else { &[] })
        .with_max_identifier(policy.limits.jti)
        .with_budget(policy.limits.token.json);
    // In its usual form the object is read in one pass, with its types. Otherwise its members are recorded, and it is
    // read when they are checked.
    let (mut request, mut members) = (None, Members::default());
    let at_once = typed::read_at_once(payload.bytes(), policy, &mut members);
    let validated = if let Some((claims, object)) = at_once {
        request = Some(object);
        validation.validate_read(&payload, claims, now)
    } else {
        members = Members::default();
        validation.validate_with(&payload, now, |name, value| members.note(name, value))
    };
    let claims = cx
        .claims(&CLAIMS, validated.as_ref().map_err(|error| *error))
        .map_err(|error| RequestError::RequestObjectClaims { error })?;
    // 3. RFC 9101 sections 4 and 10.8, RFC 9126 section 3.
    let nested = match (with_value(members.request), with_value(members.request_uri)) {
        (Some(_), _) => Err(RequestError::RequestObjectNested { member: "request" }),
        (None, Some(_)) => Err(RequestError::RequestObjectNested { member: "request_uri" }),
        (None, None) => Ok(()),
    };
    cx.result(rule::OBJECT_NESTED, nested)?;
    let same_client = members.client_id.and_then(Value::as_string).is_some_and(|id| id == *client.id());
    cx.ensure(rule::OBJECT_CLIENT_ID, same_client, RequestError::RequestObjectClientId)?;
    let is_subject = claims.registered().sub().is_some_and(|sub| sub == *client.id());
    cx.ensure(rule::OBJECT_SUB, !is_subject, RequestError::RequestObjectSubject)?;
    // 4. FAPI 2.0 Security Profile section 5.3.2.2.
    let response_type = match with_value(members.response_type).map(Value::as_string) {
        None => Err(RequestError::ResponseTypeMissing),
        Some(Some(kind)) if kind == *"code" => Ok(()),
        Some(_) => Err(RequestError::ResponseType),
    };
    cx.result(rule::RESPONSE_TYPE, response_type)?;
    let modes = &policy.authorization_request;
    let mode_fits = match members.response_mode.map(Value::as_string) {
        None => modes.default_mode().is_none(),
        Some(mode) => mode.is_some_and(|mode| modes.response_modes.iter().any(|accepted| mode == **accepted)),
    };
    cx.ensure(rule::RESPONSE_MODE, mode_fits, RequestError::ResponseMode)?;
    cx.result(rule::OBJECT_COMPLETE, check_complete(&members, policy))?;
    cx.result(rule::REDIRECT_URI, check_redirect_uri(&members, request.as_deref(), client, policy))?;
    cx.result(rule::PKCE, check_pkce(&members))?;
    cx.result(rule::NONCE_LENGTH, check_lengths(&members, policy))?;
    let scope = text(members.scope);
    let has_openid = quirks::has_openid(scope.as_deref());
    cx.ensure(
        rule::SCOPE_OPENID,
        has_openid || !policy.authorization_request.require_openid_scope,
        RequestError::ScopeWithoutOpenid,
    )?;
    let is_registered = scope.is_none_or(|scope| client.may_ask_for(&scope));
    cx.ensure(rule::SCOPE_REGISTERED, is_registered, RequestError::ScopeExceeds)?;
    cx.result(rule::MAX_AGE, check_max_age(&members, policy))?;
    // 5. RFC 9396 section 5. Too many details are not read; malformed details are reported before other faults of the
    //    object.
    let registered = claims.registered();
    let own = quirks::of_token(claims.header(), registered)
        .union(quirks::of_request_object(registered, &members, has_openid));
    let null_max_age = own.contains(Quirk::MaxAgeNull);
    let read = || request.or_else(|| typed::read(claims, null_max_age));
    let (request, details) = authorization_details::read_with(members.authorization_details, policy, read);
    let own = own.union(quirks::of_claims_request(members.claims, request.as_deref()));
    let typed = request.as_deref().and_then(|request| request.authorization_details.as_deref());
    let details = details.and_then(|()| authorization_details::read(members.authorization_details, typed));
    let details = authorization_details::check(details, client, server, cx)?;
    // 6. The policy's rules about the form of the object.
    cx.tolerated(rule::OBJECT_QUIRKS, policy, own, |quirk| RequestError::RequestObjectQuirk { quirk })?;
    // 7. RFC 9101 section 4: strings are strings, numbers are numbers.
    let request = cx.result(rule::OBJECT_MEMBERS, request.ok_or_else(|| wrong_member(registered, null_max_age)))?;
    // 8. RFC 9449 section 10.
    let key_fits = request.dpop_jkt.as_ref().is_none_or(|key| Thumbprint::parse(key.as_bytes()).is_some());
    let error = RequestError::RequestObjectMember { member: "dpop_jkt" };
    cx.failure(rule::OBJECT_MEMBERS, if key_fits { Ok(()) } else { Err(error) })?;
    Ok((request, own.union(details)))
}

/// The reason why there is no typed request object. The client has signed the object, so it may be told.
#[cold]
fn wrong_member(claims: &Claims<'_>, has_null_max_age: bool) -> RequestError {
    let without = has_null_max_age.then_some("max_age");
    let member = lenient::faulty_member::<RequestObject>(Value::Object(claims.object()), without);
    RequestError::RequestObjectMember { member: member.unwrap_or(lenient::UNNAMED) }
}

/// OpenID Connect Core 1.0 section 3.1.2.1 has no limit. The check of the other members includes that it is an integer.
fn check_max_age(members: &Members<'_>, policy: &Policy) -> Result<(), RequestError> {
    let seconds = members.max_age.and_then(Value::as_number).and_then(Number::as_u64);
    match (seconds, policy.authorization_request.max_max_age) {
        (Some(seconds), Some(limit)) if seconds > limit.as_secs() => Err(RequestError::MaxAge { seconds, limit }),
        _ => Ok(()),
    }
}

pub(super) const CLAIMS: ClaimRules = ClaimRules {
    whole: rule::OBJECT_CLAIMS,
    checked: &[
        ("typ", rule::OBJECT_TYP),
        ("iss", rule::OBJECT_ISS),
        ("aud", rule::OBJECT_AUD),
        ("exp", rule::OBJECT_EXP),
        ("nbf", rule::OBJECT_NBF),
        ("iat", rule::OBJECT_IAT),
        ("jti", rule::OBJECT_JTI),
    ],
    later: &[("sub", rule::OBJECT_SUB)],
};

fn check_complete(members: &Members<'_>, policy: &Policy) -> Result<(), RequestError> {
    let asked_for = [
        ("scope", members.scope, policy.authorization_request.require_scope),
        ("nonce", members.nonce, policy.authorization_request.require_nonce),
    ];
    match asked_for.into_iter().find(|(_, value, required)| *required && with_value(*value).is_none()) {
        Some((member, ..)) => Err(RequestError::RequestObjectIncomplete { member }),
        None => Ok(()),
    }
}

/// RFC 6749 section 3.1: a parameter without a value counts as omitted; RFC 9101 section 4: the members are parameters.
fn with_value(member: Option<Value<'_>>) -> Option<Value<'_>> {
    member.filter(|value| value.as_string().is_none_or(|text| text != *""))
}

fn check_redirect_uri(
    members: &Members<'_>,
    typed: Option<&RequestObject>,
    client: &RegisteredClient,
    policy: &Policy,
) -> Result<(), RequestError> {
    let uri = text(members.redirect_uri).ok_or(RequestError::RedirectUriMissing)?;
    if policy.authorization_request.require_registered_redirect && !client.has_redirect_uri(&uri) {
        return Err(RequestError::RedirectUriUnregistered);
    }
    // RFC 6749 section 3.1.2: the browser is sent there, whether it is registered or not.
    // What is typed is UTF-8, which need not be found again.
    let uri = typed.map_or_else(|| core::str::from_utf8(&uri).ok(), |typed| Some(&typed.redirect_uri));
    let url = uri.and_then(Url::parse).ok_or(RequestError::RedirectUriMalformed)?;
    if policy.authorization_request.require_https_redirect && !url.is_secure() {
        return Err(RequestError::RedirectUriInsecure);
    }
    Ok(())
}

fn check_pkce(members: &Members<'_>) -> Result<(), RequestError> {
    let challenge = text(members.code_challenge).ok_or(RequestError::PkceMissing)?;
    // RFC 7636 section 4.3: without a method the value is `plain`.
    if members.code_challenge_method.and_then(Value::as_string).is_none_or(|method| method != *"S256") {
        return Err(RequestError::PkceMethod);
    }
    Challenge::check(&challenge)
}

fn check_lengths(members: &Members<'_>, policy: &Policy) -> Result<(), RequestError> {
    for (name, value, limit) in
        [("nonce", members.nonce, policy.limits.nonce), ("state", members.state, policy.limits.state)]
    {
        match value.and_then(Value::as_string) {
            Some(value) if value.len() > limit => {
                return Err(RequestError::TooLong { name, length: value.len(), limit });
            }
            _ => {}
        }
    }
    match members.scope.and_then(Value::as_string) {
        Some(scope) => check_scope_length(scope.len(), policy),
        None => Ok(()),
    }
}

/// No specification has a limit: RFC 6749 section 3.3 lets the server define its scopes.
pub(super) fn check_scope_length(length: usize, policy: &Policy) -> Result<(), RequestError> {
    let limit = policy.limits.scope;
    if length > limit { Err(RequestError::ScopeTooLong { length, limit }) } else { Ok(()) }
}
