//! Typed messages of Open Finance Malaysia (FAPI 2.0), and a cryptographic core that signs, parses and verifies JWTs
//! without heap allocation.
//!
//! * [`types`]: the messages, generated from JSON Schemas at build time.
//! * [`oauth`]: the protocol layer for client and server, without I/O. Start here: its page has an example for each
//!   side.
//! * [`jose`], [`jwt`]: verify, validate and sign tokens without the protocol layer.
//! * [`crypto`]: keys, and signatures over bytes.
//! * [`time`], [`error`]: points in time; all errors, each with a label and a citation.
//!
//! No module reads a clock, opens a socket or draws randomness: time, I/O and randomness are arguments. Without
//! features the crate is `no_std` without `alloc`. Verifying, signing, parsing and validating never allocate, and each
//! needs at most 64 KiB of stack. One optional feature is an exception: with `ring`, that library draws the system's
//! randomness itself, and allocates for RSA.
#![cfg_attr(not(any(feature = "std", test)), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
// Generated code names hand-written types by their full path.
#[cfg(feature = "types")]
extern crate self as ofm_protocol;

mod catalogue;
pub mod crypto;
pub mod error;
pub mod jose;
pub mod jwt;
mod key_forms;
#[cfg(feature = "oauth")]
pub mod oauth;
pub mod time;
#[cfg(feature = "types")]
pub mod types;
#[cfg(feature = "types")]
mod wipe;

/// Compiles the examples of the README and of docs/.
#[cfg(all(doctest, feature = "oauth", feature = "getrandom"))]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/client.md")]
    struct Client;
    #[doc = include_str!("../docs/server.md")]
    struct Server;
    #[doc = include_str!("../docs/policies.md")]
    struct Policies;
    #[doc = include_str!("../docs/batches.md")]
    struct Batches;
}
