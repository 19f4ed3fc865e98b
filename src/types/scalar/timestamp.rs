//! Dates and times as texts.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::time::{TimeRangeError, UnixTime, UtcOffset, days_from_civil};
use crate::types::ConversionError;

/// A date and time with its offset from UTC (RFC 3339): upper-case `T` and `Z`, at most nine digits of a fraction, no
/// leap second, from 1970 to the year 9999. The text is kept and written unchanged.
///
/// ```
/// use ofm_protocol::types::Timestamp;
///
/// let end: Timestamp = "2026-11-30T23:59:59+08:00".parse()?;
/// assert_eq!(end.time().to_string(), "2026-11-30T15:59:59Z");
/// assert_eq!(end.offset_minutes(), 480);
/// # Ok::<(), ofm_protocol::types::ConversionError>(())
/// ```
///
/// Two values are equal if their texts are equal; compare [`Timestamp::time`] for points in time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    time: UnixTime,
    offset_minutes: i16,
}

impl Timestamp {
    /// A point in time at this offset from UTC in minutes; an offset of 0 is written as `Z`.
    ///
    /// Errors: the offset is a day or more; the local time is before 1970 or after the year 9999.
    pub fn at_offset(time: UnixTime, offset_minutes: i16) -> Result<Self, TimeRangeError> {
        let offset = UtcOffset::from_minutes(offset_minutes).ok_or(TimeRangeError::Offset)?;
        if offset_minutes == 0 {
            return Ok(time.into());
        }
        let local = time.seconds().saturating_add_signed(i64::from(offset_minutes) * 60);
        if offset_minutes < 0 && time.seconds() < u64::from(offset_minutes.unsigned_abs()) * 60 {
            return Err(TimeRangeError::BeforeEpoch);
        }
        let local = UnixTime::new(local, time.nanoseconds()).ok_or(TimeRangeError::TooLate)?.to_string();
        let text = format!("{}{offset}", local.trim_end_matches('Z'));
        Ok(Self { text, time, offset_minutes })
    }

    /// What was read from the text before, by [`Timestamp::read`].
    #[cfg(feature = "oauth")]
    pub(crate) fn of_read(text: &str, time: UnixTime, offset_minutes: i16) -> Self {
        Self { text: text.into(), time, offset_minutes }
    }

    /// The text as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The point in time.
    #[must_use]
    pub const fn time(&self) -> UnixTime {
        self.time
    }

    /// The offset of the local time from UTC in minutes, from -1439 to 1439; 0 for `Z`.
    #[must_use]
    pub const fn offset_minutes(&self) -> i16 {
        self.offset_minutes
    }

    /// The point in time and the offset in minutes of a text.
    pub(in crate::types) fn read(text: &[u8]) -> Result<(UnixTime, i16), ConversionError> {
        read(text).ok_or_else(|| EXPECTED.into())
    }
}

/// The result is in UTC, with `Z`.
impl From<UnixTime> for Timestamp {
    fn from(time: UnixTime) -> Self {
        Self { text: time.to_string(), time, offset_minutes: 0 }
    }
}

impl FromStr for Timestamp {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        let (time, offset_minutes) = Self::read(text.as_bytes())?;
        Ok(Self { text: text.into(), time, offset_minutes })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TimestampVisitor)
    }
}

struct TimestampVisitor;

impl Visitor<'_> for TimestampVisitor {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        text.parse().map_err(E::custom)
    }
}

const EXPECTED: &str = "a date and time of RFC 3339 from 1970 to 9999";

/// RFC 3339 section 5.6: `full-date "T" full-time`.
fn read(text: &[u8]) -> Option<(UnixTime, i16)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, ref rest @ ..] = *text
    else {
        return None;
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2].map(|byte| byte.wrapping_sub(b'0'));
    // Without a branch for each.
    if digits.iter().fold(0, |wrong, digit| wrong | u8::from(*digit > 9)) != 0 {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2] = digits.map(i64::from);
    let (year, month, day) = (1000 * y1 + 100 * y2 + 10 * y3 + y4, 10 * m1 + m2, 10 * d1 + d2);
    let (hour, minute, second) = (10 * h1 + h2, 10 * n1 + n2, 10 * s1 + s2);
    let is_date = year >= 1970 && (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day);
    if !is_date || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let mut rest = Reader(rest);
    let nanoseconds = rest.fraction()?;
    let offset_minutes = rest.offset()?;
    if !rest.0.is_empty() {
        return None;
    }
    let days = days_from_civil(year, month, day);
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - i64::from(offset_minutes) * 60;
    Some((UnixTime::new(u64::try_from(seconds).ok()?, nanoseconds)?, offset_minutes))
}

const fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The rest of the text.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self, expected: u8) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        (*first == expected).then_some(())
    }

    /// A number of exactly `digits` digits, at most nine.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
    }

    fn number_in(&mut self, digits: usize, low: i64, high: i64) -> Option<i64> {
        self.number(digits).filter(|number| (low..=high).contains(number))
    }

    /// An optional fraction: a point and one to nine digits; in nanoseconds.
    fn fraction(&mut self) -> Option<u32> {
        let [b'.', digits @ ..] = self.0 else { return Some(0) };
        let (mut nanoseconds, mut unit) = (0, 1_000_000_000);
        self.0 = digits;
        while let Some((digit @ b'0'..=b'9', rest)) = self.0.split_first() {
            unit /= 10;
            if unit == 0 {
                return None;
            }
            nanoseconds += u32::from(digit - b'0') * unit;
            self.0 = rest;
        }
        (unit < 1_000_000_000).then_some(nanoseconds)
    }

    /// `Z`, or a sign, hours and minutes; in minutes.
    fn offset(&mut self) -> Option<i16> {
        let sign = match self.0.first()? {
            b'Z' => {
                self.byte(b'Z')?;
                return Some(0);
            }
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        self.0 = self.0.get(1..)?;
        let hours = self.number_in(2, 0, 23)?;
        self.byte(b':')?;
        let minutes = self.number_in(2, 0, 59)?;
        i16::try_from(sign * (hours * 60 + minutes)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Option<String> {
        text.parse::<Timestamp>().ok().map(|timestamp| timestamp.time().to_string())
    }

    #[test]
    fn offsets_and_fractions_are_read() {
        for (text, time) in [
            ("2026-11-30T23:59:59Z", "2026-11-30T23:59:59Z"),
            ("2026-01-30T10:12:42.671Z", "2026-01-30T10:12:42.671Z"),
            ("2026-11-30T23:59:59+08:00", "2026-11-30T15:59:59Z"),
            ("2026-12-31T23:59:59.123456789-00:01", "2027-01-01T00:00:59.123456789Z"),
            ("2028-02-29T00:00:00-00:00", "2028-02-29T00:00:00Z"),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.9Z", "9999-12-31T23:59:59.9Z"),
        ] {
            assert_eq!(utc(text).as_deref(), Some(time), "{text}");
            let timestamp: Timestamp = text.parse().unwrap();
            assert_eq!(serde_json::to_string(&timestamp).unwrap(), format!("\"{text}\""));
        }
    }

    #[test]
    fn other_texts_than_timestamps_are_rejected() {
        for text in [
            "",
            "2026-11-30",
            "2026-11-30T23:59:59",
            "2026-11-30t23:59:59Z",
            "2026-11-30T23:59:59z",
            "2026-11-30 23:59:59Z",
            "2026-11-30T23:59:60Z",
            "2026-11-30T24:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2026-11-31T00:00:00Z",
            "2026-11-30T23:59:59.Z",
            "2026-11-30T23:59:59.1234567890Z",
            "2026-11-30T23:59:59+0800",
            "2026-11-30T23:59:59+24:00",
            "2026-11-30T23:59:59+08:60",
            "2026-11-30T23:59:59Z ",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
            "２026-11-30T23:59:59Z",
            "-026-11-30T23:59:59Z",
            "+026-11-30T23:59:59Z",
        ] {
            assert_eq!(utc(text), None, "{text}");
        }
    }
}
