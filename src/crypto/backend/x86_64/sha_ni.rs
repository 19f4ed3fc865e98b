//! The SHA-256 instructions of x86-64.

#![allow(unsafe_code, reason = "intrinsics; the witness proves that the CPU has them")]
#![allow(clippy::inline_always, reason = "an intrinsic is one instruction only where it is inlined into its kernel")]

use core::arch::x86_64 as arch;
use core::arch::x86_64::__m128i;

use crate::crypto::backend::kernels::lanes::{Isa, SimdJob};
use crate::crypto::backend::kernels::sha256::Sha256Instructions;

instruction_set! {
    /// Proves that the CPU has the SHA-256 instructions and SSE up to 4.1. Only [`ShaNi::detect`] makes it.
    ShaNi(() = ()), has_sha ["sha", "sse4.1", "ssse3", "sse3", "sse2"]
}

/// One intrinsic.
macro_rules! sha {
    ($witness:expr => $intrinsic:expr) => {{
        let _: ShaNi = $witness;
        // SAFETY: the witness exists only where SHA, SSSE3 and SSE2 were detected. The operands are values.
        unsafe { $intrinsic }
    }};
}

impl Sha256Instructions for ShaNi {
    type Words = __m128i;

    #[inline(always)]
    fn load(self, words: &[u32; 4]) -> __m128i {
        // SAFETY: the witness proves SSE2; the array has the 16 bytes that are read, and no alignment is asked for.
        unsafe { arch::_mm_loadu_si128(words.as_ptr().cast()) }
    }

    #[inline(always)]
    fn load_bytes(self, bytes: &[u8; 16]) -> __m128i {
        // SAFETY: the witness proves SSE2; the array has the 16 bytes that are read, and no alignment is asked for.
        let loaded = unsafe { arch::_mm_loadu_si128(bytes.as_ptr().cast()) };
        let reversed = sha!(self => arch::_mm_set_epi64x(0x0c0d_0e0f_0809_0a0b, 0x0405_0607_0001_0203));
        sha!(self => arch::_mm_shuffle_epi8(loaded, reversed))
    }

    #[inline(always)]
    fn store(self, words: __m128i) -> [u32; 4] {
        let mut stored = [0; 4];
        // SAFETY: the witness proves SSE2; the array has the 16 bytes that are written, and no alignment is asked for.
        unsafe { arch::_mm_storeu_si128(stored.as_mut_ptr().cast(), words) }
        stored
    }

    #[inline(always)]
    fn add(self, x: __m128i, y: __m128i) -> __m128i {
        sha!(self => arch::_mm_add_epi32(x, y))
    }

    #[inline(always)]
    fn upper(self, x: __m128i) -> __m128i {
        sha!(self => arch::_mm_shuffle_epi32::<0b1110>(x))
    }

    #[inline(always)]
    fn two_rounds(self, cdgh: __m128i, abef: __m128i, inputs: __m128i) -> __m128i {
        sha!(self => arch::_mm_sha256rnds2_epu32(cdgh, abef, inputs))
    }

    #[inline(always)]
    fn next_words(self, [w0, w4, w8, w12]: [__m128i; 4]) -> __m128i {
        let with_sigma0 = sha!(self => arch::_mm_sha256msg1_epu32(w0, w4));
        let w9 = sha!(self => arch::_mm_alignr_epi8::<4>(w12, w8));
        let without_sigma1 = self.add(with_sigma0, w9);
        sha!(self => arch::_mm_sha256msg2_epu32(without_sigma1, w12))
    }
}
