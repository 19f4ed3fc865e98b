use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::portable::PowScratch;
use crate::crypto::backend::single;
use crate::crypto::backend::tests::{arbitrary, moduli, values};

/// The operations as their documentation has them, one product at a time.
#[derive(Clone, Copy, Debug)]
struct Software;

/// Adds a number to another from the limb given on; returns the carry.
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
    fn multiply_add(self, sum: &mut [Block], a: &Block, b: &[Block]) {
        let sum = sum.as_flattened_mut();
        let (b, top) = (b.as_flattened(), sum.len() - BLOCK_LIMBS);
        sum[top..].fill(0);
        for (i, a) in a.iter().enumerate() {
            for (j, b) in b.iter().enumerate() {
                assert!(!add_at(sum, i + j, u128::from(*a) * u128::from(*b)), "a carry past the highest block");
            }
        }
    }

    fn cross_add(self, sum: &mut [Block], a: &[Block]) {
        let sum = sum.as_flattened_mut();
        let (a, top) = (a.as_flattened(), sum.len() - BLOCK_LIMBS);
        sum[top..].fill(0);
        for i in 0..BLOCK_LIMBS {
            for j in i + 1..a.len() {
                assert!(!add_at(sum, i + j, u128::from(a[i]) * u128::from(a[j])), "a carry past the highest block");
            }
        }
    }

    fn double_and_add_squares(self, sum: &mut [Block], a: &[Block]) {
        let sum = sum.as_flattened_mut();
        let mut above = 0;
        for limb in sum.iter_mut() {
            (*limb, above) = (*limb << 1 | above, *limb >> 63);
        }
        for (i, a) in a.as_flattened().iter().enumerate() {
            add_at(sum, 2 * i, u128::from(*a) * u128::from(*a));
        }
    }

    fn reduce(self, sum: &mut [Block], n: &[Block], inverse: u64, quotient: &mut Block, carry: u64) -> u64 {
        let sum = sum.as_flattened_mut();
        let top = sum.len() - BLOCK_LIMBS;
        let mut above = add_at(sum, top, u128::from(carry));
        for (i, quotient) in quotient.iter_mut().enumerate() {
            *quotient = sum[i].wrapping_mul(inverse);
            for (j, n) in n.as_flattened().iter().enumerate() {
                above |= add_at(sum, i + j, u128::from(*quotient) * u128::from(*n));
            }
        }
        u64::from(above)
    }

    fn subtract(self, out: &mut [Block], x: &[Block], n: &[Block], mask: u64) -> u64 {
        let mut borrow = 0;
        for ((out, x), n) in out.as_flattened_mut().iter_mut().zip(x.as_flattened()).zip(n.as_flattened()) {
            let difference = i128::from(*x) - i128::from(*n & mask) - i128::from(borrow);
            (*out, borrow) = (difference as u64, u64::from(difference < 0));
        }
        borrow
    }
}

/// Runs a test in software, and by the multiplier of this CPU.
macro_rules! by_all {
    ($test:ident $(::<$($size:literal),*>)? ($($argument:expr),*)) => {
        $test::<_ $($(, $size)*)?>(Software, $($argument),*);
        by_hardware!($test $(::<$($size),*>)? ($($argument),*));
    };
}

/// The same without software.
macro_rules! by_hardware {
    ($test:ident $(::<$($size:literal),*>)? ($($argument:expr),*)) => {
        #[cfg(target_arch = "x86_64")]
        if let Some(multiplier) = crate::crypto::backend::adx::Adx::detect() {
            $test::<_ $($(, $size)*)?>(multiplier, $($argument),*);
        }
    };
}

fn big(number: &[Block]) -> BigUint {
    number.as_flattened().iter().rev().fold(BigUint::ZERO, |sum, limb| (sum << 64_u32) + limb)
}

fn number<const K: usize>(value: &BigUint) -> Number<K> {
    let mut number = Modulus::ZERO;
    from_be_bytes(&value.to_bytes_be(), &mut number);
    number
}

/// Limbs at which carries go wrong first: all ones and zeros, and some like any other.
fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        Just([u64::MAX; BLOCK_LIMBS]),
        Just([0; BLOCK_LIMBS]),
        proptest::array::uniform8(prop_oneof![3 => Just(u64::MAX), 2 => Just(0), 1 => Just(1), 1 => Just(1 << 63), 2 => any::<u64>()]),
        any::<Block>(),
    ]
}

fn blocks(len: usize) -> impl Strategy<Value = Vec<Block>> {
    proptest::collection::vec(block(), len)
}

/// Two numbers of as many blocks, and twice as many to add to.
fn operands() -> impl Strategy<Value = (Vec<Block>, Vec<Block>, Vec<Block>)> {
    (1_usize..=8).prop_flat_map(|len| (blocks(len), blocks(len), blocks(2 * len)))
}

fn blocks_agree<M: Multiplier>(multiplier: M, a: &[Block], b: &[Block], sum: &[Block]) {
    let len = a.len();
    let twin = |compute: &dyn Fn(&mut [Block])| {
        let mut sum = sum.to_vec();
        compute(&mut sum);
        sum
    };
    let mut copy = |compute: &dyn Fn(&mut [Block]), expected: Vec<Block>, operation: &str| {
        let mut sum = sum.to_vec();
        compute(&mut sum);
        assert_eq!(sum, expected, "{operation}");
    };
    copy(
        &|sum| multiplier.multiply_add(&mut sum[..=len], &a[0], b),
        twin(&|sum| Software.multiply_add(&mut sum[..=len], &a[0], b)),
        "multiply_add",
    );
    copy(
        &|sum| multiplier.double_and_add_squares(sum, a),
        twin(&|sum| Software.double_and_add_squares(sum, a)),
        "double_and_add_squares",
    );
    // The cross products of a whole square, as they are used: the first time onto zeros.
    let crosses = |sum: &mut [Block], cross_add: &dyn Fn(&mut [Block], &[Block])| {
        sum[..len].fill([0; BLOCK_LIMBS]);
        for at in 0..len {
            cross_add(&mut sum[2 * at..=at + len], &a[at..]);
        }
    };
    copy(
        &|sum| crosses(sum, &|sum, a| multiplier.cross_add(sum, a)),
        twin(&|sum| crosses(sum, &|sum, a| Software.cross_add(sum, a))),
        "cross_add",
    );
    let mut n = b.to_vec();
    n[0][0] |= 1;
    let inverse = negative_inverse(n[0][0]);
    for carry in 0..2 {
        let (mut ours, mut expected) = (sum.to_vec(), sum.to_vec());
        let (mut quotient, mut expected_quotient) = ([0; BLOCK_LIMBS], [0; BLOCK_LIMBS]);
        let above = multiplier.reduce(&mut ours[..=len], &n, inverse, &mut quotient, carry);
        let expected_above = Software.reduce(&mut expected[..=len], &n, inverse, &mut expected_quotient, carry);
        assert_eq!((above, quotient, &ours[1..]), (expected_above, expected_quotient, &expected[1..]), "reduce");
        assert_eq!(expected[0], [0; BLOCK_LIMBS]);
    }
    for mask in [0, u64::MAX] {
        let (mut ours, mut expected) = (a.to_vec(), a.to_vec());
        let borrow = multiplier.subtract(&mut ours, &sum[..len], b, mask);
        assert_eq!(borrow, Software.subtract(&mut expected, &sum[..len], b, mask));
        assert_eq!(ours, expected, "subtract");
    }
}

/// The software against big integers, so that it may stand for them.
fn software_is_right(a: &[Block], b: &[Block], sum: &[Block]) {
    let len = a.len();
    let mut product = sum.to_vec();
    product[..len].fill([0; BLOCK_LIMBS]);
    for (at, a) in a.iter().enumerate() {
        Software.multiply_add(&mut product[at..=at + len], a, b);
    }
    assert_eq!(big(&product), big(a) * big(b));
    let mut square = sum.to_vec();
    square[..len].fill([0; BLOCK_LIMBS]);
    for at in 0..len {
        Software.cross_add(&mut square[2 * at..=at + len], &a[at..]);
    }
    Software.double_and_add_squares(&mut square, a);
    assert_eq!(big(&square), big(a) * big(a));
    let mut n = b.to_vec();
    n[0][0] |= 1;
    let (mut reduced, mut quotient) = (sum.to_vec(), [0; BLOCK_LIMBS]);
    let carry = Software.reduce(&mut reduced[..=len], &n, negative_inverse(n[0][0]), &mut quotient, 1);
    let above = BigUint::from(1_u8) << (BLOCK_BITS as usize * len);
    let expected = big(&sum[..=len]) + &above + big(&[quotient]) * big(&n);
    assert_eq!(big(&reduced[..=len]) + (BigUint::from(carry) << (BLOCK_BITS as usize * (len + 1))), expected);
}

proptest! {
    #[test]
    fn blocks_agree_with_software((a, b, sum) in operands()) {
        software_is_right(&a, &b, &sum);
        by_hardware!(blocks_agree(&a, &b, &sum));
    }
}

#[test]
fn operations_take_as_much_as_all_slices_have() {
    fn lengths_are_checked<M: Multiplier>(multiplier: M) {
        let block = [u64::MAX; BLOCK_LIMBS];
        for (sum_len, len) in [(0, 0), (0, 2), (1, 2), (2, 2), (2, 0), (4, 2)] {
            let (mut sum, mut quotient, mut out) = ([block; 4], block, [block; 4]);
            let factors = [block; 2];
            multiplier.multiply_add(&mut sum[..sum_len], &block, &factors[..len]);
            multiplier.cross_add(&mut sum[..sum_len], &factors[..len]);
            multiplier.double_and_add_squares(&mut sum[..sum_len], &factors[..len]);
            multiplier.reduce(&mut sum[..sum_len], &factors[..len], 1, &mut quotient, 0);
            multiplier.subtract(&mut out[..sum_len], &factors[..len], &factors, 0);
            assert_eq!(sum[sum_len.min(len.max(1) * 2)..], [block; 4][sum_len.min(len.max(1) * 2)..]);
            assert_eq!(out, [block; 4]);
        }
    }
    by_hardware!(lengths_are_checked());
}

fn products_agree<M: Multiplier, const K: usize, const D: usize>(multiplier: M, bits: u32, seed: u64) {
    let r = BigUint::from(1_u8) << (BLOCK_BITS as usize * K);
    for n in moduli(bits, seed) {
        let mut scratch = Scratch::new();
        let mut modulus = Modulus::<K>::zero();
        modulus.set(multiplier, &Montgomery::<D>::new(&n.to_bytes_be(), bits), &mut scratch);
        assert_eq!(big(&modulus.n), n);
        assert_eq!(big(&modulus.rr) % &n, &r * &r % &n, "R^2 modulo {n:x}");
        let r_inverse = r.modinv(&n).unwrap();
        let mut values = values(&n, seed).to_vec();
        // Any number below R will do.
        values.extend([&r - 1_u8, &r - &n, n.clone(), arbitrary(BLOCK_BITS * K as u32, !seed)]);
        for (at, a) in values.iter().enumerate() {
            let mut square = Modulus::ZERO;
            modulus.square(multiplier, &mut square, &number(a), &mut scratch);
            assert_eq!(big(&square) % &n, a * a * &r_inverse % &n, "the square of {a:x} modulo {n:x}");
            for b in [a, &values[(at * 5 + seed as usize % 7) % values.len()], &(&r - 1_u8)] {
                let mut product = Modulus::ZERO;
                modulus.mul(multiplier, &mut product, &number(a), &number(b), &mut scratch);
                assert_eq!(big(&product) % &n, a * b * &r_inverse % &n, "{a:x} * {b:x} modulo {n:x}");
            }
        }
    }
}

#[test]
fn products_agree_with_big_integers_at_every_size() {
    by_all!(products_agree::<2, 18>(1024, 1));
    by_all!(products_agree::<3, 26>(1536, 2));
    by_all!(products_agree::<4, 36>(2048, 3));
    by_hardware!(products_agree::<5, 36>(2049, 4));
    by_hardware!(products_agree::<5, 36>(2140, 4));
    by_hardware!(products_agree::<5, 52>(2141, 5));
    by_hardware!(products_agree::<5, 52>(2560, 5));
    by_hardware!(products_agree::<6, 52>(2561, 6));
    by_hardware!(products_agree::<6, 52>(3072, 6));
    by_hardware!(products_agree::<7, 52>(3100, 7));
    by_hardware!(products_agree::<7, 70>(3584, 7));
    by_hardware!(products_agree::<8, 70>(3585, 8));
    by_hardware!(products_agree::<8, 70>(4096, 8));
}

fn public_powers_agree<M: Multiplier, const D: usize>(multiplier: M, bits: u32, seed: u64, exponents: &[u64]) {
    for n in moduli(bits, seed) {
        let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
        let len = bits.div_ceil(8) as usize;
        for value in values(&n, seed) {
            let mut base = vec![0; len];
            let digits: portable::Number<D> = portable::from_be_bytes(&value.to_bytes_be());
            portable::to_be_bytes(&digits, &mut base);
            for exponent in exponents {
                let mut power = vec![7; len];
                assert!(single::power_in(multiplier, &modulus, &base, *exponent, *exponent == 3, &mut power));
                let expected = value.modpow(&BigUint::from(*exponent), &n);
                assert_eq!(BigUint::from_bytes_be(&power), expected, "{value:x}^{exponent} modulo {n:x}");
                let (mut twin, mut twin_bytes) = ([0; D], vec![0; len]);
                modulus.pow_public_vartime(&mut twin, &digits, *exponent, &mut PowScratch::new());
                portable::to_be_bytes(&twin, &mut twin_bytes);
                assert_eq!(power, twin_bytes, "the portable kernel has another result");
            }
        }
    }
}

#[test]
fn public_powers_agree_with_big_integers_at_every_size() {
    by_all!(public_powers_agree::<36>(2048, 1, &[3, 5]));
    by_hardware!(public_powers_agree::<36>(2048, 2, &[3, 5, 7, 17, 65_537, 0x1_0000_0001, 0x1_ffff_ffff]));
    by_hardware!(public_powers_agree::<36>(2049, 3, &[3, 65_537]));
    by_hardware!(public_powers_agree::<36>(2055, 3, &[65_537]));
    by_hardware!(public_powers_agree::<36>(2140, 3, &[65_537]));
    by_hardware!(public_powers_agree::<52>(2560, 4, &[3, 65_537]));
    by_hardware!(public_powers_agree::<52>(3072, 5, &[3, 65_537]));
    by_hardware!(public_powers_agree::<52>(3073, 6, &[65_537]));
    by_hardware!(public_powers_agree::<70>(3101, 7, &[65_537]));
    by_hardware!(public_powers_agree::<70>(4096, 8, &[3, 65_537]));
}

fn secret_powers_agree<M: Multiplier, const P: usize>(multiplier: M, bits: u32, seed: u64) {
    let one = BigUint::from(1_u8);
    for (at, n) in moduli(bits, seed).iter().enumerate() {
        let modulus = Montgomery::<P>::new(&n.to_bytes_be(), bits);
        let exponents = [
            n - 1_u8,
            (&one << bits) - 1_u8,
            BigUint::ZERO,
            one.clone(),
            &one << (bits - 1),
            arbitrary(bits, seed ^ at as u64),
            n >> 1_u8,
        ];
        // Below n * R, as a modulus of two such primes leaves them.
        let bases = [
            n * n - 1_u8,
            (n << bits) - 1_u8,
            BigUint::ZERO,
            n - 1_u8,
            n.clone(),
            arbitrary(2 * bits - 1, seed),
            values(n, seed)[at].clone(),
        ];
        for case in 0..2 {
            let exponent = &exponents[(at + 3 * case + (seed >> 8) as usize) % exponents.len()];
            let base = &bases[(3 * at + case + (seed >> 16) as usize) % bases.len()];
            let exponent_digits: portable::Number<P> = portable::from_be_bytes(&exponent.to_bytes_be());
            let base_digits: portable::Number<72> = portable::from_be_bytes(&base.to_bytes_be());
            let mut out = [7; P];
            assert!(single::power_secret_in(multiplier, &modulus, &exponent_digits, bits, &base_digits, &mut out));
            let power = out.iter().rev().fold(BigUint::ZERO, |sum, digit| (sum << portable::DIGIT_BITS) + digit);
            assert_eq!(power, base.modpow(exponent, n), "{base:x}^{exponent:x} modulo {n:x}");
        }
    }
}

#[test]
fn secret_powers_agree_with_big_integers_at_every_size() {
    by_all!(secret_powers_agree::<18>(1024, 1));
    by_hardware!(secret_powers_agree::<26>(1536, 2));
    by_hardware!(secret_powers_agree::<36>(2048, 3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_numbers_agree_with_big_integers(seed: u64) {
        by_hardware!(products_agree::<2, 18>(1024, seed));
        by_hardware!(products_agree::<6, 52>(3072, seed));
        by_hardware!(public_powers_agree::<36>(2048, seed, &[65_537]));
        by_hardware!(secret_powers_agree::<18>(1024, seed));
        by_hardware!(secret_powers_agree::<26>(1536, seed));
    }
}

#[test]
fn other_sizes_have_no_kernel() {
    fn none<M: Multiplier>(multiplier: M) {
        let prime = Montgomery::<18>::new(&[0xff; 127], 1016);
        assert!(!single::power_secret_in(multiplier, &prime, &[0; 18], 1016, &[0; 36], &mut [0; 18]));
        let modulus = Montgomery::<36>::new(&[0xff; 190], 1520);
        assert!(!single::power_in(multiplier, &modulus, &[1; 190], 3, false, &mut [0; 190]));
    }
    none(Software);
}

#[test]
fn look_ups_find_each_entry() {
    let table: [Number<2>; 1 << WINDOW_BITS] = core::array::from_fn(|at| [[at as u64 + 1; BLOCK_LIMBS]; 2]);
    for index in 0..table.len() as u64 {
        let mut entry = [[7; BLOCK_LIMBS]; 2];
        look_up(&mut entry, &table, index);
        assert_eq!(entry, [[index + 1; BLOCK_LIMBS]; 2]);
    }
}

#[test]
fn bytes_digits_and_limbs_are_one_number() {
    for len in 0..=128_usize {
        let bytes: Vec<u8> = (0..len).map(|at| (at * 89 + 201) as u8).collect();
        let value = BigUint::from_bytes_be(&bytes);
        let limbs: Number<2> = number(&value);
        assert_eq!(big(&limbs), value);
        let mut back = vec![7; len];
        to_be_bytes(&limbs, &mut back);
        assert_eq!(back, bytes);
        let digits: portable::Number<18> = portable::from_be_bytes(&bytes);
        let (mut converted, mut again) = (Modulus::<2>::ZERO, [7; 18]);
        from_portable(&digits, &mut converted);
        assert_eq!(converted, limbs);
        to_portable(&limbs, &mut again);
        assert_eq!(again, digits);
    }
}
