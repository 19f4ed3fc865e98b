//! The protocol layer for client and server, without sockets and clocks. Messages are values; time and randomness are
//! arguments.
//!
//! [`Client`], [`Provider`], [`Server`] and [`RegisteredClient`] own their data: keep them in the application's state,
//! or move them into tasks. Each message has one function that makes it, and one that reads it with every check of the
//! [`Policy`]. Each function takes a [`Context`]: the time, randomness, and an optional observer of [`Verdict`]s.
//!
//! A client calls [`metadata::MetadataRequirements::read`], [`Client::push`], [`Session::read_par_response`],
//! [`PushedRequest::authorization_url`], [`Session::read_callback`], [`Session::token_request`],
//! [`Session::read_token_response`], and later [`token::Renewal`]. A server calls [`Server::read_par`],
//! [`Server::read_authorization_query`] and [`Server::read_token_request`]; between the steps it looks up keys,
//! requests and codes in its own stores. Its other endpoints are in [`introspection`], [`revocation`] and [`userinfo`].
//! A resource server starts at [`resource`].
//!
//! # A client
//!
//! ```no_run
//! # use ofm_protocol::{crypto::SigningKey, jose::JwkSet, time::UnixTime, types::AuthorizationDetail};
//! # use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider, http::{Request, Response}};
//! # fn send(_: &Request) -> Response { Response::new(200) }
//! # fn browser(_: &str) -> String { String::new() }
//! # fn data_consumer(
//! #     key: SigningKey, jwks: JwkSet, details: Vec<AuthorizationDetail>, now: UnixTime,
//! # ) -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new("55aa605c-89ef-4473-aa88-47709f0ff383", Policy::ofm_sandbox()).with_signer(key, "2026-01");
//! let server = Provider::new("https://auth1.example", jwks)
//!     .with_par_endpoint("https://as1.example/par")
//!     .with_authorization_endpoint("https://auth1.example/auth")
//!     .with_token_endpoint("https://as1.example/token");
//! let cx = &mut Context::with_system_random(now);
//! let wanted = AuthorizationRequest::new("https://client.example/cb")
//!     .with_scope("accounts")
//!     .with_authorization_details(details);
//! let (request, session) = client.push(&server, wanted, cx)?;
//! let pushed = session.read_par_response(&client, (&request, &send(&request)), cx)?;
//! let callback = browser(&pushed.authorization_url(&client, &server)?);
//! let code = session.read_callback(&client, &server, &callback, cx)?.code;
//! let request = session.token_request(&client, &server, &code, cx)?;
//! let tokens = session.read_token_response(&client, &server, (&request, &send(&request)), cx)?;
//! # let _ = tokens.response.access_token; Ok(()) }
//! ```
//!
//! # A server
//!
//! The PAR endpoint; the token endpoint has the same shape. `registry` and `keep` belong to the server. Its replay
//! store is a [`MemoryReplayStore`](replay::MemoryReplayStore), or a store in [`replay`] for several servers.
//!
//! ```
//! # use ofm_protocol::error::{BuildError, RequestError};
//! # use ofm_protocol::oauth::{Context, RegisteredClient, Server, http::{Request, Response}, par::AcceptedRequest};
//! # fn par(
//! #     server: &Server, registry: impl Fn(&str) -> Option<RegisteredClient>, keep: impl Fn(AcceptedRequest),
//! #     request: &Request, cx: &mut Context<'_>,
//! # ) -> Result<Response, BuildError> {
//! let checked = server.read_par(request, cx).and_then(|unverified| {
//!     let client = registry(unverified.claimed_client()).ok_or(RequestError::UnknownClient)?;
//!     unverified.check(server, &client, cx)
//! });
//! match checked {
//!     Ok(pushed) => {
//!         let (accepted, response) = pushed.accept(server, cx)?;
//!         keep(accepted); // by accepted.request_uri, until accepted.expires_at
//!         Ok(response)
//!     }
//!     // error.label() and error.citation() are for the log.
//!     Err(error) => Ok(error.response_to(request, cx)),
//! }
//! # }
//! ```
pub use self::client::Client;
pub use self::confirmation::{Confirmation, ProofOfPossession};
pub use self::context::Context;
pub use self::detail_type::DetailType;
pub use self::detail_types::{AuthorizationDetailType, DetailContext, DetailTypes};
pub use self::id_number_hash::IdNumberHash;
pub use self::interaction_id::InteractionId;
pub use self::jarm::ResponseMode;
pub use self::par::{AuthorizationRequest, PushedRequest};
pub use self::policy::{AssertionAudience, ConsentEnd, Policy, SenderConstraint};
pub use self::provider::Provider;
pub use self::registration::RegisteredClient;
pub use self::rule::{Rule, Verdict};
pub use self::server::Server;
pub use self::session::Session;
pub use self::token_query::{AuthenticatedTokenQuery, TokenHint, TokenQuery, UnverifiedTokenQuery};
pub use self::unsigned::{InputKey, SigningInput, Unsigned};
pub use crate::error::{Quirk, QuirkKind, QuirkSet};

pub mod authorization;
pub mod bearer;
pub mod client_assertion;
pub mod consent;
pub mod dpop;
pub mod error;
pub mod form;
pub mod http;
pub mod id_token;
pub mod identifier;
pub mod interaction_id;
pub mod introspection;
pub mod jwks;
pub mod metadata;
pub mod par;
pub mod pkce;
pub mod policy;
pub mod replay;
pub mod request_object;
pub mod resource;
pub mod revocation;
pub mod token;
pub mod userinfo;

mod api_hub;
mod authorization_details;
mod client;
mod confirmation;
mod context;
mod detail_type;
mod detail_types;
mod equivalence;
mod id_number_hash;
mod jarm;
mod jwt_io;
mod lenient;
mod parse;
mod provider;
mod quirks;
mod registration;
mod rule;
mod scope;
mod sender;
mod server;
mod session;
mod signed_response;
mod stored;
mod token_query;
mod unsigned;
mod url;
