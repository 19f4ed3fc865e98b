use proptest::prelude::*;
use sha2::Digest as _;

use super::*;
use crate::crypto::backend::lanes::Software;

fn expected(message: &[u8]) -> [u8; DIGEST_LEN] {
    sha2::Sha256::digest(message).into()
}

/// Of at most sixteen messages.
fn check(messages: &[&[u8]]) {
    let check = |hash: &dyn Fn(&mut [[u8; DIGEST_LEN]])| {
        let mut out = [[7; DIGEST_LEN]; 17];
        hash(&mut out);
        for (message, digest) in messages.iter().zip(&out) {
            assert_eq!(digest, &expected(message), "of {} bytes", message.len());
        }
        assert!(out[messages.len()..].iter().all(|digest| *digest == [7; DIGEST_LEN]), "more than there are messages");
    };
    check(&|out| digests_in::<_, 16>(Software, Hashing::Blocks, 0, messages, out));
    check(&|out| digests_in::<_, 8>(Software, Hashing::Blocks, 2, messages, out));
    check(&|out| digests_in::<_, 4>(Software, Hashing::Blocks, 2, messages, out));
    check(&|out| digests(Hashing::Blocks, messages, out));
    if let Some(lanes) = Sse2::detect() {
        check(&|out| digests_in::<_, 4>(lanes, Hashing::Blocks, 0, messages, out));
        check(&|out| digests(Hashing::Sse2(lanes), messages, out));
    }
    if let Some(lanes) = Avx2::detect() {
        check(&|out| digests_in::<_, 8>(lanes, Hashing::Blocks, 0, messages, out));
        check(&|out| digests(Hashing::Avx2(lanes), messages, out));
    }
    if let Some(lanes) = Avx512::detect() {
        check(&|out| digests_in::<_, 16>(lanes, Hashing::Blocks, 0, messages, out));
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
    if let Some(lanes) = Sse2::detect() {
        check(in_lanes::<_, 4>(lanes, 1, message));
        check(digest(Hashing::Sse2(lanes), message));
    }
    if let Some(lanes) = Avx2::detect() {
        check(in_lanes::<_, 8>(lanes, 1, message));
        check(digest(Hashing::Avx2(lanes), message));
    }
}

/// The digest of one message, its schedules in the lanes given.
fn in_lanes<L: HashLanes<N>, const N: usize>(lanes: L, break_even: usize, message: &[u8]) -> [u8; DIGEST_LEN] {
    let (mut state, mut tail) = (INITIAL, [[0; BLOCK_LEN]; 2]);
    let input = Input::padded(message, message.len() as u64, &mut tail);
    lanes.run(Blocks::<N> { state: &mut state, input: &input, break_even });
    to_bytes(&state)
}

/// Section 5.1.1: padding at each length around one and two blocks, sixteen different ones at a time.
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
