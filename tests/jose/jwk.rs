//! JWK sets: kept, skipped and rejected keys, and the replacement of keys.

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

/// FIPS 186-5 appendix A.1.1: the exponent is above 2^16; for older keys, a caller can allow 3.
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
    // Values that no caller can allow.
    assert_eq!(parse(&[1], 0), refused());
    assert_eq!(parse(&[4], 0), refused());
    assert_eq!(parse(&[2, 0, 0, 0, 1], 0), refused());
}

/// RFC 7517 section 9.2: errors and output do not repeat a published secret.
#[test]
fn refusals_and_keys_show_nothing_of_a_secret() {
    let secret = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    let private = format!(
        r#"{{"kty":"EC","crv":"P-256","kid":"p","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"{secret}"}}"#
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
    // An invalid secret is not printed either.
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

/// RFC 7517 sections 4.2 to 4.4: a key for another purpose is not chosen, whatever its `kid`.
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
        // Alone it does not verify the token; beside the right key with its `kid` it does no harm.
        assert_eq!(verify(&[good.replace(from, to)]), (Err(JwsError::UnknownKey), vec![reason]), "{to}");
        assert_eq!(verify(&[other.replace(from, to), good.clone()]), (Ok(()), vec![reason]), "{to}");
    }
}

/// RFC 7517 section 4: unknown members have no effect.
#[test]
fn unknown_members_are_ignored() {
    let key = jwk(&keys::p256(), "k");
    let more = key.to_json().replacen('{', r#"{"x5c":["MIIB"],"x5t#S256":1,"iat":1.5,"ext":{"d":[]},"Use":"enc","#, 1);
    assert_eq!(Jwk::parse(more.as_bytes(), Budget::default()), Ok(key.clone()));
    let set = format!(r#"{{"issuer":"x","keys":[{more}],"KEYS":7}}"#);
    assert_eq!(JwkSet::parse(set.as_bytes()).unwrap().keys(), [key]);
}

/// RFC 7517 section 4.5, OpenID Connect Core 1.0 section 10.1.1: the old key is valid while it is published, and no
/// longer.
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
    // Another error does not require a new set.
    assert!(!JwsError::BadSignature.is_unknown_key() && !JwsError::AlgorithmMismatch.is_unknown_key());
}

/// RFC 7517 sections 4 and 9.2: null members, which serializers write for absent values, are not private keys and
/// restrict nothing. A real private key rejects the set, whatever else is null.
#[test]
fn c22_members_that_are_null_are_absent() {
    const OPTIONAL: [&str; 6] = ["use", "key_ops", "alg", "kid", "x5c", "ext"];
    const PRIVATE: [&str; 9] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];
    for key in [keys::rsa_a(), keys::p256(), keys::ed25519()] {
        let jwk = Jwk::new(key.verifying_key().clone());
        let plain = jwk.to_json().replace(r#""use":"sig","#, "");
        let plain = plain.replace(&format!(r#""alg":"{}","#, jwk.algorithm().name()), "");
        let with = |more: &str| plain.replacen('{', &format!("{{{more},"), 1);
        let all_null = OPTIONAL.iter().chain(&PRIVATE).map(|name| format!(r#""{name}":null"#)).collect::<Vec<_>>();
        let escaped = r#""\u0064":null,"key_ops":[],"oth":[]"#.to_owned();
        for more in all_null.iter().chain([&all_null.join(","), &escaped]) {
            let text = with(more);
            assert_eq!(Jwk::parse(text.as_bytes(), Budget::default()).as_ref(), Ok(&jwk), "{more}");
            let set = JwkSet::parse(set_of(&[text.clone(), jwk.to_json()]).as_bytes()).unwrap();
            assert_eq!((set.keys(), &skipped(&set)[..]), (&[jwk.clone()][..], &[JwkError::DuplicateKey][..]), "{more}");
            let set = FixedJwkSet::<1>::parse(set_of(&[text]).as_bytes(), |_| {}).unwrap();
            assert_eq!(set.count(), 1, "{more}");
        }
        // A non-null member keeps its meaning.
        let text = with(r#""d":null,"use":null,"kid":"k","key_ops":["sign"]"#);
        assert_eq!(Jwk::parse(text.as_bytes(), Budget::default()), Err(JwkError::Operations));
        for member in PRIVATE {
            let others = PRIVATE.iter().filter(|other| **other != member).map(|other| format!(r#""{other}":null"#));
            let value = if member == "oth" { r#"[{"r":"AA"}]"# } else { r#""AA""# };
            let text = with(&others.chain([format!(r#""{member}":{value}"#)]).collect::<Vec<_>>().join(","));
            assert_eq!(Jwk::parse(text.as_bytes(), Budget::default()), Err(JwkError::PrivateMember { member }));
            let set = JwkSet::parse(set_of(&[plain.clone(), text]).as_bytes());
            assert_eq!(set.unwrap_err(), JwkSetError::PrivateKey { index: 1 }, "{member}");
        }
    }
    // A missing required member is reported.
    for (key, member) in [
        (r#"{"kty":null}"#, "kty"),
        (r#"{"kty":"EC","crv":null}"#, "crv"),
        (r#"{"kty":"RSA","n":null,"e":"AQAB"}"#, "n"),
        (r#"{"kty":"OKP","crv":"Ed25519","x":null}"#, "x"),
    ] {
        assert_eq!(Jwk::parse(key.as_bytes(), Budget::default()), Err(JwkError::Missing { member }));
    }
    let public = Jwk::new(keys::ed25519().verifying_key().clone()).to_json().replacen('{', r#"{"d":null,"#, 1);
    let error = PrivateJwk::parse(public.as_bytes(), Budget::default()).err();
    assert_eq!(error, Some(JwkError::Missing { member: "d" }));
}

/// RFC 7518 section 2: a number has at least one octet (zero is `AA`), so an empty text, which serializers write for an
/// unset value, is none and hides no secret. Any other value of a private member may be one.
#[test]
fn rfc_7518_section_2_an_empty_private_member_discloses_nothing() {
    let key = jwk(&keys::p256(), "k");
    for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"] {
        let with = |value: &str| key.to_json().replacen('{', &format!(r#"{{"{member}":{value},"#), 1);
        let set = JwkSet::parse(set_of(&[with(r#""""#)]).as_bytes()).unwrap();
        assert_eq!((set.keys(), set.skipped().len()), (&[key.clone()][..], 0), "{member}");
        for value in [r#""AA""#, r#"" ""#, r#""\u0041A""#, "0", "false", "{}", "[0]"] {
            let set = JwkSet::parse(set_of(&[key.to_json(), with(value)]).as_bytes());
            assert_eq!(set.unwrap_err(), JwkSetError::PrivateKey { index: 1 }, "{member}: {value}");
        }
    }
    // A private key that lacks its value is named.
    let empty = key.to_json().replacen('{', r#"{"d":"","#, 1);
    let error = PrivateJwk::parse(empty.as_bytes(), Budget::default()).err();
    assert_eq!(error, Some(JwkError::Missing { member: "d" }));
    // A symmetric key without its value is as unusable as one of an unknown type, and the other keys are used.
    for symmetric in [r#"{"kty":"oct"}"#, r#"{"kty":"oct","k":null}"#, r#"{"kty":"oct","k":""}"#] {
        let set = JwkSet::parse(set_of(&[symmetric.into(), key.to_json()]).as_bytes()).unwrap();
        assert_eq!(
            (set.keys(), &skipped(&set)[..]),
            (&[key.clone()][..], &[JwkError::SymmetricKey][..]),
            "{symmetric}"
        );
    }
}

/// RFC 7518 sections 6.2.1.2 and 6.3.1: numbers as two's complement or without leading zeros, if the caller allows
/// them.
#[test]
fn c29_numbers_with_other_leading_zeros_are_read_where_the_caller_allows_them() {
    use ofm_protocol::crypto::{PublicComponents, VerifyingKey};

    let limits = SetLimits { any_leading_zeros: true, ..SetLimits::default() };
    let strict = SetLimits::default();
    assert!(!strict.any_leading_zeros);
    let read = |text: &str, limits| {
        let set = JwkSet::parse_within(set_of(&[text.to_owned()]).as_bytes(), limits).unwrap();
        let fixed = FixedJwkSet::<1>::parse_within(set_of(&[text.to_owned()]).as_bytes(), limits, |_| {}).unwrap();
        assert_eq!(fixed.key(0), set.keys().first());
        (set.keys().first().cloned(), skipped(&set).first().copied())
    };
    let rsa = jwk(&keys::rsa_a(), "a");
    let PublicComponents::Rsa { n, .. } = rsa.key().public_components() else { unreachable!("it is RSA") };
    let rsa_text = |n: &[u8], e: &[u8]| {
        format!(r#"{{"kty":"RSA","kid":"a","n":"{}","e":"{}"}}"#, keys::encoded(n), keys::encoded(e))
    };
    let n = n.as_bytes();
    let leading_zero = Some(JwkError::Key { error: KeyError::LeadingZero });
    for text in [
        rsa_text(&[&[0][..], n].concat(), &[1, 0, 1]),
        rsa_text(&[&[0; 8][..], n].concat(), &[1, 0, 1]),
        rsa_text(n, &[0, 1, 0, 1]),
        rsa_text(&[&[0][..], n].concat(), &[0, 0, 0, 0, 0, 1, 0, 1]),
    ] {
        assert_eq!(read(&text, strict), (None, leading_zero));
        let (key, skipped) = read(&text, limits);
        assert_eq!((key.as_ref(), skipped), (Some(&rsa), None));
        // The thumbprint is that of the key without them.
        assert_eq!(key.map(|key| key.thumbprint()), Some(rsa.thumbprint()));
    }
    // The option allows no other deviation.
    for (text, error) in [
        (rsa_text(&[0; 300], &[1, 0, 1]), KeyError::ModulusSize { bits: 0 }),
        (rsa_text(&[&[0; 64][..], &n[64..]].concat(), &[1, 0, 1]), KeyError::ModulusSize { bits: bits(&n[64..]) }),
        (rsa_text(n, &[0, 0]), KeyError::Exponent),
        (rsa_text(n, &[0, 3]), KeyError::Exponent),
    ] {
        assert_eq!(read(&text, limits), (None, Some(JwkError::Key { error })));
    }

    // A coordinate that begins with a zero octet: about one key in 128 has one.
    let with_zero = (1..=5_000_u16).find_map(|number| {
        let mut scalar = [1; 32];
        scalar[30..].copy_from_slice(&number.to_be_bytes());
        let key = SigningKey::from_p256_scalar(&scalar).unwrap();
        match key.verifying_key().public_components() {
            PublicComponents::P256 { x, y } if x[0] == 0 || y[0] == 0 => Some((x, y)),
            _ => None,
        }
    });
    let (x, y) = with_zero.unwrap();
    let p256 = Jwk::new(VerifyingKey::from_p256_coordinates(&x, &y).unwrap());
    let trimmed = |number: &[u8]| number.iter().copied().skip_while(|octet| *octet == 0).collect::<Vec<_>>();
    let extended = |number: &[u8]| [&[0][..], number].concat();
    let p256_text = |x: &[u8], y: &[u8]| {
        format!(r#"{{"kty":"EC","crv":"P-256","x":"{}","y":"{}"}}"#, keys::encoded(x), keys::encoded(y))
    };
    for text in [p256_text(&trimmed(&x), &trimmed(&y)), p256_text(&extended(&x), &y), p256_text(&x, &extended(&y))] {
        assert!(matches!(read(&text, strict), (None, Some(JwkError::Length { .. }))), "{text}");
        assert_eq!(read(&text, limits), (Some(p256.clone()), None), "{text}");
    }
    for (text, member) in [(p256_text(&[1; 33], &y), "x"), (p256_text(&x, &[0; 65]), "y"), (p256_text(&[], &y), "x")] {
        assert!(
            matches!(read(&text, limits), (None, Some(JwkError::Length { member: at, .. })) if at == member),
            "{text}"
        );
    }
    // An Ed25519 key is bytes, not a number.
    let ed25519 = jwk(&keys::ed25519(), "e");
    let PublicComponents::Ed25519 { x } = ed25519.key().public_components() else { unreachable!("it is Ed25519") };
    let text = ed25519.to_json().replace(&keys::encoded(&x), &keys::encoded(&extended(&x)));
    assert_eq!(read(&text, limits), (None, Some(JwkError::Length { member: "x", length: 33 })));
}

fn bits(number: &[u8]) -> u32 {
    u32::try_from(number.len() * 8).unwrap() - number[0].leading_zeros()
}
