//! Bounds on the steps of an input: an input that takes more steps than its length allows is a finding.
//!
//! `fuzz/run` builds with `-Cprofile-generate`. LLVM then counts each edge of the control flow in the library, its
//! dependencies and inlined code of the standard library. The sum of these counts is exact: it does not depend on the
//! machine or other work. Functions that are compiled elsewhere (`memcmp`) are not counted; the loops that call them
//! are.

/// The steps that an input may take.
///
/// Each bound is twice the highest count of the committed inputs and of those of `long_inputs`, the most expensive
/// known inputs at the limits and at half the limits. `OFM_SHOW_STEPS=1` prints the counts. Quadratic work exceeds a
/// bound by far: 16 KiB that are compared byte by byte with themselves take 270 million steps.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The steps for an empty input: keys are made, read and used.
    base: u64,
    /// The steps per byte. A target and its reference each read the input several times.
    per_byte: u64,
}

/// The highest count is 344 steps per byte, for JSON of the greatest depth, which `serde_json` reads into a tree.
const PER_BYTE: u64 = 700;

/// The bound of targets that read texts.
pub const TEXTS: Bound = Bound { base: 1_000_000, per_byte: PER_BYTE };

/// The bound of the target that reads a text as each type of message. The highest count is 491 steps per byte, for
/// claims of the greatest depth, which several types read into a tree.
pub const MESSAGES: Bound = Bound { base: 1_000_000, per_byte: 1_000 };

/// The bound of targets that also compute with keys. The highest counts are 22.0 million steps for a set of 64 keys,
/// which is read four times, and 13.0 million steps for an RSA key, which is read and signs.
pub const KEYS: Bound = Bound { base: 44_000_000, per_byte: PER_BYTE };

/// Shorter inputs cannot take too long, and counting would slow their runs down.
const SHORT: usize = 512;

impl Bound {
    /// Runs a target on an input, and panics if it takes too many steps.
    pub fn hold(self, input: &[u8], run: fn(&[u8])) {
        if input.len() < SHORT {
            return run(input);
        }
        counters::reset();
        run(input);
        let (steps, limit) = (counters::sum(), self.base + self.per_byte * input.len() as u64);
        assert!(steps <= limit, "{steps} steps for {} bytes, at most {limit} are allowed", input.len());
        if std::env::var_os("OFM_SHOW_STEPS").is_some() {
            eprintln!("{} bytes: {steps} steps", input.len());
        }
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
