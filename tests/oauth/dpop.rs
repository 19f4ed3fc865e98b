//! DPoP proofs (RFC 9449): made by a client, checked by servers, and what is refused.

use std::time::Duration;

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::{DpopError, ReplayError};
use ofm_protocol::jose::{AlgorithmSet, Jwk, Thumbprint};
use ofm_protocol::oauth::dpop::{
    AcceptsNonce as _, NewProof, NonceIssuer, ProofKey, ProofRequirements, asked_nonce, provided_nonce,
};
use ofm_protocol::oauth::error::PeerError;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::replay::{MemoryReplayStore, ReplayKey, ReplayStore};
use ofm_protocol::oauth::{Context, Policy};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{ErrorCode, Open};
use proptest::prelude::*;

use crate::support::keys;

/// RFC 9449 section 5, figure 2: the proof of a token request.
const RFC_TOKEN_REQUEST: &str = "\
    eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscE\
    JoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19\
    .eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwia\
    WF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";

/// RFC 9449 section 7.1, figure 12: the proof of a request to a protected resource.
const RFC_RESOURCE_REQUEST: &str = "\
    eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscE\
    JoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19\
    .eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0Z\
    WRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2o\
    W9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

/// RFC 9449 section 7.1, figure 12.
const RFC_ACCESS_TOKEN: &str = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";

/// RFC 9449 section 6.1, figure 8: the thumbprint of the key of both.
const RFC_KEY: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);
const URL: &str = "https://rs.example/accounts";
const TOKEN: &str = "access-token";

fn expected() -> ProofRequirements<'static> {
    ProofRequirements::new("GET", URL).with_access_token(TOKEN)
}

fn check(expected: &ProofRequirements<'_>, proof: &str, now: UnixTime) -> Result<Thumbprint, DpopError> {
    let cx = &mut Context::with_system_random(now);
    expected.check(proof, &Policy::fapi2_final(), cx).map(|checked| checked.key())
}

#[test]
fn rfc_9449_section_5_the_proof_of_the_token_request() {
    let expected = ProofRequirements::new("POST", "https://server.example.com/token");
    let at = UnixTime::from_seconds;
    assert_eq!(check(&expected, RFC_TOKEN_REQUEST, at(1_562_262_616)).unwrap().to_string(), RFC_KEY);
    let bound = expected.with_key(Thumbprint::parse(RFC_KEY.as_bytes()).unwrap());
    assert!(check(&bound, RFC_TOKEN_REQUEST, at(1_562_262_616 + 60)).is_ok());
    let late = check(&bound, RFC_TOKEN_REQUEST, at(1_562_262_616 + 61));
    assert_eq!(late.unwrap_err().innermost_label(), "claim_too_old");
}

#[test]
fn rfc_9449_section_7_1_the_proof_of_the_protected_resource_request() {
    let expected = ProofRequirements::new("GET", "https://resource.example.org/protectedresource");
    let now = UnixTime::from_seconds(1_562_262_618);
    let with = |token| check(&expected.with_access_token(token), RFC_RESOURCE_REQUEST, now);
    assert_eq!(with(RFC_ACCESS_TOKEN).unwrap().to_string(), RFC_KEY);
    assert_eq!(with(&RFC_ACCESS_TOKEN[1..]), Err(DpopError::TokenHash));
}

#[test]
fn what_a_client_makes_a_server_accepts_by_every_algorithm() {
    for key in [keys::p256(), keys::ed25519(), keys::rsa_a()] {
        let key = ProofKey::new(key);
        let cx = &mut Context::with_system_random(NOW);
        let nonces = NonceIssuer::new([7; 32], Duration::from_secs(60));
        let nonce = nonces.issue(NOW);
        let proof = NewProof::new("GET", "https://RS.example:443/x/../accounts?page=2#top").with_nonce(nonce.as_str());
        let proof = proof.with_access_token(TOKEN).sign(&key, cx).unwrap();
        let expected = expected().with_nonce(&nonces).with_key(key.thumbprint());
        let request = Request::new("GET", "/accounts").with_header("dpop", &proof);
        let checked = expected.check_request(&request, &Policy::fapi2_final(), cx).unwrap();
        assert_eq!((checked.key(), checked.issued_at()), (key.thumbprint(), NOW));
        // Each proof is another one.
        let other = NewProof::new("GET", URL).with_access_token(TOKEN).sign(&key, cx).unwrap();
        assert_ne!(proof, other);
    }
}

#[test]
fn a_proof_is_made_for_an_absolute_url_only() {
    let (key, cx) = (ProofKey::new(keys::p256()), &mut Context::with_system_random(NOW));
    for url in ["/accounts", "", "https:accounts", "app:/cb", "https://user@rs.example/"] {
        assert_eq!(NewProof::new("GET", url).sign(&key, cx).unwrap_err().label(), "build_value", "{url}");
    }
    let public = keys::ed25519().verifying_key().clone();
    assert!(ProofKey::of_signer(keys::p256(), public).is_err());
    assert!(ProofKey::of_signer(keys::p256(), keys::p256().verifying_key().clone()).is_ok());
}

/// A proof with this header and these claims, signed by the key; `JWK` stands for the public key.
fn forged(header: &str, claims: &str, key: &SigningKey) -> String {
    let header = header.replace("JWK", &Jwk::new(key.verifying_key().clone()).to_json());
    keys::token_with_header(header.as_bytes(), claims.as_bytes(), key)
}

const HEADER: &str = r#"{"typ":"dpop+jwt","alg":"ES256","jwk":JWK}"#;
const CLAIMS: &str = concat!(
    r#"{"jti":"1","htm":"GET","htu":"https:\/\/rs.example/accounts","#,
    r#""iat":1769766718,"ath":"Pxb3gvP0tpONdvDq5s8R1bLm9zGmnvvtYJ6D1DBbGUE"}"#
);

/// [`CLAIMS`] with the hash of the token, and a change.
fn claims(from: &str, to: &str) -> String {
    let hash = Thumbprint::of_certificate(TOKEN.as_bytes()).to_string();
    let claims = CLAIMS.replace("Pxb3gvP0tpONdvDq5s8R1bLm9zGmnvvtYJ6D1DBbGUE", &hash);
    assert!(claims.contains(from), "{from}");
    claims.replace(from, to)
}

#[test]
fn rfc_9449_section_4_3_refused_proofs() {
    let key = keys::p256();
    let good = claims("GET", "GET");
    assert!(check(&expected(), &forged(HEADER, &good, &key), NOW).is_ok());
    let hash = Thumbprint::of_certificate(TOKEN.as_bytes()).to_string();
    let private = r#""d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE","kty""#;
    let (symmetric, other) = (r#"{"kty":"oct","k":"AAAA"}"#, Jwk::new(keys::rsa_a().verifying_key().clone()).to_json());
    let with_jwk = |jwk: &str| HEADER.replace("JWK", jwk);
    let public = Jwk::new(key.verifying_key().clone()).to_json();
    // The name of the case, header, claims, the innermost label.
    let header_cases = [
        ("no typ", r#"{"alg":"ES256","jwk":JWK}"#.to_owned(), "typ_missing"),
        ("typ of another kind", HEADER.replace("dpop+jwt", "JWT"), "typ_mismatch"),
        ("alg none", HEADER.replace("ES256", "none"), "header_alg_none"),
        ("alg HS256", HEADER.replace("ES256", "HS256"), "header_alg_unsupported"),
        ("alg of another key", HEADER.replace("ES256", "PS256"), "alg_key_mismatch"),
        ("no jwk", r#"{"typ":"dpop+jwt","alg":"ES256"}"#.into(), "dpop_key_missing"),
        ("jwk null", with_jwk("null"), "dpop_key_missing"),
        ("jwk a string", with_jwk("\"x\""), "dpop_key_missing"),
        ("jwk an array", with_jwk("[]"), "dpop_key_missing"),
        ("jwk private", with_jwk(&public.replace("\"kty\"", private)), "jwk_private_member"),
        ("jwk symmetric", with_jwk(symmetric), "jwk_symmetric_key"),
        ("jwk for encryption", with_jwk(&public.replace("\"sig\"", "\"enc\"")), "jwk_use_not_signature"),
        ("jwk of another algorithm", with_jwk(&other), "alg_key_mismatch"),
        ("jwk twice", HEADER.replace("JWK}", "JWK,\"jwk\":JWK}"), "json_duplicate_member"),
        ("a critical extension", HEADER.replace("JWK}", "JWK,\"x\":1,\"crit\":[\"x\"]}"), "header_crit_not_understood"),
    ];
    for (name, header, label) in header_cases {
        let refused = check(&expected(), &forged(&header, &good, &key), NOW).unwrap_err();
        assert_eq!(refused.innermost_label(), label, "{name}");
    }
    let claim_cases = [
        ("htm of another method", claims("GET", "POST"), "dpop_htm"),
        ("htm in lower case", claims("GET", "get"), "dpop_htm"),
        ("htm missing", claims(r#""htm":"GET","#, ""), "claim_missing"),
        ("htm null", claims(r#""GET""#, "null"), "claim_wrong_type"),
        ("htu of another host", claims("rs.example", "rs.evil.example"), "dpop_htu"),
        ("htu of another path", claims("accounts", "payments"), "dpop_htu"),
        ("htu of another scheme", claims("https:", "http:"), "dpop_htu"),
        ("htu relative", claims(r"https:\/\/rs.example", ""), "dpop_htu"),
        ("htu missing", claims("\"htu\"", "\"x\""), "claim_missing"),
        ("htu a number", claims(r#""https:\/\/rs.example/accounts""#, "1"), "claim_wrong_type"),
        ("htu very long", claims("accounts", &format!("accounts?{}", "a".repeat(2_100))), "dpop_htu"),
        ("iat a minute and a second ago", claims("1769766718", "1769766657"), "claim_too_old"),
        ("iat eleven seconds ahead", claims("1769766718", "1769766729"), "claim_issued_in_future"),
        ("iat missing", claims("\"iat\"", "\"x\""), "claim_missing"),
        ("iat a string", claims("1769766718", "\"1769766718\""), "claim_wrong_type"),
        ("iat 1e400", claims("1769766718", "1e400"), "claim_date_out_of_range"),
        ("jti missing", claims("\"jti\"", "\"x\""), "claim_missing"),
        ("jti empty", claims(r#""jti":"1""#, r#""jti":"""#), "claim_jti_length"),
        ("jti of 257 bytes", claims(r#""jti":"1""#, &format!(r#""jti":"{}""#, "a".repeat(257))), "claim_jti_length"),
        ("ath missing", claims("\"ath\"", "\"x\""), "dpop_ath_missing"),
        ("ath of another token", claims(&hash, RFC_KEY), "dpop_ath"),
        ("ath padded", claims(&hash, &format!("{hash}=")), "dpop_ath"),
        ("ath empty", claims(&hash, ""), "dpop_ath"),
        ("ath null", claims(&format!("\"{hash}\""), "null"), "claim_wrong_type"),
        ("expired", claims("\"iat\"", "\"exp\":1769766718,\"iat\""), "claim_expired"),
        ("a claim twice", claims("\"jti\"", "\"htm\":\"GET\",\"jti\""), "json_duplicate_member"),
        ("no object", "[]".into(), "json_not_an_object"),
        (
            "a payload of 5,000 bytes",
            claims("{", &format!("{{\"x\":\"{}\",", "a".repeat(5_000))),
            "token_segment_too_long",
        ),
    ];
    for (name, claims, label) in claim_cases {
        let refused = check(&expected(), &forged(HEADER, &claims, &key), NOW).unwrap_err();
        assert_eq!(refused.innermost_label(), label, "{name}");
    }
    // Signed by another key than the one in the header.
    let header = with_jwk(&public);
    let another = SigningKey::from_p256_scalar(&[9; 32]).unwrap();
    let stolen = check(&expected(), &forged(&header, &good, &another), NOW).unwrap_err();
    assert_eq!(stolen.innermost_label(), "bad_signature");
    // By a key that the token is not bound to.
    let bound = expected().with_key(Thumbprint::of_key(another.verifying_key()));
    assert_eq!(check(&bound, &forged(HEADER, &good, &key), NOW), Err(DpopError::KeyMismatch));
}

#[test]
fn limits_of_a_proof_hold_at_their_edges() {
    let key = keys::p256();
    let accepted = |claims: &str| check(&expected(), &forged(HEADER, claims, &key), NOW).is_ok();
    assert!(accepted(&claims("1769766718", "1769766658")) && accepted(&claims("1769766718", "1769766728")));
    assert!(accepted(&claims(r#""jti":"1""#, &format!(r#""jti":"{}""#, "a".repeat(256)))));
    assert!(accepted(&claims("accounts", "accounts?a=b#c")));
    let long = forged(HEADER, &claims("{", &format!("{{\"x\":\"{}\",", "a".repeat(7_000))), &key);
    assert_eq!(check(&expected(), &long, NOW).unwrap_err().innermost_label(), "token_too_long");
    // An algorithm that the policy does not name, and a key that is too short for it.
    let mut policy = Policy::fapi2_final();
    policy.dpop.algorithms = AlgorithmSet::of(&[Algorithm::Ps256]);
    let cx = &mut Context::with_system_random(NOW);
    let proof = forged(HEADER, &claims("GET", "GET"), &key);
    assert_eq!(expected().check(&proof, &policy, cx).unwrap_err().innermost_label(), "alg_not_allowed");
    policy.keys.min_rsa_bits = 3_072;
    let proof = forged(&HEADER.replace("ES256", "PS256"), &claims("GET", "GET"), &keys::rsa_a());
    let refused = expected().check(&proof, &policy, cx).unwrap_err();
    assert_eq!(refused, DpopError::KeySize { bits: 2_048, limit: 3_072 });
}

#[test]
fn rfc_9449_section_4_3_there_is_one_header() {
    let cx = &mut Context::with_system_random(NOW);
    let proof = forged(HEADER, &claims("GET", "GET"), &keys::p256());
    let (policy, none) = (Policy::fapi2_final(), Request::new("GET", URL));
    let one = none.clone().with_header("DPoP", &proof);
    assert!(expected().check_request(&one, &policy, cx).is_ok());
    for (request, error) in [(none, DpopError::Missing), (one.with_header("dpop", &proof), DpopError::Several)] {
        assert_eq!(expected().check_request(&request, &policy, cx).unwrap_err(), error);
    }
    let joined = Request::new("GET", URL).with_header("DPoP", &format!("{proof}, {proof}"));
    assert!(expected().check_request(&joined, &policy, cx).is_err());
}

#[test]
fn rfc_9449_section_8_a_server_asks_for_its_nonce() {
    let nonces = NonceIssuer::new([7; 32], Duration::from_secs(60));
    let asking = expected().with_nonce(&nonces);
    let (key, cx) = (ProofKey::new(keys::p256()), &mut Context::with_system_random(NOW));
    let first = NewProof::new("GET", URL).with_access_token(TOKEN);
    let refused = check(&asking, &first.sign(&key, cx).unwrap(), NOW).unwrap_err();
    assert_eq!(refused, DpopError::NonceMissing);
    let nonce = nonces.issue(NOW);
    // An authorization server, a resource server: the client finds the nonce in both answers.
    let request = Request::new("GET", URL);
    let (answer, challenge) = (
        refused.response_to(&request, Some(nonce.as_str()), cx),
        refused.resource_response(&Policy::fapi2_final().dpop, Some(nonce.as_str())),
    );
    assert_eq!((answer.status, challenge.status), (400, 401));
    assert_eq!(PeerError::of_response(&answer).unwrap().code, Open::Known(ErrorCode::UseDpopNonce));
    let header = challenge.header("WWW-Authenticate").unwrap();
    assert!(header.starts_with("DPoP error=\"use_dpop_nonce\", ") && header.ends_with("algs=\"PS256 ES256 Ed25519\""));
    for answer in [&answer, &challenge] {
        let nonce = asked_nonce(answer).unwrap();
        assert!(check(&asking, &first.with_nonce(nonce).sign(&key, cx).unwrap(), NOW).is_ok());
    }
    // A nonce that nobody provided, and one that has expired.
    let later = NOW.saturating_add(Duration::from_secs(61));
    for (nonce, now) in [("x", NOW), ("", NOW), (nonce.as_str(), later), (&*"a".repeat(300), NOW)] {
        let cx = &mut Context::with_system_random(now);
        let proof = first.with_nonce(nonce).sign(&key, cx).unwrap();
        assert_eq!(check(&asking, &proof, now), Err(DpopError::Nonce), "{nonce}");
    }
    // A function knows nonces too.
    let known = |nonce: &str, _: UnixTime| nonce == "n-1";
    let proof = first.with_nonce("n-1").sign(&key, cx).unwrap();
    assert!(known.accepts("n-1", NOW) && check(&expected().with_nonce(&known), &proof, NOW).is_ok());
}

struct Away;

impl ReplayStore for Away {
    fn insert(&self, _: &ReplayKey<'_>, _: UnixTime, _: UnixTime) -> Result<(), ReplayError> {
        Err(ReplayError::Unavailable)
    }
}

#[test]
fn rfc_9449_section_11_1_a_proof_is_used_once() {
    let (policy, store) = (Policy::fapi2_final(), MemoryReplayStore::new(100));
    let proof = forged(HEADER, &claims("GET", "GET"), &keys::p256());
    let at = |seconds| NOW.saturating_add(Duration::from_secs(seconds));
    let use_up = |client: &str, now| {
        let cx = &mut Context::with_system_random(now);
        expected().check(&proof, &policy, cx)?.mark_used(client, &store, cx)
    };
    assert_eq!(use_up("client-1", NOW), Ok(()));
    // To the last moment of its age.
    assert_eq!(
        (use_up("client-1", NOW), use_up("client-1", at(60))),
        (Err(DpopError::Replayed), Err(DpopError::Replayed))
    );
    assert!(matches!(use_up("client-1", at(61)), Err(DpopError::Claims { .. })));
    // A store that does not answer refuses.
    let cx = &mut Context::with_system_random(NOW);
    let away = expected().check(&proof, &policy, cx).unwrap().mark_used("client-1", &Away, cx).unwrap_err();
    assert_eq!(away, DpopError::ReplayStore { error: ReplayError::Unavailable });
    assert_eq!(away.response_to(&Request::new("GET", URL), None, cx).status, 503);
    let challenge = away.resource_response(&policy.dpop, None);
    assert_eq!((challenge.status, challenge.header("WWW-Authenticate")), (503, None));
}

#[test]
fn rfc_9449_section_5_a_refused_proof_is_answered_with_its_code() {
    let cx = &mut Context::with_system_random(NOW);
    for error in [DpopError::Missing, DpopError::Url, DpopError::KeyMismatch, DpopError::Replayed] {
        let answer = error.response_to(&Request::new("POST", URL), None, cx);
        assert_eq!(answer.status, 400);
        assert_eq!(PeerError::of_response(&answer).unwrap().code, Open::Known(ErrorCode::InvalidDpopProof));
        assert_eq!((provided_nonce(&answer), asked_nonce(&answer)), (None, None));
        let challenge = error.resource_response(&Policy::fapi2_final().dpop, None);
        assert!(challenge.header("WWW-Authenticate").unwrap().starts_with("DPoP error=\"invalid_dpop_proof\""));
    }
}

#[test]
fn verdicts_of_a_proof_are_told_in_order() {
    let (mut random, mut names) = (SystemRandom, Vec::new());
    let mut observer = |verdict: ofm_protocol::oauth::Verdict| names.push((verdict.rule.name, verdict.holds));
    let mut cx = Context::new(NOW, &mut random).with_observer(&mut observer);
    let proof = forged(HEADER, &claims("GET", "POST"), &keys::p256());
    assert!(expected().check(&proof, &Policy::fapi2_final(), &mut cx).is_err());
    let told = ["dpop_signature", "dpop_key_size", "dpop_claims", "dpop_typ", "dpop_iat", "dpop_jti"];
    let expected: Vec<_> = told.into_iter().map(|name| (name, true)).chain([("dpop_htm", false)]).collect();
    assert_eq!(names, expected);
}

proptest! {
    /// No byte of a proof can be changed, and nothing that is no proof is one.
    #[test]
    fn damaged_proofs_are_refused(at: prop::sample::Index, byte in "[ -~]") {
        let mut proof = RFC_RESOURCE_REQUEST.to_owned();
        let at = at.index(proof.len());
        proof.replace_range(at..=at, &byte);
        prop_assume!(proof != RFC_RESOURCE_REQUEST);
        let expected = ProofRequirements::new("GET", "https://resource.example.org/protectedresource");
        prop_assert!(check(&expected, &proof, UnixTime::from_seconds(1_562_262_618)).is_err());
    }

    #[test]
    fn any_header_and_any_claims_are_judged(
        header in "\\PC{0,60}", claims in "\\PC{0,60}", member in "[a-z\"{}:,]{0,12}",
    ) {
        let key = keys::ed25519();
        let header = if header.len() % 2 == 0 { HEADER.replace("ES256", "Ed25519") } else { header };
        let claims = if claims.len() % 2 == 0 { CLAIMS.replacen('"', &member, 1) } else { claims };
        prop_assume!(claims != CLAIMS);
        prop_assert!(check(&expected(), &forged(&header, &claims, &key), NOW).is_err());
    }
}
