//! SHA-256 (FIPS 180-4): many messages side by side in vector lanes, two at a time with SHA instructions, or one after
//! the other.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]

use self::many::Digests;
use self::one::Blocks;
pub(crate) use self::streams::Sha256Instructions;
use self::streams::Streams;
pub(crate) use super::lanes::BLOCK_LEN;
use super::lanes::{BLOCK_WORDS, HashLanes, Isa as _};
use crate::crypto::backend::cpu::Kernels;
use crate::crypto::backend::instructions::{Avx2, Avx512, ShaNi};

mod many;
mod one;
mod streams;
#[cfg(test)]
mod tests;

/// The length of a digest in bytes.
const DIGEST_LEN: usize = 32;

/// The state of the hash.
pub(crate) type State = [u32; 8];

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
pub(crate) const INITIAL: State =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The method of hashing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hashing {
    /// One block after the other, with the crate `sha2`.
    Blocks,
    /// The CPU's SHA-256 instructions, two messages at a time.
    ShaNi(ShaNi),
    Avx2(Avx2),
    /// Sixteen lanes, and another method for few messages.
    Avx512(Avx512),
}

impl Hashing {
    /// The method for many messages.
    pub(crate) fn of_many(kernels: Kernels) -> Self {
        match kernels {
            Kernels::Portable | Kernels::Adx(_) => Self::of_few(kernels),
            Kernels::Avx512(lanes) => Self::Avx512(lanes),
            Kernels::Ifma(lanes) => Self::Avx512(lanes.hash_lanes()),
        }
    }

    /// The method for the messages of a single operation. They are too few for sixteen lanes to be faster than SHA
    /// instructions. If the arithmetic is scalar, vectors of 512 bits would lower its clock.
    pub(crate) fn of_few(kernels: Kernels) -> Self {
        match (ShaNi::detect(), kernels) {
            (Some(instructions), _) => Self::ShaNi(instructions),
            (None, Kernels::Portable) => Self::Blocks,
            (None, Kernels::Adx(_) | Kernels::Avx512(_)) => Self::without_avx512(),
            (None, _) => Self::of_many(kernels),
        }
    }

    /// The fastest method without vectors of 512 bits.
    fn without_avx512() -> Self {
        let instructions = ShaNi::detect().map(Self::ShaNi);
        instructions.or_else(|| Avx2::detect().map(Self::Avx2)).unwrap_or(Self::Blocks)
    }
}

/// The digests of messages of any lengths, side by side if there are lanes. Surplus messages or outputs are ignored.
///
/// Time depends on the lengths only.
pub(crate) fn digests(hashing: Hashing, messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    match hashing {
        Hashing::Blocks | Hashing::ShaNi(_) => digests_of_few(hashing, messages, out),
        Hashing::Avx2(lanes) => digests_in::<_, 8>(lanes, 2, hashing, messages, out),
        Hashing::Avx512(lanes) => {
            let few = Hashing::without_avx512();
            // Beside SHA instructions: sixteen blocks in lanes take the time of 10.2 blocks (Intel Xeon, 2.6 GHz).
            let break_even = if matches!(few, Hashing::ShaNi(_)) { 11 } else { 2 };
            digests_in::<_, 16>(lanes, break_even, few, messages, out);
        }
    }
}

/// Hashes in the given lanes, or with `few` if the messages have fewer than `break_even` times the blocks of the
/// longest message. That is the number of blocks for which `few` takes the time of one block in each lane.
fn digests_in<L: HashLanes<N>, const N: usize>(
    lanes: L,
    break_even: usize,
    few: Hashing,
    messages: &[&[u8]],
    out: &mut [[u8; DIGEST_LEN]],
) {
    for (messages, out) in messages.chunks(N).zip(out.chunks_mut(N)) {
        let lens = messages.iter().map(|message| blocks_of(message));
        let longest = lens.clone().max().unwrap_or(0);
        if lens.sum::<usize>() < break_even * longest {
            digests_of_few(few, messages, out);
        } else {
            lanes.run(Digests::<N> { messages, out });
        }
    }
}

fn digests_of_few(hashing: Hashing, messages: &[&[u8]], out: &mut [[u8; DIGEST_LEN]]) {
    if let Hashing::ShaNi(instructions) = hashing {
        instructions.run(Streams { messages, out });
    } else {
        for (message, out) in messages.iter().zip(out) {
            *out = digest(hashing, message);
        }
    }
}

/// The number of blocks of a message with its padding.
fn blocks_of(message: &[u8]) -> usize {
    (message.len() + 1 + 8).div_ceil(BLOCK_LEN)
}

/// The digest of one message. Time depends on its length only.
pub(crate) fn digest(hashing: Hashing, message: &[u8]) -> [u8; DIGEST_LEN] {
    let (mut state, mut tail) = (INITIAL, [[0; BLOCK_LEN]; 2]);
    let len = u64::try_from(message.len()).unwrap_or(u64::MAX);
    compress(hashing, &mut state, &Input::padded(message, len, &mut tail));
    to_bytes(&state)
}

/// Compresses blocks of one message into the state. Time depends on their number only.
pub(crate) fn compress(hashing: Hashing, state: &mut State, input: &Input<'_>) {
    match hashing {
        Hashing::Avx2(lanes) => lanes.run(Blocks::<8> { state, input, break_even: 3 }),
        Hashing::Avx512(_) => compress(Hashing::without_avx512(), state, input),
        // The crate `sha2` hashes one message with the same instructions.
        Hashing::Blocks | Hashing::ShaNi(_) => {
            sha2::block_api::compress256(state, input.whole);
            sha2::block_api::compress256(state, input.tail);
        }
    }
}

/// The digest for a final state.
pub(crate) fn to_bytes(state: &State) -> [u8; DIGEST_LEN] {
    let mut digest = [0; DIGEST_LEN];
    for (bytes, word) in digest.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *bytes = word.to_be_bytes();
    }
    digest
}

/// Blocks of a message.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a> {
    whole: &'a [[u8; BLOCK_LEN]],
    tail: &'a [[u8; BLOCK_LEN]],
}

impl<'a> Input<'a> {
    /// Blocks from the middle of a message.
    pub(crate) const fn whole(whole: &'a [[u8; BLOCK_LEN]]) -> Self {
        Self { whole, tail: &[] }
    }

    /// The end of a message with `len` bytes in total. The tail must be zeros.
    #[inline(always)]
    pub(crate) fn padded(end: &'a [u8], len: u64, tail: &'a mut [[u8; BLOCK_LEN]; 2]) -> Self {
        let (whole, tail_len) = pad(end, len, tail);
        Self { whole, tail: &tail[..tail_len] }
    }

    fn len(&self) -> usize {
        self.whole.len() + self.tail.len()
    }

    fn block(&self, at: usize) -> Option<&'a [u8; BLOCK_LEN]> {
        self.whole.get(at).or_else(|| self.tail.get(at - self.whole.len()))
    }
}

/// Section 5.1.1: the whole blocks of a message's end, and the number of blocks of its tail: the remaining bytes, a one
/// bit, zeros, and the length in bits. The message has `len` bytes in total.
#[inline(always)]
fn pad<'a>(end: &'a [u8], len: u64, tail: &mut [[u8; BLOCK_LEN]; 2]) -> (&'a [[u8; BLOCK_LEN]], usize) {
    let (whole, rest) = end.as_chunks::<BLOCK_LEN>();
    let blocks = if rest.len() < BLOCK_LEN - 8 { 1 } else { 2 };
    tail[0][..rest.len()].copy_from_slice(rest);
    tail[0][rest.len()] = 0x80;
    tail[blocks - 1][BLOCK_LEN - 8..].copy_from_slice(&(len << 3).to_be_bytes());
    (whole, blocks)
}

/// FIPS 180-4 section 6.2.2 step 1 for the block in each lane.
#[inline(always)]
fn schedule<L: HashLanes<N>, const N: usize>(lanes: L, blocks: &[&[u8; BLOCK_LEN]; N], words: &mut [L::Word; 64]) {
    words[..BLOCK_WORDS].copy_from_slice(&lanes.load_blocks(blocks));
    // The compiler unrolls a loop of four.
    for four in 4..16 {
        for t in 4 * four..4 * four + 4 {
            words[t] = next_word(lanes, [words[t - 16], words[t - 15], words[t - 7], words[t - 2]]);
        }
    }
}

/// A word of the schedule, from the words sixteen, fifteen, seven and two places before it.
#[inline(always)]
fn next_word<L: HashLanes<N>, const N: usize>(lanes: L, [w16, w15, w7, w2]: [L::Word; 4]) -> L::Word {
    let sigma0 = lanes.xor(lanes.rotate_right::<7>(w15), lanes.rotate_right::<18>(w15), lanes.shift_right::<3>(w15));
    let sigma1 = lanes.xor(lanes.rotate_right::<17>(w2), lanes.rotate_right::<19>(w2), lanes.shift_right::<10>(w2));
    lanes.add(lanes.add(w16, sigma0), lanes.add(w7, sigma1))
}
