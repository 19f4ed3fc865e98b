//! An allocator that counts bytes, for promises of how much memory is kept, and of how much hostile input makes a
//! reader take.
#![allow(unsafe_code, reason = "an allocator that counts is one")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    /// Bytes that this thread has taken and not given back; what it gives back of another's counts too.
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

fn count(bytes: usize, sign: isize) {
    let live = LIVE.with(|live| {
        live.set(live.get() + sign * isize::try_from(bytes).unwrap_or(isize::MAX));
        live.get()
    });
    PEAK.with(|peak| peak.set(peak.get().max(live)));
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(layout.size(), -1);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The most bytes that `run` holds at once in this thread beyond what was held before, and what it gives.
pub(crate) fn peak_of<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = LIVE.with(Cell::get);
    PEAK.with(|peak| peak.set(before));
    let value = run();
    let peak = PEAK.with(Cell::get) - before;
    (usize::try_from(peak).unwrap_or_default(), value)
}

/// How many bytes more are allocated in this thread once `run` is done, and what it gives.
pub(crate) fn bytes_kept<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = LIVE.with(Cell::get);
    let value = run();
    (usize::try_from(LIVE.with(Cell::get) - before).unwrap_or_default(), value)
}
