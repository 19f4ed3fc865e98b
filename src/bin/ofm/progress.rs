//! Progress on standard error, if it is a terminal. All of it is erased, also after Ctrl-C.

use std::io::{self, IsTerminal as _};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};

/// The exit code of a command that Ctrl-C stopped: 128 plus the number of the signal.
pub(crate) const INTERRUPTED: i32 = 130;

/// The visible progress bar.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// A spinner with a message.
pub(crate) fn spinner(message: &str) -> ProgressBar {
    let spinner = shown(ProgressBar::new_spinner(), "{spinner} {wide_msg}").with_message(message.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

/// A bar in bytes if the length is known, otherwise a count of bytes.
///
/// It has at most 70 columns with counts of eight digits. On a narrower terminal it has fewer parts, and what does not
/// fit is cut off: a second line could not be erased safely.
pub(crate) fn bytes(length: Option<u64>) -> ProgressBar {
    let is_wide = TermLike::width(&Narrow(Term::stderr())) >= 70;
    match length {
        Some(length) if is_wide => shown(ProgressBar::new(length), "{percent:>3}% {bar:20} {msg}, {eta} left"),
        Some(length) => shown(ProgressBar::new(length), "{percent:>3}% {wide_msg}"),
        None if is_wide => shown(ProgressBar::new_spinner(), "{spinner} {bytes}, {msg}"),
        None => shown(ProgressBar::new_spinner(), "{spinner} {wide_msg}"),
    }
}

/// A progress bar without output.
pub(crate) fn hidden() -> ProgressBar {
    ProgressBar::hidden()
}

fn shown(bar: ProgressBar, template: &str) -> ProgressBar {
    // A line of fewer columns has no room for any text.
    if !io::stderr().is_terminal() || TermLike::width(&Narrow(Term::stderr())) < 10 {
        return hidden();
    }
    bar.set_draw_target(ProgressDrawTarget::term_like(Box::new(Narrow(Term::stderr()))));
    let bar = match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    };
    *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar.clone());
    // A second bar finds the handler installed.
    let _ = ctrlc::set_handler(|| {
        if let Some(bar) = &*SHOWN.lock().unwrap_or_else(PoisonError::into_inner) {
            bar.finish_and_clear();
        }
        std::process::exit(INTERRUPTED);
    });
    bar
}

/// A terminal that lines do not fill: they are padded with spaces up to its width, and the terminal shows `^C` behind
/// them. What wraps to the next line is not erased.
#[derive(Debug)]
struct Narrow(Term);

/// `^C`, the cursor, and one to spare.
const MARGIN: u16 = 4;

/// The widest line.
const WIDEST: u16 = 80 - MARGIN;

impl TermLike for Narrow {
    fn width(&self) -> u16 {
        TermLike::width(&self.0).saturating_sub(MARGIN).clamp(1, WIDEST)
    }

    fn height(&self) -> u16 {
        TermLike::height(&self.0)
    }

    fn move_cursor_up(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_up(lines)
    }

    fn move_cursor_down(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_down(lines)
    }

    fn move_cursor_right(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_right(columns)
    }

    fn move_cursor_left(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_left(columns)
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.0.write_line(line)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.0.write_str(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.flush()
    }
}
