//! Offsets from UTC.

use core::fmt;

/// An offset from UTC: whole minutes, less than a day, positive to the east. `Display` writes it as RFC 3339 section
/// 5.6 specifies.
///
/// ```
/// use ofm_protocol::time::UtcOffset;
///
/// assert_eq!(UtcOffset::from_minutes(480).unwrap().to_string(), "+08:00");
/// assert_eq!(UtcOffset::from_minutes(-90).unwrap().to_string(), "-01:30");
/// assert_eq!(UtcOffset::UTC.to_string(), "Z");
/// assert_eq!(UtcOffset::from_minutes(1440), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// The offset of UTC itself.
    pub const UTC: Self = Self(0);

    /// An offset in minutes; `None` for a day or more.
    #[must_use]
    pub const fn from_minutes(minutes: i16) -> Option<Self> {
        if minutes > -1440 && minutes < 1440 { Some(Self(minutes)) } else { None }
    }

    /// The minutes, from -1439 to 1439.
    #[must_use]
    pub const fn minutes(self) -> i16 {
        self.0
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("Z");
        }
        let (sign, minutes) = (if self.0 < 0 { '-' } else { '+' }, self.0.unsigned_abs());
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
