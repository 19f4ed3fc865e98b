//! Base64url as RFC 7515 section 2 defines it: no padding, no whitespace, and one text for each value.
//!
//! Decoding accepts a text only if encoding the result gives the same text, so no two texts decode to the same bytes.

use base64::Engine;

use crate::crypto::bytes::{self, BASE64URL};
use crate::error::Base64UrlError;

/// The engine of the dependency: it uses vectors if the CPU has them, which only the standard library can detect.
#[cfg(all(feature = "std", any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon"))))]
fn engine() -> &'static impl Engine {
    use std::sync::LazyLock;

    use base64::engine::{Simd, general_purpose::NO_PAD};

    static ENGINE: LazyLock<Simd> = LazyLock::new(|| Simd::url_safe(NO_PAD));
    &*ENGINE
}

#[cfg(not(all(feature = "std", any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon")))))]
const fn engine() -> &'static impl Engine {
    &base64::engine::general_purpose::URL_SAFE_NO_PAD
}

/// The length in characters of `length` encoded bytes; `None` above `usize`.
///
/// ```
/// use ofm_protocol::jose::base64url;
///
/// assert_eq!(base64url::encoded_len(256), Some(342));
/// ```
#[must_use]
pub const fn encoded_len(length: usize) -> Option<usize> {
    let rest = length % 3;
    match (length / 3).checked_mul(4) {
        None => None,
        Some(whole) => whole.checked_add(if rest == 0 { 0 } else { rest + 1 }),
    }
}

/// The length in bytes of the decoded text of `length` characters.
///
/// Errors: [`Base64UrlError::Length`] if no text has that length.
pub const fn decoded_len(length: usize) -> Result<usize, Base64UrlError> {
    match length % 4 {
        0 => Ok(length / 4 * 3),
        1 => Err(Base64UrlError::Length { length }),
        rest => Ok(length / 4 * 3 + (rest - 1)),
    }
}

/// Decodes `text` into the front of `out`, and returns that part.
///
/// Errors: one for each kind of fault, with its offset; the buffer is shorter than [`decoded_len`]. After an error the
/// buffer's contents are unspecified.
///
/// ```
/// use ofm_protocol::{error::Base64UrlError, jose::base64url};
///
/// let mut buffer = [0; 4];
/// assert_eq!(base64url::decode(b"eyI", &mut buffer)?, b"{\"");
/// assert_eq!(base64url::decode(b"eyJ", &mut buffer), Err(Base64UrlError::TrailingBits { offset: 2 }));
/// # Ok::<(), Base64UrlError>(())
/// ```
pub fn decode<'o>(text: &[u8], out: &'o mut [u8]) -> Result<&'o mut [u8], Base64UrlError> {
    let needed = match decoded_len(text.len()) {
        Ok(needed) => needed,
        // A wrong byte, for example `=`, is more specific than the wrong length that it causes.
        Err(length) => return Err(check(text).err().unwrap_or(length)),
    };
    let given = out.len();
    let Some(out) = out.get_mut(..needed) else {
        return Err(check(text).err().unwrap_or(Base64UrlError::BufferTooSmall { needed, given }));
    };
    let is_right = match bytes::decode_base64url(text, out) {
        Some(is_right) => is_right && check_trailing_bits(text).is_ok(),
        None => engine().decode_slice(text, out) == Ok(needed),
    };
    // What is wrong is told by a pass of its own, which only refused texts pay for.
    if is_right { Ok(out) } else { Err(check(text).err().unwrap_or(Base64UrlError::Length { length: text.len() })) }
}

/// Encodes `bytes` into the front of `out`, and returns that part.
///
/// Errors: [`Base64UrlError::BufferTooSmall`] if `out` is shorter than [`encoded_len`].
pub fn encode<'o>(bytes: &[u8], out: &'o mut [u8]) -> Result<&'o mut [u8], Base64UrlError> {
    let (needed, given) = (encoded_len(bytes.len()).unwrap_or(usize::MAX), out.len());
    let too_small = Base64UrlError::BufferTooSmall { needed, given };
    let out = out.get_mut(..needed).ok_or(too_small)?;
    match engine().encode_slice(bytes, out) {
        Ok(_) => Ok(out),
        Err(_) => Err(too_small),
    }
}

/// [`decode`] for secrets: time and memory access depend on the length of `text` and on whether it is base64url, not on
/// its contents.
pub(super) fn decode_secret<'o>(text: &[u8], out: &'o mut [u8]) -> Result<&'o mut [u8], Base64UrlError> {
    let needed = decoded_len(text.len())?;
    let given = out.len();
    let out = out.get_mut(..needed).ok_or(Base64UrlError::BufferTooSmall { needed, given })?;
    let mut wrong = 0;
    for (quad, octets) in text.chunks(4).zip(out.chunks_mut(3)) {
        let bits = quad.iter().fold(0, |bits, &byte| {
            let (value, is_wrong) = secret_symbol(byte);
            wrong |= is_wrong;
            bits << 6 | value
        });
        // 24 bits, as if the missing characters were zero.
        let bits = (bits << (6 * (4 - quad.len()))).to_be_bytes();
        let (_, bits) = bits.split_at(1);
        let (kept, unused) = bits.split_at(octets.len());
        octets.copy_from_slice(kept);
        wrong |= unused.iter().fold(0, |wrong, &byte| wrong | u32::from(byte));
    }
    if wrong == 0 { Ok(out) } else { Err(check(text).err().unwrap_or(Base64UrlError::Length { length: text.len() })) }
}

/// The six bits of a character and zero, or any value and a nonzero one; without branches or look-ups.
const fn secret_symbol(byte: u8) -> (u32, u32) {
    /// All ones if `byte` is from `first` to `last`, otherwise zero.
    const fn within(byte: i32, first: u8, last: u8) -> i32 {
        !((byte - first as i32) | (last as i32 - byte)) >> 31
    }
    let byte = byte as i32;
    let upper = within(byte, b'A', b'Z');
    let lower = within(byte, b'a', b'z');
    let digit = within(byte, b'0', b'9');
    let minus = within(byte, b'-', b'-');
    let underscore = within(byte, b'_', b'_');
    let value = (upper & (byte - b'A' as i32))
        | (lower & (byte - b'a' as i32 + 26))
        | (digit & (byte - b'0' as i32 + 52))
        | (minus & 0x3e)
        | (underscore & 0x3f);
    (value.cast_unsigned(), (!(upper | lower | digit | minus | underscore)).cast_unsigned())
}

/// Checks that `text` is base64url without decoding it; returns the first fault.
pub fn check(text: &[u8]) -> Result<(), Base64UrlError> {
    let offset = bytes::first_other(text, &BASE64URL);
    if let Some(&byte) = text.get(offset) {
        return Err(wrong_byte(byte, offset));
    }
    decoded_len(text.len())?;
    check_trailing_bits(text)
}

/// The error for a byte outside the alphabet.
pub(super) const fn wrong_byte(byte: u8, offset: usize) -> Base64UrlError {
    match byte {
        b'=' => Base64UrlError::Padding { offset },
        b' ' | b'\t' | b'\n' | b'\r' => Base64UrlError::Whitespace { offset },
        _ => Base64UrlError::Alphabet { offset },
    }
}

/// RFC 4648 section 3.5: the unused bits of the last character are zero.
pub(super) fn check_trailing_bits(text: &[u8]) -> Result<(), Base64UrlError> {
    let unused = match text.len() % 4 {
        2 => 0b1111,
        3 => 0b11,
        _ => 0,
    };
    match text.last().and_then(|&last| symbol(last)) {
        Some(value) if value & unused != 0 => Err(Base64UrlError::TrailingBits { offset: text.len() - 1 }),
        _ => Ok(()),
    }
}

/// The six bits of a character (RFC 4648 table 2).
const fn symbol(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decoded(text: &[u8]) -> Result<Vec<u8>, Base64UrlError> {
        let mut buffer = vec![0; text.len()];
        decode(text, &mut buffer).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn rfc_7515_appendix_c() {
        assert_eq!(decoded(b"A-z_4ME"), Ok(vec![3, 236, 255, 224, 193]));
        let mut text = [0; 7];
        assert_eq!(encode(&[3, 236, 255, 224, 193], &mut text).unwrap(), b"A-z_4ME");
    }

    #[test]
    fn each_refusal_has_its_name_and_place() {
        use Base64UrlError as E;
        for (text, error) in [
            (&b"AA=="[..], E::Padding { offset: 2 }),
            (b"AAA=", E::Padding { offset: 3 }),
            (b"A=AA", E::Padding { offset: 1 }),
            (b"=", E::Padding { offset: 0 }),
            (b"AA A", E::Whitespace { offset: 2 }),
            (b"AAAA\n", E::Whitespace { offset: 4 }),
            (b"\rAAA", E::Whitespace { offset: 0 }),
            (b"AA\tA", E::Whitespace { offset: 2 }),
            (b"A+AA", E::Alphabet { offset: 1 }),
            (b"AA/A", E::Alphabet { offset: 2 }),
            (b"AAA\0", E::Alphabet { offset: 3 }),
            (b"AAA\xff", E::Alphabet { offset: 3 }),
            (b"A", E::Length { length: 1 }),
            (b"AAAAA", E::Length { length: 5 }),
            (b"AB", E::TrailingBits { offset: 1 }),
            (b"AAAAAP", E::TrailingBits { offset: 5 }),
            (b"AAB", E::TrailingBits { offset: 2 }),
        ] {
            assert_eq!(decoded(text), Err(error), "{:?}", text.escape_ascii().to_string());
            assert_eq!(check(text), Err(error));
            assert!(decode_secret(text, &mut [0; 8]).is_err());
        }
    }

    #[test]
    fn buffers_of_exactly_the_right_size_suffice() {
        for length in 0..200 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte as u8).collect();
            let mut text = vec![0; encoded_len(length).unwrap()];
            let text = encode(&bytes, &mut text).unwrap();
            assert_eq!(decoded_len(text.len()), Ok(length));
            let mut buffer = vec![0; length];
            assert_eq!(decode(text, &mut buffer).unwrap(), bytes);
            if length > 0 {
                let short = Base64UrlError::BufferTooSmall { needed: length, given: length - 1 };
                assert_eq!(decode(text, &mut buffer[1..]), Err(short));
                let needed = text.len();
                let short = Base64UrlError::BufferTooSmall { needed, given: needed - 1 };
                assert_eq!(encode(&bytes, &mut vec![0; needed - 1]), Err(short));
            }
        }
    }

    proptest! {
        #[test]
        fn decoding_undoes_encoding(bytes: Vec<u8>) {
            let mut text = vec![0; encoded_len(bytes.len()).unwrap()];
            let text = encode(&bytes, &mut text).unwrap();
            prop_assert_eq!(check(text), Ok(()));
            let mut secret = vec![0; bytes.len()];
            prop_assert_eq!(decode_secret(text, &mut secret).unwrap(), &bytes);
            prop_assert_eq!(decoded(text), Ok(bytes));
        }

        #[test]
        fn encoding_reverses_decoding_of_accepted_texts(text in "[A-Za-z0-9_=+/ -]{0,64}") {
            prop_assert_eq!(decoded(text.as_bytes()).map(|_| ()), check(text.as_bytes()));
            let mut buffer = vec![0; text.len()];
            let secret = decode_secret(text.as_bytes(), &mut buffer).map(|bytes| bytes.to_vec());
            prop_assert_eq!(secret.is_ok(), check(text.as_bytes()).is_ok());
            if secret.is_ok() {
                prop_assert_eq!(secret, decoded(text.as_bytes()));
            }
            if let Ok(bytes) = decoded(text.as_bytes()) {
                let mut again = vec![0; text.len()];
                prop_assert_eq!(encode(&bytes, &mut again).unwrap(), text.as_bytes());
            }
        }
    }
}
