//! The choice of kernels for this process: the fastest of the CPU, unless another choice is forced.

use core::sync::atomic::{AtomicU8, Ordering};

use super::instructions::{Adx, Avx512, Ifma};

/// The kernels of big-integer arithmetic and of hashing many messages. All give the same results.
///
/// The process chooses once, at the first use: the fastest backend that the CPU has. Tests and benchmarks can force
/// another backend: at compile time with `RUSTFLAGS='--cfg ofm_backend="portable"'` (or `"adx"`, `"avx512"`, `"ifma"`),
/// at run time with the environment variable `OFM_BACKEND` and the same values, in any case. A build without the
/// feature `std` does not read the variable. An unknown value forces `Portable`, so that a misspelt name does not
/// select a faster backend; [`Backend::in_use`] returns the choice. A backend that the CPU does not have is never used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Backend {
    /// Arithmetic in safe Rust without vector instructions, for any CPU. On x86-64, hashes use the CPU's SHA-256
    /// instructions where it has them, unless this backend is forced at compile time.
    Portable,
    /// BMI2 and ADX, a multiplier of 64-bit integers with two carry chains, for single calls: Broadwell, Zen and later.
    Adx,
    /// AVX-512F, with floating-point multiplication for batches of verifications: servers since Skylake-SP. All other
    /// operations use ADX. Floating point never multiplies secrets.
    Avx512,
    /// AVX-512 with IFMA, a multiplier of 52-bit integers: Ice Lake, Zen 4 and later.
    Ifma,
}

impl Backend {
    /// Every backend, from the slowest to the fastest.
    pub const ALL: &'static [Self] = &[Self::Portable, Self::Adx, Self::Avx512, Self::Ifma];

    /// The backend of this process.
    #[must_use]
    pub fn in_use() -> Self {
        static CHOSEN: AtomicU8 = AtomicU8::new(u8::MAX);
        let chosen = CHOSEN.load(Ordering::Relaxed);
        if let Some(backend) = Self::ALL.get(usize::from(chosen)) {
            return *backend;
        }
        // Concurrent threads compute the same choice.
        let backend = Self::choose();
        CHOSEN.store(backend as u8, Ordering::Relaxed);
        backend
    }

    /// Whether the CPU and the operating system support the instructions, and this build contains the kernels. A build
    /// with `ofm_backend="portable"` contains no others.
    #[must_use]
    pub fn is_available(self) -> bool {
        match self {
            Self::Portable => true,
            Self::Adx => Adx::detect().is_some(),
            Self::Avx512 => Avx512::detect().is_some(),
            Self::Ifma => Ifma::detect().is_some(),
        }
    }

    /// The name that forces a backend: `portable`, `adx`, `avx512`, `ifma`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Adx => "adx",
            Self::Avx512 => "avx512",
            Self::Ifma => "ifma",
        }
    }

    /// The backend with this name in any case; `Portable` for other names.
    #[cfg(feature = "std")]
    fn named(name: &str) -> Self {
        let called = |backend: &Self| backend.name().eq_ignore_ascii_case(name);
        Self::ALL.iter().copied().find(called).unwrap_or(Self::Portable)
    }

    fn choose() -> Self {
        let wanted = Self::forced();
        let usable = |backend: &Self| backend.is_available() && wanted.is_none_or(|wanted| *backend <= wanted);
        Self::ALL.iter().copied().rfind(usable).unwrap_or(Self::Portable)
    }

    fn forced() -> Option<Self> {
        let compiled = [
            (cfg!(ofm_backend = "portable"), Self::Portable),
            (cfg!(ofm_backend = "adx"), Self::Adx),
            (cfg!(ofm_backend = "avx512"), Self::Avx512),
            (cfg!(ofm_backend = "ifma"), Self::Ifma),
        ];
        if let Some((_, backend)) = compiled.into_iter().find(|(is_forced, _)| *is_forced) {
            return Some(backend);
        }
        #[cfg(feature = "std")]
        if let Some(name) = std::env::var_os("OFM_BACKEND") {
            return Some(name.to_str().map_or(Self::Portable, Self::named));
        }
        None
    }
}

/// The kernels of a backend, with the proof that the CPU has their instructions.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kernels {
    Portable,
    /// Blocks of limbs, for single operations only.
    Adx(Adx),
    Avx512(Avx512),
    Ifma(Ifma),
}

impl Kernels {
    /// The kernels of a backend; the portable ones if the CPU does not have its instructions.
    pub(crate) fn of(backend: Backend) -> Self {
        match backend {
            Backend::Portable => Self::Portable,
            Backend::Adx => Adx::detect().map_or(Self::Portable, Self::Adx),
            Backend::Avx512 => Avx512::detect().map_or(Self::Portable, Self::Avx512),
            Backend::Ifma => Ifma::detect().map_or(Self::Portable, Self::Ifma),
        }
    }

    /// The kernel of single operations.
    ///
    /// | | public and private operation of every size |
    /// |---|---|
    /// | IFMA | digit by digit, in registers |
    /// | ADX, with AVX-512 or without | blocks of limbs |
    /// | neither | portable |
    ///
    /// The figures are in docs/benchmarks.md.
    pub(crate) fn single(self) -> Single {
        match self {
            Self::Portable => Single::Portable,
            Self::Adx(multiplier) => Single::Limbs(multiplier),
            Self::Avx512(_) => Adx::detect().map_or(Single::Portable, Single::Limbs),
            Self::Ifma(lanes) => Single::Serial(lanes),
        }
    }

    /// The kernel of eight public operations at once, if there is one. Floating-point multiplication costs less than
    /// eight single operations in blocks of limbs, and is used for public numbers only.
    pub(crate) fn public_batch8(self) -> Option<Batch8> {
        match self {
            Self::Portable | Self::Adx(_) => None,
            Self::Avx512(lanes) => Some(Batch8::Float(lanes)),
            Self::Ifma(lanes) => Some(Batch8::Integer(lanes)),
        }
    }

    /// The lanes of eight private operations at once, if there are any. Floating point never multiplies secrets.
    pub(crate) fn private_batch8(self) -> Option<Ifma> {
        match self {
            Self::Portable | Self::Adx(_) | Self::Avx512(_) => None,
            Self::Ifma(lanes) => Some(lanes),
        }
    }

    /// The smallest number of signatures by keys of this size in bits for which eight lanes, including idle ones, are
    /// faster than single calls; see [`LEAST`].
    pub(crate) const fn least_private(bits: u32) -> usize {
        if bits == 3072 { 7 } else { 6 }
    }
}

/// A kernel of single operations.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Single {
    Portable,
    /// [`kernels::limbs`](super::kernels::limbs).
    Limbs(Adx),
    /// [`kernels::serial`](super::kernels::serial).
    Serial(Ifma),
}

/// The lanes in which [`kernels::batch8`](super::kernels::batch8) computes eight public operations.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Batch8 {
    Float(Avx512),
    Integer(Ifma),
}

/// The smallest number of verifications with keys of one size for which eight lanes, including idle ones, are faster
/// than single calls.
///
/// | | 2,048 bits | 3,072 bits | 4,096 bits | ES256 |
/// |---|---|---|---|---|
/// | verifications, IFMA (Intel Xeon, 2.6 GHz) | 5 | 5 | 5 | 3 |
/// | verifications, AVX-512 without IFMA (Intel Xeon, 2.5 GHz) | 5 | 5 | 5 | |
/// | signatures, IFMA (Intel Xeon, 2.6 GHz) | 6 | 7 | 6 | |
///
/// The figures are in docs/benchmarks.md.
pub(crate) const LEAST: usize = 5;

/// [`LEAST`] for ES256 in the lanes of IFMA.
pub(crate) const LEAST_ES256: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "std")]
    #[test]
    fn a_backend_is_named_in_any_case_and_a_misspelt_one_is_portable() {
        for backend in Backend::ALL {
            assert_eq!(Backend::named(backend.name()), *backend);
            assert_eq!(Backend::named(&backend.name().to_uppercase()), *backend);
        }
        for other in ["", "portabel", "ifma ", "avx2"] {
            assert_eq!(Backend::named(other), Backend::Portable, "{other:?}");
        }
    }

    #[test]
    fn secrets_are_never_multiplied_in_floating_point() {
        let all = Backend::ALL.iter().filter(|backend| backend.is_available()).map(|backend| Kernels::of(*backend));
        for kernels in all.filter(|kernels| matches!(kernels, Kernels::Avx512(_))) {
            assert!(matches!(kernels.public_batch8(), Some(Batch8::Float(_))));
            assert!(kernels.private_batch8().is_none());
            assert!(!matches!(kernels.single(), Single::Serial(_)));
        }
    }
}
