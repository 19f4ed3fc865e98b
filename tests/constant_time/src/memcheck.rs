//! Requests to valgrind's memcheck (valgrind.h, memcheck.h): instructions without effect on a CPU, which valgrind
//! recognises.

use std::mem::size_of_val;

const MAKE_MEM_UNDEFINED: usize = 0x4d43_0001;
const MAKE_MEM_DEFINED: usize = 0x4d43_0002;
const GET_VBITS: usize = 0x4d43_0008;
const RUNNING_ON_VALGRIND: usize = 0x1001;
const CHANGE_ERR_DISABLEMENT: usize = 0x1801;

/// Makes a request; returns valgrind's answer, zero without valgrind.
///
/// # Safety
/// Addresses among the arguments must be such as the request may read and write.
#[cfg(target_arch = "x86_64")]
unsafe fn request(code: usize, arguments: [usize; 3]) -> usize {
    let words = [code, arguments[0], arguments[1], arguments[2], 0, 0];
    let mut answer = 0_usize;
    // SAFETY: the rotations add up to 128 bits, which leaves rdi as it was; the exchange is of a register with itself.
    // What valgrind reads and writes is the caller's promise, and the assembler block is one that may use any memory.
    unsafe {
        std::arch::asm!(
            "rol rdi, 3",
            "rol rdi, 13",
            "rol rdi, 61",
            "rol rdi, 51",
            "xchg rbx, rbx",
            in("rax") words.as_ptr(),
            inout("rdx") answer,
        );
    }
    answer
}

/// Whether valgrind runs this program.
pub fn is_there() -> bool {
    // SAFETY: no argument is an address.
    unsafe { request(RUNNING_ON_VALGRIND, [0; 3]) != 0 }
}

/// Marks these bytes as secret: nothing may depend on them from here on.
pub fn taint(secret: &mut [u8]) {
    // SAFETY: the request leaves the bytes as they are.
    unsafe { request(MAKE_MEM_UNDEFINED, [secret.as_ptr() as usize, secret.len(), 0]) };
}

/// Marks a value as public although it was computed from secrets.
pub fn declassify<T: ?Sized>(public: &T) {
    // SAFETY: the request leaves the bytes as they are.
    unsafe { request(MAKE_MEM_DEFINED, [(&raw const *public).cast::<u8>() as usize, size_of_val(public), 0]) };
}

/// The number of bytes of a value that depend on tainted bytes.
pub fn tainted_bytes<T: ?Sized>(value: &T) -> usize {
    let mut undefined = vec![0_u8; size_of_val(value)];
    let (from, to) = ((&raw const *value).cast::<u8>() as usize, undefined.as_mut_ptr() as usize);
    // SAFETY: valgrind writes as many bytes as the vector has.
    unsafe { request(GET_VBITS, [from, to, undefined.len()]) };
    undefined.iter().filter(|bits| **bits != 0).count()
}

/// Runs work that may depend on secrets.
pub fn unreported<T>(work: impl FnOnce() -> T) -> T {
    // SAFETY: no argument is an address.
    unsafe { request(CHANGE_ERR_DISABLEMENT, [1, 0, 0]) };
    let result = work();
    // SAFETY: no argument is an address.
    unsafe { request(CHANGE_ERR_DISABLEMENT, [usize::MAX, 0, 0]) };
    result
}
