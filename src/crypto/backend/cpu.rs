//! Which kernels this process uses: the fastest ones that the CPU has, unless another choice is forced.

use core::sync::atomic::{AtomicU8, Ordering};

use super::instructions::{Adx, Avx512, Ifma};

/// The kernels of big-integer arithmetic and of hashing many messages. All give the same results.
///
/// The choice is made once in a process, at the first use: the fastest that the CPU has. Tests, benchmarks and those who
/// doubt a kernel force another: at compile time by `RUSTFLAGS='--cfg ofm_backend="portable"'` (or `"adx"`, `"avx512"`,
/// `"ifma"`), at run time, with feature `std`, by the environment variable `OFM_BACKEND` of the same values. A kernel that the
/// CPU does not have is never used, whatever is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Backend {
    /// Arithmetic in safe Rust without vector instructions: any CPU. On x86-64 hashes use the CPU's instructions for SHA-256 or
    /// else SSE2, which every such CPU has, unless the build is forced to this backend.
    Portable,
    /// BMI2 and ADX, a multiplier of 64-bit integers with two chains of carries, for single calls: Broadwell, Zen and later.
    Adx,
    /// AVX-512F, with the multipliers of floating point: servers since Skylake-SP. Single calls as with ADX.
    Avx512,
    /// AVX-512 with IFMA, the multiplier of 52-bit integers: Ice Lake, Zen 4 and later.
    Ifma,
}

impl Backend {
    /// Every backend, the slowest first.
    pub const ALL: &'static [Self] = &[Self::Portable, Self::Adx, Self::Avx512, Self::Ifma];

    /// The backend of this process.
    #[must_use]
    pub fn in_use() -> Self {
        static CHOSEN: AtomicU8 = AtomicU8::new(u8::MAX);
        let chosen = CHOSEN.load(Ordering::Relaxed);
        if let Some(backend) = Self::ALL.get(usize::from(chosen)) {
            return *backend;
        }
        // Threads that come here at once choose the same.
        let backend = Self::choose();
        CHOSEN.store(backend as u8, Ordering::Relaxed);
        backend
    }

    /// Whether this CPU, and the operating system, have the instructions, and this build the kernels: one that is compiled with
    /// `ofm_backend="portable"` has no others.
    #[must_use]
    pub fn is_available(self) -> bool {
        match self {
            Self::Portable => true,
            Self::Adx => Adx::detect().is_some(),
            Self::Avx512 => Avx512::detect().is_some(),
            Self::Ifma => Ifma::detect().is_some(),
        }
    }

    /// The name by which a backend is forced: `portable`, `adx`, `avx512`, `ifma`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Adx => "adx",
            Self::Avx512 => "avx512",
            Self::Ifma => "ifma",
        }
    }

    fn choose() -> Self {
        let wanted = Self::forced();
        let usable = |backend: &Self| backend.is_available() && wanted.is_none_or(|wanted| *backend <= wanted);
        Self::ALL.iter().copied().rfind(usable).unwrap_or(Self::Portable)
    }

    fn forced() -> Option<Self> {
        if cfg!(ofm_backend = "portable") {
            return Some(Self::Portable);
        }
        if cfg!(ofm_backend = "adx") {
            return Some(Self::Adx);
        }
        if cfg!(ofm_backend = "avx512") {
            return Some(Self::Avx512);
        }
        if cfg!(ofm_backend = "ifma") {
            return Some(Self::Ifma);
        }
        #[cfg(feature = "std")]
        if let Some(name) = std::env::var_os("OFM_BACKEND") {
            return Self::ALL.iter().copied().find(|backend| name == backend.name());
        }
        None
    }
}

/// The lanes of the backend in use.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wide {
    /// None: one at a time.
    None,
    /// None either, and single operations by blocks of limbs.
    Adx(Adx),
    Avx512(Avx512),
    Ifma(Ifma),
}

impl Wide {
    /// The lanes of a backend, none where the CPU does not have them.
    pub(crate) fn of(backend: Backend) -> Self {
        match backend {
            Backend::Portable => Self::None,
            Backend::Adx => Adx::detect().map_or(Self::None, Self::Adx),
            Backend::Avx512 => Avx512::detect().map_or(Self::None, Self::Avx512),
            Backend::Ifma => Ifma::detect().map_or(Self::None, Self::Ifma),
        }
    }

    /// What multiplies blocks of limbs, where that is the fastest for single operations: IFMA is faster.
    pub(crate) fn multiplier(self) -> Option<Adx> {
        match self {
            Self::None | Self::Ifma(_) => None,
            Self::Adx(multiplier) => Some(multiplier),
            Self::Avx512(_) => Adx::detect(),
        }
    }

    /// Whether there are lanes.
    pub(crate) fn has_lanes(self) -> bool {
        match self {
            Self::None | Self::Adx(_) => false,
            Self::Avx512(_) | Self::Ifma(_) => true,
        }
    }
}
