use super::*;
use num_bigint::BigUint;
use proptest::prelude::*;

/// The largest modulus that the slack leaves room for.
const fn most_bits(digits: usize) -> u32 {
    digit_bits(digits) * digits as u32 - SLACK_BITS
}

fn big<const D: usize>(number: &Number<D>) -> BigUint {
    number.iter().rev().fold(BigUint::ZERO, |sum, digit| (sum << digit_bits(D)) + digit)
}

fn digits<const D: usize>(number: &BigUint) -> Number<D> {
    from_be_bytes(&number.to_bytes_be())
}

/// Odd moduli of exactly `bits` bits that most often reveal carry errors in `D` digits, and an arbitrary one.
fn moduli<const D: usize>(bits: u32, seed: u64) -> Vec<BigUint> {
    let one = BigUint::from(1_u8);
    let top = &one << (bits - 1);
    let mut moduli = vec![
        // 2^k - 1: every digit is all ones.
        (&one << bits) - 1_u8,
        // 2^(k-1) + 1: every digit except two is zero.
        &top + 1_u8,
        // One digit of all ones between zeros, and the reverse.
        &top + (((&one << digit_bits(D)) - 1_u8) << (digit_bits(D) * 3)) + 1_u8,
        (&one << bits) - 1_u8 - (((&one << digit_bits(D)) - 1_u8) << (digit_bits(D) * 3)),
        // 2^k - 59: the quotient's digits are extreme.
        (&one << bits) - 59_u8,
    ];
    let mut random = &top + 1_u8;
    for at in 0..u64::from(bits) / 64 {
        let word = seed.wrapping_add(at).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        random |= BigUint::from(word ^ (word >> 29)) << (at * 63);
    }
    moduli.push((random % (&one << bits)) | &top | &one);
    moduli
}

/// Values below the modulus that most often reveal carry errors.
fn values(n: &BigUint, seed: u64) -> Vec<BigUint> {
    let one = BigUint::from(1_u8);
    let ones = (&one << (n.bits() - 1)) - 1_u8;
    let random = (BigUint::from(seed) << 900_u32).pow(3) % n;
    vec![BigUint::ZERO, one.clone(), n - 1_u8, n - 2_u8, ones, n >> 1_u8, random]
}

fn products_agree_with_big_integers<const D: usize>(bits: u32, seed: u64) {
    for n in moduli::<D>(bits, seed) {
        let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
        assert_eq!(big(&modulus.n), n);
        let r = BigUint::from(1_u8) << (digit_bits(D) * D as u32);
        assert_eq!(big(&modulus.rr), &r * &r % &n, "R^2 modulo {n:x}");
        if bits <= 8 * division::MAX_LEN as u32 {
            let public = Montgomery::<D>::new_vartime(&n.to_bytes_be(), bits);
            assert_eq!((public.n, public.n0, public.rr), (modulus.n, modulus.n0, modulus.rr), "{n:x}");
        }
        let r_inverse = r.modinv(&n).unwrap();
        let (largest, mut out) = ([digit_mask(D); D], [0; D]);
        modulus.mul(&mut out, &largest, &digits(&(&n * 16_u8)), &mut Scratch::new());
        assert!(big(&out) < &n * 17_u8, "one below R, the other at most 16n");
        assert_eq!(big(&out) % &n, BigUint::ZERO, "R - 1 times 16n modulo {n:x}");
        modulus.mul(&mut out, &largest, &digits(&(&n * 15_u8 + 1_u8)), &mut Scratch::new());
        assert_eq!(big(&out) % &n, (&r - 1_u8) * &r_inverse % &n, "R - 1 times 15n + 1 modulo {n:x}");
        let values = values(&n, seed);
        for a in &values {
            for b in &values {
                let (mut out, mut scratch) = ([0; D], Scratch::new());
                // Inputs may be up to 4n.
                let (wide_a, wide_b) = (a + 3_u8 * &n, b + 3_u8 * &n);
                modulus.mul(&mut out, &digits(&wide_a), &digits(&wide_b), &mut scratch);
                assert!(big(&out) < &n + (&n >> 16_u8), "almost reduced");
                assert!(out.iter().all(|digit| *digit <= digit_mask(D)), "normalised");
                modulus.reduce_once(&mut out);
                assert_eq!(big(&out), a * b * &r_inverse % &n, "{a:x} * {b:x} modulo {n:x}");
            }
            let (mut square, mut product, mut scratch) = ([0; D], [0; D], Scratch::new());
            let wide_a = digits(&(a + 3_u8 * &n));
            modulus.square(&mut square, &wide_a, &mut scratch);
            modulus.mul(&mut product, &wide_a, &wide_a, &mut scratch);
            assert_eq!(square, product, "the square of {a:x} modulo {n:x}");
        }
    }
}

fn public_powers_agree_with_big_integers<const D: usize>(bits: u32, seed: u64, exponents: &[u64]) {
    for n in moduli::<D>(bits, seed) {
        let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
        for base in values(&n, seed) {
            for exponent in exponents {
                let mut power = [0; D];
                let base_digits = digits(&base);
                modulus.power_times_vartime(&mut power, &base_digits, *exponent, &base_digits, &mut PowScratch::new());
                assert_eq!(big(&power), base.modpow(&BigUint::from(*exponent), &n), "{base:x}^{exponent} modulo {n:x}");
                let last = &n - 1_u8;
                modulus.power_times_vartime(
                    &mut power,
                    &base_digits,
                    *exponent,
                    &digits(&last),
                    &mut PowScratch::new(),
                );
                let expected = base.modpow(&BigUint::from(exponent - 1), &n) * last % &n;
                assert_eq!(big(&power), expected, "-({base:x}^({exponent} - 1)) modulo {n:x}");
            }
        }
    }
}

fn secret_powers_agree_with_big_integers<const D: usize>(bits: u32, seed: u64) {
    for n in moduli::<D>(bits, seed) {
        let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
        let base = values(&n, seed).pop().unwrap();
        for exponent in [BigUint::ZERO, BigUint::from(1_u8), &n - 1_u8, (BigUint::from(1_u8) << bits) - 1_u8] {
            let mut scratch = WindowScratch::new();
            let (mut entered, mut power) = ([0; D], [0; D]);
            modulus.mul(&mut entered, &digits(&base), &modulus.rr, &mut scratch.scratch);
            modulus.pow_secret(&mut power, &entered, &digits(&exponent), bits, &mut scratch);
            let mut one = [0; D];
            one[0] = 1;
            modulus.mul(&mut entered, &power, &one, &mut scratch.scratch);
            modulus.reduce_once(&mut entered);
            assert_eq!(big(&entered), base.modpow(&exponent, &n), "{base:x}^{exponent:x} modulo {n:x}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn every_kernel_agrees_with_big_integers(seed: u64) {
        products_agree_with_big_integers::<18>(1024, seed);
        products_agree_with_big_integers::<18>(most_bits(18), seed);
        products_agree_with_big_integers::<26>(1536, seed);
        products_agree_with_big_integers::<26>(most_bits(26), seed);
        products_agree_with_big_integers::<34>(2048, seed);
        products_agree_with_big_integers::<34>(most_bits(34), seed);
        products_agree_with_big_integers::<36>(2048, seed);
        products_agree_with_big_integers::<36>(most_bits(36), seed);
        products_agree_with_big_integers::<52>(3072, seed);
        products_agree_with_big_integers::<52>(most_bits(52), seed);
        products_agree_with_big_integers::<70>(4096, seed);
        products_agree_with_big_integers::<70>(most_bits(70), seed);
    }
}

#[test]
fn powers_agree_with_big_integers_at_every_size() {
    public_powers_agree_with_big_integers::<18>(1024, 1, &[3, 5, 17, 65_537]);
    public_powers_agree_with_big_integers::<34>(2048, 2, &[3, 65_537, 0x1_0000_0001, 0x1_ffff_ffff]);
    public_powers_agree_with_big_integers::<52>(3072, 3, &[65_537]);
    public_powers_agree_with_big_integers::<70>(4096, 4, &[65_537]);
    secret_powers_agree_with_big_integers::<18>(1024, 5);
    secret_powers_agree_with_big_integers::<26>(1536, 6);
    secret_powers_agree_with_big_integers::<36>(2048, 7);
}

#[test]
fn wide_numbers_enter_the_domain() {
    for n in moduli::<18>(1024, 9) {
        let modulus = Montgomery::<18>::new(&n.to_bytes_be(), 1024);
        for wide_value in [&n * &n - 1_u8, (BigUint::from(1_u8) << 2048_u32) - 1_u8, BigUint::ZERO, n.clone()] {
            let (mut out, mut scratch) = ([0; 18], Scratch::new());
            modulus.enter_wide(&mut out, &wide_value.to_bytes_be(), &mut scratch);
            let r = BigUint::from(1_u8) << (DIGIT_BITS * 18);
            assert!(big(&out) <= &n * 4_u8);
            assert_eq!(big(&out) % &n, &wide_value * r % &n);
        }
    }
}

#[test]
fn bytes_and_digits_are_one_number() {
    for len in 0..=70_usize {
        let bytes: Vec<u8> = (0..len).map(|at| (at * 37 + 1) as u8).collect();
        let number: Number<10> = from_be_bytes(&bytes);
        assert_eq!(big(&number), BigUint::from_bytes_be(&bytes));
        let mut back = vec![0; len];
        to_be_bytes(&number, &mut back);
        assert_eq!(back, bytes);
    }
    for number in [from_be_bytes::<34>(&[0xff; 256]), from_be_bytes::<34>(&[0x80; 256])] {
        let mut back = [0; 256];
        to_be_bytes(&number, &mut back);
        assert_eq!(big(&number), BigUint::from_bytes_be(&back), "in digits of 61 bits");
    }
    assert_eq!(big(&from_be_bytes::<2>(&[0xff; 20])), (BigUint::from(1_u8) << 120_u32) - 1_u8, "the rest is dropped");
}

#[test]
fn look_ups_find_each_entry() {
    let table: [Number<8>; 32] = core::array::from_fn(|at| [at as u64 + 1; 8]);
    for index in 0..32 {
        let mut entry = [7; 8];
        look_up(&mut entry, &table, index);
        assert_eq!(entry, [index + 1; 8]);
    }
}
