//! Keys, key sets and policies that several subcommands read.

use std::path::Path;

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::error::{JwkError, JwkSetError, KeyError};
use ofm_protocol::jose::json::Object;
use ofm_protocol::jose::{Jwk, JwkSet, SetLimits};
use ofm_protocol::oauth::Policy;
use ofm_protocol::oauth::policy::Preset;

use crate::console::{self, Failure, is_stdin, shown};
use crate::key_file::{self, Key, KeyFile, Look, MAX_KEY};

/// The most bytes of a policy's file.
const MAX_POLICY: usize = 1 << 16;

/// The policy of a preset's name or, where no preset has the name, of a file.
pub(crate) fn policy(given: &str) -> Result<Policy, Failure> {
    if let Ok(policy) = Policy::preset(given) {
        return Ok(policy);
    }
    let path = Path::new(given);
    if is_stdin(path) || !path.exists() {
        let names = Preset::ALL.map(Preset::name).join(", ");
        let shown = shown(path);
        return Err(format!("--policy: {shown} is neither a preset nor a file; give one of {names}, or a file").into());
    }
    let text = console::read(path, "the policy", MAX_POLICY)?;
    serde_json::from_slice(&text)
        .map_err(|error| format!("the policy in {} cannot be used: {error}; correct it", shown(path)).into())
}

/// The policy's name for people: its preset, and whether it differs from that.
pub(crate) fn policy_name(policy: &Policy) -> String {
    let name = policy.name();
    if *policy == policy.preset.policy() { name.to_owned() } else { format!("{name} (changed)") }
}

/// The private key in a PEM file.
pub(crate) fn signing_key(path: &Path) -> Result<SigningKey, Failure> {
    let pem = console::read(path, "the private key", MAX_KEY)?;
    let key = SigningKey::from_pem(&pem).map_err(|error| no_signing_key(path, &pem, error))?;
    warn_of_readers(path);
    Ok(key)
}

/// Warns once if other users can read or change a private key's file.
pub(crate) fn warn_of_readers(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let Ok(metadata) = path.metadata() else { return };
        let mode = metadata.permissions().mode() & 0o777;
        if !is_stdin(path) && metadata.is_file() && mode & 0o066 != 0 {
            let (shown, can) = (shown(path), if mode & 0o044 != 0 { "read" } else { "change" });
            console::say(&format!(
                "ofm: other users can {can} the private key in {shown} (mode {mode:03o}); chmod 600 it"
            ));
        }
    }
    #[cfg(not(unix))]
    let _ = is_stdin(path);
}

/// The description of a file without a usable private key, and the remedy.
fn no_signing_key(path: &Path, text: &[u8], error: KeyError) -> String {
    let (file, label) = (shown(path), error.label());
    let is = match error {
        _ if text.trim_ascii().is_empty() => "is empty; give a private key in PEM".into(),
        KeyError::Encrypted if Look::of(text) == Look::OldEncryptedPem => {
            "is a private key with OpenSSL's old encryption; decrypt it: `openssl pkcs8 -topk8 -nocrypt -in FILE`"
                .into()
        }
        KeyError::Encrypted => {
            "is an encrypted private key; decrypt it: `ofm key FILE --to pem --out private.pem`".into()
        }
        KeyError::PublicKey => "is a public key; give the private key that matches it".into(),
        KeyError::Certificate => {
            "is a certificate, which contains a public key; give the private key that matches it".into()
        }
        KeyError::OtherLabel if Look::of(text) == Look::Request => {
            "is a certificate request; give the private key that matches it".into()
        }
        KeyError::OpenSsh => "is an OpenSSH key; convert it: `ssh-keygen -p -m PKCS8 -f FILE`".into(),
        KeyError::Der => instead_of_pem("DER", text),
        KeyError::Json => instead_of_pem("JSON", text),
        KeyError::Utf16 => "is text in UTF-16; write it anew as ASCII or UTF-8".into(),
        KeyError::ModulusSize { .. } | KeyError::PrivateSize => {
            format!("contains a key that cannot sign: {error}; make one with `ofm keygen --alg PS256`")
        }
        KeyError::NotPem | KeyError::OtherLabel => format!("is not a private key: {error}; give a private key in PEM"),
        KeyError::PemEnd | KeyError::PemBase64 | KeyError::MalformedPem | KeyError::MalformedDer => {
            format!("is cut off or damaged: {error}; copy it again from its source")
        }
        _ => format!("contains no usable private key: {error}; make one with `ofm keygen`"),
    };
    format!("{file} {is} ({label})")
}

/// The description of a file in another form than PEM, by the key in it.
fn instead_of_pem(form: &str, text: &[u8]) -> String {
    let mut is_encrypted = false;
    let found = key_file::read(text, || {
        is_encrypted = true;
        Err(String::new())
    });
    let convert = "`ofm key FILE --to pem --out private.pem`";
    match found {
        _ if is_encrypted => format!("is {form} instead of PEM (an encrypted private key); decrypt it: {convert}"),
        Ok(KeyFile { key: Key::Private(_), form: whole, .. }) => {
            format!("is {form} instead of PEM ({whole}); convert it: {convert}")
        }
        Ok(KeyFile { form: whole, .. }) => {
            format!("is {form} instead of PEM ({whole}); give the private key that matches it")
        }
        Err(problem) => format!("is {form} instead of PEM: {problem}"),
    }
}

/// The key set in a file, or a set with a file's only key. Unusable keys are reported on standard error.
pub(crate) fn key_set(path: &Path) -> Result<JwkSet, Failure> {
    key_set_within(path, SetLimits::default())
}

/// [`key_set`] with at most this number of keys; the default is the minimum. RSA moduli may have leading zero octets if
/// `any_leading_zeros`.
pub(crate) fn key_set_of(path: &Path, max_keys: usize, any_leading_zeros: bool) -> Result<JwkSet, Failure> {
    let default = SetLimits::default();
    // The default number of bytes per key.
    let bytes = default.bytes.max(max_keys.saturating_mul(default.bytes / default.keys));
    key_set_within(path, SetLimits { bytes, keys: max_keys, any_leading_zeros, ..default })
}

fn key_set_within(path: &Path, limits: SetLimits) -> Result<JwkSet, Failure> {
    let text = console::read(path, "the key set", limits.bytes)?;
    let is_one_key = Object::parse(&text, limits.json)
        .is_ok_and(|object| object.get("kty").is_some() && object.get("keys").is_none());
    if is_one_key {
        return match Jwk::parse(&text, limits.json) {
            Ok(key) => Ok(JwkSet::from_iter([key])),
            Err(error) => Err(format!(
                "the key in {} cannot be used: {error} ({}); give a public JWK or a JWK set",
                shown(path),
                error.innermost_label()
            )
            .into()),
        };
    }
    let keys = JwkSet::parse_within(&text, limits).map_err(|error| {
        let what_to_do = match error {
            // Recognised by its beginning, as everywhere.
            JwkSetError::Json { .. } if !matches!(Look::of(&text), Look::Json | Look::Other | Look::Empty) => {
                "it is a key file; take its public key: `ofm key FILE --to public-jwks`"
            }
            JwkSetError::TooManyKeys { .. } => "give a smaller set, or --max-keys more (`ofm verify`, `ofm inspect`)",
            _ => "give a JWK set of public keys, or one public JWK",
        };
        format!("no key set in {}: {error} ({}); {what_to_do}", shown(path), error.label())
    })?;
    for skipped in keys.skipped() {
        let (index, error) = (skipped.index(), skipped.error());
        let hint = match error {
            JwkError::Key { error: KeyError::LeadingZero } => "; `ofm verify --any-leading-zeros` reads it",
            _ => "",
        };
        console::say(&format!("ofm: key {index} of the set is skipped: {error} ({}){hint}", error.innermost_label()));
    }
    if keys.keys().is_empty() {
        console::say("ofm: the set has no usable key; no token will be valid");
    }
    Ok(keys)
}
