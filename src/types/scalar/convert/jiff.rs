//! To and from the `jiff` crate.

use ::jiff::tz::{Offset, TimeZone};
use ::jiff::{Timestamp as Moment, Zoned};

use super::minutes;
use crate::time::{TimeRangeError, UnixTime};
use crate::types::{NumericDate, Timestamp};

/// Errors: the last 26 hours of the year 9999, which that type cannot hold.
impl TryFrom<NumericDate> for Moment {
    type Error = TimeRangeError;

    fn try_from(date: NumericDate) -> Result<Self, TimeRangeError> {
        date.time().try_into()
    }
}

/// Errors: a time before 1970.
impl TryFrom<Moment> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: Moment) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self::from)
    }
}

/// The same point in time, without its offset.
///
/// Errors: the last 26 hours of the year 9999, which that type cannot hold.
impl TryFrom<&Timestamp> for Moment {
    type Error = TimeRangeError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, TimeRangeError> {
        timestamp.time().try_into()
    }
}

/// With its offset for a time zone.
///
/// Errors: the last 26 hours of the year 9999, which that type cannot hold.
impl TryFrom<&Timestamp> for Zoned {
    type Error = TimeRangeError;

    fn try_from(timestamp: &Timestamp) -> Result<Self, TimeRangeError> {
        let offset = Offset::from_seconds(i32::from(timestamp.offset_minutes()) * 60);
        let zone = TimeZone::fixed(offset.map_err(|_| TimeRangeError::Offset)?);
        Ok(Moment::try_from(timestamp)?.to_zoned(zone))
    }
}

/// In UTC, with `Z`.
///
/// Errors: a time before 1970.
impl TryFrom<Moment> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: Moment) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self::from)
    }
}

/// With the offset that its zone has then; the zone's name is lost.
///
/// Errors: a time of which UTC or the local time is before 1970 or after the year 9999; an offset with seconds.
impl TryFrom<&Zoned> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: &Zoned) -> Result<Self, TimeRangeError> {
        Self::at_offset(time.try_into()?, minutes(time.offset().seconds())?)
    }
}
