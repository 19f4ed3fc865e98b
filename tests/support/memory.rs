//! An allocator that counts bytes, for promises of how much memory is kept, and of how much hostile input makes a
//! reader take; and that looks at texts which are given back, for promises of what is wiped.
#![allow(unsafe_code, reason = "an allocator that counts is one")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    /// The bytes that this thread has allocated and not freed, including those of other threads that it frees.
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
    /// What is looked for in texts that this thread gives back, and how many had it.
    static SECRET: Cell<&'static [u8]> = const { Cell::new(&[]) };
    static FOUND: Cell<usize> = const { Cell::new(0) };
}

/// Texts and bytes, which are what has an alignment of one.
fn look_at(pointer: *const u8, layout: Layout) {
    let secret = SECRET.with(Cell::get);
    if secret.is_empty() || layout.align() != 1 {
        return;
    }
    // SAFETY: the block is still allocated, of this size, and was zeroed when it was, so every byte is initialised.
    let text = unsafe { core::slice::from_raw_parts(pointer, layout.size()) };
    if text.windows(secret.len()).any(|part| part == secret) {
        FOUND.with(|found| found.set(found.get() + 1));
    }
}

fn count(bytes: usize, sign: isize) {
    let live = LIVE.with(|live| {
        live.set(live.get() + sign * isize::try_from(bytes).unwrap_or(isize::MAX));
        live.get()
    });
    PEAK.with(|peak| peak.set(peak.get().max(live)));
}

// SAFETY: every call is passed to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // Zeroed, for those who look at it.
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(layout.size(), -1);
        look_at(pointer, layout);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The maximum number of bytes that `run` holds in this thread in addition to those before, and its result.
pub(crate) fn peak_of<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = LIVE.with(Cell::get);
    PEAK.with(|peak| peak.set(before));
    let value = run();
    let peak = PEAK.with(Cell::get) - before;
    (usize::try_from(peak).unwrap_or_default(), value)
}

/// The number of bytes that remain allocated in this thread after `run`, and its result.
pub(crate) fn bytes_kept<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = LIVE.with(Cell::get);
    let value = run();
    (usize::try_from(LIVE.with(Cell::get) - before).unwrap_or_default(), value)
}

/// How many texts `run` gives back to the allocator that still have this in them.
pub(crate) fn unwiped(secret: &'static str, run: impl FnOnce()) -> usize {
    FOUND.with(|found| found.set(0));
    SECRET.with(|own| own.set(secret.as_bytes()));
    run();
    SECRET.with(|own| own.set(&[]));
    FOUND.with(Cell::get)
}
