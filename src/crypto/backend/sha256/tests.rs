use crate::crypto::backend::instructions::Avx512;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::lanes::Software;
use crate::crypto::sha256::sha256;

fn check(messages: &[&[u8]]) {
    let check = |digests: &[[u8; DIGEST_LEN]; HASH_LANES]| {
        for (message, digest) in messages.iter().zip(digests) {
            assert_eq!(digest, &sha256(message), "of {} bytes", message.len());
        }
    };
    let mut out = [[0; DIGEST_LEN]; HASH_LANES];
    digests_in(Software, messages, &mut out);
    check(&out);
    if let Some(lanes) = Avx512::detect() {
        let mut out = [[0; DIGEST_LEN]; HASH_LANES];
        digests_in(lanes, messages, &mut out);
        check(&out);
    }
}

/// Section 5.1.1: padding at each length around one and two blocks, sixteen different ones at a time.
#[test]
fn sixteen_messages_of_every_length_hash_as_one_does() {
    let bytes: Vec<u8> = (0..200_u8).collect();
    for first in 0..180 {
        let messages: Vec<&[u8]> = (first..first + HASH_LANES).map(|len| &bytes[..len]).collect();
        check(&messages);
    }
    check(&[]);
    check(&[b"abc"]);
}

proptest! {
    #[test]
    fn any_messages_hash_as_one_does(
        messages in proptest::collection::vec(proptest::collection::vec(0_u8.., 0..700), 0..=HASH_LANES),
    ) {
        check(&messages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }
}
