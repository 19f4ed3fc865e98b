//! Powers of two modulo a public number, by long division (Knuth, The Art of Computer Programming, volume 2, section
//! 4.3.1, algorithm D).
//!
//! They take numbers into the Montgomery domain. The division takes as many products of words as one multiplication
//! modulo the number; squaring up to the power takes twelve multiplications. Its time depends on the number.

/// The bytes of the largest modulus.
pub(crate) const MAX_LEN: usize = 512;

const MAX_WORDS: usize = MAX_LEN / 8;

/// `2^exponent mod n`, big-endian into `out`, which is as long as `n`.
///
/// `n` is big-endian, odd, without leading zeros, of 65 to 4,096 bits, no more than `exponent`.
pub(crate) fn power_of_two_vartime(n: &[u8], exponent: u32, out: &mut [u8]) {
    let words = n.len().div_ceil(8);
    let mut modulus = [0; MAX_WORDS];
    let modulus = &mut modulus[..words];
    for (word, bytes) in modulus.iter_mut().zip(n.rchunks(8)) {
        *word = bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    }
    // Modulo `n * 2^shift`, whose highest bit is that of its highest word; the remainder is as many bits higher.
    let shift = modulus[words - 1].leading_zeros();
    shift_left(modulus, shift);
    // Above half of `2^(64 * words)`, so that power less the modulus is its remainder.
    let mut rest = [0; MAX_WORDS + 1];
    let rest = &mut rest[..=words];
    rest[words] = 1;
    subtract_product(rest, modulus, 1);
    // What is left of the power is multiplied in, a word at a time.
    let left = exponent + shift - u64::BITS * words as u32;
    shift_left(rest, left % u64::BITS);
    reduce(rest, modulus);
    for _ in 0..left / u64::BITS {
        rest.copy_within(..words, 1);
        rest[0] = 0;
        reduce(rest, modulus);
    }
    shift_right(rest, shift);
    for (bytes, word) in out.rchunks_mut(8).zip(&*rest) {
        bytes.copy_from_slice(&word.to_be_bytes()[8 - bytes.len()..]);
    }
}

/// The remainder of a number that has one word more than the modulus, and is below the modulus times `2^64`.
fn reduce(rest: &mut [u64], modulus: &[u64]) {
    let words = modulus.len();
    // The quotient, or one or two more, since the modulus's highest bit is set.
    let (top, highest) = (rest[words], modulus[words - 1]);
    let quotient = if top >= highest {
        u64::MAX
    } else {
        ((u128::from(top) << 64 | u128::from(rest[words - 1])) / u128::from(highest)) as u64
    };
    let mut is_below_zero = subtract_product(rest, modulus, quotient);
    while is_below_zero {
        is_below_zero = !add(rest, modulus);
    }
}

/// `rest -= modulus * factor`; whether that is below zero.
fn subtract_product(rest: &mut [u64], modulus: &[u64], factor: u64) -> bool {
    let mut carry = 0;
    for (word, n) in rest.iter_mut().zip(modulus) {
        let product = u128::from(*n) * u128::from(factor) + u128::from(carry);
        let (difference, borrow) = word.overflowing_sub(product as u64);
        *word = difference;
        // At most 2^64 - 1, since the product's upper half is less.
        carry = (product >> 64) as u64 + u64::from(borrow);
    }
    let top = &mut rest[modulus.len()];
    let (difference, borrow) = top.overflowing_sub(carry);
    *top = difference;
    borrow
}

/// `rest += modulus`; whether there is a carry out of its highest word.
fn add(rest: &mut [u64], modulus: &[u64]) -> bool {
    let mut carry = 0;
    for (word, n) in rest.iter_mut().zip(modulus) {
        let sum = u128::from(*word) + u128::from(*n) + carry;
        *word = sum as u64;
        carry = sum >> 64;
    }
    let top = &mut rest[modulus.len()];
    let (sum, overflows) = top.overflowing_add(carry as u64);
    *top = sum;
    overflows
}

/// Shifts by less than a word.
fn shift_left(number: &mut [u64], bits: u32) {
    let mut carry = 0;
    for word in number {
        let shifted = u128::from(*word) << bits | carry;
        *word = shifted as u64;
        carry = shifted >> 64;
    }
}

/// Shifts by less than a word.
fn shift_right(number: &mut [u64], bits: u32) {
    let mut carry = 0;
    for word in number.iter_mut().rev() {
        let shifted = u128::from(*word) << 64 >> bits;
        *word = (shifted >> 64) as u64 | carry;
        carry = shifted as u64;
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;
    use proptest::prelude::*;

    use super::*;

    fn agrees(n: &BigUint, exponent: u32) {
        let bytes = n.to_bytes_be();
        let mut out = vec![0xff; bytes.len()];
        power_of_two_vartime(&bytes, exponent, &mut out);
        assert_eq!(BigUint::from_bytes_be(&out), (BigUint::from(1_u8) << exponent) % n, "2^{exponent} modulo {n:x}");
    }

    #[test]
    fn powers_of_two_agree_with_num_bigint_where_carries_and_quotients_are_extreme() {
        let one = BigUint::from(1_u8);
        for bits in [65_u32, 127, 128, 129, 2_048, 2_049, 2_111, 3_072, 4_033, 4_095, 4_096] {
            let top = &one << (bits - 1);
            let word = BigUint::from(u64::MAX);
            let mut moduli = vec![
                (&one << bits) - 1_u8,
                (&one << bits) - 59_u8,
                &top + 1_u8,
                // The highest word is the least it can be, all of the next are ones: estimates are two too high.
                &top | ((&top - 1_u8) >> 64_u32) | &one,
            ];
            if bits > 200 {
                moduli.push(&top | (&word << (bits - 129)) | &one);
                moduli.push(((&one << bits) - 1_u8) ^ (&word << (bits - 129)));
            }
            for n in moduli {
                assert_eq!(n.bits(), u64::from(bits));
                for exponent in [bits, bits + 1, bits + 63, bits + 64, bits + 65, 2 * bits, 2 * bits + 208] {
                    agrees(&n, exponent);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn powers_of_two_agree_with_num_bigint(
            mut bytes in proptest::collection::vec(prop_oneof![Just(0_u8), Just(0xff), any::<u8>()], 9..=512),
            top in 1_u8..,
            more in 0_u32..4_400,
        ) {
            bytes[0] = top;
            *bytes.last_mut().unwrap() |= 1;
            let n = BigUint::from_bytes_be(&bytes);
            agrees(&n, n.bits() as u32 + more);
        }
    }
}
