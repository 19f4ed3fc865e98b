//! Conversions to and from the `chrono` crate.

use ::chrono::{DateTime, FixedOffset, Offset as _, TimeZone, Utc};

use super::minutes;
use crate::time::{TimeRangeError, UnixTime};
use crate::types::{NumericDate, Timestamp};

impl From<NumericDate> for DateTime<Utc> {
    fn from(date: NumericDate) -> Self {
        date.time().into()
    }
}

/// Errors: the time is before 1970, after the year 9999, or within a leap second.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: DateTime<Z>) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self::from)
    }
}

/// The same point in time, without the offset.
impl From<&Timestamp> for DateTime<Utc> {
    fn from(timestamp: &Timestamp) -> Self {
        timestamp.time().into()
    }
}

/// The result keeps the offset.
impl From<&Timestamp> for DateTime<FixedOffset> {
    fn from(timestamp: &Timestamp) -> Self {
        let utc = DateTime::<Utc>::from(timestamp);
        // Every timestamp's offset is less than a day.
        let offset = FixedOffset::east_opt(i32::from(timestamp.offset_minutes()) * 60);
        utc.with_timezone(&offset.unwrap_or_else(|| Utc.fix()))
    }
}

/// The result keeps the offset, has at most nine digits of a fraction, and uses `Z` for UTC.
///
/// Errors: the UTC or local time is before 1970, after the year 9999, or within a leap second; the offset has seconds.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: DateTime<Z>) -> Result<Self, TimeRangeError> {
        let offset = minutes(time.offset().fix().local_minus_utc())?;
        Self::at_offset(time.try_into()?, offset)
    }
}
