//! Points in time.

use core::fmt::{self, Write as _};

use super::any_value::as_f64;
use super::scalar::parsed;
use super::{Reader, Rejected, View};
use crate::jose::json::{Number, Str};
use crate::time::{self, UnixTime};
use crate::types::scalar;

/// A date and time with its offset from UTC, as [`scalar::Timestamp`] reads it.
#[derive(Clone, Copy, Debug)]
pub struct Timestamp<'a> {
    text: Str<'a>,
    time: UnixTime,
    offset_minutes: i16,
}

impl<'a> Timestamp<'a> {
    /// The text as received.
    #[must_use]
    pub const fn text(self) -> Str<'a> {
        self.text
    }

    /// The point in time.
    #[must_use]
    pub const fn time(self) -> UnixTime {
        self.time
    }

    /// The offset of the local time from UTC in minutes, from -1439 to 1439; 0 for `Z`.
    #[must_use]
    pub const fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }
}

impl<'a> View<'a> for Timestamp<'a> {
    type Owned = scalar::Timestamp;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let (text, (time, offset_minutes)) = parsed(reader, scalar::Timestamp::read)?;
        Ok(Self { text, time, offset_minutes })
    }

    fn is(&self, owned: &scalar::Timestamp) -> bool {
        self.text == *owned.as_str()
    }
}

/// The time of a JWT claim (RFC 7519 section 2), from 1970 to the year 9999.
///
/// A fraction is kept as far as an `f64` keeps it, as in the owned type; [`NumericDate::number`] has every digit.
#[derive(Clone, Copy, Debug)]
pub struct NumericDate<'a> {
    date: time::NumericDate,
    number: Number<'a>,
}

impl<'a> NumericDate<'a> {
    /// The time in the form of the crate's core.
    #[must_use]
    pub const fn date(self) -> time::NumericDate {
        self.date
    }

    /// The point in time.
    #[must_use]
    pub const fn time(self) -> UnixTime {
        self.date.time()
    }

    /// The number as received.
    #[must_use]
    pub const fn number(self) -> Number<'a> {
        self.number
    }

    /// Whether it has a fraction or an exponent in writing.
    #[must_use]
    pub fn is_fractional(self) -> bool {
        !self.number.is_integer()
    }
}

impl<'a> View<'a> for NumericDate<'a> {
    type Owned = scalar::NumericDate;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let number = reader.number()?;
        let date = date_of(number).ok_or_else(|| reader.reject("no time from 1970 to the year 9999"))?;
        Ok(Self { date, number })
    }

    fn is(&self, owned: &scalar::NumericDate) -> bool {
        self.date == owned.date()
    }
}

/// Writes the point in time in RFC 3339.
impl fmt::Display for NumericDate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.time().fmt(f)
    }
}

/// The date of the `f64` that is nearest to the number.
fn date_of(number: Number<'_>) -> Option<time::NumericDate> {
    /// A number with so few digits is the shortest one with its `f64`, or a whole one.
    const EXACT: usize = 15;
    let is_exponent = |byte: &u8| byte.eq_ignore_ascii_case(&b'e');
    if number.text().len() <= EXACT && !number.text().iter().any(is_exponent) {
        return time::NumericDate::from_decimal(number.text()).ok();
    }
    rounded(number)
}

#[cold]
fn rounded(number: Number<'_>) -> Option<time::NumericDate> {
    let mut text = [0; 32];
    let mut rest = Text(&mut text);
    write!(rest, "{:e}", as_f64(number)).ok()?;
    let left = rest.0.len();
    time::NumericDate::from_decimal(text.get(..text.len() - left)?).ok()
}

/// Writes into the front of a buffer.
struct Text<'b>(&'b mut [u8]);

impl fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let (front, rest) = core::mem::take(&mut self.0).split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        front.copy_from_slice(text.as_bytes());
        self.0 = rest;
        Ok(())
    }
}
