//! The token endpoint (RFC 6749 sections 4.1.3, 4.4.2, 5 and 6; RFC 7636 section 4.6).

pub use self::authenticated::AuthenticatedRequest;
pub use self::client::Tokens;
pub(super) use self::client::{begin_form, begin_request, begin_retry};
pub use self::grant::Grant;
pub use self::hash::TokenHash;
pub use self::issued::IssuedAccessToken;
pub use self::refresh::{IssuedRefreshToken, renewed_id_token};
pub use self::renewal::{Renewal, RenewedTokens};
pub use self::response::ClientTokens;
pub(super) use self::response::{check_scope, read as read_response, read_client_tokens};
pub use self::server::{AuthenticatedTokenRequest, ConstrainedTokenRequest, UnverifiedTokenRequest};

mod authenticated;
mod client;
mod grant;
mod hash;
mod issued;
mod narrowing;
mod refresh;
mod renewal;
mod response;
mod server;
