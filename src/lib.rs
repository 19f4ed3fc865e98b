//! Open Finance Malaysia (FAPI 2.0) messages, strongly typed, and a PS256 core that signs, parses and verifies JWTs
//! without a heap allocation.
//!
//! * [`types`]: the messages, generated from JSON Schemas at build time.
//! * [`oauth`]: the protocol of both sides, sans-IO: start here, its page has an example of each.
//! * [`jose`], [`jwt`]: tokens on their own: verify, validate, sign.
//! * [`crypto`]: keys and signatures over bytes.
//! * [`time`], [`error`]: points in time; every refusal with its label and citation.
//!
//! No module reads a clock, opens a socket or takes randomness of its own: all three are arguments. Without features
//! the crate is `no_std` without `alloc`; verifying, signing, parsing and validating never allocate, and need at most
//! 64 KiB of stack each, a batch of signatures 80. The one exception is opt-in: with the feature `ring`, that library
//! takes the system's randomness itself, and allocates for RSA.
#![cfg_attr(not(any(feature = "std", test)), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
// Generated code names hand-written types by their full path.
#[cfg(feature = "types")]
extern crate self as ofm_protocol;

pub mod crypto;
pub mod error;
pub mod jose;
pub mod jwt;
#[cfg(feature = "oauth")]
pub mod oauth;
pub mod time;
#[cfg(feature = "types")]
pub mod types;

/// The examples of the README and of docs/ are compiled.
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
