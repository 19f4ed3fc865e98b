//! Two deliberate leaks. A run that does not report them could miss others.

use std::hint::black_box;

use crate::memcheck::taint;

static TABLE: [u8; 256] = [7; 256];

/// Branches on a secret bit.
#[inline(never)]
pub fn branches_on_a_secret() {
    let mut secret = black_box([0x5a; 1]);
    taint(&mut secret);
    if black_box(secret[0]) & 1 == 1 {
        println!("odd");
    } else {
        println!("even");
    }
}

/// Reads a table at a secret index.
#[inline(never)]
pub fn indexes_by_a_secret() {
    let mut secret = black_box([0x5a; 1]);
    taint(&mut secret);
    black_box(black_box(&TABLE)[usize::from(black_box(secret[0]))]);
}
