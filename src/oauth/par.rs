//! Pushed authorization requests (RFC 9126): the request object and the client assertion in a form, a `request_uri` in
//! return.

pub use self::accepted::{AcceptedRequest, ConsumedRequest};
pub(super) use self::client::begin_push;
pub use self::client::{AuthorizationRequest, PushedRequest};
pub use self::server::{AuthenticatedParRequest, PushedAuthorization, UnverifiedParRequest};

mod accepted;
mod client;
mod server;
