//! Forms as text.

use alloc::string::String;
use alloc::vec::Vec;

/// Writes parameters in order; those without a value are omitted.
///
/// ```
/// use ofm_protocol::oauth::form;
///
/// let text = form::encode([("redirect_uri", "https://c.example/é"), ("state", "")]);
/// assert_eq!(text, "redirect_uri=https%3A%2F%2Fc.example%2F%C3%A9");
/// ```
#[must_use]
pub fn encode<'p>(parameters: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
    let parameters: Vec<_> = parameters.into_iter().collect();
    // Allocated once: growing would leave copies of secrets behind.
    let length =
        |text: &str| text.bytes().map(|byte| if is_plain(byte) || byte == b' ' { 1 } else { 3 }).sum::<usize>();
    let mut text = String::with_capacity(parameters.iter().map(|(name, value)| length(name) + length(value) + 2).sum());
    for (name, value) in parameters {
        if value.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('&');
        }
        encode_into(name, &mut text);
        text.push('=');
        encode_into(value, &mut text);
    }
    text
}

const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'*' | b'~')
}

fn encode_into(part: &str, text: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in part.bytes() {
        match byte {
            byte if is_plain(byte) => text.push(char::from(byte)),
            b' ' => text.push('+'),
            _ => {
                text.push('%');
                text.push(HEX[usize::from(byte >> 4)]);
                text.push(HEX[usize::from(byte & 15)]);
            }
        }
    }
}
