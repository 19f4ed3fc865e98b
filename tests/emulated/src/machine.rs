//! The machine under the program: its printer, its exceptions, its end, and the memory functions that a libc would
//! otherwise supply.

use core::arch::asm;
use core::fmt::{self, Write};
use core::panic::PanicInfo;

core::arch::global_asm!(include_str!("start.s"), options(att_syntax));

/// The data and control registers of the first parallel port, and the control bits that keep a printer selected.
const PRINTER_DATA: u16 = 0x378;
const PRINTER_CONTROL: u16 = 0x37a;
const PRINTER_SELECTED: u8 = 0x0c;
const PRINTER_STROBE: u8 = 0x01;

/// The port at which the emulator accepts the word `Shutdown`.
const POWER_PORT: u16 = 0x8900;

/// The emulator's printer, which prints into a file at once.
pub(crate) struct Printer;

impl Write for Printer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            write_port(PRINTER_DATA, byte);
            write_port(PRINTER_CONTROL, PRINTER_SELECTED | PRINTER_STROBE);
            write_port(PRINTER_CONTROL, PRINTER_SELECTED);
        }
        Ok(())
    }
}

macro_rules! print {
    ($($argument:tt)*) => {{
        use core::fmt::Write as _;
        // The printer accepts everything.
        let _ = write!(crate::machine::Printer, $($argument)*);
    }};
}

macro_rules! print_line {
    ($($argument:tt)*) => {{
        use core::fmt::Write as _;
        let _ = writeln!(crate::machine::Printer, $($argument)*);
    }};
}

pub(crate) use {print, print_line};

/// Prints the verdict and powers the machine off.
pub(crate) fn stop(held: bool) -> ! {
    print_line!("emulated: {}", if held { "ok" } else { "FAILED" });
    for byte in *b"Shutdown" {
        write_port(POWER_PORT, byte);
    }
    loop {
        // SAFETY: interrupts are off, so that the CPU stops here; it touches no memory.
        unsafe { asm!("hlt", options(nomem, nostack)) };
    }
}

fn write_port(port: u16, byte: u8) {
    // SAFETY: the ports belong to the emulator, which writes no memory for them.
    unsafe { asm!("out dx, al", in("dx") port, in("al") byte, options(nomem, nostack, preserves_flags)) };
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    print_line!("\n{info}");
    stop(false)
}

/// An entry of the interrupt descriptor table.
#[derive(Clone, Copy)]
#[repr(C)]
struct Gate {
    offset_low: u16,
    selector: u16,
    attributes: u16,
    offset_middle: u16,
    offset_high: u32,
    reserved: u32,
}

#[repr(C, packed)]
struct TableRegister {
    limit: u16,
    base: u64,
}

static mut GATES: [Gate; 32] = [Gate {
    offset_low: 0,
    // The 64-bit code segment of start.s.
    selector: 0x18,
    // Present, an interrupt gate.
    attributes: 0x8e00,
    offset_middle: 0,
    offset_high: 0,
    reserved: 0,
}; 32];

/// The stack contents after a stub of start.s and the CPU.
#[repr(C)]
struct Exception {
    vector: u64,
    error_code: u64,
    instruction: u64,
}

/// Makes an exception stop the program with its address; otherwise the CPU would reset without a message.
pub(crate) fn catch_exceptions() {
    unsafe extern "C" {
        /// 32 stubs of 16 bytes each.
        static exception_stubs: [[u8; 16]; 32];
    }
    let gates = &raw mut GATES;
    for vector in 0..32 {
        let offset = &raw const exception_stubs as u64 + 16 * vector as u64;
        // SAFETY: the one CPU is here, and the table is not in use yet.
        let gate = unsafe { &mut (*gates)[vector] };
        gate.offset_low = offset as u16;
        gate.offset_middle = (offset >> 16) as u16;
        gate.offset_high = (offset >> 32) as u32;
    }
    let register = TableRegister { limit: (size_of::<[Gate; 32]>() - 1) as u16, base: gates as u64 };
    // SAFETY: the table is complete, and is never written again.
    unsafe { asm!("lidt [{}]", in(reg) &raw const register, options(readonly, nostack, preserves_flags)) };
}

#[unsafe(no_mangle)]
extern "C" fn stopped_by_exception(exception: &Exception) -> ! {
    print_line!(
        "\nexception {} (error code {:#x}) at {:#x}",
        exception.vector,
        exception.error_code,
        exception.instruction
    );
    stop(false)
}

// The compiler's own runtime lacks these five functions for a target with a libc. They are written in assembly, because
// the compiler would turn loops into calls of the functions themselves; an emulator moves whole strings at once.

#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    // SAFETY: the caller gives regions of `count` bytes that do not overlap.
    unsafe {
        asm!("rep movsb", inout("rcx") count => _, inout("rdi") to => _, inout("rsi") from => _,
            options(nostack, preserves_flags));
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memmove(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    if (to as usize).wrapping_sub(from as usize) >= count {
        // SAFETY: forwards, nothing is overwritten before it is read.
        return unsafe { memcpy(to, from, count) };
    }
    // SAFETY: backwards, nothing is overwritten before it is read; both regions have `count` bytes, and it is not 0
    // here.
    unsafe {
        asm!("std", "rep movsb", "cld", inout("rcx") count => _, inout("rdi") to.add(count - 1) => _,
            inout("rsi") from.add(count - 1) => _, options(nostack));
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memset(to: *mut u8, value: i32, count: usize) -> *mut u8 {
    // SAFETY: the caller gives a region of `count` bytes.
    unsafe {
        asm!("rep stosb", inout("rcx") count => _, inout("rdi") to => _, in("al") value as u8,
            options(nostack, preserves_flags));
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, count: usize) -> i32 {
    let (above, below): (u8, u8);
    // SAFETY: the caller gives regions of `count` bytes. Comparing rcx with itself first makes no bytes equal.
    unsafe {
        asm!("cmp rcx, rcx", "repe cmpsb", "seta {above}", "setb {below}", above = out(reg_byte) above,
            below = out(reg_byte) below, inout("rcx") count => _, inout("rsi") left => _, inout("rdi") right => _,
            options(nostack, readonly));
    }
    i32::from(above) - i32::from(below)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn bcmp(left: *const u8, right: *const u8, count: usize) -> i32 {
    // SAFETY: the caller gives regions of `count` bytes.
    unsafe { memcmp(left, right, count) }
}
