//! Open Finance Malaysia (FAPI 2.0) messages, strongly typed, and a PS256 core that signs, parses and verifies JWTs
//! without a heap allocation.
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
