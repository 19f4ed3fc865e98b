//! PS256 over bytes.

use josekit::jws::{JwsSigner as _, JwsVerifier as _, PS256};
use rsa::pkcs1::DecodeRsaPublicKey as _;
use rsa::pkcs8::DecodePrivateKey as _;

use super::{GRAVIOLA, Random, graviola};
use crate::contender::{Contender, Entry, signs, verifies};
use crate::inputs::Inputs;

pub fn verify(inputs: &'static Inputs) -> Vec<Entry> {
    vec![
        Ok(verify_aws_lc_parsed(inputs)),
        Ok(verify_aws_lc_unparsed(inputs)),
        Ok(verify_ring(inputs)),
        graviola(|| verify_graviola(inputs)),
        Ok(verify_openssl(inputs)),
        Ok(verify_rsa(inputs)),
        Ok(verify_rsa_0_9(inputs)),
    ]
}

pub fn sign(inputs: &'static Inputs) -> Vec<Entry> {
    vec![
        Ok(sign_aws_lc(inputs)),
        Ok(sign_ring(inputs)),
        graviola(|| sign_graviola(inputs)),
        Ok(sign_openssl(inputs)),
        Ok(sign_rsa(inputs)),
        Ok(sign_rsa_0_9(inputs)),
    ]
}

fn verify_aws_lc_parsed(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{ParsedPublicKey, RSA_PSS_2048_8192_SHA256};
    let key = ParsedPublicKey::new(&RSA_PSS_2048_8192_SHA256, &inputs.key.public).expect("a key");
    verifies("aws-lc-rs (parsed key)", inputs, move |message, signature| key.verify_sig(message, signature).is_ok())
}

fn verify_aws_lc_unparsed(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{RSA_PSS_2048_8192_SHA256, UnparsedPublicKey};
    let key = UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA256, &inputs.key.public);
    verifies("aws-lc-rs (unparsed key)", inputs, move |message, signature| key.verify(message, signature).is_ok())
}

fn verify_ring(inputs: &'static Inputs) -> Contender {
    use ring::signature::{RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents};
    // The fastest form of the library: with components there is no DER to parse.
    let key = RsaPublicKeyComponents { n: &inputs.key.n, e: &inputs.key.e };
    verifies("ring", inputs, move |message, signature| {
        key.verify(&RSA_PSS_2048_8192_SHA256, message, signature).is_ok()
    })
}

fn verify_graviola(inputs: &'static Inputs) -> Contender {
    let key = ::graviola::signing::rsa::VerifyingKey::from_pkcs1_der(&inputs.key.public).expect("a key");
    verifies(GRAVIOLA, inputs, move |message, signature| key.verify_pss_sha256(signature, message).is_ok())
}

fn verify_openssl(inputs: &'static Inputs) -> Contender {
    let key = PS256.verifier_from_der(&inputs.key.public).expect("a key");
    verifies("josekit", inputs, move |message, signature| key.verify(message, signature).is_ok())
}

fn verify_rsa(inputs: &'static Inputs) -> Contender {
    use rsa::signature::Verifier as _;
    let key = rsa::RsaPublicKey::from_pkcs1_der(&inputs.key.public).expect("a key");
    let key = rsa::pss::VerifyingKey::<sha2::Sha256>::new(key);
    verifies("rsa", inputs, move |message, signature| {
        rsa::pss::Signature::try_from(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
    })
}

fn verify_rsa_0_9(inputs: &'static Inputs) -> Contender {
    use rsa_0_9::pkcs1::DecodeRsaPublicKey as _;
    use rsa_0_9::signature::Verifier as _;
    let key = rsa_0_9::RsaPublicKey::from_pkcs1_der(&inputs.key.public).expect("a key");
    let key = rsa_0_9::pss::VerifyingKey::<rsa_0_9::sha2::Sha256>::new(key);
    verifies("rsa 0.9", inputs, move |message, signature| {
        rsa_0_9::pss::Signature::try_from(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
    })
}

fn sign_aws_lc(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{RSA_PSS_SHA256, RsaKeyPair};
    let key = RsaKeyPair::from_pkcs8(&inputs.key.pkcs8).expect("a key");
    let (random, length) = (aws_lc_rs::rand::SystemRandom::new(), key.public_modulus_len());
    signs("aws-lc-rs", inputs, move |message, out| {
        key.sign(&RSA_PSS_SHA256, &random, message, &mut out[..length]).expect("signed");
        length
    })
}

fn sign_ring(inputs: &'static Inputs) -> Contender {
    let key = ring::rsa::KeyPair::from_pkcs8(&inputs.key.pkcs8).expect("a key");
    let (random, length) = (ring::rand::SystemRandom::new(), key.public().modulus_len());
    signs("ring", inputs, move |message, out| {
        key.sign(&ring::signature::RSA_PSS_SHA256, &random, message, &mut out[..length]).expect("signed");
        length
    })
}

fn sign_graviola(inputs: &'static Inputs) -> Contender {
    let key = ::graviola::signing::rsa::SigningKey::from_pkcs8_der(&inputs.key.pkcs8).expect("a key");
    signs(GRAVIOLA, inputs, move |message, out| key.sign_pss_sha256(out, message).expect("signed").len())
}

fn sign_openssl(inputs: &'static Inputs) -> Contender {
    let key = PS256.signer_from_der(&inputs.key.pkcs8).expect("a key");
    signs("josekit", inputs, move |message, out| {
        let signature = key.sign(message).expect("signed");
        out[..signature.len()].copy_from_slice(&signature);
        signature.len()
    })
}

fn sign_rsa(inputs: &'static Inputs) -> Contender {
    use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _};
    let key = rsa::RsaPrivateKey::from_pkcs8_der(&inputs.key.pkcs8).expect("a key");
    let key = rsa::pss::SigningKey::<sha2::Sha256>::new(key);
    signs("rsa", inputs, move |message, out| {
        let signature = key.sign_with_rng(&mut Random, message).to_bytes();
        out[..signature.len()].copy_from_slice(&signature);
        signature.len()
    })
}

fn sign_rsa_0_9(inputs: &'static Inputs) -> Contender {
    use rsa_0_9::pkcs8::DecodePrivateKey as _;
    use rsa_0_9::signature::{RandomizedSigner as _, SignatureEncoding as _};
    let key = rsa_0_9::RsaPrivateKey::from_pkcs8_der(&inputs.key.pkcs8).expect("a key");
    let key = rsa_0_9::pss::BlindedSigningKey::<rsa_0_9::sha2::Sha256>::new(key);
    signs("rsa 0.9", inputs, move |message, out| {
        let signature = key.sign_with_rng(&mut rsa_0_9::rand_core::OsRng, message).to_bytes();
        out[..signature.len()].copy_from_slice(&signature);
        signature.len()
    })
}
