//! The protocol layer for both sides: exchanges, rules, quirks, rejections, and stored values.
#![cfg(feature = "oauth")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic")]

#[path = "../support"]
mod support {
    pub(crate) mod exchange;
    pub(crate) mod hostile;
    #[allow(dead_code, reason = "shared")]
    pub(crate) mod keys;
    pub(crate) mod later;
    pub(crate) mod memory;
    pub(crate) mod modules;
    pub(crate) mod queries;
    pub(crate) mod responses;
    pub(crate) mod token;
}

mod api_hub;
mod application;
mod arrival;
mod asynchronous;
mod bad_input;
mod confirmation;
mod consent;
mod costs;
mod detail_types;
mod dpop;
mod empty_payload;
mod endpoints;
mod error_codes;
mod error_responses;
mod exchange;
mod forms;
#[cfg(feature = "http")]
mod http;
mod message_rules;
mod metadata;
mod peers;
mod plain_exchange;
mod policy_config;
mod policy_rules;
mod quirks;
mod redaction;
mod redaction_resource;
#[cfg(feature = "redis")]
mod redis;
#[cfg(feature = "redis-tokio")]
mod redis_tokio;
mod registration;
mod remote_key;
mod replay;
mod resource;
#[cfg(feature = "ring")]
mod ring_signer;
mod sender;
mod single_use;
mod stored;
mod table;
mod token_client;
mod token_server;
mod urls;
mod variants;
mod variants_attack;
mod verdicts;
mod wanted_access;
mod wiped;
mod wiped_messages;
