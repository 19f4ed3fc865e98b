//! The protocol layer of both sides, without sockets and clocks: messages are values, time and randomness are arguments.
//!
//! Each message has one function that makes it and one that reads it with every check that the [`Policy`] asks for. A
//! client's way is [`metadata::Expected::read`], [`AuthorizationRequest::push`], [`Session::pushed`], [`PushedRequest::authorization_url`],
//! [`Session::callback`], [`Session::token_request`], [`Session::token_response`], [`token::Renewal`]. A server's is
//! [`par::UnverifiedRequest`], [`authorization::AuthorizationQuery`], [`token::UnverifiedTokenRequest`]; it looks up keys, requests and
//! codes in stores of its own between the steps.
//!
//! Every function that checks has a twin `…_observed` that tells each [`Verdict`] as it is reached.
//!
//! # A client
//!
//! ```no_run
//! # use ofm_protocol::{crypto::{SigningKey, random::SystemRandom}, jose::JwkSet, time::UnixTime, types::AuthorizationDetail};
//! # use ofm_protocol::oauth::{AuthorizationRequest, Client, Policy, Provider, http::{Request, Response}};
//! # fn send(_: &Request) -> Response { Response::new(200) }
//! # fn browser(_: &str) -> String { String::new() }
//! # fn data_consumer(key: &SigningKey, jwks: &JwkSet, details: Vec<AuthorizationDetail>, now: fn() -> UnixTime) -> Result<(), Box<dyn std::error::Error>> {
//! let (policy, random) = (Policy::ofm_sandbox(), &mut SystemRandom);
//! let client = Client::new("55aa605c-89ef-4473-aa88-47709f0ff383", key, &policy).with_kid("2026-01");
//! let server = Provider::new("https://auth1.example", jwks)
//!     .with_par_endpoint("https://as1.example/par")
//!     .with_authorization_endpoint("https://auth1.example/auth")
//!     .with_token_endpoint("https://as1.example/token");
//! let wanted = AuthorizationRequest::new("https://client.example/cb").with_scope("accounts").with_authorization_details(details);
//! let (request, session) = wanted.push(&client, &server, now(), random)?;
//! let pushed = session.pushed(&client, &request, &send(&request), now())?;
//! let callback = browser(&pushed.authorization_url(&client, &server)?);
//! let code = session.callback(&client, &server, &callback)?.code;
//! let request = session.token_request(&client, &server, &code, now(), random)?;
//! let tokens = session.token_response(&client, &server, &code, &request, &send(&request), now())?;
//! # let _ = tokens.response.access_token; Ok(()) }
//! ```
//!
//! # A server
//!
//! The PAR endpoint; the token endpoint has the same shape. `registry` and `keep` are the server's own; `used` is a
//! [`MemoryReplayStore`](replay::MemoryReplayStore), or what [`replay`] has for several servers.
//!
//! ```
//! # use ofm_protocol::{crypto::random::SystemRandom, error::{BuildError, RequestError}, time::UnixTime};
//! # use ofm_protocol::oauth::{Policy, RegisteredClient, Server, http::{Request, Response}, par::{AcceptedRequest, UnverifiedRequest}, replay::ReplayStore};
//! # fn par<'a>(policy: &Policy, registry: impl Fn(&str) -> Option<RegisteredClient<'a>>, used: &dyn ReplayStore, keep: impl Fn(AcceptedRequest), request: &Request, now: UnixTime) -> Result<Response, BuildError> {
//! let server = Server::new("https://auth1.example", policy, used);
//! let checked = UnverifiedRequest::parse(request, policy).and_then(|unverified| {
//!     let client = registry(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
//!     unverified.check(&server, &client, now)
//! });
//! match checked {
//!     Ok(pushed) => {
//!         let (accepted, response) = pushed.accept(&server, now, &mut SystemRandom)?;
//!         keep(accepted); // by accepted.request_uri, until accepted.expires_at
//!         Ok(response)
//!     }
//!     // error.label() and error.citation() are for the log.
//!     Err(error) => Ok(error.response_to(request, &mut SystemRandom)),
//! }
//! # }
//! ```
pub use self::detail_type::DetailType;
pub use self::id_number_hash::IdNumberHash;
pub use self::interaction_id::InteractionId;
pub use self::par::{AuthorizationRequest, PushedRequest, Session};
pub use self::party::{Client, Provider, RegisteredClient, Server};
pub use self::policy::{AssertionAudience, ConsentEnd, Policy};
pub use self::rule::{Rule, Verdict};
pub use crate::error::{Quirk, QuirkKind, QuirkSet};

pub mod authorization;
pub mod client_assertion;
pub mod consent;
pub mod error;
pub mod form;
pub mod http;
pub mod id_token;
pub mod identifier;
pub mod interaction_id;
pub mod metadata;
pub mod par;
pub mod pkce;
pub mod policy;
pub mod replay;
pub mod request_object;
pub mod token;

mod api_hub;
mod authorization_details;
mod detail_type;
mod equivalence;
mod id_number_hash;
mod lenient;
mod party;
mod quirks;
mod received;
mod rule;
mod scope;
mod signed;
mod url;
