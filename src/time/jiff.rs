//! Conversions to and from the `jiff` crate.

use ::jiff::{Timestamp, Zoned};

use super::{NumericDate, TimeRangeError, UnixTime, from_parts};

/// Errors: the time is in the last 26 hours of the year 9999, which `Timestamp` cannot represent.
impl TryFrom<UnixTime> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(time: UnixTime) -> Result<Self, TimeRangeError> {
        Self::new(time.signed_seconds(), time.signed_nanoseconds()).map_err(|_| TimeRangeError::TooLate)
    }
}

/// Errors: the time is before 1970.
impl TryFrom<Timestamp> for UnixTime {
    type Error = TimeRangeError;

    fn try_from(time: Timestamp) -> Result<Self, TimeRangeError> {
        let nanoseconds = u32::try_from(time.subsec_nanosecond()).map_err(|_| TimeRangeError::BeforeEpoch)?;
        from_parts(time.as_second(), nanoseconds)
    }
}

/// Errors: the time is before 1970.
impl TryFrom<&Zoned> for UnixTime {
    type Error = TimeRangeError;

    fn try_from(time: &Zoned) -> Result<Self, TimeRangeError> {
        time.timestamp().try_into()
    }
}

/// Errors: the time is in the last 26 hours of the year 9999, which `Timestamp` cannot represent.
impl TryFrom<NumericDate> for Timestamp {
    type Error = TimeRangeError;

    fn try_from(date: NumericDate) -> Result<Self, TimeRangeError> {
        date.time().try_into()
    }
}

/// Errors: the time is before 1970.
impl TryFrom<Timestamp> for NumericDate {
    type Error = TimeRangeError;

    fn try_from(time: Timestamp) -> Result<Self, TimeRangeError> {
        UnixTime::try_from(time).map(Self)
    }
}
