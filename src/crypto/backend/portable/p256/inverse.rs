//! Inverses modulo an odd number by the division steps of Bernstein and Yang ("Fast constant-time gcd computation and
//! modular inversion", 2019), 62 or 59 of them at a time.
//!
//! Numbers have five signed digits of 62 bits. The lowest 64 bits determine the effect of many steps, as a matrix. Then
//! the matrix is applied to the whole numbers `f` and `g` exactly, and to `d` and `e` modulo the modulus. `f` always
//! equals `d * x`, and `g` equals `e * x`.

#![allow(clippy::inline_always, reason = "a matrix stays in registers only where it is applied in place")]

use core::hint::black_box;

use super::limbs::Limbs;

type Signed62 = [i64; 5];

const DIGIT_MASK: u64 = u64::MAX >> 2;

/// An odd modulus above 2^255.
pub(crate) struct Modulus {
    digits: Signed62,
    /// `1 / modulus` modulo 2^62.
    inverse: u64,
}

/// The effect of steps: `2^62 * (f', g') = (u f + v g, q f + r g)`.
#[derive(Clone, Copy)]
struct Matrix {
    u: i64,
    v: i64,
    q: i64,
    r: i64,
}

impl Modulus {
    pub(crate) const fn new(modulus: &Limbs) -> Self {
        // Each round doubles the number of correct bits, which starts with three for an odd number.
        let mut inverse = modulus[0];
        let mut round = 0;
        while round < 5 {
            inverse = inverse.wrapping_mul(2_u64.wrapping_sub(modulus[0].wrapping_mul(inverse)));
            round += 1;
        }
        Self { digits: to_signed(modulus), inverse: inverse & DIGIT_MASK }
    }

    /// `1 / x`, and 0 for 0, for `x` below the modulus. Variable time.
    pub(crate) fn invert_vartime(&self, x: &Limbs) -> Limbs {
        let (mut d, mut e): (Signed62, Signed62) = ([0; 5], [1, 0, 0, 0, 0]);
        let (mut f, mut g) = (self.digits, to_signed(x));
        let (mut eta, mut len) = (-1, 5);
        loop {
            let (next, matrix) = steps_62_vartime(eta, f[0].cast_unsigned(), g[0].cast_unsigned());
            eta = next;
            self.apply_modular(&matrix, &mut d, &mut e);
            apply(&matrix, &mut f, &mut g, len);
            if g[..len].iter().all(|digit| *digit == 0) {
                break;
            }
            // A highest digit that contains only the sign is merged into the digit below it.
            let (top_f, top_g) = (f[len - 1], g[len - 1]);
            if len > 1 && top_f == top_f >> 63 && top_g == top_g >> 63 {
                f[len - 2] |= top_f << 62;
                g[len - 2] |= top_g << 62;
                len -= 1;
            }
        }
        self.normalise(&mut d, f[len - 1]);
        from_signed(&d)
    }

    /// `1 / x`, and 0 for 0, for `x` below the modulus.
    ///
    /// Time is constant. 590 steps are enough for any number of 256 bits if they begin at one half.
    pub(crate) fn invert(&self, x: &Limbs) -> Limbs {
        let (mut d, mut e): (Signed62, Signed62) = ([0; 5], [1, 0, 0, 0, 0]);
        let (mut f, mut g) = (self.digits, to_signed(x));
        let mut zeta = -1;
        for _ in 0..10 {
            let (next, matrix) = steps_59(zeta, f[0].cast_unsigned(), g[0].cast_unsigned());
            zeta = next;
            self.apply_modular(&matrix, &mut d, &mut e);
            apply(&matrix, &mut f, &mut g, 5);
        }
        self.normalise(&mut d, f[4]);
        from_signed(&d)
    }

    /// `(d, e) = (u d + v e, q d + r e) / 2^62` modulo `m`. They are above `-2m` and below `m`, before and after.
    /// Constant time.
    #[inline(always)]
    fn apply_modular(&self, matrix: &Matrix, d: &mut Signed62, e: &mut Signed62) {
        let Matrix { u, v, q, r } = *matrix;
        let m = &self.digits;
        let (sign_d, sign_e) = (d[4] >> 63, e[4] >> 63);
        // The multiple of the modulus to add: first for the signs, then so that the lowest 62 bits become zero.
        let mut times_d = (u & sign_d) + (v & sign_e);
        let mut times_e = (q & sign_d) + (r & sign_e);
        let mut sum_d = product(u, d[0]) + product(v, e[0]);
        let mut sum_e = product(q, d[0]) + product(r, e[0]);
        times_d -= self.to_clear(sum_d, times_d);
        times_e -= self.to_clear(sum_e, times_e);
        sum_d += product(m[0], times_d);
        sum_e += product(m[0], times_e);
        for i in 1..5 {
            sum_d = (sum_d >> 62) + product(u, d[i]) + product(v, e[i]) + product(m[i], times_d);
            sum_e = (sum_e >> 62) + product(q, d[i]) + product(r, e[i]) + product(m[i], times_e);
            d[i - 1] = low_digit(sum_d);
            e[i - 1] = low_digit(sum_e);
        }
        d[4] = (sum_d >> 62) as i64;
        e[4] = (sum_e >> 62) as i64;
    }

    /// The number to subtract from `times`, the count of added moduli, so that the low 62 bits of a sum become zero.
    #[inline(always)]
    fn to_clear(&self, sum: i128, times: i64) -> i64 {
        let times = self.inverse.wrapping_mul(sum.cast_unsigned() as u64).wrapping_add(times.cast_unsigned());
        (times & DIGIT_MASK).cast_signed()
    }

    /// `x`, negated if `sign` is negative, as a number from 0 to the modulus, for the output of
    /// [`Modulus::apply_modular`]. Constant time.
    #[inline(always)]
    fn normalise(&self, x: &mut Signed62, sign: i64) {
        // After the black boxes the compiler does not recognise masks, and does not replace them by branches.
        let add = black_box(x[4] >> 63);
        let negate = black_box(sign >> 63);
        for (digit, m) in x.iter_mut().zip(&self.digits) {
            *digit = ((*digit + (m & add)) ^ negate) - negate;
        }
        carry(x);
        let add = black_box(x[4] >> 63);
        for (digit, m) in x.iter_mut().zip(&self.digits) {
            *digit += m & add;
        }
        carry(x);
    }
}

/// `(f, g) = (u f + v g, q f + r g) / 2^62`, exactly, for numbers of `len` digits. Time depends on `len` only.
#[inline(always)]
fn apply(matrix: &Matrix, f: &mut Signed62, g: &mut Signed62, len: usize) {
    let Matrix { u, v, q, r } = *matrix;
    let mut sum_f = product(u, f[0]) + product(v, g[0]);
    let mut sum_g = product(q, f[0]) + product(r, g[0]);
    for i in 1..len {
        sum_f = (sum_f >> 62) + product(u, f[i]) + product(v, g[i]);
        sum_g = (sum_g >> 62) + product(q, f[i]) + product(r, g[i]);
        f[i - 1] = low_digit(sum_f);
        g[i - 1] = low_digit(sum_g);
    }
    f[len - 1] = (sum_f >> 62) as i64;
    g[len - 1] = (sum_g >> 62) as i64;
}

/// 62 steps, as many at once as the lowest bits of `g` allow.
fn steps_62_vartime(mut eta: i64, mut f: u64, mut g: u64) -> (i64, Matrix) {
    let (mut u, mut v, mut q, mut r) = (1_u64, 0_u64, 0_u64, 1_u64);
    let mut left = 62_u32;
    loop {
        let zeros = (g | (u64::MAX << left)).trailing_zeros();
        g >>= zeros;
        u <<= zeros;
        v <<= zeros;
        eta -= i64::from(zeros);
        left -= zeros;
        if left == 0 {
            break;
        }
        // The multiple of f to add, so that as many of the lowest bits of g become zero as there are steps before the
        // next swap.
        let times = if eta < 0 {
            eta = -eta;
            (f, g) = (g, f.wrapping_neg());
            (u, q) = (q, u.wrapping_neg());
            (v, r) = (r, v.wrapping_neg());
            // Uses 1 / f modulo 2^6.
            f.wrapping_mul(g).wrapping_mul(f.wrapping_mul(f).wrapping_sub(2)) & low_bits(eta, left) & 63
        } else {
            // Uses 1 / f modulo 2^4.
            let inverse = f.wrapping_add((f.wrapping_add(1) & 4) << 1);
            inverse.wrapping_neg().wrapping_mul(g) & low_bits(eta, left) & 15
        };
        g = g.wrapping_add(f.wrapping_mul(times));
        q = q.wrapping_add(u.wrapping_mul(times));
        r = r.wrapping_add(v.wrapping_mul(times));
    }
    (eta, Matrix::of(u, v, q, r))
}

/// As many one bits as there are steps before the next swap and before the end.
fn low_bits(eta: i64, left: u32) -> u64 {
    let bits = (eta.cast_unsigned() + 1).min(u64::from(left));
    u64::MAX >> (64 - bits)
}

/// 59 steps, as a matrix of 62. Constant time.
fn steps_59(mut zeta: i64, mut f: u64, mut g: u64) -> (i64, Matrix) {
    let (mut u, mut v, mut q, mut r) = (8_u64, 0_u64, 0_u64, 8_u64);
    for _ in 0..59 {
        // After the black boxes the compiler does not recognise masks, and does not replace them by branches.
        let negative = black_box((zeta >> 63).cast_unsigned());
        let odd = black_box((g & 1).wrapping_neg());
        let x = (f ^ negative).wrapping_sub(negative);
        let y = (u ^ negative).wrapping_sub(negative);
        let z = (v ^ negative).wrapping_sub(negative);
        g = g.wrapping_add(x & odd);
        q = q.wrapping_add(y & odd);
        r = r.wrapping_add(z & odd);
        let swap = negative & odd;
        zeta = (zeta ^ swap.cast_signed()) - 1;
        f = f.wrapping_add(g & swap);
        u = u.wrapping_add(q & swap);
        v = v.wrapping_add(r & swap);
        g >>= 1;
        u <<= 1;
        v <<= 1;
    }
    (zeta, Matrix::of(u, v, q, r))
}

impl Matrix {
    const fn of(u: u64, v: u64, q: u64, r: u64) -> Self {
        Self { u: u.cast_signed(), v: v.cast_signed(), q: q.cast_signed(), r: r.cast_signed() }
    }
}

/// The product, which has at most 125 bits and a sign.
#[inline(always)]
fn product(a: i64, b: i64) -> i128 {
    i128::from(a) * i128::from(b)
}

#[inline(always)]
fn low_digit(sum: i128) -> i64 {
    (sum.cast_unsigned() as u64 & DIGIT_MASK).cast_signed()
}

/// Carries, so that all digits except the highest are from 0 to 2^62 - 1. Constant time.
#[inline(always)]
fn carry(x: &mut Signed62) {
    for i in 0..4 {
        x[i + 1] += x[i] >> 62;
        x[i] &= DIGIT_MASK.cast_signed();
    }
}

const fn to_signed(x: &Limbs) -> Signed62 {
    [
        (x[0] & DIGIT_MASK).cast_signed(),
        (((x[0] >> 62) | (x[1] << 2)) & DIGIT_MASK).cast_signed(),
        (((x[1] >> 60) | (x[2] << 4)) & DIGIT_MASK).cast_signed(),
        (((x[2] >> 58) | (x[3] << 6)) & DIGIT_MASK).cast_signed(),
        (x[3] >> 56).cast_signed(),
    ]
}

/// Converts digits from 0 to 2^62 - 1.
const fn from_signed(x: &Signed62) -> Limbs {
    let [a, b, c, d, e] = *x;
    let (a, b, c, d, e) =
        (a.cast_unsigned(), b.cast_unsigned(), c.cast_unsigned(), d.cast_unsigned(), e.cast_unsigned());
    [a | (b << 62), (b >> 2) | (c << 60), (c >> 4) | (d << 58), (d >> 6) | (e << 56)]
}
