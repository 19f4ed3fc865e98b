//! Conversions to and from the `time` crate.

use ::time::{Duration, OffsetDateTime};

use super::{NumericDate, TimeRangeError, UnixTime, from_parts};

/// The result is in UTC.
impl From<UnixTime> for OffsetDateTime {
    fn from(time: UnixTime) -> Self {
        let since = Duration::new(time.signed_seconds(), time.signed_nanoseconds());
        // The range of the type ends with the year 9999 too.
        Self::UNIX_EPOCH.saturating_add(since)
    }
}

/// Errors: the time is before 1970 or after the year 9999.
impl TryFrom<OffsetDateTime> for UnixTime {
    type Error = TimeRangeError;

    fn try_from(time: OffsetDateTime) -> Result<Self, TimeRangeError> {
        from_parts(time.unix_timestamp(), time.nanosecond())
    }
}

/// The result is in UTC.
impl From<NumericDate> for OffsetDateTime {
    fn from(date: NumericDate) -> Self {
        date.time().into()
    }
}

/// Errors: the time is before 1970 or after the year 9999.
impl TryFrom<OffsetDateTime> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: OffsetDateTime) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self)
    }
}
