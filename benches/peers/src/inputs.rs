//! The inputs of signing and verifying: the same for all libraries, without repetition.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::contender::Operation;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PSS_SHA256, RsaKeyPair,
};
use rsa::pkcs1::EncodeRsaPublicKey as _;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _};
use rsa::traits::PublicKeyParts as _;
use serde_json::{Value, json};

pub const MESSAGE_LEN: usize = 1500;
pub const ISSUER: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
pub const AUDIENCE: &str = "https://auth1.sandbox.mya.ozoneapi.io";
pub const KID: &str = "2026-01";

const REQUEST_OBJECT: &str = include_str!("../../../tests/samples/request_object.json");
const HEADER: &str = r#"{"alg":"PS256","kid":"2026-01"}"#;
const DAY: f64 = 86_400.0;

/// The kind of key of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Rsa(u32),
    /// Whether our key is prepared for many verifications.
    P256 {
        prepared: bool,
    },
    Ed25519,
}

impl Kind {
    pub const ALL: [Self; 6] = [
        Self::Rsa(2048),
        Self::Rsa(3072),
        Self::Rsa(4096),
        Self::P256 { prepared: false },
        Self::P256 { prepared: true },
        Self::Ed25519,
    ];

    /// Whether the kind has this operation.
    pub fn has(self, operation: Operation) -> bool {
        match self {
            Self::Rsa(_) => true,
            Self::P256 { prepared: false } | Self::Ed25519 => operation != Operation::Token,
            Self::P256 { prepared: true } => operation == Operation::Verify,
        }
    }

    pub fn is_prepared(self) -> bool {
        self == Self::P256 { prepared: true }
    }

    pub fn is_rsa(self) -> bool {
        matches!(self, Self::Rsa(_))
    }

    pub fn bits(self) -> u32 {
        match self {
            Self::Rsa(bits) => bits,
            Self::P256 { .. } | Self::Ed25519 => 256,
        }
    }

    pub const fn algorithm(self) -> &'static str {
        match self {
            Self::Rsa(_) => "PS256",
            Self::P256 { prepared: false } => "ES256",
            Self::P256 { prepared: true } => "ES256 (our key prepared)",
            Self::Ed25519 => "Ed25519",
        }
    }

    fn pem(self) -> &'static str {
        match self {
            Self::Rsa(2048) => include_str!("../../../tests/keys/rsa-2048.pem"),
            Self::Rsa(3072) => include_str!("../../../tests/keys/rsa-3072.pem"),
            Self::Rsa(_) => include_str!("../../../tests/keys/rsa-4096.pem"),
            Self::P256 { .. } => include_str!("../../../tests/keys/p256.pem"),
            Self::Ed25519 => include_str!("../../../tests/keys/ed25519.pem"),
        }
    }
}

/// A key in every encoding that a library needs.
pub struct Key {
    pub pem: &'static str,
    pub pkcs8: Vec<u8>,
    pub spki: Vec<u8>,
    /// RSA: PKCS#1 `RSAPublicKey`. P-256: the uncompressed point. Ed25519: the point.
    pub public: Vec<u8>,
    /// RSA only: big-endian, without leading zeroes.
    pub n: Vec<u8>,
    pub e: Vec<u8>,
}

/// An item that every library must reject, and the reason.
pub struct Refused<T> {
    pub why: &'static str,
    pub item: T,
}

pub struct Inputs {
    pub kind: Kind,
    pub key: Key,
    pub messages: Vec<Vec<u8>>,
    pub signatures: Vec<Vec<u8>>,
    pub refused: Vec<Refused<(Vec<u8>, Vec<u8>)>>,
    /// For RSA only.
    pub tokens: Vec<String>,
    pub refused_tokens: Vec<Refused<String>>,
}

impl Inputs {
    /// `unique` messages and tokens, signed by AWS-LC. They live as long as the program, and so can their borrowers.
    pub fn new(kind: Kind, unique: usize) -> &'static Self {
        let key = key(kind);
        let signer = Signer::new(kind, &key);
        let messages: Vec<Vec<u8>> = (0..unique).map(message).collect();
        let signatures: Vec<Vec<u8>> = messages.iter().map(|message| signer.sign(message)).collect();
        let refused = refused(&messages, &signatures);
        let (mut tokens, mut refused_tokens) = (Vec::new(), Vec::new());
        if kind.is_rsa() {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs_f64();
            // As many digits as the sample has, at any time of the run.
            let now = now.floor() + 0.445;
            tokens = (0..unique).map(|index| signer.token(&claims(index, now))).collect();
            refused_tokens = refuse_tokens(&signer, now, &tokens[0]);
        }
        Box::leak(Box::new(Self { kind, key, messages, signatures, refused, tokens, refused_tokens }))
    }

    /// The item with this number, modulo the number of items.
    pub fn item(&self, index: usize) -> (&[u8], &[u8]) {
        let index = index % self.messages.len();
        (&self.messages[index], &self.signatures[index])
    }

    pub fn token(&self, index: usize) -> &str {
        &self.tokens[index % self.tokens.len()]
    }
}

fn key(kind: Kind) -> Key {
    let pem = kind.pem();
    if kind == Kind::Ed25519 {
        let (_, pkcs8) = rsa::pkcs8::SecretDocument::from_pem(pem).expect("a key");
        let pkcs8 = pkcs8.as_bytes().to_vec();
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&pkcs8).expect("a key");
        let public = pair.public_key().as_ref().to_vec();
        return Key { pem, pkcs8, spki: Vec::new(), public, n: Vec::new(), e: Vec::new() };
    }
    if !kind.is_rsa() {
        use p256::elliptic_curve::sec1::ToSec1Point as _;
        let secret = p256::SecretKey::from_pkcs8_pem(pem).expect("a key");
        let (pkcs8, spki) = (secret.to_pkcs8_der(), secret.public_key().to_public_key_der());
        let public = secret.public_key().to_sec1_point(false).as_bytes().to_vec();
        let (pkcs8, spki) = (pkcs8.expect("encoded").as_bytes().to_vec(), spki.expect("encoded").into_vec());
        return Key { pem, pkcs8, spki, public, n: Vec::new(), e: Vec::new() };
    }
    let private = rsa::RsaPrivateKey::from_pkcs8_pem(pem).expect("a key");
    let public = private.to_public_key();
    Key {
        pem,
        pkcs8: private.to_pkcs8_der().expect("encoded").as_bytes().to_vec(),
        spki: public.to_public_key_der().expect("encoded").into_vec(),
        public: public.to_pkcs1_der().expect("encoded").as_bytes().to_vec(),
        n: public.n().to_be_bytes_trimmed_vartime().to_vec(),
        e: public.e().to_be_bytes_trimmed_vartime().to_vec(),
    }
}

/// Bytes of a small generator: all messages differ, and every run has the same ones.
fn message(index: usize) -> Vec<u8> {
    let mut state = index as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..MESSAGE_LEN).map(|_| next()).collect()
}

/// The samples' request object, valid from just before now, with its own nonce and state.
fn claims(index: usize, now: f64) -> Value {
    let mut claims: Value = serde_json::from_str(REQUEST_OBJECT).expect("the sample is JSON");
    claims["nbf"] = json!(now - 10.0);
    // A run takes minutes; the samples' tokens live for five.
    claims["exp"] = json!(now + DAY);
    claims["nonce"] = json!(format!("11fdc21a-ee49-4d6f-9e1b-{index:012x}"));
    claims["state"] = json!(format!("f37011fc-cb38-43f3-bf3c-{index:012x}"));
    claims
}

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    bytes
}

fn refused(messages: &[Vec<u8>], signatures: &[Vec<u8>]) -> Vec<Refused<(Vec<u8>, Vec<u8>)>> {
    let (message, signature) = (&messages[0], &signatures[0]);
    let (half, last) = (signature.len() / 2, signature.len() - 1);
    vec![
        Refused { why: "a bit of the signature", item: (message.clone(), flipped(signature, half)) },
        Refused { why: "the signature's last bit", item: (message.clone(), flipped(signature, last)) },
        Refused { why: "a bit of the message", item: (flipped(message, 700), signature.clone()) },
        Refused { why: "another message", item: (messages[1].clone(), signature.clone()) },
    ]
}

/// The first item has only a wrong signature.
fn refuse_tokens(signer: &Signer, now: f64, good: &str) -> Vec<Refused<String>> {
    let dot = good.rfind('.').expect("three segments");
    let corrupted = |at: usize| {
        let mut text = good.as_bytes().to_vec();
        text[at] = if text[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(text).expect("ASCII")
    };
    let with = |claim: &str, value: Value| {
        let mut claims = claims(0, now);
        claims[claim] = value;
        signer.token(&claims)
    };
    vec![
        Refused { why: "the signature", item: corrupted(dot + 100) },
        Refused { why: "the payload", item: corrupted(dot - 100) },
        Refused { why: "iss", item: with("iss", json!("55aa605c-89ef-4473-aa88-47709f0ff384")) },
        Refused { why: "aud", item: with("aud", json!("https://auth2.sandbox.mya.ozoneapi.io")) },
        Refused { why: "exp", item: with("exp", json!(now - DAY)) },
        Refused { why: "nbf", item: with("nbf", json!(now + DAY / 2.0)) },
    ]
}

enum Signer {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

impl Signer {
    fn new(kind: Kind, key: &Key) -> Self {
        match kind {
            Kind::Rsa(_) => Self::Rsa(RsaKeyPair::from_pkcs8(&key.pkcs8).expect("a key")),
            Kind::P256 { .. } => {
                let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
                Self::P256(EcdsaKeyPair::from_pkcs8(algorithm, &key.pkcs8).expect("a key"))
            }
            Kind::Ed25519 => Self::Ed25519(Ed25519KeyPair::from_pkcs8_maybe_unchecked(&key.pkcs8).expect("a key")),
        }
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PSS_SHA256, &random, message, &mut signature).expect("signed");
                signature
            }
            Self::P256(key) => key.sign(&random, message).expect("signed").as_ref().to_vec(),
            Self::Ed25519(key) => key.sign(message).as_ref().to_vec(),
        }
    }

    fn token(&self, claims: &Value) -> String {
        let mut token = base64url(HEADER.as_bytes());
        token.push('.');
        token += &base64url(&serde_json::to_vec(claims).expect("JSON"));
        let signature = self.sign(token.as_bytes());
        token.push('.');
        token + &base64url(&signature)
    }
}

fn base64url(bytes: &[u8]) -> String {
    use ofm_protocol::jose::base64url::{encode, encoded_len};
    let mut text = vec![0; encoded_len(bytes.len()).expect("short")];
    encode(bytes, &mut text).expect("room");
    String::from_utf8(text).expect("ASCII")
}
