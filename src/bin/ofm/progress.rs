//! Signs of life on standard error, where it is a terminal. Nothing of them stays, not even after Ctrl-C.

use std::io::IsTerminal as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// The exit code of a command that Ctrl-C stopped: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// What is shown at the moment.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// A spinner with a message.
pub(crate) fn spinner(message: &str) -> ProgressBar {
    let spinner = shown(ProgressBar::new_spinner(), "{spinner} {msg}").with_message(message.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

/// A bar by bytes for what has a length, a count of them for what has none.
///
/// It has at most 70 columns with counts of eight digits. It never fills a line of 80: the terminal shows `^C` behind
/// it, and what wraps to the next line is not erased.
pub(crate) fn bytes(length: Option<u64>) -> ProgressBar {
    match length {
        Some(length) => shown(ProgressBar::new(length), "{percent:>3}% {bar:20} {msg}, {eta} left"),
        None => shown(ProgressBar::new_spinner(), "{spinner} {bytes}, {msg}"),
    }
}

/// What shows nothing.
pub(crate) fn hidden() -> ProgressBar {
    ProgressBar::hidden()
}

fn shown(bar: ProgressBar, template: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return hidden();
    }
    let bar = match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    };
    *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
    // A second one finds the handler there.
    let _ = ctrlc::set_handler(|| {
        if let Some(bar) = &*SHOWN.lock().unwrap_or_else(PoisonError::into_inner) {
            bar.finish_and_clear();
        }
        std::process::exit(INTERRUPTED);
    });
    bar
}
