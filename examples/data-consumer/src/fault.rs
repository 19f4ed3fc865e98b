//! Faults, in one line each.

use std::fmt;

/// What went wrong, where, and what to do.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A fault of a step, with its cause.
    pub(crate) fn of(step: &str, cause: impl fmt::Display) -> Self {
        Self(format!("{step}: {cause}"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}
