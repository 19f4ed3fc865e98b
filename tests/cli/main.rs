//! The command `ofm` from the user's point of view.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic")]

#[path = "../support"]
mod support {
    pub(crate) mod command;
    #[allow(dead_code, reason = "shared")]
    pub(crate) mod keys;
}

mod check;
mod commands;
mod inspect;
mod key;
mod limits;
mod pages;
mod schema;
#[cfg(unix)]
mod terminal;
mod usage;
mod verify;
