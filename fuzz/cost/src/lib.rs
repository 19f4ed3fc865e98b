//! Bounds on the steps of an input: an input that takes more steps than its length allows is a finding.
//!
//! `fuzz/run` builds with `-Cprofile-generate`. LLVM then counts each edge of the control flow in the library, its
//! dependencies and inlined code of the standard library. The sum of these counts is exact: it does not depend on the
//! machine or other work. Functions that are compiled elsewhere (`memcmp`) are not counted; the loops that call them
//! are.

/// The steps for an empty input: some targets verify RSA signatures and make keys.
const BASE: u64 = 60_000_000;

/// The steps per byte. A target and its reference each read the input several times, at a few steps per byte. An input
/// of 64 KiB that is compared byte by byte with itself takes 40 times the allowed steps.
const PER_BYTE: u64 = 1_500;

/// Shorter inputs cannot take too long, and counting would slow their runs down.
const SHORT: usize = 512;

/// Runs a target on an input, and panics if it takes too many steps.
pub fn bounded(input: &[u8], run: fn(&[u8])) {
    if input.len() < SHORT {
        return run(input);
    }
    counters::reset();
    run(input);
    let (steps, limit) = (counters::sum(), BASE + PER_BYTE * input.len() as u64);
    assert!(steps <= limit, "{steps} steps for {} bytes, at most {limit} are allowed", input.len());
    if std::env::var_os("OFM_SHOW_STEPS").is_some() {
        eprintln!("{} bytes: {steps} steps", input.len());
    }
}

#[cfg(ofm_count_work)]
mod counters {
    // LLVM's profiling runtime, which `-Cprofile-generate` links.
    unsafe extern "C" {
        safe fn __llvm_profile_reset_counters();
        safe fn __llvm_profile_begin_counters() -> *const u64;
        safe fn __llvm_profile_end_counters() -> *const u64;
    }

    pub(crate) fn reset() {
        __llvm_profile_reset_counters();
    }

    pub(crate) fn sum() -> u64 {
        let (begin, end) = (__llvm_profile_begin_counters(), __llvm_profile_end_counters());
        let count = (end.addr() - begin.addr()) / size_of::<u64>();
        // SAFETY: the runtime's counters are one array of `u64` from `begin` to `end`, for the whole run of the
        // program. They are not written while they are read: the target has returned, and there is one thread.
        let counters = unsafe { core::slice::from_raw_parts(begin, count) };
        counters.iter().fold(0, |sum, count| sum.wrapping_add(*count))
    }
}

/// Built without counters, by `cargo fuzz` alone: no bound applies.
#[cfg(not(ofm_count_work))]
mod counters {
    pub(crate) fn reset() {}

    pub(crate) fn sum() -> u64 {
        0
    }
}
