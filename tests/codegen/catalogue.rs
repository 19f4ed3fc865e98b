//! The error catalogue: docs/errors.md is generated from it, and its statements about the errors are true.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ofm_protocol::error::{
    BadSignature, Base64UrlError, BearerError, BindingError, BuildError, ClaimError, ConsentError, DpopError,
    EndpointError, Entry, FormError, HttpError, JsonError, JwkError, JwkSetError, JwsError, KeyError, MetadataError,
    Quirk, ReplayError, RequestError, ResourceError, ResponseError, SignError, TimeRangeError, TokenError,
    TokenSignError, WriteError,
};
use ofm_protocol::time::{NumericDate, NumericDateError, UnixTime, UtcOffset};

/// The catalogues by the names of their types, in the order of docs/errors.md.
const CATALOGUES: &[(&str, &[Entry])] = &[
    ("RequestError", RequestError::CATALOGUE),
    ("FormError", FormError::CATALOGUE),
    ("BearerError", BearerError::CATALOGUE),
    ("EndpointError", EndpointError::CATALOGUE),
    ("ReplayError", ReplayError::CATALOGUE),
    ("TokenError", TokenError::CATALOGUE),
    ("JwsError", JwsError::CATALOGUE),
    ("ClaimError", ClaimError::CATALOGUE),
    ("JsonError", JsonError::CATALOGUE),
    ("Base64UrlError", Base64UrlError::CATALOGUE),
    ("BadSignature", BadSignature::CATALOGUE),
    ("DpopError", DpopError::CATALOGUE),
    ("BindingError", BindingError::CATALOGUE),
    ("ResourceError", ResourceError::CATALOGUE),
    ("ResponseError", ResponseError::CATALOGUE),
    ("MetadataError", MetadataError::CATALOGUE),
    ("ConsentError", ConsentError::CATALOGUE),
    ("JwkSetError", JwkSetError::CATALOGUE),
    ("JwkError", JwkError::CATALOGUE),
    ("KeyError", KeyError::CATALOGUE),
    ("BuildError", BuildError::CATALOGUE),
    ("HttpError", HttpError::CATALOGUE),
    ("TimeRangeError", TimeRangeError::CATALOGUE),
    ("TokenSignError", TokenSignError::CATALOGUE),
    ("SignError", SignError::CATALOGUE),
    ("WriteError", WriteError::CATALOGUE),
];

/// The maximum size of each error type in bytes, for 8-byte `usize`: errors are passed by value.
macro_rules! sizes {
    ($($error:ty: $bytes:literal,)+) => {
        $(const _: () = assert!(size_of::<$error>() <= $bytes, stringify!($error has more than $bytes bytes));)+

        #[test]
        fn every_error_is_small_copy_and_an_error() {
            fn is_one<E: core::error::Error + Copy + Send + Sync + 'static>() {}
            $(is_one::<$error>();)+
        }
    };
}

sizes! {
    BadSignature: 0,
    SignError: 16,
    TokenSignError: 24,
    BuildError: 24,
    KeyError: 8,
    JwkError: 40,
    JwkSetError: 24,
    Base64UrlError: 24,
    JsonError: 16,
    WriteError: 16,
    JwsError: 32,
    ClaimError: 40,
    TokenError: 48,
    BindingError: 24,
    DpopError: 48,
    FormError: 24,
    ReplayError: 24,
    HttpError: 24,
    TimeRangeError: 1,
    RequestError: 56,
    ResourceError: 56,
    ResponseError: 48,
    MetadataError: 48,
    ConsentError: 40,
    BearerError: 1,
    EndpointError: 56,
    NumericDateError: 1,
    ofm_protocol::crypto::RandomError: 0,
    ofm_protocol::types::ConversionError: 16,
}

const INTRODUCTION: &str = "\
# Errors

This page is generated from the source by `tests/codegen/catalogue.rs`; do not edit it.
`UPDATE_SNAPSHOTS=1 cargo test --test codegen catalogue` updates it.

Every error has a stable label for metrics and logs (`label()`; `innermost_label()` if an error carries its cause), a
message (`Display`) with the values that were compared, and a citation of the rule (`citation()`). In the tables, names
in braces are values, and `{error}` is the message of the cause. Messages contain no secrets and no text from outside.

**Safe to show** (`is_client_safe()`) means that the label and the message may be returned to the sender of the rejected
message. The information that the sender gains decides:

- The sender knows the form of its own message: JSON, members, claims, dates, lengths. Naming such a fault reveals only
  limits and algorithms, which a server publishes, and the server's clock, which HTTP reveals too. These errors are
  safe.
- Which `kid` names which key, which algorithm a key has, how long its signatures are, and whether the key or the
  signature failed would help an attacker without the key. These errors are not safe.
- Which part of a client's authentication failed, whether a client is registered, and whether a code, a refresh token or
  a `request_uri` exists, has expired, was used or belongs to another client are not safe either. The server gives one
  answer for all reasons of each kind, and one for all faults of its replay store.
- Faults of the server's own keys, key sets, buffers, randomness and signing are internal. So are a client's errors
  about a server's response.

An error that carries a cause is safe only if every possible cause is safe.

A server does not have to choose: `RequestError::public` and `RequestError::response` answer with the OAuth error code
of the table and a fixed description. The description names a fault that is safe to show. For other faults it is the
same for every error of that code.

Labels are unique, except `bad_signature`, which is the same fault in two layers. Three errors have no label, because
they are always converted to an error with a label: `RandomError`, `NumericDateError`, `ConversionError`.
";

fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_path_buf()
}

fn document() -> String {
    let codes: BTreeMap<_, _> =
        refusals().iter().map(|error| (error.label(), error.public().code.to_string())).collect();
    let mut text = INTRODUCTION.to_owned();
    for (name, entries) in CATALOGUES {
        let oauth = *name == "RequestError";
        let safe = if oauth { "safe to show, OAuth error" } else { "safe to show" };
        write!(text, "\n## {name}\n\n| label | message | meaning | rule | {safe} |\n|---|---|---|---|---|\n").unwrap();
        for Entry { label, message, citation, meaning, client_safe, .. } in *entries {
            let safe = if *client_safe { "yes" } else { "no" };
            let code = if oauth { format!(", `{}`", codes[label]) } else { String::new() };
            let cells = [
                format!("`{label}`"),
                message.replace(":#}", "}"),
                meaning.trim().into(),
                (*citation).into(),
                safe.into(),
            ];
            assert!(cells.iter().all(|cell| !cell.is_empty() && !cell.contains(['|', '\n'])), "{label}");
            writeln!(text, "| {}{code} |", cells.join(" | ")).unwrap();
        }
    }
    text
}

#[test]
fn docs_errors_matches_the_source() {
    let path = root().join("docs/errors.md");
    let document = document();
    if std::fs::read_to_string(&path).is_ok_and(|committed| committed == document) {
        return;
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() && std::env::var_os("CI").is_none() {
        std::fs::write(path, document).unwrap();
        panic!("rewrote docs/errors.md; look at the diff, commit it, and run the test again");
    }
    panic!("docs/errors.md is stale; run with UPDATE_SNAPSHOTS=1 and look at the diff");
}

/// The catalogue contains every enum of the macro in src/catalogue.rs.
#[test]
fn every_enum_of_the_catalogue_is_in_the_document() {
    let mut declared = BTreeSet::from(["BadSignature".to_owned()]);
    let folders = ["src/error", "src/time"].map(|folder| std::fs::read_dir(root().join(folder)).unwrap());
    for file in folders.into_iter().flatten() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines() {
            let name = line.trim().strip_prefix("pub enum ").and_then(|rest| rest.split_once(": "));
            declared.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    let listed: BTreeSet<_> = CATALOGUES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(declared, listed);
}

#[test]
fn labels_are_words_and_unique_but_for_bad_signature() {
    let mut seen = BTreeMap::new();
    for (name, entry) in CATALOGUES.iter().flat_map(|(name, entries)| entries.iter().map(move |entry| (name, entry))) {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        assert!(entry.label.split('_').all(is_word), "{}", entry.label);
        let earlier = seen.insert(entry.label, name);
        assert!(earlier.is_none() || entry.label == "bad_signature", "{} is of {name} and {earlier:?}", entry.label);
    }
    // `innermost_label` returns the labels of quirks too.
    assert!(Quirk::ALL.iter().all(|quirk| !seen.contains_key(quirk.label())));
}

/// One error of each variant of [`RequestError`]; the cause inside a variant does not matter here.
fn refusals() -> Vec<RequestError> {
    use RequestError as Refusal;
    let (name, member, claim, index, length, limit) = ("x", "x", "x", 0, 2, 1);
    let (now, end, exp) = (UnixTime::from_seconds(0), UnixTime::from_seconds(0), NumericDate::from_seconds(0));
    let (token, quirk) = (JwsError::UnknownKey, Quirk::FractionalDate);
    let claims = ClaimError::Missing { claim };
    let refusals = vec![
        Refusal::Method,
        Refusal::ContentType,
        Refusal::Form { error: FormError::Nul { offset: 0 } },
        Refusal::InteractionId,
        Refusal::InteractionIdMissing,
        Refusal::FormQuirk { quirk },
        Refusal::MissingParameter { name },
        Refusal::RequestUriInForm,
        Refusal::ParameterOutside,
        Refusal::AssertionMissing,
        Refusal::AssertionType,
        Refusal::SeveralAuthentications,
        Refusal::AssertionToken { error: token },
        Refusal::AssertionKidMissing,
        Refusal::AssertionClaims { error: claims },
        Refusal::AssertionLifetime { exp, now, limit: Duration::ZERO },
        Refusal::AssertionKeySize { bits: 1, limit },
        Refusal::AssertionQuirk { quirk },
        Refusal::UnknownClient,
        Refusal::ClientIdMismatch,
        Refusal::Dpop { error: DpopError::Missing },
        Refusal::CertificateMissing,
        Refusal::SenderUnconstrained,
        Refusal::RequestObjectToken { error: token },
        Refusal::RequestObjectKidMissing,
        Refusal::RequestObjectClaims { error: claims },
        Refusal::RequestObjectNested { member },
        Refusal::RequestObjectSubject,
        Refusal::RequestObjectClientId,
        Refusal::RequestObjectKeySize { bits: 1, limit },
        Refusal::RequestObjectQuirk { quirk },
        Refusal::RequestObjectMember { member },
        Refusal::ResponseTypeMissing,
        Refusal::ResponseType,
        Refusal::ResponseMode,
        Refusal::RequestObjectIncomplete { member },
        Refusal::RedirectUriMissing,
        Refusal::RedirectUriUnregistered,
        Refusal::RedirectUriMalformed,
        Refusal::RedirectUriInsecure,
        Refusal::PkceMissing,
        Refusal::PkceMethod,
        Refusal::PkceChallenge,
        Refusal::TooLong { name, length, limit },
        Refusal::MaxAge { seconds: 2, limit: Duration::ZERO },
        Refusal::ScopeWithoutOpenid,
        Refusal::DetailsMissing,
        Refusal::DetailsCount { count: 2, limit },
        Refusal::DetailsMalformed { member },
        Refusal::DetailsType { index },
        Refusal::DetailsSchema { index },
        Refusal::DetailsRejected { index, reason: "the amount is out of range" },
        Refusal::DetailsExceed { index },
        Refusal::ConsentType { index },
        Refusal::ConsentParty { index, member },
        Refusal::ConsentConsumer { index },
        Refusal::ConsentPurpose { index },
        Refusal::ConsentPermission { index },
        Refusal::ConsentNotEndOfDay { index, end, offset: UtcOffset::UTC },
        Refusal::DetailsQuirk { quirk },
        Refusal::ConsentExpired { index, end, now },
        Refusal::ConsentDays { index },
        Refusal::RequestUriUnknown,
        Refusal::RequestUriExpired { end, now },
        Refusal::RequestUriOfOther,
        Refusal::GrantType,
        Refusal::GrantUnknown,
        Refusal::GrantExpired { end, now },
        Refusal::GrantOfOther,
        Refusal::GrantBinding { error: BindingError::ProofMissing },
        Refusal::RedirectUriMismatch,
        Refusal::VerifierMissing,
        Refusal::VerifierMalformed,
        Refusal::VerifierMismatch,
        Refusal::GrantConsent,
        Refusal::GrantNotAllowed,
        Refusal::ScopeMalformed,
        Refusal::ScopeTooLong { length, limit },
        Refusal::ScopeExceeds,
        Refusal::ScopeMissing,
        Refusal::AssertionReplayed,
        Refusal::RequestObjectReplayed,
        Refusal::RequestUriReplayed,
        Refusal::GrantReplayed,
        Refusal::ReplayStore { error: ReplayError::Unavailable },
    ];
    let labels: Vec<_> = refusals.iter().map(RequestError::label).collect();
    let catalogue: Vec<_> = RequestError::CATALOGUE.iter().map(|entry| entry.label).collect();
    assert_eq!(labels, catalogue, "one of each variant, in order of declaration");
    refusals
}

/// All messages print times in one form: RFC 3339, with the number in brackets.
#[test]
fn every_time_in_a_message_has_one_form() {
    let mut told = 0;
    for entry in CATALOGUES.iter().flat_map(|(_, entries)| entries.iter()) {
        for time in ["exp", "nbf", "iat", "now", "end", "auth_time"] {
            let bare = entry.message.contains(&format!("{{{time}}}"));
            assert!(!bare, "{}: {}", entry.label, entry.message);
            told += entry.message.matches(&format!("{{{time}:#}}")).count();
        }
    }
    assert!(told > 20, "{told}");
    let (exp, now) = (NumericDate::from_seconds(1_795_882_898), UnixTime::from_seconds(1_925_000_000));
    let expired = ClaimError::Expired { exp, now }.to_string();
    assert_eq!(
        expired,
        "the token expired at 2026-11-28T16:21:38Z (1795882898), now is 2031-01-01T02:13:20Z (1925000000)"
    );
    let (end, offset) = (UnixTime::from_seconds(1_796_083_199), UtcOffset::from_minutes(480).unwrap());
    assert_eq!(
        RequestError::ConsentNotEndOfDay { index: 0, end, offset }.to_string(),
        "`authorization_details[0]`: the consent ends at 2026-11-30T23:59:59Z (1796083199), not at 23:59:59+08:00 \
         of a day"
    );
}

#[test]
fn an_error_matches_its_entry() {
    for (error, entry) in refusals().iter().zip(RequestError::CATALOGUE) {
        assert_eq!((error.label(), error.citation()), (entry.label, entry.citation));
        assert_eq!(error.is_client_safe(), entry.client_safe, "{}", entry.label);
        let fixed = entry.message.split('{').next().unwrap();
        assert!(error.to_string().starts_with(fixed), "{}", entry.label);
    }
    assert!(!BadSignature.is_client_safe() && !BadSignature::CATALOGUE[0].client_safe);
}

/// The responses of a server distinguish exactly the errors that are safe to show.
#[test]
fn answers_of_a_server_tell_nothing_that_is_not_safe_to_show() {
    let refusals = refusals();
    let (safe, internal): (Vec<&RequestError>, Vec<_>) = refusals.iter().partition(|error| error.is_client_safe());
    let mut by_code = BTreeMap::new();
    for error in internal {
        let public = error.public();
        let other = *by_code.entry(public.code.to_string()).or_insert(public);
        assert_eq!(public, other, "{} can be told from others of its code", error.label());
    }
    for error in safe {
        let public = error.public();
        assert!(!by_code.values().any(|hidden| *hidden == public), "{} is answered as what is hidden", error.label());
    }
    // RFC 6749 section 5.2: the failed step of authentication is not told.
    let codes: Vec<_> = by_code.keys().map(String::as_str).collect();
    assert_eq!(
        codes,
        [
            "invalid_client",
            "invalid_dpop_proof",
            "invalid_grant",
            "invalid_request_object",
            "invalid_request_uri",
            "temporarily_unavailable",
        ]
    );
}

/// A cause is part of the message of its error, so it must be equally safe.
#[test]
fn causes_of_safe_errors_are_safe() {
    let carries_form =
        refusals().iter().any(|error| matches!(error, RequestError::Form { .. } if error.is_client_safe()));
    assert!(carries_form && RequestError::RequestObjectClaims { error: ClaimError::EmptyAudience }.is_client_safe());
    for entries in [FormError::CATALOGUE, ClaimError::CATALOGUE, JsonError::CATALOGUE] {
        assert!(entries.iter().all(|entry| entry.client_safe));
    }
    // The only causes of safe errors are errors of forms, claims and JSON.
    let with_cause: Vec<_> = CATALOGUES
        .iter()
        .flat_map(|(_, entries)| entries.iter())
        .filter(|entry| entry.client_safe && entry.message.contains("{error}"))
        .map(|entry| entry.label)
        .collect();
    let expected = [
        "request_form",
        "request_object_claims",
        "token_claims",
        "header_json",
        "payload_json",
        "claims_json",
        "dpop_claims",
    ];
    assert_eq!(with_cause, expected);
}

/// Errors that would help an attacker without a key.
#[test]
fn errors_of_keys_and_signatures_are_not_safe_to_show() {
    let hidden = |label: &str| {
        let mut entries = CATALOGUES.iter().flat_map(|(_, entries)| entries.iter());
        entries.find(|entry| entry.label == label).is_some_and(|entry| !entry.client_safe)
    };
    for label in ["key_unknown", "key_none", "key_ambiguous", "alg_key_mismatch", "signature_length", "bad_signature"] {
        assert!(hidden(label), "{label}");
    }
    for entries in [KeyError::CATALOGUE, JwkError::CATALOGUE, SignError::CATALOGUE, BuildError::CATALOGUE] {
        assert!(entries.iter().all(|entry| !entry.client_safe));
    }
}
