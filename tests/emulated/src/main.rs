//! Runs checks on a bare x86-64 CPU without an operating system, so that an emulator reaches `main` at once. The output
//! ends in `emulated: ok` or `emulated: FAILED`; the script `run` builds, starts and evaluates it.
//!
//! To add a check, write a function that returns whether it held, and name it in [`CHECKS`].
#![no_std]
#![no_main]

mod cpu;
mod ifma;
mod machine;
mod ps256;

use crate::machine::{print, print_line};

/// A check's name, which is printed, and its function, which returns whether it held. A panic or fault ends the
/// program.
type Check = (&'static str, fn() -> bool);

/// The checks, in this order.
const CHECKS: &[Check] = &[
    ("vpmadd52luq and vpmadd52huq multiply as integers do", ifma::multiplies_as_integers_do),
    ("PS256 signatures are decided as Wycheproof says", ps256::decided_as_wycheproof_says),
    ("batches decide as Wycheproof says", ps256::batches_decided_as_wycheproof_says),
    ("damaged PS256 signatures are refused", ps256::damaged_are_refused),
    ("PS256 signatures verify that were signed here", ps256::signed_here_verify),
    ("a batch of signatures is what one at a time gives", ps256::signed_together_as_alone),
];

/// Called by start.s, with vector registers enabled, on a stack of 4 MiB.
#[unsafe(no_mangle)]
extern "C" fn main() -> ! {
    machine::catch_exceptions();
    cpu::print_facts();
    print_line!("backend: {}", ofm_protocol::crypto::Backend::in_use().name());
    let mut held = true;
    for (name, check) in CHECKS {
        print!("{name}: ");
        let started = cpu::ticks();
        let verdict = check();
        let ticks = cpu::ticks() - started;
        held &= verdict;
        print_line!("{} ({} thousand instructions)", if verdict { "ok" } else { "FAILED" }, ticks / 1000);
    }
    machine::stop(held)
}
