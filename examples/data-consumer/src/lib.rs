//! A client that asks a user for access to accounts and reads them: see `examples/README.md`.

pub use crate::browser::{Browser, Form, Page};
pub use crate::config::{Config, User};
pub use crate::consumer::Consumer;
pub use crate::demo::play;
pub use crate::fault::Fault;
pub use crate::transport::Transport;
pub use crate::web::{Connected, Outcome, Site};

mod browser;
mod config;
mod consumer;
mod demo;
mod fault;
mod keys;
mod tls;
mod transport;
mod web;
