//! An oracle for cost: an input that takes more steps than its length allows is a finding.
//!
//! `fuzz/run` builds with `-Cprofile-generate`, by which LLVM counts how often each edge of the control flow was taken, in the
//! library, in its dependencies and in what is inlined from the standard library. The sum of these counts is exact: it does not
//! depend on the machine, or on what else it does. Functions that are compiled elsewhere (`memcmp`) are not in it; the loops
//! that call them are.

/// The steps that an input of no length may take: some targets verify RSA signatures and make keys.
const BASE: u64 = 60_000_000;

/// The steps for each byte. A target reads its input several times, and an oracle does so too; what is read is a few steps a
/// byte each time. An input of 64 KiB each byte of which is
/// compared with each takes 40 times as many as are allowed.
const PER_BYTE: u64 = 1_500;

/// Inputs shorter than this cannot take too long, and counting would slow their run down.
const SHORT: usize = 512;

/// Runs a target on an input, and panics where it takes too many steps.
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
        // SAFETY: the runtime's counters are one array of `u64` from `begin` to `end`, for as long as the program runs. Nothing
        // writes to them while they are read: the target has returned, and it has one thread.
        let counters = unsafe { core::slice::from_raw_parts(begin, count) };
        counters.iter().fold(0, |sum, count| sum.wrapping_add(*count))
    }
}

/// Built without counters, by `cargo fuzz` alone: nothing is bounded.
#[cfg(not(ofm_count_work))]
mod counters {
    pub(crate) fn reset() {}

    pub(crate) fn sum() -> u64 {
        0
    }
}
