//! The token endpoint (RFC 6749 sections 4.1.3, 4.4.2, 5 and 6; RFC 7636 section 4.6).

pub use self::client::{Tokens, client_credentials_request, refresh_request};
pub use self::grants::{IssuedRefreshToken, renewed_id_token};
pub use self::renewal::{Renewal, RenewedTokens};
pub use self::response::{ClientTokens, client_credentials_response, client_credentials_response_observed};
pub use self::server::{AuthenticatedRequest, Grant, UnverifiedTokenRequest};

mod client;
mod grants;
mod narrowing;
mod renewal;
mod response;
mod server;
