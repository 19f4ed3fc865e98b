//! Two messages at a time with the CPU's SHA-256 instructions: each instruction waits for the one before it, and
//! meanwhile those of the other message run.

use core::hint::black_box;

use super::{BLOCK_LEN, DIGEST_LEN, INITIAL, Input, K, pad, to_bytes};
use crate::crypto::backend::kernels::lanes::{Isa, SimdJob};

/// SHA-256 instructions on registers of four words. The state is in two of them: `[F, E, B, A]` and `[H, G, D, C]`, the
/// lowest word first.
pub(crate) trait Sha256Instructions: Isa {
    /// Four integers; addition is modulo 2^32.
    type Words: Copy;

    /// Four integers.
    fn load(self, words: &[u32; 4]) -> Self::Words;

    /// Four big-endian integers.
    fn load_bytes(self, bytes: &[u8; 16]) -> Self::Words;

    /// The integers.
    fn store(self, words: Self::Words) -> [u32; 4];

    /// `x + y`.
    fn add(self, x: Self::Words, y: Self::Words) -> Self::Words;

    /// Copies the upper two words to the lower two.
    fn upper(self, x: Self::Words) -> Self::Words;

    /// FIPS 180-4 section 6.2.2 step 3, twice: returns A, B, E and F after it. The lower two of `inputs` are words of
    /// the schedule plus their constants. C, D, G and H after it equal `abef`.
    fn two_rounds(self, cdgh: Self::Words, abef: Self::Words, inputs: Self::Words) -> Self::Words;

    /// Section 6.2.2 step 1: the four words of the schedule after these sixteen.
    fn next_words(self, w: [Self::Words; 4]) -> Self::Words;
}

/// The digests of messages of any lengths.
pub(super) struct Streams<'a, 'm> {
    pub(super) messages: &'a [&'m [u8]],
    pub(super) out: &'a mut [[u8; DIGEST_LEN]],
}

/// A message in progress.
struct Stream<'a, M: Sha256Instructions> {
    state: [M::Words; 2],
    whole: &'a [[u8; BLOCK_LEN]],
    /// The number of tail blocks after the whole blocks.
    tail: [[u8; BLOCK_LEN]; 2],
    tail_len: usize,
    /// The number of blocks in the state.
    taken: usize,
    out: &'a mut [u8; DIGEST_LEN],
}

impl<'a, M: Sha256Instructions> Stream<'a, M> {
    #[inline(always)]
    fn new(isa: M, message: &'a [u8], out: &'a mut [u8; DIGEST_LEN]) -> Self {
        let [a, b, c, d, e, f, g, h] = INITIAL;
        let state = [isa.load(&[f, e, b, a]), isa.load(&[h, g, d, c])];
        let mut tail = [[0; BLOCK_LEN]; 2];
        let (whole, tail_len) = pad(message, message.len() as u64, &mut tail);
        Self { state, whole, tail, tail_len, taken: 0, out }
    }

    fn input(&self) -> Input<'_> {
        Input { whole: self.whole, tail: &self.tail[..self.tail_len] }
    }

    fn left(&self) -> usize {
        self.input().len() - self.taken
    }

    #[inline(always)]
    fn finish(&mut self, isa: M) {
        let [[f, e, b, a], [h, g, d, c]] = self.state.map(|words| isa.store(words));
        *self.out = to_bytes(&[a, b, c, d, e, f, g, h]);
    }
}

impl<M: Sha256Instructions> SimdJob<M> for Streams<'_, '_> {
    #[inline(always)]
    fn compute(self, isa: M) {
        let mut waiting = self.messages.iter().zip(self.out).map(|(message, out)| Stream::new(isa, message, out));
        let Some(mut one) = waiting.next() else { return };
        // When a message ends, the next one takes its place beside the other.
        for mut other in waiting {
            take(isa, [&mut one, &mut other]);
            if one.left() == 0 {
                one.finish(isa);
                one = other;
            } else {
                other.finish(isa);
            }
        }
        take(isa, [&mut one]);
        one.finish(isa);
    }
}

/// Compresses blocks until one message ends.
#[inline(always)]
fn take<M: Sha256Instructions, const N: usize>(isa: M, streams: [&mut Stream<'_, M>; N]) {
    let blocks = streams.iter().map(|stream| stream.left()).min().unwrap_or(0);
    let mut states = streams.each_ref().map(|stream| stream.state);
    for _ in 0..blocks {
        let mut w = [states[0][0]; 4].map(|words| [words; N]);
        for s in 0..N {
            let input = streams[s].input();
            let block = input.block(streams[s].taken).unwrap_or(&[0; BLOCK_LEN]);
            for (w, bytes) in w.iter_mut().zip(block.as_chunks().0) {
                w[s] = isa.load_bytes(bytes);
            }
            streams[s].taken += 1;
        }
        compress(isa, &mut states, w);
    }
    for (stream, state) in streams.into_iter().zip(states) {
        stream.state = state;
    }
}

/// FIPS 180-4 section 6.2.2 for one block of each message.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "behind iterators the states would stay in memory")]
fn compress<M: Sha256Instructions, const N: usize>(isa: M, states: &mut [[M::Words; 2]; N], mut w: [[M::Words; N]; 4]) {
    let before = *states;
    // The compiler does not know the end of this loop and keeps it. Without a loop it would place all instructions of
    // one message before those of the other, too far apart for a CPU to run them at once.
    let (first, last) = K.split_at(48);
    for k in black_box(first).as_chunks::<4>().0.as_chunks::<4>().0 {
        for four in 0..4 {
            for s in 0..N {
                states[s] = four_rounds(isa, states[s], w[four][s], &k[four]);
                // Step 1, for the rounds sixteen later.
                let before = [w[four][s], w[(four + 1) % 4][s], w[(four + 2) % 4][s], w[(four + 3) % 4][s]];
                w[four][s] = isa.next_words(before);
            }
        }
    }
    for (w, k) in w.iter().zip(last.as_chunks().0) {
        for s in 0..N {
            states[s] = four_rounds(isa, states[s], w[s], k);
        }
    }
    // Step 4.
    for s in 0..N {
        states[s] = [isa.add(states[s][0], before[s][0]), isa.add(states[s][1], before[s][1])];
    }
}

/// Section 6.2.2 steps 2 and 3, four times.
#[inline(always)]
fn four_rounds<M: Sha256Instructions>(isa: M, [abef, cdgh]: [M::Words; 2], w: M::Words, k: &[u32; 4]) -> [M::Words; 2] {
    let inputs = isa.add(w, isa.load(k));
    let cdgh = isa.two_rounds(cdgh, abef, inputs);
    let abef = isa.two_rounds(abef, cdgh, isa.upper(inputs));
    [abef, cdgh]
}
