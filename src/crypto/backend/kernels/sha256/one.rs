//! One message. Lanes compute the schedules of several of its blocks side by side, because they do not depend on each
//! other. Scalar code computes the rounds, and the schedules of few blocks.

use super::{BLOCK_LEN, Input, K, State, schedule};
use crate::crypto::backend::kernels::lanes::{HashLanes, SimdJob};

/// Compresses blocks into a state, with the schedules of up to `N` blocks at once.
pub(super) struct Blocks<'a, const N: usize> {
    pub(super) state: &'a mut State,
    pub(super) input: &'a Input<'a>,
    /// From this number of blocks, lanes take less time than one schedule after the other.
    pub(super) break_even: usize,
}

impl<L: HashLanes<N>, const N: usize> SimdJob<L> for Blocks<'_, N> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let Self { state, input, break_even } = self;
        let block = |at: usize| input.block(at).unwrap_or(&[0; BLOCK_LEN]);
        let mut at = 0;
        if input.len() >= break_even {
            let mut words = [lanes.splat(0); 64];
            let mut inputs = [[0; N]; 64];
            while at + break_even <= input.len() {
                let count = N.min(input.len() - at);
                let mut blocks = [&[0; BLOCK_LEN]; N];
                for (lane, bytes) in blocks.iter_mut().enumerate() {
                    *bytes = block(at + lane);
                }
                schedule(lanes, &blocks, &mut words);
                for ((inputs, word), k) in inputs.iter_mut().zip(&words).zip(K) {
                    *inputs = lanes.store(lanes.add(*word, lanes.splat(k)));
                }
                for lane in 0..count {
                    let inputs = inputs.as_chunks::<8>().0;
                    compress(state, |eight, t| inputs[eight][t][lane]);
                }
                at += count;
            }
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

/// Section 6.2.2 steps 2 to 4. `word` returns the term that step 3 adds in each round.
#[inline(always)]
fn compress(state: &mut State, mut word: impl FnMut(usize, usize) -> u32) {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    let mut b_or_c = b ^ c;
    for eight in 0..8 {
        for t in 0..8 {
            let w = word(eight, t);
            let sum1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = g ^ (e & (f ^ g));
            let t1 = h.wrapping_add(w).wrapping_add(choice).wrapping_add(sum1);
            let sum0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            // The majority is b if a and b, or b and c, are equal, otherwise a.
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
