//! All measured calls of this package to ofm-protocol.
//!
//! Keys and the lists of items for a batch are prepared outside the measurement.

use std::time::SystemTime;

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{self, Algorithm, Backend, BatchItem, SignItem, Signer as _, SigningKey, VerifyingKey};
use ofm_protocol::jose::{AlgorithmSet, BatchToken, FixedJwkSet, Jwk, Verifier, base64url};
use ofm_protocol::jwt::{ClaimName, Validation};
use ofm_protocol::time::UnixTime;

/// Room for a signature of any measured size.
pub type Signature = [u8; 512];

/// One signature to verify: key, message, signature.
pub type Item<'a> = BatchItem<'a>;

/// The name of the measured backend.
pub fn backend() -> String {
    Backend::in_use().name().to_owned()
}

/// Bytes in base64url, as a JWK has them.
pub fn base64url(bytes: &[u8]) -> String {
    let mut text = vec![0; base64url::encoded_len(bytes.len()).expect("not that long")];
    base64url::encode(bytes, &mut text).expect("room");
    String::from_utf8(text).expect("ASCII")
}

/// The private key in this PKCS#8 PEM.
pub fn signing_key(pem: &str) -> SigningKey {
    SigningKey::from_pem(pem.as_bytes()).expect("a key")
}

/// The public key of the private key in this PKCS#8 PEM, prepared for many verifications or not.
pub fn verifying_key(pem: &str, prepared: bool) -> VerifyingKey {
    let key = signing_key(pem).verifying_key().clone();
    if prepared { key.prepare() } else { key }
}

pub fn verify_one(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    key.verify(message, signature).is_ok()
}

/// A verdict for each item, in order. `work` has room for the items, which are copied each time.
pub fn verify_batch<'a>(items: &[Item<'a>], work: &mut [Item<'a>], verdicts: &mut [bool]) {
    work.copy_from_slice(items);
    crypto::verify_batch(work);
    for (item, verdict) in work.iter().zip(verdicts) {
        *verdict = item.verdict().is_ok();
    }
}

/// The signature's length.
pub fn sign_one(key: &SigningKey, message: &[u8], out: &mut Signature) -> usize {
    key.sign(message, &mut SystemRandom, out).expect("signed").len()
}

/// A signature for each message, in order. Returns their length, which is the key's.
pub fn sign_batch(key: &SigningKey, messages: &[&[u8]], out: &mut [Signature]) -> usize {
    const ITEMS: usize = 64;
    let mut length = 0;
    for (messages, out) in messages.chunks(ITEMS).zip(out.chunks_mut(ITEMS)) {
        let count = messages.len();
        let mut pairs = messages.iter().zip(out);
        let mut items: [_; ITEMS] = std::array::from_fn(|_| match pairs.next() {
            Some((message, out)) => SignItem::new(key, message, out),
            None => SignItem::new(key, &[], &mut []),
        });
        crypto::sign_batch(&mut items[..count], &mut SystemRandom);
        for item in &items[..count] {
            length = item.signature().expect("signed").len();
        }
    }
    length
}

/// The keys of an issuer, the rules for its tokens, and room for one payload.
pub struct Tokens {
    verifier: Verifier<'static>,
    validation: Validation<'static>,
    payload: Vec<u8>,
}

impl Tokens {
    pub fn new(key: &VerifyingKey, kid: &str, issuer: &'static str, audience: &'static str) -> Self {
        let mut keys = FixedJwkSet::<4>::default();
        keys.push(Jwk::new(key.clone()).with_kid(kid).expect("a short kid")).expect("room for one");
        let verifier = Verifier::with_keys(Box::leak(Box::new(keys)), AlgorithmSet::of(&[Algorithm::Ps256]));
        let validation = Validation::new(issuer, audience).with_required(&[ClaimName::NotBefore]);
        Self { verifier, validation, payload: vec![0; 4096] }
    }

    /// From the compact text to validated claims.
    pub fn token_one(&mut self, token: &[u8]) -> bool {
        let Ok(verified) = self.verifier.verify_token(token) else { return false };
        let Ok(payload) = verified.decode_payload(&mut self.payload) else { return false };
        self.validation.validate(&payload, UnixTime::from(SystemTime::now())).is_ok()
    }

    /// A verdict for each token, in order.
    pub fn token_batch<'t>(&mut self, tokens: &[&'t [u8]], work: &mut Vec<BatchToken<'t>>, verdicts: &mut [bool]) {
        work.clear();
        work.extend(tokens.iter().map(|token| BatchToken::new(token)));
        let now = UnixTime::from(SystemTime::now());
        self.verifier.verify_batch(work);
        self.validation.validate_batch(work, now, &mut self.payload, |index, claims| {
            verdicts[index] = claims.is_ok();
        });
    }
}
