//! Verification of eight signatures.

#![allow(clippy::inline_always, reason = "the kernels' pieces are computed in place")]

use super::super::lanes::{LANES, SimdJob};
use super::digits::{Odd, negative_lanes};
use super::field as f;
use super::keys::{AddRows, Keys};
use super::lanes::CurveLanes;
use super::point::{Double, Points};
use crate::crypto::backend::portable::p256::generator;
use crate::crypto::backend::portable::p256::limbs::{self, Limbs};
use crate::crypto::backend::portable::p256::scalar;
use crate::crypto::backend::portable::p256::table::{G_POINTS, G_ROWS, G_WIDTH, G_WINDOWS, KEY_WIDTH};
use crate::crypto::backend::portable::p256::verify::{P_MINUS_N, Signed};

/// The lanes with valid signatures. `alone` verifies the signatures that the lanes do not decide.
pub(super) fn verify_vartime<L: CurveLanes, K: Keys<L>>(
    l: L,
    keys: &K,
    signed: &[Signed; LANES],
    alone: impl Fn(usize) -> bool,
) -> u8 {
    let possible = lanes(|lane| signed[lane].is_in_range());
    let inverses =
        invert_each_vartime(&core::array::from_fn(
            |lane| {
                if has(possible, lane) { signed[lane].s } else { [1, 0, 0, 0] }
            },
        ));
    let multipliers: [_; LANES] = core::array::from_fn(|lane| signed[lane].multipliers(&inverses[lane]));
    let (mut equal, mut infinite) = (0, 0);
    l.run(Equation {
        keys,
        u1: &multipliers.map(|(u1, _)| Odd::new_vartime(&u1, G_WIDTH * G_WINDOWS)),
        u2: &multipliers.map(|(_, u2)| Odd::new_vartime(&u2, KEY_WIDTH * K::ROW_WINDOWS * K::ROWS)),
        r: &signed.map(|signed| signed.r),
        equal: &mut equal,
        infinite: &mut infinite,
    });
    lanes(|lane| {
        if !has(possible, lane) {
            false
        } else if has(infinite, lane) || limbs::less(&signed[lane].r, &P_MINUS_N) {
            // An addition was exceptional, or r corresponds to two coordinates. Only crafted signatures cause this.
            alone(lane)
        } else {
            has(equal, lane)
        }
    })
}

fn lanes(mut is: impl FnMut(usize) -> bool) -> u8 {
    (0..LANES).fold(0, |lanes, lane| lanes | (u8::from(is(lane)) << lane))
}

fn has(lanes: u8, lane: usize) -> bool {
    (lanes >> lane) & 1 == 1
}

/// `R / s` modulo `n` for nonzero numbers, with one inversion: Montgomery's simultaneous inversion.
fn invert_each_vartime(s: &[Limbs; LANES]) -> [Limbs; LANES] {
    let s = s.each_ref().map(scalar::to_mont);
    let mut inverses = [[0; 4]; LANES];
    let mut product = scalar::to_mont(&[1, 0, 0, 0]);
    for (before, s) in inverses.iter_mut().zip(&s) {
        *before = product;
        product = scalar::mont_mul(&product, s);
    }
    let product = scalar::mont_mul(&product, &[1, 0, 0, 0]);
    let mut inverse = scalar::to_mont(&scalar::MODULUS.invert_vartime(&product));
    for (own, s) in inverses.iter_mut().zip(&s).rev() {
        *own = scalar::mont_mul(own, &inverse);
        inverse = scalar::mont_mul(&inverse, s);
    }
    inverses
}

/// The lanes where `u1 * G + u2 * Q` has the x coordinate `r`, and the lanes where an addition was exceptional or the
/// sum is at infinity.
///
/// Every lane processes the same digit positions: no digit is zero, so each lane adds at each position. An exceptional
/// addition gives `z = 0`, which stays 0 to the end.
struct Equation<'a, K> {
    keys: &'a K,
    u1: &'a [Odd; LANES],
    u2: &'a [Odd; LANES],
    r: &'a [Limbs; LANES],
    equal: &'a mut u8,
    infinite: &'a mut u8,
}

impl<L: CurveLanes, K: Keys<L>> SimdJob<L> for Equation<'_, K> {
    #[inline(always)]
    fn compute(self, l: L) {
        let mut sum: Option<Points<L>> = None;
        let mut doublings = 0;
        for level in (0..KEY_WIDTH * K::ROW_WINDOWS).rev() {
            doublings += 1;
            let (of_keys, of_generator) = (level % KEY_WIDTH == 0, level == 0 || level == G_WIDTH);
            if !of_keys && !of_generator {
                continue;
            }
            if let Some(sum) = &mut sum {
                l.run(Double(sum, doublings));
            }
            doublings = 0;
            if of_keys {
                self.keys.add(l, &mut sum, |row| {
                    let at = row * K::ROW_WINDOWS + level / KEY_WIDTH;
                    self.u2.each_ref().map(|u| u.digit(at, KEY_WIDTH))
                });
            }
            if of_generator {
                // A row serves two digits: one without doublings, and one six doublings below. The last row has only
                // the first.
                let second = level / G_WIDTH;
                let entries = |row: usize| {
                    let digits = self.u1.each_ref().map(|u| u.digit(2 * row + second, G_WIDTH));
                    let entries = digits.map(|digit| &generator::TABLE[row][digit.0 % G_POINTS]);
                    (entries, negative_lanes(&digits))
                };
                l.run(AddRows { sum: &mut sum, entries, rows: G_ROWS - second });
            }
        }
        let Some(sum) = sum else { return };
        // r * z^2 = x.
        let r = self.r.each_ref().map(f::digits);
        let r = core::array::from_fn(|at| l.load(&r.map(|digits| digits[at])));
        let r = f::carry(l, &f::mul(l, &r, &f::splat(l, &f::RR)));
        let zz = f::carry(l, &f::sqr(l, &sum.z));
        let difference = f::reduce(l, &f::sub(l, &f::mul(l, &r, &zz), &sum.x));
        *self.equal = f::zero_lanes_vartime(l, &difference);
        *self.infinite = f::zero_lanes_vartime(l, &f::reduce(l, &sum.z));
    }
}
