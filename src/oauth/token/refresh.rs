//! Refresh tokens in a server's store (RFC 6749 section 6).

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::hash::TokenHash;
use crate::oauth::confirmation::Confirmation;
use crate::oauth::context::Context;
use crate::oauth::jwt_io;
use crate::oauth::server::Server;
use crate::oauth::stored::stored;
use crate::time::UnixTime;
use crate::types::{GrantedAuthorizationDetail, IdTokenClaims, SecretString};

/// An issued refresh token in a store. It is valid until it expires or is revoked: it is not rotated (FAPI 2.0 Security
/// Profile section 5.3.2.1).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct IssuedRefreshToken {
    /// The hash of the token, which itself is not stored.
    pub token: TokenHash,
    /// The client of the token.
    pub client_id: String,
    /// The granted scope.
    pub scope: Option<String>,
    /// The grant in its present state: a consent that was revoked meanwhile has that status.
    pub authorization_details: Vec<GrantedAuthorizationDetail>,
    /// The time from which on it is rejected, if it expires.
    pub expires_at: Option<UnixTime>,
    /// The binding of the token itself, if it has one. A client that authenticates needs none: its refresh token is
    /// bound to its authentication (RFC 9449 section 5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
}

stored!(IssuedRefreshToken, "refresh token", 1);

impl IssuedRefreshToken {
    /// A token of this client, which never expires and has no grant yet.
    #[must_use]
    pub fn new(token: &SecretString, client_id: &str) -> Self {
        Self {
            token: TokenHash::of(token),
            client_id: client_id.into(),
            scope: None,
            authorization_details: Vec::new(),
            expires_at: None,
            confirmation: None,
        }
    }

    /// Sets the granted scope.
    #[must_use]
    pub fn with_scope(mut self, scope: &str) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// Sets the granted details.
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<GrantedAuthorizationDetail>>) -> Self {
        self.authorization_details = details.into();
        self
    }

    /// Binds the refresh token itself: only a sender with this certificate or DPoP key may use it.
    #[must_use]
    pub const fn with_confirmation(mut self, confirmation: Confirmation) -> Self {
        self.confirmation = Some(confirmation);
        self
    }

    /// Sets the time from which on it is rejected.
    #[must_use]
    pub const fn with_expiry(mut self, end: UnixTime) -> Self {
        self.expires_at = Some(end);
        self
    }
}

/// The claims of the ID token for a refreshed access token: those of the first one except `iat` and `exp`, and without
/// `nonce` and hashes (OpenID Connect Core 1.0 section 12.2).
#[must_use]
pub fn renewed_id_token(server: &Server, first: &IdTokenClaims, cx: &Context<'_>) -> IdTokenClaims {
    let (now, mut claims) = (cx.now(), first.clone());
    claims.iat = jwt_io::whole(now);
    claims.exp = jwt_io::whole(now.saturating_add(server.policy().id_token.lifetime));
    claims.nbf = None;
    claims.jti = None;
    claims.nonce = None;
    claims.at_hash = None;
    claims.c_hash = None;
    claims.s_hash = None;
    claims
}
