//! Signs with secrets that valgrind's memcheck treats as undefined: it reports every branch and every address that
//! depends on one. The script `run` starts this program and explains it.
//!
//! The secrets are the primes, exponents and coefficient of RSA keys, the scalar of P-256, the seed of Ed25519, and all
//! randomness. Loading a key is not checked, because it may depend on the key. The loaded values are tainted, and so
//! are all values that signing computes from them, up to the signatures.

mod control;
mod memcheck;

use std::process::ExitCode;

use memcheck::{declassify, taint, tainted_bytes, unreported};
use ofm_protocol::crypto::ecdsa::EcdsaSigningKey;
use ofm_protocol::crypto::eddsa::Ed25519SigningKey;
use ofm_protocol::crypto::rsa::{RsaPrivateComponents, RsaSigningKey};
use ofm_protocol::crypto::{Backend, RandomError, RandomSource, SignItem, Signer as _, SigningKey, sign_batch};

const RSA_KEYS: [(&str, &str); 3] = [
    ("PS256, 2048 bits", include_str!("../../keys/rsa-2048.pem")),
    ("PS256, 3072 bits", include_str!("../../keys/rsa-3072.pem")),
    ("PS256, 4096 bits", include_str!("../../keys/rsa-4096.pem")),
];

/// More than the eight items of one group of lanes.
const BATCH: usize = 9;

type Outcome = Result<(), String>;

/// Pseudo-random numbers, and whether they are secret.
struct Random {
    state: u64,
    secret: bool,
}

impl RandomSource for Random {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        for byte in &mut *out {
            self.state = self.state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            *byte = (self.state >> 56) as u8;
        }
        if self.secret {
            taint(out);
        }
        Ok(())
    }
}

fn secret(bytes: &[u8]) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    taint(&mut copy);
    copy
}

fn rsa_key(pem: &str) -> Result<SigningKey, String> {
    let (_, der) = pem_rfc7468::decode_vec(pem.as_bytes()).map_err(|error| error.to_string())?;
    let info = pkcs8::PrivateKeyInfoRef::try_from(&der[..]).map_err(|error| error.to_string())?;
    let numbers = pkcs1::RsaPrivateKeyRef::try_from(info.private_key.as_bytes()).map_err(|error| error.to_string())?;
    let [p, q, dp, dq, qi] =
        [numbers.prime1, numbers.prime2, numbers.exponent1, numbers.exponent2, numbers.coefficient]
            .map(|number| secret(number.as_bytes()));
    let (n, e) = (numbers.modulus.as_bytes(), numbers.public_exponent.as_bytes());
    let key = unreported(|| {
        RsaSigningKey::from_components(&RsaPrivateComponents { n, e, p: &p, q: &q, dp: &dp, dq: &dq, qi: &qi })
    });
    key.map(SigningKey::from).map_err(|error| error.to_string())
}

fn p256_key() -> Result<SigningKey, String> {
    let mut scalar = [0x5c; 32];
    taint(&mut scalar);
    let key = unreported(|| EcdsaSigningKey::from_scalar(&scalar)).map_err(|error| error.to_string())?;
    declassify(key.verifying_key());
    Ok(key.into())
}

fn ed25519_key() -> SigningKey {
    let mut seed = [0x5c; 32];
    taint(&mut seed);
    let key = unreported(|| Ed25519SigningKey::from_seed(&seed));
    declassify(key.verifying_key());
    key.into()
}

/// A signature must still depend on the secrets; then it becomes public and must verify.
fn release(name: &str, key: &SigningKey, message: &[u8], signature: &[u8]) -> Outcome {
    let tainted = tainted_bytes(signature);
    if tainted != signature.len() {
        return Err(format!("{name}: only {tainted} of a signature's {} bytes depend on secrets", signature.len()));
    }
    declassify(signature);
    key.verifying_key().verify(message, signature).map_err(|error| format!("{name}: {error}"))
}

fn sign_alone(name: &str, key: &SigningKey) -> Outcome {
    // With public randomness, the bytes of a signature depend only on the key.
    for secret in [false, true] {
        let mut random = Random { state: 1, secret };
        let mut out = [0; 512];
        let signature = key.sign(b"one message", &mut random, &mut out).map_err(|error| format!("{name}: {error}"))?;
        release(name, key, b"one message", signature)?;
    }
    Ok(())
}

fn sign_together(keys: &[(&str, SigningKey)]) -> Outcome {
    // First a group with one key, then all keys in turn.
    let Some((_, first)) = keys.first() else { return Ok(()) };
    let signers: Vec<&SigningKey> = std::iter::repeat_n(first, BATCH).chain(keys.iter().map(|(_, key)| key)).collect();
    let mut buffers = vec![[0; 512]; signers.len()];
    let mut items: Vec<_> =
        signers.iter().zip(&mut buffers).map(|(key, out)| SignItem::new(key, b"one of many", out)).collect();
    sign_batch(&mut items, &mut Random { state: 2, secret: true });
    for (item, key) in items.iter().zip(signers) {
        let signature = item.signature().map_err(|error| format!("a batch: {error}"))?;
        release("a batch", key, b"one of many", signature)?;
    }
    Ok(())
}

fn sign(backend: &str) -> Outcome {
    if Backend::in_use().name() != backend {
        return Err(format!("{} is in use, not {backend}", Backend::in_use().name()));
    }
    let mut keys = Vec::new();
    for (name, pem) in RSA_KEYS {
        keys.push((name, rsa_key(pem)?));
    }
    keys.push(("ES256", p256_key()?));
    keys.push(("Ed25519", ed25519_key()));
    for (name, key) in &keys {
        sign_alone(name, key)?;
    }
    sign_together(&keys)
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        _ if !memcheck::is_there() => Err("valgrind does not run this program".to_string()),
        ["backends"] => {
            Backend::ALL
                .iter()
                .filter(|backend| backend.is_available())
                .for_each(|backend| println!("{}", backend.name()));
            Ok(())
        }
        ["branch"] => {
            control::branches_on_a_secret();
            Ok(())
        }
        ["index"] => {
            control::indexes_by_a_secret();
            Ok(())
        }
        ["sign", backend] => sign(backend),
        _ => Err("usage: constant-time backends | branch | index | sign BACKEND".to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
