//! Conversions of a policy to and from a configuration.
//!
//! The reader collects a list of changes and applies them when the preset is known, because `preset` may come last. An
//! error has the path of its member: each level adds its own name before the text of the level below.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;

use serde::de::{self, DeserializeSeed, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    AssertionAudience, AuthorizationDetailsPolicy, AuthorizationRequestPolicy, ClientAssertionPolicy, ClockPolicy,
    ConsentEnd, ConsentPolicy, DpopPolicy, IdTokenPolicy, InteractionIdPolicy, KeyPolicy, LimitPolicy, ParPolicy,
    Policy, Preset, RequestObjectPolicy, SenderConstraint, TokenPolicy,
};
use crate::crypto::Algorithm;
use crate::error::{Quirk, QuirkSet};
use crate::jose::json::Budget;
use crate::jose::refresh::RefreshPolicy;
use crate::jose::{AlgorithmSet, Limits};
use crate::oauth::form::FormLimits;
use crate::time::UtcOffset;

/// Reads `preset` and the members that differ from it.
impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let changes = Self::read(deserializer).map_err(|error: D::Error| {
            let text = error.to_string();
            text.strip_prefix('.').map_or(error, de::Error::custom)
        })?;
        let preset = changes.preset.ok_or_else(|| {
            let names = Preset::ALL.map(Preset::name).join(", ");
            de::Error::custom(format!("preset: missing, expected one of {names}"))
        })?;
        let mut policy = preset.policy();
        policy.apply(changes);
        Ok(policy)
    }
}

/// Writes every member.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write(serializer)
    }
}

/// A member of a configuration.
trait Setting: Sized {
    /// The read form: the value, or the changes of a value with members.
    type Read;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Read, D::Error>;

    fn apply(&mut self, read: Self::Read);

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Settings with members: the struct of changes for each. A missing field does not compile. `where` names the function
/// that checks the changes.
macro_rules! settings {
    ($($topic:ident, $changes:ident $(where $check:ident)? { $($field:ident: $type:ty),+ $(,)? })+) => {$(
        #[derive(Default)]
        struct $changes {
            $($field: Option<<$type as Setting>::Read>,)+
        }

        impl Setting for $topic {
            type Read = $changes;

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$changes, D::Error> {
                struct Members;

                impl<'de> Visitor<'de> for Members {
                    type Value = $changes;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$changes, A::Error> {
                        let mut changes = $changes::default();
                        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
                            match &*name {
                                $(stringify!($field) => {
                                    read_once::<$type, A>(&mut changes.$field, stringify!($field), &mut map)?;
                                })+
                                other => return Err(unknown(other, &[$(stringify!($field)),+])),
                            }
                        }
                        Ok(changes)
                    }
                }

                let changes = deserializer.deserialize_map(Members)?;
                $($check(&changes).map_err(de::Error::custom)?;)?
                Ok(changes)
            }

            fn apply(&mut self, changes: $changes) {
                $(if let Some(read) = changes.$field {
                    self.$field.apply(read);
                })+
            }

            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Self { $($field),+ } = self;
                let mut map = serializer.serialize_map(None)?;
                $(map.serialize_entry(stringify!($field), &Written($field))?;)+
                map.end()
            }
        }
    )+};
}

settings! {
    Policy, PolicyChanges {
        preset: Preset,
        tolerated: QuirkSet,
        keys: KeyPolicy,
        clock: ClockPolicy,
        client_assertion: ClientAssertionPolicy,
        request_object: RequestObjectPolicy,
        authorization_request: AuthorizationRequestPolicy,
        authorization_details: AuthorizationDetailsPolicy,
        consent: ConsentPolicy,
        par: ParPolicy,
        interaction_id: InteractionIdPolicy,
        token: TokenPolicy,
        id_token: IdTokenPolicy,
        dpop: DpopPolicy,
        limits: LimitPolicy,
        development_loopback_http: bool,
    }
    KeyPolicy, KeyChanges {
        min_rsa_bits: usize,
        min_ec_bits: usize,
        require_client_kid: bool,
        require_id_token_kid: bool,
        refresh: RefreshPolicy,
    }
    RefreshPolicy, RefreshChanges { max_age: Duration, cooldown: Duration, stale_if_error: Duration }
    ClockPolicy, ClockChanges { future_tolerance: Duration, expiry_leeway: Duration, backdate: Duration }
    ClientAssertionPolicy, ClientAssertionChanges {
        algorithms: AlgorithmSet,
        audience: AssertionAudience,
        types: Vec<String>,
        max_lifetime: Duration,
        lifetime: Duration,
    }
    RequestObjectPolicy, RequestObjectChanges {
        algorithms: AlgorithmSet,
        types: Vec<String>,
        require_type: bool,
        write_type: bool,
        require_jti: bool,
        use_jti_once: bool,
        max_age: Duration,
        max_lifetime: Duration,
        lifetime: Duration,
    }
    AuthorizationRequestPolicy, AuthorizationRequestChanges {
        require_nonce: bool,
        require_scope: bool,
        require_openid_scope: bool,
        response_modes: Vec<String>,
        max_max_age: Option<Duration>,
        require_registered_redirect: bool,
        require_https_redirect: bool,
    }
    AuthorizationDetailsPolicy, AuthorizationDetailsChanges {
        require: bool,
        max_count: usize,
        types: Option<Vec<String>>,
    }
    ConsentPolicy, ConsentChanges {
        purposes: Option<Vec<String>>,
        permissions: Option<Vec<String>>,
        end: ConsentEnd,
    }
    ParPolicy, ParChanges where check_status {
        allow_parameters_outside: bool,
        write_client_id: bool,
        status: u16,
        request_uri_prefix: String,
        request_uri_lifetime: Duration,
        long_request_uri: Duration,
    }
    InteractionIdPolicy, InteractionIdChanges { check_uuid: bool, check_echo: bool, require: bool }
    TokenPolicy, TokenChanges {
        code_lifetime: Duration,
        access_token_lifetime: Duration,
        algorithms: AlgorithmSet,
        sender_constraint: SenderConstraint,
        max_expires_in: Duration,
        rotate_refresh_tokens: bool,
        require_scope_within_request: bool,
        require_same_state: bool,
    }
    IdTokenPolicy, IdTokenChanges {
        algorithms: AlgorithmSet,
        require: bool,
        require_acr: bool,
        max_age: Duration,
        lifetime: Duration,
    }
    DpopPolicy, DpopChanges { algorithms: AlgorithmSet, max_age: Duration }
    LimitPolicy, LimitChanges {
        jti: usize,
        nonce: usize,
        state: usize,
        scope: usize,
        request_uri: usize,
        token: Limits,
        form: FormLimits,
        response: usize,
    }
    Limits, TokenLimitChanges where check_token_limits {
        token: usize,
        header: usize,
        payload: usize,
        signature: usize,
        json: Budget,
    }
    FormLimits, FormLimitChanges { bytes: usize, parameters: usize }
}

macro_rules! values {
    ($($type:ty),+) => {$(
        impl Setting for $type {
            type Read = Self;

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }

            fn apply(&mut self, read: Self) {
                *self = read;
            }

            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )+};
}

values!(bool, u16, usize, String, Vec<String>, Option<Vec<String>>, AssertionAudience, SenderConstraint);

impl Setting for ConsentEnd {
    type Read = Self;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let end = Self::deserialize(deserializer)?;
        match end {
            Self::EndOfDay { offset_minutes } if UtcOffset::from_minutes(offset_minutes).is_none() => {
                Err(de::Error::custom(".offset_minutes: a day or more"))
            }
            _ => Ok(end),
        }
    }

    fn apply(&mut self, read: Self) {
        *self = read;
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

impl Setting for Preset {
    type Read = Self;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        name.parse().map_err(|error| de::Error::custom(format!("{}: {error}", Shown(&name))))
    }

    fn apply(&mut self, read: Self) {
        *self = read;
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Seconds: a whole number, or one with a fraction.
impl Setting for Duration {
    type Read = Self;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seconds;

        impl Visitor<'_> for Seconds {
            type Value = Duration;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of seconds, zero or more")
            }

            fn visit_u64<E: de::Error>(self, seconds: u64) -> Result<Duration, E> {
                Ok(Duration::from_secs(seconds))
            }

            fn visit_i64<E: de::Error>(self, seconds: i64) -> Result<Duration, E> {
                let whole = u64::try_from(seconds).map(Duration::from_secs);
                whole.map_err(|_| E::invalid_value(de::Unexpected::Signed(seconds), &self))
            }

            fn visit_f64<E: de::Error>(self, seconds: f64) -> Result<Duration, E> {
                let duration = Duration::try_from_secs_f64(seconds);
                duration.map_err(|_| E::invalid_value(de::Unexpected::Float(seconds), &self))
            }
        }

        deserializer.deserialize_any(Seconds)
    }

    fn apply(&mut self, read: Self) {
        *self = read;
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.subsec_nanos() {
            0 => serializer.serialize_u64(self.as_secs()),
            _ => serializer.serialize_f64(self.as_secs_f64()),
        }
    }
}

impl Setting for Option<Duration> {
    type Read = Self;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seconds(Duration);

        impl<'de> Deserialize<'de> for Seconds {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Duration::read(deserializer).map(Self)
            }
        }

        Option::<Seconds>::deserialize(deserializer).map(|read| read.map(|seconds| seconds.0))
    }

    fn apply(&mut self, read: Self) {
        *self = read;
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(duration) => serializer.serialize_some(&Written(duration)),
            None => serializer.serialize_none(),
        }
    }
}

/// A list of JOSE names.
impl Setting for AlgorithmSet {
    type Read = Self;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let find = |name: &String| {
            Algorithm::from_name(name.as_bytes()).ok_or_else(|| {
                de::Error::custom(format!("{}: unknown algorithm, expected PS256, ES256 or Ed25519", Shown(name)))
            })
        };
        Vec::<String>::deserialize(deserializer)?.iter().map(find).collect()
    }

    fn apply(&mut self, read: Self) {
        *self = read;
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = Algorithm::ALL.iter().filter(|algorithm| self.contains(**algorithm));
        serializer.collect_seq(names.map(|algorithm| algorithm.name()))
    }
}

/// A list of labels.
impl Setting for QuirkSet {
    type Read = Self;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let find = |label: &String| match Quirk::by_label(label) {
            Some(quirk) if Self::OBSERVABLE.contains(quirk) => Ok(quirk),
            Some(_) => Err(de::Error::custom(format!("{}: no policy can tolerate this quirk", Shown(label)))),
            None => Err(de::Error::custom(format!("{}: unknown quirk, docs/quirks.md lists them", Shown(label)))),
        };
        Vec::<String>::deserialize(deserializer)?.iter().map(find).collect()
    }

    fn apply(&mut self, read: Self) {
        *self = read;
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Quirk::label))
    }
}

/// `depth` and `members`. The fields of `Budget` are private, because the reader relies on their bounds.
struct BudgetMembers {
    depth: u8,
    members: u16,
}

settings! { BudgetMembers, BudgetChanges where check_budget { depth: u8, members: u16 } }
values!(u8);

impl From<Budget> for BudgetMembers {
    fn from(budget: Budget) -> Self {
        Self { depth: budget.depth(), members: budget.members() }
    }
}

impl Setting for Budget {
    type Read = BudgetChanges;

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BudgetChanges, D::Error> {
        BudgetMembers::read(deserializer)
    }

    fn apply(&mut self, changes: BudgetChanges) {
        let mut members = BudgetMembers::from(*self);
        members.apply(changes);
        *self = Self::new(members.depth, members.members);
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        BudgetMembers::from(*self).write(serializer)
    }
}

/// RFC 9126 section 2.2 and the platforms' value.
fn check_status(changes: &ParChanges) -> Result<(), String> {
    match changes.status {
        None | Some(200 | 201) => Ok(()),
        Some(_) => Err(".status: neither 200 nor 201".into()),
    }
}

fn check_token_limits(changes: &TokenLimitChanges) -> Result<(), String> {
    at_most("header", changes.header, Limits::MAX_HEADER)?;
    at_most("signature", changes.signature, Limits::MAX_SIGNATURE)
}

fn check_budget(changes: &BudgetChanges) -> Result<(), String> {
    at_most("depth", changes.depth, Budget::MAX_DEPTH)?;
    at_most("members", changes.members, Budget::MAX_MEMBERS)
}

fn at_most<T: Copy + PartialOrd + fmt::Display>(name: &str, value: Option<T>, most: T) -> Result<(), String> {
    if value.is_some_and(|value| value > most) { Err(format!(".{name}: more than {most}")) } else { Ok(()) }
}

/// Reads a member that must not be repeated, and adds its name before an error.
fn read_once<'de, T: Setting, A: MapAccess<'de>>(
    slot: &mut Option<T::Read>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(de::Error::custom(format!(".{name}: twice in the same object")));
    }
    let read = map.next_value_seed(Seed::<T>(PhantomData)).map_err(|error| {
        let text = error.to_string();
        let separator = if text.starts_with('.') { "" } else { ": " };
        de::Error::custom(format!(".{name}{separator}{text}"))
    })?;
    *slot = Some(read);
    Ok(())
}

fn unknown<E: de::Error>(name: &str, known: &[&str]) -> E {
    E::custom(format!(".{}: unknown member, expected one of {}", Shown(name), known.join(", ")))
}

/// A text of the configuration in an error: on one line, of a bounded length.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MAX_CHARACTERS: usize = 64;
        self.0.chars().take(MAX_CHARACTERS).try_for_each(|character| write!(f, "{}", character.escape_debug()))?;
        if self.0.chars().nth(MAX_CHARACTERS).is_some() { f.write_str("…") } else { Ok(()) }
    }
}

struct Seed<T>(PhantomData<T>);

impl<'de, T: Setting> DeserializeSeed<'de> for Seed<T> {
    type Value = T::Read;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Read, D::Error> {
        T::read(deserializer)
    }
}

struct Written<'a, T>(&'a T);

impl<T: Setting> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}
