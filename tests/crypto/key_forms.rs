//! Keys as ordinary tools write them: PEM as OpenSSL reads it, PKCS#8 with additional parts, RSASSA-PSS with
//! parameters. Other inputs give an error that names their kind.

use ofm_protocol::crypto::{PublicComponents, SigningKey, VerifyingKey};
use ofm_protocol::error::KeyError;

const RSA: &str = include_str!("../keys/rsa-2048.pem");
const P256: &str = include_str!("../keys/p256.pem");
const ED25519: &str = include_str!("../keys/ed25519.pem");

// A minimal writer of DER.

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = match content.len() {
        short @ ..0x80 => vec![short as u8],
        middle @ ..0x100 => vec![0x81, middle as u8],
        long => vec![0x82, (long >> 8) as u8, long as u8],
    };
    [&[tag][..], &length, content].concat()
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

fn integer(bytes: &[u8]) -> Vec<u8> {
    let sign: &[u8] = if bytes[0] >= 0x80 { &[0] } else { &[] };
    tlv(2, &[sign, bytes].concat())
}

fn octets(content: &[u8]) -> Vec<u8> {
    tlv(4, content)
}

fn bits(content: &[u8]) -> Vec<u8> {
    tlv(3, &[&[0], content].concat())
}

const NULL: &[u8] = &[5, 0];
const RSA_ENCRYPTION: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const MGF1: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8];
const RSASSA_PSS: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
const SHA1: &[u8] = &[6, 5, 0x2b, 0x0e, 3, 2, 0x1a];
const SHA256: &[u8] = &[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
const SHA384: &[u8] = &[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2];
const EC_PUBLIC_KEY: &[u8] = &[6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
const PRIME256V1: &[u8] = &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
const SECP384R1: &[u8] = &[6, 5, 0x2b, 0x81, 4, 0, 0x22];
const ED25519_OID: &[u8] = &[6, 3, 0x2b, 0x65, 0x70];

/// The DER of a test key.
fn der(pem: &str) -> Vec<u8> {
    let mut buffer = [0; 4096];
    pem_rfc7468::decode(pem.as_bytes(), &mut buffer).unwrap().1.to_vec()
}

fn pem(label: &str, der: &[u8]) -> String {
    let mut buffer = [0; 8192];
    pem_rfc7468::encode(label, pem_rfc7468::LineEnding::LF, der, &mut buffer).unwrap().to_owned()
}

/// The structure inside PKCS#8: PKCS#1 or SEC 1.
fn inner(pem: &str) -> Vec<u8> {
    use pkcs8::der::Decode as _;
    pkcs8::PrivateKeyInfoRef::from_der(&der(pem)).unwrap().private_key.as_bytes().to_vec()
}

fn rsa_numbers(pem: &str) -> (Vec<u8>, Vec<u8>) {
    match load(pem).verifying_key().public_components() {
        PublicComponents::Rsa { n, .. } => (n.as_bytes().to_vec(), vec![1, 0, 1]),
        other => panic!("{other:?}"),
    }
}

fn point(pem: &str) -> Vec<u8> {
    match load(pem).verifying_key().public_components() {
        PublicComponents::P256 { x, y } => [&[4][..], &x, &y].concat(),
        PublicComponents::Ed25519 { x } => x.to_vec(),
        other => panic!("{other:?}"),
    }
}

fn spki(pem: &str) -> Vec<u8> {
    match pem {
        RSA => {
            let (n, e) = rsa_numbers(pem);
            let key = sequence(&[&integer(&n), &integer(&e)]);
            sequence(&[&sequence(&[RSA_ENCRYPTION, NULL]), &bits(&key)])
        }
        P256 => sequence(&[&sequence(&[EC_PUBLIC_KEY, PRIME256V1]), &bits(&point(pem))]),
        _ => sequence(&[&sequence(&[ED25519_OID]), &bits(&point(pem))]),
    }
}

fn load(pem: &str) -> SigningKey {
    SigningKey::from_pem(pem.as_bytes()).unwrap()
}

fn refusal(text: impl AsRef<[u8]>) -> Option<KeyError> {
    SigningKey::from_pem(text.as_ref()).err()
}

fn public_refusal(text: impl AsRef<[u8]>) -> Option<KeyError> {
    VerifyingKey::from_pem(text.as_ref()).err()
}

/// The same block in every form that tools and people produce.
fn forms(pem: &str) -> Vec<(&'static str, String)> {
    let mut lines: Vec<&str> = pem.lines().collect();
    let (begin, end) = (lines.remove(0), lines.pop().unwrap());
    let base64 = lines.concat();
    let wrapped = |width: usize, with: &str| {
        let lines: Vec<_> =
            base64.as_bytes().chunks(width).map(|line| String::from_utf8(line.to_vec()).unwrap()).collect();
        format!("{begin}{with}{}{with}{end}{with}", lines.join(with))
    };
    let each_line = |change: &dyn Fn(&str) -> String| pem.lines().map(change).collect::<String>();
    let certificate = self::pem("CERTIFICATE", b"any bytes");
    let parameters = self::pem("EC PARAMETERS", PRIME256V1);
    vec![
        ("as it is", pem.to_owned()),
        ("blank lines after END", format!("{pem}\n\n")),
        ("blank lines after END with CR LF", format!("{}\r\n\r\n", pem.replace('\n', "\r\n"))),
        ("blank lines of spaces after END", format!("{pem}  \n\t\n")),
        ("blank lines before BEGIN", format!("\n \r\n{pem}")),
        ("blank lines between the lines", pem.replace('\n', "\n\n")),
        ("CR LF", pem.replace('\n', "\r\n")),
        ("CR alone", pem.replace('\n', "\r")),
        ("no last line end", pem.trim_end().to_owned()),
        ("trailing spaces", each_line(&|line| format!("{line}  \n"))),
        ("trailing tabs and CR LF", each_line(&|line| format!("{line}\t\r\n"))),
        ("indented", each_line(&|line| format!("    {line}\n"))),
        ("spaces in the base64", format!("{begin}\n{}\n{end}", base64.replace('A', " A "))),
        ("vertical tabs and form feeds", pem.replace('\n', "\n\u{b}\u{c}").replace("\n\u{b}\u{c}-", "\n-")),
        ("lines of 76", wrapped(76, "\n")),
        ("lines of 1", wrapped(1, "\n")),
        ("lines of 63", wrapped(63, "\r\n")),
        ("one line of base64", wrapped(10_000, "\n")),
        ("all in one line", wrapped(64, " ")),
        ("all in one line without spaces", wrapped(64, "")),
        ("a byte order mark", format!("\u{feff}{pem}")),
        ("a byte order mark and a blank line", format!("\u{feff}\r\n{pem}")),
        ("text around it", format!("subject=/CN=x\nKey: -----\n{pem}\nBEGIN\n-----\nend")),
        (
            "bag attributes before it",
            format!("Bag Attributes\n    localKeyID: 01 00 \nKey Attributes: <No Attributes>\n{pem}"),
        ),
        ("a header of RFC 1421 in it", pem.replacen('\n', "\nX-Name: a: b\n continued\n\n", 1)),
        ("a certificate after it", format!("{pem}{certificate}")),
        ("a certificate before it", format!("{certificate}{pem}")),
        ("a chain, the key, and more", format!("{certificate}\n{certificate}\r\n{pem}\n{certificate}")),
        ("no line end between it and a certificate", format!("{}{certificate}", pem.trim_end())),
        ("no line end between a certificate and it", format!("{}{pem}", certificate.trim_end())),
        ("EC PARAMETERS before it", format!("{parameters}{pem}")),
        ("DH PARAMETERS before it", format!("{}{pem}", parameters.replace("EC ", "DH "))),
        ("something broken after it", format!("{pem}-----BEGIN CERTIFICATE-----\ncut of")),
    ]
}

/// RFC 7468 section 2: parsers ignore white space, and text around the blocks.
#[test]
fn c21_pem_is_read_as_openssl_reads_it() {
    let sec1 = pem("EC PRIVATE KEY", &inner(P256));
    let pkcs1 = pem("RSA PRIVATE KEY", &inner(RSA));
    for (key, original) in [(RSA, RSA), (P256, P256), (ED25519, ED25519), (&sec1, P256), (&pkcs1, RSA)] {
        let expected = load(original);
        for (name, text) in forms(key) {
            let loaded =
                SigningKey::from_pem(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
            assert_eq!(loaded.verifying_key(), expected.verifying_key(), "{name}");
        }
        for (name, text) in forms(&pem("PUBLIC KEY", &spki(original))) {
            let loaded = VerifyingKey::from_pem(text.as_bytes());
            assert_eq!(loaded.as_ref(), Ok(expected.verifying_key()), "{name}\n{text}");
        }
    }
    // The first of several keys is used, as in OpenSSL; a public key beside a private one is found.
    assert_eq!(load(&format!("{ED25519}{P256}")).verifying_key(), load(ED25519).verifying_key());
    let public = pem("PUBLIC KEY", &spki(P256));
    assert_eq!(
        VerifyingKey::from_pem(format!("{ED25519}{public}").as_bytes()).as_ref(),
        Ok(load(P256).verifying_key())
    );
    assert_eq!(load(&format!("{public}{ED25519}")).verifying_key(), load(ED25519).verifying_key());
}

#[test]
fn c21_malformed_pem_is_rejected_with_its_fault() {
    let (first, rest) = ED25519.split_once('\n').unwrap();
    for (text, error) in [
        ("", KeyError::NotPem),
        ("\u{feff}", KeyError::NotPem),
        ("a key", KeyError::NotPem),
        (rest, KeyError::NotPem),
        (&ED25519.replace("-----B", "----B"), KeyError::NotPem),
        (&ED25519.replacen("KEY-----", "KEY----", 1), KeyError::MalformedPem),
        (first, KeyError::PemEnd),
        (&RSA[..RSA.len() / 2], KeyError::PemEnd),
        (&RSA[..RSA.len() - 2], KeyError::PemEnd),
        (&ED25519.replace("END PRIVATE", "END PUBLIC"), KeyError::PemEnd),
        (&ED25519.replace("-----END", "-----BEGIN"), KeyError::PemEnd),
        (&ED25519.replacen("MC4C", "MC4=", 1), KeyError::PemBase64),
        (&ED25519.replacen("MC4C", "MC4C-", 1), KeyError::PemBase64),
        (&ED25519.replacen("MC4C", "MC4_", 1), KeyError::PemBase64),
        (&ED25519.replacen("MC4C", "MC4", 1), KeyError::PemBase64),
        (&ED25519.replacen("MC4C", "MC4C\u{a0}", 1), KeyError::PemBase64),
        (&ED25519.replacen('\n', "\nX-Name: a\n", 1), KeyError::MalformedPem),
        (&format!("{first}\n-----END PRIVATE KEY-----"), KeyError::MalformedDer),
        (&pem("PRIVATE KEY", &[0; 3_072]), KeyError::MalformedDer),
        (&pem("PRIVATE KEY", &[0; 3_073]), KeyError::TooLong { limit: 3_072 }),
        // A truncated certificate before the key: the beginning of the key is unknown.
        (&format!("-----BEGIN CERTIFICATE-----\nAAAA\n{ED25519}"), KeyError::PemEnd),
    ] {
        assert_eq!(refusal(text), Some(error), "{text}");
    }
}

/// Each input that people give instead of a private key.
#[test]
fn c21_other_inputs_than_private_keys_are_named() {
    let encrypted_info = sequence(&[&sequence(&[RSA_ENCRYPTION, NULL]), &octets(&[7; 64])]);
    let traditional = ED25519
        .replacen('\n', "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0123456789ABCDEF\n\n", 1)
        .replace("PRIVATE", "RSA PRIVATE");
    let certificate = sequence(&[&sequence(&[&[0xa0, 3, 2, 1, 2], &integer(&[1])]), &sequence(&[SHA256]), &bits(&[1])]);
    let public = spki(P256);
    let (n, e) = rsa_numbers(RSA);
    let rsa_public = sequence(&[&integer(&n), &integer(&e)]);
    for (text, error) in [
        (pem("ENCRYPTED PRIVATE KEY", &encrypted_info), KeyError::Encrypted),
        (format!("{}{ED25519}", pem("ENCRYPTED PRIVATE KEY", &encrypted_info)), KeyError::Encrypted),
        (traditional.clone(), KeyError::Encrypted),
        (traditional.replace('\n', "\r\n"), KeyError::Encrypted),
        (traditional.replace("4,ENC", "4, ENC"), KeyError::Encrypted),
        (pem("PRIVATE KEY", &encrypted_info), KeyError::Encrypted),
        (pem("PUBLIC KEY", &public), KeyError::PublicKey),
        (pem("RSA PUBLIC KEY", &rsa_public), KeyError::PublicKey),
        (pem("PRIVATE KEY", &public), KeyError::PublicKey),
        (pem("RSA PRIVATE KEY", &rsa_public), KeyError::PublicKey),
        (pem("CERTIFICATE", &certificate), KeyError::Certificate),
        (pem("TRUSTED CERTIFICATE", &certificate), KeyError::Certificate),
        (pem("PRIVATE KEY", &certificate), KeyError::Certificate),
        (format!("{}{}", pem("EC PARAMETERS", PRIME256V1), pem("PUBLIC KEY", &public)), KeyError::PublicKey),
        (pem("EC PARAMETERS", PRIME256V1), KeyError::OtherLabel),
        (pem("CERTIFICATE REQUEST", &certificate), KeyError::OtherLabel),
        (pem("OPENSSH PRIVATE KEY", b"openssh-key-v1"), KeyError::OpenSsh),
        (pem("DSA PRIVATE KEY", &der(RSA)), KeyError::UnsupportedAlgorithm),
        (pem("PRIVATE KEY", &inner(RSA)), KeyError::OtherStructure),
        (pem("PRIVATE KEY", &inner(P256)), KeyError::OtherStructure),
        (pem("RSA PRIVATE KEY", &der(RSA)), KeyError::OtherStructure),
        (pem("EC PRIVATE KEY", &der(P256)), KeyError::OtherStructure),
        (pem("PRIVATE KEY", &[&der(RSA)[..], &[0]].concat()), KeyError::MalformedDer),
        (r#"{"kty":"OKP"}"#.to_owned(), KeyError::Json),
        ("\u{feff} \n{}".to_owned(), KeyError::Json),
    ] {
        assert_eq!(refusal(&text), Some(error), "{text}");
    }
    for (bytes, error) in [
        (der(RSA), KeyError::Der),
        (der(ED25519), KeyError::Der),
        (certificate.clone(), KeyError::Der),
        (utf16(ED25519, u16::to_le_bytes, true), KeyError::Utf16),
        (utf16(ED25519, u16::to_be_bytes, true), KeyError::Utf16),
        (utf16(ED25519, u16::to_le_bytes, false), KeyError::Utf16),
        (utf16(ED25519, u16::to_be_bytes, false), KeyError::Utf16),
    ] {
        assert_eq!(refusal(&bytes), Some(error));
    }
    for (der, error) in [
        (ED25519.as_bytes(), KeyError::Pem),
        (&inner(RSA), KeyError::OtherStructure),
        (&public, KeyError::PublicKey),
        (&encrypted_info, KeyError::Encrypted),
        (&certificate, KeyError::Certificate),
        (b"", KeyError::MalformedDer),
        (b"0\x82", KeyError::MalformedDer),
    ] {
        assert_eq!(SigningKey::from_pkcs8_der(der).err(), Some(error));
    }
    assert_eq!(SigningKey::from_pkcs1_der(&der(RSA)).err(), Some(KeyError::OtherStructure));
    assert_eq!(SigningKey::from_pkcs1_der(RSA.as_bytes()).err(), Some(KeyError::Pem));
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    mark.encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// The same instead of a public key.
#[test]
fn c21_other_inputs_than_public_keys_are_named() {
    let certificate = sequence(&[&sequence(&[&integer(&[1])]), &sequence(&[SHA256]), &bits(&[1])]);
    let (n, e) = rsa_numbers(RSA);
    let rsa_public = sequence(&[&integer(&n), &integer(&e)]);
    for (text, error) in [
        (RSA.to_owned(), KeyError::PrivateKey),
        (pem("RSA PRIVATE KEY", &inner(RSA)), KeyError::PrivateKey),
        (pem("ENCRYPTED PRIVATE KEY", b"x"), KeyError::PrivateKey),
        (pem("OPENSSH PRIVATE KEY", b"x"), KeyError::PrivateKey),
        (pem("PUBLIC KEY", &der(RSA)), KeyError::PrivateKey),
        (pem("RSA PUBLIC KEY", &inner(RSA)), KeyError::PrivateKey),
        (pem("CERTIFICATE", &certificate), KeyError::Certificate),
        (pem("PUBLIC KEY", &certificate), KeyError::Certificate),
        (pem("CERTIFICATE REQUEST", &certificate), KeyError::OtherLabel),
        (pem("PUBLIC KEY", &rsa_public), KeyError::OtherStructure),
        (pem("RSA PUBLIC KEY", &spki(RSA)), KeyError::OtherStructure),
        ("{}".to_owned(), KeyError::Json),
        (String::new(), KeyError::NotPem),
    ] {
        assert_eq!(public_refusal(&text), Some(error), "{text}");
    }
    assert_eq!(public_refusal(spki(RSA)), Some(KeyError::Der));
    assert_eq!(VerifyingKey::from_spki_der(pem("PUBLIC KEY", &spki(RSA)).as_bytes()), Err(KeyError::Pem));
    assert_eq!(VerifyingKey::from_pkcs1_der(&spki(RSA)), Err(KeyError::OtherStructure));
}

#[test]
fn c21_a_key_that_is_too_small_or_too_large_says_its_size() {
    for bytes in [64_usize, 128, 255, 513, 1_024] {
        let n = vec![0xff; bytes];
        let bits = u32::try_from(bytes * 8).unwrap();
        let pkcs1 = sequence(&[
            &integer(&[0]),
            &integer(&n),
            &integer(&[1, 0, 1]),
            &integer(&n),
            &integer(&n[..bytes / 2]),
            &integer(&n[..bytes / 2]),
            &integer(&[1]),
            &integer(&[1]),
            &integer(&[1]),
        ]);
        let pkcs8 = sequence(&[&integer(&[0]), &sequence(&[RSA_ENCRYPTION, NULL]), &octets(&pkcs1)]);
        assert_eq!(SigningKey::from_pkcs8_der(&pkcs8).err(), Some(KeyError::ModulusSize { bits }));
        let loaded = refusal(pem("PRIVATE KEY", &pkcs8));
        let too_long = pkcs8.len() > 3_072;
        let expected = if too_long { KeyError::TooLong { limit: 3_072 } } else { KeyError::ModulusSize { bits } };
        assert_eq!(loaded, Some(expected), "{bits}");
    }
}

// B 19: PKCS#8 with a public key.

/// Version 2 with the public key as in RFC 5958, and as older versions of the crate ring write it.
fn with_public_key(pem: &str, public: &[u8], attributes: &[u8]) -> Vec<[Vec<u8>; 2]> {
    let version_1 = der(pem);
    // SEQUENCE, its length, and INTEGER 0.
    let after_version = version_1.windows(3).position(|window| window == [2, 1, 0]).unwrap() + 3;
    let algorithm_and_key = elements(&version_1[after_version..], 2);
    [0, 1]
        .map(|version| {
            let implicit = tlv(0x81, &[&[0], public].concat());
            let explicit = tlv(0xa1, &bits(public));
            [implicit, explicit]
                .map(|public| sequence(&[&integer(&[version]), &algorithm_and_key, attributes, &public]))
        })
        .to_vec()
}

/// The first elements.
fn elements(all: &[u8], count: usize) -> Vec<u8> {
    let mut rest = all;
    for _ in 0..count {
        let (header, content) = match rest[1] {
            ..=0x7f => (2, usize::from(rest[1])),
            0x81 => (3, usize::from(rest[2])),
            _ => (4, usize::from(rest[2]) << 8 | usize::from(rest[3])),
        };
        rest = &rest[header + content..];
    }
    all[..all.len() - rest.len()].to_vec()
}

/// RFC 5958 section 2: for every algorithm, the public key must belong to the secret, or the key is rejected.
#[test]
fn b19_a_public_key_that_travels_along_belongs_to_the_secret() {
    let (n, e) = rsa_numbers(RSA);
    let rsa = sequence(&[&integer(&n), &integer(&e)]);
    let mut other_n = n.clone();
    other_n[5] ^= 1;
    let other_rsa = sequence(&[&integer(&other_n), &integer(&e)]);
    let other_p256 = match SigningKey::from_p256_scalar(&[7; 32]).unwrap().verifying_key().public_components() {
        PublicComponents::P256 { x, y } => [&[4][..], &x, &y].concat(),
        other => panic!("{other:?}"),
    };
    let other_ed25519 = point_of_seed(&[7; 32]);
    // RFC 8410 section 10.3 has such an attribute.
    let attributes = tlv(0xa0, &sequence(&[&[6, 3, 0x55, 4, 3], &tlv(0x31, &tlv(0x0c, b"Curdle Chairs"))]));
    for (key, good, bad) in [
        (RSA, rsa, vec![other_rsa, vec![], b"\x30\x00".to_vec()]),
        (P256, point(P256), vec![other_p256, vec![], vec![0; 65], point(P256)[..33].to_vec()]),
        (ED25519, point(ED25519), vec![other_ed25519, vec![], vec![0; 32], point(ED25519)[..31].to_vec()]),
    ] {
        for attributes in [&[][..], &attributes] {
            for der in with_public_key(key, &good, attributes).concat() {
                let loaded = SigningKey::from_pkcs8_der(&der).unwrap();
                assert_eq!(loaded.verifying_key(), load(key).verifying_key());
                assert!(SigningKey::from_pem(pem("PRIVATE KEY", &der).as_bytes()).is_ok());
            }
            for bad in &bad {
                for der in with_public_key(key, bad, attributes).concat() {
                    assert_eq!(SigningKey::from_pkcs8_der(&der).err(), Some(KeyError::Inconsistent), "{bad:?}");
                }
            }
        }
    }
    // An undefined version.
    let mut version_3 = der(ED25519);
    let at = version_3.windows(3).position(|window| window == [2, 1, 0]).unwrap();
    version_3[at + 2] = 2;
    assert_eq!(SigningKey::from_pkcs8_der(&version_3).err(), Some(KeyError::MalformedDer));
}

fn point_of_seed(seed: &[u8; 32]) -> Vec<u8> {
    match SigningKey::from_ed25519_seed(seed).verifying_key().public_components() {
        PublicComponents::Ed25519 { x } => x.to_vec(),
        other => panic!("{other:?}"),
    }
}

/// RFC 8410 section 10.3: the examples with and without attributes and public key are one key.
#[test]
fn b19_rfc_8410_section_10_3() {
    let plain = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    let full = "-----BEGIN PRIVATE KEY-----\n\
        MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB\n\
        Z9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PRIVATE KEY-----\n";
    assert_eq!(load(plain).verifying_key(), load(full).verifying_key());
}

/// RFC 5915 section 3: 32 bytes; also as a number without leading zeros, or with one more.
#[test]
fn c21_sec1_keys_with_other_lengths_of_the_scalar_are_read() {
    let mut scalar = [0; 32];
    scalar[30..].copy_from_slice(&[1, 7]);
    let expected = SigningKey::from_p256_scalar(&scalar).unwrap();
    let read = |scalar: &[u8]| {
        let key = sequence(&[&integer(&[1]), &octets(scalar), &tlv(0xa0, PRIME256V1)]);
        SigningKey::from_pem(pem("EC PRIVATE KEY", &key).as_bytes())
    };
    for start in [0, 1, 29, 30] {
        assert_eq!(read(&scalar[start..]).unwrap().verifying_key(), expected.verifying_key());
    }
    assert_eq!(read(&[&[0][..], &scalar].concat()).unwrap().verifying_key(), expected.verifying_key());
    assert_eq!(read(&[&[1][..], &scalar].concat()).err(), Some(KeyError::InvalidPoint));
    assert_eq!(read(&[]).err(), Some(KeyError::InvalidPoint));
}

/// RFC 5480 section 2.1.1: a curve must be named.
#[test]
fn c21_unnamed_curves_and_other_curves_are_different_errors() {
    // SpecifiedECDomain begins with its version and its field.
    let explicit = sequence(&[&integer(&[1]), &sequence(&[MGF1, &integer(&[7])])]);
    for (parameters, error) in [
        (&explicit[..], KeyError::ExplicitCurve),
        (SECP384R1, KeyError::UnsupportedAlgorithm),
        (NULL, KeyError::UnsupportedAlgorithm),
        (&[], KeyError::UnsupportedAlgorithm),
    ] {
        let algorithm = sequence(&[EC_PUBLIC_KEY, parameters]);
        let public = sequence(&[&algorithm, &bits(&point(P256))]);
        assert_eq!(public_refusal(pem("PUBLIC KEY", &public)), Some(error));
        let private = sequence(&[&integer(&[0]), &algorithm, &octets(&inner(P256))]);
        assert_eq!(refusal(pem("PRIVATE KEY", &private)), Some(error));
        if !parameters.is_empty() {
            let sec1 = sequence(&[&integer(&[1]), &octets(&[7; 32]), &tlv(0xa0, parameters)]);
            assert_eq!(refusal(pem("EC PRIVATE KEY", &sec1)), Some(error));
        }
    }
}

// C 23: RSASSA-PSS.

fn pss(hash: Option<&[u8]>, mask: Option<&[u8]>, salt: Option<&[u8]>, trailer: Option<&[u8]>) -> Vec<u8> {
    let field = |tag: u8, value: Option<Vec<u8>>| value.map(|value| tlv(0xa0 | tag, &value)).unwrap_or_default();
    sequence(&[
        &field(0, hash.map(|hash| sequence(&[hash, NULL]))),
        &field(1, mask.map(|hash| sequence(&[MGF1, &sequence(&[hash, NULL])]))),
        &field(2, salt.map(integer)),
        &field(3, trailer.map(integer)),
    ])
}

/// RFC 4055 sections 3.1 and 3.3: the key fixes hash and mask generation; the salt has at least its length.
#[test]
fn c23_rsassa_pss_parameters_bind_a_key_as_rfc_4055_says() {
    let (n, e) = rsa_numbers(RSA);
    let public = sequence(&[&integer(&n), &integer(&e)]);
    let check = |parameters: &[u8], expected: Option<KeyError>| {
        let algorithm = sequence(&[RSASSA_PSS, parameters]);
        let private = sequence(&[&integer(&[0]), &algorithm, &octets(&inner(RSA))]);
        assert_eq!(SigningKey::from_pkcs8_der(&private).err(), expected, "{parameters:02x?}");
        assert_eq!(refusal(pem("PRIVATE KEY", &private)), expected);
        let spki = sequence(&[&algorithm, &bits(&public)]);
        assert_eq!(VerifyingKey::from_spki_der(&spki).err(), expected, "{parameters:02x?}");
    };
    let sha256 = Some(SHA256);
    // Without parameters the key allows any.
    check(&[], None);
    for salt in [None, Some(&[0][..]), Some(&[1]), Some(&[20]), Some(&[31]), Some(&[32])] {
        check(&pss(sha256, sha256, salt, None), None);
        check(&pss(sha256, sha256, salt, Some(&[1])), None);
    }
    for (salt, least) in [(&[33][..], 33), (&[64], 64), (&[222], 222), (&[1, 222], 478)] {
        check(&pss(sha256, sha256, Some(salt), None), Some(KeyError::PssSalt { least }));
    }
    for hash in [None, Some(SHA1), Some(SHA384)] {
        check(&pss(hash, sha256, Some(&[20]), None), Some(KeyError::PssHash));
        check(&pss(hash, hash, Some(&[32]), None), Some(KeyError::PssHash));
        check(&pss(sha256, hash, Some(&[32]), None), Some(KeyError::PssMask));
    }
    check(&pss(sha256, sha256, None, Some(&[2])), Some(KeyError::PssTrailer));
    check(&pss(None, None, None, None), Some(KeyError::PssHash));
    check(NULL, Some(KeyError::MalformedDer));
    for (error, words) in [
        (KeyError::PssHash, "another hash than SHA-256"),
        (KeyError::PssMask, "another mask generation than MGF1 with SHA-256"),
        (KeyError::PssSalt { least: 33 }, "at least 33 bytes"),
    ] {
        assert!(error.to_string().contains(words), "{error}");
    }
}
