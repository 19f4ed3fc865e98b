//! Days.

use core::fmt;
use core::str::FromStr;

use crate::types::ConversionError;

/// A day that exists, from 1900 to 9999, as `2026-11-30` (RFC 3339 section 5.6, `full-date`).
///
/// ```
/// use ofm_protocol::types::scalar::Date;
///
/// let day: Date = "2028-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2028, 2, 29));
/// assert!("2026-02-29".parse::<Date>().is_err());
/// # Ok::<(), ofm_protocol::types::ConversionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const FORM: &str = "not a day of the form 2026-11-30, from 1900 to 9999";

impl Date {
    /// The day; `None` if it does not exist or the year is not within 1900 to 9999.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => 0,
        };
        if year < 1900 || year > 9999 || day < 1 || day > last { None } else { Some(Self { year, month, day }) }
    }

    /// The year, from 1900 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl FromStr for Date {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(FORM.into()) };
        let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
        if digits.iter().any(|digit| !digit.is_ascii_digit()) {
            return Err(FORM.into());
        }
        let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(|digit| digit - b'0');
        let year = u16::from(y1) * 1000 + u16::from(y2) * 100 + u16::from(y3) * 10 + u16::from(y4);
        Self::new(year, m1 * 10 + m2, d1 * 10 + d2).ok_or_else(|| FORM.into())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

super::text_scalar!(Date);

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn days_that_exist() {
        for text in ["1900-01-01", "2000-02-29", "2028-02-29", "2026-11-30", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026-02-29",
            "1900-02-29",
            "2026-11-31",
            "2026-00-10",
            "2026-13-01",
            "2026-01-00",
            "2026-01-32",
            "1899-12-31",
            "0000-01-01",
            "2026-1-1",
            "2026/01/01",
            "20260101",
            "2026-01-01Z",
            "+026-01-01",
            "2026-01-1\u{660}",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_ordered() {
        assert!(Date::new(2026, 1, 31) < Date::new(2026, 2, 1));
    }
}
