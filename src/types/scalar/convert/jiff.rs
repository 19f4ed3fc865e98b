//! Conversions to and from the `jiff` crate.

use ::jiff::tz::{Offset, TimeZone};
use ::jiff::{Timestamp as Moment, Zoned};

use super::minutes;
use crate::time::{TimeRangeError, UnixTime};
use crate::types::{NumericDate, Timestamp};

/// Errors: the time is in the last 26 hours of the year 9999, which `jiff::Timestamp` cannot represent.
impl TryFrom<NumericDate> for Moment {
    type Error = TimeRangeError;

    fn try_from(date: NumericDate) -> Result<Self, TimeRangeError> {
        date.time().try_into()
    }
}

/// Errors: the time is before 1970.
impl TryFrom<Moment> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: Moment) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self::from)
    }
}

/// The same point in time, without the offset.
///
/// Errors: the time is in the last 26 hours of the year 9999, which `jiff::Timestamp` cannot represent.
impl TryFrom<&Timestamp> for Moment {
    type Error = TimeRangeError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, TimeRangeError> {
        timestamp.time().try_into()
    }
}

/// The offset becomes the time zone.
///
/// Errors: the time is in the last 26 hours of the year 9999, which `jiff::Timestamp` cannot represent.
impl TryFrom<&Timestamp> for Zoned {
    type Error = TimeRangeError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, TimeRangeError> {
        let offset = Offset::from_seconds(i32::from(timestamp.offset_minutes()) * 60);
        let zone = TimeZone::fixed(offset.map_err(|_| TimeRangeError::Offset)?);
        Ok(Moment::try_from(timestamp)?.to_zoned(zone))
    }
}

/// The result is in UTC, with `Z`.
///
/// Errors: the time is before 1970.
impl TryFrom<Moment> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: Moment) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self::from)
    }
}

/// The result has the zone's offset at that time; the name of the zone is lost.
///
/// Errors: the UTC or local time is before 1970 or after the year 9999; the offset has seconds.
impl TryFrom<&Zoned> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: &Zoned) -> Result<Self, TimeRangeError> {
        Self::at_offset(time.try_into()?, minutes(time.offset().seconds())?)
    }
}
