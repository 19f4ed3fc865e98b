//! Ed25519 over bytes. Our implementation is `ed25519-dalek`, which has no separate turn.

use super::{GRAVIOLA, graviola};
use crate::contender::{Contender, Entry, signs, verifies};
use crate::inputs::Inputs;

pub fn verify(inputs: &'static Inputs) -> Vec<Entry> {
    vec![
        Ok(verify_aws_lc_parsed(inputs)),
        Ok(verify_aws_lc_unparsed(inputs)),
        Ok(verify_ring(inputs)),
        graviola(|| verify_graviola(inputs)),
    ]
}

pub fn sign(inputs: &'static Inputs) -> Vec<Entry> {
    vec![Ok(sign_aws_lc(inputs)), Ok(sign_ring(inputs)), graviola(|| sign_graviola(inputs))]
}

fn verify_aws_lc_parsed(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{ED25519, ParsedPublicKey};
    let key = ParsedPublicKey::new(&ED25519, &inputs.key.public).expect("a key");
    verifies("aws-lc-rs (parsed key)", inputs, move |message, signature| key.verify_sig(message, signature).is_ok())
}

fn verify_aws_lc_unparsed(inputs: &'static Inputs) -> Contender {
    use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
    let key = UnparsedPublicKey::new(&ED25519, &inputs.key.public);
    verifies("aws-lc-rs (unparsed key)", inputs, move |message, signature| key.verify(message, signature).is_ok())
}

fn verify_ring(inputs: &'static Inputs) -> Contender {
    use ring::signature::{ED25519, UnparsedPublicKey};
    let key = UnparsedPublicKey::new(&ED25519, &inputs.key.public);
    verifies("ring", inputs, move |message, signature| key.verify(message, signature).is_ok())
}

fn verify_graviola(inputs: &'static Inputs) -> Contender {
    use ::graviola::signing::eddsa::Ed25519VerifyingKey;
    let key = Ed25519VerifyingKey::from_bytes(&inputs.key.public).expect("a key");
    verifies(GRAVIOLA, inputs, move |message, signature| key.verify(signature, message).is_ok())
}

fn sign_aws_lc(inputs: &'static Inputs) -> Contender {
    let key = aws_lc_rs::signature::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&inputs.key.pkcs8).expect("a key");
    signs("aws-lc-rs", inputs, move |message, out| {
        out[..64].copy_from_slice(key.sign(message).as_ref());
        64
    })
}

fn sign_ring(inputs: &'static Inputs) -> Contender {
    let key = ring::signature::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&inputs.key.pkcs8).expect("a key");
    signs("ring", inputs, move |message, out| {
        out[..64].copy_from_slice(key.sign(message).as_ref());
        64
    })
}

fn sign_graviola(inputs: &'static Inputs) -> Contender {
    let key = ::graviola::signing::eddsa::Ed25519SigningKey::from_pkcs8_der(&inputs.key.pkcs8).expect("a key");
    signs(GRAVIOLA, inputs, move |message, out| {
        out[..64].copy_from_slice(&key.sign(message));
        64
    })
}
