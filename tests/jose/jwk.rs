//! JWK sets: what they keep, skip and refuse, and how keys are replaced.

use std::fmt::Write as _;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{JwkError, JwkSetError, JwsError, KeyError};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{
    AlgorithmSet, FixedJwkSet, Header, Jwk, JwkSet, KeySet, PrivateJwk, ProtectedHeader, SetLimits, Verifier,
};

use crate::support::keys;

fn jwk(key: &SigningKey, kid: &str) -> Jwk {
    Jwk::new(key.verifying_key().clone()).with_kid(kid).unwrap()
}

fn set_of(keys: &[String]) -> String {
    format!(r#"{{"keys":[{}]}}"#, keys.join(","))
}

fn skipped(set: &JwkSet) -> Vec<JwkError> {
    set.skipped().iter().map(ofm_protocol::jose::SkippedKey::error).collect()
}

/// FIPS 186-5 appendix A.1.1: the exponent is above 2^16; where a caller has older keys, 3 is the least.
#[test]
fn the_least_public_exponent_of_a_set_is_the_callers_choice() {
    let text = |e: &[u8]| set_of(&[jwk(&keys::rsa_a(), "a").to_json().replace("AQAB", &keys::encoded(e))]);
    let parse = |e: &[u8], min_exponent| {
        let limits = SetLimits { min_exponent, ..SetLimits::default() };
        let set = JwkSet::parse_within(text(e).as_bytes(), limits).unwrap();
        let fixed = FixedJwkSet::<1>::parse_within(text(e).as_bytes(), limits, |_| {}).unwrap();
        assert_eq!(fixed.count(), set.count());
        (set.count(), skipped(&set))
    };
    let refused = || (0, vec![JwkError::Key { error: KeyError::Exponent }]);
    assert_eq!(SetLimits::default().min_exponent, 65_537);
    assert_eq!(parse(&[1, 0, 1], 65_537), (1, vec![]));
    assert_eq!(parse(&[1, 0, 3], 65_537), (1, vec![]));
    assert_eq!(parse(&[3], 65_537), refused());
    assert_eq!(parse(&[0xff, 0xff], 65_537), refused());
    assert_eq!(parse(&[3], 3), (1, vec![]));
    // What no caller can ask for.
    assert_eq!(parse(&[1], 0), refused());
    assert_eq!(parse(&[4], 0), refused());
    assert_eq!(parse(&[2, 0, 0, 0, 1], 0), refused());
}

/// RFC 7517 section 9.2: what a set or a key should not have said is not repeated.
#[test]
fn refusals_and_keys_show_nothing_of_a_secret() {
    let secret = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    let private = format!(
        r#"{{"kty":"EC","crv":"P-256","kid":"p","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"{secret}"}}"#
    );
    let octets = format!(r#"{{"kty":"oct","k":"{secret}"}}"#);
    let mut shown = String::new();
    for (index, key) in [&private, &octets].into_iter().enumerate() {
        let keys =
            set_of(&vec![r#"{"kty":"AKP"}"#.to_owned(); index].into_iter().chain([key.clone()]).collect::<Vec<_>>());
        let error = JwkSet::parse(keys.as_bytes()).unwrap_err();
        assert_eq!(error, JwkSetError::PrivateKey { index });
        write!(shown, "{error} {error:?} ").unwrap();
        let error = Jwk::parse(key.as_bytes(), Budget::default()).unwrap_err();
        write!(shown, "{error} {error:?} ").unwrap();
    }
    // A secret that is no good is not shown either.
    let wrong = private.replace(secret, &format!("{secret}AAAA"));
    let error = PrivateJwk::parse(wrong.as_bytes(), Budget::default()).err().unwrap();
    write!(shown, "{error} {error:?} ").unwrap();
    let key = PrivateJwk::parse(private.as_bytes(), Budget::default()).unwrap();
    write!(shown, "{:?} {:?}", key.key(), key.public()).unwrap();
    assert!(!shown.contains(&secret[..8]), "{shown}");
    assert!(!key.public().to_json().contains("\"d\""));
    assert!(!shown.contains("8e9b10") && !shown.contains("142, 155, 16"), "not as bytes either: {shown}");
}

#[test]
fn the_default_limits_hold_at_their_edges() {
    let keys = |count: usize| set_of(&vec![r#"{"kty":"AKP"}"#.to_owned(); count]);
    assert_eq!(JwkSet::parse(keys(64).as_bytes()).unwrap().skipped().len(), 64);
    assert_eq!(JwkSet::parse(keys(65).as_bytes()).unwrap_err(), JwkSetError::TooManyKeys { limit: 64 });
    assert_eq!(
        FixedJwkSet::<1>::parse(keys(65).as_bytes(), |_| {}).unwrap_err(),
        JwkSetError::TooManyKeys { limit: 64 }
    );
    let padded = |length: usize| keys(1) + &" ".repeat(length - keys(1).len());
    assert!(JwkSet::parse(padded(262_144).as_bytes()).is_ok());
    let too_long = JwkSetError::TooLong { length: 262_145, limit: 262_144 };
    assert_eq!(JwkSet::parse(padded(262_145).as_bytes()).unwrap_err(), too_long);
    let long_kid = jwk(&keys::ed25519(), "k").to_json().replace(r#""k""#, &format!(r#""{}""#, "k".repeat(257)));
    let set = JwkSet::parse(set_of(&[long_kid]).as_bytes()).unwrap();
    assert_eq!(skipped(&set), [JwkError::TooLong { member: "kid", limit: Header::MAX_KID }]);
}

/// RFC 7517 sections 4.2 to 4.4: a key for something else is not chosen, whatever its name.
#[test]
fn keys_for_something_else_are_never_chosen() {
    let key = keys::rsa_a();
    let good = jwk(&key, "k").to_json();
    let other = jwk(&keys::rsa_b(), "k").to_json();
    let token = keys::token(&ProtectedHeader::new().with_kid("k"), b"{}", &key);
    let verify = |keys: &[String]| {
        let set = JwkSet::parse(set_of(keys).as_bytes()).unwrap();
        let result = Verifier::with_keys(&set, AlgorithmSet::FAPI2).verify_token(token.as_bytes()).map(|_| ());
        (result, skipped(&set))
    };
    for (from, to, reason) in [
        (r#""use":"sig""#, r#""use":"enc""#, JwkError::UseNotSignature),
        (r#""use":"sig""#, r#""key_ops":["wrapKey"]"#, JwkError::Operations),
        (r#""alg":"PS256""#, r#""alg":"RSA-OAEP-256""#, JwkError::UnsupportedAlgorithm),
        (r#""alg":"PS256""#, r#""alg":"ES256""#, JwkError::AlgorithmMismatch),
    ] {
        // Alone it does not verify what it would, and beside the right key of its name it does not stand in the way.
        assert_eq!(verify(&[good.replace(from, to)]), (Err(JwsError::UnknownKey), vec![reason]), "{to}");
        assert_eq!(verify(&[other.replace(from, to), good.clone()]), (Ok(()), vec![reason]), "{to}");
    }
}

/// RFC 7517 section 4: members that are not known change nothing.
#[test]
fn unknown_members_are_ignored() {
    let key = jwk(&keys::p256(), "k");
    let more = key.to_json().replacen('{', r#"{"x5c":["MIIB"],"x5t#S256":1,"iat":1.5,"ext":{"d":[]},"Use":"enc","#, 1);
    assert_eq!(Jwk::parse(more.as_bytes(), Budget::default()), Ok(key.clone()));
    let set = format!(r#"{{"issuer":"x","keys":[{more}],"KEYS":7}}"#);
    assert_eq!(JwkSet::parse(set.as_bytes()).unwrap().keys(), [key]);
}

/// RFC 7517 section 4.5, OpenID Connect Core 1.0 section 10.1.1: the old key stays while it is published, and no longer.
#[test]
fn keys_rotate_by_replacing_the_set() {
    let (old, new) = (keys::ed25519(), keys::p256());
    let tokens =
        [("old", &old), ("new", &new)].map(|(kid, key)| keys::token(&ProtectedHeader::new().with_kid(kid), b"{}", key));
    let refusals = |set: &JwkSet| {
        let verifier = Verifier::with_keys(set, AlgorithmSet::FAPI2);
        [0, 1].map(|index: usize| verifier.verify_token(tokens[index].as_bytes()).err())
    };
    let published = |keys: &[(&SigningKey, &str)]| -> JwkSet { keys.iter().map(|(key, kid)| jwk(key, kid)).collect() };
    assert_eq!(refusals(&published(&[(&old, "old")])), [None, Some(JwsError::UnknownKey)]);
    assert!(JwsError::UnknownKey.is_unknown_key(), "a newer set is asked for");
    assert_eq!(refusals(&published(&[(&old, "old"), (&new, "new")])), [None, None]);
    assert_eq!(refusals(&published(&[(&new, "new")])), [Some(JwsError::UnknownKey), None]);
    // A refusal for another reason asks for no new set.
    assert!(!JwsError::BadSignature.is_unknown_key() && !JwsError::AlgorithmMismatch.is_unknown_key());
}
