//! An allocator that counts bytes, for promises of how much memory is kept.
#![allow(unsafe_code, reason = "an allocator that counts is one")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static KEPT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        KEPT.with(|kept| kept.set(kept.get().wrapping_add(layout.size())));
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        KEPT.with(|kept| kept.set(kept.get().wrapping_sub(layout.size())));
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many bytes more are allocated in this thread once `run` is done, and what it gives.
pub(crate) fn bytes_kept<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = KEPT.with(Cell::get);
    let value = run();
    (KEPT.with(Cell::get).wrapping_sub(before), value)
}
