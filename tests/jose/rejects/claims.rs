//! Rejected claims of verified tokens.

use core::time::Duration;

use ofm_protocol::error::{ClaimError, JsonError};
use ofm_protocol::jose::{AlgorithmSet, Verifier};
use ofm_protocol::jwt::{AudienceForm, AudienceRule, ClaimName, IssuerRule, TypRule, Validation};
use ofm_protocol::time::{NumericDate, UnixTime};

use crate::support::keys;

const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

use ClaimError as C;

const fn at(seconds: u64) -> NumericDate {
    NumericDate::from_seconds(seconds)
}

const fn claims_json(error: JsonError) -> ClaimError {
    C::Json { error }
}

/// Payloads of verified tokens with [`policy`] (RFC 7519 section 4.1). A missing claim, a wrong type and a wrong value
/// are three errors for each registered claim.
pub(crate) const CLAIMS: &[(&str, &str, ClaimError)] = &[
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
    ("exp minus infinity", r#"{"exp":-Infinity}"#, claims_json(JsonError::Number { offset: 7 })),
    ("exp NaN in a string", r#"{"exp":"NaN"}"#, C::Type { claim: "exp" }),
    ("exp without an integer part", r#"{"exp":.5}"#, claims_json(JsonError::Unexpected { offset: 7 })),
    ("exp with a plus", r#"{"exp":+1}"#, claims_json(JsonError::Unexpected { offset: 7 })),
    ("exp with an empty fraction", r#"{"exp":1.}"#, claims_json(JsonError::Number { offset: 7 })),
    ("exp with an empty exponent", r#"{"exp":1e}"#, claims_json(JsonError::Number { offset: 7 })),
    ("exp hexadecimal", r#"{"exp":0x697c}"#, claims_json(JsonError::Unexpected { offset: 8 })),
    ("exp with a leading zero", r#"{"exp":01769766719}"#, claims_json(JsonError::Number { offset: 7 })),
    ("exp negative", r#"{"exp":-1}"#, C::NegativeDate { claim: "exp" }),
    ("exp negative and tiny", r#"{"exp":-1e-300}"#, C::NegativeDate { claim: "exp" }),
    ("exp 1e300", r#"{"exp":1e300}"#, C::DateOutOfRange { claim: "exp" }),
    ("exp 1e400", r#"{"exp":1e400}"#, C::DateOutOfRange { claim: "exp" }),
    ("exp 2^63", r#"{"exp":9223372036854775808}"#, C::DateOutOfRange { claim: "exp" }),
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

/// Signs the payload, verifies it, and validates the claims.
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
    // Not before: exact to the nanosecond, with the tolerance.
    let payload = r#"{"iss":"i","exp":1769766799,"nbf":1769766728.5}"#;
    assert_eq!(validate(&policy, HEADER, payload, after(500_000_000)), Ok(()));
    let (nbf, now) = (NumericDate::from_decimal(b"1769766728.5").unwrap(), after(499_999_999));
    assert_eq!(validate(&policy, HEADER, payload, now), Err(C::NotYetValid { nbf, now }));
    // The latest date does not overflow.
    let payload = r#"{"iss":"i","exp":253402300799}"#;
    let policy = policy.with_leeway(Duration::MAX).with_future_tolerance(Duration::MAX);
    assert_eq!(validate(&policy, HEADER, payload, UnixTime::from_seconds(253_402_300_798)), Ok(()));
}

/// The last accepted value and the first rejected one.
#[test]
fn limits_of_claims_hold_at_their_edges() {
    let check = |member: &str, good: &str, value: &str| {
        let payload = GOOD.replace(&format!(r#""{member}":{good}"#), &format!(r#""{member}":{value}"#));
        assert_ne!(payload, GOOD);
        validate(&policy(), HEADER, &payload.replace("1769766719", "1769766799"), NOW)
    };
    let date = |text: &str| NumericDate::from_decimal(text.as_bytes()).unwrap();
    assert_eq!(check("iat", "1769766718", "1769766728"), Ok(()));
    let iat = date("1769766728.000000001");
    assert_eq!(check("iat", "1769766718", "1769766728.000000001"), Err(C::IssuedInFuture { iat, now: NOW }));
    assert_eq!(check("iat", "1769766718", "1769766418"), Ok(()));
    let iat = date("1769766417.999999999");
    assert_eq!(check("iat", "1769766718", "1769766417.999999999"), Err(C::TooOld { iat, now: NOW }));
    assert_eq!(check("nbf", "1", "1769766728"), Ok(()));
    assert_eq!(check("jti", r#""j""#, r#""12345678""#), Ok(()));
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
    // A wrong type is still rejected.
    assert_eq!(validate(&any, HEADER, r#"{"exp":1769766719,"aud":1}"#, NOW), Err(C::Type { claim: "aud" }));
    // An empty list accepts no value.
    let nobody = Validation::new("i", AudienceRule::ContainsOneOf(&[]));
    assert_eq!(validate(&nobody, HEADER, r#"{"iss":"i","exp":1769766719,"aud":"a"}"#, NOW), Err(C::AudienceMismatch));
    let nobody = Validation::new(IssuerRule::OneOf(&[]), AudienceRule::DangerouslyAny);
    assert_eq!(validate(&nobody, HEADER, r#"{"iss":"i","exp":1769766719}"#, NOW), Err(C::IssuerMismatch));
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
        (TypRule::OneOf(&JAR), HEADER.to_owned(), Err(C::TypMissing)),
        (TypRule::OneOf(&JAR), typed("oauth-authz-req+jwt"), Ok(())),
        (TypRule::OneOf(&JAR), typed("application/oauth-authz-req+jwt"), Ok(())),
        (TypRule::OneOf(&JAR), typed("OAuth-Authz-Req+JWT"), Ok(())),
        (TypRule::OneOf(&JAR), typed("JWT"), Err(C::TypMismatch)),
        (TypRule::OneOf(&JAR), typed("at+jwt"), Err(C::TypMismatch)),
        (TypRule::OneOf(&JAR), typed(""), Err(C::TypMismatch)),
        (TypRule::OneOf(&JAR), typed("text/oauth-authz-req+jwt"), Err(C::TypMismatch)),
        (TypRule::AbsentOr(&JAR), HEADER.to_owned(), Ok(())),
        (TypRule::AbsentOr(&JAR), typed("oauth-authz-req+jwt"), Ok(())),
        (TypRule::AbsentOr(&JAR), typed("JWT"), Err(C::TypMismatch)),
        (TypRule::Any, r#"{"alg":"Ed25519","cty":"JWT"}"#.to_owned(), Err(C::NestedToken)),
        (TypRule::Any, r#"{"alg":"Ed25519","cty":"application/jwt"}"#.to_owned(), Err(C::NestedToken)),
        (TypRule::Any, r#"{"alg":"Ed25519","cty":"json"}"#.to_owned(), Ok(())),
    ] {
        assert_eq!(validate(&policy.with_typ(rule), &header, GOOD, NOW), result, "{header}");
    }
}
