//! The borrowed forms of this crate's hand-written types.

use ofm_protocol::jose::json::Str;
use ofm_protocol::types::view::{Reader, Rejected, View};

use super::scalar;

/// A card's number, of which only the last four digits are known.
#[derive(Clone, Copy, Debug)]
pub struct MaskedNumber<'a>(Str<'a>);

impl PartialEq<str> for MaskedNumber<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == *other
    }
}

impl<'a> View<'a> for MaskedNumber<'a> {
    type Owned = scalar::MaskedNumber;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let text = reader.string()?;
        let is_right = |(index, byte): (usize, u8)| if index < 12 { byte == b'*' } else { byte.is_ascii_digit() };
        if text.len() == 16 && text.bytes().enumerate().all(is_right) {
            Ok(Self(text))
        } else {
            Err(reader.reject("not twelve stars and four digits"))
        }
    }

    fn is(&self, owned: &scalar::MaskedNumber) -> bool {
        self.0 == *owned.as_str()
    }
}
