// @generated from schemas/uae/v2_1/webhook/event.schema.json by build.rs; do not edit.

/// A change of a resource under a consent.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/webhook/event.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ConsentDataEvent {
    /// The resource as it is now, in its own form; absent after a deletion.
    #[serde(rename = "Data")]
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub data: ::core::option::Option<crate::types::scalar::AnyValue>,
    /// About the event.
    #[serde(rename = "Meta")]
    pub meta: EventMeta,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// About an event.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/webhook/event.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct EventMeta {
    /// The consent that it is about.
    #[serde(rename = "ConsentId")]
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
    /// When it happened.
    #[serde(rename = "EventDateTime")]
    pub event_date_time: crate::types::scalar::Timestamp,
    /// The path of the resource.
    #[serde(rename = "EventResource")]
    pub event_resource: ::alloc::string::String,
    /// What happened.
    #[serde(rename = "EventType")]
    pub event_type: crate::types::scalar::Open<EventType>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// What happened to a resource.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/webhook/event.schema.json`.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[non_exhaustive]
pub enum EventType {
    /// It was made.
    #[serde(rename = "Resource.Created")]
    Created,
    /// It changed.
    #[serde(rename = "Resource.Updated")]
    Updated,
    /// It is gone.
    #[serde(rename = "Resource.Deleted")]
    Deleted,
}
impl ::core::fmt::Display for EventType {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Created => f.write_str("Resource.Created"),
            Self::Updated => f.write_str("Resource.Updated"),
            Self::Deleted => f.write_str("Resource.Deleted"),
        }
    }
}
impl ::core::str::FromStr for EventType {
    type Err = crate::types::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        match value {
            "Resource.Created" => Ok(Self::Created),
            "Resource.Updated" => Ok(Self::Updated),
            "Resource.Deleted" => Ok(Self::Deleted),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::core::convert::TryFrom<&str> for EventType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
impl ::core::convert::TryFrom<::alloc::string::String> for EventType {
    type Error = crate::types::ConversionError;
    fn try_from(
        value: ::alloc::string::String,
    ) -> ::core::result::Result<Self, crate::types::ConversionError> {
        value.parse()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for EventType {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        match crate::types::scalar::arbitrary::choice(u, 3)? {
            0 => ::core::result::Result::Ok(Self::Created),
            1 => ::core::result::Result::Ok(Self::Updated),
            _ => ::core::result::Result::Ok(Self::Deleted),
        }
    }
}
/// The claims of a signed event, `application/jwt`.
///
/// Provenance: from secondary evidence, in no sample.
///
/// Source: `schemas/uae/v2_1/webhook/event.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SignedEvent {
    /// For whom it is.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub aud: ::core::option::Option<::alloc::vec::Vec<::alloc::string::String>>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// When it was made.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub iat: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// Who signed it.
    pub iss: ::alloc::string::String,
    /// The event.
    pub message: ConsentDataEvent,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`SignedEvent`], the argument of [`SignedEvent::new`].
#[derive(Clone, Debug)]
pub struct NewSignedEvent {
    /// Who signed it.
    pub iss: ::alloc::string::String,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// Not valid before this time.
    pub nbf: crate::types::scalar::NumericDate,
    /// The event.
    pub message: ConsentDataEvent,
}
impl ::core::convert::From<NewSignedEvent> for SignedEvent {
    fn from(required: NewSignedEvent) -> Self {
        let NewSignedEvent { exp, iss, message, nbf } = required;
        Self {
            exp,
            iss,
            message,
            nbf,
            aud: ::core::option::Option::None,
            iat: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl SignedEvent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewSignedEvent) -> Self {
        required.into()
    }
    /// Sets `aud`.
    #[must_use]
    pub fn with_aud(
        mut self,
        value: impl ::core::convert::Into<::alloc::vec::Vec<::alloc::string::String>>,
    ) -> Self {
        self.aud = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `iat`.
    #[must_use]
    pub fn with_iat(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.iat = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for SignedEvent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            message: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl SignedEvent {
    /// The schema that this type is made from, `schemas/uae/v2_1/webhook/event.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"),
        "/schemas/uae/v2_1/webhook/event.schema.json")
    );
}
impl ConsentDataEvent {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(meta: impl ::core::convert::Into<EventMeta>) -> Self {
        Self {
            meta: meta.into(),
            data: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
    /// Sets `Data`.
    #[must_use]
    pub fn with_data(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::AnyValue>,
    ) -> Self {
        self.data = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for ConsentDataEvent {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            data: ::arbitrary::Arbitrary::arbitrary(u)?,
            meta: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
/// The required members of [`EventMeta`], the argument of [`EventMeta::new`].
#[derive(Clone, Debug)]
pub struct NewEventMeta {
    /// When it happened.
    pub event_date_time: crate::types::scalar::Timestamp,
    /// The path of the resource.
    pub event_resource: ::alloc::string::String,
    /// What happened.
    pub event_type: crate::types::scalar::Open<EventType>,
    /// The consent that it is about.
    pub consent_id: crate::types::uae::v2_1::consent::ConsentIdentifier,
}
impl ::core::convert::From<NewEventMeta> for EventMeta {
    fn from(required: NewEventMeta) -> Self {
        let NewEventMeta { consent_id, event_date_time, event_resource, event_type } = required;
        Self {
            consent_id,
            event_date_time,
            event_resource,
            event_type,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl EventMeta {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewEventMeta) -> Self {
        required.into()
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for EventMeta {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            consent_id: ::arbitrary::Arbitrary::arbitrary(u)?,
            event_date_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            event_resource: ::arbitrary::Arbitrary::arbitrary(u)?,
            event_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
