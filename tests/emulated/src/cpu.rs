//! The features that the CPU reports.

use core::arch::asm;
use core::arch::x86_64::{__cpuid, __cpuid_count, _rdtsc, CpuidResult};

use crate::machine::print_line;

/// Bits of CPUID leaf 7, register EBX, and of XCR0 (Intel's manual, volume 2, CPUID, and volume 1, section 13.3).
const BMI2: u32 = 1 << 8;
const AVX512F: u32 = 1 << 16;
const ADX: u32 = 1 << 19;
const AVX512IFMA: u32 = 1 << 21;
const SHA: u32 = 1 << 29;
const AVX512VL: u32 = 1 << 31;
const AVX512_STATE: u64 = 0xe6;

fn features() -> CpuidResult {
    __cpuid_count(7, 0)
}

/// The vector states that start.s has enabled; none if the CPU has no XSAVE.
fn enabled_states() -> u64 {
    let has_osxsave = __cpuid(1).ecx & 1 << 27 != 0;
    if !has_osxsave {
        return 0;
    }
    let (low, high): (u32, u32);
    // SAFETY: the operating system's half of XSAVE is on, so that XCR0 can be read.
    unsafe { asm!("xgetbv", in("ecx") 0, out("eax") low, out("edx") high, options(nomem, nostack)) };
    u64::from(high) << 32 | u64::from(low)
}

/// Whether the CPU multiplies 52-bit integers in 512-bit registers, and may.
pub(crate) fn has_ifma() -> bool {
    let needed = AVX512F | AVX512IFMA;
    features().ebx & needed == needed && enabled_states() & AVX512_STATE == AVX512_STATE
}

pub(crate) fn print_facts() {
    let mut name = [0_u8; 48];
    for (leaf, part) in (0x8000_0002..).zip(name.chunks_mut(16)) {
        let CpuidResult { eax, ebx, ecx, edx } = __cpuid(leaf);
        for (word, bytes) in [eax, ebx, ecx, edx].into_iter().zip(part.chunks_mut(4)) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
    }
    let name = core::str::from_utf8(&name).unwrap_or("of no name").trim_matches(['\0', ' ']);
    print_line!("CPU: {name}, vector states {:#x}", enabled_states());
    for (feature, bit) in [
        ("bmi2", BMI2),
        ("adx", ADX),
        ("avx512f", AVX512F),
        ("avx512vl", AVX512VL),
        ("avx512ifma", AVX512IFMA),
        ("sha", SHA),
    ] {
        print_line!("{feature}: {}", if features().ebx & bit != 0 { "yes" } else { "no" });
    }
    print_line!("avx512ifma may be used: {}", if has_ifma() { "yes" } else { "no" });
}

/// The time stamp, which the emulator advances by one per instruction.
pub(crate) fn ticks() -> u64 {
    // SAFETY: every x86-64 CPU has the instruction, and nothing forbids it here.
    unsafe { _rdtsc() }
}
