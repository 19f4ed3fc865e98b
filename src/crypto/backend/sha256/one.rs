//! One message: of several of its blocks the schedules side by side in lanes, since they need nothing of each other; the rounds in
//! scalars.

use super::{BLOCK_LEN, Input, K, State, next_word};
use crate::crypto::backend::lanes::{HashLanes, Kernel};

/// Takes blocks into a state.
pub(super) struct Blocks<'a> {
    pub(super) state: &'a mut State,
    pub(super) input: &'a Input<'a>,
}

impl<L: HashLanes<LANES>> Kernel<L> for Blocks<'_> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { state, input } = self;
        let mut at = 0;
        while at < input.len() {
            let count = LANES.min(input.len() - at);
            let mut rows = [[0; LANES]; 16];
            for lane in 0..count {
                let block = input.block(at + lane).unwrap_or(&[0; BLOCK_LEN]);
                for (row, word) in rows.iter_mut().zip(block.as_chunks::<4>().0) {
                    row[lane] = u32::from_be_bytes(*word);
                }
            }
            let mut schedules = [[0; LANES]; 64];
            schedule(lanes, &rows, &mut schedules);
            for lane in 0..count {
                compress(state, &schedules, lane);
            }
            at += count;
        }
    }
}

/// The blocks whose schedules are computed at once.
const LANES: usize = 8;

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

/// Section 6.2.2 steps 2 to 4 for the block in one lane.
#[inline(always)]
fn compress(state: &mut State, schedules: &[[u32; LANES]; 64], lane: usize) {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    let mut b_or_c = b ^ c;
    for rounds in schedules.as_chunks::<8>().0 {
        for row in rounds {
            let sum1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let t1 = h.wrapping_add(row[lane]).wrapping_add(g ^ (e & (f ^ g))).wrapping_add(sum1);
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
