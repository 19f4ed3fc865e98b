//! What an operation leaves on the stack, for tests of wiping: the stack is read, as a file, after the operation.

use core::hint::black_box;
use std::collections::BTreeSet;
use std::fs::File;
use std::os::unix::fs::FileExt as _;

/// The part of the stack that is searched.
const DEPTH: usize = 256 << 10;

/// Between the caller and the operation: reading must not overwrite what the operation left.
const DISTANCE: usize = 64 << 10;

/// The words on the stack that are one of `secrets`, after `operation` has returned, by their distance to the caller in
/// bytes; `None` where the stack cannot be read. The operation must return nothing that is secret.
///
/// A word counts at each multiple of eight bytes. Words of few bits are not searched: others are equal to them.
pub(crate) fn secrets_left_by(secrets: &[u64], operation: impl FnOnce()) -> Option<Vec<usize>> {
    let secrets: BTreeSet<[u8; 8]> =
        secrets.iter().filter(|word| **word >> 40 != 0).map(|word| word.to_ne_bytes()).collect();
    assert!(!secrets.is_empty(), "there is nothing to search for");
    let memory = File::open("/proc/self/mem").ok()?;
    // What is nearer are frames of this function and of those that it calls.
    let mut stack = vec![0; DEPTH - DISTANCE];
    let here = 0_u8;
    let top = core::ptr::from_ref(black_box(&here)).addr() & !7;
    overwrite();
    deeper(operation);
    memory.read_exact_at(&mut stack, u64::try_from(top - DEPTH).ok()?).ok()?;
    let found = stack.chunks_exact(8).enumerate().filter(|(_, word)| secrets.contains(*word));
    Some(found.map(|(at, _)| DEPTH - 8 * at).collect())
}

#[inline(never)]
#[allow(clippy::large_stack_arrays, reason = "the stack is what is written")]
fn overwrite() {
    black_box(&mut [0xa5_u8; DEPTH + DEPTH / 4]);
}

#[inline(never)]
fn deeper(operation: impl FnOnce()) {
    let mut distance = [0_u8; DISTANCE];
    black_box(&mut distance);
    operation();
    black_box(&mut distance);
}

/// The words of big-endian bytes: as bytes in memory at any offset, and as limbs of 64 bits.
pub(crate) fn words_of(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let word = |bytes: &[u8]| bytes.try_into().ok().map(u64::from_ne_bytes);
    let limb = |bytes: &[u8]| bytes.try_into().ok().map(u64::from_be_bytes);
    bytes.windows(8).filter_map(word).chain(bytes.rchunks_exact(8).filter_map(limb))
}

#[test]
fn a_secret_on_the_stack_is_found() {
    #[inline(never)]
    fn leave(wipe: bool) {
        let mut secret = [black_box(0x0123_4567_89ab_cdef_u64); 4];
        black_box(&mut secret);
        if wipe {
            zeroize::Zeroize::zeroize(&mut secret);
        }
    }
    let left = |wipe| secrets_left_by(&[0x0123_4567_89ab_cdef], || leave(wipe));
    assert!(left(false).is_none_or(|found| found.len() >= 4));
    assert!(left(true).is_none_or(|found| found.is_empty()));
}
