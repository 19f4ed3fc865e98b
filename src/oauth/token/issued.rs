//! Access tokens in a server's store.

use serde::{Deserialize, Serialize};

use super::hash::TokenHash;
use crate::oauth::resource::TokenFacts;
use crate::oauth::stored::stored;
use crate::time::UnixTime;
use crate::types::SecretString;

/// An issued access token in a store, for introspection and for the server's own resources.
///
/// ```
/// use ofm_protocol::oauth::resource::TokenFacts;
/// use ofm_protocol::oauth::token::IssuedAccessToken;
/// use ofm_protocol::time::UnixTime;
///
/// let now = UnixTime::from_seconds(1_769_766_718);
/// let facts = TokenFacts::new("client").with_scope("accounts").with_audience(["https://rs.example"]);
/// let issued = IssuedAccessToken::new(&"2YotnFZFEjr1zCsicMWpAA".into(), facts, now);
/// let stored = serde_json::to_string(&issued)?; // without the token
/// assert!(!stored.contains("2YotnFZFEjr1zCsicMWpAA"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct IssuedAccessToken {
    /// The hash of the token, which itself is not stored.
    pub token: TokenHash,
    /// What it grants.
    pub facts: TokenFacts,
    /// The time of issue.
    pub issued_at: UnixTime,
}

stored!(IssuedAccessToken, "access token", 1);

impl IssuedAccessToken {
    /// A token with these facts, issued now.
    #[must_use]
    pub fn new(token: &SecretString, facts: TokenFacts, now: UnixTime) -> Self {
        Self { token: TokenHash::of(token), facts, issued_at: now }
    }
}
