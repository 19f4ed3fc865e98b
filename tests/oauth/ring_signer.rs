//! Key pairs of `ring` sign a client's messages: the signing input is the same, and the signatures verify here.

use std::sync::Arc;

use ofm_protocol::crypto::ring::{RingEcdsa, RingRsa};
use ofm_protocol::crypto::{Algorithm, RandomError, RandomSource, Signer, SigningKey, VerifyingKey};
use ofm_protocol::error::{KeyError, SignError};
use ofm_protocol::jose::{Jwk, ProtectedHeader, Verifier};
use ofm_protocol::oauth::form::{Form, FormLimits};
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server, client_assertion,
};
use ofm_protocol::time::UnixTime;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair,
    RsaKeyPair,
};

use crate::support::keys;

const RSA: &str = include_str!("../keys/rsa2048_a.pem");
const P256: &str = include_str!("../keys/p256.pem");
const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const ISSUER: &str = "https://auth1.example";
const REDIRECT_URI: &str = "https://client.example/cb";
const NOW: UnixTime = UnixTime::from_seconds(1_769_766_718);

/// The DER inside of a PEM text.
fn der(pem: &str) -> Vec<u8> {
    let mut buffer = [0; 4096];
    pem_rfc7468::decode(pem.as_bytes(), &mut buffer).unwrap().1.to_vec()
}

/// Gives the same bytes in each run, so that equal messages have equal bytes.
struct Counter(u8);

impl RandomSource for Counter {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        for byte in out {
            self.0 = self.0.wrapping_mul(181).wrapping_add(113);
            *byte = self.0;
        }
        Ok(())
    }
}

/// Randomness that must not be used.
struct Unused;

impl RandomSource for Unused {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), RandomError> {
        Err(RandomError)
    }
}

/// The request object and the client assertion of a pushed request.
fn pushed(signer: &Arc<dyn Signer>, key: &VerifyingKey) -> (String, String) {
    let policy = Policy::fapi2_final();
    let client = Client::new(CLIENT_ID, policy.clone()).with_signer(signer.clone(), "1");
    let jwk = Jwk::new(key.clone()).with_kid("1").unwrap();
    let provider = Provider::new(ISSUER, jwk.clone()).with_par_endpoint("https://as1.example/par");
    let (request, _) = client
        .push(
            &provider,
            AuthorizationRequest::new(REDIRECT_URI).with_scope("accounts"),
            &mut Context::new(NOW, &mut Counter(1)),
        )
        .unwrap();

    // A server with the public key accepts both tokens.
    let server = Server::without_replay_check(ISSUER, policy.clone());
    let registered = RegisteredClient::new(CLIENT_ID, jwk.clone(), [REDIRECT_URI]);
    server
        .read_par(&request, &mut Context::with_system_random(NOW))
        .unwrap()
        .check(&server, &registered, &mut Context::with_system_random(NOW))
        .unwrap();

    let form = Form::parse(&request.body, FormLimits::default()).unwrap();
    let assertion = client_assertion::build(&client, &provider, &mut Context::new(NOW, &mut Counter(1))).unwrap();
    Verifier::with_keys(&jwk, signer.algorithm().into()).verify_token(assertion.as_bytes()).unwrap();
    (form.get("request").unwrap().to_owned(), assertion)
}

#[test]
fn tokens_are_those_of_our_own_keys_but_for_the_random_signature() {
    let ring_rsa = Arc::new(RingRsa::from_pkcs8(&der(RSA)).unwrap());
    let ring_p256 = Arc::new(RingEcdsa::from_pkcs8(&der(P256)).unwrap());
    let cases: [(Arc<dyn Signer>, &VerifyingKey, SigningKey); 2] = [
        (ring_rsa.clone(), ring_rsa.verifying_key(), keys::rsa_a()),
        (ring_p256.clone(), ring_p256.verifying_key(), keys::p256()),
    ];
    for (theirs, public, ours) in cases {
        assert_eq!(public, ours.verifying_key());
        assert_eq!((theirs.algorithm(), theirs.signature_len()), (ours.algorithm(), ours.signature_len()));
        let (object, assertion) = pushed(&theirs, public);
        let public = ours.verifying_key().clone();
        let ours: Arc<dyn Signer> = Arc::new(ours);
        let (our_object, our_assertion) = pushed(&ours, &public);
        for (theirs, ours) in [(object, our_object), (assertion, our_assertion)] {
            let ((input, signature), (our_input, our_signature)) =
                (theirs.rsplit_once('.').unwrap(), ours.rsplit_once('.').unwrap());
            assert_eq!(input, our_input);
            assert_eq!(signature.len(), our_signature.len());
            assert_ne!(signature, our_signature);
        }
    }
}

#[test]
fn ring_takes_its_own_randomness_and_the_front_of_the_buffer() {
    let rsa = RingRsa::new(RsaKeyPair::from_pkcs8(&der(RSA)).unwrap()).unwrap();
    let p256 = RingEcdsa::from_pkcs8(&der(P256)).unwrap();
    for (signer, length) in [(&rsa as &dyn Signer, 256), (&p256, 64)] {
        let mut buffer = [0xa5; 512];
        assert_eq!(signer.sign(b"message", &mut Unused, &mut buffer).unwrap().len(), length);
        assert!(buffer[length..].iter().all(|byte| *byte == 0xa5));
        let refused = signer.sign(b"message", &mut Unused, &mut buffer[..length - 1]).map(|_| ());
        assert_eq!(refused, Err(SignError::BufferTooSmall { needed: length }));
    }
    keys::token(&ProtectedHeader::new(), b"{}", &p256);
}

/// RFC 7518 section 3.4: P-256, SHA-256, and r and s as 64 bytes.
#[test]
fn a_key_pair_for_another_algorithm_is_not_an_es256_key() {
    let random = SystemRandom::new();
    let pair = |algorithm| {
        let der = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        EcdsaKeyPair::from_pkcs8(algorithm, der.as_ref(), &random).unwrap()
    };
    assert_eq!(RingEcdsa::new(pair(&ECDSA_P256_SHA256_FIXED_SIGNING)).unwrap().algorithm(), Algorithm::Es256);
    for algorithm in [&ECDSA_P256_SHA256_ASN1_SIGNING, &ECDSA_P384_SHA384_FIXED_SIGNING] {
        assert_eq!(RingEcdsa::new(pair(algorithm)).err(), Some(KeyError::UnsupportedAlgorithm));
    }
}

#[test]
fn keys_that_ring_rejects_are_rejected() {
    assert_eq!(RingRsa::from_pkcs8(&der(P256)).err(), Some(KeyError::External));
    assert_eq!(RingRsa::from_pkcs8(b"").err(), Some(KeyError::External));
    assert_eq!(RingEcdsa::from_pkcs8(&der(RSA)).err(), Some(KeyError::External));
}

#[test]
fn debug_output_shows_the_public_half_alone() {
    let rsa = format!("{:?}", RingRsa::from_pkcs8(&der(RSA)).unwrap());
    assert_eq!(rsa, "RingRsa { public: VerifyingKey { algorithm: Ps256, bits: 2048 }, .. }");
    let p256 = format!("{:?}", RingEcdsa::from_pkcs8(&der(P256)).unwrap());
    assert_eq!(p256, "RingEcdsa { public: VerifyingKey { algorithm: Es256, bits: 256 }, .. }");
}
