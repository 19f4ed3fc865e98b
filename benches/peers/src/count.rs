//! Counts heap allocations of Rust and of C in this process.
//!
//! Counting is off during timing: then an allocation costs only one more load and one more branch.

#![allow(unsafe_code, reason = "allocators are unsafe to implement")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

static COUNTING: AtomicBool = AtomicBool::new(false);
static RUST: AtomicU64 = AtomicU64::new(0);
/// Calls of C's `malloc`, `calloc` and `realloc`, which Rust's system allocator is built on.
static C: AtomicU64 = AtomicU64::new(0);

/// The allocations of a piece of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Allocations {
    /// Through Rust's global allocator.
    pub rust: f64,
    /// From C; `None` if they cannot be counted.
    pub c: Option<f64>,
}

/// Runs `work` on `items` items, and counts the allocations per item.
pub fn count(items: usize, work: impl FnOnce()) -> Allocations {
    RUST.store(0, Relaxed);
    C.store(0, Relaxed);
    COUNTING.store(true, Relaxed);
    work();
    COUNTING.store(false, Relaxed);
    let (rust, c) = (RUST.load(Relaxed), C.load(Relaxed));
    let each = |count: u64| count as f64 / items as f64;
    let seen = cfg!(all(target_os = "linux", target_env = "gnu"));
    Allocations { rust: each(rust), c: seen.then(|| each(c.saturating_sub(rust))) }
}

fn note(counter: &AtomicU64) {
    if COUNTING.load(Relaxed) {
        counter.store(counter.load(Relaxed) + 1, Relaxed);
    }
}

fn note_rust(layout: Layout) {
    note(&RUST);
    // These do not use `malloc`, but are subtracted like those that do.
    if layout.align() > 16 {
        note(&C);
    }
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note_rust(layout);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note_rust(layout);
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note_rust(layout);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// The C library lets a program replace these functions, and calls the replacements for every library in the process.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod c {
    use std::ffi::c_void;

    use super::{C, note};

    unsafe extern "C" {
        fn __libc_malloc(size: usize) -> *mut c_void;
        fn __libc_calloc(count: usize, size: usize) -> *mut c_void;
        fn __libc_realloc(pointer: *mut c_void, size: usize) -> *mut c_void;
    }

    #[unsafe(no_mangle)]
    extern "C" fn malloc(size: usize) -> *mut c_void {
        note(&C);
        // SAFETY: any size may be asked for.
        unsafe { __libc_malloc(size) }
    }

    #[unsafe(no_mangle)]
    extern "C" fn calloc(count: usize, size: usize) -> *mut c_void {
        note(&C);
        // SAFETY: any size may be asked for.
        unsafe { __libc_calloc(count, size) }
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn realloc(pointer: *mut c_void, size: usize) -> *mut c_void {
        note(&C);
        // SAFETY: the caller's promise.
        unsafe { __libc_realloc(pointer, size) }
    }
}
