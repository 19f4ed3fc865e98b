//! The quirks of messages, which are the same under every policy.

use super::detail_type::DetailType;
use super::detail_types::DetailTypes;
use super::form::Form;
use super::http::Request;
use super::id_number_hash::IdNumberHash;
use super::interaction_id::{self, InteractionId};
use super::request_object::Members;
use crate::error::{Quirk, QuirkSet};
use crate::jose::Header;
use crate::jose::json::{Object, Value};
use crate::jwt::{Audience, ClaimName, Claims};
use crate::types::ofm::v1_2::GrantedConsent;
use crate::types::{
    AuthorizationDetail, ClaimsRequest, GrantedAuthorizationDetail, IdTokenClaims, OneOrMany, Open, RequestObject,
    SecretString, Timestamp, TokenResponse,
};

/// Claims of an ID token with dates, besides those of any token.
const DATES: [&str; 2] = ["auth_time", "updated_at"];

/// Claims of an ID token that are not about the user.
const PROTOCOL_CLAIMS: [&str; 15] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "iat",
    "nbf",
    "jti",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "azp",
    "at_hash",
    "c_hash",
    "s_hash",
];

/// The quirks of a posted form. The values are decoded; the body shows their written form.
pub(super) fn of_form_request(request: &Request, form: &Form<'_>) -> QuirkSet {
    of_headers(request.header("Content-Type"), request.header(interaction_id::HEADER))
        .with_if(Quirk::UnencodedForm, form.is_unencoded())
}

/// The quirks of a request's or response's headers.
pub(super) fn of_headers(content_type: Option<&str>, interaction_id: Option<&str>) -> QuirkSet {
    QuirkSet::EMPTY
        .with_if(Quirk::ContentTypeParameter, content_type.is_some_and(|value| value.contains(';')))
        .with_if(Quirk::InteractionIdHeader, interaction_id.is_some())
}

/// The quirk of the host to which a request came.
pub(super) fn of_host(host: Option<&str>, issuer: &str) -> QuirkSet {
    let Some(host) = host else { return QuirkSet::EMPTY };
    // Searched by bytes, because preparing a text search takes longer than searching a URL.
    let issuer = issuer.as_bytes();
    let rest = issuer.strip_prefix(b"https://").or_else(|| {
        let end = issuer.windows(3).position(|three| three == b"://")?;
        issuer.get(end + 3..)
    });
    let issuer_host = rest.and_then(|rest| rest.split(|byte| *byte == b'/').next()).unwrap_or_default();
    let differs = !host.as_bytes().eq_ignore_ascii_case(issuer_host);
    QuirkSet::EMPTY.with_if(Quirk::HostNotIssuer, differs)
}

/// The quirks of any token.
pub(super) fn of_token(header: &Header, claims: &Claims<'_>) -> QuirkSet {
    let is_thumbprint = header.kid_bytes().is_some_and(|kid| {
        kid.len() == 43 && kid.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    });
    QuirkSet::EMPTY
        .with_if(Quirk::FractionalDate, claims.has_fractional_date())
        .with_if(Quirk::TypMissing, header.typ().is_none())
        .with_if(Quirk::KidLikeThumbprint, is_thumbprint)
        .with_if(Quirk::AudienceArray, matches!(claims.aud(), Some(Audience::Array(_))))
}

/// The quirks of a client assertion, besides those of any token.
pub(super) fn of_assertion(claims: &Claims<'_>) -> QuirkSet {
    QuirkSet::EMPTY.with_if(Quirk::OptionalClaimMissing, !claims.has(ClaimName::NotBefore))
}

/// The quirks of a request object, besides those of any token and of its details.
pub(super) fn of_request_object(claims: &Claims<'_>, members: &Members<'_>, has_openid: bool) -> QuirkSet {
    let is_openid = members.nonce.or(members.max_age).or(members.claims).is_some();
    QuirkSet::EMPTY
        .with_if(Quirk::OptionalClaimMissing, !claims.has(ClaimName::IssuedAt) || !claims.has(ClaimName::Identifier))
        .with_if(Quirk::OpenidNotInScope, is_openid && !has_openid)
        .with_if(Quirk::MaxAgeNull, matches!(members.max_age, Some(Value::Null)))
}

/// The quirks of a request object's `claims`; `typed` is the request object, if it could be read.
pub(super) fn of_claims_request(claims: Option<Value<'_>>, typed: Option<&RequestObject>) -> QuirkSet {
    let has_null = match typed.map(|typed| &typed.claims) {
        Some(None) => false,
        // Claims that were read need not be searched in the text again.
        Some(Some(claims)) if claims.extra.is_empty() => {
            let places = [&claims.userinfo, &claims.id_token];
            places.into_iter().flatten().any(|place| place.values().any(Option::is_none))
        }
        _ => has_null_request(claims),
    };
    QuirkSet::EMPTY.with_if(Quirk::ClaimRequestNull, has_null)
}

fn has_null_request(claims: Option<Value<'_>>) -> bool {
    let places = claims.and_then(Value::as_object).into_iter().flat_map(Object::iter);
    let mut requests = places.filter_map(|(_, place)| place.as_object()).flat_map(Object::iter);
    requests.any(|(_, request)| matches!(request, Value::Null))
}

/// The quirks of requested `authorization_details`.
pub(super) fn of_details(details: &[AuthorizationDetail]) -> QuirkSet {
    details.iter().fold(QuirkSet::EMPTY, |quirks, detail| match detail {
        AuthorizationDetail::AccountAccessV1_2(access) => quirks
            // Its type ends with `v1.2`.
            .union(QuirkSet::of(&[Quirk::ConsentTypeRepeated, Quirk::TypeWithoutPatch]))
            .with_if(Quirk::TimestampForm, is_not_plain(&access.consent.expiration_datetime))
            .with_if(Quirk::IdentifierNotUuid, !is_uuid(&access.consent.dc_id) || !is_uuid(&access.consent.dp_id)),
        AuthorizationDetail::ApiHubAccountAccessV2_1(access) => quirks
            .union(of_type(detail.tag()))
            .with_if(Quirk::TimestampForm, is_not_plain(&access.consent.expiration_date_time)),
        AuthorizationDetail::Other(_) => quirks.union(of_type(detail.tag())),
    })
}

fn of_type(tag: &str) -> QuirkSet {
    let has_no_patch = DetailType::parse(tag).is_some_and(|kind| kind.patch.is_none());
    QuirkSet::EMPTY.with_if(Quirk::TypeWithoutPatch, has_no_patch)
}

/// The quirks of a token response, without those of its ID token.
pub(super) fn of_token_response(
    response: &TokenResponse,
    requested_scope: Option<&str>,
    types: &DetailTypes,
) -> QuirkSet {
    let is_bare = |token: &SecretString| is_uuid(token.expose());
    let tokens = [Some(&response.access_token), response.refresh_token.as_ref()];
    let details = response.authorization_details.as_deref().unwrap_or_default();
    details
        .iter()
        .fold(QuirkSet::EMPTY, |quirks, detail| match detail {
            GrantedAuthorizationDetail::AccountAccessV1_2(access) => {
                let is_grant = response.grant_id.as_deref() == Some(access.consent.consent_id.as_str());
                quirks.union(of_granted_consent(&access.consent)).with_if(Quirk::GrantIdIsConsentId, is_grant)
            }
            GrantedAuthorizationDetail::ApiHubAccountAccessV2_1(access) => {
                let data = &access.consent.data;
                let dates = [&data.creation_date_time, &data.status_update_date_time, &data.expiration_date_time];
                let is_unknown = data.status.known().is_none()
                    || data.permissions.iter().any(|permission| permission.known().is_none());
                quirks
                    .with_if(Quirk::TimestampForm, dates.into_iter().any(is_not_plain))
                    .with_if(Quirk::UnknownValue, is_unknown)
            }
            GrantedAuthorizationDetail::Other(_) => quirks.with_if(Quirk::UnknownValue, !types.contains(detail.tag())),
        })
        .with_if(
            Quirk::OpenidNotInScope,
            response.id_token.is_some() && !has_openid(requested_scope.map(str::as_bytes)),
        )
        .with_if(Quirk::StateInTokenResponse, response.state.is_some())
        .with_if(Quirk::UuidToken, tokens.into_iter().flatten().any(is_bare))
        .with_if(Quirk::TokenTypeCase, !matches!(response.token_type.as_str(), "Bearer" | "DPoP"))
}

fn of_granted_consent(consent: &GrantedConsent) -> QuirkSet {
    let times = [Some(&consent.expiration_datetime), Some(&consent.created_at), consent.updated_at.as_ref()];
    let ids = [&consent.consent_id, &consent.dc_id, &consent.dp_id];
    let accounts = consent.accounts.as_deref().unwrap_or_default();
    let has_unknown = consent.consent_purpose.known().is_none()
        || consent.status.known().is_none()
        || consent.permissions.iter().any(|permission| permission.known().is_none())
        || consent.updated_by.as_ref().is_some_and(|by| by.known().is_none())
        || consent.id_type.as_ref().is_some_and(|kind| kind.known().is_none())
        || consent.status_reason.as_ref().is_some_and(|reason| reason.reason_code.known().is_none());
    let hash = consent.hashed_id_number.as_ref();
    QuirkSet::of(&[Quirk::ConsentTypeRepeated, Quirk::ConsentEnriched, Quirk::TypeWithoutPatch])
        .with_if(Quirk::TimestampForm, times.into_iter().flatten().any(is_not_plain))
        .with_if(Quirk::IdentifierNotUuid, ids.into_iter().any(|id| !is_uuid(id)))
        .with_if(Quirk::NumericAccountId, accounts.iter().any(|account| is_digits(&account.account_id)))
        .with_if(Quirk::UnknownValue, has_unknown)
        .with_if(Quirk::HashedIdNumberForm, hash.is_some_and(|hash| !IdNumberHash::is_documented_form(hash.expose())))
}

/// The quirks of an ID token, besides those of any token.
pub(super) fn of_id_token(claims: &Claims<'_>, typed: &IdTokenClaims, requested: Option<&ClaimsRequest>) -> QuirkSet {
    let was_requested = |name: &str| {
        requested.and_then(|claims| claims.id_token.as_ref()).is_some_and(|claims| claims.contains_key(name))
    };
    let (mut is_extra, mut is_fractional) = (false, false);
    for (name, value) in claims.object() {
        let name = name.to_cow();
        is_extra |= !PROTOCOL_CLAIMS.contains(&&*name) && !was_requested(&name);
        is_fractional |= DATES.contains(&&*name) && value.as_number().is_some_and(|number| !number.is_integer());
    }
    let is_text = |value: &serde_json::Value| matches!(value.as_str(), Some("true" | "false"));
    let has_hash = typed.at_hash.is_some() || typed.c_hash.is_some() || typed.s_hash.is_some();
    let is_uri = |acr: &str| ["urn:", "http://", "https://"].iter().any(|start| acr.starts_with(start));
    let hash = typed.hashed_id_number.as_ref();
    QuirkSet::EMPTY
        .with_if(Quirk::FractionalDate, is_fractional)
        .with_if(Quirk::ClaimNotRequested, is_extra)
        .with_if(Quirk::NumericSubject, is_digits(typed.sub.expose()))
        .with_if(Quirk::AcrNotUri, typed.acr.as_deref().is_some_and(|acr| !is_uri(acr)))
        .with_if(Quirk::AmrText, matches!(typed.amr, Some(OneOrMany::One(_))))
        .with_if(
            Quirk::BooleanText,
            typed.email_verified.is_some_and(crate::types::LenientBool::is_text)
                || typed.extra.get("phone_number_verified").is_some_and(is_text),
        )
        .with_if(Quirk::HashedIdNumberForm, hash.is_some_and(|hash| !IdNumberHash::is_documented_form(hash.expose())))
        .with_if(Quirk::HashesMissing, !has_hash)
        .with_if(Quirk::AzpBesideOneAudience, typed.azp.is_some() && typed.aud.as_slice().len() == 1)
        .with_if(Quirk::AuthTimeIsIssuedAt, typed.auth_time.as_ref() == Some(&typed.iat))
        .with_if(Quirk::UnknownValue, matches!(typed.id_type, Some(Open::Other(_))))
}

/// Whether a scope has `openid`.
pub(super) fn has_openid(scope: Option<&[u8]>) -> bool {
    scope.is_some_and(|scope| scope.split(|byte| *byte == b' ').any(|value| value == b"openid"))
}

fn is_uuid(text: &str) -> bool {
    InteractionId::parse(text).is_some()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a time has a fraction, or an offset other than `Z`.
fn is_not_plain(time: &Timestamp) -> bool {
    let text = time.as_str();
    text.bytes().any(|byte| byte == b'.') || !text.ends_with('Z')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_7_hosts_are_compared_without_case_and_path() {
        let issuer = "https://auth1.example/tenant";
        assert!(of_host(Some("as1.example"), issuer).contains(Quirk::HostNotIssuer));
        assert!(of_host(Some("AUTH1.example"), issuer).is_empty() && of_host(None, issuer).is_empty());
    }
}
