//! Protected resources: the access token, its sender, and the consent (RFC 6750, RFC 8705 section 3, RFC 9449 section
//! 7, FAPI 2.0 Security Profile section 5.3.4).
//!
//! 1. [`ResourceServer::read`] takes the token from the request. Nothing is verified yet.
//! 2. The application gets the [`TokenFacts`] of the token: from its own store, by introspection
//!    ([`Client::introspection_request`](super::Client::introspection_request)), or from a JWT
//!    ([`ResourceServer::verify_jwt`]).
//! 3. [`AccessRequest::check`] checks the facts and the sender; [`AccessRequest::may_read`] also the consent:
//!    Malaysia's, API Hub's ([`ApiHubAccess`]) or the application's own ([`WantedAccess`]).
//!
//! ```
//! use ofm_protocol::error::ResourceError;
//! use ofm_protocol::oauth::http::{Request, Response};
//! use ofm_protocol::oauth::resource::{ResourceServer, TokenFacts};
//! use ofm_protocol::oauth::{Context, Policy};
//! use ofm_protocol::types::{SecretString, ofm::v1_2::Permission};
//!
//! fn balances(
//!     server: &ResourceServer,
//!     look_up: impl Fn(&SecretString) -> Option<TokenFacts>,
//!     request: &Request,
//!     account: &str,
//!     cx: &mut Context<'_>,
//! ) -> Response {
//!     let checked = server.read(request, cx).and_then(|access| {
//!         let facts = look_up(access.token()).ok_or(ResourceError::Inactive)?;
//!         access.may_read(server, &facts, (account, Permission::ReadBalances), cx)
//!     });
//!     match checked {
//!         Ok(()) => Response::new(200),
//!         // error.label() and error.citation() are for the log.
//!         Err(error) => error.response_to(server, request, cx),
//!     }
//! }
//! ```

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

pub use self::access::{AccessRequest, Scheme};
pub use self::api_hub::ApiHubAccess;
pub use self::facts::TokenFacts;
pub use self::wanted::WantedAccess;
use super::context::Context;
use super::dpop::NonceIssuer;
use super::http::Request;
use super::policy::Policy;
use super::replay::{AsyncReplayStore, Replay, ReplayStore};
use crate::error::ResourceError;

mod access;
mod api_hub;
mod consent;
mod facts;
mod jwt;
mod refusal;
mod wanted;

pub(super) use self::facts::{Claims, Written};

/// A resource server's own data: its identifier, policy and replay store.
///
/// It owns its data: keep it in the application's state, or clone it into a task.
#[derive(Clone)]
pub struct ResourceServer {
    identifier: String,
    origin: Option<String>,
    policy: Arc<Policy>,
    replay: Replay,
    nonces: Option<NonceIssuer>,
}

impl ResourceServer {
    /// A resource server with this identifier, which audiences of tokens name (RFC 8707 section 2), and this store for
    /// the `jti` of DPoP proofs.
    #[must_use]
    pub fn new(
        identifier: impl Into<String>,
        policy: impl Into<Arc<Policy>>,
        replay: impl ReplayStore + 'static,
    ) -> Self {
        Self { replay: Replay::of_sync(replay), ..Self::without_replay_check(identifier, policy) }
    }

    /// [`ResourceServer::new`] with an asynchronous store. Check requests with the asynchronous functions; the
    /// synchronous ones reject DPoP proofs with [`ReplayError::Asynchronous`](crate::error::ReplayError::Asynchronous).
    #[must_use]
    pub fn new_async(
        identifier: impl Into<String>,
        policy: impl Into<Arc<Policy>>,
        replay: impl AsyncReplayStore + 'static,
    ) -> Self {
        Self { replay: Replay::of_async(replay), ..Self::without_replay_check(identifier, policy) }
    }

    /// A resource server that accepts a DPoP proof repeatedly while it is recent: for resources where a repeated
    /// request does no harm (RFC 9449 section 11.1), and for tests.
    #[must_use]
    pub fn without_replay_check(identifier: impl Into<String>, policy: impl Into<Arc<Policy>>) -> Self {
        Self {
            identifier: identifier.into(),
            origin: None,
            policy: policy.into(),
            replay: Replay::Unchecked,
            nonces: None,
        }
    }

    /// Sets the scheme and host by which clients see this server, such as `https://rs.example`: a DPoP proof names the
    /// request's URL, and a request that a server receives has only its path. Without it the URL of the [`Request`]
    /// must be absolute.
    #[must_use]
    pub fn with_origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Requires a nonce of this issuer in every DPoP proof (RFC 9449 section 9).
    /// [`ResourceError::response_to`] provides it.
    #[must_use]
    pub fn with_dpop_nonces(mut self, nonces: NonceIssuer) -> Self {
        self.nonces = Some(nonces);
        self
    }

    /// The identifier.
    #[must_use]
    pub fn identifier(&self) -> &str {
        &self.identifier
    }

    /// The policy for checking requests.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Takes the access token from the header `Authorization`, with the scheme `Bearer` or `DPoP`. FAPI 2.0 Security
    /// Profile section 5.3.4 accepts no other place: forms and queries are ignored.
    ///
    /// Only the characters of the token are checked.
    ///
    /// Errors: no header, or another scheme; several headers; forbidden characters in the token; several headers
    /// `DPoP`.
    pub fn read(&self, request: &Request, cx: &mut Context<'_>) -> Result<AccessRequest, ResourceError> {
        AccessRequest::read(request, cx)
    }
}

impl fmt::Debug for ResourceServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResourceServer").field("identifier", &self.identifier).finish_non_exhaustive()
    }
}
