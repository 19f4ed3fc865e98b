//! Every quirk of a message: recorded under every policy, accepted if tolerated, otherwise rejected by name. The
//! numbers are the rows of docs/quirks.md.

use ofm_protocol::error::{RequestError, ResponseError};
use ofm_protocol::jose::ProtectedHeader;
use ofm_protocol::oauth::http::Response;
use ofm_protocol::oauth::par::PushedAuthorization;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::token::AuthenticatedRequest;
use ofm_protocol::oauth::{AuthorizationRequest, ConsentEnd, Policy, PushedRequest, Quirk, QuirkKind, QuirkSet};
use serde_json::{Value, json};

use crate::support::exchange::cx;
use crate::support::exchange::*;
use crate::support::modules::*;

/// The quirks of an accepted message, or the quirk for which it was rejected.
type Shown = Result<QuirkSet, Quirk>;

fn of_request<T>(result: Result<T, RequestError>, quirks: impl FnOnce(&T) -> QuirkSet) -> Shown {
    match result {
        Ok(read) => Ok(quirks(&read)),
        Err(
            RequestError::FormQuirk { quirk }
            | RequestError::AssertionQuirk { quirk }
            | RequestError::RequestObjectQuirk { quirk }
            | RequestError::DetailsQuirk { quirk },
        ) => Err(quirk),
        Err(error) => panic!("{error}"),
    }
}

fn of_response<T>(result: Result<T, ResponseError>, quirks: impl FnOnce(&T) -> QuirkSet) -> Shown {
    match result {
        Ok(read) => Ok(quirks(&read)),
        Err(ResponseError::Quirk { quirk } | ResponseError::IdTokenQuirk { quirk }) => Err(quirk),
        Err(ResponseError::NullMember { .. } | ResponseError::IdTokenNullMember { .. }) => Err(Quirk::NullMember),
        Err(error) => panic!("{error}"),
    }
}

fn par(policy: Policy, change: fn(&mut Par)) -> Shown {
    let mut par = valid_par(policy);
    change(&mut par);
    of_request(par.check(), PushedAuthorization::quirks)
}

fn token(policy: Policy, change: fn(&mut TokenPost)) -> Shown {
    let mut post = TokenPost::valid(policy);
    change(&mut post);
    of_request(post.authenticate(), AuthenticatedRequest::quirks)
}

fn answer(policy: Policy, change: fn(&mut Answer)) -> Shown {
    let mut answer = Answer::valid(policy);
    change(&mut answer);
    of_response(answer.read(), |(tokens, callback)| tokens.quirks().union(*callback))
}

/// A PAR response according to RFC 9126.
struct Pushed {
    status: u16,
    content_type: &'static str,
    request_uri: &'static str,
    expires_in: Value,
}

fn pushed(policy: Policy, change: fn(&mut Pushed)) -> Shown {
    let request_uri = "urn:ietf:params:oauth:request_uri:bwc4JDpSd7";
    let mut pushed = Pushed { status: 201, content_type: "application/json", request_uri, expires_in: json!(90) };
    change(&mut pushed);
    let world = World::new(policy);
    let (request, session) =
        world.client().push(&world.provider(), AuthorizationRequest::new(REDIRECT_URI), &mut cx(PAR_TIME)).unwrap();
    let body = json!({"request_uri": pushed.request_uri, "expires_in": pushed.expires_in}).to_string();
    let response = Response::new(pushed.status).with_header("Content-Type", pushed.content_type).with_body(body);
    of_response(
        session.read_par_response(&world.client(), (&request, &response), &mut cx(PAR_TIME)),
        PushedRequest::quirks,
    )
}

/// `test: Quirk, kind of message, |message| { a change that shows it };`. `always` instead of a change: every message
/// of the kind shows it.
macro_rules! quirks {
    ($($name:ident: $quirk:ident, $kind:ident, $change:tt;)+) => {
        $(
            #[test]
            fn $name() {
                let show = |policy, changed| $kind(policy, if changed { change!($change) } else { |_| {} });
                check(Quirk::$quirk, show, always!($change));
            }
        )+

        /// Every quirk that has a test here.
        const TESTED: &[Quirk] = &[$(Quirk::$quirk),+];
    };
}

macro_rules! change {
    (always) => {
        |_| {}
    };
    ((|$message:ident| $change:block)) => {
        |$message| $change
    };
}

macro_rules! always {
    (always) => {
        true
    };
    ($change:tt) => {
        false
    };
}

fn check(quirk: Quirk, show: fn(Policy, bool) -> Shown, always: bool) {
    // 1. The sandbox tolerates every quirk of a message.
    let shown = show(Policy::ofm_sandbox(), true).unwrap_or_else(|other| panic!("{quirk}: refused for {other}"));
    assert!(shown.contains(quirk), "{quirk} is not in {shown:?}");
    // 2. FAPI 2.0 Final rejects by name the quirks that its own specifications forbid, and accepts the others.
    let strict = Policy::fapi2_final();
    assert!(strict.tolerates(quirk) || !quirk.is_conforming(), "{quirk}");
    match show(strict.clone(), true) {
        Ok(shown) => assert!(strict.tolerates(quirk) && shown.contains(quirk), "{quirk} is accepted"),
        Err(refused) => assert!(!strict.tolerates(quirk) && refused == quirk, "{quirk} is refused for {refused}"),
    }
    // 3. Any policy can reject this quirk alone.
    if strict.tolerates(quirk) {
        assert_eq!(
            show(changed(strict.clone(), |policy| policy.tolerated = policy.tolerated.without(quirk)), true),
            Err(quirk)
        );
    } else {
        assert!(
            show(changed(strict.clone(), |policy| policy.tolerated = policy.tolerated.with(quirk)), true)
                .unwrap()
                .contains(quirk)
        );
    }
    // 4. A message without the quirk is not marked.
    if !always {
        assert!(!show(strict, false).unwrap().contains(quirk), "{quirk}");
    }
}

quirks! {
    row_1_a_fractional_date_in_a_request_object: FractionalDate, par, (|par| {
        par.object["exp"] = json!(1_769_767_018.445);
    });
    row_1_a_fractional_date_in_an_assertion: FractionalDate, par, (|par| {
        par.assertion["iat"] = json!(1_769_766_702.739);
    });
    row_1_a_fractional_date_in_an_id_token: FractionalDate, answer, (|answer| {
        answer.claims["updated_at"] = json!(1.5);
    });
    row_2_a_request_object_without_typ: TypMissing, par, (|par| {
        par.object_header = ProtectedHeader::new().with_kid(CLIENT_KID);
    });
    row_2_an_assertion_without_typ: TypMissing, par, (|par| {
        par.assertion_header = ProtectedHeader::new().with_kid(CLIENT_KID);
    });
    row_3_a_kid_like_a_thumbprint: KidLikeThumbprint, par, always;
    row_6_no_client_id_in_a_pushed_form: ClientIdNotInForm, par, (|par| {
        par.parameters.push(("client_id", String::new()));
    });
    row_6_no_client_id_in_a_token_request: ClientIdNotInForm, token, (|post| { post.set("client_id", ""); });
    row_7_a_host_that_is_not_the_issuers: HostNotIssuer, par, (|par| {
        par.headers.push(("Host", "as1.sandbox.mya.ozoneapi.io"));
    });
    row_8_an_audience_in_an_array_in_a_request_object: AudienceArray, par, (|par| {
        par.object["aud"] = json!([ISSUER]);
    });
    row_8_an_audience_in_an_array_in_an_id_token: AudienceArray, answer, (|answer| {
        answer.claims["aud"] = json!([CLIENT_ID]);
    });
    row_9_a_request_object_without_iat_and_jti: OptionalClaimMissing, par, (|par| {
        remove(&mut par.object, "iat");
        remove(&mut par.object, "jti");
    });
    row_9_an_assertion_without_nbf: OptionalClaimMissing, par, (|par| { remove(&mut par.assertion, "nbf"); });
    row_10_a_nonce_without_openid: OpenidNotInScope, par, always;
    row_11_scope_in_a_code_grant: ScopeInCodeGrant, token, (|post| { post.set("scope", "accounts"); });
    row_12_claims_asked_for_with_null: ClaimRequestNull, par, always;
    row_13_a_claim_that_was_not_asked_for: ClaimNotRequested, answer, (|answer| {
        answer.claims["name"] = "Mr. Mitsu Hirato".into();
    });
    row_14_max_age_is_null: MaxAgeNull, par, (|par| { par.object["max_age"] = Value::Null; });
    row_15_consent_type_repeats_type: ConsentTypeRepeated, par, always;
    row_16_a_consent_comes_back_with_more: ConsentEnriched, answer, always;
    row_17_a_type_without_patch_level: TypeWithoutPatch, par, always;
    row_18_an_end_with_an_offset: TimestampForm, par, (|par| {
        par.object["authorization_details"][0]["consent"]["expiration_datetime"] = "2026-11-30T23:59:59+08:00".into();
    });
    row_18_a_time_with_a_fraction: TimestampForm, answer, always;
    row_19_identifiers_that_are_no_uuids: IdentifierNotUuid, par, always;
    row_20_account_identifiers_of_digits: NumericAccountId, answer, always;
    row_21_an_unknown_value_of_an_enumeration: UnknownValue, answer, (|answer| {
        answer.body["authorization_details"][0]["consent"]["status"] = "Authorized".into();
    });
    row_22_state_in_a_token_response: StateInTokenResponse, answer, (|answer| {
        answer.body["state"] = "d0ba6086-ca86-43f9-9ec3-92326bceb490".into();
    });
    row_23_grant_id_is_the_consents: GrantIdIsConsentId, answer, (|answer| {
        answer.body["grant_id"] = "a7cb03ff-4c70-4eaa-87f4-f2a4c4c87b0d".into();
    });
    row_24_a_bare_uuid_as_token: UuidToken, answer, (|answer| {
        answer.body["refresh_token"] = "2885e6a3-1486-4aa5-839f-ff879ba8a79a".into();
    });
    row_25_token_type_in_another_case: TokenTypeCase, answer, (|answer| {
        answer.body["token_type"] = "bearer".into();
    });
    row_26_a_pushed_request_answered_with_200: ParStatusOk, pushed, (|pushed| { pushed.status = 200; });
    row_27_a_request_uri_of_ten_minutes: LongRequestUri, pushed, (|pushed| { pushed.expires_in = json!(600); });
    row_28_a_request_uri_of_the_sibling_platform: RequestUriPrefix, pushed, (|pushed| {
        pushed.request_uri = "urn:ietf:params:oauth:request-uri:bwc4JDpSd7";
    });
    row_29_a_subject_of_digits: NumericSubject, answer, (|answer| { answer.claims["sub"] = "202".into(); });
    row_30_an_acr_that_is_no_urn: AcrNotUri, answer, (|answer| { answer.claims["acr"] = "acr:paynet-sandbox".into(); });
    row_31_amr_as_text: AmrText, answer, (|answer| { answer.claims["amr"] = "mock".into(); });
    row_32_a_truth_value_as_text: BooleanText, answer, (|answer| { answer.claims["email_verified"] = "true".into(); });
    row_32_another_truth_value_as_text: BooleanText, answer, (|answer| {
        answer.claims["phone_number_verified"] = "false".into();
    });
    row_33_a_hash_in_hexadecimal: HashedIdNumberForm, answer, (|answer| {
        answer.claims["hashed_id_number"] = HEX_HASH.into();
    });
    row_34_no_hashes: HashesMissing, answer, (|answer| { remove(&mut answer.claims, "at_hash"); });
    row_35_azp_beside_one_audience: AzpBesideOneAudience, answer, (|answer| {
        answer.claims["azp"] = CLIENT_ID.into();
    });
    row_36_auth_time_is_iat: AuthTimeIsIssuedAt, answer, (|answer| { answer.claims["auth_time"] = secs(0); });
    row_37_an_id_token_that_lives_longer: LifetimesDiffer, answer, (|answer| { answer.claims["exp"] = secs(900); });
    row_39_a_callback_without_iss: IssuerMissing, answer, (|answer| { answer.iss = None; });
    row_40_a_code_verifier_of_72_characters: LongCodeVerifier, token, always;
    row_41_parameters_of_a_content_type_in_a_request: ContentTypeParameter, token, (|post| {
        post.headers.push(("content-type", "application/x-www-form-urlencoded; charset=utf-8"));
    });
    row_41_parameters_of_a_content_type_at_par: ContentTypeParameter, pushed, (|pushed| {
        pushed.content_type = "application/json; charset=utf-8";
    });
    row_41_parameters_of_a_content_type_of_tokens: ContentTypeParameter, answer, (|answer| {
        answer.content_type = "application/json;charset=utf-8";
    });
    row_42_an_interaction_id_at_an_authorization_server: InteractionIdHeader, token, (|post| {
        post.headers.push(("x-fapi-interaction-id", "968bed68-6694-44a8-8daa-b955bb4d1283"));
    });
    row_43_a_redirect_uri_that_is_not_encoded: UnencodedForm, token, (|post| {
        post.rewrite = |body| body.replace("%3A", ":").replace("%2F", "/");
    });
    row_47_an_optional_member_that_is_null: NullMember, answer, (|answer| {
        answer.body["refresh_token"] = Value::Null;
    });
    row_47_a_member_of_a_consent_that_is_null: NullMember, answer, (|answer| {
        answer.body["authorization_details"][0]["consent"]["updated_at"] = Value::Null;
    });
    row_47_a_claim_that_is_null: NullMember, answer, (|answer| { answer.claims["email"] = Value::Null; });
    row_48_expires_in_as_text: ExpiresInText, answer, (|answer| { answer.body["expires_in"] = "600".into(); });
    row_48_expires_in_as_text_at_par: ExpiresInText, pushed, (|pushed| { pushed.expires_in = json!("90"); });
    row_49_an_equals_sign_at_the_end_of_a_code: UnencodedEquals, answer, (|answer| {
        answer.rewrite = |query| query.replacen('&', "==&", 1);
    });
}

const HEX_HASH: &str = "c17edaae86e4016a583e098582f6dbf3eccade8ef83747df9ba617ded9d31309";
const BASE64_HASH: &str = "wX7arobkAWpYPgmFgvbb8+zK3o74N0ffm6YX3tnTEwk=";

#[test]
fn every_quirk_that_messages_show_has_a_test() {
    for quirk in Quirk::ALL {
        assert_eq!(TESTED.contains(quirk), quirk.kind() == QuirkKind::Observable, "{quirk}");
    }
    // Rows 4 and 5 are in tests/oauth/exchange.rs; no single message shows the others.
    let rest: Vec<_> = Quirk::ALL.iter().filter(|quirk| !TESTED.contains(quirk)).map(|quirk| quirk.row()).collect();
    assert_eq!(rest, [4, 5, 38, 44, 45, 46]);
}

const INTRODUCTION: &str = "\
# Quirks

A quirk is a form that deviates from the common one and that readers often fail on. Each was seen in real messages or in
the platforms' documents. The reader is the same under every policy: it marks a message with its quirks (`quirks()`),
and `Policy::tolerated` decides. An error names a quirk that is not tolerated. A *conforming* quirk is one that the
specifications allow: every preset tolerates it, and a policy can tolerate fewer.

The tests of row N are `row_N_…` in tests/oauth/quirks.rs; rows 4, 5 and 38 are in tests/oauth/exchange.rs. Rows 44 to
46 do not describe single messages: one fixture represents each sample, the presets settle the documents'
contradictions, and a policy has algorithms for each use.

This page is generated: `UPDATE_SNAPSHOTS=1 cargo test --test oauth quirks`.

";

/// docs/quirks.md according to the code.
fn page() -> String {
    use std::fmt::Write as _;
    let mut page = String::from(INTRODUCTION);
    page.push_str("| row | label | form | source | conforming |");
    for name in Preset::ALL.map(Preset::name) {
        write!(page, " {name} |").unwrap();
    }
    page.push_str("\n|---|---|---|---|---|");
    page.push_str(&"---|".repeat(Preset::ALL.len()));
    page.push('\n');
    for quirk in Quirk::ALL {
        let (row, label, meaning, citation) = (quirk.row(), quirk.label(), quirk.meaning().trim(), quirk.citation());
        let conforming = if quirk.is_conforming() { "yes" } else { "no" };
        write!(page, "| {row} | `{label}` | {meaning} | {citation} | {conforming} |").unwrap();
        for name in Preset::ALL.map(Preset::name) {
            let verdict = match quirk.kind() {
                QuirkKind::Observable if Policy::preset(name).unwrap().tolerates(*quirk) => "tolerated",
                QuirkKind::Observable => "rejected",
                QuirkKind::Rejected => "malformed",
                QuirkKind::Settled => "-",
            };
            write!(page, " {verdict} |").unwrap();
        }
        page.push('\n');
    }
    page
}

#[test]
fn the_page_of_quirks_is_that_of_the_code() {
    let file = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("docs/quirks.md");
    if std::fs::read_to_string(&file).is_ok_and(|committed| committed == page()) {
        return;
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() && std::env::var_os("CI").is_none() {
        std::fs::write(&file, page()).unwrap();
        panic!("rewrote docs/quirks.md; look at the diff, commit it, and run the test again");
    }
    panic!("docs/quirks.md is stale; run with UPDATE_SNAPSHOTS=1 and look at the diff");
}

#[test]
fn presets_tolerate_what_their_platforms_show() {
    let beyond_law = |policy: Policy| -> Vec<_> {
        policy.tolerated.difference(QuirkSet::CONFORMING).iter().map(Quirk::row).collect()
    };
    assert_eq!(beyond_law(Policy::fapi2_final()), [33, 43]);
    assert_eq!(beyond_law(Policy::fapi1_advanced()), [27, 33, 39, 43]);
    assert_eq!(beyond_law(Policy::ofm_sandbox()), [14, 26, 27, 31, 32, 33, 39, 43, 47, 48, 49]);
    assert_eq!(beyond_law(Policy::ofm_v1_2_2()), [26, 27, 31, 32, 43, 47, 48, 49]);
    assert_eq!(beyond_law(Policy::api_hub_uae_v2_1()), [26, 33, 43]);
}

#[test]
fn row_33_v1_2_2_takes_44_characters_only() {
    let read = |hash: &str| {
        let mut answer = Answer::valid(Policy::ofm_v1_2_2());
        answer.claims["hashed_id_number"] = hash.into();
        of_response(answer.read(), |(tokens, _)| tokens.quirks()).map(|_| ())
    };
    assert_eq!(read(BASE64_HASH), Ok(()));
    for hash in [HEX_HASH, &BASE64_HASH[..43], &BASE64_HASH.replace('+', "-"), "123456-78-9012"] {
        assert_eq!(read(hash), Err(Quirk::HashedIdNumberForm), "{hash}");
    }
}

/// A preset that tolerates every quirk, and otherwise differs from its platform as little as the samples need.
fn tolerant(name: &str) -> Policy {
    let policy = changed(plain(Policy::preset(name).unwrap()), |policy| policy.tolerated = QuirkSet::OBSERVABLE);
    // Which consents are accepted is no matter of reading.
    changed(policy, |policy| {
        policy.consent.end = ConsentEnd::Any;
        policy.authorization_details.types = None;
    })
}

#[test]
fn messages_are_read_the_same_under_every_policy() {
    let mut objects = Vec::new();
    for name in Preset::ALL.map(Preset::name) {
        let mut par = Par::of_the_samples();
        par.object["max_age"] = Value::Null;
        par.policy = tolerant(name);
        let pushed = par.check().unwrap_or_else(|error| panic!("{name}: {error}"));
        let parsed =
            World::new(Policy::preset(name).unwrap()).server().read_par(&par.request(), &mut cx(PAR_TIME)).unwrap();
        assert_eq!(parsed.claimed_client(), CLIENT_ID);
        let quirks = pushed.quirks();
        objects.push((serde_json::to_value(&pushed.request).unwrap(), pushed.assertion, quirks));
    }
    assert!(objects.windows(2).all(|pair| pair[0] == pair[1]));
    // Reading alone refuses no quirk: the strictest policy reads what it will refuse.
    let mut par = Par::of_the_samples();
    par.object["max_age"] = Value::Null;
    par.policy = Policy::fapi2_final();
    par.server().read_par(&par.request(), &mut cx(PAR_TIME)).unwrap();
    assert_eq!(par.check().unwrap_err(), RequestError::RequestObjectQuirk { quirk: Quirk::MaxAgeNull });

    let mut answers = Vec::new();
    for name in Preset::ALL.map(Preset::name) {
        let mut answer = answer_of_the_samples();
        answer.policy = tolerant(name);
        let (tokens, _) = answer.read().unwrap_or_else(|error| panic!("{name}: {error}"));
        answers.push((serde_json::to_value(tokens.id_token.as_ref().unwrap()).unwrap(), tokens.quirks()));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

/// The samples' token response and ID token, with dates and nonce that belong together (row 38).
fn answer_of_the_samples() -> Answer {
    let mut answer = Answer::valid(Policy::ofm_sandbox());
    answer.claims = sample("id_token");
    for (claim, value) in [("nonce", NONCE.into()), ("iat", secs(0)), ("auth_time", secs(0)), ("exp", secs(900))] {
        answer.claims[claim] = value;
    }
    answer.body = sample("token_response");
    answer.iss = None;
    answer.content_type = "application/json; charset=utf-8";
    answer
}

#[test]
fn the_samples_show_these_quirks() {
    let mut par = Par::of_the_samples();
    par.headers.push(("Host", "as1.sandbox.mya.ozoneapi.io"));
    par.headers.push(("x-fapi-interaction-id", "5009f9bd-629a-4e6c-978e-f411c016305f"));
    let rows = |quirks: QuirkSet| quirks.iter().map(Quirk::row).collect::<Vec<_>>();
    assert_eq!(rows(par.check().unwrap().quirks()), [1, 2, 3, 7, 9, 10, 12, 15, 17, 19, 42]);
    let (tokens, callback) = answer_of_the_samples().read().unwrap();
    assert_eq!(
        rows(tokens.quirks()),
        [3, 13, 15, 16, 17, 18, 19, 20, 22, 23, 24, 29, 30, 31, 32, 33, 34, 35, 36, 37, 41]
    );
    assert_eq!(rows(callback), [39]);
}
