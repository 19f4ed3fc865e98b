//! Values of the hand-written types for structure-aware fuzzing, valid by construction.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use arbitrary::{Arbitrary, Error, Result, Unstructured};
use serde_json::{Map, Value};

use super::{
    Amount, AnyValue, CustomData, Date, EncryptedText, LenientBool, Letters, List, Members, Number, NumericDate,
    OneOrMany, Open, PersonalString, SecretString, Timestamp, UniqueList, Uuid,
};

/// The nesting depth of generated JSON values, far below the JOSE reader's budget.
const DEPTH: u8 = 3;

/// A string of `shortest` to `longest` characters, for types with bounds on their length.
pub fn text<T: FromStr>(u: &mut Unstructured<'_>, shortest: usize, longest: usize) -> Result<T> {
    let length = u.int_in_range(shortest..=longest)?;
    let text: String = (0..length).map(|_| u.arbitrary::<char>()).collect::<Result<_>>()?;
    text.parse().map_err(|_| Error::IncorrectFormat)
}

/// The index of one of `count` values.
pub fn choice(u: &mut Unstructured<'_>, count: u16) -> Result<u16> {
    u.int_in_range(0..=count.saturating_sub(1))
}

impl<'a> Arbitrary<'a> for AnyValue {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        value(u, DEPTH).map(Self)
    }
}

impl<'a> Arbitrary<'a> for Members {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        members(u, DEPTH).map(Self::from)
    }
}

impl<'a> Arbitrary<'a> for LenientBool {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let text = u.choose(&["true", "false", "\"true\"", "\"false\""])?;
        serde_json::from_str(text).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for NumericDate {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let seconds = u.int_in_range(0..=253_402_300_799_u64)?;
        let fraction = u.choose(&["", ".0", ".5", ".445", ".000001"])?;
        serde_json::from_str(&format!("{seconds}{fraction}")).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Timestamp {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        // The day is inside the range, so that every offset stays between 1970 and 9999.
        let (year, month, day) = (u.int_in_range(1971..=9998)?, u.int_in_range(1..=12)?, u.int_in_range(1..=28)?);
        let (hour, minute, second) = (u.int_in_range(0..=23)?, u.int_in_range(0..=59)?, u.int_in_range(0..=59)?);
        let fraction = u.choose(&["", ".0", ".123", ".000000001"])?;
        let zone = match u.int_in_range(0..=2)? {
            0 => "Z".into(),
            sign => {
                let sign = if sign == 1 { '+' } else { '-' };
                format!("{sign}{:02}:{:02}", u.int_in_range(0..=23)?, u.int_in_range(0..=59)?)
            }
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}")
            .parse()
            .map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a, T: Arbitrary<'a>> Arbitrary<'a> for OneOrMany<T> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(if u.arbitrary()? { Self::One(u.arbitrary()?) } else { Self::Many(u.arbitrary()?) })
    }
}

impl<'a, T: Arbitrary<'a> + FromStr> Arbitrary<'a> for Open<T> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        if u.arbitrary()? {
            return u.arbitrary().map(Self::Known);
        }
        let text: String = u.arbitrary()?;
        Ok(T::from_str(&text).map_or_else(|_| Self::Other(text), Self::Known))
    }
}

impl<'a, T: Arbitrary<'a> + PartialEq> Arbitrary<'a> for UniqueList<T> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut values: Vec<T> = Vec::from([u.arbitrary()?]);
        for value in u.arbitrary_iter()? {
            let value = value?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Self::try_from(values).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for SecretString {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary::<String>().map(Self::from)
    }
}

impl<'a> Arbitrary<'a> for PersonalString {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary::<String>().map(Self::from)
    }
}

impl<'a, const DIGITS: usize> Arbitrary<'a> for Amount<DIGITS> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let greatest = 10_u64.saturating_pow(u32::try_from(DIGITS).unwrap_or(u32::MAX)).saturating_mul(100) - 1;
        Self::from_minor_units(u.int_in_range(0..=greatest)?).ok_or(Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Date {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let (year, month, day) = (u.int_in_range(1900..=9999)?, u.int_in_range(1..=12)?, u.int_in_range(1..=31)?);
        Self::new(year, month, day).ok_or(Error::IncorrectFormat)
    }
}

impl<'a, const LENGTH: usize> Arbitrary<'a> for Letters<LENGTH> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let letters: String =
            (0..LENGTH).map(|_| Ok(char::from(u.int_in_range(b'A'..=b'Z')?))).collect::<Result<_>>()?;
        letters.parse().map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Uuid {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let number = format!("{:032x}", u.arbitrary::<u128>()?);
        let (a, b) = number.split_at(8);
        format!("{a}-{}-{}-{}-{}", &b[..4], &b[4..8], &b[8..12], &b[12..]).parse().map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for EncryptedText {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        format!("eyJ.{:x}.{:x}.{:x}.", u.arbitrary::<u64>()?, u.arbitrary::<u64>()?, u.arbitrary::<u64>()?)
            .parse()
            .map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Number {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        // Halves, which every reader of decimals reads exactly.
        let half = f64::from(u.arbitrary::<i32>()?) / 2.0;
        serde_json::Number::from_f64(half).map(Self).ok_or(Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for CustomData {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut texts = alloc::collections::BTreeMap::new();
        for _ in 0..u.int_in_range(0..=4)? {
            texts.insert(format!("x-{}", u.arbitrary::<u8>()?), format!("{}", u.arbitrary::<u64>()?));
        }
        Self::try_from(texts).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a, T: Arbitrary<'a>, const MIN: usize, const MAX: usize> Arbitrary<'a> for List<T, MIN, MAX> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut values = Vec::new();
        for _ in 0..MIN {
            values.push(u.arbitrary()?);
        }
        for value in u.arbitrary_iter()?.take(4) {
            values.push(value?);
        }
        Self::try_from(values).map_err(|_| Error::IncorrectFormat)
    }
}

fn value(u: &mut Unstructured<'_>, depth: u8) -> Result<Value> {
    let deepest = if depth == 0 { 4 } else { 6 };
    Ok(match u.int_in_range(0..=deepest)? {
        0 => Value::Null,
        1 => Value::Bool(u.arbitrary()?),
        2 => Value::from(u.arbitrary::<i64>()?),
        // Halves, which every reader of decimals reads exactly.
        3 => Value::from(f64::from(u.arbitrary::<i32>()?) / 2.0),
        4 => Value::String(u.arbitrary()?),
        5 => {
            let length = u.int_in_range(0..=4)?;
            Value::Array((0..length).map(|_| value(u, depth - 1)).collect::<Result<_>>()?)
        }
        _ => Value::Object(members(u, depth - 1)?),
    })
}

/// Members whose names no schema defines.
fn members(u: &mut Unstructured<'_>, depth: u8) -> Result<Map<String, Value>> {
    let length = u.int_in_range(0..=4)?;
    (0..length).map(|_| Ok((format!("x-{}", u.arbitrary::<&str>()?), value(u, depth)?))).collect()
}
