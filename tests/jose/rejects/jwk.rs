//! Rejected keys and key sets.

use std::sync::LazyLock;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{Base64UrlError, JsonError, JwkError, JwkSetError, KeyError};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{Jwk, JwkSet, PrivateJwk, SetLimits};

use JwkError as K;

use crate::support::keys;

const fn base64url(member: &'static str, error: Base64UrlError) -> JwkError {
    K::Base64Url { member, error }
}

const fn key(error: KeyError) -> JwkError {
    K::Key { error }
}

/// Public keys (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). `X` is replaced by the x coordinate of a
/// P-256 key, `Y` by its y coordinate, `E` by an Ed25519 key, `N` by a modulus of 2048 bits.
pub(crate) const KEYS: &[(&str, &str, JwkError)] = &[
    ("no JSON", "{", K::Json { error: JsonError::Truncated { offset: 1 } }),
    ("an array", "[]", K::Json { error: JsonError::NotAnObject }),
    ("`kty` twice", r#"{"kty":"RSA","kty":"RSA"}"#, K::Json { error: JsonError::DuplicateMember { offset: 13 } }),
    ("no `kty`", r#"{"n":"N","e":"AQAB"}"#, K::Missing { member: "kty" }),
    ("`kty` a number", r#"{"kty":1}"#, K::Type { member: "kty" }),
    ("`kty` in lower case", r#"{"kty":"rsa","n":"N","e":"AQAB"}"#, K::UnsupportedType),
    ("an ML-DSA key", r#"{"kty":"AKP","alg":"ML-DSA-44","pub":"AA"}"#, K::UnsupportedType),
    ("a symmetric key", r#"{"kty":"oct","k":"AAAA"}"#, K::SymmetricKey),
    ("a symmetric key without `k`", r#"{"kty":"oct"}"#, K::SymmetricKey),
    ("a private RSA key", r#"{"kty":"RSA","n":"N","e":"AQAB","d":"AQAB"}"#, K::PrivateMember { member: "d" }),
    ("a prime", r#"{"kty":"RSA","n":"N","e":"AQAB","p":"AQAB"}"#, K::PrivateMember { member: "p" }),
    ("the other prime", r#"{"kty":"RSA","n":"N","e":"AQAB","q":"AQAB"}"#, K::PrivateMember { member: "q" }),
    ("`dp`", r#"{"kty":"RSA","n":"N","e":"AQAB","dp":"AQAB"}"#, K::PrivateMember { member: "dp" }),
    ("`dq`", r#"{"kty":"RSA","n":"N","e":"AQAB","dq":"AQAB"}"#, K::PrivateMember { member: "dq" }),
    ("`qi`", r#"{"kty":"RSA","n":"N","e":"AQAB","qi":"AQAB"}"#, K::PrivateMember { member: "qi" }),
    ("`oth`", r#"{"kty":"RSA","n":"N","e":"AQAB","oth":[{"r":"AA"}]}"#, K::PrivateMember { member: "oth" }),
    ("`k` in an EC key", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","k":"AA"}"#, K::PrivateMember { member: "k" }),
    (
        "`d` spelled otherwise",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","\u0064":"AA"}"#,
        K::PrivateMember { member: "d" },
    ),
    ("a private key of an unknown type", r#"{"kty":"AKP","priv":"AA"}"#, K::PrivateMember { member: "priv" }),
    ("no `n`", r#"{"kty":"RSA","e":"AQAB"}"#, K::Missing { member: "n" }),
    ("no `e`", r#"{"kty":"RSA","n":"N"}"#, K::Missing { member: "e" }),
    ("`n` a number", r#"{"kty":"RSA","n":12,"e":"AQAB"}"#, K::Type { member: "n" }),
    ("`e` a number", r#"{"kty":"RSA","n":"N","e":65537}"#, K::Type { member: "e" }),
    ("`n` padded", r#"{"kty":"RSA","n":"AAA=","e":"AQAB"}"#, base64url("n", Base64UrlError::Padding { offset: 3 })),
    ("`n` in base64", r#"{"kty":"RSA","n":"AA+A","e":"AQAB"}"#, base64url("n", Base64UrlError::Alphabet { offset: 2 })),
    (
        "`e` with unused bits",
        r#"{"kty":"RSA","n":"N","e":"AR"}"#,
        base64url("e", Base64UrlError::TrailingBits { offset: 1 }),
    ),
    (
        "`e` with a space",
        r#"{"kty":"RSA","n":"N","e":"AQ B"}"#,
        base64url("e", Base64UrlError::Whitespace { offset: 2 }),
    ),
    (
        "`n` with an escape",
        r#"{"kty":"RSA","n":"\u0041AAA","e":"AQAB"}"#,
        base64url("n", Base64UrlError::Alphabet { offset: 0 }),
    ),
    ("`n` empty", r#"{"kty":"RSA","n":"","e":"AQAB"}"#, key(KeyError::ModulusSize { bits: 0 })),
    ("`e` of 0", r#"{"kty":"RSA","n":"N","e":"AA"}"#, key(KeyError::LeadingZero)),
    ("`e` of 1", r#"{"kty":"RSA","n":"N","e":"AQ"}"#, key(KeyError::Exponent)),
    ("`e` of 2", r#"{"kty":"RSA","n":"N","e":"Ag"}"#, key(KeyError::Exponent)),
    ("`e` of 65536", r#"{"kty":"RSA","n":"N","e":"AQAA"}"#, key(KeyError::Exponent)),
    ("`e` with a leading zero", r#"{"kty":"RSA","n":"N","e":"AAEAAQ"}"#, key(KeyError::LeadingZero)),
    ("`e` of 2^64 + 1", r#"{"kty":"RSA","n":"N","e":"AQAAAAAAAAAB"}"#, key(KeyError::Exponent)),
    ("`e` of 17 bytes", r#"{"kty":"RSA","n":"N","e":"AQAAAAAAAAAAAAAAAAAAAAE"}"#, key(KeyError::Exponent)),
    ("no `crv`", r#"{"kty":"EC","x":"X","y":"Y"}"#, K::Missing { member: "crv" }),
    ("`crv` a number", r#"{"kty":"EC","crv":256,"x":"X","y":"Y"}"#, K::Type { member: "crv" }),
    ("P-384", r#"{"kty":"EC","crv":"P-384","x":"X","y":"Y"}"#, K::UnsupportedCurve),
    ("secp256k1", r#"{"kty":"EC","crv":"secp256k1","x":"X","y":"Y"}"#, K::UnsupportedCurve),
    ("Ed25519 as EC", r#"{"kty":"EC","crv":"Ed25519","x":"E","y":"E"}"#, K::UnsupportedCurve),
    ("P-256 as OKP", r#"{"kty":"OKP","crv":"P-256","x":"X"}"#, K::UnsupportedCurve),
    ("X25519", r#"{"kty":"OKP","crv":"X25519","x":"E"}"#, K::UnsupportedCurve),
    ("Ed448", r#"{"kty":"OKP","crv":"Ed448","x":"E"}"#, K::UnsupportedCurve),
    ("no `x`", r#"{"kty":"EC","crv":"P-256","y":"Y"}"#, K::Missing { member: "x" }),
    ("no `y`", r#"{"kty":"EC","crv":"P-256","x":"X"}"#, K::Missing { member: "y" }),
    ("`x` too short", r#"{"kty":"EC","crv":"P-256","x":"AAAA","y":"Y"}"#, K::Length { member: "x", length: 3 }),
    (
        "`y` too long",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        K::Length { member: "y", length: 33 },
    ),
    ("not on the curve", r#"{"kty":"EC","crv":"P-256","x":"X","y":"X"}"#, key(KeyError::InvalidPoint)),
    (
        "the point at infinity",
        r#"{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        key(KeyError::InvalidPoint),
    ),
    (
        "a coordinate past the field's prime",
        r#"{"kty":"EC","crv":"P-256","x":"__________________________________________8","y":"Y"}"#,
        key(KeyError::InvalidPoint),
    ),
    ("Ed25519 too short", r#"{"kty":"OKP","crv":"Ed25519","x":"AAAA"}"#, K::Length { member: "x", length: 3 }),
    ("`use` enc", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","use":"enc"}"#, K::UseNotSignature),
    ("`use` in upper case", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","use":"SIG"}"#, K::UseNotSignature),
    ("`use` an array", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","use":["sig"]}"#, K::Type { member: "use" }),
    ("`key_ops` sign only", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","key_ops":["sign"]}"#, K::Operations),
    (
        "`key_ops` a string",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","key_ops":"verify"}"#,
        K::Type { member: "key_ops" },
    ),
    (
        "`key_ops` of numbers",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","key_ops":[1]}"#,
        K::Type { member: "key_ops" },
    ),
    (
        "`key_ops` verify twice",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","key_ops":["verify","verify"]}"#,
        K::DuplicateOperation,
    ),
    (
        "`use` sig with `key_ops` encrypt",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","use":"sig","key_ops":["verify","encrypt"]}"#,
        K::UseConflict,
    ),
    ("`alg` of another type", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","alg":"PS256"}"#, K::AlgorithmMismatch),
    ("`alg` RS256", r#"{"kty":"RSA","n":"N","e":"AQAB","alg":"RS256"}"#, K::UnsupportedAlgorithm),
    ("`alg` RSA-OAEP", r#"{"kty":"RSA","n":"N","e":"AQAB","alg":"RSA-OAEP"}"#, K::UnsupportedAlgorithm),
    ("`alg` none", r#"{"kty":"RSA","n":"N","e":"AQAB","alg":"none"}"#, K::UnsupportedAlgorithm),
    ("`alg` a number", r#"{"kty":"RSA","n":"N","e":"AQAB","alg":256}"#, K::Type { member: "alg" }),
    ("`kid` a number", r#"{"kty":"OKP","crv":"Ed25519","x":"E","kid":1}"#, K::Type { member: "kid" }),
];

/// Fills the placeholders of [`KEYS`] with public members of the test keys.
fn filled(template: &str) -> String {
    fn members(key: &SigningKey) -> serde_json::Value {
        let mut buffer = [0; Jwk::MAX_TEXT];
        let text = Jwk::new(key.verifying_key().clone()).write(&mut buffer).unwrap().to_vec();
        serde_json::from_slice(&text).unwrap()
    }
    static PUBLIC: LazyLock<[serde_json::Value; 3]> =
        LazyLock::new(|| [members(&keys::rsa_a()), members(&keys::p256()), members(&keys::ed25519())]);
    let [rsa, ec, ed] = &*PUBLIC;
    [("N", &rsa["n"]), ("X", &ec["x"]), ("Y", &ec["y"]), ("E", &ed["x"])]
        .into_iter()
        .fold(template.to_owned(), |text, (mark, value)| text.replace(&format!(":\"{mark}\""), &format!(":{value}")))
}

#[test]
fn public_keys() {
    for (name, template, error) in KEYS {
        assert_eq!(Jwk::parse(filled(template).as_bytes(), Budget::default()).unwrap_err(), *error, "{name}");
    }
    for good in [
        r#"{"kty":"RSA","n":"N","e":"AQAB","alg":"PS256","use":"sig","key_ops":["verify"],"x5c":[],"unknown":{}}"#,
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","key_ops":["sign","verify"]}"#,
        r#"{"kty":"OKP","crv":"Ed25519","x":"E","alg":"EdDSA"}"#,
    ] {
        Jwk::parse(filled(good).as_bytes(), Budget::default()).unwrap();
    }
}

#[test]
fn rfc_7518_section_3_5_rsa_moduli_have_2048_to_4096_bits() {
    let parse = |n: &[u8]| {
        let text = format!(r#"{{"kty":"RSA","e":"AQAB","n":"{}"}}"#, keys::encoded(n));
        Jwk::parse(text.as_bytes(), Budget::default()).map(|key| key.key().bits())
    };
    let odd = |length: usize| vec![0xff; length];
    for (length, bits) in [(128, 1024), (255, 2040), (513, 4104), (1_024, 8_192), (1_040, 8_320), (1_041, 8_328)] {
        assert_eq!(parse(&odd(length)), Err(key(KeyError::ModulusSize { bits })));
    }
    assert_eq!(parse(&odd(256)), Ok(2_048));
    assert_eq!(parse(&odd(512)), Ok(4_096));
    let mut even = odd(256);
    even[255] = 0xfe;
    assert_eq!(parse(&even), Err(key(KeyError::ModulusEven)));
    let mut short = odd(256);
    short[0] = 0x7f;
    assert_eq!(parse(&short), Err(key(KeyError::ModulusSize { bits: 2_047 })));
    let mut zero = odd(257);
    zero[0] = 0;
    assert_eq!(parse(&zero), Err(key(KeyError::LeadingZero)));
}

/// Private keys; `D` is replaced by the P-256 secret of RFC 7515 appendix A.3, `X` and `Y` by its point.
pub(crate) const PRIVATE_KEYS: &[(&str, &str, JwkError)] = &[
    ("a public key", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y"}"#, K::Missing { member: "d" }),
    ("`d` a number", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":1}"#, K::Type { member: "d" }),
    (
        "`d` padded",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"AAA="}"#,
        base64url("d", Base64UrlError::Padding { offset: 3 }),
    ),
    ("`d` too short", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"AAAA"}"#, K::Length { member: "d", length: 3 }),
    (
        "`d` of zero",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        key(KeyError::InvalidPoint),
    ),
    (
        "`d` of another key",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}"#,
        K::Inconsistent,
    ),
    ("for verifying only", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"D","key_ops":["verify"]}"#, K::Operations),
    ("for encrypting", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"D","use":"enc"}"#, K::UseNotSignature),
    ("symmetric", r#"{"kty":"oct","k":"AAAA"}"#, K::SymmetricKey),
    (
        "RSA without primes",
        r#"{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}"#,
        key(KeyError::ModulusSize { bits: 17 }),
    ),
];

#[test]
fn private_keys() {
    let filled = |template: &str| {
        template
            .replace(":\"X\"", ":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"")
            .replace(":\"Y\"", ":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"")
            .replace(":\"D\"", ":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"")
    };
    for (name, template, error) in PRIVATE_KEYS {
        let result = PrivateJwk::parse(filled(template).as_bytes(), Budget::default());
        assert_eq!(result.err(), Some(*error), "{name}");
    }
    let good = filled(r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","d":"D","use":"sig"}"#);
    assert!(PrivateJwk::parse(good.as_bytes(), Budget::default()).is_ok());
    // Lengths are checked first.
    let long = " ".repeat(Jwk::MAX_INPUT) + &good;
    let too_long = K::InputTooLong { length: long.len(), limit: Jwk::MAX_INPUT };
    assert_eq!(PrivateJwk::parse(long.as_bytes(), Budget::default()).err(), Some(too_long));
    assert_eq!(Jwk::parse(long.as_bytes(), Budget::default()).err(), Some(too_long));
    assert!(PrivateJwk::parse(&long.as_bytes()[good.len()..], Budget::default()).is_ok());
    // An RSA key must contain exactly two primes.
    let n = filled_modulus();
    for (rest, error) in [
        (r#""d":"AQAB""#, K::Missing { member: "p" }),
        (r#""d":"AQAB","p":"AQAB""#, K::Missing { member: "q" }),
        (r#""d":"AQAB","p":"AQAB","q":"AQAB","dp":"AQAB","dq":"AQAB","qi":"AQAB","oth":[{}]"#, K::MultiPrime),
        (r#""p":"AQAB""#, K::Missing { member: "d" }),
    ] {
        let text = format!(r#"{{"kty":"RSA","e":"AQAB","n":{n},{rest}}}"#);
        assert_eq!(PrivateJwk::parse(text.as_bytes(), Budget::default()).err(), Some(error), "{rest}");
    }
}

fn filled_modulus() -> String {
    filled("{\"n\":\"N\"}").replace("{\"n\":", "").replace('}', "")
}

#[test]
fn rfc_7517_section_4_3_key_ops_has_few_and_short_values() {
    let key = |operations: &[String]| {
        let operations: Vec<_> = operations.iter().map(|name| format!("\"{name}\"")).collect();
        let text = format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"E","key_ops":[{}]}}"#, operations.join(","));
        Jwk::parse(filled(&text).as_bytes(), Budget::default()).map(|_| ())
    };
    let others =
        |count: usize| (0..count).map(|number| format!("other-{number}")).chain(["v\\u0065rify".into()]).collect();
    let (most, one_more): (Vec<_>, Vec<_>) = (others(15), others(16));
    assert_eq!((key(&most), key(&one_more)), (Ok(()), Err(K::TooManyOperations { limit: 16 })));
    assert_eq!(key(&["verify".into(), "x".repeat(64)]), Ok(()));
    assert_eq!(key(&["verify".into(), "x".repeat(65)]), Err(K::TooLong { member: "key_ops", limit: 64 }));
    assert_eq!(key(&["verify".into(), "v\\u0065rify".into()]), Err(K::DuplicateOperation));
}

use JwkSetError as S;

/// Key sets (RFC 7517 section 5).
pub(crate) const SETS: &[(&str, &str, JwkSetError)] = &[
    ("nothing", "", S::Json { error: JsonError::Truncated { offset: 0 } }),
    ("a page of HTML", "<html>", S::Json { error: JsonError::Unexpected { offset: 0 } }),
    ("an array of keys", "[]", S::Json { error: JsonError::NotAnObject }),
    ("no `keys`", "{}", S::Missing),
    ("`Keys`", r#"{"Keys":[]}"#, S::Missing),
    ("a key for a set", r#"{"kty":"OKP","crv":"Ed25519","x":"E"}"#, S::Missing),
    ("`keys` an object", r#"{"keys":{}}"#, S::Type),
    ("`keys` null", r#"{"keys":null}"#, S::Type),
    ("`keys` twice", r#"{"keys":[],"keys":[]}"#, S::Json { error: JsonError::DuplicateMember { offset: 11 } }),
    (
        "a member of a key twice",
        r#"{"keys":[{"kty":"a","kty":"b"}]}"#,
        S::Json { error: JsonError::DuplicateMember { offset: 20 } },
    ),
    ("something after it", r#"{"keys":[]}x"#, S::Json { error: JsonError::TrailingBytes { offset: 11 } }),
    (
        "a private key",
        r#"{"keys":[{"kty":"AKP"},{"kty":"OKP","crv":"Ed25519","x":"E","d":"AA"}]}"#,
        S::PrivateKey { index: 1 },
    ),
    ("a symmetric key", r#"{"keys":[{"kty":"oct","k":"AA"}]}"#, S::PrivateKey { index: 0 }),
];

#[test]
fn key_sets() {
    for (name, template, error) in SETS {
        assert_eq!(JwkSet::parse(filled(template).as_bytes()).unwrap_err(), *error, "{name}");
    }
    let limits = SetLimits { bytes: 40, keys: 2, ..SetLimits::default() };
    let parse = |text: &str| JwkSet::parse_within(text.as_bytes(), limits).map(|set| set.skipped().len());
    assert_eq!(parse(r#"{"keys":[{},{}]}"#), Ok(2));
    assert_eq!(parse(r#"{"keys":[{},{},{}]}"#), Err(S::TooManyKeys { limit: 2 }));
    assert_eq!(parse(&" ".repeat(41)), Err(S::TooLong { length: 41, limit: 40 }));
}
