use proptest::prelude::*;

use super::super::lanes::{DIGIT_BITS, DIGIT_MASK, Isa as _, LANES, SimdJob, Software};
use super::field::{self as f, DIGITS, Element, Loose};
use super::lanes::CurveLanes;
use super::*;
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::portable::p256::field::Fe;
use crate::crypto::backend::portable::p256::limbs::{self, Limbs};
use crate::crypto::backend::portable::p256::scalar;
use crate::crypto::backend::portable::p256::tests::{below_n, crafted_signature, edge_cases, oracle};
use crate::crypto::backend::portable::p256::verify::verify_vartime;

type Digits = [[u64; DIGITS]; LANES];

/// The results of the field's operations on two elements in each lane.
struct Operations<'a> {
    a: &'a Digits,
    b: &'a Digits,
    /// The product, the square, and the square minus four times the product.
    results: &'a mut [Digits; 3],
}

impl<L: CurveLanes> SimdJob<L> for Operations<'_> {
    fn compute(self, l: L) {
        let load = |x: &Digits| -> Element<L> { core::array::from_fn(|at| l.load(&x.map(|digits| digits[at]))) };
        let (a, b) = (load(self.a), load(self.b));
        let (product, square): (Loose<L>, Loose<L>) = (f::mul(l, &a, &b), f::sqr(l, &a));
        let difference = f::sub(l, &square, &f::twice(l, &f::twice(l, &product)));
        *self.results =
            [f::carry(l, &product), f::carry(l, &square), f::reduce(l, &difference)].map(|x| f::store(l, &x));
    }
}

/// The element for digits of any size.
fn element(digits: &[u64; DIGITS]) -> Fe {
    digits.iter().rev().fold(Fe::ZERO, |sum, digit| {
        (0..DIGIT_BITS).fold(sum, |sum, _| sum.double()).add(&Fe::from_limbs(&[*digit, 0, 0, 0]))
    })
}

fn digits() -> impl Strategy<Value = Digits> {
    let digit = prop_oneof![2 => Just(DIGIT_MASK), 1 => Just(0), 3 => 0..=DIGIT_MASK];
    prop::array::uniform8(prop::array::uniform5(digit))
}

proptest! {
    /// Digits of any size: factors up to 16 times the prime.
    #[test]
    fn the_field_in_lanes_is_the_portable_one(a in digits(), b in digits()) {
        let mut results = [[[0; DIGITS]; LANES]; 3];
        Software.run(Operations { a: &a, b: &b, results: &mut results });
        let r = element(&[0, 0, 0, 0, 1 << 52]);
        for lane in 0..LANES {
            let (x, y) = (element(&a[lane]), element(&b[lane]));
            let [product, square, difference] = results.map(|result| element(&result[lane]).mul(&r));
            prop_assert_eq!(product, x.mul(&y));
            prop_assert_eq!(square, x.sqr());
            prop_assert_eq!(difference, x.sqr().sub(&x.mul(&y).double().double()));
            prop_assert_eq!(f::lane_vartime(&results[2][lane]).mul(&Fe::from_limbs(&[1, 0, 0, 0])).to_limbs(),
                f::lane_vartime(&results[2][lane]).to_limbs());
        }
        if let Some(ifma) = Ifma::detect() {
            let mut by_instructions = [[[0; DIGITS]; LANES]; 3];
            ifma.run(Operations { a: &a, b: &b, results: &mut by_instructions });
            prop_assert_eq!(results, by_instructions);
        }
    }
}

#[test]
fn rows_are_transposed() {
    struct Transpose<'a>(&'a [[u64; LANES]; LANES], &'a mut [[u64; LANES]; LANES]);
    impl<L: CurveLanes> SimdJob<L> for Transpose<'_> {
        fn compute(self, l: L) {
            *self.1 = l.load_transposed(self.0.each_ref()).map(|word| l.store(word));
        }
    }
    let rows: [[u64; LANES]; LANES] =
        core::array::from_fn(|row| core::array::from_fn(|index| (10 * row + index) as u64));
    let expected: [[u64; LANES]; LANES] = core::array::from_fn(|index| rows.map(|row| row[index]));
    let mut columns = [[0; LANES]; LANES];
    Software.run(Transpose(&rows, &mut columns));
    assert_eq!(columns, expected);
    if let Some(ifma) = Ifma::detect() {
        ifma.run(Transpose(&rows, &mut columns));
        assert_eq!(columns, expected);
    }
}

/// Runs the software lanes, which need more stack than a test has.
fn software<T: Send>(work: impl FnOnce(Software) -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(64 << 20);
        thread.spawn_scoped(scope, || work(Software)).unwrap().join().unwrap()
    })
}

/// Tests every case in every lane, beside the seven cases that follow it.
#[inline(never)]
fn check<L: CurveLanes>(l: L, cases: &[(Affine, Signed, bool)], step: usize) {
    let tables: Vec<_> = cases.iter().map(|(key, ..)| KeptTable::new_vartime(key)).collect();
    for first in (0..cases.len()).step_by(step) {
        let at = |lane: usize| (first + lane) % cases.len();
        let signed = core::array::from_fn(|lane| cases[at(lane)].1);
        let kept = verify_kept_vartime(l, &core::array::from_fn(|lane| &tables[at(lane)]), &signed);
        let once = verify_once_vartime(l, &core::array::from_fn(|lane| cases[at(lane)].0), &signed);
        for lane in 0..LANES {
            let (key, signed, expected) = &cases[at(lane)];
            assert_eq!((kept >> lane) & 1 == 1, *expected, "kept, lane {lane}: {key:x?} {signed:x?}");
            assert_eq!((once >> lane) & 1 == 1, *expected, "once, lane {lane}: {key:x?} {signed:x?}");
        }
    }
}

fn judged((key, signed): (Affine, Signed)) -> (Affine, Signed, bool) {
    (key, signed, oracle(&key, &signed))
}

#[test]
fn edge_cases_are_decided_in_lanes_as_crate_p256_decides_them() {
    let cases: Vec<_> = edge_cases().into_iter().map(judged).collect();
    if let Some(ifma) = Ifma::detect() {
        check(ifma, &cases, 1);
    }
    software(|lanes| check(lanes, &cases, LANES));
}

/// Valid signatures that lose `z` on the way. The last addition adds the multiple of the generator's row of 2^252 for
/// its highest digit, so the sum before it is the same point if `u1 + u2 * d` is twice that multiple. The lanes do not
/// decide these signatures; the single verification does.
fn exceptional(d: &Limbs, u1: &Limbs) -> (Affine, Signed) {
    let mut u1 = *u1;
    u1[0] |= 1;
    let digit = 1 + 2 * (u1[3] >> 61);
    let sum = scalar::mont_mul(&scalar::to_mont(&[0, 0, 0, 1 << 61]), &[digit, 0, 0, 0]);
    let rest = scalar::add(&sum, &scalar::negative(&u1));
    let u2 = scalar::mont_mul(&scalar::to_mont(&rest), &scalar::MODULUS.invert(d));
    crafted_signature(d, &u1, &u2)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn good_and_exceptional_and_changed_signatures_stand_side_by_side(
        numbers in prop::collection::vec((below_n(), below_n(), below_n(), any::<u8>()), 8),
    ) {
        software(|lanes| side_by_side(lanes, numbers));
    }
}

#[inline(never)]
fn side_by_side(software: Software, numbers: Vec<(Limbs, Limbs, Limbs, u8)>) {
    let cases: Vec<_> = numbers
        .into_iter()
        .filter(|(d, u1, u2, _)| [d, u1, u2].iter().all(|x| scalar::in_range(x)))
        .map(|(d, u1, u2, kind)| {
            let crafted = || crafted_signature(&d, &u1, &u2);
            let (key, mut signed) = if kind % 4 == 0 { exceptional(&d, &u1) } else { crafted() };
            match kind % 8 {
                1 => signed.e[0] ^= 1,
                2 => signed.r[3] ^= 1,
                3 => signed.s[1] ^= 1,
                5 => signed.s = scalar::negative(&signed.s),
                _ => {}
            }
            judged((key, signed))
        })
        .collect();
    if !cases.is_empty() {
        check(software, &cases, LANES);
        if let Some(ifma) = Ifma::detect() {
            check(ifma, &cases, 1);
        }
    }
}

#[test]
fn exceptional_signatures_are_good_ones() {
    let d = [0x1234_5678_9abc_def0, 7, 8, 9];
    for at in 1..9_u64 {
        let (key, signed) = exceptional(&d, &[at, 2 * at, 3 * at, at << 58]);
        assert!(oracle(&key, &signed) && verify_vartime(&OnceTable::new_vartime(&key), &signed));
    }
    assert!(limbs::less(&d, &scalar::N));
}
