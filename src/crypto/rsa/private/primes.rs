//! The primes of a private key, and powers modulo them.

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, Zeroizing};

use super::RsaPrivateComponents;
use crate::crypto::backend::cpu::Wide;
use crate::crypto::backend::kernels::radix52::{self, PRIME_DIGITS};
use crate::crypto::backend::portable::montgomery::{self, Montgomery, Number, Scratch, WindowScratch};
use crate::crypto::backend::private::{Half, Power, pair_secret};
use crate::crypto::backend::single::power_secret;
use crate::crypto::rsa::{MAX_MODULUS_LEN, bit_length};
use crate::error::KeyError;

/// The primes, prepared for the kernel of half the modulus's size.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "nothing is boxed: there is no heap")]
pub(super) enum Primes {
    /// A modulus of 2048 bits.
    D18(PrimePair<18>),
    /// A modulus of 3072 bits.
    D26(PrimePair<26>),
    /// A modulus of 4096 bits.
    D36(PrimePair<36>),
}

/// One of two primes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    P,
    Q,
}

#[derive(Clone)]
pub(super) struct PrimePair<const P: usize> {
    p: Montgomery<P>,
    q: Montgomery<P>,
    dp: Number<P>,
    dq: Number<P>,
    /// `q^-1 mod p`, canonical.
    qi: Number<P>,
    prime_bits: u32,
}

impl Primes {
    /// Never inlined, for the stack's sake: each size is returned by a place of its own.
    #[inline(never)]
    pub(super) fn new(key: &RsaPrivateComponents<'_>, modulus_bits: u32) -> Result<Self, KeyError> {
        Ok(match modulus_bits {
            2048 => Self::D18(PrimePair::new(key, 1024)?),
            3072 => Self::D26(PrimePair::new(key, 1536)?),
            4096 => Self::D36(PrimePair::new(key, 2048)?),
            _ => return Err(KeyError::PrivateSize),
        })
    }
}

impl<const P: usize> PrimePair<P> {
    /// Never inlined, for the stack's sake, as [`RsaSigningKey::blinded`].
    #[inline(never)]
    pub(super) fn new(key: &RsaPrivateComponents<'_>, prime_bits: u32) -> Result<Self, KeyError> {
        let odd = |prime: &[u8]| prime.last().is_some_and(|low| low & 1 == 1);
        if bit_length(key.p) != prime_bits || bit_length(key.q) != prime_bits {
            return Err(KeyError::PrivateSize);
        }
        let secrets_fit = [key.dp, key.dq, key.qi].iter().all(|secret| bit_length(secret) <= prime_bits);
        if !odd(key.p) || !odd(key.q) || !secrets_fit {
            return Err(KeyError::Inconsistent);
        }
        let this = Self {
            p: Montgomery::new(key.p, prime_bits),
            q: Montgomery::new(key.q, prime_bits),
            dp: montgomery::from_be_bytes(key.dp),
            dq: montgomery::from_be_bytes(key.dq),
            qi: montgomery::from_be_bytes(key.qi),
            prime_bits,
        };
        let mut product = Zeroizing::new([0; MAX_MODULUS_LEN]);
        let product = &mut product[..key.n.len()];
        let mut digits = Zeroizing::new([0; 72]);
        montgomery::multiply_wide(&mut digits[..2 * P], this.p.modulus(), this.q.modulus());
        montgomery::to_be_bytes(&digits, product);
        if bool::from(product.ct_eq(key.n)) { Ok(this) } else { Err(KeyError::Inconsistent) }
    }

    /// `out = base^d mod p * q` for a canonical base, both big-endian and of the modulus's length: both halves, then Garner's
    /// recombination (RFC 8017 section 5.2.1 step 2.b), in `W` digits.
    pub(super) fn exponentiate<const W: usize>(
        &self,
        wide: Wide,
        base: &[u8],
        out: &mut [u8],
        half: &mut [Number<P>; 5],
        scratch: &mut Scratch<P>,
    ) {
        let [s_p, s_q, ..] = half;
        if !self.halves_in_limbs(wide, base, s_p, s_q) && !self.halves_in_lanes(wide, base, s_p, s_q) {
            self.halves(base, half);
        }
        self.recombine::<W>(out, half, scratch);
    }

    /// Steps i and ii, canonical, into the first two of `half`. Never inlined: in lanes its table should cost no stack.
    #[inline(never)]
    fn halves(&self, base: &[u8], half: &mut [Number<P>; 5]) {
        let [s_p, s_q, base_mod, power, one] = half;
        let mut window = WindowScratch::new();
        *one = [0; P];
        one[0] = 1;
        for (prime, exponent, s) in [(&self.p, &self.dp, s_p), (&self.q, &self.dq, s_q)] {
            prime.enter_wide(base_mod, base, &mut window.scratch);
            prime.pow_secret(power, base_mod, exponent, self.prime_bits, &mut window);
            prime.mul(s, power, one, &mut window.scratch);
            prime.reduce_once(s);
        }
        window.zeroize();
    }

    /// The same, by a multiplier of blocks. `false` where there is none.
    fn halves_in_limbs(&self, wide: Wide, base: &[u8], s_p: &mut Number<P>, s_q: &mut Number<P>) -> bool {
        power_secret(wide, &self.p, &self.dp, self.prime_bits, base, s_p)
            && power_secret(wide, &self.q, &self.dq, self.prime_bits, base, s_q)
    }

    /// The same, side by side in lanes. `false` where there are none. Never inlined: without lanes it should cost no stack.
    #[inline(never)]
    fn halves_in_lanes(&self, wide: Wide, base: &[u8], s_p: &mut Number<P>, s_q: &mut Number<P>) -> bool {
        if !wide.has_lanes() {
            return false;
        }
        let mut powers = Zeroizing::new([[0; PRIME_DIGITS]; 2]);
        let done =
            pair_secret(wide, &[Side::P, Side::Q].map(|side| self.half(base, side)), self.prime_bits, &mut powers);
        radix52::to_portable(&powers[0], s_p);
        radix52::to_portable(&powers[1], s_q);
        done
    }

    /// What lanes compute modulo a prime, of a big-endian base.
    pub(super) fn half<'a>(&'a self, base: &'a [u8], side: Side) -> Half<'a> {
        match side {
            Side::P => Half { prime: &self.p, exponent: &self.dp, base },
            Side::Q => Half { prime: &self.q, exponent: &self.dq, base },
        }
    }

    #[cfg(test)]
    pub(super) fn exponents_mut(&mut self) -> [&mut Number<P>; 2] {
        [&mut self.dp, &mut self.dq]
    }

    /// Steps iii and iv of what lanes computed, big-endian.
    pub(super) fn recombine_powers<const W: usize>(&self, s_p: &Power, s_q: &Power, out: &mut [u8]) {
        let mut half = Zeroizing::new([[0; P]; 5]);
        let mut scratch = Zeroizing::new(Scratch::new());
        radix52::to_portable(s_p, &mut half[0]);
        radix52::to_portable(s_q, &mut half[1]);
        self.recombine::<W>(out, &mut half, &mut scratch);
    }

    /// Steps iii and iv, of the first two of `half`, big-endian.
    fn recombine<const W: usize>(&self, out: &mut [u8], half: &mut [Number<P>; 5], scratch: &mut Scratch<P>) {
        let [s_p, s_q, difference, h, _] = half;
        // Step iii: h = (s_p - s_q) * qi mod p. Adding 2p keeps the difference positive, and below 3p.
        *difference = *s_p;
        montgomery::add(difference, self.p.modulus());
        montgomery::add(difference, self.p.modulus());
        montgomery::subtract(difference, s_q);
        self.p.mul(s_p, difference, self.p.rr(), scratch);
        self.p.mul(h, s_p, &self.qi, scratch);
        self.p.reduce_once(h);
        // Step iv: s = s_q + q * h.
        let (mut product, mut wide) = (Zeroizing::new([0; W]), Zeroizing::new([0; W]));
        montgomery::multiply_wide(&mut *product, h, self.q.modulus());
        let low = P.min(W);
        wide[..low].copy_from_slice(&s_q[..low]);
        montgomery::add(&mut product, &wide);
        montgomery::to_be_bytes(&product, out);
    }
}

impl<const P: usize> Zeroize for PrimePair<P> {
    fn zeroize(&mut self) {
        self.p.zeroize();
        self.q.zeroize();
        self.dp.zeroize();
        self.dq.zeroize();
        self.qi.zeroize();
    }
}
