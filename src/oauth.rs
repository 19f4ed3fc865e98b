//! The protocol layer of both sides, without sockets and clocks: messages are values, time and randomness are arguments.
//!
//! Each message has one function that makes it and one that reads it with every check that the [`Policy`] asks for. A
//! client's way is [`AuthorizationRequest::push`], [`Session::pushed`], [`PushedRequest::authorization_url`],
//! [`Session::callback`], [`Session::token_request`], [`Session::token_response`]. A server's is
//! [`par::UnverifiedRequest`], [`authorization::AuthorizationQuery`], [`token::UnverifiedTokenRequest`]; it looks up keys, requests and
//! codes in stores of its own between the steps.
//!
//! Every function that checks has a twin `…_observed` that tells each [`Verdict`] as it is reached.
pub use self::interaction_id::InteractionId;
pub use self::par::{AuthorizationRequest, PushedRequest, Session};
pub use self::party::{Client, Provider, RegisteredClient, Server};
pub use self::policy::{AssertionAudience, Policy};
pub use self::rule::{Rule, Verdict};

pub mod authorization;
pub mod client_assertion;
pub mod error;
pub mod form;
pub mod http;
pub mod id_token;
pub mod identifier;
pub mod interaction_id;
pub mod par;
pub mod pkce;
pub mod request_object;
pub mod token;

mod authorization_details;
mod party;
mod policy;
mod received;
mod rule;
mod signed;
