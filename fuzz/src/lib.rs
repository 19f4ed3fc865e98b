//! The fuzz targets as plain functions.
//!
//! The library's own tests include this file and run the committed inputs on the stable toolchain, so this code does
//! not depend on the fuzzer. Each target asserts more than the absence of panics; its first lines state what.
#![allow(missing_docs, reason = "each module is one function, told on the module")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a finding is a panic")]

#[path = "../../tests/support/allocations.rs"]
pub mod allocations;

pub mod claims;
pub mod compact;
pub mod dpop;
pub mod es256_vs_ring;
pub mod header;
pub mod json;
pub mod jwk_set;
pub mod keys;
pub mod messages;
pub mod par_form;
pub mod pss_vs_ring;
pub mod resource;
pub mod responses;
pub mod seeds;
pub mod token_form;
pub mod tokens;
#[cfg(feature = "arbitrary")]
pub mod typed;

mod input;
mod keyring;
mod oracle;

/// A target: its name and its function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("claims", claims::run),
    ("compact", compact::run),
    ("dpop", dpop::run),
    ("es256_vs_ring", es256_vs_ring::run),
    ("header", header::run),
    ("json", json::run),
    ("jwk_set", jwk_set::run),
    ("keys", keys::run),
    ("messages", messages::run),
    ("par_form", par_form::run),
    ("pss_vs_ring", pss_vs_ring::run),
    ("resource", resource::run),
    ("responses", responses::run),
    ("token_form", token_form::run),
    ("tokens", tokens::run),
    #[cfg(feature = "arbitrary")]
    ("typed", typed::run),
];
