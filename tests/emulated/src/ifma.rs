//! The two instructions of AVX-512 IFMA, compared with integers: the emulator's own arithmetic is checked before any
//! code that relies on it.

use core::arch::x86_64::{_mm512_loadu_si512, _mm512_madd52hi_epu64, _mm512_madd52lo_epu64, _mm512_storeu_si512};

use crate::cpu;
use crate::machine::print;

const ROUNDS: usize = 500;
const LOW_52: u64 = (1 << 52) - 1;

/// Operands of the instructions besides pseudo-random numbers.
const EDGES: [u64; 8] = [0, 1, LOW_52, LOW_52 - 1, 1 << 51, 1 << 52, u64::MAX, u64::MAX << 52];

/// Also returns true if the CPU has no such instructions: `run` requires them.
pub(crate) fn multiplies_as_integers_do() -> bool {
    if !cpu::has_ifma() {
        print!("there are none, ");
        return true;
    }
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let mut round = |offset: usize| {
        let mut lanes = || core::array::from_fn(|_| next(&mut state));
        let (accumulator, mut a, mut b) = (lanes(), lanes(), lanes());
        // Each edge is combined with each edge, and with a pseudo-random number.
        if offset <= EDGES.len() {
            a = EDGES;
        }
        if offset < EDGES.len() {
            b = EDGES;
            b.rotate_left(offset);
        }
        // SAFETY: the CPU has the instructions, as this function has asked first.
        let (low, high) = unsafe { multiply(accumulator, a, b) };
        (0..8).all(|lane| {
            let product = u128::from(a[lane] & LOW_52) * u128::from(b[lane] & LOW_52);
            low[lane] == accumulator[lane].wrapping_add(product as u64 & LOW_52)
                && high[lane] == accumulator[lane].wrapping_add((product >> 52) as u64)
        })
    };
    (0..ROUNDS).all(&mut round)
}

#[target_feature(enable = "avx512f,avx512ifma")]
fn multiply(accumulator: [u64; 8], a: [u64; 8], b: [u64; 8]) -> ([u64; 8], [u64; 8]) {
    let (mut low, mut high) = ([0; 8], [0; 8]);
    // SAFETY: each of the five arrays has 64 bytes; no alignment is needed.
    unsafe {
        let accumulator = _mm512_loadu_si512(accumulator.as_ptr().cast());
        let a = _mm512_loadu_si512(a.as_ptr().cast());
        let b = _mm512_loadu_si512(b.as_ptr().cast());
        _mm512_storeu_si512(low.as_mut_ptr().cast(), _mm512_madd52lo_epu64(accumulator, a, b));
        _mm512_storeu_si512(high.as_mut_ptr().cast(), _mm512_madd52hi_epu64(accumulator, a, b));
    }
    (low, high)
}

/// The next number of splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}
