//! Sums of 64-bit limbs with carries in plain Rust: for CPUs other than x86-64, for the build script, and as the
//! reference for the instructions.

#![allow(clippy::inline_always, reason = "one or two instructions")]

/// `a + b + carry`: the sum and the carry out. Constant time.
#[inline(always)]
pub(crate) fn adc(a: u64, b: u64, carry: bool) -> (u64, bool) {
    let (sum, first) = a.overflowing_add(b);
    let (sum, second) = sum.overflowing_add(u64::from(carry));
    (sum, first | second)
}

/// `a - b - borrow`: the difference and the borrow out. Constant time.
#[inline(always)]
pub(crate) fn sbb(a: u64, b: u64, borrow: bool) -> (u64, bool) {
    let (difference, first) = a.overflowing_sub(b);
    let (difference, second) = difference.overflowing_sub(u64::from(borrow));
    (difference, first | second)
}
