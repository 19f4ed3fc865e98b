//! RSASSA-PSS with RSA keys of 2048 to 4096 bits (RFC 8017 section 8.1).

pub use self::private::{RsaPrivateComponents, RsaSigningKey};

pub(super) mod batch;
pub(super) mod private;

use core::fmt;

use super::backend::cpu::{Backend, Kernels};
use super::backend::kernels::radix52::{self, Constants};
use super::backend::portable::division;
use super::backend::portable::montgomery::{self, Montgomery};
use super::backend::rsa_single::{self, Power};
use super::pss;
use super::sha256::{DIGEST_LEN, sha256};
use crate::error::{BadSignature, KeyError};

/// The minimum length of a modulus in bits (RFC 7518 section 3.5).
pub const MIN_MODULUS_BITS: u32 = 2048;

/// The maximum length of a modulus in bits.
pub const MAX_MODULUS_BITS: u32 = 4096;

/// The maximum length of a modulus, and of a signature, in bytes.
pub const MAX_MODULUS_LEN: usize = MAX_MODULUS_BITS as usize / 8;

/// The maximum length of a public exponent in bits.
const MAX_EXPONENT_BITS: u32 = 33;

/// An RSA public key that verifies PS256. The constants of its modulus are computed once.
///
/// Size: below 4 KiB, no heap. A key can be cloned and shared between threads.
#[derive(Clone)]
pub struct RsaVerifyingKey {
    modulus: PublicModulus,
    /// The modulus, big-endian, in the first bytes.
    bytes: [u8; MAX_MODULUS_LEN],
    bits: u32,
    exponent: u64,
    /// The constants for the kernels in lanes.
    constants: Constants,
}

/// A modulus in the form of the smallest kernel that holds it.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "nothing is boxed: there is no heap")]
pub(crate) enum PublicModulus {
    /// At most 2054 bits.
    D34(Montgomery<34>),
    /// At most 3100 bits.
    D52(Montgomery<52>),
    /// At most 4180 bits.
    D70(Montgomery<70>),
}

impl RsaVerifyingKey {
    /// The key with modulus `n` and public exponent `e`, both big-endian without leading zeros.
    ///
    /// Errors: the modulus has fewer than 2048 or more than 4096 bits, or is even; the exponent is even, below 3 or
    /// above 33 bits; leading zeros (RFC 7518 section 6.3.1.1). Time is variable, because a public key is not secret.
    pub fn from_components(n: &[u8], e: &[u8]) -> Result<Self, KeyError> {
        if n.first() == Some(&0) || e.first() == Some(&0) {
            return Err(KeyError::LeadingZero);
        }
        let bits = bit_length(n);
        if !(MIN_MODULUS_BITS..=MAX_MODULUS_BITS).contains(&bits) {
            return Err(KeyError::ModulusSize { bits });
        }
        if n.last().is_none_or(|low| low & 1 == 0) {
            return Err(KeyError::ModulusEven);
        }
        if bit_length(e) > MAX_EXPONENT_BITS {
            return Err(KeyError::Exponent);
        }
        let exponent = e.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        if exponent < 3 || exponent & 1 == 0 {
            return Err(KeyError::Exponent);
        }
        let mut bytes = [0; MAX_MODULUS_LEN];
        bytes[..n.len()].copy_from_slice(n);
        let modulus = PublicModulus::new(n, bits);
        Ok(Self { modulus, bytes, bits, exponent, constants: constants(n, bits) })
    }

    /// Verifies a signature of `message` (RSASSA-PSS-VERIFY, RFC 8017 section 8.1.2).
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        self.verify_prehashed(&sha256(message), signature)
    }

    /// Verifies a signature of the message with this SHA-256 hash.
    pub fn verify_prehashed(&self, digest: &[u8; DIGEST_LEN], signature: &[u8]) -> Result<(), BadSignature> {
        // Step 1.
        if signature.len() != self.modulus_len() {
            return Err(BadSignature);
        }
        // Step 2.
        let mut encoded = [0; MAX_MODULUS_LEN];
        let encoded = &mut encoded[..signature.len()];
        self.public_operation_vartime(Kernels::of(Backend::in_use()), signature, encoded)?;
        // Steps 3 and 4.
        if pss::verify(digest, encoded, self.bits) { Ok(()) } else { Err(BadSignature) }
    }

    /// The modulus, big-endian without leading zeros.
    #[must_use]
    pub fn modulus(&self) -> &[u8] {
        &self.bytes[..self.modulus_len()]
    }

    /// The exact length of the modulus in bits.
    #[must_use]
    pub fn modulus_bits(&self) -> u32 {
        self.bits
    }

    /// The length of the modulus, and of every signature, in bytes.
    #[must_use]
    pub fn modulus_len(&self) -> usize {
        self.bits.div_ceil(8) as usize
    }

    /// The public exponent: odd, from 3 to 2^33 - 1.
    #[must_use]
    pub fn exponent(&self) -> u64 {
        self.exponent
    }

    /// RSAVP1 (RFC 8017 section 5.2.2): `base^e mod n`, for a base as long as the modulus.
    ///
    /// Never inlined, because the constant-time test refers to it by name (`tests/constant_time`).
    #[inline(never)]
    pub(crate) fn public_operation_vartime(
        &self,
        kernels: Kernels,
        base: &[u8],
        out: &mut [u8],
    ) -> Result<(), BadSignature> {
        // Step 1. Big-endian numbers of one length compare as their bytes.
        if base >= self.modulus() {
            return Err(BadSignature);
        }
        // Step 2.
        self.power_times_vartime(kernels, Power { base, exponent: self.exponent - 1, last: None, wipe: false }, out);
        Ok(())
    }

    /// The power modulo `n`, for numbers as long as the modulus and below it.
    fn power_times_vartime(&self, kernels: Kernels, power: Power<'_>, out: &mut [u8]) {
        match &self.modulus {
            PublicModulus::D34(n) => rsa_single::power_times_vartime(kernels, n, &self.constants, power, out),
            PublicModulus::D52(n) => rsa_single::power_times_vartime(kernels, n, &self.constants, power, out),
            PublicModulus::D70(n) => rsa_single::power_times_vartime(kernels, n, &self.constants, power, out),
        }
    }
}

impl fmt::Debug for RsaVerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RsaVerifyingKey")
            .field("bits", &self.bits)
            .field("exponent", &self.exponent)
            .finish_non_exhaustive()
    }
}

impl PartialEq for RsaVerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.modulus() == other.modulus() && self.exponent == other.exponent
    }
}

impl Eq for RsaVerifyingKey {}

impl PublicModulus {
    fn new(n: &[u8], bits: u32) -> Self {
        if montgomery::fits(bits, 34) {
            Self::D34(Montgomery::new_vartime(n, bits))
        } else if montgomery::fits(bits, 52) {
            Self::D52(Montgomery::new_vartime(n, bits))
        } else {
            Self::D70(Montgomery::new_vartime(n, bits))
        }
    }
}

/// The constants of an odd modulus of `bits` bits for the kernels in lanes.
fn constants(n: &[u8], bits: u32) -> Constants {
    let digits = radix52::digits_for(bits);
    let mut bytes = [0; MAX_MODULUS_LEN];
    let bytes = &mut bytes[..n.len()];
    division::power_of_two_vartime(n, 2 * radix52::DIGIT_BITS * digits as u32, bytes);
    let (mut rr, mut modulus) = ([0; radix52::MAX_DIGITS], [0; radix52::MAX_DIGITS]);
    radix52::from_be_bytes(bytes, &mut rr);
    radix52::from_be_bytes(n, &mut modulus);
    let inverse = radix52::negative_inverse(&modulus);
    Constants { digits, n: modulus, inverse, rr, radix_inverse: radix52::radix_inverse(&modulus, inverse[0]) }
}

/// The length of a big-endian number in bits, without leading zeros.
pub(crate) fn bit_length(bytes: &[u8]) -> u32 {
    let significant = bytes.iter().position(|byte| *byte != 0).map_or(&[][..], |first| &bytes[first..]);
    match significant.first() {
        None => 0,
        // Lengths above 4 GiB exceed every limit.
        Some(top) => u32::try_from(significant.len() - 1)
            .unwrap_or(u32::MAX / 8)
            .saturating_mul(8)
            .saturating_add(8 - top.leading_zeros()),
    }
}
