//! Batches: each item gets the verdict of a single call, independent of the other items.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, Backend, BatchItem, Signer as _, VerifyingKey, verify_batch};
use proptest::prelude::*;

use crate::support::every_key::keys;

/// A key, a message and a signature, matching or not.
#[derive(Clone)]
struct Case {
    key: VerifyingKey,
    message: Vec<u8>,
    signature: Vec<u8>,
}

impl Case {
    fn item(&self) -> BatchItem<'_> {
        BatchItem::new(&self.key, &self.message, &self.signature)
    }

    fn alone(&self) -> bool {
        self.key.verify(&self.message, &self.signature).is_ok()
    }
}

/// For each key: valid signatures of messages of many lengths, and every kind of invalid one.
fn cases() -> Vec<Case> {
    let keys = keys();
    let mut cases = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let sign = |message: &[u8]| {
            let mut signature = vec![0; key.signature_len()];
            key.sign(message, &mut SystemRandom, &mut signature).unwrap();
            signature
        };
        let mut push = |message: &[u8], signature: Vec<u8>| {
            cases.push(Case { key: key.verifying_key().clone(), message: message.to_vec(), signature });
        };
        for len in [0, 1, 55, 56, 63, 64, 65, 119, 1500] {
            let message = vec![at as u8; len];
            push(&message, sign(&message));
        }
        let good = sign(b"message");
        let len = good.len();
        push(b"another message", good.clone());
        for at in [0, 1, len / 2, len - 1] {
            let mut changed = good.clone();
            changed[at] ^= 1;
            push(b"message", changed);
        }
        // RFC 8017 section 8.1.2 step 1: exactly as long as the modulus.
        push(b"message", good[..len - 1].to_vec());
        push(b"message", [&good[..], &[0]].concat());
        push(b"message", Vec::new());
        // Section 5.2.2 step 1: below the modulus. Zero, one, and a number congruent to the right one.
        push(b"message", vec![0xff; len]);
        push(b"message", vec![0; len]);
        let mut one = vec![0; len];
        one[len - 1] = 1;
        push(b"message", one);
        // Another key's signature.
        let other = &keys[(at + 1) % keys.len()];
        let mut foreign = vec![0; other.signature_len()];
        other.sign(b"message", &mut SystemRandom, &mut foreign).unwrap();
        push(b"message", foreign);
    }
    // The same with prepared keys, which have their own lanes.
    let of_p256 = cases.iter().filter(|case| case.key.algorithm() == Algorithm::Es256);
    let prepared: Vec<_> = of_p256.map(|case| Case { key: case.key.clone().prepare(), ..case.clone() }).collect();
    assert_eq!(prepared.len(), cases.len() / keys.len());
    cases.extend(prepared);
    cases
}

#[test]
fn a_batch_decides_as_one_at_a_time_does() {
    let cases = cases();
    let expected: Vec<bool> = cases.iter().map(Case::alone).collect();
    assert!(expected.iter().filter(|valid| **valid).count() == 9 * (keys().len() + 1));
    let mut items: Vec<_> = cases.iter().map(Case::item).collect();
    verify_batch(&mut items);
    for (at, (item, expected)) in items.iter().zip(&expected).enumerate() {
        assert_eq!(item.verdict().is_ok(), *expected, "item {at}, backend {:?}", Backend::in_use());
    }
}

#[test]
fn an_item_is_rejected_before_verification() {
    let cases = cases();
    assert!(cases[0].alone() && cases[0].item().verdict().is_err());
    verify_batch(&mut []);
}

/// Every number of items around the number of lanes, with one bad item in every place.
#[test]
fn one_bad_item_among_good_ones_is_the_one_refused() {
    let p256 = keys().iter().find(|key| key.verifying_key().algorithm() == Algorithm::Es256).unwrap();
    let public =
        [keys()[0].verifying_key().clone(), p256.verifying_key().clone(), p256.verifying_key().clone().prepare()];
    for (key, public) in [&keys()[0], p256, p256].into_iter().zip(&public) {
        let messages: Vec<Vec<u8>> = (0..18_u8).map(|at| vec![at; 40]).collect();
        let signatures: Vec<Vec<u8>> = messages
            .iter()
            .map(|message| {
                let mut signature = vec![0; key.signature_len()];
                key.sign(message, &mut SystemRandom, &mut signature).unwrap();
                signature
            })
            .collect();
        for count in 1..=messages.len() {
            for bad in 0..count {
                let mut items: Vec<_> = (0..count)
                    .map(|at| {
                        let message = if at == bad { &messages[(at + 1) % messages.len()] } else { &messages[at] };
                        BatchItem::new(public, message, &signatures[at])
                    })
                    .collect();
                verify_batch(&mut items);
                let refused: Vec<usize> = (0..count).filter(|at| items[*at].verdict().is_err()).collect();
                assert_eq!(refused, [bad], "of {count}, {public:?}");
            }
        }
    }
}

/// Keys with another public exponent than 65,537 do not share lanes, and are still verified.
#[test]
fn other_exponents_and_sizes_are_verified_too() {
    for (bits, exponent) in [(2048, 3_u32), (2052, 65_537), (2100, 65_537), (3071, 65_537)] {
        let private = rsa::RsaPrivateKey::new_with_exp(&mut rand(), bits, rsa::BoxedUint::from(exponent)).unwrap();
        let (n, e) = {
            use rsa::traits::PublicKeyParts as _;
            (private.n().to_be_bytes_trimmed_vartime(), private.e().to_be_bytes_trimmed_vartime())
        };
        let key = VerifyingKey::from_rsa_components(&n, &e).unwrap();
        let signing = rsa::pss::SigningKey::<sha2::Sha256>::new(private);
        let signatures: Vec<Vec<u8>> = (0..9_u8)
            .map(|at| {
                use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _};
                signing.sign_with_rng(&mut rand(), &[at]).to_vec()
            })
            .collect();
        let messages: Vec<[u8; 1]> = (0..9_u8).map(|at| [at - u8::from(at == 4)]).collect();
        let mut items: Vec<_> = signatures
            .iter()
            .zip(&messages)
            .map(|(signature, message)| BatchItem::new(&key, message, signature))
            .collect();
        verify_batch(&mut items);
        let refused: Vec<usize> = (0..9).filter(|at| items[*at].verdict().is_err()).collect();
        assert_eq!(refused, [4], "{bits} bits, exponent {exponent}");
    }
}

fn rand() -> impl rsa::rand_core::CryptoRng {
    use rsa::rand_core::UnwrapErr;
    UnwrapErr(getrandom::SysRng)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any selection, in any order, with any repetition.
    #[test]
    fn batch_is_map_of_single(picks in proptest::collection::vec(0_usize.., 0..80)) {
        static CASES: std::sync::LazyLock<Vec<(Case, bool)>> =
            std::sync::LazyLock::new(|| {
                let with_result = |case: Case| {
                    let alone = case.alone();
                    (case, alone)
                };
                cases().into_iter().map(with_result).collect()
            });
        let picked: Vec<_> = picks.iter().map(|pick| &CASES[pick % CASES.len()]).collect();
        let mut items: Vec<_> = picked.iter().map(|(case, _)| case.item()).collect();
        verify_batch(&mut items);
        for (item, (_, expected)) in items.iter().zip(&picked) {
            prop_assert_eq!(item.verdict().is_ok(), *expected);
        }
    }
}
