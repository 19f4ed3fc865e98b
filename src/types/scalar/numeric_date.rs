//! Times in claims.

use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use serde_json::Number;

use crate::time::{self, UnixTime};

/// The time of a JWT claim (RFC 7519 section 2), from 1970 to the year 9999. It is written as the number from which it
/// was read, so that `1769768007.0` does not become `1769768007`.
///
/// Two values are equal if they are the same time in any form.
///
/// ```
/// use ofm_protocol::types::NumericDate;
///
/// let date: NumericDate = serde_json::from_str("1769767018.445")?;
/// assert_eq!(date.time().to_string(), "2026-01-30T09:56:58.445Z");
/// assert!(date.is_fractional());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct NumericDate {
    date: time::NumericDate,
    /// The received number, if it differs from the plain text of `date`.
    received: Option<Number>,
}

impl NumericDate {
    /// A whole second. Values after the year 9999 become its end.
    #[must_use]
    pub const fn from_seconds(seconds: u64) -> Self {
        Self { date: time::NumericDate::from_seconds(seconds), received: None }
    }

    /// The point in time.
    #[must_use]
    pub const fn time(&self) -> UnixTime {
        self.date.time()
    }

    /// The time in the form of the crate's core.
    #[must_use]
    pub const fn date(&self) -> time::NumericDate {
        self.date
    }

    /// Whether it has a fraction in writing, also a zero one.
    #[must_use]
    pub fn is_fractional(&self) -> bool {
        self.date.nanoseconds() != 0 || self.received.is_some()
    }
}

impl From<time::NumericDate> for NumericDate {
    fn from(date: time::NumericDate) -> Self {
        Self { date, received: None }
    }
}

impl From<UnixTime> for NumericDate {
    fn from(time: UnixTime) -> Self {
        time::NumericDate::from(time).into()
    }
}

impl From<NumericDate> for UnixTime {
    fn from(date: NumericDate) -> Self {
        date.time()
    }
}

impl PartialEq for NumericDate {
    fn eq(&self, other: &Self) -> bool {
        self.date == other.date
    }
}

impl Eq for NumericDate {}

impl PartialOrd for NumericDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NumericDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.date.cmp(&other.date)
    }
}

impl Hash for NumericDate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.date.hash(state);
    }
}

impl Serialize for NumericDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.received {
            Some(number) => number.serialize(serializer),
            None if self.date.nanoseconds() == 0 => serializer.serialize_u64(self.date.seconds()),
            None => {
                let text: String = self.date.to_string();
                text.parse::<Number>().map_err(|_| ser::Error::custom("no JSON number"))?.serialize(serializer)
            }
        }
    }
}

/// Uses [`Number`], because a separate visitor would receive a map if another crate enables
/// `serde_json/arbitrary_precision`.
impl<'de> Deserialize<'de> for NumericDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        // Whole seconds have a single text.
        if let Some(seconds) = number.as_u64().filter(|seconds| *seconds <= UnixTime::MAX_SECONDS) {
            return Ok(Self::from_seconds(seconds));
        }
        let text = number.to_string();
        let date = time::NumericDate::from_decimal(text.as_bytes()).map_err(D::Error::custom)?;
        let received = (date.to_string() != text).then_some(number);
        Ok(Self { date, received })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_form_is_kept() {
        for text in
            ["1769768007", "1769768007.0", "1769767018.445", "0", "-0", "1.7697e9", "0.12345678901234567", "5e-324"]
        {
            let value: Value = serde_json::from_str(text).unwrap();
            let date: NumericDate = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(serde_json::to_value(&date).unwrap(), value, "{text}");
        }
    }

    #[test]
    fn equality_compares_times() {
        let read = |text| serde_json::from_str::<NumericDate>(text).unwrap();
        assert_eq!(read("1769768007"), read("1769768007.0"));
        assert!(!read("1769768007").is_fractional());
        assert!(read("1769768007.0").is_fractional());
        assert!(read("1769768007") < read("1769768007.001"));
    }

    #[test]
    fn a_date_made_here_is_written_as_short_as_it_is() {
        let time = UnixTime::new(1_769_767_018, 445_000_000).unwrap();
        assert_eq!(serde_json::to_string(&NumericDate::from(time)).unwrap(), "1769767018.445");
        assert_eq!(serde_json::to_string(&NumericDate::from_seconds(7)).unwrap(), "7");
    }

    #[test]
    fn other_texts_than_dates_are_rejected() {
        for text in ["-1", "-0.5", "253402300800", "1e300", "\"1769768007\"", "null", "true", "[]", "{}"] {
            assert!(serde_json::from_str::<NumericDate>(text).is_err(), "{text}");
        }
    }
}
