//! One private operation, blinded.

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::primes::PrimePair;
use super::{Blinding, RsaSigningKey};
use crate::crypto::backend::cpu::Wide;
use crate::crypto::backend::portable::montgomery::{self, Montgomery, Number, PowScratch, Scratch};
use crate::crypto::rsa::MAX_MODULUS_LEN;
use crate::crypto::rsa::inverse::inverse_vartime;
use crate::error::SignError;

impl RsaSigningKey {
    /// `message^d mod n` as `(message * r^e)^d * r^-1`: what the secret exponents meet is random. `W` is how many digits of the
    /// primes' radix hold a number below `n`.
    ///
    /// Never inlined, so that the stack holds the workspace of one size, not of all three.
    #[inline(never)]
    pub(super) fn blinded<const F: usize, const P: usize, const W: usize>(
        &self,
        wide: Wide,
        n: &Montgomery<F>,
        primes: &PrimePair<P>,
        message: &[u8],
        blinding: &Blinding,
        signature: &mut [u8],
    ) -> Result<(), SignError> {
        let len = message.len();
        let mut work = Workspace::<F, P>::new();
        let Workspace { full: [r, u, x, y], pow, half, scratch, bytes } = &mut work;
        *r = montgomery::from_be_bytes(&blinding.r[..len]);
        *u = montgomery::from_be_bytes(&blinding.u[..len]);

        // r^-1 = (r * u / R)^-1 * u / R. The inversion's time depends on r * u, which says nothing about r.
        n.mul(x, r, u, &mut pow.scratch);
        n.reduce_once(x);
        let [product, inverse] = bytes;
        montgomery::to_be_bytes(x, &mut product[..len]);
        if !inverse_vartime(&product[..len], self.public.modulus(), &mut inverse[..len]) {
            return Err(SignError::Random);
        }
        *x = montgomery::from_be_bytes(&inverse[..len]);
        n.mul(y, x, u, &mut pow.scratch);
        *u = *y;

        // message * r^e
        let [power, root] = bytes;
        let (power, root) = (&mut power[..len], &mut root[..len]);
        if self.public.secret_operation_vartime(wide, &blinding.r[..len], power) {
            *x = montgomery::from_be_bytes(power);
        } else {
            n.pow_public_vartime(x, r, self.public.exponent(), pow);
        }
        *r = montgomery::from_be_bytes(message);
        n.mul(y, x, r, &mut pow.scratch);
        n.mul(x, y, n.rr(), &mut pow.scratch);
        n.reduce_once(x);

        montgomery::to_be_bytes(x, power);
        primes.exponentiate::<W>(wide, power, root, half, scratch);

        // times r^-1
        *y = montgomery::from_be_bytes(root);
        n.mul(x, y, u, &mut pow.scratch);
        n.mul(y, x, n.rr(), &mut pow.scratch);
        n.reduce_once(y);
        montgomery::to_be_bytes(y, signature);
        Ok(())
    }
}

/// Everything secret that one private operation computes with, in one place to be wiped.
///
/// It wipes itself when dropped; a wrapper that did would cost a second copy on the stack.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Workspace<const F: usize, const P: usize> {
    full: [Number<F>; 4],
    pow: PowScratch<F>,
    half: [Number<P>; 5],
    scratch: Scratch<P>,
    bytes: [[u8; MAX_MODULUS_LEN]; 2],
}

impl<const F: usize, const P: usize> Workspace<F, P> {
    const fn new() -> Self {
        Self {
            full: [[0; F]; 4],
            pow: PowScratch::new(),
            half: [[0; P]; 5],
            scratch: Scratch::new(),
            bytes: [[0; MAX_MODULUS_LEN]; 2],
        }
    }
}
