//! Refresh tokens as a server keeps them (RFC 6749 section 6).

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::hash::TokenHash;
use crate::oauth::context::Context;
use crate::oauth::server::Server;
use crate::oauth::signed;
use crate::oauth::stored::stored;
use crate::time::UnixTime;
use crate::types::{GrantedAuthorizationDetail, IdTokenClaims, SecretString};

/// A refresh token that was issued, as a store keeps it. It is good until it lapses or is revoked: it is not rotated (FAPI 2.0
/// Security Profile section 5.3.2.1).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct IssuedRefreshToken {
    /// The hash of the token. The token itself is not kept.
    pub token: TokenHash,
    /// The client that it was issued to.
    pub client_id: String,
    /// The scope granted.
    pub scope: Option<String>,
    /// What was granted, as it stands now: a consent that was revoked since says so.
    pub authorization_details: Vec<GrantedAuthorizationDetail>,
    /// From when on it is refused, if it lapses at all.
    pub expires_at: Option<UnixTime>,
}

stored!(IssuedRefreshToken, "refresh token", 1);

impl IssuedRefreshToken {
    /// A token of this client, which never lapses and grants nothing yet.
    #[must_use]
    pub fn new(token: &SecretString, client_id: &str) -> Self {
        Self {
            token: TokenHash::of(token),
            client_id: client_id.into(),
            scope: None,
            authorization_details: Vec::new(),
            expires_at: None,
        }
    }

    /// With the scope granted.
    #[must_use]
    pub fn with_scope(mut self, scope: &str) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// With what was granted.
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<GrantedAuthorizationDetail>>) -> Self {
        self.authorization_details = details.into();
        self
    }

    /// That is refused from this time on.
    #[must_use]
    pub const fn with_expiry(mut self, end: UnixTime) -> Self {
        self.expires_at = Some(end);
        self
    }
}

/// The claims of the ID token that may come with a refreshed access token: those of the first but for `iat`, `exp`, and
/// `nonce` and hashes, which it does not have (OpenID Connect Core 1.0 section 12.2).
#[must_use]
pub fn renewed_id_token(server: &Server, first: &IdTokenClaims, cx: &Context<'_>) -> IdTokenClaims {
    let (now, mut claims) = (cx.now(), first.clone());
    claims.iat = signed::whole(now);
    claims.exp = signed::whole(now.saturating_add(server.policy().id_token.lifetime));
    claims.nbf = None;
    claims.jti = None;
    claims.nonce = None;
    claims.at_hash = None;
    claims.c_hash = None;
    claims.s_hash = None;
    claims
}
