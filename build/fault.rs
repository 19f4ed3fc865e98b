//! A fault of a schema, as one line.

use std::fmt;

/// A rule that a schema breaks: the position, the problem, and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    file: String,
    pointer: String,
    problem: String,
    remedy: String,
}

impl Fault {
    /// A fault of schemas/`file` at the JSON pointer `pointer` (RFC 6901).
    pub fn new(file: &str, pointer: &str, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), pointer: pointer.to_owned(), problem: problem.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = format!("schemas/{}#{}: {}; {}", self.file, self.pointer, self.problem, self.remedy);
        // Cargo takes one line per error; a message of another crate may have several.
        f.write_str(&line.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// `pointer` with one more step, escaped (RFC 6901 section 3).
pub fn step(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}
