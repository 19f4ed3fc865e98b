//! The failed verdict belongs to the broken rule: for every rejection, the last verdict is the only one that does not
//! hold, and it names the rule of the error.

use std::collections::BTreeSet;

use ofm_protocol::error::{ClaimError, DpopError, RequestError, ResourceError, ResponseError};
use ofm_protocol::oauth::{Policy, Quirk, Verdict};
use serde_json::{Value, json};

use crate::support::exchange::{changed, cx, plain};
use crate::support::modules::{Answer, TokenPost, at, remove, secs, valid_par_with_es256};

/// The rule, by the beginning and the end of its name.
pub(crate) type Expected = (&'static str, String);

fn claim_rule(prefix: &'static str, error: &ClaimError) -> Expected {
    let about = match error {
        ClaimError::Json { .. } | ClaimError::NestedToken => "claims",
        error => error.claim().unwrap(),
    };
    (prefix, format!("_{about}"))
}

fn named(name: &str) -> Expected {
    ("", name.to_owned())
}

/// The rule that a server's error breaks.
pub(crate) fn of_request(error: &RequestError) -> Expected {
    use RequestError as E;
    match error {
        E::Method | E::ContentType | E::Form { .. } => named("form"),
        E::InteractionId | E::InteractionIdMissing => named("fapi_interaction_id_sent"),
        E::FormQuirk { .. } => named("form_quirks"),
        E::MissingParameter { name: "request" } => named("par_m1_request_object"),
        E::MissingParameter { .. } | E::GrantType | E::VerifierMissing => named("token_t1_grant_type"),
        E::RequestUriInForm => named("par_p2_no_request_uri"),
        E::ParameterOutside => named("par_p4_nothing_outside"),
        E::AssertionMissing | E::AssertionType | E::SeveralAuthentications => named("assertion_c1_present"),
        E::AssertionToken { .. } => named("assertion_c3_signature"),
        E::AssertionKidMissing => named("assertion_c8_kid"),
        E::AssertionClaims { error } => claim_rule("assertion_", error),
        E::AssertionLifetime { .. } => named("assertion_c7_lifetime"),
        E::AssertionKeySize { .. } => named("assertion_key_size"),
        E::AssertionQuirk { .. } => named("assertion_quirks"),
        E::ClientIdMismatch => named("client_c2_client_id"),
        E::RequestObjectToken { .. } => named("jar_j6_signature"),
        E::RequestObjectKidMissing => named("jar_j6_kid"),
        E::RequestObjectClaims { error } => claim_rule("jar_", error),
        E::RequestObjectNested { .. } => named("jar_j2_no_request"),
        E::RequestObjectSubject => named("jar_j9_sub"),
        E::RequestObjectClientId => named("jar_j5_client_id"),
        E::RequestObjectKeySize { .. } => named("jar_key_size"),
        E::RequestObjectQuirk { .. } => named("jar_quirks"),
        E::ResponseType | E::ResponseTypeMissing => named("fapi_response_type"),
        E::ResponseMode => named("fapi_response_mode"),
        E::RequestObjectIncomplete { .. } => named("fapi1_complete"),
        E::RedirectUriMissing | E::RedirectUriUnregistered | E::RedirectUriMalformed | E::RedirectUriInsecure => {
            named("fapi_redirect_uri")
        }
        E::PkceMissing | E::PkceMethod | E::PkceChallenge => named("fapi_pkce"),
        E::TooLong { .. } => named("fapi_nonce_length"),
        E::MaxAge { .. } => named("oidc_max_age"),
        E::ScopeWithoutOpenid => named("oidc_scope"),
        E::DetailsMissing | E::DetailsCount { .. } | E::DetailsMalformed { .. } | E::DetailsType { .. } => {
            named("rar_r2_details")
        }
        E::ConsentType { .. }
        | E::ConsentParty { .. }
        | E::ConsentConsumer { .. }
        | E::ConsentPurpose { .. }
        | E::ConsentPermission { .. }
        | E::ConsentNotEndOfDay { .. }
        | E::ConsentExpired { .. } => named("rar_ofm_consent"),
        E::DetailsQuirk { .. } => named("rar_quirks"),
        E::GrantUnknown | E::GrantOfOther => named("token_t2_client"),
        E::GrantExpired { .. } => named("token_t2_code_lifetime"),
        E::RedirectUriMismatch => named("token_t2_redirect_uri"),
        E::VerifierMalformed | E::VerifierMismatch => named("token_t3_pkce"),
        E::SenderUnconstrained | E::CertificateMissing | E::Dpop { error: DpopError::Missing } => {
            named("sender_constraint")
        }
        E::Dpop { error: DpopError::Several } => named("dpop_present"),
        E::Dpop { error: DpopError::Claims { error } } => claim_rule("dpop_", error),
        E::Dpop { error: DpopError::Token { .. } } => named("dpop_signature"),
        E::Dpop { error: DpopError::Method } => named("dpop_htm"),
        E::Dpop { error: DpopError::Url } => named("dpop_htu"),
        E::GrantBinding { .. } => named("token_t2_key"),
        // Its name may contain the member.
        error if error.label() == "request_object_member" => named("jar_j3_types"),
        error => panic!("no rule is known for {error:?}"),
    }
}

/// The rule that an error of a request about a token breaks.
pub(crate) fn of_query(error: &RequestError) -> Expected {
    match error {
        RequestError::MissingParameter { name: "token" } => named("token_query"),
        RequestError::GrantOfOther => named("revocation_client"),
        error => of_request(error),
    }
}

/// The rule that a JWT access token breaks.
pub(crate) fn of_access_token(error: &ResourceError) -> Expected {
    match error {
        ResourceError::Jwt { .. } => named("access_token_signature"),
        ResourceError::JwtClaims { error } => match error.claim() {
            Some("typ" | "iss" | "aud" | "exp") => claim_rule("access_token", error),
            _ => named("access_token_claims"),
        },
        _ => named("access_token_members"),
    }
}

/// The rule that a client's error breaks.
pub(crate) fn of_response(error: &ResponseError) -> Expected {
    use ResponseError as E;
    match error {
        E::StateMissing | E::StateMismatch => named("callback_state"),
        E::IssuerMismatch => named("callback_iss"),
        E::ContentType => named("token_t4_status"),
        E::TokenType | E::TokenUnbound | E::ExpiresIn => named("token_t4_token_type"),
        E::Scope => named("token_t4_scope"),
        E::DetailsMissing | E::DetailsExceed { .. } | E::ConsentInactive { .. } => named("rar_r4_granted"),
        E::IdTokenToken { .. } => named("id_token_signature"),
        E::IdTokenClaims { error } => claim_rule("id_token_", error),
        E::Quirk { quirk: Quirk::IssuerMissing } => named("callback_quirks"),
        E::Quirk { .. } | E::NullMember { .. } => named("token_quirks"),
        E::IdTokenMissing => named("id_token_present"),
        E::IdTokenQuirk { .. } | E::IdTokenNullMember { .. } => named("id_token_quirks"),
        E::Subject => named("id_token_sub"),
        E::AuthorizedParty => named("id_token_azp"),
        E::NonceMissing | E::NonceMismatch => named("id_token_nonce"),
        E::Hash { .. } => named("id_token_hashes"),
        E::AuthTimeMissing | E::AuthTime { .. } => named("id_token_auth_time"),
        E::Acr => named("id_token_acr"),
        error if error.label() == "id_token_member" => named("id_token_members"),
        error if error.label() == "response_member" => named("token_t4_token_type"),
        error => panic!("no rule is known for {error:?}"),
    }
}

/// The rule that a client's error about a response after the tokens breaks.
pub(crate) fn of_signable(error: &ResponseError, status: &str) -> Expected {
    use ResponseError as E;
    match error {
        E::TooLong { .. } | E::Unsigned | E::Refused { .. } | E::Status { .. } | E::ContentType => named(status),
        E::Member { .. } => named("introspection_members"),
        E::Confirmation { .. } => named("introspection_cnf"),
        E::IntrospectionIssuer => named("introspection_iss"),
        E::UserinfoSubject => named("userinfo_sub"),
        E::SignedToken { .. } => named("signed_response_signature"),
        E::SignedClaims { error } => claim_rule("signed_response_", error),
        E::SignedLifetime { .. } => named("signed_response_exp"),
        E::SignedMember { .. } => named("signed_response_claims"),
        E::CallbackForm { .. } => named("callback_redirect_uri"),
        E::CallbackRefused { .. } | E::CodeMissing => named("callback_code"),
        error => of_response(error),
    }
}

/// The rule that a resource server's error breaks.
pub(crate) fn of_resource(error: &ResourceError) -> Expected {
    use ResourceError as E;
    match error {
        E::Token { .. } => named("resource_present"),
        E::Expired { .. } | E::Audience => named("resource_token"),
        E::BearerForKey | E::KeyUnbound | E::Unbound => named("resource_scheme"),
        E::Binding { .. } => named("resource_binding"),
        E::Dpop { error: DpopError::Missing | DpopError::Several } => named("dpop_present"),
        E::Dpop { error: DpopError::Claims { error } } => claim_rule("dpop_", error),
        E::Dpop { error: DpopError::TokenHash | DpopError::TokenHashMissing } => named("dpop_ath"),
        E::Dpop { error: DpopError::KeyMismatch } => named("dpop_jkt"),
        E::Dpop { error } => named(error.label()),
        _ => named("resource_consent"),
    }
}

/// The reported verdicts, compared with the outcome; collects the labels of the errors.
#[derive(Default)]
pub(crate) struct Told {
    labels: BTreeSet<(&'static str, String)>,
}

impl Told {
    pub(crate) fn compare(&mut self, what: &str, verdicts: &[Verdict], refused: Option<(&'static str, Expected)>) {
        let failed: Vec<_> =
            verdicts.iter().filter(|verdict| !verdict.holds).map(|verdict| verdict.rule.name).collect();
        let Some((label, (prefix, suffix))) = refused else {
            assert!(failed.is_empty(), "{what} is accepted, yet {failed:?}");
            return;
        };
        let [rule] = failed[..] else { panic!("{what} ({label}): {failed:?}") };
        assert!(!verdicts.last().unwrap().holds, "{what} ({label}): {rule} is not the last");
        let is_it =
            if prefix.is_empty() { rule == suffix } else { rule.starts_with(prefix) && rule.ends_with(&suffix) };
        assert!(is_it, "{what} ({label}) is marked as {rule}, not {prefix}..{suffix}");
        self.labels.insert((label, rule.to_owned()));
    }
}

/// Values of every JSON type, and dates of every kind.
fn values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(5),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("other"),
        json!("x".repeat(2_000)),
        json!([]),
        json!(["other"]),
        json!({}),
        secs(-100_000),
        secs(100_000),
    ]
}

/// Every member of the message, and some optional ones, each removed and with every value.
fn changes(message: &Value, more: &[&'static str]) -> Vec<(String, Value)> {
    let own = message.as_object().unwrap().keys().cloned();
    let names: BTreeSet<String> = own.chain(more.iter().map(|name| (*name).to_owned())).collect();
    let mut changes = Vec::new();
    for name in names {
        let mut without = message.clone();
        if without.as_object_mut().unwrap().remove(&name).is_some() {
            changes.push((format!("without {name}"), without));
        }
        for value in values() {
            let mut with = message.clone();
            let what = format!("{name}: {}", value.to_string().chars().take(20).collect::<String>());
            with[&name] = value;
            changes.push((what, with));
        }
    }
    changes
}

const CLAIMS: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

#[test]
fn every_refusal_of_a_pushed_request_marks_the_rule_that_it_breaks() {
    let mut told = Told::default();
    for policy in [Policy::fapi2_final(), plain(Policy::fapi1_advanced()), Policy::ofm_v1_2_2()] {
        let mut par = valid_par_with_es256(policy.clone());
        let (object, assertion, header) = (par.object.clone(), par.assertion.clone(), par.object_header);
        let mut check = |par: &crate::support::exchange::Par, what: &str| {
            let mut verdicts = Vec::new();
            let refused =
                par.check_with(&mut cx(par.now).with_observer(&mut |verdict| verdicts.push(verdict))).map(|_| ()).err();
            told.compare(what, &verdicts, refused.map(|error| (error.label(), of_request(&error))));
        };
        for (what, changed) in changes(&assertion, &CLAIMS) {
            par.assertion = changed;
            check(&par, &format!("assertion {what}"));
        }
        par.assertion = assertion;
        let more = [&CLAIMS[..], &["request", "request_uri", "response_mode", "max_age", "claims"]].concat();
        for (what, changed) in changes(&object, &more) {
            par.object = changed;
            check(&par, &format!("object {what}"));
        }
        par.object = object.clone();
        let consent = "/authorization_details/0/consent";
        for (what, changed) in changes(object.pointer(consent).unwrap(), &[]) {
            *par.object.pointer_mut(consent).unwrap() = changed;
            check(&par, &format!("consent {what}"));
        }
        par.object["authorization_details"] = json!([{ "type": "of no known type" }]);
        check(&par, "a type that is not known");
        par.object = object;
        for typ in ["at+jwt", "client-authentication+jwt"] {
            par.object_header = header.with_typ(typ);
            check(&par, typ);
        }
        par.object_header = header;
        for (name, value) in [
            ("client_secret", "x"),
            ("request_uri", "urn:x"),
            ("request", ""),
            ("request", "x"),
            ("client_assertion", ""),
            ("client_assertion", "e30.e30.AAAA"),
            ("client_assertion_type", "x"),
            ("client_id", "other"),
        ] {
            par.parameters = vec![(name, value.to_owned())];
            check(&par, name);
        }
        par.parameters.clear();
        par.policy.interaction_id.require = true;
        check(&par, "no interaction id");
        par.policy.interaction_id = changed(policy, |policy| policy.interaction_id.check_uuid = true).interaction_id;
        par.headers.push(("x-fapi-interaction-id", "1"));
        check(&par, "a malformed interaction id");
    }
    assert!(told.labels.len() >= 45, "{} {:?}", told.labels.len(), told.labels);
}

#[test]
fn every_refusal_of_a_token_request_marks_the_rule_that_it_breaks() {
    let mut told = Told::default();
    let mut valid = TokenPost::valid(Policy::fapi2_final());
    valid.sign_with_es256();
    let mut check = |post: &TokenPost, what: &str| {
        let mut verdicts = Vec::new();
        let refused = post.check_with(&mut cx(at(0)).with_observer(&mut |verdict| verdicts.push(verdict))).err();
        told.compare(what, &verdicts, refused.map(|error| (error.label(), of_request(&error))));
    };
    let mut post = valid;
    let parameters = post.parameters.clone();
    for name in ["grant_type", "code", "redirect_uri", "code_verifier", "client_id", "client_assertion_type"] {
        for value in ["", "x", "refresh_token", "client_credentials"] {
            post.set(name, value);
            check(&post, &format!("{name}={value}"));
            post.parameters.clone_from(&parameters);
        }
    }
    for value in ["client_credentials", "refresh_token"] {
        post.set("grant_type", value);
        post.set("refresh_token", "x");
        check(&post, value);
        post.parameters.clone_from(&parameters);
    }
    post.set("code_verifier", &"v".repeat(43));
    check(&post, "another verifier");
    post.parameters = parameters;
    let assertion = post.assertion.clone();
    for (what, changed) in changes(&assertion, &CLAIMS) {
        post.assertion = changed;
        check(&post, &what);
    }
    post.assertion = assertion;
    post.issued.expires_at = at(0);
    check(&post, "a code that expired");
    post.issued.expires_at = at(60);
    post.issued.request.client_id = "other".into();
    check(&post, "another client's code");
    assert!(told.labels.len() >= 20, "{} {:?}", told.labels.len(), told.labels);
}

#[test]
fn every_refusal_of_an_answer_marks_the_rule_that_it_breaks() {
    let mut told = Told::default();
    for policy in [Policy::fapi2_final(), Policy::ofm_v1_2_2()] {
        let mut answer = Answer::valid(policy);
        answer.sign_with_es256();
        let (claims, body) = (answer.claims.clone(), answer.body.clone());
        let mut check = |answer: &Answer, what: &str| {
            let mut verdicts = Vec::new();
            let refused =
                answer.read_with(&mut cx(at(0)).with_observer(&mut |verdict| verdicts.push(verdict))).map(|_| ()).err();
            told.compare(what, &verdicts, refused.map(|error| (error.label(), of_response(&error))));
        };
        let more = ["azp", "amr", "email_verified", "updated_at", "c_hash", "s_hash", "name", "id_type"];
        for (what, changed) in changes(&claims, &[&CLAIMS[..], &more].concat()) {
            answer.claims = changed;
            check(&answer, &format!("id_token {what}"));
        }
        answer.claims = claims;
        let mut bodies = changes(&body, &["refresh_token", "grant_id"]);
        // The support replaces the ID token.
        bodies.retain(|(what, _)| !what.contains("id_token"));
        for (what, changed) in bodies {
            answer.body = changed;
            check(&answer, &format!("token response {what}"));
        }
        answer.body = body;
        answer.header = Some(br#"{"alg":"ES256","typ":"at+jwt"}"#);
        check(&answer, "typ");
        answer.header = Some(br#"{"alg":"ES256","cty":"JWT"}"#);
        check(&answer, "cty");
        answer.header = None;
        answer.content_type = "text/html";
        check(&answer, "content type");
        answer.content_type = "application/json";
        for state in [None, Some("x".to_owned())] {
            answer.state = state;
            check(&answer, "state");
        }
    }
    assert!(told.labels.len() >= 25, "{} {:?}", told.labels.len(), told.labels);
}

/// The original report: a missing `sub` was shown as a wrong `typ`.
#[test]
fn a_missing_sub_is_marked_as_sub_and_not_as_typ() {
    for claim in ["sub", "nbf", "jti"] {
        let mut answer = Answer::valid(Policy::fapi2_final());
        answer.claims[claim] = json!([]);
        if claim == "sub" {
            remove(&mut answer.claims, claim);
        }
        let mut verdicts = Vec::new();
        assert!(answer.read_with(&mut cx(at(0)).with_observer(&mut |verdict| verdicts.push(verdict))).is_err());
        assert_eq!(verdicts.last().unwrap().rule.name, format!("id_token_{claim}"));
    }
}
