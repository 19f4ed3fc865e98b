//! Conversions to and from the `time` crate.

use ::time::{OffsetDateTime, UtcOffset};

use super::minutes;
use crate::time::{TimeRangeError, UnixTime};
use crate::types::{NumericDate, Timestamp};

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
        UnixTime::try_from(time).map(Self::from)
    }
}

/// The result keeps the offset.
impl From<&Timestamp> for OffsetDateTime {
    fn from(timestamp: &Timestamp) -> Self {
        let utc = Self::from(timestamp.time());
        // Every timestamp has an offset and a local time in range.
        let offset = UtcOffset::from_whole_seconds(i32::from(timestamp.offset_minutes()) * 60);
        offset.ok().and_then(|offset| utc.checked_to_offset(offset)).unwrap_or(utc)
    }
}

/// The result keeps the offset, has at most nine digits of a fraction, and uses `Z` for UTC.
///
/// Errors: the UTC or local time is before 1970 or after the year 9999; the offset has seconds.
impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: OffsetDateTime) -> Result<Self, TimeRangeError> {
        Self::at_offset(time.try_into()?, minutes(time.offset().whole_seconds())?)
    }
}
