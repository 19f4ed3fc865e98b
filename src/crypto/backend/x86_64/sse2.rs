//! Lanes of SSE2 for hashing, where a CPU has neither instructions for SHA-256 nor AVX2.

#![allow(unsafe_code, reason = "intrinsics; the witness proves that the CPU has them")]
#![allow(clippy::inline_always, reason = "an intrinsic is one instruction only where it is inlined into its kernel")]

use core::arch::x86_64 as arch;
use core::arch::x86_64::__m128i;

use super::sha_ni::ShaNi;
use crate::crypto::backend::kernels::lanes::{HashLanes, Kernel, Machine};

/// Lanes of 32 bits in one vector.
const HASH_LANES: usize = 4;

cpufeatures::new!(has_sse2, "sse2");

/// The CPU has SSE2, as every x86-64 CPU does, and no instructions for SHA-256, which are faster than vectors: only
/// [`Sse2::detect`] makes one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sse2(());

impl Sse2 {
    /// The witness, where the machine is as it says.
    pub(crate) fn detect() -> Option<Self> {
        (has_sse2::get() && ShaNi::detect().is_none()).then_some(Self(()))
    }
}

/// One intrinsic of SSE2.
macro_rules! sse2 {
    ($witness:expr => $intrinsic:expr) => {{
        let _: Sse2 = $witness;
        // SAFETY: the witness exists only where SSE2 was detected. The operands are values.
        unsafe { $intrinsic }
    }};
}

impl Machine for Sse2 {
    #[inline(always)]
    fn run<K: Kernel<Self>>(self, kernel: K) {
        #[target_feature(enable = "sse2")]
        #[inline(never)]
        fn compiled<K: Kernel<Sse2>>(lanes: Sse2, kernel: K) {
            kernel.compute(lanes);
        }
        // SAFETY: the witness exists only where SSE2 was detected.
        unsafe { compiled(self, kernel) }
    }
}

impl HashLanes<HASH_LANES> for Sse2 {
    type Word = __m128i;

    #[inline(always)]
    fn splat(self, value: u32) -> __m128i {
        sse2!(self => arch::_mm_set1_epi32(value.cast_signed()))
    }

    #[inline(always)]
    fn load(self, lanes: &[u32; HASH_LANES]) -> __m128i {
        // SAFETY: the witness proves SSE2; the array has the 16 bytes that are read, and no alignment is asked for.
        unsafe { arch::_mm_loadu_si128(lanes.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store(self, word: __m128i) -> [u32; HASH_LANES] {
        let mut lanes = [0; HASH_LANES];
        // SAFETY: the witness proves SSE2; the array has the 16 bytes that are written, and no alignment is asked for.
        unsafe { arch::_mm_storeu_si128(lanes.as_mut_ptr().cast(), word) }
        lanes
    }

    #[inline(always)]
    fn add(self, x: __m128i, y: __m128i) -> __m128i {
        sse2!(self => arch::_mm_add_epi32(x, y))
    }

    #[inline(always)]
    fn xor(self, x: __m128i, y: __m128i, z: __m128i) -> __m128i {
        let xy = sse2!(self => arch::_mm_xor_si128(x, y));
        sse2!(self => arch::_mm_xor_si128(xy, z))
    }

    #[inline(always)]
    fn choose(self, x: __m128i, y: __m128i, z: __m128i) -> __m128i {
        let yz = sse2!(self => arch::_mm_xor_si128(y, z));
        let differing = sse2!(self => arch::_mm_and_si128(x, yz));
        sse2!(self => arch::_mm_xor_si128(differing, z))
    }

    #[inline(always)]
    fn majority(self, x: __m128i, y: __m128i, z: __m128i) -> __m128i {
        let both = sse2!(self => arch::_mm_and_si128(x, y));
        let either = sse2!(self => arch::_mm_or_si128(x, y));
        let third = sse2!(self => arch::_mm_and_si128(either, z));
        sse2!(self => arch::_mm_or_si128(both, third))
    }

    // The counts are constants, which the compiler turns into shifts by immediates.

    #[inline(always)]
    fn rotate_right<const BITS: i32>(self, x: __m128i) -> __m128i {
        let right = sse2!(self => arch::_mm_cvtsi32_si128(BITS));
        let left = sse2!(self => arch::_mm_cvtsi32_si128(32 - BITS));
        let low = sse2!(self => arch::_mm_srl_epi32(x, right));
        let high = sse2!(self => arch::_mm_sll_epi32(x, left));
        sse2!(self => arch::_mm_or_si128(low, high))
    }

    #[inline(always)]
    fn shift_right<const BITS: u32>(self, x: __m128i) -> __m128i {
        let bits = sse2!(self => arch::_mm_cvtsi32_si128(BITS.cast_signed()));
        sse2!(self => arch::_mm_srl_epi32(x, bits))
    }
}
