//! The primes of a private key, and powers modulo them.

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, Zeroizing};

use super::RsaPrivateComponents;
use crate::crypto::backend::cpu::Kernels;
use crate::crypto::backend::kernels::radix52;
use crate::crypto::backend::portable::montgomery::{self, Montgomery, Number, Scratch};
use crate::crypto::backend::powers::Domain as _;
use crate::crypto::backend::rsa_private8::{CrtInput, Power};
use crate::crypto::backend::rsa_single::{PairConstants, Private, powers_secret};
use crate::crypto::rsa::{MAX_MODULUS_LEN, bit_length};
use crate::error::KeyError;

/// The primes in the form of the kernel for half the modulus's size.
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

/// The choice of one of the two primes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CrtPrime {
    P,
    Q,
}

#[derive(Clone)]
pub(super) struct PrimePair<const P: usize> {
    p: Montgomery<P>,
    q: Montgomery<P>,
    /// `dp - 1`; blinding supplies the last factor.
    dp_less_one: Number<P>,
    dq_less_one: Number<P>,
    /// `q^-1 mod p`, canonical.
    qi: Number<P>,
    /// The primes in the form of the kernel for single operations in lanes.
    constants: PairConstants,
    prime_bits: u32,
}

impl Primes {
    /// Each size has its own frame, to save stack.
    pub(super) fn new(key: &RsaPrivateComponents<'_>, modulus_bits: u32) -> Result<Self, KeyError> {
        match modulus_bits {
            2048 => Self::d18(key),
            3072 => Self::d26(key),
            4096 => Self::d36(key),
            _ => Err(KeyError::PrivateSize),
        }
    }

    #[inline(never)]
    fn d18(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        PrimePair::new(key, 1024).map(Self::D18)
    }

    #[inline(never)]
    fn d26(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        PrimePair::new(key, 1536).map(Self::D26)
    }

    #[inline(never)]
    fn d36(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        PrimePair::new(key, 2048).map(Self::D36)
    }
}

impl<const P: usize> PrimePair<P> {
    /// Never inlined, to save stack, as [`RsaSigningKey::blinded`].
    #[inline(never)]
    pub(super) fn new(key: &RsaPrivateComponents<'_>, prime_bits: u32) -> Result<Self, KeyError> {
        let odd = |prime: &[u8]| prime.last().is_some_and(|low| low & 1 == 1);
        if bit_length(key.p) != prime_bits || bit_length(key.q) != prime_bits {
            return Err(KeyError::PrivateSize);
        }
        let secrets_fit = [key.dp, key.dq, key.qi].iter().all(|secret| bit_length(secret) <= prime_bits);
        // The exponents are odd, because they have inverses modulo even numbers. Therefore clearing the lowest bit
        // subtracts one.
        if ![key.p, key.q, key.dp, key.dq].into_iter().all(odd) || !secrets_fit {
            return Err(KeyError::Inconsistent);
        }
        let mut this = Self {
            p: Montgomery::new(key.p, prime_bits),
            q: Montgomery::new(key.q, prime_bits),
            dp_less_one: [0; P],
            dq_less_one: [0; P],
            qi: [0; P],
            constants: PairConstants::zero(),
            prime_bits,
        };
        // In place: a number that is moved leaves a copy on the stack.
        montgomery::read_be_bytes(key.dp, &mut this.dp_less_one);
        montgomery::read_be_bytes(key.dq, &mut this.dq_less_one);
        montgomery::read_be_bytes(key.qi, &mut this.qi);
        this.dp_less_one[0] &= !1;
        this.dq_less_one[0] &= !1;
        this.constants.set([&this.p, &this.q], prime_bits);
        let mut product = Zeroizing::new([0; MAX_MODULUS_LEN]);
        let product = &mut product[..key.n.len()];
        let mut digits = Zeroizing::new([0; 72]);
        montgomery::multiply_wide(&mut digits[..2 * P], this.p.modulus(), this.q.modulus());
        montgomery::to_be_bytes(&digits, product);
        if bool::from(product.ct_eq(key.n)) {
            Ok(this)
        } else {
            // The rejected numbers are still secrets of some key.
            this.zeroize();
            Err(KeyError::Inconsistent)
        }
    }

    /// Computes `out = base^(d - 1) mod p * q` for a canonical base, both big-endian and as long as the modulus: both
    /// halves, then Garner's recombination (RFC 8017 section 5.2.1 step 2.b), in `W` digits.
    pub(super) fn exponentiate<const W: usize>(
        &self,
        kernels: Kernels,
        base: &[u8],
        out: &mut [u8],
        half: &mut [Number<P>; 4],
        scratch: &mut Scratch<P>,
    ) {
        if let Some(roots) = half.first_chunk_mut() {
            let key = Private {
                primes: [&self.p, &self.q],
                constants: &self.constants,
                exponents: [&self.dp_less_one, &self.dq_less_one],
                bits: self.prime_bits,
            };
            powers_secret(kernels, &key, base, roots);
        }
        self.recombine::<W>(out, half, scratch);
    }

    /// The input of a lane's computation modulo a prime, for a big-endian base.
    pub(super) fn crt_input<'a>(&'a self, base: &'a [u8], prime: CrtPrime) -> CrtInput<'a> {
        match prime {
            CrtPrime::P => CrtInput { prime: &self.p, exponent: &self.dp_less_one, base },
            CrtPrime::Q => CrtInput { prime: &self.q, exponent: &self.dq_less_one, base },
        }
    }

    #[cfg(test)]
    pub(super) fn exponents_mut(&mut self) -> [&mut Number<P>; 2] {
        [&mut self.dp_less_one, &mut self.dq_less_one]
    }

    /// Steps iii and iv for the results of lanes, big-endian.
    pub(super) fn recombine_powers<const W: usize>(&self, s_p: &Power, s_q: &Power, out: &mut [u8]) {
        let mut half = Zeroizing::new([[0; P]; 4]);
        let mut scratch = Zeroizing::new(Scratch::new());
        radix52::to_portable(s_p, &mut half[0]);
        radix52::to_portable(s_q, &mut half[1]);
        self.recombine::<W>(out, &mut half, &mut scratch);
    }

    /// Steps iii and iv for the first two elements of `half`, big-endian.
    fn recombine<const W: usize>(&self, out: &mut [u8], half: &mut [Number<P>; 4], scratch: &mut Scratch<P>) {
        let [s_p, s_q, difference, h] = half;
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
        self.dp_less_one.zeroize();
        self.dq_less_one.zeroize();
        self.qi.zeroize();
        self.constants.zeroize();
    }
}
