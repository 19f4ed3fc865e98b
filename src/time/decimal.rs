//! Dates in the decimal text of JSON numbers.

use super::{NumericDate, NumericDateError, UnixTime};

/// See [`NumericDate::from_decimal`].
pub(super) fn read(text: &[u8]) -> Result<NumericDate, NumericDateError> {
    match plain(text) {
        Some(date) => Ok(date),
        None => general(text),
    }
}

/// Reads any number, as [`read`] does.
#[cold]
fn general(text: &[u8]) -> Result<NumericDate, NumericDateError> {
    Decimal::parse(text).ok_or(NumericDateError::NotANumber)?.to_date()
}

/// Ten to the power of the index.
const TENS: [u32; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// Whether all eight bytes are decimal digits.
const fn are_digits(bytes: u64) -> bool {
    // The high half of a digit is 3, and remains 3 after adding six.
    bytes & bytes.wrapping_add(0x0606_0606_0606_0606) & 0xf0f0_f0f0_f0f0_f0f0 == 0x3030_3030_3030_3030
}

/// The number of eight decimal digits.
fn eight_digits(digits: [u8; 8]) -> Option<u64> {
    let digits = u64::from_le_bytes(digits);
    if !are_digits(digits) {
        return None;
    }
    // Neighbours are combined step by step into numbers of two, four and eight digits. The first digit is in the low
    // half.
    let pairs = (digits & 0x0f0f_0f0f_0f0f_0f0f).wrapping_mul(10 << 8 | 1) >> 8;
    let fours = (pairs & 0x00ff_00ff_00ff_00ff).wrapping_mul(100 << 16 | 1) >> 16;
    Some((fours & 0x0000_ffff_0000_ffff).wrapping_mul(10_000 << 32 | 1) >> 32)
}

/// Reads a date of ten digits, the form from 2001 to 2286, with up to nine more digits of a fraction. Other texts take
/// the general path.
#[inline]
fn plain(text: &[u8]) -> Option<NumericDate> {
    let digit = |byte: u8| byte.is_ascii_digit().then_some(u32::from(byte & 0x0f));
    let (first, [tens, ones, rest @ ..]) = text.split_first_chunk::<8>()? else { return None };
    let seconds = eight_digits(*first)? * 100 + u64::from(digit(*tens)? * 10 + digit(*ones)?);
    // A leading zero is allowed only as the integer zero.
    if first[0] == b'0' {
        return None;
    }
    let mut nanoseconds = 0;
    if let [point, fraction @ ..] = rest {
        if *point != b'.' || fraction.is_empty() {
            return None;
        }
        // The unit is a power of ten, by the number of missing digits. Fractions with too many digits take the general
        // path.
        let unit = TENS.get(9_usize.checked_sub(fraction.len())?)?;
        for byte in fraction {
            nanoseconds = nanoseconds * 10 + digit(*byte)?;
        }
        nanoseconds *= unit;
    }
    UnixTime::new(seconds, nanoseconds).map(NumericDate)
}

/// A parsed JSON number: `digits`, with the decimal point after the first `point` digits.
struct Decimal<'a> {
    negative: bool,
    integer: &'a [u8],
    fraction: &'a [u8],
    exponent: i64,
}

impl<'a> Decimal<'a> {
    /// RFC 8259 section 6: `[ minus ] int [ frac ] [ exp ]`.
    fn parse(text: &'a [u8]) -> Option<Self> {
        let (negative, rest) = match text {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let (integer, rest) = split_digits(rest);
        if integer.is_empty() || (integer.len() > 1 && integer[0] == b'0') {
            return None;
        }
        let (fraction, rest) = match rest {
            [b'.', rest @ ..] => {
                let (fraction, rest) = split_digits(rest);
                if fraction.is_empty() {
                    return None;
                }
                (fraction, rest)
            }
            rest => (&[][..], rest),
        };
        let exponent = match rest {
            [] => 0,
            [b'e' | b'E', rest @ ..] => {
                let (sign, digits) = match rest {
                    [b'-', digits @ ..] => (-1, digits),
                    [b'+', digits @ ..] | digits => (1, digits),
                };
                let (digits, rest) = split_digits(digits);
                if digits.is_empty() || !rest.is_empty() {
                    return None;
                }
                // All exponents above 10^12 are equally out of range.
                let magnitude =
                    digits.iter().fold(0_i64, |sum, digit| (sum * 10 + i64::from(digit - b'0')).min(1_000_000_000_000));
                sign * magnitude
            }
            _ => return None,
        };
        Some(Self { negative, integer, fraction, exponent })
    }

    fn to_date(&self) -> Result<NumericDate, NumericDateError> {
        let digits = || self.integer.iter().chain(self.fraction).map(|digit| digit - b'0');
        let Some(leading_zeros) = digits().position(|digit| digit != 0) else {
            return Ok(NumericDate::default());
        };
        if self.negative {
            return Err(NumericDateError::Negative);
        }
        // The number of digits before the decimal point, after the exponent has moved it.
        let point = to_i64(self.integer.len()).saturating_add(self.exponent).saturating_sub(to_i64(leading_zeros));
        if point > 12 {
            return Err(NumericDateError::OutOfRange);
        }
        let mut significant = digits().skip(leading_zeros);
        let mut seconds = 0_u64;
        for _ in 0..point.max(0) {
            seconds = seconds * 10 + u64::from(significant.next().unwrap_or(0));
        }
        let mut nanoseconds = 0_u32;
        for position in 0..9 {
            let digit = if position < -point { 0 } else { significant.next().unwrap_or(0) };
            nanoseconds = nanoseconds * 10 + u32::from(digit);
        }
        UnixTime::new(seconds, nanoseconds).map(NumericDate).ok_or(NumericDateError::OutOfRange)
    }
}

fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len()))
}

fn to_i64(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn whole_seconds_agree_with_the_general_reader() {
        let numbers = (0..60).map(|power| 1_u64 << power).chain((0..19).map(|power| 10_u64.pow(power)));
        let texts = numbers.flat_map(|number| [number - 1, number]).map(|number| number.to_string());
        let other = ["", "0", "00", "01", "-1", "1.0", "1e5", "1 ", "a", "9:", "99999999999", "100000000000"];
        for text in texts.chain(other.map(String::from)) {
            assert_eq!(read(text.as_bytes()), general(text.as_bytes()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_dates_agree_with_the_general_reader(text in r"[1-9][0-9]{9}(\.[0-9]{1,9})?") {
            prop_assert_eq!(plain(text.as_bytes()).ok_or(NumericDateError::NotANumber), general(text.as_bytes()));
        }

        #[test]
        fn almost_plain_dates_agree_with_the_general_reader(
            text in r"[0-9]{7,13}(\.[0-9]{0,11})?([eE][0-9])?",
            at: prop::sample::Index,
            byte in prop_oneof![any::<u8>(), b'-'..=b'?'],
        ) {
            let mut text = text.into_bytes();
            prop_assert_eq!(read(&text), general(&text));
            let at = at.index(text.len());
            text[at] = byte;
            prop_assert_eq!(read(&text), general(&text));
        }

        #[test]
        fn digits_are_digits(mut bytes in prop::array::uniform8(b'0'..=b'9'), at in 0..8_usize, byte: u8) {
            prop_assert!(are_digits(u64::from_le_bytes(bytes)));
            bytes[at] = byte;
            prop_assert_eq!(are_digits(u64::from_le_bytes(bytes)), byte.is_ascii_digit());
        }

        #[test]
        fn any_bytes_are_digits_if_each_is(bytes: [u8; 8]) {
            prop_assert_eq!(are_digits(u64::from_le_bytes(bytes)), bytes.iter().all(u8::is_ascii_digit));
        }
    }
}
