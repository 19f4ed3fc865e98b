//! Keys, signatures and batches, compared with other implementations and published vectors.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic")]

#[path = "../support"]
mod support {
    pub(crate) mod every_key;
    #[allow(dead_code, reason = "shared")]
    pub(crate) mod keys;
}

mod backend;
mod batch;
mod key_forms;
mod keys;
mod rsa_oracles;
mod sign_batch;
mod signers;
mod wycheproof;
