//! Conversions to and from the `chrono` crate.

use ::chrono::{DateTime, TimeZone, Utc};

use super::{NumericDate, TimeRangeError, UnixTime, from_parts};

/// Every value fits: the range of `DateTime` is larger.
impl From<UnixTime> for DateTime<Utc> {
    fn from(time: UnixTime) -> Self {
        Self::from_timestamp(time.signed_seconds(), time.nanoseconds()).unwrap_or(Self::MAX_UTC)
    }
}

/// Errors: the time is before 1970, after the year 9999, or within a leap second.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for UnixTime {
    type Error = TimeRangeError;

    fn try_from(time: DateTime<Z>) -> Result<Self, TimeRangeError> {
        from_parts(time.timestamp(), time.timestamp_subsec_nanos())
    }
}

impl From<NumericDate> for DateTime<Utc> {
    fn from(date: NumericDate) -> Self {
        date.time().into()
    }
}

/// Errors: the time is before 1970, after the year 9999, or within a leap second.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: DateTime<Z>) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self)
    }
}
