//! Points in time. They are arguments: no code in this crate reads a clock.
//!
//! The caller supplies the current time as [`UnixTime`]. [`NumericDate`] is the time of a JWT claim (RFC 7519 section
//! 2). It is read from its decimal text without floating point, so comparisons are exact.
//!
//! The features `time`, `chrono` and `jiff` add conversions to and from the types of these crates: `From` if every
//! value fits, otherwise `TryFrom`.

use core::fmt;
use core::time::Duration;

pub use self::offset::UtcOffset;
pub use self::range::TimeRangeError;

#[cfg(feature = "chrono")]
mod chrono;
mod decimal;
#[cfg(feature = "jiff")]
mod jiff;
mod offset;
mod range;
#[cfg(feature = "types")]
mod stored;
#[cfg(feature = "time")]
mod time_crate;

/// A point in time: seconds and nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// ```
/// use ofm_protocol::time::UnixTime;
///
/// let now = UnixTime::from_seconds(1_769_766_718);
/// assert_eq!(now.to_string(), "2026-01-30T09:51:58Z");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime {
    seconds: u64,
    nanoseconds: u32,
}

impl UnixTime {
    /// The last second of the year 9999: 9999-12-31T23:59:59Z.
    pub const MAX_SECONDS: u64 = 253_402_300_799;

    /// The latest point in time of a [`NumericDate`]: 9999-12-31T23:59:59.999999999Z.
    pub const MAX: Self = Self { seconds: Self::MAX_SECONDS, nanoseconds: 999_999_999 };

    /// A whole second. Values above [`UnixTime::MAX_SECONDS`] become [`UnixTime::MAX_SECONDS`].
    #[must_use]
    pub const fn from_seconds(seconds: u64) -> Self {
        if seconds > Self::MAX_SECONDS { Self::MAX } else { Self { seconds, nanoseconds: 0 } }
    }

    /// A second and its nanoseconds; `None` above [`UnixTime::MAX`] or for 10^9 nanoseconds and more.
    #[must_use]
    pub const fn new(seconds: u64, nanoseconds: u32) -> Option<Self> {
        if seconds > Self::MAX_SECONDS || nanoseconds >= 1_000_000_000 {
            return None;
        }
        Some(Self { seconds, nanoseconds })
    }

    /// The whole seconds since the epoch.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.seconds
    }

    /// The nanoseconds after [`UnixTime::seconds`], below 10^9.
    #[must_use]
    pub const fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// This time plus `later`, at most [`UnixTime::MAX`].
    #[must_use]
    pub const fn saturating_add(self, later: Duration) -> Self {
        match self.since_epoch().checked_add(later) {
            Some(sum) if sum.as_secs() <= Self::MAX_SECONDS => Self::from_since_epoch(sum),
            _ => Self::MAX,
        }
    }

    /// This time minus `earlier`, at least the epoch.
    #[must_use]
    pub const fn saturating_sub(self, earlier: Duration) -> Self {
        Self::from_since_epoch(self.since_epoch().saturating_sub(earlier))
    }

    /// The time that has passed since `earlier`; `None` if `earlier` is later than this time.
    #[must_use]
    pub const fn checked_since(self, earlier: Self) -> Option<Duration> {
        self.since_epoch().checked_sub(earlier.since_epoch())
    }

    #[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
    const fn signed_seconds(self) -> i64 {
        // The value has at most twelve digits.
        self.seconds.cast_signed()
    }

    #[cfg(any(feature = "time", feature = "jiff"))]
    const fn signed_nanoseconds(self) -> i32 {
        // The value has at most nine digits.
        self.nanoseconds.cast_signed()
    }

    const fn since_epoch(self) -> Duration {
        Duration::new(self.seconds, self.nanoseconds)
    }

    const fn from_since_epoch(since: Duration) -> Self {
        Self { seconds: since.as_secs(), nanoseconds: since.subsec_nanos() }
    }
}

/// Converts seconds since the epoch and nanoseconds, the form of other libraries.
#[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
fn from_parts(seconds: i64, nanoseconds: u32) -> Result<UnixTime, TimeRangeError> {
    let seconds = u64::try_from(seconds).map_err(|_| TimeRangeError::BeforeEpoch)?;
    if nanoseconds >= 1_000_000_000 {
        return Err(TimeRangeError::LeapSecond);
    }
    UnixTime::new(seconds, nanoseconds).ok_or(TimeRangeError::TooLate)
}

/// Writes RFC 3339 in UTC. A fraction has no trailing zeros. The alternate form `{:#}` adds the seconds since the epoch
/// in brackets, as the messages of errors do: `2026-01-30T09:51:58Z (1769766718)`.
impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(i64::try_from(self.seconds / 86_400).unwrap_or(i64::MAX));
        let second = self.seconds % 86_400;
        write!(f, "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)?;
        write_fraction(f, self.nanoseconds)?;
        f.write_str("Z")?;
        if f.alternate() { write!(f, " ({})", NumericDate(*self)) } else { Ok(()) }
    }
}

/// Converts a reading of the system's clock. A time before the epoch becomes the epoch; a time after the year 9999
/// becomes [`UnixTime::MAX`].
#[cfg(feature = "std")]
impl From<std::time::SystemTime> for UnixTime {
    fn from(time: std::time::SystemTime) -> Self {
        let since = time.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Self::default().saturating_add(since)
    }
}

/// The time of a JWT claim: a JSON number of seconds since the epoch, possibly with a fraction (RFC 7519 section 2),
/// from the epoch to the year 9999.
///
/// Digits after the ninth of the fraction are ignored. The text is written without an exponent, and without a zero
/// fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumericDate(UnixTime);

impl NumericDate {
    /// A whole second. Values above [`UnixTime::MAX_SECONDS`] become [`UnixTime::MAX`].
    #[must_use]
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(UnixTime::from_seconds(seconds))
    }

    /// The point in time.
    #[must_use]
    pub const fn time(self) -> UnixTime {
        self.0
    }

    /// The whole seconds since the epoch.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.0.seconds
    }

    /// The nanoseconds after [`NumericDate::seconds`], below 10^9.
    #[must_use]
    pub const fn nanoseconds(self) -> u32 {
        self.0.nanoseconds
    }

    /// Reads the exact value of a JSON number (RFC 8259 section 6): `1769767018.445`, `1.7697e9`.
    ///
    /// Errors: the text is not a JSON number; the number is negative (`-0` is accepted); the number is after the year
    /// 9999.
    pub fn from_decimal(text: &[u8]) -> Result<Self, NumericDateError> {
        decimal::read(text)
    }
}

impl From<UnixTime> for NumericDate {
    fn from(time: UnixTime) -> Self {
        Self(time)
    }
}

impl From<NumericDate> for UnixTime {
    fn from(date: NumericDate) -> Self {
        date.0
    }
}

/// Writes a JSON number. The alternate form `{:#}` writes RFC 3339 with the number in brackets, as [`UnixTime`] does.
impl fmt::Display for NumericDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return write!(f, "{:#}", self.0);
        }
        write!(f, "{}", self.0.seconds)?;
        write_fraction(f, self.0.nanoseconds)
    }
}

/// The reason why a text is not a [`NumericDate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumericDateError {
    /// The text is not a JSON number.
    NotANumber,
    /// The time is before 1970.
    Negative,
    /// The time is after the year 9999.
    OutOfRange,
}

impl fmt::Display for NumericDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a JSON number",
            Self::Negative => "before 1970",
            Self::OutOfRange => "after the year 9999",
        })
    }
}

impl core::error::Error for NumericDateError {}

fn write_fraction(f: &mut fmt::Formatter<'_>, nanoseconds: u32) -> fmt::Result {
    if nanoseconds == 0 {
        return Ok(());
    }
    let (mut digits, mut width) = (nanoseconds, 9);
    while digits.is_multiple_of(10) {
        digits /= 10;
        width -= 1;
    }
    write!(f, ".{digits:0width$}")
}

/// The proleptic Gregorian date of a day counted from 1970-01-01, as (year, month, day).
///
/// Eras of 400 years begin on 1 March, so that the leap day is the last day of its year.
pub(crate) const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// The day of a proleptic Gregorian date, counted from 1970-01-01; the inverse of [`civil_from_days`].
#[cfg(any(test, feature = "types"))]
pub(crate) const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Result<(u64, u32), NumericDateError> {
        NumericDate::from_decimal(text.as_bytes()).map(|date| (date.seconds(), date.nanoseconds()))
    }

    #[test]
    fn numeric_date_reads_the_samples() {
        assert_eq!(date("1769767018.445"), Ok((1_769_767_018, 445_000_000)));
        assert_eq!(date("1769768007"), Ok((1_769_768_007, 0)));
    }

    #[test]
    fn numeric_date_is_exact_at_the_edges() {
        assert_eq!(date("1.688117968E9"), Ok((1_688_117_968, 0)));
        assert_eq!(date("16881179681e-1"), Ok((1_688_117_968, 100_000_000)));
        assert_eq!(date("5e-9"), Ok((0, 5)));
        assert_eq!(date("0.0000000005"), Ok((0, 0)));
        assert_eq!(date("0e999999999999999999999"), Ok((0, 0)));
        assert_eq!(date("-0.0"), Ok((0, 0)));
        assert_eq!(date("253402300799.9999999999"), Ok((253_402_300_799, 999_999_999)));
        assert_eq!(date("253402300800"), Err(NumericDateError::OutOfRange));
        assert_eq!(date("1e300"), Err(NumericDateError::OutOfRange));
        assert_eq!(date("1e99999999999999999999"), Err(NumericDateError::OutOfRange));
        assert_eq!(date("1e-99999999999999999999"), Ok((0, 0)));
        assert_eq!(date("-1"), Err(NumericDateError::Negative));
        for text in ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "NaN", "Infinity", "1 ", " 1", "0x1", "1_0", "\"1\""]
        {
            assert_eq!(date(text), Err(NumericDateError::NotANumber), "{text}");
        }
    }

    #[test]
    fn numeric_date_is_written_without_exponent_and_without_a_zero_fraction() {
        for (text, written) in
            [("1769767018.445", "1769767018.445"), ("1769768007.0", "1769768007"), ("5e-9", "0.000000005")]
        {
            let date = NumericDate::from_decimal(text.as_bytes()).unwrap();
            assert_eq!(date.to_string(), written);
        }
    }

    #[test]
    fn dates_follow_the_calendar() {
        assert_eq!(UnixTime::from_seconds(0).to_string(), "1970-01-01T00:00:00Z");
        assert_eq!(UnixTime::from_seconds(951_782_400).to_string(), "2000-02-29T00:00:00Z");
        assert_eq!(UnixTime::MAX.to_string(), "9999-12-31T23:59:59.999999999Z");
        for day in (-800_000..2_932_896).step_by(17) {
            let (year, month, date) = civil_from_days(day);
            assert_eq!(days_from_civil(year, month, date), day);
        }
    }

    #[test]
    fn the_alternate_form_is_rfc_3339_with_the_number_in_brackets() {
        let date = NumericDate::from_decimal(b"1769766718.25").unwrap();
        assert_eq!(format!("{date:#}"), "2026-01-30T09:51:58.25Z (1769766718.25)");
        assert_eq!(format!("{:#}", date.time()), format!("{date:#}"));
        assert_eq!(format!("{:#}", UnixTime::from_seconds(0)), "1970-01-01T00:00:00Z (0)");
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        let now = UnixTime::from_seconds(100);
        assert_eq!(now.saturating_sub(Duration::from_secs(101)), UnixTime::default());
        assert_eq!(now.saturating_add(Duration::MAX), UnixTime::MAX);
        assert_eq!(UnixTime::from_seconds(u64::MAX), UnixTime::MAX);
        assert_eq!(now.checked_since(UnixTime::from_seconds(101)), None);
    }
}
