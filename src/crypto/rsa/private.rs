//! RSASSA-PSS signing (RFC 8017 section 8.1.1) by the Chinese remainder theorem, blinded, checked before release, wiped
//! afterwards.

use core::fmt;

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::inverse::inverse_vartime;
use super::{MAX_MODULUS_LEN, PublicModulus, RsaVerifyingKey, bit_length};
use crate::crypto::backend::portable::{self, Montgomery, Number, PowScratch, WindowScratch};
use crate::crypto::pss::{self, SALT_LEN};
use crate::crypto::sha256::{DIGEST_LEN, sha256};
use crate::crypto::{DigestAlgorithm, DigestSigner, RandomSource};
use crate::error::{KeyError, SignError};

/// The numbers of an RSA private key, big-endian, leading zeros allowed in the secret ones (RFC 8017 section 3.2).
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
/// Size: under 5 KiB, no heap; wiped when dropped. Signing takes the same time whatever the key and message are (the
/// length of the message aside), is blinded by a fresh random factor, and releases nothing that does not verify.
pub struct RsaSigningKey {
    public: RsaVerifyingKey,
    primes: Primes,
}

/// The primes, prepared for the kernel of half the modulus's size.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "nothing is boxed: there is no heap")]
enum Primes {
    /// A modulus of 2048 bits.
    D18(PrimePair<18>),
    /// A modulus of 3072 bits.
    D26(PrimePair<26>),
    /// A modulus of 4096 bits.
    D36(PrimePair<36>),
}

#[derive(Clone)]
struct PrimePair<const P: usize> {
    p: Montgomery<P>,
    q: Montgomery<P>,
    dp: Number<P>,
    dq: Number<P>,
    /// `q^-1 mod p`, canonical.
    qi: Number<P>,
    prime_bits: u32,
}

impl RsaSigningKey {
    /// A key of its numbers. The private exponent itself is not needed.
    ///
    /// Errors: those of the public key; a size that does not sign; numbers that do not belong together, found by
    /// multiplying the primes and by a trial of the private operation.
    pub fn from_components(key: &RsaPrivateComponents<'_>) -> Result<Self, KeyError> {
        let public = RsaVerifyingKey::from_components(key.n, key.e)?;
        let primes = match public.modulus_bits() {
            2048 => Primes::D18(PrimePair::new(key, 1024)?),
            3072 => Primes::D26(PrimePair::new(key, 1536)?),
            4096 => Primes::D36(PrimePair::new(key, 2048)?),
            _ => return Err(KeyError::PrivateSize),
        };
        let this = Self { public, primes };
        if this.parts_belong_together() { Ok(this) } else { Err(KeyError::Inconsistent) }
    }

    /// Whether a private operation undoes the public one. The number it is tried on is no secret.
    #[inline(never)]
    fn parts_belong_together(&self) -> bool {
        let mut trial = [0; MAX_MODULUS_LEN];
        let trial = &mut trial[..self.public.modulus_len()];
        trial[1..].iter_mut().enumerate().for_each(|(at, byte)| *byte = at as u8);
        let mut out = [0; MAX_MODULUS_LEN];
        let blinding = Blinding::none(trial.len());
        self.private_operation(trial, &blinding, &mut out).is_ok()
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> &RsaVerifyingKey {
        &self.public
    }

    /// Signs `message` into the front of `out` (RSASSA-PSS-SIGN, RFC 8017 section 8.1.1), and returns that part of it: as
    /// many bytes as the modulus has.
    ///
    /// Errors: a buffer that is too small, a source of randomness that fails, a signature that does not verify. Nothing is
    /// written on error.
    pub fn sign<'out>(
        &self,
        message: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_prehashed(&sha256(message), random, out)
    }

    /// Signs the message with this SHA-256; as [`RsaSigningKey::sign`] otherwise.
    pub fn sign_prehashed<'out>(
        &self,
        digest: &[u8; DIGEST_LEN],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let len = self.public.modulus_len();
        let Some(out) = out.get_mut(..len) else { return Err(SignError::BufferTooSmall { needed: len }) };
        let mut salt = [0; SALT_LEN];
        random.fill(&mut salt).map_err(|_| SignError::Random)?;
        let blinding = Blinding::new(len, random)?;
        // Step 1.
        let mut encoded = [0; MAX_MODULUS_LEN];
        let encoded = &mut encoded[..len];
        pss::encode(digest, &salt, encoded, self.public.modulus_bits());
        // Step 2.
        self.private_operation(encoded, &blinding, out)?;
        Ok(out)
    }

    /// RSASP1 (RFC 8017 section 5.2.1) on a number below the modulus; writes the first bytes of `out`.
    fn private_operation(&self, message: &[u8], blinding: &Blinding, out: &mut [u8]) -> Result<(), SignError> {
        let mut signature = Zeroizing::new([0; MAX_MODULUS_LEN]);
        let signature = &mut signature[..message.len()];
        match (self.public.prepared(), &self.primes) {
            (PublicModulus::D36(n), Primes::D18(primes)) => self.blinded(n, primes, message, blinding, signature),
            (PublicModulus::D52(n), Primes::D26(primes)) => self.blinded(n, primes, message, blinding, signature),
            (PublicModulus::D70(n), Primes::D36(primes)) => self.blinded(n, primes, message, blinding, signature),
            _ => Err(SignError::Fault),
        }?;
        // A fault in one half would give away a prime (Boneh, DeMillo and Lipton), so nothing unchecked leaves.
        let mut check = [0; MAX_MODULUS_LEN];
        let check = &mut check[..message.len()];
        self.public.public_operation_vartime(signature, check).map_err(|_| SignError::Fault)?;
        if !bool::from(check.ct_eq(message)) {
            return Err(SignError::Fault);
        }
        out[..message.len()].copy_from_slice(signature);
        Ok(())
    }

    /// `message^d mod n` as `(message * r^e)^d * r^-1`: what the secret exponents meet is random.
    ///
    /// Never inlined, so that the stack holds the workspace of one size, not of all three.
    #[inline(never)]
    fn blinded<const F: usize, const P: usize>(
        &self,
        n: &Montgomery<F>,
        primes: &PrimePair<P>,
        message: &[u8],
        blinding: &Blinding,
        signature: &mut [u8],
    ) -> Result<(), SignError> {
        let len = message.len();
        let mut work = Workspace::<F, P>::new();
        let Workspace { full: [r, u, x, y], pow, half, window, bytes } = &mut work;
        *r = portable::from_be_bytes(&blinding.r[..len]);
        *u = portable::from_be_bytes(&blinding.u[..len]);

        // r^-1 = (r * u / R)^-1 * u / R. The inversion's time depends on r * u, which says nothing about r.
        n.mul(x, r, u, &mut pow.quotient);
        n.reduce_once(x);
        let [product, inverse] = bytes;
        portable::to_be_bytes(x, &mut product[..len]);
        if !inverse_vartime(&product[..len], self.public.modulus(), &mut inverse[..len]) {
            return Err(SignError::Random);
        }
        *x = portable::from_be_bytes(&inverse[..len]);
        n.mul(y, x, u, &mut pow.quotient);
        *u = *y;

        // message * r^e
        n.pow_public_vartime(x, r, self.public.exponent(), pow);
        *r = portable::from_be_bytes(message);
        n.mul(y, x, r, &mut pow.quotient);
        n.mul(x, y, n.rr(), &mut pow.quotient);
        n.reduce_once(x);

        primes.exponentiate(y, x, half, window);

        // times r^-1
        n.mul(x, y, u, &mut pow.quotient);
        n.mul(y, x, n.rr(), &mut pow.quotient);
        n.reduce_once(y);
        portable::to_be_bytes(y, signature);
        Ok(())
    }
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

impl<const P: usize> PrimePair<P> {
    /// Never inlined, for the stack's sake, as [`RsaSigningKey::blinded`].
    #[inline(never)]
    fn new(key: &RsaPrivateComponents<'_>, prime_bits: u32) -> Result<Self, KeyError> {
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
            dp: portable::from_be_bytes(key.dp),
            dq: portable::from_be_bytes(key.dq),
            qi: portable::from_be_bytes(key.qi),
            prime_bits,
        };
        let mut product = Zeroizing::new([0; MAX_MODULUS_LEN]);
        let product = &mut product[..key.n.len()];
        let mut digits = Zeroizing::new([0; 72]);
        portable::multiply_wide(&mut digits[..2 * P], this.p.modulus(), this.q.modulus());
        portable::to_be_bytes(&digits, product);
        if bool::from(product.ct_eq(key.n)) { Ok(this) } else { Err(KeyError::Inconsistent) }
    }

    /// `out = base^d mod p * q` for a canonical base: both halves, then Garner's recombination
    /// (RFC 8017 section 5.2.1 step 2.b).
    fn exponentiate<const F: usize>(
        &self,
        out: &mut Number<F>,
        base: &Number<F>,
        half: &mut [Number<P>; 5],
        window: &mut WindowScratch<P>,
    ) {
        let [base_mod, s_p, s_q, difference, one] = half;
        // Steps i and ii.
        self.q.enter_wide(base_mod, base, &mut window.quotient);
        self.q.pow_secret(difference, base_mod, &self.dq, self.prime_bits, window);
        one[0] = 1;
        self.q.mul(s_q, difference, one, &mut window.quotient);
        self.q.reduce_once(s_q);
        self.p.enter_wide(base_mod, base, &mut window.quotient);
        self.p.pow_secret(s_p, base_mod, &self.dp, self.prime_bits, window);
        // Step iii: h = (s_p - s_q) * qi mod p. s_p is in the Montgomery domain, so s_q enters it; adding 2p keeps the
        // difference positive, and multiplying by the plain qi leaves the domain.
        self.p.mul(base_mod, s_q, self.p.rr(), &mut window.quotient);
        *difference = *s_p;
        portable::add(difference, self.p.modulus());
        portable::add(difference, self.p.modulus());
        portable::subtract(difference, base_mod);
        self.p.mul(s_p, difference, &self.qi, &mut window.quotient);
        self.p.reduce_once(s_p);
        // Step iv: s = s_q + q * h.
        portable::multiply_wide(out, s_p, self.q.modulus());
        *base_mod = *s_q;
        let mut wide = Zeroizing::new([0; F]);
        let low = P.min(F);
        wide[..low].copy_from_slice(&base_mod[..low]);
        portable::add(out, &wide);
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

/// The factor that blinds one signature, and the one that blinds its inversion.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Blinding {
    r: [u8; MAX_MODULUS_LEN],
    u: [u8; MAX_MODULUS_LEN],
}

impl Blinding {
    /// Two random numbers of one bit less than the modulus.
    fn new(len: usize, random: &mut dyn RandomSource) -> Result<Self, SignError> {
        let mut this = Self { r: [0; MAX_MODULUS_LEN], u: [0; MAX_MODULUS_LEN] };
        random
            .fill(&mut this.r[..len])
            .and_then(|()| random.fill(&mut this.u[..len]))
            .map_err(|_| SignError::Random)?;
        // Moduli that sign have a multiple of eight bits, so clearing the top bit leaves a number below them.
        this.r[0] &= 0x7f;
        this.u[0] &= 0x7f;
        Ok(this)
    }

    /// Factors of one, for a message that is no secret.
    fn none(len: usize) -> Self {
        let mut this = Self { r: [0; MAX_MODULUS_LEN], u: [0; MAX_MODULUS_LEN] };
        this.r[len - 1] = 1;
        this.u[len - 1] = 1;
        this
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
    window: WindowScratch<P>,
    bytes: [[u8; MAX_MODULUS_LEN]; 2],
}

impl<const F: usize, const P: usize> Workspace<F, P> {
    const fn new() -> Self {
        Self {
            full: [[0; F]; 4],
            pow: PowScratch::new(),
            half: [[0; P]; 5],
            window: WindowScratch::new(),
            bytes: [[0; MAX_MODULUS_LEN]; 2],
        }
    }
}
