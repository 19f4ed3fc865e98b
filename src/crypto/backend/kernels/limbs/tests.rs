use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::Adx;
use crate::crypto::backend::tests::{arbitrary, moduli, number, values, with};

/// The operations as their documentation defines them, one product at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Software;

/// Adds a number to another from the given limb on; returns the carry.
fn add_at(sum: &mut [u64], at: usize, addend: u128) -> bool {
    let mut carry = addend;
    for limb in &mut sum[at..] {
        carry += u128::from(*limb);
        *limb = carry as u64;
        carry >>= 64;
    }
    carry != 0
}

impl Multiplier for Software {
    fn multiply(self, product: &mut [Block], a: &[Block], b: &[Block]) {
        let product = &mut product.as_flattened_mut()[..(a.len() + b.len()) * BLOCK_LIMBS];
        product.fill(0);
        for (i, a) in a.as_flattened().iter().enumerate() {
            for (j, b) in b.as_flattened().iter().enumerate() {
                assert!(!add_at(product, i + j, u128::from(*a) * u128::from(*b)), "a carry past the highest block");
            }
        }
    }

    fn square(self, product: &mut [Block], a: &[Block]) {
        self.multiply(product, a, a);
    }

    fn reduce(self, sum: &mut [Block], n: &[Block], inverse: u64, quotient: &mut Block) -> u64 {
        let steps = sum.len() - n.len();
        let sum = sum.as_flattened_mut();
        let mut carry = false;
        for i in 0..steps * BLOCK_LIMBS {
            let multiplier = sum[i].wrapping_mul(inverse);
            quotient[i % BLOCK_LIMBS] = multiplier;
            for (j, n) in n.as_flattened().iter().enumerate() {
                carry |= add_at(sum, i + j, u128::from(multiplier) * u128::from(*n));
            }
        }
        u64::from(carry)
    }

    fn subtract(self, out: &mut [Block], x: &[Block], n: &[Block], mask: u64) -> u64 {
        let mut borrow = 0;
        for ((out, x), n) in out.as_flattened_mut().iter_mut().zip(x.as_flattened()).zip(n.as_flattened()) {
            let difference = i128::from(*x) - i128::from(*n & mask) - i128::from(borrow);
            (*out, borrow) = (difference.cast_unsigned() as u64, u64::from(difference < 0));
        }
        borrow
    }

    fn look_up(self, entry: &mut [Block], table: &[Block], index: u64) {
        entry.fill([0; BLOCK_LIMBS]);
        if let Some(found) = table.chunks_exact(entry.len()).nth(index as usize) {
            entry.copy_from_slice(found);
        }
    }
}

fn big(blocks: &[Block]) -> BigUint {
    number(blocks.as_flattened(), u64::BITS)
}

/// Limbs that most often reveal carry errors: all ones and zeros, and some arbitrary ones.
fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        Just([u64::MAX; BLOCK_LIMBS]),
        Just([0; BLOCK_LIMBS]),
        proptest::array::uniform8(
            prop_oneof![3 => Just(u64::MAX), 2 => Just(0), 1 => Just(1), 1 => Just(1 << 63), 2 => any::<u64>()]
        ),
        any::<Block>(),
    ]
}

fn blocks(len: usize) -> impl Strategy<Value = Vec<Block>> {
    proptest::collection::vec(block(), len)
}

/// Two numbers with the same number of blocks, and a sum with twice as many.
fn operands() -> impl Strategy<Value = (Vec<Block>, Vec<Block>, Vec<Block>)> {
    (1_usize..=8).prop_flat_map(|len| (blocks(len), blocks(len), blocks(2 * len)))
}

fn blocks_agree<M: Multiplier>(multiplier: M, a: &[Block], b: &[Block], sum: &[Block]) {
    let len = a.len();
    let (mut ours, mut expected) = (sum.to_vec(), sum.to_vec());
    multiplier.multiply(&mut ours, a, b);
    Software.multiply(&mut expected, a, b);
    assert_eq!(ours, expected, "multiply");
    let (mut ours, mut expected) = (sum.to_vec(), sum.to_vec());
    multiplier.square(&mut ours, a);
    Software.square(&mut expected, a);
    assert_eq!(ours, expected, "square");
    let shorter = &a[..len.div_ceil(2)];
    let (mut ours, mut expected) = (sum.to_vec(), sum.to_vec());
    multiplier.multiply(&mut ours, b, shorter);
    Software.multiply(&mut expected, b, shorter);
    assert_eq!(ours, expected, "multiply by fewer blocks");

    let mut n = b.to_vec();
    n[0][0] |= 1;
    let inverse = digits::negative_inverse(n[0][0]);
    for steps in [1, len] {
        let (mut ours, mut expected) = (sum[..len + steps].to_vec(), sum[..len + steps].to_vec());
        let (mut quotient, mut expected_quotient) = ([0; BLOCK_LIMBS], [0; BLOCK_LIMBS]);
        let carry = multiplier.reduce(&mut ours, &n, inverse, &mut quotient);
        let expected_carry = Software.reduce(&mut expected, &n, inverse, &mut expected_quotient);
        assert_eq!((carry, quotient), (expected_carry, expected_quotient), "reduce");
        assert_eq!(ours[steps..], expected[steps..], "reduce");
    }
    for mask in [0, u64::MAX] {
        let (mut ours, mut expected) = (a.to_vec(), a.to_vec());
        let borrow = multiplier.subtract(&mut ours, &sum[..len], b, mask);
        assert_eq!(borrow, Software.subtract(&mut expected, &sum[..len], b, mask));
        assert_eq!(ours, expected, "subtract");
    }
}

/// Compares the software with big integers, so that it can be the reference.
fn software_is_right(a: &[Block], b: &[Block], sum: &[Block]) {
    let len = a.len();
    let mut product = sum.to_vec();
    Software.multiply(&mut product, a, b);
    assert_eq!(big(&product), big(a) * big(b));
    let mut n = b.to_vec();
    n[0][0] |= 1;
    let (mut reduced, mut quotient) = (sum.to_vec(), [0; BLOCK_LIMBS]);
    let carry = Software.reduce(&mut reduced, &n, digits::negative_inverse(n[0][0]), &mut quotient);
    assert!(reduced[..len].iter().all(|block| *block == [0; BLOCK_LIMBS]));
    let reduced = big(&reduced) + (BigUint::from(carry) << (2 * BLOCK_BITS as usize * len));
    assert!(reduced >= big(sum) && (reduced - big(sum)) % big(&n) == BigUint::ZERO);
}

proptest! {
    #[test]
    fn blocks_agree_with_software((a, b, sum) in operands()) {
        software_is_right(&a, &b, &sum);
        with!(Adx: blocks_agree(&a, &b, &sum));
    }
}

/// This test, or a memory checker, finds writes after the end of a slice.
#[test]
fn operations_stay_within_their_slices() {
    fn lengths_are_checked<M: Multiplier>(multiplier: M) {
        let ones = [u64::MAX; BLOCK_LIMBS];
        for sum_len in 0..=5 {
            for len in 0..=3 {
                let factors = [ones; 3];
                let (mut sum, mut quotient) = ([ones; 6], ones);
                multiplier.multiply(&mut sum[..sum_len], &factors[..len], &factors[..2]);
                multiplier.square(&mut sum[..sum_len], &factors[..len]);
                multiplier.reduce(&mut sum[..sum_len], &factors[..len], 1, &mut quotient);
                multiplier.subtract(&mut sum[..sum_len], &factors[..len], &factors, u64::MAX);
                multiplier.look_up(&mut sum[..sum_len], &factors[..len], 1);
                assert_eq!(sum[sum_len..], [ones; 6][sum_len..]);
            }
        }
    }
    with!(Adx: lengths_are_checked());
}

fn products_agree<M: Multiplier, const K: usize, const D: usize>(multiplier: M, bits: u32, seed: u64) {
    let r = BigUint::from(1_u8) << (BLOCK_BITS as usize * K);
    for n in moduli(bits, seed) {
        let (mut modulus, mut scratch) = (Modulus::<M, K>::zero(multiplier), Modulus::<M, K>::SCRATCH);
        modulus.set(&Montgomery::<D>::new(&n.to_bytes_be(), bits), &mut scratch);
        assert_eq!(big(&modulus.n), n);
        assert_eq!(big(&modulus.rr) % &n, &r * &r % &n, "R^2 modulo {n:x}");
        let r_inverse = r.modinv(&n).unwrap();
        let mut values = values(&n, seed).to_vec();
        // Any number below R is allowed.
        values.extend([&r - 1_u8, &r - &n, n.clone(), arbitrary(BLOCK_BITS * K as u32, !seed)]);
        let packed = |value: &BigUint| Modulus::<M, K>::from_be_bytes(&value.to_bytes_be());
        for (at, a) in values.iter().enumerate() {
            let (mut square, mut product) = ([[7; BLOCK_LIMBS]; K], [[7; BLOCK_LIMBS]; K]);
            modulus.square(&mut square, &packed(a), &mut scratch);
            assert_eq!(big(&square) % &n, a * a * &r_inverse % &n, "the square of {a:x} modulo {n:x}");
            for b in [a, &values[(at * 5 + seed as usize % 7) % values.len()], &(&r - 1_u8)] {
                modulus.mul(&mut product, &packed(a), &packed(b), &mut scratch);
                assert_eq!(big(&product) % &n, a * b * &r_inverse % &n, "{a:x} * {b:x} modulo {n:x}");
            }
        }
    }
}

#[test]
fn products_agree_with_big_integers_at_every_size() {
    with!(Software Adx: products_agree::<2, 18>(1024, 1));
    with!(Software Adx: products_agree::<3, 26>(1536, 2));
    with!(Software Adx: products_agree::<4, 34>(2048, 3));
    with!(Adx: products_agree::<5, 34>(2049, 4));
    with!(Adx: products_agree::<5, 34>(2054, 4));
    with!(Adx: products_agree::<5, 52>(2055, 5));
    with!(Adx: products_agree::<5, 52>(2560, 5));
    with!(Adx: products_agree::<6, 52>(2561, 6));
    with!(Adx: products_agree::<6, 52>(3072, 6));
    with!(Adx: products_agree::<7, 52>(3100, 7));
    with!(Adx: products_agree::<7, 70>(3584, 7));
    with!(Adx: products_agree::<8, 70>(3585, 8));
    with!(Adx: products_agree::<8, 70>(4096, 8));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_numbers_agree_with_big_integers(seed: u64) {
        with!(Adx: products_agree::<2, 18>(1024, seed));
        with!(Adx: products_agree::<6, 52>(3072, seed));
    }
}

fn look_ups_find_each_entry<M: Multiplier, const K: usize>(multiplier: M) {
    let table: [Number<K>; 32] = core::array::from_fn(|at| {
        core::array::from_fn(|block| core::array::from_fn(|limb| ((at * K + block) * BLOCK_LIMBS + limb) as u64 + 1))
    });
    for (index, expected) in table.iter().enumerate() {
        let mut entry = [[7; BLOCK_LIMBS]; K];
        multiplier.look_up(&mut entry, table.as_flattened(), index as u64);
        assert_eq!(entry, *expected);
    }
}

#[test]
fn look_ups_find_each_entry_at_every_size() {
    with!(Software Adx: look_ups_find_each_entry::<1>());
    with!(Software Adx: look_ups_find_each_entry::<2>());
    with!(Software Adx: look_ups_find_each_entry::<3>());
    with!(Software Adx: look_ups_find_each_entry::<4>());
}
