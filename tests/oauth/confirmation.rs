//! Access tokens bound to a certificate or a DPoP key: the claim `cnf`.

use ofm_protocol::error::BindingError;
use ofm_protocol::jose::Thumbprint;
use ofm_protocol::jose::json::{Budget, Writer};
use ofm_protocol::oauth::{Confirmation, ProofOfPossession};

/// RFC 8705 section 3.1, figure 4: `cnf` of an access token.
const RFC_8705_CERTIFICATE: &str = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2";

/// RFC 9449 section 6.1, figure 8.
const RFC_9449_KEY: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

fn parse(json: &str) -> Result<Confirmation, BindingError> {
    Confirmation::parse(json.as_bytes(), Budget::default())
}

fn certificate(seed: u8) -> Vec<u8> {
    let key = rcgen::KeyPair::generate().unwrap();
    let name = format!("client-{seed}.example");
    rcgen::CertificateParams::new([name]).unwrap().self_signed(&key).unwrap().der().to_vec()
}

/// The last character of RFC 8705's example has unused bits that are set, so it is not valid base64url of 32 bytes.
#[test]
fn rfc_8705_section_3_1_the_examples_thumbprint_has_one_bit_too_many() {
    let json = format!(r#"{{"x5t#S256":"{RFC_8705_CERTIFICATE}"}}"#);
    assert_eq!(parse(&json), Err(BindingError::Member { member: "x5t#S256" }));
    let json = json.replace("dg2", "dg0");
    let cnf = parse(&json).unwrap();
    assert_eq!(cnf.certificate().unwrap().to_string(), RFC_8705_CERTIFICATE.replace("dg2", "dg0"));
    assert_eq!(cnf.key(), None);
}

#[test]
fn rfc_9449_section_6_1_the_examples_confirmation() {
    let cnf = parse(&format!(r#"{{"jkt":"{RFC_9449_KEY}"}}"#)).unwrap();
    assert_eq!(cnf, Confirmation::of_key(Thumbprint::parse(RFC_9449_KEY.as_bytes()).unwrap()));
}

#[test]
fn rfc_8705_section_3_only_the_certificate_of_the_token_fits() {
    let (own, other) = (certificate(1), certificate(2));
    let cnf = Confirmation::of_certificate(Thumbprint::of_certificate(&own));
    let presented = ProofOfPossession::new();
    assert_eq!(cnf.check(&presented.with_certificate(&own)), Ok(()));
    assert_eq!(cnf.check(&presented.with_certificate(&other)), Err(BindingError::CertificateMismatch));
    assert_eq!(cnf.check(&presented), Err(BindingError::CertificateMissing));
    // The thumbprint of a certificate differs from that of a key.
    let key = Thumbprint::of_certificate(&own);
    assert_eq!(cnf.check(&presented.with_key(key)), Err(BindingError::CertificateMissing));
    let bound_to_key = Confirmation::of_key(key);
    assert_eq!(bound_to_key.check(&presented.with_certificate(&own)), Err(BindingError::ProofMissing));
    assert_eq!(
        bound_to_key.check(&presented.with_key(Thumbprint::of_certificate(&other))),
        Err(BindingError::ProofMismatch)
    );
    assert_eq!(bound_to_key.check(&presented.with_key(key)), Ok(()));
}

#[test]
fn a_token_that_is_bound_to_both_asks_for_both() {
    let (own, key) = (certificate(1), Thumbprint::parse(RFC_9449_KEY.as_bytes()).unwrap());
    let cnf = Confirmation::of_certificate(Thumbprint::of_certificate(&own)).with_key(key);
    let presented = ProofOfPossession::new();
    assert_eq!(cnf.check(&presented.with_certificate(&own)), Err(BindingError::ProofMissing));
    assert_eq!(cnf.check(&presented.with_key(key)), Err(BindingError::CertificateMissing));
    assert_eq!(cnf.check(&presented.with_key(key).with_certificate(&own)), Ok(()));
}

#[test]
fn rfc_7800_section_3_1_a_confirmation_that_is_not_checked_is_refused() {
    let good = RFC_9449_KEY;
    let cases = [
        ("{}".to_owned(), BindingError::Unsupported),
        (r#"{"jwk":{"kty":"EC"}}"#.into(), BindingError::Unsupported),
        (r#"{"kid":"1","X5T#S256":"x"}"#.into(), BindingError::Unsupported),
        ("[]".into(), BindingError::Confirmation),
        ("null".into(), BindingError::Confirmation),
        (format!("\"{good}\""), BindingError::Confirmation),
        (format!(r#"{{"jkt":"{good}","jkt":"{good}"}}"#), BindingError::Confirmation),
        (r#"{"jkt":null}"#.into(), BindingError::Member { member: "jkt" }),
        (r#"{"jkt":1}"#.into(), BindingError::Member { member: "jkt" }),
        (r#"{"jkt":""}"#.into(), BindingError::Member { member: "jkt" }),
        (format!(r#"{{"jkt":"{good}="}}"#), BindingError::Member { member: "jkt" }),
        (format!(r#"{{"jkt":"{good}AAAA"}}"#), BindingError::Member { member: "jkt" }),
        (format!(r#"{{"jkt":"{}"}}"#, &good[4..]), BindingError::Member { member: "jkt" }),
        (format!(r#"{{"jkt":"{}"}}"#, good.replace('-', "+")), BindingError::Member { member: "jkt" }),
        (format!(r#"{{"x5t#S256":{{}},"jkt":"{good}"}}"#), BindingError::Member { member: "x5t#S256" }),
    ];
    for (json, error) in cases {
        assert_eq!(parse(&json), Err(error), "{json}");
        assert!(serde_json::from_str::<Confirmation>(&json).is_err() || json.contains("null"), "{json}");
    }
    assert!(serde_json::from_str::<Confirmation>(r#"{"jkt":null}"#).is_err());
    // Unknown members beside a known one are ignored.
    assert!(parse(&format!(r#"{{"kid":"1","jkt":"{good}"}}"#)).is_ok());
}

#[test]
fn what_is_written_reads_back_equal() {
    let key = Thumbprint::parse(RFC_9449_KEY.as_bytes()).unwrap();
    let certificate = Thumbprint::of_certificate(b"abc");
    for cnf in [
        Confirmation::of_key(key),
        Confirmation::of_certificate(certificate),
        Confirmation::of_certificate(certificate).with_key(key),
    ] {
        let mut buffer = [0; 128];
        let mut writer = Writer::new(&mut buffer);
        cnf.write_to(&mut writer);
        let text = writer.finish().unwrap();
        assert_eq!(Confirmation::parse(text, Budget::default()), Ok(cnf));
        assert_eq!(serde_json::to_vec(&cnf).unwrap(), text);
        assert_eq!(serde_json::from_slice::<Confirmation>(text).unwrap(), cnf);
    }
}
