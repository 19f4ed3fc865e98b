//! The public JOSE layer: vectors of the RFCs, the steps of a token, the choice of keys, damaged tokens.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::rsa::{RsaSigningKey, RsaVerifyingKey};
use ofm_protocol::crypto::{Algorithm, SigningKey, VerifyingKey};
use ofm_protocol::error::{JwkError, JwkSetError, JwsError, TokenSignError};
use ofm_protocol::jose::json::{Budget, Writer};
use ofm_protocol::jose::{
    AlgorithmSet, CompactJws, FixedJwkSet, Header, Jwk, JwkSet, KeySet, Limits, PrivateJwk, ProtectedHeader,
    Thumbprint, Verifier, insecure, sign, sign_to_string, write_set,
};
use ofm_protocol::jwt::Claims;
use proptest::prelude::*;

use crate::support::keys;

const PAYLOAD: &[u8] = br#"{"iss":"55aa605c-89ef-4473-aa88-47709f0ff383","client_id":"c","exp":1769767018.445}"#;

fn payload_of(verifier: &Verifier<'_>, token: &str) -> Result<Vec<u8>, JwsError> {
    let verified = verifier.verify_token(token.as_bytes())?;
    let mut buffer = vec![0; verified.payload_len()];
    Ok(verified.decode_payload(&mut buffer)?.bytes().to_vec())
}

fn jwk(key: &SigningKey) -> Jwk {
    Jwk::new(key.verifying_key().clone())
}

#[test]
fn a_signature_verifies_with_its_key_only() {
    let all = [keys::rsa_a(), keys::rsa_b(), keys::p256(), keys::ed25519()];
    for (index, key) in all.iter().enumerate() {
        let header = ProtectedHeader::new().with_kid("kid \"1\"").with_typ("at+jwt");
        let token = keys::token(&header, PAYLOAD, key);
        for (other_index, other) in all.iter().enumerate() {
            let verifier = Verifier::with_key(other.verifying_key(), AlgorithmSet::FAPI2);
            let result = payload_of(&verifier, &token);
            if index == other_index {
                assert_eq!(result.as_deref(), Ok(PAYLOAD));
                let verified = verifier.verify_token(token.as_bytes()).unwrap();
                assert_eq!(verified.header().kid(), Some("kid \"1\""));
                assert_eq!(verified.header().typ(), Some("at+jwt"));
            } else if index < 2 && other_index < 2 {
                assert_eq!(result, Err(JwsError::BadSignature));
            } else {
                assert_eq!(result, Err(JwsError::AlgorithmMismatch));
            }
        }
    }
}

#[test]
fn rfc_7515_appendix_a_3_es256() {
    let key = br#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;
    let key = PrivateJwk::parse(key, Budget::default()).unwrap();
    let token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19y\
        b290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let public = key.public();
    let payload = payload_of(&Verifier::with_keys(&public, Algorithm::Es256.into()), token).unwrap();
    assert_eq!(payload, b"{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}");
}

#[test]
fn rfc_8037_appendix_a_ed25519() {
    let key = br#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let key = PrivateJwk::parse(key, Budget::default()).unwrap();
    assert_eq!(key.public().thumbprint().to_string(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    let token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6d\
        WbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    let public = key.public();
    let verifier = Verifier::with_keys(&public, Algorithm::Ed25519.into());
    assert_eq!(payload_of(&verifier, token).unwrap(), b"Example of Ed25519 signing");
    // Ed25519 signatures are deterministic; `alg` has its newer name (RFC 9864 section 2.2).
    let own =
        sign_to_string(&ProtectedHeader::new(), b"Example of Ed25519 signing", key.key(), &mut SystemRandom).unwrap();
    assert!(own.starts_with(&keys::encoded(br#"{"alg":"Ed25519"}"#)));
    assert_eq!(payload_of(&verifier, &own).unwrap(), b"Example of Ed25519 signing");
}

#[test]
fn rfc_7518_section_6_3_2_private_rsa_keys_are_read() {
    let key = PrivateJwk::parse(include_bytes!("../keys/rsa2048_a.jwk.json"), Budget::default()).unwrap();
    assert_eq!(key.kid(), Some("a"));
    assert_eq!(key.key().verifying_key(), keys::rsa_a().verifying_key());
    let token = keys::token(&ProtectedHeader::new().with_kid("a"), PAYLOAD, key.key());
    let public = key.public();
    assert_eq!(payload_of(&Verifier::with_keys(&public, Algorithm::Ps256.into()), &token).as_deref(), Ok(PAYLOAD));
    assert_eq!(
        Jwk::parse(include_bytes!("../keys/rsa2048_a.jwk.json"), Budget::default()),
        Err(JwkError::PrivateMember { member: "d" })
    );
}

#[test]
fn rfc_7638_section_3_1_thumbprint() {
    let key = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"kid\":\"2011-04-29\",\"n\":\"\
        0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiF\
        V4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9\
        c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1\
        jF44-csFCur-kEgU8awapJzKnqDKgw\"}";
    let key = Jwk::parse(key.as_bytes(), Budget::default()).unwrap();
    assert_eq!(key.thumbprint().to_string(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    assert_eq!(key.with_thumbprint().kid(), Some("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
}

#[test]
fn rfc_7515_section_4_1_8_x5t_s256_is_the_hash_of_the_der() {
    // RFC 8705 appendix A: a certificate and its thumbprint.
    let pem = "-----BEGIN CERTIFICATE-----\n\
        MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAx\n\
        ODEyMzcwOVoXDTIyMDUwMjEyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqG\n\
        SM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8QnhxxzFQ03C7HKW9OylMbnQZjjJ\n\
        /Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj0EAwID\n\
        SQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOV\n\
        bUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=\n\
        -----END CERTIFICATE-----\n";
    let mut der = [0; 512];
    let (label, der) = pem_rfc7468::decode(pem.as_bytes(), &mut der).unwrap();
    assert_eq!(label, "CERTIFICATE");
    assert_eq!(Thumbprint::of_certificate(der).to_string(), "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0");
    // SHA-256 of "abc" (FIPS 180-4 example), in base64url.
    assert_eq!(Thumbprint::of_certificate(b"abc").to_string(), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
}

#[test]
fn keys_survive_being_written_and_read() {
    for key in [keys::rsa_a(), keys::p256(), keys::ed25519()] {
        let written = jwk(&key).with_kid("a\"\u{1}").unwrap();
        let mut buffer = [0; Jwk::MAX_TEXT];
        let text = written.write(&mut buffer).unwrap();
        assert_eq!(Jwk::parse(text, Budget::default()), Ok(written));
        serde_json::from_slice::<serde_json::Value>(text).unwrap();
    }
}

#[test]
fn sets_survive_being_written_and_read() {
    let keys = [jwk(&keys::rsa_a()).with_thumbprint(), jwk(&keys::p256()).with_thumbprint(), jwk(&keys::ed25519())];
    let mut buffer = [0; 3 * Jwk::MAX_TEXT];
    let mut writer = Writer::new(&mut buffer);
    write_set(&keys, &mut writer);
    let text = writer.finish().unwrap();
    let set = JwkSet::parse(text).unwrap();
    assert_eq!(set.keys(), keys);
    assert_eq!(set.to_json().as_bytes(), text);
    let fixed = FixedJwkSet::<3>::parse(text, |skipped| panic!("{skipped:?}")).unwrap();
    assert!(fixed.iter().eq(&keys));
    assert_eq!(FixedJwkSet::<2>::parse(text, |_| {}).unwrap_err(), JwkSetError::TooManyKeys { limit: 2 });
}

#[test]
fn unusable_keys_are_skipped_with_a_reason_and_affect_no_other() {
    let good = jwk(&keys::ed25519()).with_kid("good").unwrap();
    let mut buffer = [0; Jwk::MAX_TEXT];
    let good_text = String::from_utf8(good.write(&mut buffer).unwrap().to_vec()).unwrap();
    let text = format!(
        r#"{{"keys":[{{"kty":"AKP","kid":"pq","pub":"AA"}},{good_text},7,
            {{"kty":"RSA","use":"enc","kid":"e"}},{good_text}]}}"#
    );
    let set = JwkSet::parse(text.as_bytes()).unwrap();
    assert_eq!(set.keys(), [good]);
    let skipped: Vec<_> = set.skipped().iter().map(|key| (key.index(), key.kid(), key.error())).collect();
    assert_eq!(
        skipped,
        [
            (0, Some("pq"), JwkError::UnsupportedType),
            (2, None, JwkError::NotAnObject),
            (3, Some("e"), JwkError::UseNotSignature),
            (4, Some("good"), JwkError::DuplicateKey),
        ]
    );
}

#[test]
fn fapi_2_section_5_4_3_keys_of_one_kid_are_distinguished_by_type() {
    let (rsa, other, ec) = (keys::rsa_a(), keys::rsa_b(), keys::p256());
    let named = |key: &SigningKey, kid: &str| jwk(key).with_kid(kid).unwrap();
    let token = keys::token(&ProtectedHeader::new().with_kid("1"), PAYLOAD, &rsa);
    let verify = |keys: &[Jwk]| {
        let keys: JwkSet = keys.iter().cloned().collect();
        payload_of(&Verifier::with_keys(&keys, AlgorithmSet::FAPI2), &token)
    };
    assert!(verify(&[named(&ec, "1"), named(&rsa, "1")]).is_ok());
    assert_eq!(
        verify(&[named(&rsa, "1"), named(&ec, "1"), named(&other, "1")]),
        Err(JwsError::AmbiguousKey { candidates: 2 })
    );
    assert_eq!(verify(&[named(&ec, "1"), named(&rsa, "2")]), Err(JwsError::AlgorithmMismatch));
    assert_eq!(verify(&[named(&rsa, "2")]), Err(JwsError::UnknownKey));
    // A `kid` is compared by its bytes.
    assert_eq!(verify(&[named(&rsa, "1 ")]), Err(JwsError::UnknownKey));
    // A key with that `kid` decides; keys without `kid` do not matter.
    assert_eq!(verify(&[jwk(&rsa), named(&other, "1")]), Err(JwsError::BadSignature));
    assert_eq!(verify(&[]), Err(JwsError::UnknownKey));
}

#[test]
fn rfc_7515_appendix_d_where_no_kid_tells_keys_apart_each_is_tried() {
    let (rsa, other, ec) = (keys::rsa_a(), keys::rsa_b(), keys::p256());
    let unnamed = keys::token(&ProtectedHeader::new(), PAYLOAD, &rsa);
    let named = keys::token(&ProtectedHeader::new().with_kid("1"), PAYLOAD, &rsa);
    let set: JwkSet =
        [jwk(&ec), jwk(&other), jwk(&rsa), jwk(&keys::rsa_b()).with_kid("2").unwrap()].into_iter().collect();
    let verifier = Verifier::with_keys(&set, AlgorithmSet::FAPI2);
    assert_eq!(verifier.verify_token(unnamed.as_bytes()).unwrap().key_index(), 2);
    assert_eq!(verifier.verify_token(named.as_bytes()).unwrap().key_index(), 2);
    // Three keys fit the token without a `kid`, and two of them have no `kid`.
    let few = verifier.with_candidates(2);
    assert_eq!(
        few.verify_token(unnamed.as_bytes()).unwrap_err(),
        JwsError::TooManyCandidates { candidates: 3, limit: 2 }
    );
    assert!(few.verify_token(named.as_bytes()).is_ok());
    let none: JwkSet = [jwk(&ec)].into_iter().collect();
    let verifier = Verifier::with_keys(&none, AlgorithmSet::FAPI2);
    assert_eq!(verifier.verify_token(unnamed.as_bytes()).unwrap_err(), JwsError::NoKey);
    let wrong: JwkSet = [jwk(&other)].into_iter().collect();
    let verifier = Verifier::with_keys(&wrong, AlgorithmSet::FAPI2);
    assert_eq!(verifier.verify_token(unnamed.as_bytes()).unwrap_err(), JwsError::BadSignature);
}

#[test]
fn rfc_8725_section_3_2_only_algorithms_that_are_named_are_accepted() {
    let key = keys::p256();
    let token = keys::token(&ProtectedHeader::new(), PAYLOAD, &key);
    for (allowed, result) in [
        (AlgorithmSet::of(&[]), Err(JwsError::AlgorithmNotAllowed)),
        (Algorithm::Ps256.into(), Err(JwsError::AlgorithmNotAllowed)),
        (Algorithm::Es256.into(), Ok(PAYLOAD.to_vec())),
    ] {
        assert_eq!(payload_of(&Verifier::with_key(key.verifying_key(), allowed), &token), result);
    }
}

#[test]
fn the_peek_has_the_values_for_choosing_a_key() {
    let token = keys::token(&ProtectedHeader::new().with_kid("k"), PAYLOAD, &keys::ed25519());
    let limits = Limits::default();
    let jws = CompactJws::parse(token.as_bytes(), &limits).unwrap();
    let mut scratch = [0; 256];
    let peek = insecure::peek(&jws, &limits, &mut scratch).unwrap();
    assert_eq!(peek.header().kid(), Some("k"));
    assert!(peek.iss().is_some_and(|iss| iss == *"55aa605c-89ef-4473-aa88-47709f0ff383"));
    assert!(peek.client_id().is_some_and(|id| id == *"c") && peek.sub().is_none());
    let short = JwsError::BufferTooSmall { needed: PAYLOAD.len(), given: 8 };
    assert_eq!(insecure::peek(&jws, &limits, &mut [0; 8]).unwrap_err(), short);
}

#[test]
fn buffers_that_are_too_short_are_named() {
    let key = keys::ed25519();
    let header = ProtectedHeader::new();
    let needed = header.token_len(PAYLOAD.len(), &key).unwrap();
    let mut buffer = vec![0; needed - 1];
    let mut random = SystemRandom;
    assert_eq!(
        sign(&header, PAYLOAD, &key, &mut random, &mut buffer),
        Err(TokenSignError::BufferTooSmall { needed, given: needed - 1 })
    );
    let kid = "k".repeat(257);
    let long = ProtectedHeader::new().with_kid(&kid);
    assert_eq!(sign(&long, PAYLOAD, &key, &mut random, &mut [0; 4096]), Err(TokenSignError::HeaderTooLong));
    assert_eq!(long.token_len(1, &key), None);
    let worst = "\u{1}".repeat(256);
    assert!(ProtectedHeader::new().with_kid(&worst).token_len(1, &key).is_some());
    let token = keys::token(&header, PAYLOAD, &key);
    let verified = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2).verify_token(token.as_bytes()).unwrap();
    assert_eq!(
        verified.decode_payload(&mut [0; 3]).unwrap_err(),
        JwsError::BufferTooSmall { needed: PAYLOAD.len(), given: 3 }
    );
}

/// Every single-bit flip, every truncation, and every insertion of each of the 256 bytes at every place: no such token
/// verifies, and none panics.
fn damage(key: &SigningKey) {
    let token = keys::token(&ProtectedHeader::new().with_kid("k"), br#"{"a":1}"#, key).into_bytes();
    let public = jwk(key).with_kid("k").unwrap();
    let verifier = Verifier::with_keys(&public, AlgorithmSet::FAPI2);
    assert!(verifier.verify_token(&token).is_ok());
    for at in 0..token.len() {
        for bit in 0..8 {
            let mut damaged = token.clone();
            damaged[at] ^= 1 << bit;
            assert!(verifier.verify_token(&damaged).is_err(), "bit {bit} of byte {at}");
        }
        assert!(verifier.verify_token(&token[..at]).is_err(), "first {at} bytes");
        assert!(verifier.verify_token(&token[at + 1..]).is_err(), "without the first {at} and one more");
        let mut shorter = token.clone();
        shorter.remove(at);
        assert!(verifier.verify_token(&shorter).is_err(), "without byte {at}");
    }
    for at in 0..=token.len() {
        for byte in 0..=u8::MAX {
            let mut damaged = token.clone();
            damaged.insert(at, byte);
            assert!(verifier.verify_token(&damaged).is_err(), "byte {byte} at {at}");
        }
    }
}

#[test]
fn no_damaged_token_verifies_ps256() {
    damage(&keys::rsa_a());
}

#[test]
fn no_damaged_token_verifies_es256() {
    damage(&keys::p256());
}

#[test]
fn no_damaged_token_verifies_ed25519() {
    damage(&keys::ed25519());
}

proptest! {
    /// Any bytes give an error or a value, no panic; and no invented token verifies.
    #[test]
    fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[A-Za-z0-9_.-]{0,200}") {
        let key = keys::ed25519();
        let verifier = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2);
        prop_assert!(verifier.verify_token(&bytes).is_err());
        prop_assert!(verifier.verify_token(text.as_bytes()).is_err());
        let token = format!("{}.e30.{}", keys::encoded(&bytes), keys::encoded(&[0; 64]));
        prop_assert!(verifier.verify_token(token.as_bytes()).is_err());
        let _ = Jwk::parse(&bytes, Budget::default());
        let _ = JwkSet::parse(&bytes);
        let _ = Claims::parse(&bytes, Budget::default());
    }

    /// One changed byte of valid JSON: the readers accept or reject it, and write accepted values unchanged.
    #[test]
    fn changed_keys_and_claims_are_taken(at: prop::sample::Index, byte: u8, cut: bool) {
        let mut set = format!(r#"{{"keys":[{}]}}"#,
            jwk(&keys::ed25519()).with_kid("k").unwrap().to_json()).into_bytes();
        let at_set = at.index(set.len());
        set[at_set] = byte;
        if cut {
            set.truncate(at_set);
        }
        if let Ok(read) = JwkSet::parse(&set) {
            let again = JwkSet::parse(read.to_json().as_bytes()).unwrap();
            prop_assert_eq!(again.keys(), read.keys());
        }
        let mut claims =
        br#"{"iss":"i","sub":"s","aud":["a","b"],"exp":1.5e9,"nbf":1,"iat":-0,"jti":"\u00e4"}"#.to_vec();
        let at_claims = at.index(claims.len());
        claims[at_claims] = byte;
        let _ = Claims::parse(&claims, Budget::default());
    }
}

#[test]
fn keys_and_headers_are_as_small_as_they_say() {
    assert!(size_of::<RsaVerifyingKey>() <= 4_096 && size_of::<VerifyingKey>() <= 4_096 && size_of::<Jwk>() <= 4_608);
    assert!(size_of::<RsaSigningKey>() <= 8_192 && size_of::<SigningKey>() <= 12_288 && size_of::<Header>() <= 448);
}

#[test]
fn key_sets_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<JwkSet>();
    shared::<FixedJwkSet<4>>();
    let set = JwkSet::default();
    assert_eq!((set.count(), set.key(0)), (0, None));
}
