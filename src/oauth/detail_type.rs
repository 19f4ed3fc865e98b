//! Versions in the types of `authorization_details`, in the form of the platforms.

/// A type of `authorization_details` that ends with a version: `urn:openfinance-ml:account-access-consent:v1.2`.
///
/// Types are compared as a whole, byte for byte. Use this type to distinguish an unknown version from an unknown type.
///
/// ```
/// use ofm_protocol::oauth::DetailType;
///
/// let kind = DetailType::parse("urn:openfinance-ml:account-access-consent:v1.2").unwrap();
/// assert_eq!(kind.name, "urn:openfinance-ml:account-access-consent");
/// assert_eq!((kind.major, kind.minor, kind.patch), (1, 2, None));
/// assert!(DetailType::parse("payment_initiation").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DetailType<'a> {
    /// The text before `:v`.
    pub name: &'a str,
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
    /// The third number, which the platforms omit.
    pub patch: Option<u16>,
}

impl<'a> DetailType<'a> {
    /// Reads `NAME:vMAJOR.MINOR` or `NAME:vMAJOR.MINOR.PATCH`; numbers up to 65,535 without leading zeros.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        // Searched by bytes, because preparing a text search takes longer.
        let end = text.as_bytes().windows(2).rposition(|two| two == b":v")?;
        let (name, version) = (text.get(..end)?, text.as_bytes().get(end + 2..)?);
        let mut numbers = version.split(|byte| *byte == b'.').map(number);
        let (major, minor) = (numbers.next()??, numbers.next()??);
        let patch = match numbers.next() {
            Some(patch) => Some(patch?),
            None => None,
        };
        (!name.is_empty() && numbers.next().is_none()).then_some(Self { name, major, minor, patch })
    }
}

fn number(text: &[u8]) -> Option<u16> {
    match text {
        [b'0'] => Some(0),
        [b'1'..=b'9', ..] => text.iter().try_fold(0_u16, |number, byte| {
            let digit = byte.is_ascii_digit().then_some(u16::from(byte & 0x0f))?;
            number.checked_mul(10)?.checked_add(digit)
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_two_or_three_plain_numbers() {
        let patched = DetailType::parse("urn:x:v1.2.10").unwrap();
        assert_eq!((patched.name, patched.patch), ("urn:x", Some(10)));
        assert_eq!(DetailType::parse("urn:v1:v2.0").unwrap().name, "urn:v1");
        for text in
            ["urn:x:v1", "urn:x:v1.", "urn:x:v01.2", "urn:x:v1.2.3.4", ":v1.2", "urn:x:v1.65536", "urn:x:v+1.2", "v1.2"]
        {
            assert_eq!(DetailType::parse(text), None, "{text}");
        }
    }
}
