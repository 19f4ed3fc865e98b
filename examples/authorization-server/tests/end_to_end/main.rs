//! Both programs on loopback: a server process that tests kill and start again, the client, and a browser without a
//! screen.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod browser;
mod flow;
mod forms;
mod pages;
mod process;
mod redis;
mod restart;
mod senders;
mod support;
mod tokens;
mod webdriver;
