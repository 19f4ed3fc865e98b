//! Tokens, headers, keys and key sets: accepted inputs, and rejected inputs with their errors.
#![allow(missing_docs, clippy::unwrap_used, clippy::large_stack_arrays, reason = "a failed test is a panic")]

#[path = "../support"]
mod support {
    #[allow(dead_code, reason = "shared")]
    pub(crate) mod keys;
}

mod header_memo;
mod jwk;
mod names;
mod rejects;
mod token_batch;
mod tokens;
