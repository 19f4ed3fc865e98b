//! The accepted ends of consents.

use crate::time::{TimeRangeError, UnixTime, UtcOffset};
use crate::types::Timestamp;

/// The accepted ends of a requested consent.
///
/// ```
/// use ofm_protocol::{oauth::ConsentEnd, time::UnixTime};
///
/// let malaysian = ConsentEnd::EndOfDay { offset_minutes: 480 };
/// let end = UnixTime::from_seconds(1_796_054_399); // 2026-11-30T15:59:59Z
/// assert!(malaysian.allows(end) && !ConsentEnd::UTC.allows(end) && ConsentEnd::Any.allows(end));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ConsentEnd {
    /// At any time that is still to come.
    Any,
    /// 23:59:59, including fractions of that second, of a day at this offset, in any form of the time.
    EndOfDay {
        /// The offset from UTC in minutes.
        offset_minutes: i16,
    },
}

impl ConsentEnd {
    /// The end of a day in UTC.
    pub const UTC: Self = Self::EndOfDay { offset_minutes: 0 };

    /// Whether a consent may end at this time.
    #[must_use]
    pub fn allows(self, end: UnixTime) -> bool {
        match self {
            Self::Any => true,
            Self::EndOfDay { offset_minutes } => seconds_to_end(end, offset_minutes) == 0,
        }
    }

    /// An allowed end: 23:59:59 of the day of this time, written with the offset of that day; for [`ConsentEnd::Any`]
    /// the time itself, in UTC.
    ///
    /// Errors: the offset is a day or more; the end is before 1970 or after the year 9999.
    ///
    /// ```
    /// use core::time::Duration;
    /// use ofm_protocol::{oauth::ConsentEnd, time::UnixTime};
    ///
    /// let now = UnixTime::from_seconds(1_769_766_718); // 2026-01-30T09:51:58Z
    /// let in_90_days = now.saturating_add(Duration::from_secs(90 * 86_400));
    /// let end = ConsentEnd::EndOfDay { offset_minutes: 480 }.on_day_of(in_90_days)?;
    /// assert_eq!(end.as_str(), "2026-04-30T23:59:59+08:00");
    /// # Ok::<(), ofm_protocol::time::TimeRangeError>(())
    /// ```
    pub fn on_day_of(self, time: UnixTime) -> Result<Timestamp, TimeRangeError> {
        let Self::EndOfDay { offset_minutes } = self else { return Ok(time.into()) };
        let end = time.seconds().saturating_add_signed(seconds_to_end(time, offset_minutes));
        Timestamp::at_offset(UnixTime::new(end, 0).ok_or(TimeRangeError::TooLate)?, offset_minutes)
    }

    /// The offset of the days, or UTC if any end is allowed.
    pub(in crate::oauth) fn offset(self) -> UtcOffset {
        match self {
            Self::Any => UtcOffset::UTC,
            Self::EndOfDay { offset_minutes } => UtcOffset::from_minutes(offset_minutes).unwrap_or_default(),
        }
    }
}

/// The seconds until the last second of the day at this offset.
fn seconds_to_end(time: UnixTime, offset_minutes: i16) -> i64 {
    const DAY: i64 = 86_400;
    let local = i64::try_from(time.seconds()).unwrap_or(i64::MAX).saturating_add(i64::from(offset_minutes) * 60);
    DAY - 1 - local.rem_euclid(DAY)
}
