//! Pushed authorization requests (RFC 9126): the request object and the client assertion in a form, a `request_uri` in
//! return.

pub use self::client::{AuthorizationRequest, PushedRequest, Session};
pub use self::server::{AcceptedRequest, PushedAuthorization, UnverifiedRequest};

mod client;
mod server;
