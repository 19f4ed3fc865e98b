//! ES256 over bytes.

use p256::ecdsa::signature::{RandomizedSigner as _, Verifier as _};
use p256::pkcs8::DecodePrivateKey as _;

use super::{GRAVIOLA, Random, graviola};
use crate::contender::{Contender, Entry, signs, verifies};
use crate::inputs::Inputs;

pub fn verify(inputs: &'static Inputs) -> Vec<Entry> {
    vec![
        Ok(verify_aws_lc_parsed(inputs)),
        Ok(verify_aws_lc_unparsed(inputs)),
        Ok(verify_ring(inputs)),
        graviola(|| verify_graviola(inputs)),
        Ok(verify_p256(inputs)),
    ]
}

pub fn sign(inputs: &'static Inputs) -> Vec<Entry> {
    vec![Ok(sign_aws_lc(inputs)), Ok(sign_ring(inputs)), graviola(|| sign_graviola(inputs)), Ok(sign_p256(inputs))]
}

fn verify_aws_lc_parsed(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
    let key = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &inputs.key.public).expect("a key");
    verifies("aws-lc-rs (parsed key)", inputs, move |message, signature| key.verify_sig(message, signature).is_ok())
}

fn verify_aws_lc_unparsed(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &inputs.key.public);
    verifies("aws-lc-rs (unparsed key)", inputs, move |message, signature| key.verify(message, signature).is_ok())
}

fn verify_ring(inputs: &'static Inputs) -> Contender {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &inputs.key.public);
    verifies("ring", inputs, move |message, signature| key.verify(message, signature).is_ok())
}

fn verify_graviola(inputs: &'static Inputs) -> Contender {
    use ::graviola::hashing::Sha256;
    use ::graviola::signing::ecdsa::{P256, VerifyingKey};
    let key = VerifyingKey::<P256>::from_x962_uncompressed(&inputs.key.public).expect("a key");
    verifies(GRAVIOLA, inputs, move |message, signature| key.verify::<Sha256>(&[message], signature).is_ok())
}

fn verify_p256(inputs: &'static Inputs) -> Contender {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&inputs.key.public).expect("a key");
    verifies("p256", inputs, move |message, signature| {
        p256::ecdsa::Signature::from_slice(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
    })
}

fn sign_aws_lc(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &inputs.key.pkcs8).expect("a key");
    let random = aws_lc_rs::rand::SystemRandom::new();
    signs("aws-lc-rs", inputs, move |message, out| {
        let signature = key.sign(&random, message).expect("signed");
        out[..64].copy_from_slice(signature.as_ref());
        64
    })
}

fn sign_ring(inputs: &'static Inputs) -> Contender {
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
    let random = ring::rand::SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let key = EcdsaKeyPair::from_pkcs8(algorithm, &inputs.key.pkcs8, &random).expect("a key");
    signs("ring", inputs, move |message, out| {
        let signature = key.sign(&random, message).expect("signed");
        out[..64].copy_from_slice(signature.as_ref());
        64
    })
}

fn sign_graviola(inputs: &'static Inputs) -> Contender {
    use ::graviola::hashing::Sha256;
    use ::graviola::signing::ecdsa::{P256, SigningKey};
    let key = SigningKey::<P256>::from_pkcs8_der(&inputs.key.pkcs8).expect("a key");
    signs(GRAVIOLA, inputs, move |message, out| key.sign::<Sha256>(&[message], out).expect("signed").len())
}

fn sign_p256(inputs: &'static Inputs) -> Contender {
    let key = p256::ecdsa::SigningKey::from_pkcs8_der(&inputs.key.pkcs8).expect("a key");
    signs("p256", inputs, move |message, out| {
        let signature: p256::ecdsa::Signature = key.sign_with_rng(&mut Random, message);
        out[..64].copy_from_slice(&signature.to_bytes());
        64
    })
}
