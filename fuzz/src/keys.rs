//! Keys as PEM and DER.
//!
//! A public key equals the key made from its numbers. A private key's signatures verify, unless a fault was found
//! before release. Nothing is allocated. Text after a private key in PEM has no effect.

use ofm_protocol::crypto::{PublicComponents, Signer, SigningKey, VerifyingKey};

use super::input::Repeatable;

pub fn run(data: &[u8]) {
    let (allocations, ()) = super::allocations::counted(|| {
        for read in [VerifyingKey::from_pem, VerifyingKey::from_spki_der, VerifyingKey::from_pkcs1_der] {
            if let Ok(key) = read(data) {
                check_public(&key);
            }
        }
        for read in [SigningKey::from_pem, SigningKey::from_pkcs8_der, SigningKey::from_pkcs1_der] {
            if let Ok(key) = read(data) {
                check_private(&key);
            }
        }
    });
    assert_eq!(allocations, 0);
    if let Ok(key) = SigningKey::from_pem(data) {
        let more = [data, b"\r\n \n-----BEGIN CERTIFICATE-----\n"].concat();
        assert_eq!(SigningKey::from_pem(&more).unwrap().verifying_key(), key.verifying_key());
    }
}

fn check_public(key: &VerifyingKey) {
    let again = match key.public_components() {
        PublicComponents::Rsa { n, e } => {
            let e = e.to_be_bytes();
            let leading = e.iter().take_while(|byte| **byte == 0).count();
            VerifyingKey::from_rsa_components(n.as_bytes(), &e[leading..])
        }
        PublicComponents::P256 { x, y } => VerifyingKey::from_p256_coordinates(&x, &y),
        PublicComponents::Ed25519 { x } => VerifyingKey::from_ed25519_bytes(&x),
        _ => return,
    };
    assert_eq!(again.as_ref(), Ok(key));
    assert!(key.verify(b"nobody signed this", &[1; 512][..key.signature_len()]).is_err());
}

fn check_private(key: &SigningKey) {
    check_public(key.verifying_key());
    let mut signature = [0; 512];
    if let Ok(signature) = key.sign(b"message", &mut Repeatable(1), &mut signature) {
        assert_eq!(signature.len(), key.signature_len());
        assert!(key.verifying_key().verify(b"message", signature).is_ok());
    }
}
