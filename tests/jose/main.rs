//! Tokens, headers, keys and key sets: what is accepted, what is refused, and with which error.
#![allow(missing_docs, clippy::unwrap_used, clippy::large_stack_arrays, reason = "a failed test is a panic")]

#[path = "../support"]
mod support {
    pub(crate) mod keys;
}

mod header_memo;
mod jwk;
mod rejects;
mod token_batch;
mod tokens;
