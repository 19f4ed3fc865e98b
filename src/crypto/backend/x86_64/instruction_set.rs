//! Instruction sets: one list of features for detection and for compilation, so that the two cannot differ.
//!
//! A list names every feature that the compiler may use. With a feature rustc also enables those that it implies:
//! AVX-512F implies F16C, FMA and AVX2. A hypervisor may hide any of them, so all are detected.
//! `tests/codegen/cpu_features.rs` compares the lists with the features that rustc enables.

#![allow(unsafe_code, reason = "an instruction that every x86-64 CPU has, which is an unsafe function in older Rust")]

use core::arch::x86_64 as arch;
use core::sync::atomic::{AtomicU8, Ordering};

/// Defines a type whose values prove that the CPU and the operating system support each feature of the list.
/// `cpufeatures` detects the features in brackets; a function detects each feature after them.
macro_rules! proof {
    ($(#[$documentation:meta])* $name:ident($inner:ty = $proof:expr), $asked:ident
     [$($feature:tt),+] $($other:tt by $has_other:path),*) => {
        cpufeatures::new!($asked, $($feature),+);

        $(#[$documentation])*
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $name($inner);

        impl $name {
            /// The proof, if all features are supported.
            #[inline]
            pub(crate) fn detect() -> Option<Self> {
                ($asked::get() $(&& $has_other())*).then_some(Self($proof))
            }
        }
    };
}

/// [`proof`], and the compilation of kernels for the same features.
macro_rules! instruction_set {
    ($(#[$documentation:meta])* $name:ident($inner:ty = $proof:expr), $asked:ident
     [$($feature:tt),+] $($other:tt by $has_other:path),*) => {
        proof!($(#[$documentation])* $name($inner = $proof), $asked [$($feature),+] $($other by $has_other),*);

        impl Isa for $name {
            #[inline(always)]
            fn run<K: SimdJob<Self>>(self, kernel: K) {
                $(#[target_feature(enable = $feature)])+
                $(#[target_feature(enable = $other)])*
                #[inline(never)]
                fn compiled<K: SimdJob<$name>>(lanes: $name, kernel: K) {
                    kernel.compute(lanes);
                }
                // SAFETY: the witness exists only where each feature of the list was detected.
                unsafe { compiled(self, kernel) }
            }
        }
    };
}

/// Whether the CPU has F16C, which `cpufeatures` does not know. Ask it after AVX: the operating system must save the
/// same registers.
pub(super) fn has_f16c() -> bool {
    const UNKNOWN: u8 = 2;
    static KNOWN: AtomicU8 = AtomicU8::new(UNKNOWN);
    if cfg!(target_feature = "f16c") {
        return true;
    }
    let known = KNOWN.load(Ordering::Relaxed);
    if known != UNKNOWN {
        return known == 1;
    }
    #[allow(unused_unsafe, reason = "it is a safe function in newer Rust")]
    // SAFETY: every x86-64 CPU has the instruction and its first page; where a program may not use it, `cpufeatures`
    // detects nothing, and this function is not called.
    let page = unsafe { arch::__cpuid(1) };
    let has = page.ecx >> 29 & 1 == 1;
    // Concurrent threads compute the same answer.
    KNOWN.store(u8::from(has), Ordering::Relaxed);
    has
}

#[cfg(test)]
mod tests {
    use super::has_f16c;

    #[test]
    fn f16c_is_detected_as_by_the_standard_library() {
        for _ in 0..2 {
            assert_eq!(has_f16c(), std::arch::is_x86_feature_detected!("f16c"));
        }
    }
}
