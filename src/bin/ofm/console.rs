//! Shared functions of the subcommands: failures of one line, reading within limits, writing.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal as _, Read, Write as _};
use std::path::Path;

use zeroize::Zeroizing;

/// The exit code if a token was rejected or a check failed.
pub(crate) const REFUSED: u8 = 1;

/// The exit code if the command could not do its work.
pub(crate) const STOPPED: u8 = 2;

/// The reason why a command stops.
pub(crate) enum Failure {
    /// One line for standard error: what was wrong, where, and what to do.
    Said(String),
    /// The reader of standard output has closed it, so there is no message.
    Quiet,
}

impl From<String> for Failure {
    fn from(line: String) -> Self {
        Self::Said(line)
    }
}

impl Failure {
    /// The failure of writing to standard output.
    pub(crate) fn output(error: &io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return Self::Quiet;
        }
        let reason = reason(error);
        Self::Said(format!("cannot write to standard output: {reason}; check its redirection"))
    }
}

/// Writes a line to standard error. If that fails, the line is lost.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Writes all of a text to standard output.
pub(crate) fn print(text: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush()).map_err(|error| Failure::output(&error))
}

/// Whether a path names standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// A path for a message, on one line; a token that was given instead of a file is not shown.
pub(crate) fn shown(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".into()
    } else if is_secret(path.as_os_str()) {
        "(a token or key instead of a path)".into()
    } else {
        // A path may contain a line break.
        format!("\"{}\"", path.to_string_lossy().escape_debug())
    }
}

/// Whether an argument may be a token, a part of one, or a key. `eyJ` is the base64url of `{"`.
pub(crate) fn is_secret(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    let is_token = text.starts_with("eyJ") || text.len() > 64 && text.split('.').count() == 3;
    is_token || text.contains("-----BEGIN") || text.contains("\"d\"") || text.len() > 1_024
}

/// Opens a file, or standard input for `-`. At a terminal, a line asks for the input.
pub(crate) fn open(path: &Path, what: &str) -> Result<Box<dyn Read>, Failure> {
    if is_stdin(path) {
        if io::stdin().is_terminal() {
            say(&format!("ofm: reading {what} from the terminal; Ctrl-D ends the input"));
        }
        return Ok(Box::new(io::stdin().lock()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(cannot_read(path, what, &error)),
    }
}

/// The byte order mark of UTF-8. Editors write it at the start of a text; it is not content (RFC 8259 section 8.1).
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a whole file, or standard input for `-`, of at most `limit` bytes, without its byte order mark.
///
/// The buffer is wiped when dropped, and never grows, because growing would leave copies behind.
pub(crate) fn read(path: &Path, what: &str, limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut input = open(path, what)?;
    let mut bytes = Zeroizing::new(vec![0; limit.saturating_add(1)]);
    let mut length = 0;
    while let Some(rest) = bytes.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) => {
                bytes.truncate(length);
                if bytes.starts_with(BYTE_ORDER_MARK) {
                    bytes.drain(..BYTE_ORDER_MARK.len());
                }
                if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
                    let shown = shown(path);
                    return Err(format!("{what} in {shown} is text in UTF-16; write it anew as ASCII or UTF-8").into());
                }
                return Ok(bytes);
            }
            Ok(count) => length += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(cannot_read(path, what, &error)),
        }
    }
    Err(format!("{what} in {} has more than {limit} bytes; give a smaller one", shown(path)).into())
}

pub(crate) fn cannot_read(path: &Path, what: &str, error: &io::Error) -> Failure {
    let reason = reason(error);
    format!("cannot read {what} from {}: {reason}; check the path and its permissions", shown(path)).into()
}

/// The message for a file that could not be written, and the remedy.
pub(crate) fn cannot_write(path: &Path, error: &io::Error, option: &str) -> Failure {
    if error.kind() == ErrorKind::AlreadyExists {
        let path = shown(path);
        return format!("{path} already exists and was not changed; give another {option}, or --force to replace it")
            .into();
    }
    format!("cannot write {}: {}; check {option} and its permissions", shown(path), reason(error)).into()
}

/// The text of an error of the operating system, without its number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or directory".into(),
        ErrorKind::PermissionDenied => "permission is denied".into(),
        ErrorKind::IsADirectory => "it is a directory".into(),
        ErrorKind::NotADirectory => "a part of the path is not a directory".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_owned()
        }
    }
}
