//! One blinded private operation.

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::RsaSigningKey;
use super::primes::PrimePair;
use crate::crypto::backend::cpu::Kernels;
use crate::crypto::backend::portable::montgomery::{self, Montgomery, Number, Scratch};
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
    pub(super) fn blinded<const F: usize, const P: usize, const W: usize>(
        &self,
        kernels: Kernels,
        n: &Montgomery<F>,
        primes: &PrimePair<P>,
        message: &[u8],
        factor: &[u8; MAX_MODULUS_LEN],
        signature: &mut [u8],
    ) {
        let len = message.len();
        let mut work = Workspace::<F, P>::new();
        let Workspace { full: [c, x, y], scratch, half, half_scratch, bytes } = &mut work;
        let [first, second] = bytes;
        let (first, second) = (&mut first[..len], &mut second[..len]);
        let factor = &factor[..len];
        self.public.power_times_vartime(kernels, factor, Some(message), true, first);
        *c = montgomery::from_be_bytes(first);

        *y = montgomery::from_be_bytes(factor);
        n.mul(x, c, y, scratch);
        n.mul(y, x, n.rr(), scratch);
        n.reduce_once(y);
        montgomery::to_be_bytes(y, first);

        primes.exponentiate::<W>(kernels, first, second, half, half_scratch);

        *y = montgomery::from_be_bytes(second);
        n.mul(x, y, c, scratch);
        n.mul(y, x, n.rr(), scratch);
        n.reduce_once(y);
        montgomery::to_be_bytes(y, signature);
    }
}

/// All secret values of one private operation, in one place for wiping.
///
/// The workspace wipes itself when dropped; a wrapper type for that would cost a second copy on the stack.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Workspace<const F: usize, const P: usize> {
    full: [Number<F>; 3],
    scratch: Scratch<F>,
    half: [Number<P>; 4],
    half_scratch: Scratch<P>,
    bytes: [[u8; MAX_MODULUS_LEN]; 2],
}

impl<const F: usize, const P: usize> Workspace<F, P> {
    const fn new() -> Self {
        Self {
            full: [[0; F]; 3],
            scratch: Scratch::new(),
            half: [[0; P]; 4],
            half_scratch: Scratch::new(),
            bytes: [[0; MAX_MODULUS_LEN]; 2],
        }
    }
}
