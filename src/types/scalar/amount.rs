//! Amounts of money as decimal texts.

use core::fmt;
use core::str::FromStr;

use crate::types::ConversionError;

/// An amount of money: 1 to `DIGITS` digits, a point and two digits, `1500.00`. It is exact, and written as it was
/// read, with leading zeros.
///
/// Two values are equal if their texts are; compare [`Amount::minor_units`] for values. `Debug` does not print it:
/// balances and payments are personal data.
///
/// ```
/// use ofm_protocol::types::scalar::Amount13;
///
/// let amount: Amount13 = "1500.05".parse()?;
/// assert_eq!(amount.minor_units(), 150_005);
/// assert_eq!(Amount13::from_minor_units(5).map(|cents| cents.to_string()).as_deref(), Some("0.05"));
/// assert!("1.5e3".parse::<Amount13>().is_err() && "1.500".parse::<Amount13>().is_err());
/// # Ok::<(), ofm_protocol::types::ConversionError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount<const DIGITS: usize> {
    minor_units: u64,
    /// The number of digits before the point.
    digits: u8,
}

/// An amount of Open Finance Malaysia: at most 13 digits before the point.
pub type Amount13 = Amount<13>;

/// An amount of API Hub (UAE): at most 16 digits before the point.
pub type Amount16 = Amount<16>;

const FORM: &str = "digits, a point and two digits";

impl<const DIGITS: usize> Amount<DIGITS> {
    /// The amount in hundredths, sen or fils: 1500.05 is `150_005`.
    #[must_use]
    pub const fn minor_units(self) -> u64 {
        self.minor_units
    }

    /// The amount of this many hundredths, without leading zeros; `None` if it has more than `DIGITS` digits before the
    /// point.
    #[must_use]
    pub const fn from_minor_units(minor_units: u64) -> Option<Self> {
        let mut digits = 1;
        let mut rest = minor_units / 1000;
        while rest > 0 {
            digits += 1;
            rest /= 10;
        }
        if digits as usize > DIGITS { None } else { Some(Self { minor_units, digits }) }
    }
}

impl<const DIGITS: usize> fmt::Debug for Amount<DIGITS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Amount(redacted)")
    }
}

impl<const DIGITS: usize> FromStr for Amount<DIGITS> {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        let (whole, cents) = text.split_once('.').ok_or(FORM)?;
        if whole.is_empty() || whole.len() > DIGITS.min(17) || cents.len() != 2 {
            return Err(FORM.into());
        }
        let mut minor_units = 0;
        for byte in whole.bytes().chain(cents.bytes()) {
            if !byte.is_ascii_digit() {
                return Err(FORM.into());
            }
            minor_units = minor_units * 10 + u64::from(byte - b'0');
        }
        Ok(Self { minor_units, digits: whole.len() as u8 })
    }
}

impl<const DIGITS: usize> fmt::Display for Amount<DIGITS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, cents) = (self.minor_units / 100, self.minor_units % 100);
        write!(f, "{whole:0width$}.{cents:02}", width = usize::from(self.digits))
    }
}

super::text_scalar!(Amount<const DIGITS: usize>);

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn texts_are_kept() {
        for (text, minor_units) in
            [("0.00", 0), ("007.50", 750), ("9999999999999.99", 999_999_999_999_999), ("10.01", 1001)]
        {
            let amount: Amount13 = text.parse().unwrap();
            assert_eq!((amount.minor_units(), amount.to_string().as_str()), (minor_units, text));
        }
        assert_eq!("9999999999999999.99".parse::<Amount16>().unwrap().minor_units(), 999_999_999_999_999_999);
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            ".00",
            "1",
            "1.",
            "1.0",
            "1.000",
            "1,00",
            "-1.00",
            "+1.00",
            "1e2",
            "1.5e3",
            "1.00 ",
            " 1.00",
            "1.0.0",
            "10000000000000.00",
            "\u{661}.00",
            "1.0\u{660}",
            "0x1.00",
            "1_0.00",
            "NaN",
        ] {
            assert!(text.parse::<Amount13>().is_err(), "{text}");
        }
        assert!("10000000000000000.00".parse::<Amount16>().is_err());
    }

    #[test]
    fn minor_units_have_bounds() {
        assert_eq!(Amount13::from_minor_units(0).unwrap().to_string(), "0.00");
        assert_eq!(Amount13::from_minor_units(999).unwrap().to_string(), "9.99");
        assert_eq!(Amount13::from_minor_units(1000).unwrap().to_string(), "10.00");
        assert_eq!(Amount13::from_minor_units(999_999_999_999_999).unwrap().to_string(), "9999999999999.99");
        assert_eq!(Amount13::from_minor_units(1_000_000_000_000_000), None);
    }
}
