//! A fault of a schema, as one line.

use std::fmt;

/// A rule that a schema breaks: the position, the problem, and the remedy.
///
/// `Display` writes one line, `folder/file#pointer: problem; remedy`, where the pointer is a JSON pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    folder: String,
    file: String,
    pointer: String,
    problem: String,
    remedy: String,
}

impl Fault {
    /// A fault of `file` in the folder of the schemas.
    pub(crate) fn new(file: &str, pointer: &str, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            folder: "schemas".to_owned(),
            file: file.to_owned(),
            pointer: pointer.to_owned(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// The fault with the name of the folder.
    pub(crate) fn within(self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = format!("{}/{}#{}: {}; {}", self.folder, self.file, self.pointer, self.problem, self.remedy);
        // Cargo takes one line per error; a message of another crate may have several.
        f.write_str(&line.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl std::error::Error for Fault {}

/// `pointer` with one more step, escaped (RFC 6901 section 3).
pub(crate) fn step(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}
