//! AVX-512 lanes with IFMA for P-256.

#![allow(unsafe_code, reason = "intrinsics; the witness proves that the CPU has them")]
#![allow(clippy::inline_always, reason = "an intrinsic is one instruction only where it is inlined into its kernel")]

use core::arch::x86_64 as arch;
use core::arch::x86_64::__m512i;

use super::Ifma;
use crate::crypto::backend::kernels::lanes::{DIGIT_MASK, LANES};
use crate::crypto::backend::kernels::p256::lanes::CurveLanes;

/// One intrinsic.
macro_rules! ifma {
    ($witness:expr => $intrinsic:expr) => {{
        let _: Ifma = $witness;
        // SAFETY: the witness exists only where AVX-512F and IFMA were detected. The operands are values.
        unsafe { $intrinsic }
    }};
}

/// The integers at the even, or at the odd, places of eight rows. `$unpack` takes them from two rows, and each pair of
/// shuffles combines the blocks of one place.
macro_rules! columns {
    ($lanes:expr, $rows:expr, $unpack:ident) => {{
        let pair = |at: usize| {
            let (x, y) = (CurveLanes::load($lanes, $rows[at]), CurveLanes::load($lanes, $rows[at + 1]));
            ifma!($lanes => arch::$unpack(x, y))
        };
        let [a, b, c, d] = [pair(0), pair(2), pair(4), pair(6)];
        let (first, second) = ($lanes.even_blocks(a, b), $lanes.even_blocks(c, d));
        let (third, fourth) = ($lanes.odd_blocks(a, b), $lanes.odd_blocks(c, d));
        [
            $lanes.even_blocks(first, second),
            $lanes.even_blocks(third, fourth),
            $lanes.odd_blocks(first, second),
            $lanes.odd_blocks(third, fourth),
        ]
    }};
}

impl Ifma {
    /// The blocks of 128 bits at places 0 and 2 of `x`, then of `y`.
    #[inline(always)]
    fn even_blocks(self, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_shuffle_i64x2::<0b10_00_10_00>(x, y))
    }

    /// The blocks of 128 bits at places 1 and 3 of `x`, then of `y`.
    #[inline(always)]
    fn odd_blocks(self, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_shuffle_i64x2::<0b11_01_11_01>(x, y))
    }
}

impl CurveLanes for Ifma {
    type Word = __m512i;

    #[inline(always)]
    fn splat(self, value: u64) -> __m512i {
        ifma!(self => arch::_mm512_set1_epi64(value.cast_signed()))
    }

    #[inline(always)]
    fn load(self, lanes: &[u64; LANES]) -> __m512i {
        let _ = self;
        // SAFETY: the witness proves AVX-512F; the array has the 64 bytes that are read, and no alignment is asked for.
        unsafe { arch::_mm512_loadu_si512(lanes.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store(self, word: __m512i) -> [u64; LANES] {
        let _ = self;
        let mut lanes = [0; LANES];
        // SAFETY: the witness proves AVX-512F; the array has the 64 bytes that are written, and no alignment is asked
        // for.
        unsafe { arch::_mm512_storeu_si512(lanes.as_mut_ptr().cast(), word) }
        lanes
    }

    #[inline(always)]
    fn load_transposed(self, rows: [&[u64; LANES]; LANES]) -> [__m512i; LANES] {
        let [c0, c2, c4, c6] = columns!(self, rows, _mm512_unpacklo_epi64);
        let [c1, c3, c5, c7] = columns!(self, rows, _mm512_unpackhi_epi64);
        [c0, c1, c2, c3, c4, c5, c6, c7]
    }

    #[inline(always)]
    fn add(self, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_add_epi64(x, y))
    }

    #[inline(always)]
    fn sub(self, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_sub_epi64(x, y))
    }

    #[inline(always)]
    fn negate(self, lanes: u8, x: __m512i) -> __m512i {
        let zero = CurveLanes::splat(self, 0);
        ifma!(self => arch::_mm512_mask_sub_epi64(x, lanes, zero, x))
    }

    #[inline(always)]
    fn or(self, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_or_si512(x, y))
    }

    #[inline(always)]
    fn choose(self, lanes: u8, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_mask_mov_epi64(y, lanes, x))
    }

    #[inline(always)]
    fn low_digit(self, x: __m512i) -> __m512i {
        let mask = CurveLanes::splat(self, DIGIT_MASK);
        ifma!(self => arch::_mm512_and_si512(x, mask))
    }

    #[inline(always)]
    fn shift_left<const BITS: u32>(self, x: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_slli_epi64::<BITS>(x))
    }

    #[inline(always)]
    fn shift_right<const BITS: u32>(self, x: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_srli_epi64::<BITS>(x))
    }

    #[inline(always)]
    fn shift_right_signed<const BITS: u32>(self, x: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_srai_epi64::<BITS>(x))
    }

    #[inline(always)]
    fn add_low(self, sum: __m512i, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_madd52lo_epu64(sum, x, y))
    }

    #[inline(always)]
    fn add_high(self, sum: __m512i, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_madd52hi_epu64(sum, x, y))
    }
}
