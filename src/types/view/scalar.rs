//! Values that need no text to borrow from: these are their own views.

use alloc::string::String;
use core::num::NonZeroU32;
use core::str::FromStr;

use super::{Enumeration, Reader, Rejected, View};
use crate::jose::json::Str;
use crate::types::ConversionError;
use crate::types::scalar::{Amount, Date, LenientBool, Letters, Uuid};

/// The value of an enumeration.
#[inline]
pub fn one_of<T: Enumeration>(reader: &mut Reader<'_, '_>) -> Result<T, Rejected> {
    let place = place_of::<T>(reader)?;
    T::VALUES.get(place).map(|(_, value)| *value).ok_or_else(|| reader.reject(UNLISTED))
}

const UNLISTED: &str = "none of the texts that the schema lists";

/// The position of a text in the list of an enumeration.
pub(super) fn place_of<T: Enumeration>(reader: &mut Reader<'_, '_>) -> Result<usize, Rejected> {
    let text = reader.string()?;
    T::VALUES.iter().position(|(listed, _)| text == *listed).ok_or_else(|| reader.reject(UNLISTED))
}

/// A string of `shortest` to `longest` characters.
#[inline]
pub fn bounded<'a>(reader: &mut Reader<'_, 'a>, shortest: usize, longest: usize) -> Result<Str<'a>, Rejected> {
    let text = reader.string()?;
    // A character has one to four bytes, so that most texts need no count.
    if let Some(plain) = text.as_bytes()
        && (shortest..=longest).contains(&plain.len())
        && (shortest <= 1 || plain.len() / 4 >= shortest)
    {
        return Ok(text);
    }
    let length = characters(text);
    if length < shortest {
        return Err(reader.reject("too short"));
    }
    if length > longest { Err(reader.reject("too long")) } else { Ok(text) }
}

fn characters(text: Str<'_>) -> usize {
    if let Some(plain) = text.as_bytes().filter(|plain| plain.is_ascii()) {
        return plain.len();
    }
    // Each character has one byte that does not continue another one.
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// The longest text of the types that are read by [`parsed`], with room to spare.
const LONGEST: usize = 64;

/// Reads a string by a function of its decoded bytes, and rejects one of more than [`LONGEST`] bytes with escapes.
#[inline]
pub(super) fn parsed<'a, T>(
    reader: &mut Reader<'_, 'a>,
    parse: impl FnOnce(&[u8]) -> Result<T, ConversionError>,
) -> Result<(Str<'a>, T), Rejected> {
    let text = reader.string()?;
    let mut decoded = [0; LONGEST];
    let plain = match text.as_bytes() {
        Some(plain) => plain,
        None => text.copy_into(&mut decoded).ok_or_else(|| reader.reject("a text that is too long"))?.as_bytes(),
    };
    match parse(plain) {
        Ok(value) => Ok((text, value)),
        Err(error) => Err(reader.reject(error.reason())),
    }
}

fn from_text<T: FromStr<Err = ConversionError>>(reader: &mut Reader<'_, '_>) -> Result<T, Rejected> {
    Ok(parsed(reader, |text| core::str::from_utf8(text).unwrap_or_default().parse())?.1)
}

impl<'a> View<'a> for bool {
    type Owned = Self;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        reader.boolean()
    }

    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}

impl<'a> View<'a> for u32 {
    type Owned = Self;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let number = reader.number()?.as_u64().and_then(|number| number.try_into().ok());
        number.ok_or_else(|| reader.reject("no integer from 0 to 4294967295"))
    }

    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}

impl<'a> View<'a> for NonZeroU32 {
    type Owned = Self;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        Self::new(u32::read(reader)?).ok_or_else(|| reader.reject("no integer from 1 to 4294967295"))
    }

    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}

impl<'a> View<'a> for LenientBool {
    type Owned = Self;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        if !reader.is_string() {
            return reader.boolean().map(Self::from);
        }
        match reader.string()? {
            text if text == "true" => Ok(Self::from_text(true)),
            text if text == "false" => Ok(Self::from_text(false)),
            _ => Err(reader.reject("no truth value")),
        }
    }

    fn is(&self, owned: &Self) -> bool {
        self == owned
    }
}

/// Null or a value.
impl<'a, T: View<'a>> View<'a> for Option<T> {
    type Owned = Option<T::Owned>;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        if reader.null()? { Ok(None) } else { T::read(reader).map(Some) }
    }

    fn is(&self, owned: &Option<T::Owned>) -> bool {
        match (self, owned) {
            (Some(one), Some(other)) => one.is(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl<'a> View<'a> for Str<'a> {
    type Owned = String;

    #[inline]
    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        reader.string()
    }

    fn is(&self, owned: &String) -> bool {
        *self == *owned.as_str()
    }
}

macro_rules! texts {
    ($($name:ident $(<const $parameter:ident: usize>)?),+) => {$(
        impl<'a $(, const $parameter: usize)?> View<'a> for $name $(<$parameter>)? {
            type Owned = Self;

            fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
                from_text(reader)
            }

            fn is(&self, owned: &Self) -> bool {
                self == owned
            }
        }
    )+};
}
texts!(Date, Uuid, Amount<const DIGITS: usize>, Letters<const LENGTH: usize>);
