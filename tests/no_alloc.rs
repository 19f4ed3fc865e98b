//! Nothing is allocated between a token's bytes and the verdict, or between claims and a signed token; rejections
//! included.
#![allow(clippy::unwrap_used, reason = "these are tests")]
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Backend, SignItem, sign_batch};
use ofm_protocol::error::{ClaimError, JwkSetError, JwsError};
use ofm_protocol::jose::json::Writer;
use ofm_protocol::jose::{
    AlgorithmSet, BatchToken, CompactJws, FixedJwkSet, Jwk, Limits, PrivateJwk, ProtectedHeader, Verifier, insecure,
    sign, write_set,
};
use ofm_protocol::jwt::Validation;
use ofm_protocol::time::{NumericDate, UnixTime};

#[path = "support/keys.rs"]
#[allow(dead_code, reason = "each test uses a part")]
mod keys;

#[path = "support/allocations.rs"]
mod allocations;

/// The number of allocations of `run` in this thread.
fn allocations(run: impl FnOnce()) -> usize {
    // The forced backend's name is read once per process from the environment, into a string.
    let _ = Backend::in_use();
    allocations::counted(run).0
}

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| drop(std::hint::black_box(Box::new(1)))), 1);
}

#[test]
fn from_claims_to_a_token_and_from_a_token_to_the_verdict() {
    for key in [keys::rsa_a(), keys::p256(), keys::ed25519()] {
        let public = [Jwk::new(key.verifying_key().clone()).with_kid("k \"1\"").unwrap()];
        let count = allocations(|| {
            // Claims, written and signed.
            let (mut claims, mut token) = ([0; 256], [0; 1_024]);
            let mut writer = Writer::new(&mut claims);
            writer.begin_object().name("iss").string("i\n").name("aud").begin_array().string("a").end_array();
            writer.name("exp").date(NumericDate::from_seconds(1_769_766_719)).end_object();
            let claims = writer.finish().unwrap();
            let header = ProtectedHeader::new().with_kid("k \"1\"").with_typ("at+jwt");
            assert!(header.token_len(claims.len(), &key).unwrap() <= token.len());
            let token = sign(&header, claims, &key, &mut SystemRandom, &mut token).unwrap();
            // Keys, written and read.
            let mut text = [0; Jwk::MAX_TEXT];
            let mut writer = Writer::new(&mut text);
            write_set(&public, &mut writer);
            let set = FixedJwkSet::<2>::parse(writer.finish().unwrap(), |_| {}).unwrap();
            // The token, looked at, verified, validated.
            let jws = CompactJws::parse(token, &Limits::default()).unwrap();
            let mut payload = [0; 256];
            assert!(insecure::peek(&jws, &Limits::default(), &mut payload).unwrap().iss().is_some());
            let verified = Verifier::with_keys(&set, AlgorithmSet::FAPI2).verify(&jws).unwrap();
            let payload = verified.decode_payload(&mut payload).unwrap();
            let claims = Validation::new("i\n", "a").validate(&payload, NOW).unwrap();
            assert!(claims.registered().exp().is_some());
        });
        assert_eq!(count, 0, "{}", key.verifying_key().algorithm());
    }
}

#[test]
fn batches() {
    let key = keys::rsa_a();
    let header = ProtectedHeader::new().with_kid("a");
    let token = keys::token(&header, br#"{"iss":"i","aud":"a","exp":1769766719}"#, &key);
    let set = [Jwk::new(key.verifying_key().clone()).with_kid("a").unwrap()];
    let verifier = Verifier::with_keys(&set, AlgorithmSet::FAPI2);
    let mut tokens: Vec<_> = (0..18).map(|_| BatchToken::new(token.as_bytes())).collect();
    let (mut payload, mut valid) = ([0; 256], 0);
    let count = allocations(|| {
        verifier.verify_batch(&mut tokens);
        Validation::new("i", "a").validate_batch(&tokens, NOW, &mut payload, |_, claims| {
            valid += usize::from(claims.is_ok());
        });
    });
    assert_eq!((count, valid), (0, 18));
}

#[test]
fn a_batch_of_signatures() {
    let keys = [keys::rsa_a(), keys::rsa_b(), keys::p256(), keys::ed25519()];
    let mut buffers = [[0; 256]; 19];
    let mut buffers = buffers.iter_mut();
    let mut items: [_; 19] =
        std::array::from_fn(|at| SignItem::new(&keys[(at / 5) % 4], b"message", buffers.next().unwrap()));
    assert_eq!(allocations(|| sign_batch(&mut items, &mut SystemRandom)), 0);
    assert!(items.iter().all(|item| item.signature().is_ok()));
}

#[test]
fn refusals() {
    let key = keys::ed25519();
    let public = Jwk::new(key.verifying_key().clone()).with_kid("k").unwrap();
    let token = |header: &str, payload: &str| keys::token_with_header(header.as_bytes(), payload.as_bytes(), &key);
    let tokens = [
        ("e30.e30.AA==".to_owned(), "token_padding"),
        (token("[", "{}"), "header_json"),
        (token(r#"{"alg":"Ed25519","x":1,"crit":["x"]}"#, "{}"), "header_crit_not_understood"),
        (token(r#"{"alg":"Ed25519","kid":"?"}"#, "{}"), "key_unknown"),
        (token(r#"{"alg":"Ed25519","kid":"k"}"#, "{}") + "AAAA", "signature_length"),
        (keys::token(&ProtectedHeader::new().with_kid("k"), b"{}", &keys::p256()), "alg_key_mismatch"),
    ];
    let expired = token(r#"{"alg":"Ed25519"}"#, r#"{"iss":"i","aud":"a","exp":1}"#);
    let count = allocations(|| {
        let verifier = Verifier::with_keys(&public, AlgorithmSet::FAPI2);
        for (token, label) in &tokens {
            let error: JwsError = verifier.verify_token(token.as_bytes()).unwrap_err();
            assert_eq!(error.label(), *label);
        }
        let mut payload = [0; 64];
        let verified = verifier.verify_token(expired.as_bytes()).unwrap();
        let payload = verified.decode_payload(&mut payload).unwrap();
        let result = Validation::new("i", "a").validate(&payload, NOW);
        assert!(matches!(result, Err(ClaimError::Expired { .. })));
        let private = FixedJwkSet::<1>::parse(br#"{"keys":[{"kty":"oct","k":"AA"}]}"#, |_| {});
        assert_eq!(private.unwrap_err(), JwkSetError::PrivateKey { index: 0 });
        assert!(PrivateJwk::parse(b"{}", Limits::default().json).is_err());
    });
    assert_eq!(count, 0);
}

/// Read, compared, iterated, refused; compact, and with every string in escapes.
#[cfg(feature = "types")]
#[test]
fn views_of_messages() {
    use std::fmt::Write as _;

    use ofm_protocol::jose::json::Budget;
    use ofm_protocol::types::RequestObject;
    use ofm_protocol::types::oauth::RequestObjectView;
    use ofm_protocol::types::ofm::v1_2::{GrantedConsent, GrantedConsentView};

    // All that stands between quotation marks.
    let escaped = |text: &str| {
        let mut out = String::new();
        for (index, part) in text.split('"').enumerate() {
            out.push_str(if index == 0 { "" } else { "\"" });
            for character in part.chars() {
                if index % 2 == 0 {
                    out.push(character);
                } else {
                    write!(out, "\\u{:04x}", u32::from(character)).unwrap();
                }
            }
        }
        out
    };
    let request = include_str!("samples/request_object.json").trim_end();
    let consent = include_str!("samples/granted_consent.json").trim_end();
    let owned: RequestObject = serde_json::from_str(request).unwrap();
    let owned_consent: GrantedConsent = serde_json::from_str(consent).unwrap();
    let texts = [(request.to_owned(), consent.to_owned()), (escaped(request), escaped(consent))];
    let mut long = escaped(request);
    long.truncate(long.len() - 2);
    for number in 0..300 {
        write!(long, ",\"{number}\":1").unwrap();
    }
    let count = allocations(|| {
        for (request, consent) in &texts {
            let view = RequestObjectView::parse(request.as_bytes(), Budget::default()).unwrap();
            assert!(view == owned && view.authorization_details.unwrap().iter().count() == 1);
            let view = GrantedConsentView::parse(consent.as_bytes(), Budget::default()).unwrap();
            assert!(view == owned_consent && view.accounts.unwrap().iter().count() > 0);
            for text in [request, consent] {
                for end in [0, 1, 20, 500, text.len() - 1] {
                    assert!(RequestObjectView::parse(&text.as_bytes()[..end], Budget::default()).is_err());
                    assert!(GrantedConsentView::parse(&text.as_bytes()[..end], Budget::default()).is_err());
                }
            }
        }
        assert!(RequestObjectView::parse(texts[0].1.as_bytes(), Budget::default()).is_err());
        assert!(RequestObjectView::parse(long.as_bytes(), Budget::default()).is_err());
    });
    assert_eq!(count, 0);
}

#[cfg(feature = "oauth")]
#[test]
fn a_dpop_proof() {
    use ofm_protocol::error::DpopError;
    use ofm_protocol::oauth::dpop::{NewProof, NonceIssuer, ProofKey, ProofRequirements};
    use ofm_protocol::oauth::http::Request;
    use ofm_protocol::oauth::{Context, Policy};

    let (policy, nonces) = (Policy::fapi2_final(), NonceIssuer::new([7; 32], std::time::Duration::from_secs(60)));
    let nonce = nonces.issue(NOW);
    for key in [keys::p256(), keys::ed25519(), keys::rsa_a()] {
        let (key, mut random) = (ProofKey::new(key), SystemRandom);
        let mut cx = Context::new(NOW, &mut random);
        let proof = NewProof::new("GET", "https://RS.example:443/./accounts").with_access_token("t");
        let proof = proof.with_nonce(nonce.as_str()).sign(&key, &mut cx).unwrap();
        let request = Request::new("GET", "/accounts").with_header("DPoP", &proof);
        let expected = |method| {
            let expected = ProofRequirements::new(method, "https://rs.example/accounts").with_access_token("t");
            expected.with_nonce(&nonces).with_key(key.thumbprint())
        };
        let count = allocations(|| {
            let checked = expected("GET").check_request(&request, &policy, &mut cx).unwrap();
            assert_eq!((checked.key(), checked.issued_at()), (key.thumbprint(), NOW));
            let refused = expected("POST").check_request(&request, &policy, &mut cx);
            assert_eq!(refused.unwrap_err(), DpopError::Method);
        });
        assert_eq!(count, 0);
    }
}
