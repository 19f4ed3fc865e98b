//! SHA-256 (FIPS 180-4 section 6.2) of sixteen messages at once, one in each lane of 32 bits.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each machine's instructions")]

use super::cpu::Wide;
use super::lanes::{HASH_LANES, HashLanes, Kernel};

#[cfg(test)]
mod tests;

/// The bytes of a digest.
const DIGEST_LEN: usize = 32;

/// The bytes of a block.
const BLOCK_LEN: usize = 64;

/// FIPS 180-4 section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
#[rustfmt::skip]
const K: [u32; 64] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
];

/// FIPS 180-4 section 5.3.3: the first 32 bits of the fractional parts of the square roots of the first eight primes.
const INITIAL: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The digests of up to sixteen messages of any lengths. `false`, and nothing computed, where there are no lanes.
///
/// The time is that of the longest. Timing: depends on the lengths only.
pub(crate) fn digests(wide: Wide, messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]; HASH_LANES]) -> bool {
    match wide {
        Wide::None | Wide::Adx(_) => false,
        Wide::Avx512(lanes) => {
            digests_in(lanes, messages, out);
            true
        }
        Wide::Ifma(lanes) => {
            digests_in(lanes.hash_lanes(), messages, out);
            true
        }
    }
}

/// The same in the lanes given.
pub(crate) fn digests_in<L: HashLanes>(lanes: L, messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]; HASH_LANES]) {
    lanes.run(Digests { messages, out });
}

struct Digests<'a, 'm> {
    messages: &'a [&'m [u8]],
    out: &'a mut [[u8; DIGEST_LEN]; HASH_LANES],
}

impl<L: HashLanes> Kernel<L> for Digests<'_, '_> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        // Section 5.1.1: what is left past whole blocks, a one bit, zeros, the length in bits. Lanes without a message hash
        // the empty one.
        let mut tails = [[[0; BLOCK_LEN]; 2]; HASH_LANES];
        let mut inputs = [Input { whole: &[], tail: &[] }; HASH_LANES];
        let mut blocks = 0;
        for ((input, tail), message) in inputs.iter_mut().zip(&mut tails).zip(self.messages) {
            let (whole, rest) = message.as_chunks::<BLOCK_LEN>();
            let len = if rest.len() < BLOCK_LEN - 8 { 1 } else { 2 };
            tail[0][..rest.len()].copy_from_slice(rest);
            tail[0][rest.len()] = 0x80;
            tail[len - 1][BLOCK_LEN - 8..].copy_from_slice(&(message.len() as u64 * 8).to_be_bytes());
            *input = Input { whole, tail: &tail[..len] };
            blocks = blocks.max(whole.len() + len);
        }
        // Section 6.2.2.
        let mut state = [lanes.splat(0); 8];
        for (word, initial) in state.iter_mut().zip(INITIAL) {
            *word = lanes.splat(initial);
        }
        for block in 0..blocks {
            let mut rows = [[0; HASH_LANES]; 16];
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
                let mut words = [[0; HASH_LANES]; 8];
                for (row, word) in words.iter_mut().zip(&state) {
                    *row = lanes.store(*word);
                }
                for (lane, input) in inputs.iter().enumerate().filter(|(_, input)| input.len() == block + 1) {
                    debug_assert!(!input.tail.is_empty());
                    for (bytes, row) in self.out[lane].as_chunks_mut::<4>().0.iter_mut().zip(&words) {
                        *bytes = row[lane].to_be_bytes();
                    }
                }
            }
        }
    }
}

/// The blocks of a message, padded.
#[derive(Clone, Copy)]
struct Input<'a> {
    whole: &'a [[u8; BLOCK_LEN]],
    tail: &'a [[u8; BLOCK_LEN]],
}

impl<'a> Input<'a> {
    fn len(&self) -> usize {
        self.whole.len() + self.tail.len()
    }

    fn block(&self, at: usize) -> Option<&'a [u8; BLOCK_LEN]> {
        self.whole.get(at).or_else(|| self.tail.get(at - self.whole.len()))
    }
}

/// FIPS 180-4 section 6.2.2 for one block of each message.
#[inline(always)]
fn compress<L: HashLanes>(lanes: L, state: &mut [L::Word; 8], block: &[[u32; HASH_LANES]; 16]) {
    let mut w = [lanes.splat(0); 16];
    for (word, row) in w.iter_mut().zip(block) {
        *word = lanes.load(row);
    }
    let mut s = *state;
    for (round, k) in K.as_chunks::<16>().0.iter().enumerate() {
        for t in 0..16 {
            if round > 0 {
                // Step 1: the schedule, in place.
                let (w2, w15) = (w[(t + 14) % 16], w[(t + 1) % 16]);
                let sigma0 =
                    lanes.xor(lanes.rotate_right::<7>(w15), lanes.rotate_right::<18>(w15), lanes.shift_right::<3>(w15));
                let sigma1 =
                    lanes.xor(lanes.rotate_right::<17>(w2), lanes.rotate_right::<19>(w2), lanes.shift_right::<10>(w2));
                w[t] = lanes.add(lanes.add(w[t], sigma0), lanes.add(w[(t + 9) % 16], sigma1));
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
