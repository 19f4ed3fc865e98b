//! To and from the `chrono` crate.

use ::chrono::{DateTime, FixedOffset, Offset as _, TimeZone, Utc};

use super::minutes;
use crate::time::{TimeRangeError, UnixTime};
use crate::types::{NumericDate, Timestamp};

impl From<NumericDate> for DateTime<Utc> {
    fn from(date: NumericDate) -> Self {
        date.time().into()
    }
}

/// Errors: a time before 1970; one after the year 9999; one within a leap second.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: DateTime<Z>) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self::from)
    }
}

/// The same point in time, without its offset.
impl From<&Timestamp> for DateTime<Utc> {
    fn from(timestamp: &Timestamp) -> Self {
        timestamp.time().into()
    }
}

/// With its offset.
impl From<&Timestamp> for DateTime<FixedOffset> {
    fn from(timestamp: &Timestamp) -> Self {
        let utc = DateTime::<Utc>::from(timestamp);
        // Every timestamp's offset is less than a day.
        let offset = FixedOffset::east_opt(i32::from(timestamp.offset_minutes()) * 60);
        utc.with_timezone(&offset.unwrap_or_else(|| Utc.fix()))
    }
}

/// With its offset; nine digits of a fraction at most, `Z` for UTC.
///
/// Errors: a time of which UTC or the local time is before 1970 or after the year 9999, or that is within a leap
/// second; an offset with seconds.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: DateTime<Z>) -> Result<Self, TimeRangeError> {
        let offset = minutes(time.offset().fix().local_minus_utc())?;
        Self::at_offset(time.try_into()?, offset)
    }
}
