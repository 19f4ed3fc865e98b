use proptest::prelude::*;
use sha2::Digest as _;

use super::*;
use crate::crypto::backend::kernels::lanes::Software;

/// The instructions in software.
impl Sha256Instructions for Software {
    type Words = [u32; 4];

    fn load(self, words: &[u32; 4]) -> [u32; 4] {
        *words
    }

    fn load_bytes(self, bytes: &[u8; 16]) -> [u32; 4] {
        core::array::from_fn(|at| u32::from_be_bytes(bytes.as_chunks().0[at]))
    }

    fn store(self, words: [u32; 4]) -> [u32; 4] {
        words
    }

    fn add(self, x: [u32; 4], y: [u32; 4]) -> [u32; 4] {
        core::array::from_fn(|at| x[at].wrapping_add(y[at]))
    }

    fn upper(self, [_, _, third, fourth]: [u32; 4]) -> [u32; 4] {
        [third, fourth, third, fourth]
    }

    fn two_rounds(self, [h, g, d, c]: [u32; 4], [f, e, b, a]: [u32; 4], inputs: [u32; 4]) -> [u32; 4] {
        let round = |[a, b, c, d, e, f, g, h]: State, input: u32| {
            let sum1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let sum0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let t1 = h.wrapping_add(sum1).wrapping_add((e & f) ^ (!e & g)).wrapping_add(input);
            let t2 = sum0.wrapping_add((a & b) ^ (a & c) ^ (b & c));
            [t1.wrapping_add(t2), a, b, c, d.wrapping_add(t1), e, f, g]
        };
        let [a, b, _, _, e, f, _, _] = round(round([a, b, c, d, e, f, g, h], inputs[0]), inputs[1]);
        [f, e, b, a]
    }

    fn next_words(self, w: [[u32; 4]; 4]) -> [u32; 4] {
        let mut w = w.concat();
        for t in 16..20 {
            let sigma0 = w[t - 15].rotate_right(7) ^ w[t - 15].rotate_right(18) ^ (w[t - 15] >> 3);
            let sigma1 = w[t - 2].rotate_right(17) ^ w[t - 2].rotate_right(19) ^ (w[t - 2] >> 10);
            w.push(w[t - 16].wrapping_add(sigma0).wrapping_add(w[t - 7]).wrapping_add(sigma1));
        }
        core::array::from_fn(|at| w[16 + at])
    }
}

fn expected(message: &[u8]) -> [u8; DIGEST_LEN] {
    sha2::Sha256::digest(message).into()
}

/// Checks at most sixteen messages.
fn check(messages: &[&[u8]]) {
    let check = |hash: &dyn Fn(&mut [[u8; DIGEST_LEN]])| {
        let mut out = [[7; DIGEST_LEN]; 17];
        hash(&mut out);
        for (message, digest) in messages.iter().zip(&out) {
            assert_eq!(digest, &expected(message), "of {} bytes", message.len());
        }
        assert!(out[messages.len()..].iter().all(|digest| *digest == [7; DIGEST_LEN]), "more than there are messages");
    };
    check(&|out| digests_in::<_, 16>(Software, 0, Hashing::Blocks, messages, out));
    check(&|out| digests_in::<_, 8>(Software, 2, Hashing::Blocks, messages, out));
    check(&|out| digests_in::<_, 4>(Software, 2, Hashing::Blocks, messages, out));
    check(&|out| Software.run(Streams { messages, out }));
    check(&|out| digests(Hashing::Blocks, messages, out));
    if let Some(instructions) = ShaNi::detect() {
        check(&|out| digests(Hashing::ShaNi(instructions), messages, out));
    }
    if let Some(lanes) = Avx2::detect() {
        check(&|out| digests_in::<_, 8>(lanes, 0, Hashing::Blocks, messages, out));
        check(&|out| digests(Hashing::Avx2(lanes), messages, out));
    }
    if let Some(lanes) = Avx512::detect() {
        check(&|out| digests_in::<_, 16>(lanes, 0, Hashing::Blocks, messages, out));
        check(&|out| digests(Hashing::Avx512(lanes), messages, out));
    }
    for message in messages {
        check_one(message);
    }
}

fn check_one(message: &[u8]) {
    let expected = expected(message);
    let check = |digest: [u8; DIGEST_LEN]| assert_eq!(digest, expected, "of {} bytes", message.len());
    check(in_lanes::<_, 4>(Software, 2, message));
    check(in_lanes::<_, 8>(Software, 5, message));
    check(digest(Hashing::Blocks, message));
    if let Some(lanes) = Avx2::detect() {
        check(in_lanes::<_, 8>(lanes, 1, message));
        check(digest(Hashing::Avx2(lanes), message));
    }
}

/// The digest of one message, with its schedules in the given lanes.
fn in_lanes<L: HashLanes<N>, const N: usize>(lanes: L, break_even: usize, message: &[u8]) -> [u8; DIGEST_LEN] {
    let (mut state, mut tail) = (INITIAL, [[0; BLOCK_LEN]; 2]);
    let input = Input::padded(message, message.len() as u64, &mut tail);
    lanes.run(Blocks::<N> { state: &mut state, input: &input, break_even });
    to_bytes(&state)
}

/// Section 5.1.1: padding at each length around one and two blocks, sixteen different lengths at a time.
#[test]
fn sixteen_messages_of_every_length_hash_as_one_does() {
    let bytes: Vec<u8> = (0..200_u8).collect();
    for first in 0..180 {
        let messages: Vec<&[u8]> = (first..first + 16).map(|len| &bytes[..len]).collect();
        check(&messages);
    }
    check(&[]);
    check(&[b"abc"]);
}

/// Up to three groups of eight blocks.
#[test]
fn one_message_of_every_length_hashes_as_sha2_does() {
    let bytes: Vec<u8> = (0..=255).cycle().take(1_600).collect();
    for len in 0..bytes.len() {
        check_one(&bytes[..len]);
    }
}

proptest! {
    #[test]
    fn any_messages_hash_as_one_does(
        messages in proptest::collection::vec(proptest::collection::vec(0_u8.., 0..700), 0..=16),
    ) {
        check(&messages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }
}
