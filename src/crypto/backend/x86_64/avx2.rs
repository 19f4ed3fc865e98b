//! Lanes of AVX2: for hashing, where a CPU has no instructions for SHA-256, and for text.

#![allow(unsafe_code, reason = "intrinsics; the witness proves that the CPU has them")]
#![allow(clippy::inline_always, reason = "an intrinsic is one instruction only where it is inlined into its kernel")]

use core::arch::x86_64 as arch;
use core::arch::x86_64::__m256i;

use crate::crypto::backend::kernels::bytes::{ByteLanes, WIDTH};
use crate::crypto::backend::kernels::lanes::{HashLanes, Isa, SimdJob};

/// The number of 32-bit lanes in one vector.
const HASH_LANES: usize = 8;

// BMI2 rotates without a copy.
instruction_set! {
    /// The CPU and the operating system support AVX2 and BMI2: only [`Avx2::detect`] makes one.
    Avx2(() = ()), has_avx2 ["avx2", "bmi2", "avx", "sse4.2", "sse4.1", "ssse3", "sse3"]
}

/// One intrinsic of AVX2.
macro_rules! avx2 {
    ($witness:expr => $intrinsic:expr) => {{
        let _: Avx2 = $witness;
        // SAFETY: the witness exists only where AVX2 was detected. The operands are values.
        unsafe { $intrinsic }
    }};
}

impl HashLanes<HASH_LANES> for Avx2 {
    type Word = __m256i;

    #[inline(always)]
    fn splat(self, value: u32) -> __m256i {
        avx2!(self => arch::_mm256_set1_epi32(value.cast_signed()))
    }

    #[inline(always)]
    fn load(self, lanes: &[u32; HASH_LANES]) -> __m256i {
        // SAFETY: the witness proves AVX2; the array has the 32 bytes that are read, and no alignment is asked for.
        unsafe { arch::_mm256_loadu_si256(lanes.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store(self, word: __m256i) -> [u32; HASH_LANES] {
        let mut lanes = [0; HASH_LANES];
        // SAFETY: the witness proves AVX2; the array has the 32 bytes that are written, and no alignment is asked for.
        unsafe { arch::_mm256_storeu_si256(lanes.as_mut_ptr().cast(), word) }
        lanes
    }

    #[inline(always)]
    fn add(self, x: __m256i, y: __m256i) -> __m256i {
        avx2!(self => arch::_mm256_add_epi32(x, y))
    }

    #[inline(always)]
    fn xor(self, x: __m256i, y: __m256i, z: __m256i) -> __m256i {
        let xy = avx2!(self => arch::_mm256_xor_si256(x, y));
        avx2!(self => arch::_mm256_xor_si256(xy, z))
    }

    #[inline(always)]
    fn choose(self, x: __m256i, y: __m256i, z: __m256i) -> __m256i {
        let yz = avx2!(self => arch::_mm256_xor_si256(y, z));
        let differing = avx2!(self => arch::_mm256_and_si256(x, yz));
        avx2!(self => arch::_mm256_xor_si256(differing, z))
    }

    #[inline(always)]
    fn majority(self, x: __m256i, y: __m256i, z: __m256i) -> __m256i {
        let both = avx2!(self => arch::_mm256_and_si256(x, y));
        let either = avx2!(self => arch::_mm256_or_si256(x, y));
        let third = avx2!(self => arch::_mm256_and_si256(either, z));
        avx2!(self => arch::_mm256_or_si256(both, third))
    }

    // The counts are constants, which the compiler turns into shifts by immediates.

    #[inline(always)]
    fn rotate_right<const BITS: i32>(self, x: __m256i) -> __m256i {
        let right = HashLanes::splat(self, BITS.cast_unsigned());
        let left = HashLanes::splat(self, 32 - BITS.cast_unsigned());
        let low = avx2!(self => arch::_mm256_srlv_epi32(x, right));
        let high = avx2!(self => arch::_mm256_sllv_epi32(x, left));
        avx2!(self => arch::_mm256_or_si256(low, high))
    }

    #[inline(always)]
    fn shift_right<const BITS: u32>(self, x: __m256i) -> __m256i {
        avx2!(self => arch::_mm256_srlv_epi32(x, HashLanes::splat(self, BITS)))
    }
}

impl ByteLanes for Avx2 {
    type Bytes = __m256i;

    #[inline(always)]
    fn splat(self, value: u8) -> __m256i {
        avx2!(self => arch::_mm256_set1_epi8(value.cast_signed()))
    }

    #[inline(always)]
    fn load(self, bytes: &[u8; WIDTH]) -> __m256i {
        // SAFETY: the witness proves AVX2; the array has the 32 bytes that are read, and no alignment is asked for.
        unsafe { arch::_mm256_loadu_si256(bytes.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store(self, x: __m256i) -> [u8; WIDTH] {
        let mut bytes = [0; WIDTH];
        // SAFETY: the witness proves AVX2; the array has the 32 bytes that are written, and no alignment is asked for.
        unsafe { arch::_mm256_storeu_si256(bytes.as_mut_ptr().cast(), x) }
        bytes
    }

    #[inline(always)]
    fn add(self, x: __m256i, y: __m256i) -> __m256i {
        avx2!(self => arch::_mm256_add_epi8(x, y))
    }

    #[inline(always)]
    fn and(self, x: __m256i, y: __m256i) -> __m256i {
        avx2!(self => arch::_mm256_and_si256(x, y))
    }

    #[inline(always)]
    fn equal(self, x: __m256i, y: __m256i) -> __m256i {
        avx2!(self => arch::_mm256_cmpeq_epi8(x, y))
    }

    #[inline(always)]
    fn min(self, x: __m256i, y: __m256i) -> __m256i {
        avx2!(self => arch::_mm256_min_epu8(x, y))
    }

    #[inline(always)]
    fn upper_half(self, x: __m256i) -> __m256i {
        let shifted = avx2!(self => arch::_mm256_srli_epi16::<4>(x));
        ByteLanes::and(self, shifted, ByteLanes::splat(self, 0x0f))
    }

    #[inline(always)]
    fn look_up(self, table: [u8; 16], x: __m256i) -> __m256i {
        let table = u128::from_le_bytes(table);
        let (low, high) = ((table as u64).cast_signed(), ((table >> 64) as u64).cast_signed());
        let table = avx2!(self => arch::_mm256_set_epi64x(high, low, high, low));
        avx2!(self => arch::_mm256_shuffle_epi8(table, x))
    }

    #[inline(always)]
    fn highest_bits(self, x: __m256i) -> u32 {
        avx2!(self => arch::_mm256_movemask_epi8(x)).cast_unsigned()
    }

    #[inline(always)]
    fn join_sixes(self, x: __m256i) -> __m256i {
        // Pairs of twelve bits, then of 24, then their three bytes, the highest first, and both halves side by side.
        let twelve = avx2!(self => arch::_mm256_set1_epi32(0x0140_0140));
        let pairs = avx2!(self => arch::_mm256_maddubs_epi16(x, twelve));
        let both = avx2!(self => arch::_mm256_set1_epi32(0x0001_1000));
        let words = avx2!(self => arch::_mm256_madd_epi16(pairs, both));
        let (low, high) = (0x090a_0405_0600_0102, 0x8080_8080_0c0d_0e08_u64.cast_signed());
        let order = avx2!(self => arch::_mm256_set_epi64x(high, low, high, low));
        let threes = avx2!(self => arch::_mm256_shuffle_epi8(words, order));
        let side_by_side = avx2!(self => arch::_mm256_setr_epi32(0, 1, 2, 4, 5, 6, 3, 7));
        avx2!(self => arch::_mm256_permutevar8x32_epi32(threes, side_by_side))
    }
}
