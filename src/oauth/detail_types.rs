//! The types of `authorization_details` that a server or a client knows (RFC 9396 section 2), this crate's and others.
//!
//! A crate adds a type by implementing [`AuthorizationDetailType`] and handing it to [`Server::with_detail_types`] and
//! [`Client::with_detail_types`]. From then on its elements are treated as those of the built-in types: read strictly,
//! checked, compared with what was granted, narrowed.
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

/// The types that a server or a client knows. Cheap to clone.
///
/// The default has the types of this crate's schemas, [`AuthorizationDetail::KNOWN`]. Which of them a server accepts is
/// its policy's and its clients' registrations' to say.
#[derive(Clone)]
pub struct DetailTypes(Arc<Vec<Arc<dyn Rules>>>);

impl DetailTypes {
    /// With this type too. It replaces a type of the same name.
    #[must_use]
    pub fn with<T: AuthorizationDetailType>(self, kind: T) -> Self {
        self.with_rules(Arc::new(Typed(kind)))
    }

    /// With a type of this name whose members are not looked at. A granted element must be equal to the requested one.
    /// For gateways and tools that pass elements on.
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

    /// The names, as `type` has them.
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

/// What the check of a requested element may look at.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DetailContext<'a> {
    /// The client that asks.
    pub client: &'a RegisteredClient,
    /// The server's policy.
    pub policy: &'a Policy,
    /// The time of the check.
    pub now: UnixTime,
}

/// The rules of one type. Elements of other types are never passed in.
pub(super) trait Rules: Send + Sync {
    fn name(&self) -> &str;

    /// RFC 9396 section 5: what the element's schema says, where reading it did not look at that.
    fn check_schema(&self, index: usize, requested: &AuthorizationDetail) -> Result<(), RequestError>;

    /// What a schema cannot say.
    fn check(
        &self,
        index: usize,
        requested: &AuthorizationDetail,
        context: &DetailContext<'_>,
    ) -> Result<(), RequestError>;

    /// Whether what was granted is within what was requested.
    fn is_within(&self, granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool;

    /// The first element granted that is within none of those granted before.
    fn first_beyond(
        &self,
        granted: &[&GrantedAuthorizationDetail],
        earlier: &[&GrantedAuthorizationDetail],
    ) -> Option<usize>;

    /// Whether a request asks for no more than another.
    fn is_narrower(&self, asked: &AuthorizationDetail, authorized: &AuthorizationDetail) -> bool;

    /// What was granted, with no more than is asked for; `None` if that is not within it.
    fn narrow(
        &self,
        asked: &AuthorizationDetail,
        granted: &GrantedAuthorizationDetail,
    ) -> Option<GrantedAuthorizationDetail>;

    /// A client's view: whether tokens may come with it. A status that is not known is not judged.
    fn is_active(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool;

    /// A server's view: whether access tokens may still be issued for it.
    fn allows_tokens(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool;
}
