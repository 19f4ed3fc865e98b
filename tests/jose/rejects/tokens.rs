//! Tokens that are rejected for their shape, size, header or signature.

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{JsonError, JwsError, Segment};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{AlgorithmSet, Jwk, JwkSet, Limits, Verifier};

use JwsError as T;
use Segment::{Header, Payload, Signature};

use crate::support::keys;

/// Tokens that are rejected for their shape (RFC 7515 sections 2, 3.1 and 7.1, RFC 8725bis section 3.14).
pub(crate) const SHAPES: &[(&str, &[u8], JwsError)] = &[
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
    assert_eq!(with(Limits { token: token.len(), ..limits() }), Ok(()));
    assert_eq!(
        with(Limits { token: token.len() - 1, ..limits() }),
        Err(T::TokenTooLong { length: token.len(), limit: token.len() - 1 })
    );
    assert_eq!(with(Limits { header: 17, ..limits() }), Ok(()));
    assert_eq!(with(Limits { header: 16, ..limits() }), too_long(Header, 17, 16));
    assert_eq!(with(Limits { payload: 100, ..limits() }), Ok(()));
    assert_eq!(with(Limits { payload: 99, ..limits() }), too_long(Payload, 100, 99));
    assert_eq!(with(Limits { signature: 64, ..limits() }), Ok(()));
    assert_eq!(with(Limits { signature: 63, ..limits() }), too_long(Signature, 64, 63));
    assert_eq!(
        with(Limits { json: Budget::new(0, 9), ..limits() }),
        Err(T::HeaderJson { error: JsonError::Depth { offset: 0, limit: 0 } })
    );
    // The largest possible header limit, and one byte more.
    let header = |length: usize| {
        let mut header = br#"{"alg":"Ed25519","x":""#.to_vec();
        header.resize(length - 2, b'x');
        header.extend(b"\"}");
        keys::token_with_header(&header, b"a", &key)
    };
    let verifier = verifier.with_limits(Limits { header: usize::MAX, ..limits() });
    assert!(verifier.verify_token(header(8_192).as_bytes()).is_ok());
    assert_eq!(
        verifier.verify_token(header(8_193).as_bytes()).unwrap_err(),
        T::SegmentTooLong { segment: Header, length: 8_193, limit: 8_192 }
    );
}

const fn json(error: JsonError) -> JwsError {
    T::HeaderJson { error }
}

/// Headers of tokens with valid signatures (RFC 7515 section 4, RFC 7797, RFC 8725).
pub(crate) const HEADERS: &[(&str, &[u8], JwsError)] = &[
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
    (
        "`alg` twice, the second spelled otherwise",
        br#"{"alg":"Ed25519","\u0061lg":"none"}"#,
        json(JsonError::DuplicateMember { offset: 17 }),
    ),
    (
        "`alg` twice, the first spelled otherwise",
        br#"{"\u0061\u006C\u0067":"none","alg":"Ed25519"}"#,
        json(JsonError::DuplicateMember { offset: 29 }),
    ),
    ("`kid` twice", br#"{"alg":"Ed25519","kid":"k","kid":"k"}"#, json(JsonError::DuplicateMember { offset: 27 })),
    ("an unknown member twice", br#"{"alg":"Ed25519","x":1,"x":2}"#, json(JsonError::DuplicateMember { offset: 23 })),
    (
        "a member twice within another",
        br#"{"alg":"Ed25519","x":{"y":1,"y":2}}"#,
        json(JsonError::DuplicateMember { offset: 28 }),
    ),
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
    (
        "`crit` names one member twice, spelled otherwise",
        br#"{"alg":"Ed25519","x":1,"crit":["x","\u0078"]}"#,
        T::CriticalDuplicate,
    ),
    ("`crit` names `alg`", br#"{"alg":"Ed25519","crit":["alg"]}"#, T::CriticalRegistered),
    ("`crit` names itself", br#"{"alg":"Ed25519","crit":["crit"]}"#, T::CriticalRegistered),
    ("`crit` names `kid`", br#"{"alg":"Ed25519","kid":"k","crit":["kid"]}"#, T::CriticalRegistered),
    ("`crit` names `x5t#S256`", br#"{"alg":"Ed25519","x5t#S256":"","crit":["x5t#S256"]}"#, T::CriticalRegistered),
    ("`crit` names `epk` of JWE", br#"{"alg":"Ed25519","epk":{},"crit":["epk"]}"#, T::CriticalRegistered),
    ("`crit` names what is not there", br#"{"alg":"Ed25519","crit":["x"]}"#, T::CriticalAbsent),
    ("`crit` names a claim", br#"{"alg":"Ed25519","exp":1,"crit":["exp"]}"#, T::CriticalNotUnderstood),
    (
        "`crit` names an unknown extension",
        br#"{"alg":"Ed25519","http://example.com/UNDEFINED":true,"crit":["http://example.com/UNDEFINED"]}"#,
        T::CriticalNotUnderstood,
    ),
    ("`crit` spelled otherwise", br#"{"alg":"Ed25519","x":1,"\u0063rit":["x"]}"#, T::CriticalNotUnderstood),
    // An embedded key has no effect: the set's keys decide (RFC 8725 section 3.10).
    (
        "an embedded `jwk` and an unknown `kid`",
        br#"{"alg":"Ed25519","kid":"j","jwk":{"kty":"OKP","crv":"Ed25519",
            "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}"#,
        T::UnknownKey,
    ),
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
    // The length counts decoded characters, not written ones.
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
