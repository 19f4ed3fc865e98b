use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::kernels::lanes::Software;
use crate::crypto::backend::tests::{arbitrary, bytes, constants, moduli, values};

fn public_powers_agree<L: SerialLanes, const D: usize>(lanes: L, bits: u32, digits: usize, exponents: &[u64]) {
    let len = bits.div_ceil(8) as usize;
    for (at, n) in moduli(bits, 5).iter().enumerate() {
        let (modulus, constants) = (Montgomery::<D>::new(&n.to_bytes_be(), bits), constants(n, digits));
        for exponent in exponents {
            let key = Public { modulus: &modulus, constants: &constants, exponent: *exponent };
            let all = values(n, *exponent);
            let (base, last) = (&all[(at + 2) % all.len()], &all[(at + 5) % all.len()]);
            let (base_bytes, last_bytes) = (bytes(base, len), bytes(last, len));
            let (mut found, mut portable) = (vec![7; len], vec![7; len]);
            power_serial(lanes, &key, &base_bytes, None, at % 2 == 0, &mut found);
            assert_eq!(BigUint::from_bytes_be(&found), base.modpow(&BigUint::from(*exponent), n), "modulo {n:x}");
            power_portable(&key, &base_bytes, None, at % 2 == 0, &mut portable);
            assert_eq!(found, portable);
            power_serial(lanes, &key, &base_bytes, Some(&last_bytes), true, &mut found);
            let expected = base.modpow(&BigUint::from(exponent - 1), n) * last % n;
            assert_eq!(BigUint::from_bytes_be(&found), expected, "modulo {n:x}");
            power_portable(&key, &base_bytes, Some(&last_bytes), true, &mut portable);
            assert_eq!(found, portable);
            product_serial(lanes, &constants, &base_bytes, &last_bytes, &mut found);
            assert_eq!(BigUint::from_bytes_be(&found), base * last % n, "modulo {n:x}");
            product_portable(&modulus, &base_bytes, &last_bytes, &mut portable);
            assert_eq!(found, portable);
        }
    }
}

fn secret_powers_agree<L: SerialLanes, const P: usize>(lanes: L, bits: u32, seed: u64) {
    let one = BigUint::from(1_u8);
    let all = moduli(bits, seed);
    for at in 0..all.len() {
        // Any odd modulus can replace a prime.
        let n = [&all[at], &all[(at + 3) % all.len()]];
        let exponents =
            [n[0] - 1_u8, (&one << bits) - 1_u8, BigUint::ZERO, one.clone(), arbitrary(bits, seed), n[1] >> 1_u8];
        let exponents = [&exponents[at % 6], &exponents[(at + 4) % 6]];
        let bases = [n[0] * n[1] - 1_u8, BigUint::ZERO, n[0].clone(), arbitrary(2 * bits, seed) % (n[0] * n[1])];
        let base = &bases[(at + seed as usize) % 4];
        let [p, q] = n.map(|n| Montgomery::<P>::new(&n.to_bytes_be(), bits));
        let mut constants = PairConstants::zero();
        constants.set([&p, &q], bits);
        let [first, second] = exponents.map(|exponent| montgomery::from_be_bytes(&exponent.to_bytes_be()));
        let key = Private { primes: [&p, &q], constants: &constants, exponents: [&first, &second], bits };
        let mut found = [[7; P]; 2];
        powers_serial(lanes, &key, &base.to_bytes_be(), &mut found);
        for side in 0..2 {
            let power =
                found[side].iter().rev().fold(BigUint::ZERO, |sum, digit| (sum << montgomery::DIGIT_BITS) + digit);
            let expected = base.modpow(exponents[side], n[side]);
            assert_eq!(power, expected, "{base:x}^{:x} modulo {:x}", exponents[side], n[side]);
        }
    }
}

#[test]
fn public_powers_of_every_size_agree_with_big_integers() {
    public_powers_agree::<_, 34>(Software, 2048, 40, &[3, 65_537]);
    if let Some(lanes) = Ifma::detect() {
        public_powers_agree::<_, 34>(lanes, 2048, 40, &[3, 65_537, 0x1_0000_0001]);
        public_powers_agree::<_, 34>(lanes, 2049, 40, &[65_537]);
        public_powers_agree::<_, 52>(lanes, 3072, 60, &[3, 65_537]);
        public_powers_agree::<_, 70>(lanes, 3101, 80, &[65_537]);
        public_powers_agree::<_, 70>(lanes, 4096, 80, &[3, 65_537]);
    }
}

#[test]
fn pairs_of_powers_of_every_size_agree_with_big_integers() {
    secret_powers_agree::<_, 18>(Software, 1024, 1);
    if let Some(lanes) = Ifma::detect() {
        secret_powers_agree::<_, 18>(lanes, 1024, 1);
        secret_powers_agree::<_, 26>(lanes, 1536, 2);
        secret_powers_agree::<_, 36>(lanes, 2048, 3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn any_pairs_of_powers_agree_with_big_integers(seed: u64) {
        if let Some(lanes) = Ifma::detect() {
            secret_powers_agree::<_, 18>(lanes, 1024, seed);
            secret_powers_agree::<_, 26>(lanes, 1536, seed);
        }
    }
}
