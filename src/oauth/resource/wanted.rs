//! What a request wants to do with a resource, and the granted details that can allow it (RFC 9396 section 9).

use super::TokenFacts;
use crate::error::ResourceError;
use crate::time::UnixTime;
use crate::types::GrantedAuthorizationDetail;
use crate::types::ofm::v1_2::Permission;

/// An access that elements of one type of `authorization_details` can allow.
///
/// `(account, Permission)` is the access to an account under consents of Open Finance Malaysia,
/// [`ApiHubAccess`](super::ApiHubAccess) that under consents of API Hub. Implement it for other types:
///
/// ```
/// use ofm_protocol::error::ResourceError;
/// use ofm_protocol::oauth::resource::WantedAccess;
/// use ofm_protocol::oauth::{AuthorizationDetailType, DetailContext};
/// use ofm_protocol::time::UnixTime;
/// use ofm_protocol::types::GrantedAuthorizationDetail;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize, Clone, PartialEq)]
/// struct Policies {
///     numbers: Vec<String>,
/// }
///
/// struct InsuranceConsent;
///
/// impl AuthorizationDetailType for InsuranceConsent {
///     const NAME: &'static str = "urn:example:insurance-consent:v1.0";
///     type Requested = Policies;
///     type Granted = Policies;
/// #   fn check(&self, _: &Policies, _: &DetailContext<'_>) -> Result<(), &'static str> { Ok(()) }
/// #   fn is_within(&self, granted: &Policies, requested: &Policies) -> bool { granted == requested }
///     // ...
/// }
///
/// /// Reads the insurance policy with this number.
/// struct ReadPolicy<'a>(&'a str);
///
/// impl WantedAccess for ReadPolicy<'_> {
///     fn check(&self, granted: &GrantedAuthorizationDetail, _: UnixTime) -> Option<Result<(), ResourceError>> {
///         let granted = granted.read::<InsuranceConsent>()?;
///         let is_granted = granted.numbers.iter().any(|number| number == self.0);
///         Some(if is_granted { Ok(()) } else { Err(ResourceError::Details { reason: "another policy" }) })
///     }
/// }
///
/// let granted = Policies { numbers: vec!["7".into()] };
/// let granted = GrantedAuthorizationDetail::of::<InsuranceConsent>(&granted)?;
/// assert_eq!(ReadPolicy("7").check(&granted, UnixTime::from_seconds(0)), Some(Ok(())));
/// assert!(ReadPolicy("8").check(&granted, UnixTime::from_seconds(0)).is_some_and(|checked| checked.is_err()));
/// # Ok::<(), ofm_protocol::error::BuildError>(())
/// ```
pub trait WantedAccess: Send + Sync {
    /// Whether this element of the token allows the access at this time; `None` if it is of another type.
    ///
    /// Errors of own types: [`ResourceError::Details`] with a reason of a few words.
    fn check(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> Option<Result<(), ResourceError>>;
}

impl<W: WantedAccess + ?Sized> WantedAccess for &W {
    fn check(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> Option<Result<(), ResourceError>> {
        (**self).check(granted, now)
    }
}

/// The account and the permission, under consents of Open Finance Malaysia: as
/// [`GrantedConsent::check_access`](crate::types::ofm::v1_2::GrantedConsent::check_access).
impl WantedAccess for (&str, Permission) {
    fn check(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> Option<Result<(), ResourceError>> {
        let GrantedAuthorizationDetail::AccountAccessV1_2(access) = granted else { return None };
        Some(access.consent.check_access(self.0, self.1, now))
    }
}

/// Whether one of the token's details allows the access; otherwise the error of the one that passes most checks.
pub(super) fn check(facts: &TokenFacts, wanted: &impl WantedAccess, now: UnixTime) -> Result<(), ResourceError> {
    let mut best = ResourceError::ConsentMissing;
    for checked in facts.authorization_details.iter().filter_map(|granted| wanted.check(granted, now)) {
        match checked {
            Ok(()) => return Ok(()),
            Err(error) if rank(&error) > rank(&best) => best = error,
            Err(_) => {}
        }
    }
    Err(best)
}

/// The number of checks that the consent passed.
const fn rank(error: &ResourceError) -> u8 {
    match error {
        ResourceError::ConsentMissing => 0,
        ResourceError::ConsentEnded { .. } => 2,
        ResourceError::ConsentPermission => 3,
        ResourceError::ConsentDays => 4,
        ResourceError::ConsentAccount => 5,
        _ => 1,
    }
}
