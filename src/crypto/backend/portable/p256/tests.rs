use num_bigint::BigUint;
use p256::elliptic_curve::Group as _;
use p256::elliptic_curve::ops::Reduce as _;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{AffinePoint, ProjectivePoint, Scalar};
use proptest::prelude::*;
use zeroize::Zeroizing;

use super::field::{Fe, P};
use super::generator;
use super::limbs::{self, Limbs};
use super::point::{self, Affine, Jacobian};
use super::scalar::{self, N};
use super::sign::{self, Outcome};
use super::table::{G_SPACING, KeptTable, KeyTable, OnceTable};
use super::verify::{self, Signed, multiply_vartime, verify_vartime};

fn big(x: &Limbs) -> BigUint {
    BigUint::from_bytes_be(&limbs::to_be(x))
}

fn limbs_of(x: &BigUint) -> Limbs {
    let bytes = x.to_bytes_be();
    let mut all = [0; 32];
    all[32 - bytes.len()..].copy_from_slice(&bytes);
    limbs::from_be(&all)
}

fn scalar_of(x: &Limbs) -> Scalar {
    Scalar::reduce(&p256::FieldBytes::from(limbs::to_be(x)))
}

/// The point in the form of another crate, unless it is at infinity.
pub(crate) fn affine_of(point: &ProjectivePoint) -> Option<Affine> {
    let bytes = AffinePoint::from(*point).to_sec1_point(false);
    let coordinate = |bytes: &p256::FieldBytes| limbs::from_be(&(*bytes).into());
    let (x, y) = (coordinate(bytes.x()?), coordinate(bytes.y()?));
    Some(Affine::from_coordinates_vartime(&x, &y).unwrap())
}

fn affine(point: &Jacobian) -> Option<Affine> {
    (!point.is_infinity()).then(|| point.affine(&point::invert(&point.z)))
}

fn g() -> Affine {
    generator::TABLE[0][0].point()
}

/// A number, often one with long carries or zero limbs.
pub(crate) fn number() -> impl Strategy<Value = Limbs> {
    let limb =
        prop_oneof![Just(0), Just(1), Just(u64::MAX), Just(u64::MAX - 1), Just(1 << 63), Just(1 << 32), any::<u64>()];
    let near = |x: &'static Limbs| {
        (0_u64..4, any::<bool>()).prop_map(|(by, below)| {
            if below { limbs::sub(x, &[by, 0, 0, 0]).0 } else { limbs::add(x, &[by, 0, 0, 0]).0 }
        })
    };
    prop_oneof![4 => any::<Limbs>(), 4 => prop::array::uniform4(limb), 1 => near(&P), 1 => near(&N)]
}

fn element() -> impl Strategy<Value = Fe> {
    number().prop_map(|x| Fe(if limbs::less(&x, &P) { x } else { limbs::sub(&x, &P).0 }))
}

/// A number below `n`.
pub(crate) fn below_n() -> impl Strategy<Value = Limbs> {
    number().prop_map(|x| scalar::reduce_once(&x, false))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn numbers_multiply_as_big_integers_do(a in number(), b in number()) {
        let value = |x: &[u64; 8]| x.iter().rev().fold(BigUint::ZERO, |sum, limb| (sum << 64) + limb);
        prop_assert_eq!(value(&limbs::mul(&a, &b)), big(&a) * big(&b));
        prop_assert_eq!(limbs::sqr(&a), limbs::mul(&a, &a));
        prop_assert_eq!(limbs::from_be(&limbs::to_be(&a)), a);
        prop_assert_eq!(limbs::less(&a, &b), big(&a) < big(&b));
    }

    #[test]
    fn the_field_is_that_of_big_integers(a in element(), b in element(), any in number()) {
        let p = big(&P);
        let r_inverse = (BigUint::from(1_u8) << 256_u32).modinv(&p).unwrap();
        let value = |x: &Fe| big(&x.0) * &r_inverse % &p;
        let (x, y) = (value(&a), value(&b));
        prop_assert!(big(&a.mul(&b).0) < p);
        prop_assert_eq!(value(&a.mul(&b)), &x * &y % &p);
        prop_assert_eq!(value(&a.sqr()), &x * &x % &p);
        prop_assert_eq!(value(&a.add(&b)), (&x + &y) % &p);
        prop_assert_eq!(value(&a.sub(&b)), (&x + &p - &y) % &p);
        prop_assert_eq!(value(&a.neg()), (&p - &x) % &p);
        prop_assert_eq!(a.halve().double(), a);
        prop_assert_eq!(a.to_limbs(), limbs_of(&x));
        prop_assert_eq!(value(&Fe::from_limbs(&any)), big(&any) % &p);
        prop_assert_eq!(value(&a.mul(&Fe(any))), &x * (big(&any) * &r_inverse % &p) % &p);
    }

    #[test]
    fn scalars_are_those_of_big_integers(a in below_n(), b in below_n(), any in number()) {
        let n = big(&N);
        prop_assert_eq!(big(&scalar::add(&a, &b)), (big(&a) + big(&b)) % &n);
        prop_assert_eq!(big(&scalar::mont_mul(&scalar::to_mont(&a), &b)), big(&a) * big(&b) % &n);
        prop_assert_eq!(big(&scalar::mont_mul(&scalar::to_mont(&b), &any)), big(&any) * big(&b) % &n);
        prop_assert_eq!(big(&scalar::reduce_once(&any, false)), big(&any) % &n);
        prop_assert_eq!(scalar::in_range(&any), any != [0; 4] && big(&any) < n);
    }

    #[test]
    fn inverses_are_those_of_big_integers(a in below_n(), x in element()) {
        let n = big(&N);
        let expected = big(&a).modinv(&n).unwrap_or_default();
        prop_assert_eq!(big(&scalar::MODULUS.invert_vartime(&a)), expected.clone());
        prop_assert_eq!(big(&scalar::MODULUS.invert(&a)), expected);
        let inverse = point::invert(&x);
        prop_assert_eq!(x.mul(&inverse), if x.is_zero() { Fe::ZERO } else { Fe::ONE });
        prop_assert!(x.is_zero() == inverse.is_zero());
        prop_assert_eq!(point::invert_vartime(&x), inverse);
        let root = x.sqr().sqrt().unwrap();
        prop_assert!(root == x || root == x.neg());
        // -1 is not a square.
        prop_assert!(x.is_zero() || x.sqr().neg().sqrt().is_none());
    }

    #[test]
    fn a_non_adjacent_form_is_its_number(a in below_n(), w in 2_u32..=7) {
        let naf = scalar::naf_vartime(&a, w);
        let sum = |positive: bool| {
            let digits = naf.iter().enumerate().filter(|(_, digit)| (**digit > 0) == positive);
            digits.fold(BigUint::ZERO, |sum, (index, digit)| sum + (BigUint::from(digit.unsigned_abs()) << index))
        };
        prop_assert_eq!((sum(true) + big(&N)) % big(&N), (big(&a) + sum(false)) % big(&N));
        let width = w as usize;
        prop_assert!(naf.windows(width).all(|digits| digits.iter().filter(|digit| **digit != 0).count() <= 1));
        prop_assert!(naf.iter().all(|digit| *digit == 0 || (digit & 1 == 1 && digit.unsigned_abs() < 1 << (w - 1))));
    }
}

/// Small numbers, powers of two, and the negatives of both.
fn crafted() -> Vec<Limbs> {
    let mut numbers: Vec<Limbs> = (1..70).map(|x| [x, 0, 0, 0]).collect();
    numbers.extend((6..256).map(|bit| core::array::from_fn(|limb| if bit / 64 == limb { 1 << (bit % 64) } else { 0 })));
    numbers.extend(numbers.clone().iter().map(scalar::negative));
    numbers
}

#[test]
fn multiples_of_the_generator_are_those_of_crate_p256() {
    let table = OnceTable::new_vartime(&g());
    for k in crafted() {
        let expected = affine_of(&(ProjectivePoint::GENERATOR * scalar_of(&k)));
        assert_eq!(sign::public_point(&Zeroizing::new(k)), expected, "{k:x?}");
        assert_eq!(affine(&multiply_vartime(&table, &k, &[0; 4])), expected, "{k:x?}");
        assert_eq!(affine(&multiply_vartime(&table, &[0; 4], &k)), expected, "{k:x?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn sums_of_multiples_are_those_of_crate_p256(d in below_n(), u1 in below_n(), u2 in below_n()) {
        let q = ProjectivePoint::GENERATOR * scalar_of(&d);
        let Some(key) = affine_of(&q) else { return Ok(()) };
        prop_assert_eq!(sign::public_point(&Zeroizing::new(d)), Some(key));
        // The case in which the parts of the sum are equal or opposite.
        let same = scalar::mont_mul(&scalar::to_mont(&u2), &d);
        for u1 in [u1, same, scalar::negative(&same), [0; 4]] {
            let u1 = scalar::reduce_once(&u1, false);
            let expected = affine_of(&(ProjectivePoint::GENERATOR * scalar_of(&u1) + q * scalar_of(&u2)));
            prop_assert_eq!(affine(&multiply_vartime(&OnceTable::new_vartime(&key), &u1, &u2)), expected);
            prop_assert_eq!(affine(&multiply_vartime(&KeptTable::new_vartime(&key), &u1, &u2)), expected);
        }
    }
}

/// Checks the table that the build script wrote.
#[test]
fn the_generators_table_is_of_its_odd_multiples() {
    let mut base = ProjectivePoint::GENERATOR;
    for row in &generator::TABLE {
        let mut multiple = base;
        for entry in row {
            assert_eq!(Some(entry.point()), affine_of(&multiple));
            multiple += base.double();
        }
        base = (0..G_SPACING).fold(base, |point, _| point.double());
    }
}

#[test]
fn a_keys_table_is_of_its_odd_multiples() {
    fn check<const ROWS: usize>() {
        let mut base = ProjectivePoint::GENERATOR * Scalar::from(0x5eed_u64);
        let table = KeyTable::<ROWS>::new_vartime(&affine_of(&base).unwrap());
        assert_eq!(Some(table.point()), affine_of(&base));
        for row in &table.0 {
            let mut multiple = base;
            for entry in row {
                assert_eq!(Some(entry.point()), affine_of(&multiple));
                multiple += base.double();
            }
            base = (0..KeyTable::<ROWS>::SPACING).fold(base, |point, _| point.double());
        }
    }
    check::<1>();
    check::<2>();
    check::<6>();
    check::<8>();
}

#[test]
fn points_off_the_curve_are_none() {
    let (x, y) = g().coordinates();
    assert_eq!(Affine::from_coordinates_vartime(&x, &y), Some(g()));
    let one = [1, 0, 0, 0];
    let other = [limbs::add(&x, &one).0, [0; 4], [u64::MAX; 4], P, limbs::add(&x, &P).0];
    for wrong in other {
        assert_eq!(Affine::from_coordinates_vartime(&wrong, &y), None);
        assert_eq!(Affine::from_coordinates_vartime(&x, &wrong), None);
    }
    // Not below p, and congruent to the x coordinate of a point: x = 5 with its y.
    let point = Affine::from_x_vartime(&[5, 0, 0, 0], true).unwrap();
    let (_, y) = point.coordinates();
    assert!(Affine::from_coordinates_vartime(&[5, 0, 0, 0], &y).is_some());
    let (x, carry) = limbs::add(&[5, 0, 0, 0], &P);
    assert!(!carry && Affine::from_coordinates_vartime(&x, &y).is_none() && Affine::from_x_vartime(&x, true).is_none());
}

/// A signature with these multipliers by a key `d`; the digest is chosen to fit.
pub(crate) fn crafted_signature(d: &Limbs, u1: &Limbs, u2: &Limbs) -> (Affine, Signed) {
    let q = ProjectivePoint::GENERATOR * scalar_of(d);
    let sum = ProjectivePoint::GENERATOR * scalar_of(u1) + q * scalar_of(u2);
    let r = affine_of(&sum).map_or([1, 0, 0, 0], |point| scalar::reduce_once(&point.coordinates().0, false));
    // u2 = r / s, u1 = e / s.
    let s = scalar::mont_mul(&scalar::to_mont(&r), &scalar::MODULUS.invert(u2));
    let e = scalar::mont_mul(&scalar::to_mont(u1), &s);
    (affine_of(&q).unwrap(), Signed { e, r, s })
}

/// The result of the crate `p256` for a signature.
pub(crate) fn oracle(key: &Affine, signed: &Signed) -> bool {
    use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
    let (x, y) = key.coordinates();
    let point = [&[4][..], &limbs::to_be(&x), &limbs::to_be(&y)].concat();
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).unwrap();
    let signature = [limbs::to_be(&signed.r), limbs::to_be(&signed.s)].concat();
    p256::ecdsa::Signature::from_slice(&signature)
        .is_ok_and(|signature| key.verify_prehash(&limbs::to_be(&signed.e), &signature).is_ok())
}

/// Keys and signatures that most often reveal errors: multipliers that are zero, one, equal or opposite; keys that are
/// small multiples of the generator; halves out of range or at its ends; digests above the order; the other s.
pub(crate) fn edge_cases() -> Vec<(Affine, Signed)> {
    let (zero, one, two) = ([0; 4], [1, 0, 0, 0], [2, 0, 0, 0]);
    let any = [0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210, 0x0f1e_2d3c_4b5a_6978, 0x1122_3344_5566_7788];
    let other = [0xdead_beef_0bad_cafe, 0x9e37_79b9_7f4a_7c15, 0xf39c_c060_5ced_c834, 0x8082_2837_1a4b_5c6d];
    let half = limbs_of(&(big(&N) >> 1));
    let mut cases = Vec::new();
    for d in [any, one, scalar::negative(&one), two, half, scalar::negative(&any)] {
        let multipliers = [
            (zero, one),
            (zero, any),
            (one, one),
            (one, scalar::negative(&one)),
            (any, one),
            (any, any),
            (any, scalar::negative(&any)),
            (two, one),
            (one, two),
            (scalar::negative(&two), scalar::negative(&one)),
            ([63, 0, 0, 0], [31, 0, 0, 0]),
            ([1 << 20, 0, 0, 0], [1 << 20, 0, 0, 0]),
            (half, half),
        ];
        cases.extend(multipliers.iter().map(|(u1, u2)| crafted_signature(&d, u1, u2)));
        let (key, good) = crafted_signature(&d, &any, &other);
        for number in [zero, N, limbs::add(&N, &one).0, [u64::MAX; 4], scalar::negative(&one), one] {
            cases.push((key, Signed { r: number, ..good }));
            cases.push((key, Signed { s: number, ..good }));
            cases.push((key, Signed { e: number, ..good }));
        }
        // 2n does not fit in 256 bits; n added to a suitable value does.
        cases.push((key, Signed { r: limbs::add(&good.r, &N).0, ..good }));
        cases.push((key, Signed { s: limbs::add(&good.s, &N).0, ..good }));
        cases.push((key, Signed { s: scalar::negative(&good.s), ..good }));
        cases.push((key, Signed { r: good.s, s: good.r, ..good }));
        cases.push((key.neg(), good));
        cases.push((key, Signed { r: zero, s: zero, e: zero }));
        cases.push((key, good));
    }
    cases
}

#[test]
fn edge_cases_are_decided_as_crate_p256_decides_them() {
    let mut good = 0;
    for (key, signed) in edge_cases() {
        let expected = oracle(&key, &signed);
        assert_eq!(verify_vartime(&OnceTable::new_vartime(&key), &signed), expected, "{key:x?} {signed:x?}");
        assert_eq!(verify_vartime(&KeptTable::new_vartime(&key), &signed), expected, "{key:x?} {signed:x?}");
        good += usize::from(expected);
    }
    assert!(good > 60, "only {good} are good");
}

/// An r below `p - n` corresponds to two x coordinates: `r` and `r + n`. The second belongs to a point of small x,
/// which the test finds by trial.
#[test]
fn fips186_5_6_4_2_an_r_matches_both_coordinates() {
    let (r, point) = (0..100_u64)
        .find_map(|by| {
            let r = [by + 1, 0, 0, 0];
            let (x, _) = limbs::add(&r, &N);
            Some((r, Affine::from_x_vartime(&x, false)?))
        })
        .unwrap();
    assert!(limbs::less(&r, &verify::P_MINUS_N));
    // A signature with u1 = 0 and u2 = 1 has the x coordinate of the key itself.
    let signed = Signed { e: [0; 4], r, s: r };
    let x_is_r = (1..100_u64).find_map(|x| Some(([x, 0, 0, 0], Affine::from_x_vartime(&[x, 0, 0, 0], true)?))).unwrap();
    for (key, signed, good) in [
        (point, signed, true),
        (point.neg(), signed, true),
        (x_is_r.1, Signed { e: [0; 4], r: x_is_r.0, s: x_is_r.0 }, true),
        (x_is_r.1, signed, x_is_r.0 == r),
    ] {
        assert_eq!(oracle(&key, &signed), good);
        assert_eq!(verify_vartime(&OnceTable::new_vartime(&key), &signed), good);
        assert_eq!(verify_vartime(&KeptTable::new_vartime(&key), &signed), good);
    }
}

/// `34 * G` is one of the multiples that the constant-time method does not compute: such a nonce is not used.
#[test]
fn a_nonce_whose_sum_is_exceptional_is_not_used() {
    let number = |x: u64| Zeroizing::new([x, 0, 0, 0]);
    assert!(matches!(sign::sign(&number(7), &number(34), &[5; 4]), Outcome::Again));
    assert!(matches!(sign::sign(&number(7), &Zeroizing::new([7, 6, 5, 4]), &[5; 4]), Outcome::Signature(_)));
    // s = (e + r * d) / k is zero for e = -r * d.
    let k = Zeroizing::new([7, 6, 5, 4]);
    let r = scalar::reduce_once(&sign::public_point(&k).unwrap().coordinates().0, false);
    let e = scalar::negative(&scalar::mont_mul(&scalar::to_mont(&r), &number(7)));
    assert!(matches!(sign::sign(&number(7), &k, &e), Outcome::Again));
}

/// A wrong entry in the generator's table moves the sum off the curve.
#[test]
fn a_point_off_the_curve_is_seen() {
    let mut wrong = g();
    for at in 0..256 {
        wrong.x.0[at / 64] ^= 1 << (at % 64);
        let sum = g().jacobian().double().add_affine_incomplete(&wrong);
        assert!(!sum.affine(&point::invert(&sum.z)).is_on_curve());
        wrong.x.0[at / 64] ^= 1 << (at % 64);
    }
    assert!(wrong.is_on_curve());
}
