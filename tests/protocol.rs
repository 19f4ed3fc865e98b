//! What must hold in the protocol layer: each kind of fault that was found there, with its siblings.
#![cfg(feature = "oauth")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic")]

#[path = "support/exchange.rs"]
#[allow(dead_code, reason = "shared")]
mod exchange;
#[path = "support/keys.rs"]
#[allow(dead_code, reason = "shared")]
mod keys;
#[path = "support/modules.rs"]
#[allow(dead_code, reason = "shared")]
mod modules;

#[path = "protocol/empty_payload.rs"]
mod empty_payload;
#[path = "protocol/plain_exchange.rs"]
mod plain_exchange;
#[path = "protocol/refusals.rs"]
mod refusals;
#[path = "protocol/single_use.rs"]
mod single_use;
#[path = "protocol/verdicts.rs"]
mod verdicts;
