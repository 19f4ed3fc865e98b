//! The facts of an access token.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::oauth::confirmation::Confirmation;
use crate::oauth::dpop;
use crate::oauth::jwt_io;
use crate::time::UnixTime;
use crate::types::scalar::present;
use crate::types::{GrantedAuthorizationDetail, NumericDate, OneOrMany, PersonalString};

/// What an access token grants, to whom, and to which sender. It comes from a store, from a checked introspection
/// response or from a verified JWT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TokenFacts {
    /// The client of the token.
    pub client_id: String,
    /// The user, if there is one.
    pub subject: Option<PersonalString>,
    /// The granted scope.
    pub scope: Option<String>,
    /// The granted details, in their present state if they come from the authorization server.
    pub authorization_details: Vec<GrantedAuthorizationDetail>,
    /// The binding to the sender; `None` for a bearer token that anyone can use.
    pub confirmation: Option<Confirmation>,
    /// The resources that the token is for; empty if it is not restricted.
    pub audience: Vec<String>,
    /// The time from which on the token is rejected, if it is known.
    pub expires_at: Option<UnixTime>,
}

impl TokenFacts {
    /// A token of this client that grants nothing yet.
    #[must_use]
    pub fn new(client_id: &str) -> Self {
        Self {
            client_id: client_id.into(),
            subject: None,
            scope: None,
            authorization_details: Vec::new(),
            confirmation: None,
            audience: Vec::new(),
            expires_at: None,
        }
    }

    /// Sets the user.
    #[must_use]
    pub fn with_subject(mut self, subject: impl Into<PersonalString>) -> Self {
        self.subject = Some(subject.into());
        self
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

    /// Sets the binding:
    /// [`AuthenticatedRequest::confirmation`](crate::oauth::token::AuthenticatedRequest::confirmation).
    #[must_use]
    pub fn with_confirmation(mut self, confirmation: impl Into<Option<Confirmation>>) -> Self {
        self.confirmation = confirmation.into();
        self
    }

    /// Sets the resources that the token is for (RFC 8707 section 2).
    #[must_use]
    pub fn with_audience<A: Into<String>>(mut self, audience: impl IntoIterator<Item = A>) -> Self {
        self.audience = audience.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the time from which on the token is rejected.
    #[must_use]
    pub const fn with_expiry(mut self, end: UnixTime) -> Self {
        self.expires_at = Some(end);
        self
    }
}

/// The facts as members of an introspection response (RFC 7662 section 2.2) or as claims (RFC 9068 section 2.2).
#[derive(Serialize)]
pub(in crate::oauth) struct Written<'a> {
    iss: &'a str,
    client_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<OneOrMany<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<NumericDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::oauth) iat: Option<NumericDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::oauth) jti: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::oauth) token_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authorization_details: &'a [GrantedAuthorizationDetail],
    #[serde(skip_serializing_if = "Option::is_none")]
    cnf: Option<Confirmation>,
}

impl<'a> Written<'a> {
    pub(in crate::oauth) fn of(facts: &'a TokenFacts, issuer: &'a str) -> Self {
        let audience = match facts.audience.as_slice() {
            [] => None,
            [one] => Some(OneOrMany::from(one.as_str())),
            several => Some(OneOrMany::from(several.to_vec())),
        };
        Self {
            iss: issuer,
            client_id: &facts.client_id,
            sub: facts.subject.as_ref().map(PersonalString::expose),
            aud: audience,
            exp: facts.expires_at.map(jwt_io::whole),
            iat: None,
            jti: None,
            token_type: None,
            scope: facts.scope.as_deref(),
            authorization_details: &facts.authorization_details,
            cnf: facts.confirmation,
        }
    }

    /// `sub` of a token without a user is the client (RFC 9068 section 2.2).
    pub(in crate::oauth) fn with_subject(mut self) -> Self {
        self.sub = self.sub.or(Some(self.client_id));
        self
    }

    /// The scheme of requests with this token.
    pub(in crate::oauth) fn with_token_type(mut self) -> Self {
        let is_key = self.cnf.is_some_and(|cnf| cnf.key().is_some());
        self.token_type = Some(if is_key { dpop::SCHEME } else { "Bearer" });
        self
    }
}

/// The facts as they are read. `cnf` is read apart, because its errors are precise.
#[derive(Deserialize)]
pub(in crate::oauth) struct Claims {
    #[serde(default, deserialize_with = "present")]
    client_id: Option<String>,
    #[serde(default, deserialize_with = "present")]
    sub: Option<PersonalString>,
    #[serde(default, deserialize_with = "present")]
    scope: Option<String>,
    #[serde(default, deserialize_with = "present")]
    authorization_details: Option<Vec<GrantedAuthorizationDetail>>,
    #[serde(default, deserialize_with = "present")]
    aud: Option<OneOrMany<String>>,
    #[serde(default, deserialize_with = "present")]
    exp: Option<NumericDate>,
    #[serde(default, deserialize_with = "present")]
    pub(in crate::oauth) iss: Option<String>,
}

impl Claims {
    /// The facts; `None` if there is no client.
    pub(in crate::oauth) fn facts(self, confirmation: Option<Confirmation>) -> Option<TokenFacts> {
        Some(TokenFacts {
            client_id: self.client_id?,
            subject: self.sub,
            scope: self.scope,
            authorization_details: self.authorization_details.unwrap_or_default(),
            confirmation,
            audience: self.aud.map(|aud| aud.as_slice().to_vec()).unwrap_or_default(),
            expires_at: self.exp.map(|exp| exp.time()),
        })
    }
}
