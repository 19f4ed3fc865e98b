//! PS256 compared with `ring` and `rsa`, in both directions.

use std::sync::OnceLock;

use num_bigint::BigUint;
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::rsa::RsaVerifyingKey;
use ofm_protocol::crypto::{RandomError, RandomSource, SignItem, Signer as _, SigningKey, VerifyingKey, sign_batch};
use ofm_protocol::error::{BadSignature, KeyError, SignError};
use proptest::prelude::*;
use rsa::pkcs1::EncodeRsaPrivateKey as _;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _, Verifier as _};
use rsa::traits::PublicKeyParts as _;

const PEMS: [&str; 3] =
    [include_str!("../keys/rsa-2048.pem"), include_str!("../keys/rsa-3072.pem"), include_str!("../keys/rsa-4096.pem")];

struct Trio {
    ours: SigningKey,
    rsa: rsa::RsaPrivateKey,
    ring: ring::rsa::KeyPair,
}

fn trios() -> &'static [Trio] {
    static TRIOS: OnceLock<Vec<Trio>> = OnceLock::new();
    TRIOS.get_or_init(|| {
        let trio = |pem: &str| {
            let rsa = rsa::RsaPrivateKey::from_pkcs8_pem(pem).unwrap();
            let ring = ring::rsa::KeyPair::from_der(rsa.to_pkcs1_der().unwrap().as_bytes()).unwrap();
            Trio { ours: SigningKey::from_pem(pem.as_bytes()).unwrap(), rsa, ring }
        };
        PEMS.into_iter().map(trio).collect()
    })
}

/// The crate `rsa` takes its randomness through `rand_core`.
struct Random;

impl rsa::rand_core::TryRng for Random {
    type Error = core::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(getrandom::u32().unwrap())
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(getrandom::u64().unwrap())
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Self::Error> {
        getrandom::fill(out).unwrap();
        Ok(())
    }
}

impl rsa::rand_core::TryCryptoRng for Random {}

/// Randomness that a test chooses.
struct Fixed(u8);

impl RandomSource for Fixed {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        out.fill(self.0);
        Ok(())
    }
}

fn accepted_by_peers(trio: &Trio, message: &[u8], signature: &[u8]) -> (bool, bool) {
    let public = trio.rsa.to_public_key();
    let rsa = rsa::pss::Signature::try_from(signature).is_ok_and(|signature| {
        rsa::pss::VerifyingKey::<sha2::Sha256>::new(public.clone()).verify(message, &signature).is_ok()
    });
    let (n, e) = (public.n().to_be_bytes_trimmed_vartime(), public.e().to_be_bytes_trimmed_vartime());
    let ring = ring::signature::RsaPublicKeyComponents { n: &n, e: &e }
        .verify(&ring::signature::RSA_PSS_2048_8192_SHA256, message, signature)
        .is_ok();
    (rsa, ring)
}

fn sign(trio: &Trio, message: &[u8]) -> Vec<u8> {
    let mut out = [0; 512];
    trio.ours.sign(message, &mut SystemRandom, &mut out).unwrap().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn peers_accept_our_signatures(message: Vec<u8>, size in 0_usize..3) {
        let trio = &trios()[size];
        let signature = sign(trio, &message);
        prop_assert_eq!(accepted_by_peers(trio, &message, &signature), (true, true));
        prop_assert_eq!(trio.ours.verifying_key().verify(&message, &signature), Ok(()));
    }

    #[test]
    fn peers_accept_our_batch_signatures(message: Vec<u8>, size in 0_usize..3, count in 1_usize..10) {
        let trio = &trios()[size];
        let mut buffers = vec![[0; 512]; count];
        let mut items: Vec<_> = buffers.iter_mut().map(|out| SignItem::new(&trio.ours, &message, out)).collect();
        sign_batch(&mut items, &mut SystemRandom);
        for item in &items {
            prop_assert_eq!(accepted_by_peers(trio, &message, item.signature().unwrap()), (true, true));
        }
    }

    #[test]
    fn signatures_of_peers_are_accepted(message: Vec<u8>, size in 0_usize..3) {
        let trio = &trios()[size];
        let key = trio.ours.verifying_key();
        let signature = rsa::pss::SigningKey::<sha2::Sha256>::new(trio.rsa.clone()).sign_with_rng(&mut Random,
            &message);
        prop_assert_eq!(key.verify(&message, &signature.to_vec()), Ok(()));
        let mut signature = vec![0; trio.ring.public().modulus_len()];
        let random = ring::rand::SystemRandom::new();
        trio.ring.sign(&ring::signature::RSA_PSS_SHA256, &random, &message, &mut signature).unwrap();
        prop_assert_eq!(key.verify(&message, &signature), Ok(()));
    }

    #[test]
    fn damaged_signatures_are_refused_by_all(message: Vec<u8>, size in 0_usize..3, at: prop::sample::Index,
        bit in 0_u32..8) {
        let trio = &trios()[size];
        let mut signature = sign(trio, &message);
        let at = at.index(signature.len());
        signature[at] ^= 1 << bit;
        prop_assert_eq!(trio.ours.verifying_key().verify(&message, &signature), Err(BadSignature));
        prop_assert_eq!(accepted_by_peers(trio, &message, &signature), (false, false));
    }
}

/// Moduli and signatures that most often reveal carry errors. No key can make these signatures, so all implementations
/// must reject them; `num-bigint` checks the numbers.
#[test]
fn carry_hunting_public_operations_agree() {
    let one = BigUint::from(1_u8);
    for bits in [
        2048_u32, 2049, 2050, 2054, 2055, 2056, 2057, 2068, 2069, 2100, 2140, 2141, 3071, 3072, 3073, 3100, 3101, 4095,
        4096,
    ] {
        let all_ones = (&one << bits) - 1_u8;
        let lowest = (&one << (bits - 1)) + 1_u8;
        for n in [all_ones, lowest] {
            let key = RsaVerifyingKey::from_components(&n.to_bytes_be(), &[1, 0, 1]).unwrap();
            assert_eq!(key.modulus_bits(), bits);
            let runs = ((&one << 52_u32) - 1_u8) << 104_u32;
            for s in [BigUint::ZERO, one.clone(), &n - 1_u8, &n - 2_u8, &n >> 1_u8, (&one << (bits - 1)) - 1_u8, runs] {
                let encoded = s.modpow(&BigUint::from(65_537_u32), &n);
                let mut signature = vec![0; key.modulus_len()];
                let bytes = s.to_bytes_be();
                let start = signature.len() - bytes.len();
                signature[start..].copy_from_slice(&bytes);
                // No power is an encoding by accident.
                assert!(!encoded.to_bytes_be().ends_with(&[0xbc]) || encoded.bits() < 64, "{bits} bits");
                assert_eq!(key.verify(b"", &signature), Err(BadSignature));
            }
        }
    }
}

/// RFC 8017 section 5.2.2 step 1: the representative is below the modulus.
#[test]
fn rfc8017_5_2_2_a_signature_not_below_the_modulus_is_refused() {
    for trio in trios() {
        let key = trio.ours.verifying_key();
        let public = trio.rsa.to_public_key();
        let n = BigUint::from_bytes_be(&public.n().to_be_bytes());
        // A signature to which the modulus can be added, which changes only the verdict of this check.
        let raised = (0..500)
            .map(|_| BigUint::from_bytes_be(&sign(trio, b"message")) + &n)
            .find(|raised| raised.bits() <= n.bits());
        let raised = raised.unwrap();
        let signature = sign(trio, b"message");
        let mut tried = 0;
        for value in [n.clone(), raised, (BigUint::from(1_u8) << n.bits()) - 1_u8] {
            let bytes = value.to_bytes_be();
            if bytes.len() == signature.len() {
                assert_eq!(key.verify(b"message", &bytes), Err(BadSignature));
                tried += 1;
            }
        }
        assert_eq!(tried, 3);
    }
}

/// RFC 8017 section 8.1.2 step 1: the signature is exactly as long as the modulus.
#[test]
fn rfc8017_8_1_2_a_signature_of_another_length_is_refused() {
    for trio in trios() {
        let signature = sign(trio, b"message");
        let key = trio.ours.verifying_key();
        let longer = [&[0][..], &signature].concat();
        assert_eq!(key.verify(b"message", &longer), Err(BadSignature));
        assert_eq!(key.verify(b"message", &signature[..signature.len() - 1]), Err(BadSignature));
        assert_eq!(key.verify(b"message", &[]), Err(BadSignature));
        // A signature that starts with a zero byte must not be accepted without it.
        let mut counter = 0_u32;
        let short = loop {
            let signature = sign(trio, &counter.to_be_bytes());
            if signature[0] == 0 {
                break signature;
            }
            counter += 1;
            if counter == 60 {
                return; // one in 256; the other sizes and runs meet one
            }
        };
        assert_eq!(key.verify(&counter.to_be_bytes(), &short), Ok(()));
        assert_eq!(key.verify(&counter.to_be_bytes(), &short[1..]), Err(BadSignature));
    }
}

#[test]
fn odd_sizes_verify_as_the_rsa_crate_signs() {
    // Sizes that are not multiples of eight bits move the top bits of the encoding (RFC 8017 section 8.1.1 step 1).
    for bits in [2049, 2050, 2056, 2057, 2063] {
        let secret = rsa::RsaPrivateKey::new(&mut Random, bits).unwrap();
        let public = secret.to_public_key();
        let key = VerifyingKey::from_spki_der(public.to_public_key_der().unwrap().as_bytes()).unwrap();
        let signer = rsa::pss::SigningKey::<sha2::Sha256>::new(secret.clone());
        for message in [&b"one"[..], b"two", b""] {
            let signature = signer.sign_with_rng(&mut Random, message).to_vec();
            assert_eq!(key.verify(message, &signature), Ok(()), "{bits} bits");
            assert_eq!(key.verify(b"other", &signature), Err(BadSignature), "{bits} bits");
        }
        let pkcs1 = secret.to_pkcs1_der().unwrap();
        assert_eq!(SigningKey::from_pkcs1_der(pkcs1.as_bytes()).err(), Some(KeyError::PrivateSize), "{bits} bits");
    }
}

#[test]
fn signatures_differ_by_their_salt_and_do_not_depend_on_the_blinding() {
    for trio in trios() {
        assert_ne!(sign(trio, b"m"), sign(trio, b"m"));
        let (mut one, mut two) = ([0; 512], [0; 512]);
        let one = &*trio.ours.sign(b"m", &mut Fixed(0x11), &mut one).unwrap();
        let two = &*trio.ours.sign(b"m", &mut Fixed(0x11), &mut two).unwrap();
        assert_eq!(one, two, "all that is random is in the source");
        assert_eq!(accepted_by_peers(trio, b"m", one), (true, true));
    }
}

#[test]
fn signing_needs_room_and_randomness() {
    struct Empty;
    impl RandomSource for Empty {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), RandomError> {
            Err(RandomError)
        }
    }
    for trio in trios() {
        let needed = trio.ours.signature_len();
        let mut short = vec![0; needed - 1];
        assert_eq!(trio.ours.sign(b"", &mut SystemRandom, &mut short), Err(SignError::BufferTooSmall { needed }));
        let mut out = [0; 512];
        assert_eq!(trio.ours.sign(b"", &mut Empty, &mut out), Err(SignError::Random));
        // A blinding factor without an inverse cannot be used.
        assert_eq!(trio.ours.sign(b"", &mut Fixed(0), &mut out), Err(SignError::Random));
        assert_eq!(out, [0; 512], "nothing is half-written");
    }
}

#[test]
fn private_keys_that_do_not_belong_together_are_refused() {
    use ofm_protocol::crypto::rsa::RsaPrivateComponents;
    use rsa::traits::PrivateKeyParts as _;
    for trio in trios() {
        let key = &trio.rsa;
        let bytes = |number: &rsa::BoxedUint| number.to_be_bytes_trimmed_vartime().to_vec();
        let (n, e) = (bytes(key.n()), bytes(key.e()));
        let (p, q) = (bytes(&key.primes()[0]), bytes(&key.primes()[1]));
        let (dp, dq) = (bytes(key.dp().unwrap()), bytes(key.dq().unwrap()));
        let inverse =
            |x: &[u8], of: &[u8]| BigUint::from_bytes_be(x).modinv(&BigUint::from_bytes_be(of)).unwrap().to_bytes_be();
        let qi = inverse(&q, &p);
        let good = RsaPrivateComponents { n: &n, e: &e, p: &p, q: &q, dp: &dp, dq: &dq, qi: &qi };
        assert!(SigningKey::from_rsa_components(&good).is_ok());
        // The primes can be in either order.
        let swapped = inverse(&p, &q);
        let good_too = RsaPrivateComponents { p: &q, q: &p, dp: &dq, dq: &dp, qi: &swapped, ..good };
        assert!(SigningKey::from_rsa_components(&good_too).is_ok());
        let off_by_two = |number: &[u8]| (BigUint::from_bytes_be(number) - 2_u8).to_bytes_be();
        let (bad_n, bad_dp, bad_dq, bad_qi) = (off_by_two(&n), off_by_two(&dp), off_by_two(&dq), off_by_two(&qi));
        for bad in [
            RsaPrivateComponents { n: &bad_n, ..good },
            RsaPrivateComponents { e: &[3], ..good },
            RsaPrivateComponents { dp: &bad_dp, ..good },
            RsaPrivateComponents { dq: &bad_dq, ..good },
            RsaPrivateComponents { qi: &bad_qi, ..good },
            RsaPrivateComponents { qi: &swapped, ..good },
        ] {
            assert_eq!(SigningKey::from_rsa_components(&bad).err(), Some(KeyError::Inconsistent));
        }
        assert_eq!(
            SigningKey::from_rsa_components(&RsaPrivateComponents { p: &[7], ..good }).err(),
            Some(KeyError::PrivateSize)
        );
    }
}

#[test]
fn public_keys_that_are_not_accepted_say_why() {
    let n = BigUint::from_bytes_be(&trios()[0].rsa.to_public_key().n().to_be_bytes());
    let load = |n: &BigUint, e: &[u8]| RsaVerifyingKey::from_components(&n.to_bytes_be(), e).err();
    assert_eq!(load(&n, &[1, 0, 1]), None);
    assert_eq!(load(&n, &[3]), None);
    assert_eq!(load(&n, &[1, 0xff, 0xff, 0xff, 0xff]), None);
    for e in [&[][..], &[1], &[2], &[1, 0, 0], &[2, 0, 0, 0, 1], &[1; 9]] {
        assert_eq!(load(&n, e), Some(KeyError::Exponent), "{e:?}");
    }
    assert_eq!(load(&n, &[0, 1, 0, 1]), Some(KeyError::LeadingZero));
    assert_eq!(load(&(&n - 1_u8), &[1, 0, 1]), Some(KeyError::ModulusEven));
    assert_eq!(load(&(&n >> 1_u8), &[1, 0, 1]), Some(KeyError::ModulusSize { bits: 2047 }));
    assert_eq!(load(&(BigUint::from(1_u8) << 4096_u32), &[3]), Some(KeyError::ModulusSize { bits: 4097 }));
    assert_eq!(load(&BigUint::ZERO, &[3]), Some(KeyError::LeadingZero));
    let padded = [&[0][..], &n.to_bytes_be()].concat();
    assert_eq!(RsaVerifyingKey::from_components(&padded, &[3]).err(), Some(KeyError::LeadingZero));
}
