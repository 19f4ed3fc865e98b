//! Types of `authorization_details` outside this crate.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{DetailContext, Rules};
use crate::error::{BuildError, RequestError};
use crate::time::UnixTime;
use crate::types::{AuthorizationDetail, GrantedAuthorizationDetail};

/// An external type of `authorization_details` (RFC 9396 section 2).
///
/// ```
/// use ofm_protocol::oauth::{AuthorizationDetailType, DetailContext, DetailTypes, Policy, Server};
/// use ofm_protocol::types::AuthorizationDetail;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize, Clone, PartialEq)]
/// #[serde(deny_unknown_fields)]
/// struct Payment {
///     amount: u64,
///     creditor: String,
/// }
///
/// struct PaymentConsent;
///
/// impl AuthorizationDetailType for PaymentConsent {
///     const NAME: &'static str = "urn:openfinance-ml:payment-consent:v1.0";
///     type Requested = Payment;
///     type Granted = Payment;
///
///     fn check(&self, payment: &Payment, _: &DetailContext<'_>) -> Result<(), &'static str> {
///         if (1..=10_000).contains(&payment.amount) { Ok(()) } else { Err("the amount is out of range") }
///     }
///
///     fn is_within(&self, granted: &Payment, requested: &Payment) -> bool {
///         granted.creditor == requested.creditor && granted.amount <= requested.amount
///     }
/// }
///
/// let mut policy = Policy::ofm_v1_2_2();
/// policy.authorization_details.types = Some(vec![PaymentConsent::NAME.into()]);
/// let types = DetailTypes::default().with(PaymentConsent);
/// let server = Server::without_replay_check("https://auth1.example", policy).with_detail_types(types);
/// # let _ = server;
///
/// let wanted = AuthorizationDetail::of::<PaymentConsent>(&Payment { amount: 50, creditor: "shop".into() })?;
/// assert_eq!(wanted.read::<PaymentConsent>().unwrap().amount, 50);
/// # Ok::<(), ofm_protocol::error::BuildError>(())
/// ```
pub trait AuthorizationDetailType: Send + Sync + 'static {
    /// The value of `type`.
    const NAME: &'static str;

    /// A requested element without its `type`.
    ///
    /// A server rejects an element with a member that this type does not keep, at any depth, even if the type does not
    /// deny unknown fields (RFC 9396 section 5): the crate writes the element that it read, and compares the names of
    /// the members.
    type Requested: Serialize + DeserializeOwned + PartialEq;

    /// A granted element without its `type`. Unknown members are ignored.
    type Granted: Serialize + DeserializeOwned + PartialEq;

    /// A server's check of the rules that the struct cannot express: about values, the client, the policy and the time.
    ///
    /// Errors: the reason, in a few words of printable ASCII without `"` and `\`. It is sent to the client.
    fn check(&self, requested: &Self::Requested, context: &DetailContext<'_>) -> Result<(), &'static str>;

    /// A client's check: whether the granted element is within the requested one (RFC 9396 section 7).
    fn is_within(&self, granted: &Self::Granted, requested: &Self::Requested) -> bool;

    /// A client's check after a refresh: whether the granted element is within the one granted before. Default: whether
    /// both are equal.
    fn is_within_earlier(&self, granted: &Self::Granted, earlier: &Self::Granted) -> bool {
        granted == earlier
    }

    /// A server's check of a token request: whether the requested element is within the authorized one (RFC 9396
    /// section 6). Default: whether both are equal.
    fn is_narrower(&self, asked: &Self::Requested, authorized: &Self::Requested) -> bool {
        asked == authorized
    }

    /// The element that a server grants for this token request, narrowed from the one granted before; `None` if the
    /// request exceeds it. Default: the whole grant if it is within the request, otherwise `None`.
    fn narrow(&self, asked: &Self::Requested, granted: Self::Granted) -> Option<Self::Granted> {
        self.is_within(&granted, asked).then_some(granted)
    }

    /// Whether tokens may be issued for this element; both sides check it. Default: always true.
    fn is_in_force(&self, _granted: &Self::Granted, _now: UnixTime) -> bool {
        true
    }
}

impl AuthorizationDetail {
    /// An element of this type.
    ///
    /// Errors: the value does not serialize as an object, or it has a member `type`.
    pub fn of<T: AuthorizationDetailType>(requested: &T::Requested) -> Result<Self, BuildError> {
        element(T::NAME, requested)
    }

    /// The element as this type; `None` if it has another type or does not match this type.
    #[must_use]
    pub fn read<T: AuthorizationDetailType>(&self) -> Option<T::Requested> {
        if self.tag() == T::NAME { read(self) } else { None }
    }
}

impl GrantedAuthorizationDetail {
    /// An element of this type.
    ///
    /// Errors: the value does not serialize as an object, or it has a member `type`.
    pub fn of<T: AuthorizationDetailType>(granted: &T::Granted) -> Result<Self, BuildError> {
        element(T::NAME, granted)
    }

    /// The element as this type; `None` if it has another type or does not match this type.
    #[must_use]
    pub fn read<T: AuthorizationDetailType>(&self) -> Option<T::Granted> {
        if self.tag() == T::NAME { read(self) } else { None }
    }
}

fn element<D: DeserializeOwned>(name: &str, value: &impl Serialize) -> Result<D, BuildError> {
    const WRONG: BuildError = BuildError::Value { name: "authorization_details" };
    let Ok(Value::Object(mut members)) = serde_json::to_value(value) else { return Err(WRONG) };
    if members.insert("type".into(), name.into()).is_some() {
        return Err(WRONG);
    }
    serde_json::from_value(Value::Object(members)).map_err(|_| WRONG)
}

/// The members without `type`.
fn members(element: &impl Serialize) -> Option<Map<String, Value>> {
    let Ok(Value::Object(mut members)) = serde_json::to_value(element) else { return None };
    members.remove("type");
    Some(members)
}

fn read<T: DeserializeOwned>(element: &impl Serialize) -> Option<T> {
    T::deserialize(Value::Object(members(element)?)).ok()
}

/// [`read`], if no received member is lost.
fn read_strictly<T: DeserializeOwned + Serialize>(element: &impl Serialize) -> Option<T> {
    let received = Value::Object(members(element)?);
    let typed = T::deserialize(&received).ok()?;
    let written = serde_json::to_value(&typed).ok()?;
    keeps_names(&received, &written).then_some(typed)
}

/// Whether each member of each object that was received is there still, and objects and arrays are the same kind. Other
/// values may be written in another form.
fn keeps_names(received: &Value, written: &Value) -> bool {
    match (received, written) {
        (Value::Object(received), Value::Object(written)) => {
            received.iter().all(|(name, value)| written.get(name).is_some_and(|written| keeps_names(value, written)))
        }
        (Value::Array(received), Value::Array(written)) => {
            received.len() == written.len()
                && received.iter().zip(written).all(|(value, written)| keeps_names(value, written))
        }
        // serde also reads a struct from an array of its members' values.
        (received, written) => !is_container(received) && !is_container(written),
    }
}

fn is_container(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

pub(super) struct Typed<T>(pub(super) T);

impl<T: AuthorizationDetailType> Rules for Typed<T> {
    fn name(&self) -> &str {
        T::NAME
    }

    fn check_schema(&self, index: usize, requested: &AuthorizationDetail) -> Result<(), RequestError> {
        read_strictly::<T::Requested>(requested).map(drop).ok_or(RequestError::DetailsSchema { index })
    }

    fn check(
        &self,
        index: usize,
        requested: &AuthorizationDetail,
        context: &DetailContext<'_>,
    ) -> Result<(), RequestError> {
        let requested = read(requested).ok_or(RequestError::DetailsSchema { index })?;
        self.0.check(&requested, context).map_err(|reason| RequestError::DetailsRejected { index, reason })
    }

    fn is_within(&self, granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool {
        read(granted).zip(read(requested)).is_some_and(|(granted, requested)| self.0.is_within(&granted, &requested))
    }

    fn first_beyond(
        &self,
        granted: &[&GrantedAuthorizationDetail],
        earlier: &[&GrantedAuthorizationDetail],
    ) -> Option<usize> {
        let earlier: Vec<T::Granted> = earlier.iter().filter_map(read).collect();
        granted.iter().position(|detail| {
            let Some(granted) = read(detail) else { return true };
            !earlier.iter().any(|earlier| self.0.is_within_earlier(&granted, earlier))
        })
    }

    fn is_narrower(&self, asked: &AuthorizationDetail, authorized: &AuthorizationDetail) -> bool {
        read(asked).zip(read(authorized)).is_some_and(|(asked, authorized)| self.0.is_narrower(&asked, &authorized))
    }

    fn narrow(
        &self,
        asked: &AuthorizationDetail,
        granted: &GrantedAuthorizationDetail,
    ) -> Option<GrantedAuthorizationDetail> {
        GrantedAuthorizationDetail::of::<T>(&self.0.narrow(&read(asked)?, read(granted)?)?).ok()
    }

    fn is_active(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool {
        self.allows_tokens(granted, now)
    }

    fn allows_tokens(&self, granted: &GrantedAuthorizationDetail, now: UnixTime) -> bool {
        read(granted).is_some_and(|granted| self.0.is_in_force(&granted, now))
    }
}

/// A type whose elements are compared as a whole.
pub(super) struct Unchecked(pub(super) String);

impl Rules for Unchecked {
    fn name(&self) -> &str {
        &self.0
    }

    fn check(&self, _: usize, _: &AuthorizationDetail, _: &DetailContext<'_>) -> Result<(), RequestError> {
        Ok(())
    }

    fn is_within(&self, granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool {
        is_same(granted, requested)
    }

    fn first_beyond(
        &self,
        granted: &[&GrantedAuthorizationDetail],
        earlier: &[&GrantedAuthorizationDetail],
    ) -> Option<usize> {
        granted.iter().position(|granted| !earlier.contains(granted))
    }

    fn is_narrower(&self, asked: &AuthorizationDetail, authorized: &AuthorizationDetail) -> bool {
        asked == authorized
    }

    fn narrow(
        &self,
        asked: &AuthorizationDetail,
        granted: &GrantedAuthorizationDetail,
    ) -> Option<GrantedAuthorizationDetail> {
        is_same(granted, asked).then(|| granted.clone())
    }

    fn is_active(&self, _: &GrantedAuthorizationDetail, _: UnixTime) -> bool {
        true
    }

    fn allows_tokens(&self, _: &GrantedAuthorizationDetail, _: UnixTime) -> bool {
        true
    }
}

/// Whether an element of a type without rules equals the requested one.
pub(in crate::oauth) fn is_same(granted: &GrantedAuthorizationDetail, requested: &AuthorizationDetail) -> bool {
    match (granted, requested) {
        (GrantedAuthorizationDetail::Other(granted), AuthorizationDetail::Other(requested)) => granted == requested,
        _ => false,
    }
}
