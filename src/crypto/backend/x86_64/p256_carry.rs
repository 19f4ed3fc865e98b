//! Sums of 64-bit limbs with carries, with instructions that every x86-64 CPU has.
//!
//! LLVM keeps these as chains of `adc` and `sbb`. It splits sums in plain Rust with constants into comparisons.

#![allow(unsafe_code, reason = "intrinsics of every x86-64, which are unsafe functions up to Rust 1.92")]
#![allow(clippy::inline_always, reason = "one instruction")]

use core::arch::x86_64 as arch;

/// `a + b + carry`: the sum and the carry out. Constant time.
#[allow(unused_unsafe, reason = "it is a safe function from Rust 1.93 on")]
#[inline(always)]
pub(crate) fn adc(a: u64, b: u64, carry: bool) -> (u64, bool) {
    let mut sum = 0;
    // SAFETY: every x86-64 has the instruction; the operands are values, and the place for the sum is borrowed.
    let carry = unsafe { arch::_addcarry_u64(u8::from(carry), a, b, &mut sum) };
    (sum, carry != 0)
}

/// `a - b - borrow`: the difference and the borrow out. Constant time.
#[allow(unused_unsafe, reason = "it is a safe function from Rust 1.93 on")]
#[inline(always)]
pub(crate) fn sbb(a: u64, b: u64, borrow: bool) -> (u64, bool) {
    let mut difference = 0;
    // SAFETY: every x86-64 has the instruction; the operands are values, and the place for the difference is borrowed.
    let borrow = unsafe { arch::_subborrow_u64(u8::from(borrow), a, b, &mut difference) };
    (difference, borrow != 0)
}

#[cfg(test)]
#[path = "../portable/p256/carry.rs"]
mod reference;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_add_and_subtract_as_the_language_does() {
        let limbs = [0, 1, 2, u64::MAX / 2, 1 << 63, u64::MAX - 1, u64::MAX, 0x0123_4567_89ab_cdef];
        for a in limbs {
            for b in limbs {
                for carry in [false, true] {
                    assert_eq!(adc(a, b, carry), reference::adc(a, b, carry), "{a} + {b} + {carry}");
                    assert_eq!(sbb(a, b, carry), reference::sbb(a, b, carry), "{a} - {b} - {carry}");
                }
            }
        }
    }
}
