//! One blinded private operation.

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::RsaSigningKey;
use super::primes::PrimePair;
use crate::crypto::backend::cpu::Kernels;
use crate::crypto::backend::portable::montgomery::{Number, Scratch};
use crate::crypto::backend::rsa_single::Power;
use crate::crypto::rsa::MAX_MODULUS_LEN;

impl RsaSigningKey {
    /// Computes `message^d mod n` so that the secret exponents apply to a random number. A number below `n` has `W`
    /// digits in the primes' radix.
    ///
    /// No inverse is computed. With the factor `r`, `c = message * r^(e - 1)` and the primes' exponents minus one,
    /// `(c * r)^(d - 1) * c = message^(d - 1) * r^(1 - e) * c = message^d`.
    ///
    /// Never inlined, so that the stack holds the workspace of one size, not of all three.
    #[inline(never)]
    pub(super) fn blinded<const P: usize, const W: usize>(
        &self,
        kernels: Kernels,
        primes: &PrimePair<P>,
        message: &[u8],
        factor: &[u8; MAX_MODULUS_LEN],
        signature: &mut [u8],
    ) {
        let len = message.len();
        let mut work = Workspace::<P>::new();
        let Workspace { half, scratch, bytes } = &mut work;
        let [c, x, y] = bytes.each_mut().map(|bytes| &mut bytes[..len]);
        let factor = &factor[..len];
        let power = Power { base: factor, exponent: self.public.exponent - 1, last: Some(message), wipe: true };
        self.public.power_times_vartime(kernels, power, c);
        self.public.power_times_vartime(kernels, Power::product(c, factor), x);
        primes.exponentiate::<W>(kernels, x, y, half, scratch);
        self.public.power_times_vartime(kernels, Power::product(y, c), signature);
    }
}

/// All secret values of one private operation, in one place for wiping.
///
/// The workspace wipes itself when dropped; a wrapper type for that would cost a second copy on the stack.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Workspace<const P: usize> {
    half: [Number<P>; 4],
    scratch: Scratch<P>,
    bytes: [[u8; MAX_MODULUS_LEN]; 3],
}

impl<const P: usize> Workspace<P> {
    const fn new() -> Self {
        Self { half: [[0; P]; 4], scratch: Scratch::new(), bytes: [[0; MAX_MODULUS_LEN]; 3] }
    }
}
