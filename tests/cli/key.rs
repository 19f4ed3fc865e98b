//! Key files: the messages for unusable files, and `ofm key`, which converts between the forms.

use std::fs;
use std::path::Path;

use ofm_protocol::crypto::{SigningKey, VerifyingKey};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{Jwk, JwkSet, PrivateJwk};

use crate::support::command::{directory, file, key_file, make_private, run};

const PASSPHRASE: &str = "correct horse";

/// A P-256 key from `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`, encrypted by
/// `openssl pkcs8 -topk8 -v2 aes-256-cbc` (PBES2, PBKDF2 with HMAC-SHA-256 and 2048 rounds) with [`PASSPHRASE`].
const ENCRYPTED: &str = include_str!("../keys/p256-encrypted.pem");

/// The same from `openssl pkcs8 -topk8 -scrypt`.
const SCRYPT: &str = include_str!("../keys/p256-scrypt.pem");

/// The same key, unencrypted.
const OPEN: &str = include_str!("../keys/p256-open.pem");

/// A certificate for it, from `openssl req -x509`.
const CERTIFICATE: &str = include_str!("../keys/p256-certificate.pem");

/// An RSA key of 1024 bits from `openssl genrsa 1024`: too small.
const SMALL: &str = include_str!("../keys/rsa-1024.pem");

const OLD: &[u8] = b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n\
    -----END RSA PRIVATE KEY-----\n";
const REQUEST: &[u8] = b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n";
/// The beginning of a `PFX` (RFC 7292 section 4).
const PKCS12: &[u8] = b"\x30\x08\x02\x01\x03\x30\x03\x06\x01\x00";
const OPENSSH: &[u8] = b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n";

fn kept(directory: &Path, name: &str, content: &[u8]) -> String {
    let path = file(directory, name, content);
    make_private(&path);
    path
}

#[test]
fn the_message_names_the_kind_of_a_key_file() {
    let directory = directory("key-names");
    let open = kept(&directory, "open.pem", OPEN.as_bytes());
    let public = run(&["key", "--to", "public-pem", &open], b"").out;
    let jwk = run(&["key", "--to", "jwk", &open], b"").out;
    let public_jwk = run(&["key", "--to", "public-jwk", &open], b"").out;
    let [(_, der), (_, public_der), (_, certificate_der), (_, encrypted_der)] =
        [OPEN, &public, CERTIFICATE, ENCRYPTED].map(pem);
    for (name, content, said, advice) in [
        ("encrypted", ENCRYPTED.as_bytes(), "is an encrypted private key", "ofm key FILE --to pem"),
        ("old", OLD, "old encryption", "openssl pkcs8 -topk8"),
        ("public", public.as_bytes(), "is a public key", "give the private key"),
        ("certificate", CERTIFICATE.as_bytes(), "is a certificate", "give the private key"),
        ("request", REQUEST, "is a certificate request", "give the private key"),
        ("openssh", OPENSSH, "is an OpenSSH key", "ssh-keygen"),
        // Cut off: what is wrong comes before what it is.
        ("cut", b"-----BEGIN PRIVATE KEY-----\nMIIE", "has no END line", "key_pem_end"),
        ("utf16", b"\xff\xfe-\0-\0-\0", "UTF-16", "as ASCII or UTF-8"),
        ("base64", b"-----BEGIN PRIVATE KEY-----\nM\\nE=\n-----END PRIVATE KEY-----", "damaged", "copy it again"),
        ("utf16-no-mark", b"\0-\0-\0-", "UTF-16", "as ASCII or UTF-8"),
        // What is in another form is named, too.
        ("der", &der, "DER instead of PEM (private key, PKCS#8 in DER)", "ofm key FILE --to pem"),
        ("public-der", &public_der, "DER instead of PEM (public key in DER)", "give the private key"),
        ("certificate-der", &certificate_der, "(public key of a certificate in DER)", "give the private key"),
        ("encrypted-der", &encrypted_der, "(an encrypted private key)", "ofm key FILE --to pem"),
        ("pkcs12", PKCS12, "PKCS#12", "openssl pkcs12 -in FILE"),
        ("jwk", jwk.as_bytes(), "is JSON instead of PEM (private key, JWK)", "ofm key FILE --to pem"),
        ("public-jwk", public_jwk.as_bytes(), "(public key, JWK)", "give the private key"),
        ("json", b"{}", "the key has no `kty`", "jwk_missing_member"),
        ("small", SMALL.as_bytes(), "cannot sign", "ofm keygen"),
        ("empty", b"", "is empty", "give a private key"),
        ("other", b"hello", "is not a private key", "in PEM"),
    ] {
        let path = kept(&directory, name, content);
        let run = run(&["sign", "--key", &path, "-"], b"{}");
        run.fails(2, said);
        assert!(run.err.contains(advice) && run.err.contains(name), "{}", run.err);
    }
}

#[test]
fn the_message_of_key_names_what_is_no_key() {
    let directory = directory("key-none");
    for (name, content, said, advice) in [
        ("request", REQUEST, "certificate request", "give a key"),
        ("openssh", OPENSSH, "OpenSSH format", "ssh-keygen -p -m PKCS8"),
        ("openssh-public", b"ssh-ed25519 AAAA me@here\n", "OpenSSH public key", "ssh-keygen -e -m PKCS8"),
        ("pkcs12", PKCS12, "PKCS#12", "openssl pkcs12 -in FILE"),
        ("utf16", b"\xfe\xff\0-\0-", "UTF-16", "as ASCII or UTF-8"),
        ("utf16-no-mark", b"-\0-\0", "UTF-16", "as ASCII or UTF-8"),
        ("set", b"{\"keys\":[{\"kty\":\"OKP\",\"d\":\"AA\"}]}", "contains a private key", "give one JWK by itself"),
        (
            "cipher",
            b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----",
            "cipher",
            "openssl",
        ),
        ("other", b"hello", "not a key in PEM, DER or JWK", "give one"),
    ] {
        let path = kept(&directory, name, content);
        let run = run(&["key", &path], b"");
        run.fails(2, said);
        assert!(run.err.contains(advice) && run.err.contains(name), "{}", run.err);
    }
}

/// The converted key equals the original, as the library reads it.
#[test]
fn each_form_becomes_each_other() {
    let directory = directory("key-forms");
    let files = ["rsa-2048.pem", "rsa-3072.pem", "rsa-4096.pem", "p256.pem", "ed25519.pem"];
    for name in files.into_iter().filter(|name| Path::new(&key_file(name)).exists()) {
        let original = fs::read(key_file(name)).unwrap();
        let key = SigningKey::from_pem(&original).unwrap();
        let (key, source) = (key.verifying_key(), kept(&directory, name, &original));
        let to = |form: &str, source: &str| {
            let run = run(&["key", "--to", form, source], b"");
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{name} to {form}");
            run.out
        };
        let jwk = to("jwk", &source);
        let private = PrivateJwk::parse(jwk.as_bytes(), Budget::default()).unwrap();
        assert_eq!(private.key().verifying_key(), key);
        let thumbprint = Jwk::new(key.clone()).thumbprint().to_string();
        assert_eq!(private.kid(), Some(thumbprint.as_str()));
        // Converting back from the JWK gives the same structure.
        let jwk = kept(&directory, "private.jwk", jwk.as_bytes());
        let written = to("pem", &jwk);
        assert_eq!(SigningKey::from_pem(written.as_bytes()).unwrap().verifying_key(), key);
        assert_eq!(pem(&written).1, pem(&to("pem", &source)).1, "{name}");
        // The public key from each form.
        let public = to("public-pem", &source);
        assert_eq!(&VerifyingKey::from_pem(public.as_bytes()).unwrap(), key);
        assert_eq!(to("public-pem", &jwk), public);
        let public = kept(&directory, "public.pem", public.as_bytes());
        let set = JwkSet::parse(to("public-jwks", &public).as_bytes()).unwrap();
        assert_eq!((set.keys().len(), set.keys()[0].key(), set.keys()[0].kid()), (1, key, Some(thumbprint.as_str())));
        let public_jwk = to("public-jwk", &jwk);
        assert_eq!(Jwk::parse(public_jwk.as_bytes(), Budget::default()).unwrap().key(), key);
        assert!(!public_jwk.contains("\"d\""));
        run(&["key", "--to", "jwk", &public], b"").fails(2, "only a public key");
        // DER of both kinds.
        let der = kept(&directory, "private.der", &pem(&written).1);
        assert_eq!(to("pem", &der), written);
        // A description contains no secret.
        let shown = run(&["key", &source], b"").out;
        assert!(shown.contains(&thumbprint) && shown.contains("private key, "), "{shown}");
    }
}

#[test]
fn encrypted_keys_open_by_their_passphrase_alone() {
    let directory = directory("key-encrypted");
    let passphrase = kept(&directory, "passphrase", format!("{PASSPHRASE}\n").as_bytes());
    let wrong = kept(&directory, "wrong", b"another");
    let open = SigningKey::from_pem(OPEN.as_bytes()).unwrap();
    for (name, text) in [("pbkdf2", ENCRYPTED), ("scrypt", SCRYPT)] {
        let path = kept(&directory, name, text.as_bytes());
        let opened = run(&["key", "--to", "pem", "--passphrase-file", &passphrase, &path], b"");
        assert_eq!((opened.code, opened.err.as_str()), (0, ""));
        assert_eq!(SigningKey::from_pem(opened.out.as_bytes()).unwrap().verifying_key(), open.verifying_key());
        let by_stdin = run(&["key", "--to", "pem", "--passphrase-file", "-", &path], PASSPHRASE.as_bytes());
        assert_eq!(by_stdin.out, opened.out);
        run(&["key", "--to", "pem", "--passphrase-file", &wrong, &path], b"").fails(2, "does not decrypt the key");
    }
    run(&["key", "--passphrase-file", "-", "-"], b"").fails(2, "cannot both");
}

#[test]
fn a_certificate_gives_its_public_key() {
    let directory = directory("key-certificate");
    let path = kept(&directory, "certificate.pem", CERTIFICATE.as_bytes());
    let run_ = run(&["key", "--to", "public-jwk", &path], b"");
    assert_eq!(run_.code, 0, "{}", run_.err);
    let key = SigningKey::from_pem(OPEN.as_bytes()).unwrap();
    assert_eq!(Jwk::parse(run_.out.as_bytes(), Budget::default()).unwrap().key(), key.verifying_key());
}

/// Any file content gives one line of output.
#[test]
fn any_bytes_give_one_line() {
    let directory = directory("key-bytes");
    let (_, der) = pem(OPEN);
    let mut inputs: Vec<Vec<u8>> =
        [&b""[..], b"{}", b"{\"kty\":\"RSA\"}", b"0\x80", b"hello", b"-----BEGIN PRIVATE KEY-----"]
            .map(<[u8]>::to_vec)
            .into();
    for length in 1..der.len() {
        inputs.push(der[..length].to_vec());
    }
    for text in [OPEN, CERTIFICATE, ENCRYPTED] {
        let cut = text.len() / 2;
        inputs.push(text.as_bytes()[..cut].to_vec());
        inputs.push(text.replacen('A', "*", 1).into_bytes());
    }
    inputs.push(b"{\"keys\":[]}".to_vec());
    for input in inputs.iter().step_by(3) {
        let path = kept(&directory, "any", input);
        let passphrase = kept(&directory, "passphrase", b"x");
        let run = run(&["key", "--passphrase-file", &passphrase, &path], b"");
        assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{}", run.err);
    }
}

#[test]
fn a_file_is_written_whole_and_replaced_only_when_asked() {
    let directory = directory("key-out");
    let open = kept(&directory, "open.pem", OPEN.as_bytes());
    let out = directory.join("out.jwk");
    let write =
        |more: &[&str]| run(&[&["key", "--to", "jwk", "--out", out.to_str().unwrap(), &open][..], more].concat(), b"");
    assert_eq!(write(&[]).code, 0);
    let first = fs::read(&out).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    }
    write(&["--kid", "another"]).fails(2, "already exists");
    assert_eq!(fs::read(&out).unwrap(), first);
    assert_eq!(write(&["--kid", "another", "--force"]).code, 0);
    assert_ne!(fs::read(&out).unwrap(), first);
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 2, "nothing else stays");
}

#[cfg(unix)]
#[test]
fn a_private_key_that_others_can_read_is_reported_once() {
    use std::os::unix::fs::PermissionsExt as _;

    let directory = directory("key-readers");
    let path = file(&directory, "private.pem", OPEN.as_bytes());
    for (mode, warns) in [(0o644, true), (0o640, true), (0o604, true), (0o600, false), (0o400, false)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let signed = run(&["sign", "--key", &path, "-"], b"{}");
        assert_eq!(signed.code, 0);
        let said = signed.err.lines().filter(|line| line.contains("other users can read")).count();
        assert_eq!((said, signed.err.lines().count()), (usize::from(warns), usize::from(warns)), "{mode:o}");
        assert_eq!(run(&["key", &path], b"").err.lines().count(), usize::from(warns));
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o622)).unwrap();
    assert!(run(&["key", &path], b"").err.starts_with("ofm: other users can change the private key in "));
}

/// The label and the bytes of the first block.
fn pem(text: &str) -> (String, Vec<u8>) {
    let label = text.split("-----BEGIN ").nth(1).unwrap().split("-----").next().unwrap().to_owned();
    let body: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    (label, base64(&body))
}

fn base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|&byte| byte != b'=').map(digit).collect();
    digits
        .chunks(4)
        .flat_map(|four| {
            let bits = four.iter().fold(0_u32, |bits, &digit| bits << 6 | u32::from(digit)) << (6 * (4 - four.len()));
            bits.to_be_bytes()[1..four.len()].to_vec()
        })
        .collect()
}
