//! Conversions of times to and from the crates `time`, `chrono` and `jiff`. Offsets are kept if both types have one.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "time")]
mod time_crate;

/// An offset in whole minutes.
fn minutes(seconds: i32) -> Result<i16, crate::time::TimeRangeError> {
    if seconds % 60 != 0 {
        return Err(crate::time::TimeRangeError::Offset);
    }
    i16::try_from(seconds / 60).map_err(|_| crate::time::TimeRangeError::Offset)
}
