//! The primes of a private key, and powers modulo them.

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, Zeroizing};

use super::RsaPrivateComponents;
use crate::crypto::backend::cpu::Kernels;
use crate::crypto::backend::digits;
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

/// The digits of the largest prime.
const MAX_PRIME_DIGITS: usize = 36;

/// The choice of one of the two primes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CrtPrime {
    P,
    Q,
}

#[derive(Clone, Zeroize)]
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

/// The operations with a pair of primes of any size. All numbers are big-endian.
pub(super) trait Pair {
    /// Computes `out = base^(d - 1) mod p * q` for a canonical base, both as long as the modulus: both halves, then
    /// their recombination.
    fn exponentiate(&self, kernels: Kernels, base: &[u8], out: &mut [u8]);

    /// The input of a lane's computation modulo a prime.
    fn crt_input<'a>(&'a self, base: &'a [u8], prime: CrtPrime) -> CrtInput<'a>;

    /// Garner's recombination of the results of lanes.
    fn recombine_powers(&self, s_p: &Power, s_q: &Power, out: &mut [u8]);
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

    pub(super) fn pair(&self) -> &dyn Pair {
        match self {
            Self::D18(pair) => pair,
            Self::D26(pair) => pair,
            Self::D36(pair) => pair,
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
            p: Montgomery::zero(),
            q: Montgomery::zero(),
            dp_less_one: [0; P],
            dq_less_one: [0; P],
            qi: [0; P],
            constants: PairConstants::zero(),
            prime_bits,
        };
        // In place: a number that is moved leaves a copy on the stack.
        this.p.set(key.p, prime_bits);
        this.q.set(key.q, prime_bits);
        montgomery::read_be_bytes(key.dp, &mut this.dp_less_one);
        montgomery::read_be_bytes(key.dq, &mut this.dq_less_one);
        montgomery::read_be_bytes(key.qi, &mut this.qi);
        this.dp_less_one[0] &= !1;
        this.dq_less_one[0] &= !1;
        this.constants.set([&this.p, &this.q], prime_bits);
        let mut product = Zeroizing::new([0; MAX_MODULUS_LEN]);
        let product = &mut product[..key.n.len()];
        multiply_add(this.p.modulus(), this.q.modulus(), &[0; P], product);
        if bool::from(product.ct_eq(key.n)) {
            Ok(this)
        } else {
            // The rejected numbers are still secrets of some key.
            this.zeroize();
            Err(KeyError::Inconsistent)
        }
    }

    /// Garner's recombination (RFC 8017 section 5.2.1 step 2.b) of the first two elements of `half`.
    fn recombine(&self, half: &mut [Number<P>; 4], out: &mut [u8]) {
        let [s_p, s_q, difference, h] = half;
        let mut scratch = Zeroizing::new(Scratch::new());
        // Step iii: h = (s_p - s_q) * qi mod p. Adding 2p keeps the difference positive, and below 3p.
        *difference = *s_p;
        montgomery::add(difference, self.p.modulus());
        montgomery::add(difference, self.p.modulus());
        montgomery::subtract(difference, s_q);
        self.p.mul(s_p, difference, self.p.rr(), &mut scratch);
        self.p.mul(h, s_p, &self.qi, &mut scratch);
        self.p.reduce_once(h);
        // Step iv: s = s_q + q * h.
        multiply_add(h, self.q.modulus(), s_q, out);
    }

    #[cfg(test)]
    pub(super) fn exponents_mut(&mut self) -> [&mut Number<P>; 2] {
        [&mut self.dp_less_one, &mut self.dq_less_one]
    }
}

/// `out = x * y + z`, big-endian.
fn multiply_add<const P: usize>(x: &Number<P>, y: &Number<P>, z: &Number<P>, out: &mut [u8]) {
    let mut sum = Zeroizing::new([0; 2 * MAX_PRIME_DIGITS]);
    let sum = &mut sum[..2 * P];
    montgomery::multiply_add_wide(sum, x, y, z);
    digits::to_be_bytes(sum, montgomery::DIGIT_BITS, out);
}

impl<const P: usize> Pair for PrimePair<P> {
    fn exponentiate(&self, kernels: Kernels, base: &[u8], out: &mut [u8]) {
        let mut half = Zeroizing::new([[0; P]; 4]);
        if let Some(roots) = half.first_chunk_mut() {
            let key = Private {
                primes: [&self.p, &self.q],
                constants: &self.constants,
                exponents: [&self.dp_less_one, &self.dq_less_one],
                bits: self.prime_bits,
            };
            powers_secret(kernels, &key, base, roots);
        }
        self.recombine(&mut half, out);
    }

    fn crt_input<'a>(&'a self, base: &'a [u8], prime: CrtPrime) -> CrtInput<'a> {
        match prime {
            CrtPrime::P => CrtInput { prime: &self.p, exponent: &self.dp_less_one, base },
            CrtPrime::Q => CrtInput { prime: &self.q, exponent: &self.dq_less_one, base },
        }
    }

    fn recombine_powers(&self, s_p: &Power, s_q: &Power, out: &mut [u8]) {
        let mut half = Zeroizing::new([[0; P]; 4]);
        radix52::to_portable(s_p, &mut half[0]);
        radix52::to_portable(s_q, &mut half[1]);
        self.recombine(&mut half, out);
    }
}
