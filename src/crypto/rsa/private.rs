//! RSASSA-PSS signing (RFC 8017 section 8.1.1) with the Chinese remainder theorem. Signatures are blinded and checked
//! before release; secrets are wiped afterwards.

pub(in crate::crypto) mod batch;
mod primes;
#[cfg(test)]
mod tests;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod wiped;

use core::fmt;

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use self::primes::Primes;
use super::{MAX_MODULUS_LEN, RsaVerifyingKey};
use crate::crypto::backend::cpu::{Backend, Kernels};
use crate::crypto::backend::rsa_single::Power;
use crate::crypto::pss::{self, SALT_LEN};
use crate::crypto::sha256::{DIGEST_LEN, sha256};
use crate::crypto::{DigestAlgorithm, DigestSigner, RandomSource};
use crate::error::{KeyError, SignError};

/// The numbers of an RSA private key, big-endian (RFC 8017 section 3.2). The secret numbers may have leading zeros.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it holds secrets")]
pub struct RsaPrivateComponents<'a> {
    /// The modulus.
    pub n: &'a [u8],
    /// The public exponent.
    pub e: &'a [u8],
    /// The first prime.
    pub p: &'a [u8],
    /// The second prime.
    pub q: &'a [u8],
    /// `d mod (p - 1)`.
    pub dp: &'a [u8],
    /// `d mod (q - 1)`.
    pub dq: &'a [u8],
    /// `q^-1 mod p`.
    pub qi: &'a [u8],
}

/// An RSA private key of 2048, 3072 or 4096 bits that signs PS256.
///
/// Size: below 8 KiB, no heap; wiped when dropped. The time of signing does not depend on the key's or the message's
/// value, only on the length of the message. A fresh random factor blinds each signature, and a signature that does not
/// verify is not released. On a CPU with IFMA ([`Backend`](crate::crypto::Backend)), the powers modulo both primes are
/// computed side by side.
pub struct RsaSigningKey {
    public: RsaVerifyingKey,
    primes: Primes,
}

const _: () = assert!(size_of::<RsaSigningKey>() < 8 << 10);

impl RsaSigningKey {
    /// Makes a key from its numbers. The private exponent itself is not needed.
    ///
    /// Errors: the errors of the public key; an unsupported size; numbers that do not belong together. The check
    /// multiplies the primes and tries the private operation.
    pub fn from_components(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        let mut this = Self::of_parts(key);
        overwrite_stack();
        Self::try_out(&mut this);
        this
    }

    /// Loads a key and passes it to `then`, which stores it. Returning a key moves it, and each move takes 8 KiB of
    /// stack in a build without optimisation.
    pub(in crate::crypto) fn load<T>(key: &RsaPrivateComponents<'_>, then: fn(&mut Result<Self, KeyError>) -> T) -> T {
        let mut this = Self::of_parts(key);
        overwrite_stack();
        Self::try_out(&mut this);
        then(&mut this)
    }

    /// Replaces a key whose numbers do not belong together by an error.
    #[inline(never)]
    fn try_out(this: &mut Result<Self, KeyError>) {
        if this.as_ref().is_ok_and(|key| !key.parts_belong_together()) {
            *this = Err(KeyError::Inconsistent);
        }
    }

    /// The function has its own frame, which is left before the trial begins, to save stack.
    #[inline(never)]
    fn of_parts(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        let public = RsaVerifyingKey::from_components(key.n, key.e);
        match &public {
            Ok(key_of_modulus) => {
                let primes = Primes::new(key, key_of_modulus.modulus_bits());
                Self::joined(public, primes)
            }
            Err(error) => Err(*error),
        }
    }

    /// Joins the parts, in a frame that begins after both are made.
    #[inline(never)]
    fn joined(public: Result<RsaVerifyingKey, KeyError>, primes: Result<Primes, KeyError>) -> Result<Self, KeyError> {
        Ok(Self { public: public?, primes: primes? })
    }

    /// Whether the private operation reverses the public one. The tested number is not secret.
    #[inline(never)]
    fn parts_belong_together(&self) -> bool {
        let mut trial = [0; MAX_MODULUS_LEN];
        let trial = &mut trial[..self.public.modulus_len()];
        trial[1..].iter_mut().enumerate().for_each(|(at, byte)| *byte = at as u8);
        let mut out = [0; MAX_MODULUS_LEN];
        let mut drawn = Drawn::zero();
        drawn.r[trial.len() - 1] = 1;
        // Without lanes: their tables would need more stack than loading a key may take.
        self.private_operation(Kernels::Portable, trial, &drawn.r, &mut out).is_ok()
    }

    /// The public key.
    #[must_use]
    pub fn verifying_key(&self) -> &RsaVerifyingKey {
        &self.public
    }

    /// Signs `message` into the front of `out` (RSASSA-PSS-SIGN, RFC 8017 section 8.1.1), and returns that part: as
    /// many bytes as the modulus has.
    ///
    /// Errors: the buffer is too small, the source of randomness fails, or the signature does not verify. On an error
    /// nothing is written.
    pub fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_prehashed(&sha256(message), random, out)
    }

    /// Signs the message with this SHA-256 hash, as [`RsaSigningKey::sign`] does.
    pub fn sign_prehashed<'out>(
        &self,
        digest: &[u8; DIGEST_LEN],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let mut drawn = Drawn::zero();
        let out = drawn.draw(&self.public, random, out)?;
        self.sign_drawn(Kernels::of(Backend::in_use()), digest, &drawn, out)?;
        Ok(out)
    }

    /// Signs with the given randomness; `out` is as long as the modulus.
    fn sign_drawn(
        &self,
        kernels: Kernels,
        digest: &[u8; DIGEST_LEN],
        drawn: &Drawn,
        out: &mut [u8],
    ) -> Result<(), SignError> {
        // Step 1.
        let mut encoded = [0; MAX_MODULUS_LEN];
        let encoded = &mut encoded[..out.len()];
        pss::encode(digest, &drawn.salt, encoded, self.public.modulus_bits());
        // Step 2.
        self.private_operation(kernels, encoded, &drawn.r, out)
    }

    /// RSASP1 (RFC 8017 section 5.2.1) on a number below the modulus, blinded by the factor. Writes the first bytes of
    /// `out`.
    fn private_operation(
        &self,
        kernels: Kernels,
        message: &[u8],
        factor: &[u8; MAX_MODULUS_LEN],
        out: &mut [u8],
    ) -> Result<(), SignError> {
        let mut signature = Zeroizing::new([0; MAX_MODULUS_LEN]);
        let signature = &mut signature[..message.len()];
        self.blinded(kernels, message, factor, signature);
        // A fault in one half would reveal a prime (Boneh, DeMillo and Lipton), so an unchecked result is not released.
        let mut check = [0; MAX_MODULUS_LEN];
        let check = &mut check[..message.len()];
        self.public.public_operation_vartime(kernels, signature, check).map_err(|_| SignError::Fault)?;
        if !bool::from(check.ct_eq(message)) {
            return Err(SignError::Fault);
        }
        out[..message.len()].copy_from_slice(signature);
        Ok(())
    }

    /// Computes `message^d mod n` so that the secret exponents apply to a random number.
    ///
    /// No inverse is computed. With the factor `r`, `c = message * r^(e - 1)` and the primes' exponents minus one,
    /// `(c * r)^(d - 1) * c = message^(d - 1) * r^(1 - e) * c = message^d`.
    #[inline(never)]
    fn blinded(&self, kernels: Kernels, message: &[u8], factor: &[u8; MAX_MODULUS_LEN], signature: &mut [u8]) {
        let len = message.len();
        let factor = &factor[..len];
        let mut numbers = Zeroizing::new([[0; MAX_MODULUS_LEN]; 3]);
        let [c, x, y] = numbers.each_mut().map(|bytes| &mut bytes[..len]);
        let power = Power { base: factor, exponent: self.public.exponent - 1, last: Some(message), wipe: true };
        self.public.power_times_vartime(kernels, power, c);
        self.public.power_times_vartime(kernels, Power::product(c, factor), x);
        self.primes.pair().exponentiate(kernels, x, y);
        self.public.power_times_vartime(kernels, Power::product(y, c), signature);
    }
}

/// Overwrites what is left on the stack of a key that was made: each move leaves a copy there.
#[inline(never)]
fn overwrite_stack() {
    let stack = [0_u8; 24 << 10];
    zeroize::optimization_barrier(&stack);
}

impl DigestSigner for RsaSigningKey {
    fn algorithm(&self) -> DigestAlgorithm {
        DigestAlgorithm::Ps256
    }

    fn signature_len(&self) -> usize {
        self.public.modulus_len()
    }

    fn sign_digest<'out>(
        &self,
        digest: &[u8; DIGEST_LEN],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_prehashed(digest, random, out)
    }
}

impl fmt::Debug for RsaSigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RsaSigningKey").field("bits", &self.public.modulus_bits()).finish_non_exhaustive()
    }
}

impl Drop for RsaSigningKey {
    fn drop(&mut self) {
        match &mut self.primes {
            Primes::D18(primes) => primes.zeroize(),
            Primes::D26(primes) => primes.zeroize(),
            Primes::D36(primes) => primes.zeroize(),
        }
    }
}

impl ZeroizeOnDrop for RsaSigningKey {}

/// The randomness of one signature.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Drawn {
    salt: [u8; SALT_LEN],
    /// The blinding factor, as long as the modulus.
    r: [u8; MAX_MODULUS_LEN],
}

impl Drawn {
    const fn zero() -> Self {
        Self { salt: [0; SALT_LEN], r: [0; MAX_MODULUS_LEN] }
    }

    /// Draws the randomness if `out` has room for the signature, and returns that part of `out`.
    ///
    /// Never inlined, because the constant-time test refers to it by name (`tests/constant_time`).
    #[inline(never)]
    fn draw<'out>(
        &mut self,
        key: &RsaVerifyingKey,
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let len = key.modulus_len();
        let out = out.get_mut(..len).ok_or(SignError::BufferTooSmall { needed: len })?;
        random.fill(&mut self.salt).and_then(|()| random.fill(&mut self.r[..len])).map_err(|_| SignError::Random)?;
        // The length of a signing modulus is a multiple of eight bits, so clearing the top bit makes the number smaller
        // than the modulus.
        self.r[0] &= 0x7f;
        // A zero factor does not blind: the source is broken.
        if self.r[..len].iter().fold(0, |bits, byte| bits | byte) == 0 {
            return Err(SignError::Random);
        }
        Ok(out)
    }
}
