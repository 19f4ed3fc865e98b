//! The types of `authorization_details` that a server or a client knows (RFC 9396 section 2): those of this crate and
//! external ones.
//!
//! To add a type, implement [`AuthorizationDetailType`] and pass it to [`Server::with_detail_types`] and
//! [`Client::with_detail_types`]. Its elements are then treated like those of the built-in types: read strictly,
//! checked, compared with the grant, narrowed.
//!
//! [`Server::with_detail_types`]: super::Server::with_detail_types
//! [`Client::with_detail_types`]: super::Client::with_detail_types

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use self::account_access::AccountAccess;
use self::api_hub_access::ApiHubAccess;
use self::typed::{Typed, Unchecked};
use super::policy::Policy;
use super::registration::RegisteredClient;
use crate::error::RequestError;
use crate::time::UnixTime;
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail};

pub use self::typed::AuthorizationDetailType;
pub(super) use self::typed::is_same;

mod account_access;
mod api_hub_access;
mod typed;

/// The types that a server or a client knows. Cloning is cheap.
///
/// The default has the types of this crate's schemas, [`AuthorizationDetail::KNOWN`]. The policy and the client's
/// registration determine which of them a server accepts.
#[derive(Clone)]
pub struct DetailTypes(Arc<Vec<Arc<dyn Rules>>>);

impl DetailTypes {
    /// Adds this type. It replaces a type of the same name.
    #[must_use]
    pub fn with<T: AuthorizationDetailType>(self, kind: T) -> Self {
        self.with_rules(Arc::new(Typed(kind)))
    }

    /// Adds a type by its name; its members are not checked. A granted element must equal the requested one. For
    /// gateways and tools that forward elements.
    #[must_use]
    pub fn with_unchecked(self, name: impl Into<String>) -> Self {
        self.with_rules(Arc::new(Unchecked(name.into())))
    }

    fn with_rules(mut self, rules: Arc<dyn Rules>) -> Self {
        let all = Arc::make_mut(&mut self.0);
        all.retain(|other| other.name() != rules.name());
        all.push(rules);
        self
    }

    /// The names, as in `type`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|rules| rules.name())
    }

    /// Whether a type of this name is known.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(super) fn get(&self, name: &str) -> Option<&dyn Rules> {
        self.0.iter().find(|rules| rules.name() == name).map(|rules| &**rules)
    }
}

/// The types of this crate's schemas.
impl Default for DetailTypes {
    fn default() -> Self {
        Self(Arc::new([Arc::new(AccountAccess) as Arc<dyn Rules>, Arc::new(ApiHubAccess)].into()))
    }
}

/// The names.
impl fmt::Debug for DetailTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

/// The context of a check of a requested element.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DetailContext<'a> {
    /// The client that sent the request.
    pub client: &'a RegisteredClient,
    /// The server's policy.
    pub policy: &'a Policy,
    /// The time of the check.
    pub now: UnixTime,
}

/// The rules of one type. Only elements of this type are passed in.
pub(super) trait Rules: Send + Sync {
    fn name(&self) -> &str;

    /// RFC 9396 section 5: the rules of the element's schema that were not checked on reading. By default there are
    /// none.
    fn check_schema(&self, _: usize, _: &AuthorizationDetail) -> Result<(), RequestError> {
        Ok(())
    }

    /// The rules that the schema cannot express.
    fn check(
        &self,
        index: usize,
        requested: &AuthorizationDetail,
        context: &DetailContext<'_>,
    ) -> Result<(), RequestError>;

    /// Whether the granted element is within the requested one.
    fn is_within(&self, granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool;

    /// The first granted element that is not within any element granted before.
    fn first_beyond(
        &self,
        granted: &[&GrantedAuthorizationDetail],
        earlier: &[&GrantedAuthorizationDetail],
    ) -> Option<usize>;

    /// Whether one request is within another.
    fn is_narrower(&self, asked: &AuthorizationDetail, authorized: &AuthorizationDetail) -> bool;

    /// The granted element, narrowed to the request; `None` if the request is not within it.
    fn narrow(
        &self,
        asked: &AuthorizationDetail,
        granted: &GrantedAuthorizationDetail,
    ) -> Option<GrantedAuthorizationDetail>;

    /// For a client: whether a token response may contain this element. An unknown status is accepted.
    fn is_active(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool;

    /// For a server: whether access tokens may still be issued for this element.
    fn allows_tokens(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool;
}
