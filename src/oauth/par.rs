//! Pushed authorization requests (PAR, RFC 9126): a form with the request object and the client assertion, answered
//! with a `request_uri`.

pub use self::accepted::{AcceptedRequest, ConsumedRequest};
pub(super) use self::client::begin_push;
pub use self::client::{AuthorizationRequest, PushedRequest};
pub use self::server::{AuthenticatedParRequest, ConstrainedParRequest, PushedAuthorization, UnverifiedParRequest};

mod accepted;
mod client;
mod server;
