//! The inverse of a number modulo an odd one, by batched division steps (Bernstein and Yang, "Fast constant-time gcd
//! computation and modular inversion", 2019, in its variable-time form).
//!
//! It serves the blinding of signatures, and sees only a product with a uniformly random factor, so its time tells
//! nothing about the secret.

#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)] // two's complement on purpose: limbs carry signs

use zeroize::Zeroize as _;

/// The bits of one limb, and the division steps of one batch.
const LIMB_BITS: u32 = 62;
const LIMB_MASK: i64 = (1 << LIMB_BITS) - 1;

/// Limbs for 4096 bits and the sign.
const LIMBS: usize = 68;

/// A signed number of up to [`LIMBS`] limbs of 62 bits, least significant first; the last one in use carries the sign.
type Signed = [i64; LIMBS];

/// Two by two: what 62 division steps do to the pair (f, g), multiplied by 2^62.
#[derive(Clone, Copy)]
struct Transition {
    u: i64,
    v: i64,
    q: i64,
    r: i64,
}

/// Writes `x^-1 mod n` big-endian into `out`; returns whether there is one.
///
/// Inputs: `n` odd, at most 4096 bits; `x` below `n`; all three slices of one length. Timing: depends on `x` and `n`.
#[must_use]
pub(super) fn inverse_vartime(x: &[u8], n: &[u8], out: &mut [u8]) -> bool {
    let limbs = (n.len() * 8 + 2).div_ceil(LIMB_BITS as usize).min(LIMBS);
    let n = from_be_bytes(n);
    let (mut f, mut g) = (n, from_be_bytes(x));
    let (mut d, mut e): (Signed, Signed) = ([0; LIMBS], [0; LIMBS]);
    e[0] = 1;
    let n_inverse = inverse_of_limb(n[0]);
    let mut eta = -1_i64;
    let mut in_use = limbs;
    // The published bound on division steps, 49/17 for each bit, is never reached by a number with an inverse.
    let most_batches = limbs * 3 + 2;
    for _ in 0..most_batches {
        let transition;
        (eta, transition) = divide_steps_vartime(eta, f[0], g[0]);
        update_cofactors(&mut d[..limbs], &mut e[..limbs], &n[..limbs], n_inverse, transition);
        update_pair(&mut f[..in_use], &mut g[..in_use], transition);
        if g[..in_use].iter().all(|limb| *limb == 0) {
            break;
        }
        in_use = shrink(&mut f, &mut g, in_use);
    }
    // f is now the greatest common divisor or its negative.
    let negative = f[in_use - 1] < 0;
    let (top, below) = (f[in_use - 1], &f[..in_use - 1]);
    let unit = match below {
        [] => top == 1 || top == -1,
        below if negative => top == -1 && below.iter().all(|limb| *limb == LIMB_MASK),
        [low, between @ ..] => top == 0 && *low == 1 && between.iter().all(|limb| *limb == 0),
    };
    if !unit || g[..in_use].iter().any(|limb| *limb != 0) {
        return false;
    }
    normalise(&mut d[..limbs], &n[..limbs], negative);
    to_be_bytes(&d, out);
    d.zeroize();
    e.zeroize();
    true
}

/// 62 division steps on the low limbs of f and g.
fn divide_steps_vartime(mut eta: i64, f: i64, g: i64) -> (i64, Transition) {
    let (mut f, mut g) = (f as u64, g as u64);
    let (mut u, mut v, mut q, mut r) = (1_u64, 0_u64, 0_u64, 1_u64);
    let mut left = LIMB_BITS;
    loop {
        // Halve while g is even; a sentinel bit stops at the steps that are left.
        let zeros = (g | (u64::MAX << left)).trailing_zeros();
        g >>= zeros;
        u <<= zeros;
        v <<= zeros;
        eta -= i64::from(zeros);
        left -= zeros;
        if left == 0 {
            break;
        }
        // Here f and g are odd.
        if eta < 0 {
            eta = -eta;
            (f, g) = (g, f.wrapping_neg());
            (u, q) = (q, u.wrapping_neg());
            (v, r) = (r, v.wrapping_neg());
        }
        // Add the multiple of f that clears as many low bits of g as steps may be done before the next exchange.
        let limit = (eta + 1).min(i64::from(left)).min(4) as u32;
        let mask = (1_u64 << limit) - 1;
        // f * (f + ((f + 1 & 4) << 1)) is 1 modulo 16.
        let f_inverse = f.wrapping_add((f.wrapping_add(1) & 4) << 1);
        let w = f_inverse.wrapping_neg().wrapping_mul(g) & mask;
        g = g.wrapping_add(f.wrapping_mul(w));
        q = q.wrapping_add(u.wrapping_mul(w));
        r = r.wrapping_add(v.wrapping_mul(w));
    }
    (eta, Transition { u: u as i64, v: v as i64, q: q as i64, r: r as i64 })
}

/// (d, e) = transition * (d, e) / 2^62 modulo n, each kept between -2n and n.
fn update_cofactors(d: &mut [i64], e: &mut [i64], n: &[i64], n_inverse: u64, t: Transition) {
    let last = d.len() - 1;
    // Adding n to a negative one first keeps the results in range.
    let (d_sign, e_sign) = (d[last] >> 63, e[last] >> 63);
    let mut d_multiple = (t.u & d_sign) + (t.v & e_sign);
    let mut e_multiple = (t.q & d_sign) + (t.r & e_sign);
    let mut d_column = wide(t.u, d[0]) + wide(t.v, e[0]);
    let mut e_column = wide(t.q, d[0]) + wide(t.r, e[0]);
    // Then the multiple of n that makes the low limb vanish.
    d_multiple -= (n_inverse.wrapping_mul(d_column as u64).wrapping_add(d_multiple as u64)) as i64 & LIMB_MASK;
    e_multiple -= (n_inverse.wrapping_mul(e_column as u64).wrapping_add(e_multiple as u64)) as i64 & LIMB_MASK;
    d_column = (d_column + wide(n[0], d_multiple)) >> LIMB_BITS;
    e_column = (e_column + wide(n[0], e_multiple)) >> LIMB_BITS;
    for at in 1..d.len() {
        d_column += wide(t.u, d[at]) + wide(t.v, e[at]) + wide(n[at], d_multiple);
        e_column += wide(t.q, d[at]) + wide(t.r, e[at]) + wide(n[at], e_multiple);
        d[at - 1] = d_column as i64 & LIMB_MASK;
        e[at - 1] = e_column as i64 & LIMB_MASK;
        d_column >>= LIMB_BITS;
        e_column >>= LIMB_BITS;
    }
    d[last] = d_column as i64;
    e[last] = e_column as i64;
}

/// (f, g) = transition * (f, g) / 2^62, exactly.
fn update_pair(f: &mut [i64], g: &mut [i64], t: Transition) {
    let last = f.len() - 1;
    let mut f_column = (wide(t.u, f[0]) + wide(t.v, g[0])) >> LIMB_BITS;
    let mut g_column = (wide(t.q, f[0]) + wide(t.r, g[0])) >> LIMB_BITS;
    for at in 1..f.len() {
        f_column += wide(t.u, f[at]) + wide(t.v, g[at]);
        g_column += wide(t.q, f[at]) + wide(t.r, g[at]);
        f[at - 1] = f_column as i64 & LIMB_MASK;
        g[at - 1] = g_column as i64 & LIMB_MASK;
        f_column >>= LIMB_BITS;
        g_column >>= LIMB_BITS;
    }
    f[last] = f_column as i64;
    g[last] = g_column as i64;
}

/// Drops the top limb while it is but the sign of both numbers.
fn shrink(f: &mut Signed, g: &mut Signed, mut in_use: usize) -> usize {
    while in_use > 1 {
        let (f_top, g_top) = (f[in_use - 1], g[in_use - 1]);
        if (f_top != 0 && f_top != -1) || (g_top != 0 && g_top != -1) {
            break;
        }
        // The limb below takes over the sign.
        f[in_use - 2] |= f_top << LIMB_BITS;
        g[in_use - 2] |= g_top << LIMB_BITS;
        in_use -= 1;
    }
    in_use
}

/// Brings d, or its negative, from between -2n and n to between 0 and n.
fn normalise(d: &mut [i64], n: &[i64], negate: bool) {
    let last = d.len() - 1;
    add_if(d, n, d[last] < 0);
    if negate {
        let mut carry = 0;
        for limb in d.iter_mut() {
            carry -= *limb;
            *limb = carry & LIMB_MASK;
            carry >>= LIMB_BITS;
        }
        d[last] |= carry << LIMB_BITS;
    }
    add_if(d, n, d[last] < 0);
}

fn add_if(d: &mut [i64], n: &[i64], condition: bool) {
    if !condition {
        return;
    }
    let last = d.len() - 1;
    let mut carry = 0;
    for (limb, n) in d.iter_mut().zip(n) {
        carry += *limb + n;
        *limb = carry & LIMB_MASK;
        carry >>= LIMB_BITS;
    }
    d[last] |= carry << LIMB_BITS;
}

/// `n^-1 mod 2^62` of an odd limb.
fn inverse_of_limb(n: i64) -> u64 {
    let n = n as u64;
    let mut inverse = n;
    for _ in 0..5 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(n.wrapping_mul(inverse)));
    }
    inverse & LIMB_MASK as u64
}

fn wide(a: i64, b: i64) -> i128 {
    i128::from(a) * i128::from(b)
}

fn from_be_bytes(bytes: &[u8]) -> Signed {
    let mut limbs = [0; LIMBS];
    for (at, byte) in bytes.iter().rev().enumerate() {
        let bit = at * 8;
        let (limb, shift) = (bit / LIMB_BITS as usize, bit % LIMB_BITS as usize);
        let spread = u128::from(*byte) << shift;
        limbs[limb] |= spread as i64 & LIMB_MASK;
        if let Some(next) = limbs.get_mut(limb + 1) {
            *next |= (spread >> LIMB_BITS) as i64;
        }
    }
    limbs
}

fn to_be_bytes(limbs: &Signed, bytes: &mut [u8]) {
    for (at, byte) in bytes.iter_mut().rev().enumerate() {
        let bit = at * 8;
        let (limb, shift) = (bit / LIMB_BITS as usize, bit % LIMB_BITS as usize);
        let next = limbs.get(limb + 1).copied().unwrap_or(0);
        let pair = limbs[limb] as u128 | (next as u128) << LIMB_BITS;
        *byte = (pair >> shift) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;

    fn check(x: &[u8], n: &[u8]) {
        let expected = BigUint::from_bytes_be(x).modinv(&BigUint::from_bytes_be(n));
        let mut out = vec![0; n.len()];
        let found = inverse_vartime(x, n, &mut out);
        assert_eq!(found.then(|| BigUint::from_bytes_be(&out)), expected, "{x:x?} modulo {n:x?}");
    }

    #[test]
    fn small_numbers_have_the_inverses_of_arithmetic() {
        for n in (3_u16..2000).step_by(2) {
            for x in 1..n.min(60) {
                let mut out = [0; 2];
                let found = inverse_vartime(&x.to_be_bytes(), &n.to_be_bytes(), &mut out);
                let expected = (1..n).find(|candidate| u32::from(*candidate) * u32::from(x) % u32::from(n) == 1);
                assert_eq!(found.then_some(u16::from_be_bytes(out)), expected, "{x} modulo {n}");
            }
        }
        assert!(!inverse_vartime(&[0, 0], &[0, 9], &mut [0; 2]), "zero has no inverse");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(48))]
        #[test]
        fn inverses_agree_with_num_bigint(mut n in proptest::collection::vec(0_u8.., 256..=512), seed in 0_u64.., ones in 0_usize..3) {
            *n.first_mut().unwrap() |= 0x80;
            *n.last_mut().unwrap() |= 1;
            if ones == 1 { n.fill(0xff); }
            let mut x: Vec<u8> = (0..n.len() as u64).map(|at| (seed.wrapping_mul(at * 2 + 1) >> 32) as u8).collect();
            x[0] = 0;
            if ones == 2 { x = n.clone(); *x.last_mut().unwrap() -= 1; }
            check(&x, &n);
        }
    }
}
