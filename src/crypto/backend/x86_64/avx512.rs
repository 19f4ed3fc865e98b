//! AVX-512 lanes, with the 52-bit multiplier of IFMA, or with floating-point multiplication on CPUs without IFMA.

#![allow(unsafe_code, reason = "intrinsics; each type's witness proves that the CPU has them")]
#![allow(clippy::inline_always, reason = "an intrinsic is one instruction only where it is inlined into its kernel")]

use core::arch::x86_64 as arch;
use core::arch::x86_64::{__m512d, __m512i};

use super::instruction_set::has_f16c;
use crate::crypto::backend::kernels::lanes::{
    BLOCK_LEN, BLOCK_WORDS, DIGIT_BITS, DIGIT_MASK, HashLanes, Isa, LANES, Lanes, SerialLanes, SimdJob,
};

/// The number of 32-bit lanes in one vector.
const HASH_LANES: usize = 16;

/// The bits of the second operand where the first has ones, those of the third where it has zeros: a truth table, for
/// which the first operand's bit is the highest bit of the index.
const SELECT: i32 = 0b1100_1010;

instruction_set! {
    /// Proves that the CPU and the operating system support AVX-512F. Only [`Avx512::detect`] makes it.
    Avx512(() = ()), has_avx512f
    ["avx512f", "fma", "avx2", "avx", "sse4.2", "sse4.1", "ssse3", "sse3"] "f16c" by has_f16c
}

instruction_set! {
    /// Proves that the CPU and the operating system support AVX-512F and IFMA. Only [`Ifma::detect`] makes it.
    Ifma(Avx512 = Avx512(())), has_ifma
    ["avx512ifma", "avx512f", "fma", "avx2", "avx", "sse4.2", "sse4.1", "ssse3", "sse3"] "f16c" by has_f16c
}

impl Ifma {
    /// A CPU with IFMA has AVX-512F.
    pub(crate) fn hash_lanes(self) -> Avx512 {
        self.0
    }
}

/// One intrinsic of AVX-512F.
macro_rules! avx512f {
    ($witness:expr => $intrinsic:expr) => {{
        let _: Avx512 = $witness;
        // SAFETY: the witness exists only where AVX-512F was detected. The operands are values.
        unsafe { $intrinsic }
    }};
}

/// One intrinsic of IFMA.
macro_rules! ifma {
    ($witness:expr => $intrinsic:expr) => {{
        let _: Ifma = $witness;
        // SAFETY: the witness exists only where IFMA was detected. The operands are values.
        unsafe { $intrinsic }
    }};
}

/// The integers of both kinds of lanes, with one of these macros.
macro_rules! integers {
    ($intrinsic:ident) => {
        type Word = __m512i;

        #[inline(always)]
        fn splat(self, value: u64) -> __m512i {
            $intrinsic!(self => arch::_mm512_set1_epi64(value.cast_signed()))
        }

        #[inline(always)]
        fn load(self, lanes: &[u64; LANES]) -> __m512i {
            // SAFETY: the witness proves AVX-512F; the array has the 64 bytes that are read, and no alignment is asked
            // for.
            unsafe { arch::_mm512_loadu_si512(lanes.as_ptr().cast()) }
        }

        #[inline(always)]
        fn store(self, word: __m512i) -> [u64; LANES] {
            let mut lanes = [0; LANES];
            // SAFETY: the witness proves AVX-512F; the array has the 64 bytes that are written, and no alignment is
            // asked for.
            unsafe { arch::_mm512_storeu_si512(lanes.as_mut_ptr().cast(), word) }
            lanes
        }

        #[inline(always)]
        fn add(self, x: __m512i, y: __m512i) -> __m512i {
            $intrinsic!(self => arch::_mm512_add_epi64(x, y))
        }

        #[inline(always)]
        fn low_digit(self, x: __m512i) -> __m512i {
            $intrinsic!(self => arch::_mm512_and_si512(x, Lanes::splat(self, DIGIT_MASK)))
        }

        #[inline(always)]
        fn above_digit(self, x: __m512i) -> __m512i {
            $intrinsic!(self => arch::_mm512_srli_epi64::<DIGIT_BITS>(x))
        }
    };
}

impl Lanes for Ifma {
    integers!(ifma);

    type Digit = __m512i;

    #[inline(always)]
    fn digit(self, x: __m512i) -> __m512i {
        x
    }

    #[inline(always)]
    fn integer(self, x: __m512i) -> __m512i {
        x
    }

    #[inline(always)]
    fn select(self, mask: __m512i, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_ternarylogic_epi64::<SELECT>(mask, x, y))
    }

    #[inline(always)]
    fn multiply_add(self, low: &mut __m512i, high: &mut __m512i, x: __m512i, y: __m512i) {
        *low = ifma!(self => arch::_mm512_madd52lo_epu64(*low, x, y));
        *high = ifma!(self => arch::_mm512_madd52hi_epu64(*high, x, y));
    }

    #[inline(always)]
    fn multiply_add_low(self, low: &mut __m512i, x: __m512i, y: __m512i) {
        *low = ifma!(self => arch::_mm512_madd52lo_epu64(*low, x, y));
    }

    #[inline(always)]
    fn remove_bias(self, sum: __m512i, _: usize, _: usize) -> __m512i {
        sum
    }
}

impl SerialLanes for Ifma {
    #[inline(always)]
    fn lowest<const N: usize>(self, x: __m512i) -> __m512i {
        if N == 1 {
            ifma!(self => arch::_mm512_broadcastq_epi64(arch::_mm512_castsi512_si128(x)))
        } else {
            ifma!(self => arch::_mm512_shuffle_i64x2::<0>(x, x))
        }
    }

    #[inline(always)]
    fn repeat<const N: usize>(self, integers: &[u64; N]) -> __m512i {
        if N == 1 {
            return self.splat(integers[0]);
        }
        let pair = [integers[0], integers[1]];
        // SAFETY: the witness proves AVX-512F; the array has the 16 bytes that are read, and no alignment is asked for.
        let loaded = unsafe { arch::_mm_loadu_si128(pair.as_ptr().cast()) };
        ifma!(self => arch::_mm512_broadcast_i32x4(loaded))
    }

    #[inline(always)]
    fn shift_down<const N: usize>(self, above: __m512i, x: __m512i) -> __m512i {
        if N == 1 {
            ifma!(self => arch::_mm512_alignr_epi64::<1>(above, x))
        } else {
            ifma!(self => arch::_mm512_alignr_epi64::<2>(above, x))
        }
    }

    #[inline(always)]
    fn shift_up<const N: usize>(self, x: __m512i, below: __m512i) -> __m512i {
        if N == 1 {
            ifma!(self => arch::_mm512_alignr_epi64::<7>(x, below))
        } else {
            ifma!(self => arch::_mm512_alignr_epi64::<6>(x, below))
        }
    }

    #[inline(always)]
    fn above_digit_of(self, x: __m512i, lanes: u8) -> __m512i {
        ifma!(self => arch::_mm512_maskz_srli_epi64::<DIGIT_BITS>(lanes, x))
    }

    #[inline(always)]
    fn add_low(self, sum: __m512i, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_madd52lo_epu64(sum, x, y))
    }

    #[inline(always)]
    fn add_high(self, sum: __m512i, x: __m512i, y: __m512i) -> __m512i {
        ifma!(self => arch::_mm512_madd52hi_epu64(sum, x, y))
    }

    #[inline(always)]
    fn past_digit(self, x: __m512i) -> u8 {
        scalar(ifma!(self => arch::_mm512_cmpgt_epu64_mask(x, self.splat(DIGIT_MASK))))
    }

    #[inline(always)]
    fn all_ones(self, x: __m512i) -> u8 {
        scalar(ifma!(self => arch::_mm512_cmpeq_epi64_mask(x, self.splat(DIGIT_MASK))))
    }

    #[inline(always)]
    fn add_one(self, x: __m512i, lanes: u8) -> __m512i {
        ifma!(self => arch::_mm512_mask_add_epi64(x, lanes, x, self.splat(1)))
    }
}

/// A mask in a scalar register. Otherwise compilers collect several masks in a vector, bit by bit.
#[inline(always)]
fn scalar(mask: u8) -> u8 {
    let mut scalar = u64::from(mask);
    // SAFETY: an empty text has no effect.
    unsafe { core::arch::asm!("/* {0} */", inout(reg) scalar, options(pure, nomem, nostack, preserves_flags)) }
    scalar as u8
}

/// Digits are floating-point integers. In the fused product `x * y + 2^104`, truncated, the bits below the exponent are
/// the high half of the product. In `x * y` minus that half, plus 2^52, they are the low half. Both are added including
/// their exponents, and [`Lanes::remove_bias`] subtracts the exponents.
///
/// Every operand is zero, or at least one and below 2^105. Every result is zero or at least 2^52. No value is
/// subnormal, infinite or NaN. Nevertheless these lanes serve public numbers only: batches of verifications.
impl Avx512 {
    /// The bits of 2^52: the exponent of each low half.
    const LOW_EXPONENT: u64 = (1023 + 52) << DIGIT_BITS;
    /// The bits of 2^104: the exponent of each high half.
    const HIGH_EXPONENT: u64 = (1023 + 104) << DIGIT_BITS;

    #[inline(always)]
    fn splat_float(self, bits: u64) -> __m512d {
        avx512f!(self => arch::_mm512_set1_pd(f64::from_bits(bits)))
    }

    #[inline(always)]
    fn bits(self, x: __m512d) -> __m512i {
        avx512f!(self => arch::_mm512_castpd_si512(x))
    }

    /// `x * y + z`, truncated, independent of the thread's rounding mode.
    #[inline(always)]
    fn fused(self, x: __m512d, y: __m512d, z: __m512d) -> __m512d {
        const TRUNCATE: i32 = arch::_MM_FROUND_TO_ZERO | arch::_MM_FROUND_NO_EXC;
        avx512f!(self => arch::_mm512_fmadd_round_pd::<TRUNCATE>(x, y, z))
    }

    #[inline(always)]
    fn difference(self, x: __m512d, y: __m512d) -> __m512d {
        avx512f!(self => arch::_mm512_sub_pd(x, y))
    }

    /// Both halves of the product with their exponents: low, high.
    #[inline(always)]
    fn halves(self, x: __m512d, y: __m512d) -> (__m512i, __m512i) {
        let high = self.fused(x, y, self.splat_float(Self::HIGH_EXPONENT));
        // 2^104 + 2^52 is exact, and so is the difference.
        let rest = self.difference(self.splat_float(Self::HIGH_EXPONENT | 1), high);
        let low = self.fused(x, y, rest);
        (self.bits(low), self.bits(high))
    }
}

impl Lanes for Avx512 {
    integers!(avx512f);

    type Digit = __m512d;

    #[inline(always)]
    fn digit(self, x: __m512i) -> __m512d {
        // With the exponent of 2^52, the bits of an integer are that integer plus 2^52.
        let raised = avx512f!(self => arch::_mm512_or_si512(x, Lanes::splat(self, Self::LOW_EXPONENT)));
        let raised = avx512f!(self => arch::_mm512_castsi512_pd(raised));
        self.difference(raised, self.splat_float(Self::LOW_EXPONENT))
    }

    #[inline(always)]
    fn integer(self, x: __m512d) -> __m512i {
        let raised = avx512f!(self => arch::_mm512_add_pd(x, self.splat_float(Self::LOW_EXPONENT)));
        self.low_digit(self.bits(raised))
    }

    #[inline(always)]
    fn select(self, mask: __m512i, x: __m512d, y: __m512d) -> __m512d {
        let (x, y) = (self.bits(x), self.bits(y));
        let selected = avx512f!(self => arch::_mm512_ternarylogic_epi64::<SELECT>(mask, x, y));
        avx512f!(self => arch::_mm512_castsi512_pd(selected))
    }

    #[inline(always)]
    fn multiply_add(self, low: &mut __m512i, high: &mut __m512i, x: __m512d, y: __m512d) {
        let (low_half, high_half) = self.halves(x, y);
        *low = Lanes::add(self, *low, low_half);
        *high = Lanes::add(self, *high, high_half);
    }

    #[inline(always)]
    fn multiply_add_low(self, low: &mut __m512i, x: __m512d, y: __m512d) {
        *low = Lanes::add(self, *low, self.halves(x, y).0);
    }

    #[inline(always)]
    fn remove_bias(self, sum: __m512i, low_products: usize, high_products: usize) -> __m512i {
        let exponents = (low_products as u64)
            .wrapping_mul(Self::LOW_EXPONENT)
            .wrapping_add((high_products as u64).wrapping_mul(Self::HIGH_EXPONENT));
        Lanes::add(self, sum, Lanes::splat(self, exponents.wrapping_neg()))
    }
}

impl HashLanes<HASH_LANES> for Avx512 {
    type Word = __m512i;

    #[inline(always)]
    fn splat(self, value: u32) -> __m512i {
        avx512f!(self => arch::_mm512_set1_epi32(value.cast_signed()))
    }

    #[inline(always)]
    fn load_blocks(self, blocks: &[&[u8; BLOCK_LEN]; HASH_LANES]) -> [__m512i; BLOCK_WORDS] {
        // The byte order: the bytes in even places come from a rotation by 8 bits, the others from one by 24.
        let even = HashLanes::splat(self, 0x00ff_00ff);
        let mut rows = [even; HASH_LANES];
        for (row, block) in rows.iter_mut().zip(blocks) {
            // SAFETY: the witness proves AVX-512F; a block has the 64 bytes that are read, and no alignment is asked
            // for.
            let words = unsafe { arch::_mm512_loadu_si512(block.as_ptr().cast()) };
            let by_8 = avx512f!(self => arch::_mm512_rol_epi32::<8>(words));
            let by_24 = avx512f!(self => arch::_mm512_rol_epi32::<24>(words));
            *row = HashLanes::choose(self, even, by_8, by_24);
        }
        // A quarter of a vector has four words. First the words of four rows with the same place in their quarters come
        // together, in the quarter where they were.
        let mut columns = [[even; 4]; 4];
        for (columns, rows) in columns.iter_mut().zip(rows.as_chunks::<4>().0) {
            let low = avx512f!(self => arch::_mm512_unpacklo_epi32(rows[0], rows[1]));
            let high = avx512f!(self => arch::_mm512_unpackhi_epi32(rows[0], rows[1]));
            let next_low = avx512f!(self => arch::_mm512_unpacklo_epi32(rows[2], rows[3]));
            let next_high = avx512f!(self => arch::_mm512_unpackhi_epi32(rows[2], rows[3]));
            columns[0] = avx512f!(self => arch::_mm512_unpacklo_epi64(low, next_low));
            columns[1] = avx512f!(self => arch::_mm512_unpackhi_epi64(low, next_low));
            columns[2] = avx512f!(self => arch::_mm512_unpacklo_epi64(high, next_high));
            columns[3] = avx512f!(self => arch::_mm512_unpackhi_epi64(high, next_high));
        }
        // Then the same quarters of all sixteen rows come together.
        let mut words = rows;
        for place in 0..4 {
            let [first, second, third, fourth] =
                [columns[0][place], columns[1][place], columns[2][place], columns[3][place]];
            let low = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b01_00_01_00>(first, second));
            let high = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b11_10_11_10>(first, second));
            let next_low = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b01_00_01_00>(third, fourth));
            let next_high = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b11_10_11_10>(third, fourth));
            words[place] = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b10_00_10_00>(low, next_low));
            words[4 + place] = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b11_01_11_01>(low, next_low));
            words[8 + place] = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b10_00_10_00>(high, next_high));
            words[12 + place] = avx512f!(self => arch::_mm512_shuffle_i32x4::<0b11_01_11_01>(high, next_high));
        }
        words
    }

    #[inline(always)]
    fn load(self, lanes: &[u32; HASH_LANES]) -> __m512i {
        // SAFETY: the witness proves AVX-512F; the array has the 64 bytes that are read, and no alignment is asked for.
        unsafe { arch::_mm512_loadu_si512(lanes.as_ptr().cast()) }
    }

    #[inline(always)]
    fn store(self, word: __m512i) -> [u32; HASH_LANES] {
        let mut lanes = [0; HASH_LANES];
        // SAFETY: the witness proves AVX-512F; the array has the 64 bytes that are written, and no alignment is asked
        // for.
        unsafe { arch::_mm512_storeu_si512(lanes.as_mut_ptr().cast(), word) }
        lanes
    }

    #[inline(always)]
    fn add(self, x: __m512i, y: __m512i) -> __m512i {
        avx512f!(self => arch::_mm512_add_epi32(x, y))
    }

    #[inline(always)]
    fn xor(self, x: __m512i, y: __m512i, z: __m512i) -> __m512i {
        avx512f!(self => arch::_mm512_ternarylogic_epi32::<0b1001_0110>(x, y, z))
    }

    #[inline(always)]
    fn choose(self, x: __m512i, y: __m512i, z: __m512i) -> __m512i {
        avx512f!(self => arch::_mm512_ternarylogic_epi32::<SELECT>(x, y, z))
    }

    #[inline(always)]
    fn majority(self, x: __m512i, y: __m512i, z: __m512i) -> __m512i {
        avx512f!(self => arch::_mm512_ternarylogic_epi32::<0b1110_1000>(x, y, z))
    }

    #[inline(always)]
    fn rotate_right<const BITS: i32>(self, x: __m512i) -> __m512i {
        avx512f!(self => arch::_mm512_ror_epi32::<BITS>(x))
    }

    #[inline(always)]
    fn shift_right<const BITS: u32>(self, x: __m512i) -> __m512i {
        avx512f!(self => arch::_mm512_srli_epi32::<BITS>(x))
    }
}
