//! One message: of many of its blocks the schedules side by side in lanes, since they need nothing of each other; the rounds, and
//! the schedules of few, in scalars.

use super::{BLOCK_LEN, Input, K, State, next_word};
use crate::crypto::backend::lanes::{HashLanes, Kernel};

/// Takes blocks into a state.
pub(super) struct Blocks<'a> {
    pub(super) state: &'a mut State,
    pub(super) input: &'a Input<'a>,
}

/// The blocks whose schedules are computed at once.
const LANES: usize = 8;

/// From how many blocks on that takes less time than one schedule after the other.
const BREAK_EVEN: usize = 5;

impl<L: HashLanes<LANES>> Kernel<L> for Blocks<'_> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { state, input } = self;
        let block = |at: usize| input.block(at).unwrap_or(&[0; BLOCK_LEN]);
        let mut at = 0;
        while at + BREAK_EVEN <= input.len() {
            let count = LANES.min(input.len() - at);
            let mut rows = [[0; LANES]; 16];
            for lane in 0..count {
                for (row, word) in rows.iter_mut().zip(block(at + lane).as_chunks::<4>().0) {
                    row[lane] = u32::from_be_bytes(*word);
                }
            }
            let mut schedules = [[0; LANES]; 64];
            schedule(lanes, &rows, &mut schedules);
            for lane in 0..count {
                let schedules = schedules.as_chunks::<8>().0;
                compress(state, |eight, t| schedules[eight][t][lane]);
            }
            at += count;
        }
        for at in at..input.len() {
            let mut w = [0; 64];
            for (word, bytes) in w.iter_mut().zip(block(at).as_chunks::<4>().0) {
                *word = u32::from_be_bytes(*bytes);
            }
            for t in 16..64 {
                let (w2, w15) = (w[t - 2], w[t - 15]);
                let sigma0 = w15.rotate_right(7) ^ w15.rotate_right(18) ^ (w15 >> 3);
                let sigma1 = w2.rotate_right(17) ^ w2.rotate_right(19) ^ (w2 >> 10);
                w[t] = w[t - 16].wrapping_add(sigma0).wrapping_add(w[t - 7]).wrapping_add(sigma1);
            }
            for (word, k) in w.iter_mut().zip(K) {
                *word = word.wrapping_add(k);
            }
            let w = w.as_chunks::<8>().0;
            compress(state, |eight, t| w[eight][t]);
        }
    }
}

/// FIPS 180-4 section 6.2.2 step 1, and what step 3 adds to it.
#[inline(always)]
fn schedule<L: HashLanes<LANES>>(lanes: L, rows: &[[u32; LANES]; 16], schedules: &mut [[u32; LANES]; 64]) {
    let mut w = [lanes.splat(0); 16];
    for (word, row) in w.iter_mut().zip(rows) {
        *word = lanes.load(row);
    }
    for (round, (schedules, k)) in schedules.as_chunks_mut::<16>().0.iter_mut().zip(K.as_chunks::<16>().0).enumerate() {
        for t in 0..16 {
            if round > 0 {
                w[t] = next_word(lanes, &w, t);
            }
            schedules[t] = lanes.store(lanes.add(w[t], lanes.splat(k[t])));
        }
    }
}

/// Section 6.2.2 steps 2 to 4, where `word` tells what step 3 adds in each round.
#[inline(always)]
fn compress(state: &mut State, mut word: impl FnMut(usize, usize) -> u32) {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    let mut b_or_c = b ^ c;
    for eight in 0..8 {
        for t in 0..8 {
            let sum1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let t1 = h.wrapping_add(word(eight, t)).wrapping_add(g ^ (e & (f ^ g))).wrapping_add(sum1);
            let sum0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            // The majority is b where a and b, or b and c, are the same, and a (or c) elsewhere.
            let a_or_b = a ^ b;
            let majority = b ^ (a_or_b & b_or_c);
            b_or_c = a_or_b;
            [a, b, c, d, e, f, g, h] =
                [t1.wrapping_add(sum0).wrapping_add(majority), a, b, c, d.wrapping_add(t1), e, f, g];
        }
    }
    for (word, value) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(value);
    }
}
