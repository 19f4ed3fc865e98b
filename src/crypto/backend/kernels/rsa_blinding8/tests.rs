use num_bigint::BigUint;

use super::*;
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::kernels::lanes::Software;
use crate::crypto::backend::tests::{arbitrary, bytes, constants, moduli, values, with};

/// Blinds and unblinds as many numbers as there are moduli.
fn check<L: SerialLanes>(lanes: L, moduli: &[BigUint], digits: usize) {
    let len = moduli[0].to_bytes_be().len();
    let constants: Vec<_> = moduli.iter().map(|n| constants(n, digits)).collect();
    let messages: Vec<_> = moduli.iter().zip(0..).map(|(n, lane)| values(n, 5)[(lane + 2) % LANES].clone()).collect();
    let factors: Vec<_> = moduli
        .iter()
        .zip(0..)
        .map(|(n, lane)| if lane == 3 { n - 1_u8 } else { arbitrary(4096, lane + 9) % n })
        .collect();
    let message_bytes: Vec<_> = messages.iter().map(|message| bytes(message, len)).collect();
    let mut factor_bytes: Vec<_> = factors.iter().map(|factor| bytes(factor, len)).collect();
    let mut cofactors = vec![vec![7; len]; moduli.len()];
    let mut operations: Vec<_> = factor_bytes
        .iter_mut()
        .zip(&mut cofactors)
        .enumerate()
        .map(|(lane, (factor, cofactor))| Blinded {
            constants: &constants[lane],
            message: &message_bytes[lane],
            factor,
            cofactor,
        })
        .collect();
    blind(lanes, 65_537, &mut operations);
    let power = |lane: usize, exponent: u32| factors[lane].modpow(&BigUint::from(exponent), &moduli[lane]);
    for (lane, operation) in operations.iter().enumerate() {
        let (n, message) = (&moduli[lane], &messages[lane]);
        assert_eq!(BigUint::from_bytes_be(operation.factor), message * power(lane, 65_537) % n, "lane {lane}");
        assert_eq!(BigUint::from_bytes_be(operation.cofactor), message * power(lane, 65_536) % n, "lane {lane}");
    }
    unblind(lanes, &mut operations);
    for (lane, operation) in operations.iter().enumerate() {
        let product = messages[lane].pow(2) * power(lane, 65_536) * power(lane, 65_537) % &moduli[lane];
        assert_eq!(BigUint::from_bytes_be(operation.factor), product, "lane {lane}");
    }
}

fn check_all<L: SerialLanes>(lanes: L, bits: u32, digits: usize) {
    let moduli = moduli(bits, 3);
    check(lanes, &moduli, digits);
    check(lanes, &moduli[5..], digits);
}

#[test]
fn blinded_numbers_agree_with_big_integers() {
    with!(Software Ifma: check_all(2048, 40));
    with!(Ifma: check_all(3072, 60));
    with!(Ifma: check_all(4096, 80));
}
