//! The stored form of points in time.

use core::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::UnixTime;

/// Whole seconds become a number. A time with a fraction becomes a text, `"1769766718.25"`, because JSON numbers of
/// that size lose digits.
impl Serialize for UnixTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.nanoseconds == 0 {
            serializer.serialize_u64(self.seconds)
        } else {
            serializer.collect_str(&format_args!("{}.{:09}", self.seconds, self.nanoseconds))
        }
    }
}

/// Errors: a negative number; a number with a fraction; a text with characters other than digits and one point; a time
/// after the year 9999.
impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seconds;

        impl Visitor<'_> for Seconds {
            type Value = UnixTime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("seconds since 1970, before the year 10000")
            }

            fn visit_u64<E: de::Error>(self, seconds: u64) -> Result<UnixTime, E> {
                UnixTime::new(seconds, 0).ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(seconds), &self))
            }

            fn visit_i64<E: de::Error>(self, seconds: i64) -> Result<UnixTime, E> {
                let unsigned = u64::try_from(seconds).ok().and_then(|seconds| UnixTime::new(seconds, 0));
                unsigned.ok_or_else(|| E::invalid_value(de::Unexpected::Signed(seconds), &self))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<UnixTime, E> {
                parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_any(Seconds)
    }
}

fn parse(text: &str) -> Option<UnixTime> {
    let (seconds, fraction) = text.split_once('.')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(seconds) || !is_number(fraction) || fraction.len() > 9 {
        return None;
    }
    let missing = u32::try_from(9 - fraction.len()).ok()?;
    UnixTime::new(seconds.parse().ok()?, fraction.parse::<u32>().ok()? * 10_u32.pow(missing))
}
