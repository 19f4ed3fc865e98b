//! The server's token endpoint: the response.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;

use crate::error::BuildError;
use crate::jose::json::Writer;
use crate::oauth::confirmation::Confirmation;
use crate::oauth::context::Context;
use crate::oauth::dpop;
use crate::oauth::http::Response;
use crate::oauth::identifier;
use crate::oauth::interaction_id::InteractionId;
use crate::oauth::policy::SenderConstraint;
use crate::oauth::server::Server;
use crate::types::{GrantedAuthorizationDetail, SecretString};

/// A grant, the content of a token response.
#[derive(Clone, Debug)]
pub struct Grant {
    access_token: Option<SecretString>,
    scope: Option<String>,
    authorization_details: Option<Vec<GrantedAuthorizationDetail>>,
    refresh_token: Option<SecretString>,
    id_token: Option<SecretString>,
    identifier: Option<String>,
    confirmation: Option<Confirmation>,
    origin: Origin,
}

/// The origin of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Code,
    RefreshToken,
    ClientCredentials,
}

impl Grant {
    /// An access token for this scope; the requested scope if nothing was narrowed.
    #[must_use]
    pub fn new(scope: Option<&str>) -> Self {
        Self {
            access_token: None,
            scope: scope.map(String::from),
            authorization_details: None,
            refresh_token: None,
            id_token: None,
            identifier: None,
            confirmation: None,
            origin: Origin::Code,
        }
    }

    pub(super) fn renewed(scope: Option<&str>) -> Self {
        Self { origin: Origin::RefreshToken, ..Self::new(scope) }
    }

    pub(super) fn own(scope: &str) -> Self {
        Self { origin: Origin::ClientCredentials, ..Self::new(Some(scope)) }
    }

    /// Adds the granted details (RFC 9396 section 7).
    #[must_use]
    pub fn with_authorization_details(mut self, details: impl Into<Vec<GrantedAuthorizationDetail>>) -> Self {
        self.authorization_details = Some(details.into());
        self
    }

    /// Sets the access token instead of a new one, so that an ID token can contain its hash.
    #[must_use]
    pub fn with_access_token(mut self, token: impl Into<SecretString>) -> Self {
        self.access_token = Some(token.into());
        self
    }

    /// Adds this refresh token.
    #[must_use]
    pub fn with_refresh_token(mut self, token: impl Into<SecretString>) -> Self {
        self.refresh_token = Some(token.into());
        self
    }

    /// Adds this ID token, from [`crate::oauth::id_token::issue`].
    #[must_use]
    pub fn with_id_token(mut self, token: impl Into<SecretString>) -> Self {
        self.id_token = Some(token.into());
        self
    }

    /// Adds the grant's identifier, which is the consent's identifier on this platform.
    #[must_use]
    pub fn with_grant_id(mut self, id: &str) -> Self {
        self.identifier = Some(id.into());
        self
    }

    /// Sets the binding of the access token: [`AuthenticatedRequest::confirmation`](super::AuthenticatedRequest). Keep
    /// it with the token: the resource server compares it with each request.
    #[must_use]
    pub fn with_confirmation(mut self, confirmation: impl Into<Option<Confirmation>>) -> Self {
        self.confirmation = confirmation.into();
        self
    }

    /// The granted scope. Keep it with the token, as a refresh may narrow it.
    #[must_use]
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// The granted details, empty if there are none. Keep them with the token, as a refresh may narrow them.
    #[must_use]
    pub fn authorization_details(&self) -> &[GrantedAuthorizationDetail] {
        self.authorization_details.as_deref().unwrap_or_default()
    }

    /// The binding of the access token.
    #[must_use]
    pub const fn confirmation(&self) -> Option<Confirmation> {
        self.confirmation
    }

    /// Makes the response. The access token is new unless it was given, with the policy's lifetime. `token_type` is
    /// `DPoP` for a token that is bound to a DPoP key, otherwise `Bearer` (RFC 9449 section 5, RFC 8705 section 3).
    ///
    /// Errors: the policy requires a binding that the grant does not have; a refresh token in the response to a
    /// refresh, if the policy does not rotate them; a refresh token or an ID token with client credentials; the source
    /// of randomness fails.
    pub fn respond(
        self,
        server: &Server,
        interaction: Option<InteractionId>,
        cx: &mut Context<'_>,
    ) -> Result<Response, BuildError> {
        let cnf = self.confirmation;
        let (certificate, key) = (cnf.and_then(|cnf| cnf.certificate()), cnf.and_then(|cnf| cnf.key()));
        let is_bound = match server.policy().token.sender_constraint {
            SenderConstraint::Optional => true,
            SenderConstraint::MutualTls => certificate.is_some(),
            SenderConstraint::Dpop => key.is_some(),
            SenderConstraint::Either => cnf.is_some(),
        };
        if !is_bound {
            return Err(BuildError::Unbound);
        }
        let may_refresh = match self.origin {
            Origin::Code => true,
            // FAPI 2.0 Security Profile section 5.3.2.1.
            Origin::RefreshToken => server.policy().token.rotate_refresh_tokens,
            // RFC 6749 section 4.4.3.
            Origin::ClientCredentials => false,
        };
        if self.refresh_token.is_some() && !may_refresh {
            return Err(BuildError::Value { name: "refresh_token" });
        }
        if self.id_token.is_some() && self.origin == Origin::ClientCredentials {
            return Err(BuildError::Value { name: "id_token" });
        }
        let access_token = match self.access_token {
            Some(token) => token,
            None => identifier::fresh(cx.random())?.into(),
        };
        let interaction = match interaction {
            Some(id) => id,
            None => InteractionId::generate(cx.random())?,
        };
        let seconds = u32::try_from(server.policy().token.access_token_lifetime.as_secs());
        let rest = Rest {
            token_type: if key.is_some() { dpop::SCHEME } else { "Bearer" },
            expires_in: seconds.map_err(|_| BuildError::Value { name: "expires_in" })?,
            scope: self.scope.as_deref(),
            authorization_details: self.authorization_details.as_deref(),
            grant_id: self.identifier.as_deref(),
        };
        let tokens = [
            ("access_token", Some(&access_token)),
            ("refresh_token", self.refresh_token.as_ref()),
            ("id_token", self.id_token.as_ref()),
        ];
        let body = body(tokens, &rest).ok_or(BuildError::Serialize)?;
        Ok(Response::unstored(200, body, Some(interaction)))
    }
}

/// The members of a response that are not secret.
#[derive(Serialize)]
struct Rest<'a> {
    token_type: &'a str,
    expires_in: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorization_details: Option<&'a [GrantedAuthorizationDetail]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grant_id: Option<&'a str>,
}

/// The tokens, then the other members, in memory that is allocated once: growing would leave copies of tokens behind.
fn body(tokens: [(&str, Option<&SecretString>); 3], rest: &Rest<'_>) -> Option<Vec<u8>> {
    let rest = serde_json::to_vec(rest).ok()?;
    let tokens = tokens.into_iter().filter_map(|(name, token)| Some((name, token?.expose())));
    // Each character may become an escape of six characters.
    let length: usize = tokens.clone().map(|(name, token)| name.len() + 6 * token.len() + 6).sum();
    let mut body = vec![0; 2 + length + rest.len()];
    let mut writer = Writer::new(&mut body);
    writer.begin_object();
    for (name, token) in tokens {
        writer.name(name).string(token);
    }
    writer.end_object();
    let length = writer.finish().ok()?.len();
    // The end of the first object and the beginning of the second become a comma.
    body.truncate(length.checked_sub(1)?);
    body.push(b',');
    body.extend_from_slice(rest.get(1..)?);
    Some(body)
}
