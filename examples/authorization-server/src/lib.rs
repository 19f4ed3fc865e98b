//! An authorization server with a resource, for reading and copying: see `examples/README.md`.

pub use crate::config::{Config, Replay};
pub use crate::development::{Folder, Wanted};
pub use crate::failure::Fault;
pub use crate::log::start as start_log;
pub use crate::serve::Running;

mod ca;
mod clients;
mod config;
mod development;
mod endpoints;
mod failed;
mod failure;
mod keys;
mod log;
mod message;
mod pages;
mod replay;
mod serve;
mod session;
mod state;
mod store;
mod tls;
mod users;
