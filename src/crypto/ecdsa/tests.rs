use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use proptest::prelude::*;

use super::*;
use crate::crypto::RandomError;

/// A source that gives the same bytes each time.
struct Same([u8; 32]);

impl RandomSource for Same {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        out.copy_from_slice(&self.0);
        Ok(())
    }
}

fn theirs(scalar: &[u8; 32], digest: &[u8; 32], added: &[u8]) -> [u8; 64] {
    let scalar = p256::NonZeroScalar::from_repr((*scalar).into()).unwrap();
    let (signature, _) =
        ::ecdsa::hazmat::sign_prehashed_rfc6979::<p256::NistP256, sha2::Sha256>(&scalar, digest, added);
    signature.to_bytes().into()
}

proptest! {
    /// RFC 6979 section 3.6: the crate `ecdsa` makes the same signature from the same random bytes.
    #[test]
    fn a_signature_is_the_one_that_crate_ecdsa_makes(scalar: [u8; 32], digest: [u8; 32], added: [u8; 32]) {
        let Ok(key) = EcdsaSigningKey::from_scalar(&scalar) else { return Ok(()) };
        let mut out = [0; 64];
        key.sign_prehashed(&digest, &mut Same(added), &mut out).unwrap();
        prop_assert_eq!(out, theirs(&scalar, &digest, &added));
        prop_assert_eq!(key.verifying_key().verify_prehashed(&digest, &out), Ok(()));
        prop_assert_eq!(key.verifying_key().prepare().verify_prehashed(&digest, &out), Ok(()));
        let mut again = [0; 64];
        key.with_verification().sign_prehashed(&digest, &mut Same(added), &mut again).unwrap();
        prop_assert_eq!(again, out);
    }

    #[test]
    fn one_changed_byte_is_refused_as_crate_p256_refuses_it(
        scalar: [u8; 32],
        digest: [u8; 32],
        at in 0_usize..64,
        byte: u8,
    ) {
        let Ok(key) = EcdsaSigningKey::from_scalar(&scalar) else { return Ok(()) };
        let mut signature = theirs(&scalar, &digest, &[]);
        signature[at] = byte;
        let peer = p256::ecdsa::SigningKey::from_slice(&scalar).unwrap();
        let expected = p256::ecdsa::Signature::from_slice(&signature)
            .is_ok_and(|signature| peer.verifying_key().verify_prehash(&digest, &signature).is_ok());
        let public = key.verifying_key();
        prop_assert_eq!(public.verify_prehashed(&digest, &signature).is_ok(), expected);
        prop_assert_eq!(public.prepare().verify_prehashed(&digest, &signature).is_ok(), expected);
    }

    #[test]
    fn sec1_2_3_4_points_are_those_of_crate_p256(scalar: [u8; 32]) {
        let Ok(key) = EcdsaSigningKey::from_scalar(&scalar) else { return Ok(()) };
        let peer = p256::ecdsa::SigningKey::from_slice(&scalar).unwrap();
        for compressed in [false, true] {
            let bytes = peer.verifying_key().to_sec1_point(compressed);
            prop_assert_eq!(&EcdsaVerifyingKey::from_sec1_bytes(bytes.as_bytes()).unwrap(), key.verifying_key());
        }
    }
}

/// RFC 6979 section A.2.5 with SHA-256. The RFC adds no random bytes, so this tests the source of the nonce.
#[test]
fn rfc6979_a_2_5_signatures() {
    let hex = |text: &str| {
        limbs::from_be(&core::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()))
    };
    let d = Zeroizing::new(hex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));
    for (message, k) in [
        ("sample", "A6E3C57DD01ABE90086538398355DD4C3B17AA873382B0F24D6129493D8AAD60"),
        ("test", "D16B6AE827F17175E040871A1C7EC3500192C4C92677336EC2537ACAEE0008E0"),
    ] {
        let e = limbs::from_be(&sha256(message.as_bytes()));
        assert_eq!(*Nonces::new(&d, &e, &[]).next(), hex(k), "{message}");
    }
}

/// SEC 1 section 2.3.4, and section 3.2.2.1 for the range.
#[test]
fn sec1_2_3_4_bytes_off_the_curve_are_rejected() {
    let (x, y) = EcdsaSigningKey::from_scalar(&[7; 32]).unwrap().verifying_key().coordinates();
    let point = |tag: u8, parts: &[&[u8]]| [&[tag], &parts.concat()[..]].concat();
    let refused = [
        vec![],
        vec![0],
        vec![4],
        point(4, &[&x]),
        point(4, &[&x, &y, &[0]]),
        point(4, &[&x, &y[..31]]),
        point(4, &[&y, &x]),
        point(4, &[&[0; 32], &[0; 32]]),
        point(4, &[&[0xff; 32], &y]),
        // The forms are compact, hybrid, compressed with both coordinates, and uncompressed with one coordinate.
        point(5, &[&x]),
        point(6, &[&x, &y]),
        point(7, &[&x, &y]),
        point(2, &[&x, &y]),
        point(3, &[&[0xff; 32]]),
    ];
    for bytes in refused {
        assert_eq!(EcdsaVerifyingKey::from_sec1_bytes(&bytes), Err(KeyError::InvalidPoint), "{bytes:02x?}");
        let bytes = bytes.as_slice();
        // The crate also accepts the compact form.
        let peer = p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).is_ok();
        assert!(!peer || bytes[0] == 5, "{bytes:02x?}");
    }
    // About half of all numbers are not x coordinates.
    let without = (0..=255_u8).filter(|at| {
        let bytes = point(2, &[&[*at; 32]]);
        let ours = EcdsaVerifyingKey::from_sec1_bytes(&bytes).is_ok();
        assert_eq!(ours, p256::ecdsa::VerifyingKey::from_sec1_bytes(&bytes).is_ok(), "{at}");
        !ours
    });
    assert!((64..192).contains(&without.count()));
}

#[test]
fn scalars_out_of_range_are_rejected() {
    let n = limbs::to_be(&scalar::N);
    let above = limbs::to_be(&limbs::add(&scalar::N, &[1, 0, 0, 0]).0);
    for scalar in [[0; 32], n, above, [0xff; 32]] {
        assert_eq!(EcdsaSigningKey::from_scalar(&scalar).err(), Some(KeyError::InvalidPoint));
    }
}

/// A key with a wrong scalar in memory makes wrong signatures, and reports a fault if it verifies.
#[test]
fn a_wrong_scalar_is_a_fault_where_signatures_are_verified() {
    let mut key = EcdsaSigningKey::from_scalar(&[7; 32]).unwrap();
    key.secret[1] ^= 1 << 17;
    let mut out = [0; 64];
    key.sign(b"message", &mut Same([1; 32]), &mut out).unwrap();
    assert!(key.verifying_key().verify(b"message", &out).is_err());
    let key = key.with_verification();
    let mut out = [0; 64];
    assert_eq!(key.sign(b"message", &mut Same([1; 32]), &mut out), Err(SignError::Fault));
    assert_eq!(out, [0; 64]);
}

#[test]
fn debug_shows_nothing_of_the_secret() {
    let key = EcdsaSigningKey::from_scalar(&[7; 32]).unwrap();
    assert_eq!(format!("{key:?}"), "EcdsaSigningKey { .. }");
}

#[test]
fn keys_are_as_small_as_they_say() {
    assert!(size_of::<EcdsaVerifyingKey>() == 64 && size_of::<PreparedEcdsaVerifyingKey>() == 3_072);
    assert!(size_of::<EcdsaSigningKey>() <= 128);
}
