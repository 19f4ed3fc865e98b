//! Messages side by side, one in each lane.

use super::{BLOCK_LEN, DIGEST_LEN, INITIAL, Input, K, schedule};
use crate::crypto::backend::kernels::lanes::{HashLanes, SimdJob};

/// The digests of up to `N` messages.
pub(super) struct Digests<'a, 'm, const N: usize> {
    pub(super) messages: &'a [&'m [u8]],
    pub(super) out: &'a mut [[u8; DIGEST_LEN]],
}

impl<L: HashLanes<N>, const N: usize> SimdJob<L> for Digests<'_, '_, N> {
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
        let mut words = [lanes.splat(0); 64];
        for block in 0..blocks {
            let mut bytes = [&[0; BLOCK_LEN]; N];
            for (bytes, input) in bytes.iter_mut().zip(&inputs) {
                // A lane whose message has ended hashes on without effect.
                *bytes = input.block(block).unwrap_or(&[0; BLOCK_LEN]);
            }
            compress(lanes, &mut state, &bytes, &mut words);
            if inputs.iter().any(|input| input.len() == block + 1) {
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

/// FIPS 180-4 section 6.2.2 for one block of each message. The contents of `words` are overwritten.
#[inline(always)]
fn compress<L: HashLanes<N>, const N: usize>(
    lanes: L,
    state: &mut [L::Word; 8],
    blocks: &[&[u8; BLOCK_LEN]; N],
    words: &mut [L::Word; 64],
) {
    schedule(lanes, blocks, words);
    let mut s = *state;
    for (words, k) in words.as_chunks::<8>().0.iter().zip(K.as_chunks().0) {
        // Written out, so that no word of the state moves.
        round::<L, N, 0>(lanes, &mut s, words, k);
        round::<L, N, 1>(lanes, &mut s, words, k);
        round::<L, N, 2>(lanes, &mut s, words, k);
        round::<L, N, 3>(lanes, &mut s, words, k);
        round::<L, N, 4>(lanes, &mut s, words, k);
        round::<L, N, 5>(lanes, &mut s, words, k);
        round::<L, N, 6>(lanes, &mut s, words, k);
        round::<L, N, 7>(lanes, &mut s, words, k);
    }
    // Step 4.
    for (word, s) in state.iter_mut().zip(s) {
        *word = lanes.add(*word, s);
    }
}

/// Step 3: round `T` of eight. After eight rounds the words of the state have their original places.
#[inline(always)]
fn round<L: HashLanes<N>, const N: usize, const T: usize>(
    lanes: L,
    s: &mut [L::Word; 8],
    words: &[L::Word; 8],
    k: &[u32; 8],
) {
    let [a, b, c, d, e, f, g, h] = core::array::from_fn(|index| (index + 8 - T) % 8);
    let sum1 = |e| lanes.xor(lanes.rotate_right::<6>(e), lanes.rotate_right::<11>(e), lanes.rotate_right::<25>(e));
    let sum0 = |a| lanes.xor(lanes.rotate_right::<2>(a), lanes.rotate_right::<13>(a), lanes.rotate_right::<22>(a));
    let input = lanes.add(s[h], lanes.add(words[T], lanes.splat(k[T])));
    let t1 = lanes.add(input, lanes.add(sum1(s[e]), lanes.choose(s[e], s[f], s[g])));
    let t2 = lanes.add(sum0(s[a]), lanes.majority(s[a], s[b], s[c]));
    s[d] = lanes.add(s[d], t1);
    s[h] = lanes.add(t1, t2);
}
