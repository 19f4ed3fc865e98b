//! Messages side by side, one in each lane.

use super::{BLOCK_LEN, DIGEST_LEN, INITIAL, Input, K, next_word};
use crate::crypto::backend::lanes::{HashLanes, Kernel};

/// The digests of up to `N` messages.
pub(super) struct Digests<'a, 'm, const N: usize> {
    pub(super) messages: &'a [&'m [u8]],
    pub(super) out: &'a mut [[u8; DIGEST_LEN]],
}

impl<L: HashLanes<N>, const N: usize> Kernel<L> for Digests<'_, '_, N> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut tails = [[[0; BLOCK_LEN]; 2]; N];
        let mut inputs = [Input::whole(&[]); N];
        let mut blocks = 0;
        for ((input, tail), message) in inputs.iter_mut().zip(&mut tails).zip(self.messages) {
            *input = Input::padded(message, message.len() as u64, tail);
            blocks = blocks.max(input.len());
        }
        // Section 6.2.2.
        let mut state = [lanes.splat(0); 8];
        for (word, initial) in state.iter_mut().zip(INITIAL) {
            *word = lanes.splat(initial);
        }
        for block in 0..blocks {
            let mut rows = [[0; N]; 16];
            let mut ends = false;
            for (lane, input) in inputs.iter().enumerate() {
                let Some(bytes) = input.block(block) else { continue };
                for (row, word) in rows.iter_mut().zip(bytes.as_chunks::<4>().0) {
                    row[lane] = u32::from_be_bytes(*word);
                }
                ends |= block + 1 == input.len();
            }
            compress(lanes, &mut state, &rows);
            if ends {
                let mut words = [[0; N]; 8];
                for (row, word) in words.iter_mut().zip(&state) {
                    *row = lanes.store(*word);
                }
                let ended =
                    inputs.iter().zip(&mut *self.out).enumerate().filter(|(_, (input, _))| input.len() == block + 1);
                for (lane, (_, out)) in ended {
                    for (bytes, row) in out.as_chunks_mut::<4>().0.iter_mut().zip(&words) {
                        *bytes = row[lane].to_be_bytes();
                    }
                }
            }
        }
    }
}

/// FIPS 180-4 section 6.2.2 for one block of each message.
#[inline(always)]
fn compress<L: HashLanes<N>, const N: usize>(lanes: L, state: &mut [L::Word; 8], block: &[[u32; N]; 16]) {
    let mut w = [lanes.splat(0); 16];
    for (word, row) in w.iter_mut().zip(block) {
        *word = lanes.load(row);
    }
    let mut s = *state;
    for (round, k) in K.as_chunks::<16>().0.iter().enumerate() {
        for t in 0..16 {
            if round > 0 {
                // Step 1, in place.
                w[t] = next_word(lanes, &w, t);
            }
            // Step 3.
            let [a, b, c, d, e, f, g, h] = s;
            let sum1 = lanes.xor(lanes.rotate_right::<6>(e), lanes.rotate_right::<11>(e), lanes.rotate_right::<25>(e));
            let sum0 = lanes.xor(lanes.rotate_right::<2>(a), lanes.rotate_right::<13>(a), lanes.rotate_right::<22>(a));
            let input = lanes.add(lanes.add(h, w[t]), lanes.splat(k[t]));
            let t1 = lanes.add(input, lanes.add(sum1, lanes.choose(e, f, g)));
            let t2 = lanes.add(sum0, lanes.majority(a, b, c));
            s = [lanes.add(t1, t2), a, b, c, lanes.add(d, t1), e, f, g];
        }
    }
    // Step 4.
    for (word, s) in state.iter_mut().zip(s) {
        *word = lanes.add(*word, s);
    }
}
