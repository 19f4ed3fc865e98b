//! What is refused, by name, and with exactly which error: tokens, headers, keys, key sets, claims.
#![allow(clippy::unwrap_used, reason = "these are tests")]

use core::time::Duration;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{Base64UrlError, ClaimError, JsonError, JwkError, JwkSetError, JwsError, KeyError, Segment};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{AlgorithmSet, Jwk, JwkSet, Limits, PrivateJwk, SetLimits, Verifier};
use ofm_protocol::jwt::{AudienceForm, AudienceRule, ClaimName, IssuerRule, TypRule, Validation};
use ofm_protocol::time::{NumericDate, UnixTime};

#[path = "support/keys.rs"]
#[allow(dead_code, reason = "each test uses a part")]
mod keys;

use JwsError as T;
use Segment::{Header, Payload, Signature};

/// Tokens that are refused by their shape (RFC 7515 sections 2, 3.1 and 7.1, RFC 8725bis section 3.14).
const SHAPES: &[(&str, &[u8], JwsError)] = &[
    ("nothing", b"", T::SegmentCount { segments: 1 }),
    ("one segment", b"e30", T::SegmentCount { segments: 1 }),
    ("two segments", b"e30.e30", T::SegmentCount { segments: 2 }),
    ("four segments", b"e30.e30.AAAA.AAAA", T::SegmentCount { segments: 4 }),
    ("five segments: encrypted", b"e30.e30.e30.e30.AAAA", T::EncryptedToken),
    ("encrypted directly: an empty key", b"e30..e30.e30.AAAA", T::EncryptedToken),
    ("six segments", b"e30.e30.e30.e30.AAAA.AAAA", T::SegmentCount { segments: 6 }),
    ("one dot alone", b".", T::SegmentCount { segments: 2 }),
    ("two dots alone", b"..", T::EmptySegment { segment: Header }),
    ("four dots alone", b"....", T::EncryptedToken),
    ("empty header", b".e30.AAAA", T::EmptySegment { segment: Header }),
    ("empty payload", b"e30..AAAA", T::EmptySegment { segment: Payload }),
    ("empty signature", b"e30.e30.", T::EmptySegment { segment: Signature }),
    ("the samples' shortened request object", b"eyJhbGciOiJQUzI1Ni...<truncated-JAR-jwt>", T::Alphabet { offset: 21 }),
    ("the samples' shortened assertion", b"eyJhbGciOiJQ..<truncated-PK-jwt>", T::Alphabet { offset: 14 }),
    ("a line break at the end", b"e30.e30.AAAA\n", T::Whitespace { offset: 12 }),
    ("a carriage return in the payload", b"e30.e\r30.AAAA", T::Whitespace { offset: 5 }),
    ("a space at the beginning", b" e30.e30.AAAA", T::Whitespace { offset: 0 }),
    ("a tab between segments", b"e30.\te30.AAAA", T::Whitespace { offset: 4 }),
    ("padding of the header", b"e30=.e30.AAAA", T::Padding { offset: 3 }),
    ("padding of the payload", b"e30.e30=.AAAA", T::Padding { offset: 7 }),
    ("padding of the signature", b"e30.e30.AA==", T::Padding { offset: 10 }),
    ("padding inside a segment", b"e30.e=30.AAAA", T::Padding { offset: 5 }),
    ("the plus of base64", b"e30.e30.AA+A", T::Alphabet { offset: 10 }),
    ("the slash of base64", b"e30.e30.AA/A", T::Alphabet { offset: 10 }),
    ("a zero byte", b"e30.e30.AAA\0", T::Alphabet { offset: 11 }),
    ("a byte outside ASCII", b"e30.e30.AAA\xc3\xa4", T::Alphabet { offset: 11 }),
    ("a percent escape", b"e30%2Ee30.AAAA", T::Alphabet { offset: 3 }),
    ("a comma for a dot", b"e30,e30,AAAA", T::Alphabet { offset: 3 }),
    ("the full-width full stop", b"e30\xef\xbc\x8ee30.AAAA", T::Alphabet { offset: 3 }),
    ("quotation marks around it", b"\"e30.e30.AAAA\"", T::Alphabet { offset: 0 }),
    ("the scheme before it", b"Bearer e30.e30.AAAA", T::Whitespace { offset: 6 }),
    ("JSON serialization", br#"{"payload":"e30","protected":"e30","signature":"AAAA"}"#, T::Alphabet { offset: 0 }),
    ("a SD-JWT tilde", b"e30.e30.AAAA~", T::Alphabet { offset: 12 }),
    ("a header of one character", b"A.e30.AAAA", T::SegmentLength { segment: Header, length: 1 }),
    ("a header of five characters", b"AAAAA.e30.AAAA", T::SegmentLength { segment: Header, length: 5 }),
    ("a payload of 4n+1 characters", b"e30.AAAAA.AAAA", T::SegmentLength { segment: Payload, length: 5 }),
    ("a signature of 4n+1 characters", b"e30.e30.AAAAA", T::SegmentLength { segment: Signature, length: 5 }),
    ("four unused bits in the header", b"AB.e30.AAAA", T::TrailingBits { segment: Header, offset: 1 }),
    ("two unused bits in the header", b"e31.e30.AAAA", T::TrailingBits { segment: Header, offset: 2 }),
    ("unused bits in the payload", b"e30.e3-.AAAA", T::TrailingBits { segment: Payload, offset: 6 }),
    ("unused bits in the signature", b"e30.e30.AAB", T::TrailingBits { segment: Signature, offset: 10 }),
];

#[test]
fn shapes() {
    let key = keys::ed25519();
    let verifier = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2);
    for (name, token, error) in SHAPES {
        assert_eq!(verifier.verify_token(token).unwrap_err(), *error, "{name}");
    }
}

#[test]
fn sizes() {
    let key = keys::ed25519();
    let token = keys::token_with_header(br#"{"alg":"Ed25519"}"#, &[b'a'; 100], &key);
    let verifier = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2);
    let with = |limits: Limits| verifier.with_limits(limits).verify_token(token.as_bytes()).map(|_| ());
    let limits = Limits::default;
    let too_long = |segment, length, limit| Err(T::SegmentTooLong { segment, length, limit });
    assert_eq!(with(limits().with_token(token.len())), Ok(()));
    assert_eq!(
        with(limits().with_token(token.len() - 1)),
        Err(T::TokenTooLong { length: token.len(), limit: token.len() - 1 })
    );
    assert_eq!(with(limits().with_header(17)), Ok(()));
    assert_eq!(with(limits().with_header(16)), too_long(Header, 17, 16));
    assert_eq!(with(limits().with_payload(100)), Ok(()));
    assert_eq!(with(limits().with_payload(99)), too_long(Payload, 100, 99));
    assert_eq!(with(limits().with_signature(64)), Ok(()));
    assert_eq!(with(limits().with_signature(63)), too_long(Signature, 64, 63));
    assert_eq!(
        with(limits().with_json(Budget::new(0, 9))),
        Err(T::HeaderJson { error: JsonError::Depth { offset: 0, limit: 0 } })
    );
    // The largest header that can be asked for, and one byte more.
    let header = |length: usize| {
        let mut header = br#"{"alg":"Ed25519","x":""#.to_vec();
        header.resize(length - 2, b'x');
        header.extend(b"\"}");
        keys::token_with_header(&header, b"a", &key)
    };
    let verifier = verifier.with_limits(limits().with_header(usize::MAX));
    assert!(verifier.verify_token(header(8_192).as_bytes()).is_ok());
    assert_eq!(
        verifier.verify_token(header(8_193).as_bytes()).unwrap_err(),
        T::SegmentTooLong { segment: Header, length: 8_193, limit: 8_192 }
    );
}

const fn json(error: JsonError) -> JwsError {
    T::HeaderJson { error }
}

/// Headers of tokens whose signature is right (RFC 7515 section 4, RFC 7797, RFC 8725).
const HEADERS: &[(&str, &[u8], JwsError)] = &[
    ("no JSON", b"alg", json(JsonError::Unexpected { offset: 0 })),
    ("an array", br#"["alg","Ed25519"]"#, json(JsonError::NotAnObject)),
    ("a string", br#""Ed25519""#, json(JsonError::NotAnObject)),
    ("null", b"null", json(JsonError::NotAnObject)),
    ("an empty text", b" ", json(JsonError::Truncated { offset: 1 })),
    ("cut off", br#"{"alg":"Ed25519""#, json(JsonError::Truncated { offset: 16 })),
    ("two objects", br#"{"alg":"Ed25519"}{}"#, json(JsonError::TrailingBytes { offset: 17 })),
    ("a zero byte after it", b"{\"alg\":\"Ed25519\"}\0", json(JsonError::TrailingBytes { offset: 17 })),
    ("a byte order mark", b"\xef\xbb\xbf{\"alg\":\"Ed25519\"}", json(JsonError::ByteOrderMark)),
    ("UTF-16", b"{\0\"\0a\0", json(JsonError::Unexpected { offset: 1 })),
    ("not UTF-8", b"{\"alg\":\"Ed25519\",\"x\":\"\xff\"}", json(JsonError::Utf8 { offset: 21 })),
    ("half a surrogate pair", br#"{"alg":"Ed25519","x":"\ud800"}"#, json(JsonError::Surrogate { offset: 22 })),
    ("a control character", b"{\"alg\":\"Ed25519\",\"x\":\"\n\"}", json(JsonError::ControlCharacter { offset: 22 })),
    ("a comment", br#"{"alg":"Ed25519"/**/}"#, json(JsonError::Unexpected { offset: 16 })),
    ("a comma at the end", br#"{"alg":"Ed25519",}"#, json(JsonError::Unexpected { offset: 17 })),
    ("single quotes", br"{'alg':'Ed25519'}", json(JsonError::Unexpected { offset: 1 })),
    ("`alg` twice", br#"{"alg":"Ed25519","alg":"Ed25519"}"#, json(JsonError::DuplicateMember { offset: 17 })),
    ("`alg` twice, the second spelled otherwise", br#"{"alg":"Ed25519","\u0061lg":"none"}"#, json(JsonError::DuplicateMember { offset: 17 })),
    ("`alg` twice, the first spelled otherwise", br#"{"\u0061\u006C\u0067":"none","alg":"Ed25519"}"#, json(JsonError::DuplicateMember { offset: 29 })),
    ("`kid` twice", br#"{"alg":"Ed25519","kid":"k","kid":"k"}"#, json(JsonError::DuplicateMember { offset: 27 })),
    ("an unknown member twice", br#"{"alg":"Ed25519","x":1,"x":2}"#, json(JsonError::DuplicateMember { offset: 23 })),
    ("a member twice within another", br#"{"alg":"Ed25519","x":{"y":1,"y":2}}"#, json(JsonError::DuplicateMember { offset: 28 })),
    ("no `alg`", b"{}", T::HeaderMissing { member: "alg" }),
    ("`ALG` is another name", br#"{"ALG":"Ed25519"}"#, T::HeaderMissing { member: "alg" }),
    ("`alg` null", br#"{"alg":null}"#, T::HeaderType { member: "alg" }),
    ("`alg` a number", br#"{"alg":256}"#, T::HeaderType { member: "alg" }),
    ("`alg` an array", br#"{"alg":["Ed25519"]}"#, T::HeaderType { member: "alg" }),
    ("`alg` empty", br#"{"alg":""}"#, T::AlgorithmUnsupported),
    ("`alg` none", br#"{"alg":"none"}"#, T::AlgorithmNone),
    ("`alg` None", br#"{"alg":"None"}"#, T::AlgorithmNone),
    ("`alg` NONE", br#"{"alg":"NONE"}"#, T::AlgorithmNone),
    ("`alg` nOnE", br#"{"alg":"nOnE"}"#, T::AlgorithmNone),
    ("`alg` none, escaped", br#"{"alg":"\u006eone"}"#, T::AlgorithmNone),
    ("`alg` HS256", br#"{"alg":"HS256"}"#, T::AlgorithmUnsupported),
    ("`alg` RS256", br#"{"alg":"RS256"}"#, T::AlgorithmUnsupported),
    ("`alg` PS384", br#"{"alg":"PS384"}"#, T::AlgorithmUnsupported),
    ("`alg` ES256K", br#"{"alg":"ES256K"}"#, T::AlgorithmUnsupported),
    ("`alg` Ed448", br#"{"alg":"Ed448"}"#, T::AlgorithmUnsupported),
    ("`alg` in lower case", br#"{"alg":"ed25519"}"#, T::AlgorithmUnsupported),
    ("`alg` with a space", br#"{"alg":"Ed25519 "}"#, T::AlgorithmUnsupported),
    ("`alg` with a space before it", br#"{"alg":" Ed25519"}"#, T::AlgorithmUnsupported),
    ("`alg` with a zero after it", br#"{"alg":"Ed25519\u0000"}"#, T::AlgorithmUnsupported),
    ("`alg` much too long", br#"{"alg":"Ed25519Ed25519Ed25519Ed25519"}"#, T::AlgorithmUnsupported),
    ("`alg` of another key", br#"{"alg":"ES256"}"#, T::NoKey),
    ("`alg` of another key with the `kid`", br#"{"alg":"PS256","kid":"k"}"#, T::AlgorithmMismatch),
    ("an unknown `kid`", br#"{"alg":"Ed25519","kid":"K"}"#, T::UnknownKey),
    ("an empty `kid`", br#"{"alg":"Ed25519","kid":""}"#, T::UnknownKey),
    ("a `kid` that is a path", br#"{"alg":"Ed25519","kid":"../../dev/null"}"#, T::UnknownKey),
    ("a `kid` that is SQL", br#"{"alg":"Ed25519","kid":"k' OR 1=1 --"}"#, T::UnknownKey),
    ("`kid` a number", br#"{"alg":"Ed25519","kid":1}"#, T::HeaderType { member: "kid" }),
    ("`kid` null", br#"{"alg":"Ed25519","kid":null}"#, T::HeaderType { member: "kid" }),
    ("`typ` a number", br#"{"alg":"Ed25519","kid":"k","typ":1}"#, T::HeaderType { member: "typ" }),
    ("`cty` an array", br#"{"alg":"Ed25519","kid":"k","cty":["JWT"]}"#, T::HeaderType { member: "cty" }),
    ("`b64` false", br#"{"alg":"Ed25519","kid":"k","b64":false}"#, T::UnencodedPayload),
    ("`b64` true", br#"{"alg":"Ed25519","kid":"k","b64":true}"#, T::UnencodedPayload),
    ("`b64` in `crit`", br#"{"alg":"Ed25519","kid":"k","b64":false,"crit":["b64"]}"#, T::UnencodedPayload),
    ("`zip`", br#"{"alg":"Ed25519","kid":"k","zip":"DEF"}"#, T::Compressed),
    ("`crit` empty", br#"{"alg":"Ed25519","crit":[]}"#, T::CriticalMalformed),
    ("`crit` null", br#"{"alg":"Ed25519","crit":null}"#, T::CriticalMalformed),
    ("`crit` a string", br#"{"alg":"Ed25519","crit":"exp"}"#, T::CriticalMalformed),
    ("`crit` an object", br#"{"alg":"Ed25519","crit":{"exp":1}}"#, T::CriticalMalformed),
    ("`crit` of numbers", br#"{"alg":"Ed25519","crit":[1]}"#, T::CriticalMalformed),
    ("`crit` of names and numbers", br#"{"alg":"Ed25519","x":1,"crit":["x",1]}"#, T::CriticalMalformed),
    ("`crit` names one member twice", br#"{"alg":"Ed25519","x":1,"crit":["x","x"]}"#, T::CriticalDuplicate),
    ("`crit` names one member twice, spelled otherwise", br#"{"alg":"Ed25519","x":1,"crit":["x","\u0078"]}"#, T::CriticalDuplicate),
    ("`crit` names `alg`", br#"{"alg":"Ed25519","crit":["alg"]}"#, T::CriticalRegistered),
    ("`crit` names itself", br#"{"alg":"Ed25519","crit":["crit"]}"#, T::CriticalRegistered),
    ("`crit` names `kid`", br#"{"alg":"Ed25519","kid":"k","crit":["kid"]}"#, T::CriticalRegistered),
    ("`crit` names `x5t#S256`", br#"{"alg":"Ed25519","x5t#S256":"","crit":["x5t#S256"]}"#, T::CriticalRegistered),
    ("`crit` names `epk` of JWE", br#"{"alg":"Ed25519","epk":{},"crit":["epk"]}"#, T::CriticalRegistered),
    ("`crit` names what is not there", br#"{"alg":"Ed25519","crit":["x"]}"#, T::CriticalAbsent),
    ("`crit` names a claim", br#"{"alg":"Ed25519","exp":1,"crit":["exp"]}"#, T::CriticalNotUnderstood),
    ("`crit` names an unknown extension", br#"{"alg":"Ed25519","http://example.com/UNDEFINED":true,"crit":["http://example.com/UNDEFINED"]}"#, T::CriticalNotUnderstood),
    ("`crit` spelled otherwise", br#"{"alg":"Ed25519","x":1,"\u0063rit":["x"]}"#, T::CriticalNotUnderstood),
    // An embedded key changes nothing: the token is judged by the set's keys (RFC 8725 section 3.10).
    ("an embedded `jwk` and an unknown `kid`", br#"{"alg":"Ed25519","kid":"j","jwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}"#, T::UnknownKey),
    ("`jku` and an unknown `kid`", br#"{"alg":"Ed25519","kid":"j","jku":"https://evil.example/jwks"}"#, T::UnknownKey),
    ("`x5u` and an unknown `kid`", br#"{"alg":"Ed25519","kid":"j","x5u":"https://evil.example/x"}"#, T::UnknownKey),
    ("`x5c` and an unknown `kid`", br#"{"alg":"Ed25519","kid":"j","x5c":["AAAA"]}"#, T::UnknownKey),
];

#[test]
fn headers() {
    let key = keys::ed25519();
    let set: JwkSet = [Jwk::new(key.verifying_key().clone()).with_kid("k").unwrap()].into_iter().collect();
    let verifier = Verifier::with_keys(&set, AlgorithmSet::FAPI2);
    let good = keys::token_with_header(br#" { "kid" : "k" , "alg" : "EdDSA" , "x" : { } } "#, b"{}", &key);
    assert!(verifier.verify_token(good.as_bytes()).is_ok());
    for (name, header, error) in HEADERS {
        let token = keys::token_with_header(header, b"{}", &key);
        assert_eq!(verifier.verify_token(token.as_bytes()).unwrap_err(), *error, "{name}");
    }
}

#[test]
fn long_members_and_deep_headers() {
    let key = keys::ed25519();
    let public = Jwk::new(key.verifying_key().clone()).with_kid(&"k".repeat(256)).unwrap();
    let verifier = Verifier::with_keys(&public, AlgorithmSet::FAPI2);
    let verify = |header: String| {
        let token = keys::token_with_header(header.as_bytes(), b"{}", &key);
        verifier.verify_token(token.as_bytes()).map(|_| ())
    };
    assert_eq!(verify(format!(r#"{{"alg":"Ed25519","kid":"{}"}}"#, "k".repeat(256))), Ok(()));
    assert_eq!(
        verify(format!(r#"{{"alg":"Ed25519","kid":"{}"}}"#, "k".repeat(257))),
        Err(T::HeaderMemberTooLong { member: "kid", limit: 256 })
    );
    // Its length counts in characters meant, not in characters written.
    assert_eq!(verify(format!(r#"{{"alg":"Ed25519","kid":"{}"}}"#, r"\u006b".repeat(256))), Ok(()));
    for member in ["typ", "cty"] {
        assert_eq!(
            verify(format!(r#"{{"alg":"Ed25519","{member}":"{}"}}"#, "t".repeat(65))),
            Err(T::HeaderMemberTooLong { member, limit: 64 })
        );
    }
    assert_eq!(
        verify(format!(r#"{{"alg":"Ed25519","x":{}{}}}"#, "[".repeat(32), "]".repeat(32))),
        Err(json(JsonError::Depth { offset: 52, limit: 32 }))
    );
    let members: Vec<String> = (0..256).map(|index| format!(r#""{index:x}":0"#)).collect();
    assert!(matches!(
        verify(format!(r#"{{"alg":"Ed25519",{}}}"#, members.join(","))),
        Err(T::HeaderJson { error: JsonError::Members { limit: 256, .. } })
    ));
}

#[test]
fn signatures() {
    let (rsa, ec, ed) = (keys::rsa_a(), keys::p256(), keys::ed25519());
    let verify = |key: &SigningKey, signature: &[u8]| {
        let alg = key.verifying_key().algorithm().name();
        let input = format!("{}.e30", keys::encoded(format!(r#"{{"alg":"{alg}"}}"#).as_bytes()));
        let token = format!("{input}.{}", keys::encoded(signature));
        Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2).verify_token(token.as_bytes()).map(|_| ())
    };
    for (key, expected) in [(&rsa, 256), (&ec, 64), (&ed, 64)] {
        for length in [1, expected - 1, expected + 1, 512] {
            assert_eq!(verify(key, &vec![1; length]), Err(T::SignatureLength { length, expected }));
        }
        for byte in [0, 1, 0x7f, 0xff] {
            assert_eq!(verify(key, &vec![byte; expected]), Err(T::BadSignature));
        }
    }
    // r = s = 0 and r = s = n (CVE-2022-21449).
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    let order: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&order[2 * at..2 * at + 2], 16).unwrap()).collect();
    assert_eq!(verify(&ec, &[order.clone(), order].concat()), Err(T::BadSignature));
}

use JwkError as K;

const fn base64url(member: &'static str, error: Base64UrlError) -> JwkError {
    K::Base64Url { member, error }
}

const fn key(error: KeyError) -> JwkError {
    K::Key { error }
}

/// Public keys (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). `X` stands for the x coordinate of a P-256
/// key, `Y` for its y coordinate, `E` for an Ed25519 key, `N` for a modulus of 2048 bits.
const KEYS: &[(&str, &str, JwkError)] = &[
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
    ("`oth`", r#"{"kty":"RSA","n":"N","e":"AQAB","oth":[]}"#, K::PrivateMember { member: "oth" }),
    ("`k` in an EC key", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","k":"AA"}"#, K::PrivateMember { member: "k" }),
    (
        "`d` spelled otherwise",
        r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","\u0064":"AA"}"#,
        K::PrivateMember { member: "d" },
    ),
    ("a private key of an unknown type", r#"{"kty":"AKP","priv":"AA"}"#, K::PrivateMember { member: "priv" }),
    ("`d` null is a member too", r#"{"kty":"OKP","crv":"Ed25519","x":"E","d":null}"#, K::PrivateMember { member: "d" }),
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
        r#"{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
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
    ("`key_ops` empty", r#"{"kty":"EC","crv":"P-256","x":"X","y":"Y","key_ops":[]}"#, K::Operations),
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

/// Public members of the tests' keys, for the places that [`KEYS`] leaves open.
fn filled(template: &str) -> String {
    let members = |key: &SigningKey| {
        let mut buffer = [0; Jwk::MAX_TEXT];
        let text = Jwk::new(key.verifying_key().clone()).write(&mut buffer).unwrap().to_vec();
        serde_json::from_slice::<serde_json::Value>(&text).unwrap()
    };
    let (rsa, ec, ed) = (members(&keys::rsa_a()), members(&keys::p256()), members(&keys::ed25519()));
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

/// Private keys; `D` stands for the P-256 secret of RFC 7515 appendix A.3, `X` and `Y` for its point.
const PRIVATE_KEYS: &[(&str, &str, JwkError)] = &[
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
    // An RSA key must state its primes, two of them.
    let n = filled_modulus();
    for (rest, error) in [
        (r#""d":"AQAB""#, K::Missing { member: "p" }),
        (r#""d":"AQAB","p":"AQAB""#, K::Missing { member: "q" }),
        (r#""d":"AQAB","p":"AQAB","q":"AQAB","dp":"AQAB","dq":"AQAB","qi":"AQAB","oth":[]"#, K::MultiPrime),
        (r#""p":"AQAB""#, K::Missing { member: "d" }),
    ] {
        let text = format!(r#"{{"kty":"RSA","e":"AQAB","n":{n},{rest}}}"#);
        assert_eq!(PrivateJwk::parse(text.as_bytes(), Budget::default()).err(), Some(error), "{rest}");
    }
}

fn filled_modulus() -> String {
    filled("{\"n\":\"N\"}").replace("{\"n\":", "").replace('}', "")
}

use JwkSetError as S;

/// Key sets (RFC 7517 section 5).
const SETS: &[(&str, &str, JwkSetError)] = &[
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
    ("a symmetric key without `k`", r#"{"keys":[{"kty":"oct"}]}"#, S::PrivateKey { index: 0 }),
];

#[test]
fn key_sets() {
    for (name, template, error) in SETS {
        assert_eq!(JwkSet::parse(filled(template).as_bytes()).unwrap_err(), *error, "{name}");
    }
    let limits = SetLimits { bytes: 40, keys: 2, json: Budget::default() };
    let parse = |text: &str| JwkSet::parse_within(text.as_bytes(), limits).map(|set| set.skipped().len());
    assert_eq!(parse(r#"{"keys":[{},{}]}"#), Ok(2));
    assert_eq!(parse(r#"{"keys":[{},{},{}]}"#), Err(S::TooManyKeys { limit: 2 }));
    assert_eq!(parse(&" ".repeat(41)), Err(S::TooLong { length: 41, limit: 40 }));
}

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

use ClaimError as C;

const fn at(seconds: u64) -> NumericDate {
    NumericDate::from_seconds(seconds)
}

const fn claims_json(error: JsonError) -> ClaimError {
    C::Json { error }
}

/// Payloads of tokens that verify, against [`policy`] (RFC 7519 section 4.1). Absent, of the wrong type and of the wrong
/// value are three refusals for each registered claim.
const CLAIMS: &[(&str, &str, ClaimError)] = &[
    ("no JSON", "iss", claims_json(JsonError::Unexpected { offset: 0 })),
    ("an array", "[]", claims_json(JsonError::NotAnObject)),
    ("something after it", "{}.", claims_json(JsonError::TrailingBytes { offset: 2 })),
    ("`exp` twice", r#"{"exp":1,"exp":1}"#, claims_json(JsonError::DuplicateMember { offset: 9 })),
    (
        "`exp` twice, spelled otherwise",
        r#"{"exp":1,"ex\u0070":1}"#,
        claims_json(JsonError::DuplicateMember { offset: 9 }),
    ),
    (
        "a claim within a claim twice",
        r#"{"claims":{"userinfo":{"name":null,"name":null}}}"#,
        claims_json(JsonError::DuplicateMember { offset: 35 }),
    ),
    (
        "iss absent",
        r#"{"sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Missing { claim: "iss" },
    ),
    ("iss a number", r#"{"iss":1}"#, C::Type { claim: "iss" }),
    ("iss null", r#"{"iss":null}"#, C::Type { claim: "iss" }),
    ("iss an array", r#"{"iss":["i"]}"#, C::Type { claim: "iss" }),
    (
        "iss another",
        r#"{"iss":"x","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::IssuerMismatch,
    ),
    (
        "iss in another case",
        r#"{"iss":"I","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::IssuerMismatch,
    ),
    (
        "iss with a slash",
        r#"{"iss":"i/","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::IssuerMismatch,
    ),
    (
        "iss empty",
        r#"{"iss":"","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::IssuerMismatch,
    ),
    (
        "sub absent",
        r#"{"iss":"i","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Missing { claim: "sub" },
    ),
    ("sub a number", r#"{"sub":202}"#, C::Type { claim: "sub" }),
    ("sub null", r#"{"sub":null}"#, C::Type { claim: "sub" }),
    (
        "sub another",
        r#"{"iss":"i","sub":"x","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::SubjectMismatch,
    ),
    (
        "aud absent",
        r#"{"iss":"i","sub":"s","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Missing { claim: "aud" },
    ),
    ("aud a number", r#"{"aud":123}"#, C::Type { claim: "aud" }),
    ("aud null", r#"{"aud":null}"#, C::Type { claim: "aud" }),
    ("aud an object", r#"{"aud":{"a":"a"}}"#, C::Type { claim: "aud" }),
    ("aud of strings and numbers", r#"{"aud":["a",1]}"#, C::Type { claim: "aud" }),
    ("aud nested", r#"{"aud":[["a"]]}"#, C::Type { claim: "aud" }),
    ("aud an empty array", r#"{"aud":[]}"#, C::EmptyAudience),
    (
        "aud another",
        r#"{"iss":"i","sub":"s","aud":"x","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::AudienceMismatch,
    ),
    (
        "aud others",
        r#"{"iss":"i","sub":"s","aud":["x","y"],"exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::AudienceMismatch,
    ),
    (
        "aud within a longer one",
        r#"{"iss":"i","sub":"s","aud":"xax","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::AudienceMismatch,
    ),
    (
        "exp absent",
        r#"{"iss":"i","sub":"s","aud":"a","nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Missing { claim: "exp" },
    ),
    ("exp a string", r#"{"exp":"1769766719"}"#, C::Type { claim: "exp" }),
    ("exp null", r#"{"exp":null}"#, C::Type { claim: "exp" }),
    ("exp true", r#"{"exp":true}"#, C::Type { claim: "exp" }),
    ("exp an array", r#"{"exp":[1769766719]}"#, C::Type { claim: "exp" }),
    ("exp NaN", r#"{"exp":NaN}"#, claims_json(JsonError::Unexpected { offset: 7 })),
    ("exp infinite", r#"{"exp":Infinity}"#, claims_json(JsonError::Unexpected { offset: 7 })),
    ("exp hexadecimal", r#"{"exp":0x697c}"#, claims_json(JsonError::Unexpected { offset: 8 })),
    ("exp with a leading zero", r#"{"exp":01769766719}"#, claims_json(JsonError::Number { offset: 7 })),
    ("exp negative", r#"{"exp":-1}"#, C::NegativeDate { claim: "exp" }),
    ("exp negative and tiny", r#"{"exp":-1e-300}"#, C::NegativeDate { claim: "exp" }),
    ("exp 1e300", r#"{"exp":1e300}"#, C::DateOutOfRange { claim: "exp" }),
    ("exp 1e400", r#"{"exp":1e400}"#, C::DateOutOfRange { claim: "exp" }),
    ("exp 2^64", r#"{"exp":18446744073709551616}"#, C::DateOutOfRange { claim: "exp" }),
    ("exp in milliseconds", r#"{"exp":1769766719000}"#, C::DateOutOfRange { claim: "exp" }),
    ("exp in the year 10000", r#"{"exp":253402300800}"#, C::DateOutOfRange { claim: "exp" }),
    (
        "exp now",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766718,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Expired { exp: at(1_769_766_718), now: NOW },
    ),
    (
        "exp now, with a fraction of zero",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766718.000,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Expired { exp: at(1_769_766_718), now: NOW },
    ),
    (
        "exp zero",
        r#"{"iss":"i","sub":"s","aud":"a","exp":0,"nbf":1,"iat":1769766718,"jti":"j"}"#,
        C::Expired { exp: at(0), now: NOW },
    ),
    (
        "nbf absent",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"iat":1769766718,"jti":"j"}"#,
        C::Missing { claim: "nbf" },
    ),
    ("nbf a string", r#"{"nbf":"1"}"#, C::Type { claim: "nbf" }),
    ("nbf null", r#"{"nbf":null}"#, C::Type { claim: "nbf" }),
    ("nbf negative", r#"{"nbf":-1}"#, C::NegativeDate { claim: "nbf" }),
    ("nbf out of range", r#"{"nbf":1e300}"#, C::DateOutOfRange { claim: "nbf" }),
    (
        "nbf past the tolerance",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766799,"nbf":1769766729,"iat":1769766718,"jti":"j"}"#,
        C::NotYetValid { nbf: at(1_769_766_729), now: NOW },
    ),
    (
        "iat absent",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"nbf":1,"jti":"j"}"#,
        C::Missing { claim: "iat" },
    ),
    ("iat a string", r#"{"iat":"1"}"#, C::Type { claim: "iat" }),
    ("iat null", r#"{"iat":null}"#, C::Type { claim: "iat" }),
    ("iat negative", r#"{"iat":-0.5}"#, C::NegativeDate { claim: "iat" }),
    ("iat out of range", r#"{"iat":99999999999999999999}"#, C::DateOutOfRange { claim: "iat" }),
    (
        "iat past the tolerance",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766799,"nbf":1,"iat":1769766729,"jti":"j"}"#,
        C::IssuedInFuture { iat: at(1_769_766_729), now: NOW },
    ),
    (
        "iat too long ago",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766417,"jti":"j"}"#,
        C::TooOld { iat: at(1_769_766_417), now: NOW },
    ),
    (
        "jti absent",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718}"#,
        C::Missing { claim: "jti" },
    ),
    ("jti a number", r#"{"jti":1}"#, C::Type { claim: "jti" }),
    ("jti null", r#"{"jti":null}"#, C::Type { claim: "jti" }),
    (
        "jti empty",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":""}"#,
        C::IdentifierLength { length: 0, limit: 8 },
    ),
    (
        "jti too long",
        r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"123456789"}"#,
        C::IdentifierLength { length: 9, limit: 8 },
    ),
];

fn policy() -> Validation<'static> {
    Validation::new("i", "a")
        .with_subject("s")
        .with_required(&[ClaimName::NotBefore, ClaimName::IssuedAt, ClaimName::Identifier])
        .with_max_age(Duration::from_secs(300))
        .with_max_identifier(8)
}

/// Signs the payload, verifies it, validates it: the whole way.
fn validate(policy: &Validation<'_>, header: &str, payload: &str, now: UnixTime) -> Result<(), ClaimError> {
    let key = keys::ed25519();
    let token = keys::token_with_header(header.as_bytes(), payload.as_bytes(), &key);
    let verified = Verifier::with_key(key.verifying_key(), AlgorithmSet::FAPI2).verify_token(token.as_bytes()).unwrap();
    let mut buffer = vec![0; verified.payload_len()];
    let payload = verified.decode_payload(&mut buffer).unwrap();
    policy.validate(&payload, now).map(|_| ())
}

const HEADER: &str = r#"{"alg":"Ed25519"}"#;
const GOOD: &str = r#"{"iss":"i","sub":"s","aud":"a","exp":1769766719,"nbf":1,"iat":1769766718,"jti":"j"}"#;

#[test]
fn claims() {
    assert_eq!(validate(&policy(), HEADER, GOOD, NOW), Ok(()));
    for (name, payload, error) in CLAIMS {
        assert_eq!(validate(&policy(), HEADER, payload, NOW), Err(*error), "{name}");
    }
}

#[test]
fn rfc_7519_section_4_1_4_times_are_compared_exactly() {
    let policy = Validation::new("i", AudienceRule::DangerouslyAny).with_leeway(Duration::from_millis(500));
    let after = |nanoseconds| UnixTime::new(1_769_766_718, nanoseconds).unwrap();
    let payload = r#"{"iss":"i","exp":1769766718.25}"#;
    assert_eq!(validate(&policy, HEADER, payload, after(749_999_999)), Ok(()));
    let exp = NumericDate::from_decimal(b"1769766718.25").unwrap();
    let now = after(750_000_000);
    assert_eq!(validate(&policy, HEADER, payload, now), Err(C::Expired { exp, now }));
    // Not before: to the nanosecond too, with the tolerance.
    let payload = r#"{"iss":"i","exp":1769766799,"nbf":1769766728.5}"#;
    assert_eq!(validate(&policy, HEADER, payload, after(500_000_000)), Ok(()));
    let (nbf, now) = (NumericDate::from_decimal(b"1769766728.5").unwrap(), after(499_999_999));
    assert_eq!(validate(&policy, HEADER, payload, now), Err(C::NotYetValid { nbf, now }));
    // The last date there is does not overflow.
    let payload = r#"{"iss":"i","exp":253402300799}"#;
    let policy = policy.with_leeway(Duration::MAX).with_future_tolerance(Duration::MAX);
    assert_eq!(validate(&policy, HEADER, payload, UnixTime::from_seconds(253_402_300_798)), Ok(()));
}

#[test]
fn fapi_lifetimes() {
    let hour = Duration::from_secs(3_600);
    let policy = Validation::new("i", "a");
    let from_nbf = policy.with_max_lifetime_from_not_before(hour).with_max_not_before_age(hour);
    let check = |policy: &Validation<'_>, times: &str| {
        validate(policy, HEADER, &format!(r#"{{"iss":"i","aud":"a",{times}}}"#), NOW)
    };
    assert_eq!(check(&from_nbf, r#""nbf":1769766718,"exp":1769770318"#), Ok(()));
    assert_eq!(
        check(&from_nbf, r#""nbf":1769766718,"exp":1769770318.5"#),
        Err(C::LifetimeTooLong { lifetime: Duration::from_millis(3_600_500), limit: hour })
    );
    assert_eq!(check(&from_nbf, r#""exp":1769770318"#), Err(C::Missing { claim: "nbf" }));
    assert_eq!(check(&from_nbf, r#""nbf":1769766720,"exp":1769766720"#), Err(C::NoLifetime));
    assert_eq!(
        check(&from_nbf, r#""nbf":1769763117,"exp":1769766719"#),
        Err(C::ValidForTooLong { nbf: at(1_769_763_117), now: NOW })
    );
    assert_eq!(check(&from_nbf.with_leeway(Duration::from_secs(2)), r#""nbf":1769763118,"exp":1769766718"#), Ok(()));
    let from_iat = policy.with_max_lifetime(hour);
    assert_eq!(check(&from_iat, r#""iat":1769766718,"exp":1769770318"#), Ok(()));
    assert_eq!(
        check(&from_iat, r#""iat":1769766718,"exp":1769770319"#),
        Err(C::LifetimeTooLong { lifetime: Duration::from_secs(3_601), limit: hour })
    );
    assert_eq!(check(&from_iat, r#""exp":1769766719"#), Err(C::Missing { claim: "iat" }));
}

#[test]
fn forms_of_the_audience() {
    let policy = Validation::new("i", AudienceRule::ContainsOneOf(&["a", "b"]));
    let check = |form, aud: &str| {
        let payload = format!(r#"{{"iss":"i","exp":1769766719,"aud":{aud}}}"#);
        validate(&policy.with_audience_form(form), HEADER, &payload, NOW)
    };
    for (form, aud, result) in [
        (AudienceForm::Any, r#""b""#, Ok(())),
        (AudienceForm::Any, r#"["x","b"]"#, Ok(())),
        (AudienceForm::Single, r#"["b"]"#, Ok(())),
        (AudienceForm::Single, r#"["b","x"]"#, Err(C::SeveralAudiences)),
        (AudienceForm::StringOnly, r#""a""#, Ok(())),
        (AudienceForm::StringOnly, r#"["a"]"#, Err(C::AudienceNotString)),
        (AudienceForm::StringOnly, r#""x""#, Err(C::AudienceMismatch)),
    ] {
        assert_eq!(check(form, aud), result, "{form:?} {aud}");
    }
}

#[test]
fn opting_out_is_possible_and_loud() {
    let any = Validation::new(IssuerRule::DangerouslyAny, AudienceRule::DangerouslyAny);
    assert_eq!(validate(&any, HEADER, r#"{"exp":1769766719}"#, NOW), Ok(()));
    assert_eq!(validate(&any, HEADER, "{}", NOW), Err(C::Missing { claim: "exp" }));
    assert_eq!(validate(&any.without_required_expiry(), HEADER, "{}", NOW), Ok(()));
    // Of the wrong type is refused all the same.
    assert_eq!(validate(&any, HEADER, r#"{"exp":1769766719,"aud":1}"#, NOW), Err(C::Type { claim: "aud" }));
    let several = Validation::new(IssuerRule::OneOf(&["x", "i"]), AudienceRule::DangerouslyAny);
    assert_eq!(validate(&several, HEADER, r#"{"iss":"i","exp":1769766719}"#, NOW), Ok(()));
    assert_eq!(validate(&several, HEADER, r#"{"iss":"y","exp":1769766719}"#, NOW), Err(C::IssuerMismatch));
}

/// RFC 8725 section 3.11: the header's `typ`, and RFC 7519 section 5.2: `cty`.
#[test]
fn types_of_tokens() {
    const JAR: &[&str] = &["oauth-authz-req+jwt"];
    let policy = Validation::new("i", "a").with_subject("s");
    let typed = |typ: &str| format!(r#"{{"alg":"Ed25519","typ":"{typ}"}}"#);
    for (rule, header, result) in [
        (TypRule::Any, typed("whatever"), Ok(())),
        (TypRule::Any, HEADER.to_owned(), Ok(())),
        (TypRule::OneOf(JAR), HEADER.to_owned(), Err(C::TypMissing)),
        (TypRule::OneOf(JAR), typed("oauth-authz-req+jwt"), Ok(())),
        (TypRule::OneOf(JAR), typed("application/oauth-authz-req+jwt"), Ok(())),
        (TypRule::OneOf(JAR), typed("OAuth-Authz-Req+JWT"), Ok(())),
        (TypRule::OneOf(JAR), typed("JWT"), Err(C::TypMismatch)),
        (TypRule::OneOf(JAR), typed("at+jwt"), Err(C::TypMismatch)),
        (TypRule::OneOf(JAR), typed(""), Err(C::TypMismatch)),
        (TypRule::OneOf(JAR), typed("text/oauth-authz-req+jwt"), Err(C::TypMismatch)),
        (TypRule::AbsentOr(JAR), HEADER.to_owned(), Ok(())),
        (TypRule::AbsentOr(JAR), typed("oauth-authz-req+jwt"), Ok(())),
        (TypRule::AbsentOr(JAR), typed("JWT"), Err(C::TypMismatch)),
        (TypRule::Any, r#"{"alg":"Ed25519","cty":"JWT"}"#.to_owned(), Err(C::NestedToken)),
        (TypRule::Any, r#"{"alg":"Ed25519","cty":"application/jwt"}"#.to_owned(), Err(C::NestedToken)),
        (TypRule::Any, r#"{"alg":"Ed25519","cty":"json"}"#.to_owned(), Ok(())),
    ] {
        assert_eq!(validate(&policy.with_typ(rule), &header, GOOD, NOW), result, "{header}");
    }
}

#[test]
fn the_tables_are_long_and_their_names_differ() {
    let names: Vec<String> = [
        SHAPES.iter().map(|row| format!("shape {}", row.0)).collect::<Vec<_>>(),
        HEADERS.iter().map(|row| format!("header {}", row.0)).collect(),
        KEYS.iter().map(|row| format!("key {}", row.0)).collect(),
        PRIVATE_KEYS.iter().map(|row| format!("private key {}", row.0)).collect(),
        SETS.iter().map(|row| format!("set {}", row.0)).collect(),
        CLAIMS.iter().map(|row| format!("claims {}", row.0)).collect(),
    ]
    .concat();
    let unique: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!(unique.len(), names.len());
    assert!(names.len() >= 250, "{}", names.len());
}
