//! `x-fapi-interaction-id` (FAPI 1.0 Baseline section 6.2.1; the FAPI 2.0 implementation advice).

use alloc::string::String;
use core::fmt;

use super::context::Context;
use super::http::{Request, Response};
use super::policy::Policy;
use super::rule;
use crate::crypto::RandomSource;
use crate::error::{BuildError, RequestError, ResponseError};

/// The header's name.
pub const HEADER: &str = "x-fapi-interaction-id";

/// The positions of hyphens in a UUID.
const HYPHENS: [bool; 36] = {
    let mut hyphens = [false; 36];
    (hyphens[8], hyphens[13], hyphens[18], hyphens[23]) = (true, true, true, true);
    hyphens
};

/// A UUID of any version as text, with its case: 36 bytes.
///
/// ```
/// use ofm_protocol::oauth::InteractionId;
///
/// let id = InteractionId::parse("5009F9BD-629a-4e6c-978e-f411c016305f").unwrap();
/// assert_eq!(id.as_str(), "5009F9BD-629a-4e6c-978e-f411c016305f");
/// assert!(InteractionId::parse("5009f9bd-629a-4e6c-978e-f411c016305f\r\nX: y").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct InteractionId([u8; 36]);

impl InteractionId {
    /// Reads 32 hexadecimal digits with hyphens after the 8th, 12th, 16th and 20th.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 36] = text.as_bytes().try_into().ok()?;
        // Every byte is checked without a branch, many at once.
        let fits = |(byte, is_hyphen): (&u8, bool)| if is_hyphen { *byte == b'-' } else { byte.is_ascii_hexdigit() };
        bytes.iter().zip(HYPHENS).fold(true, |all, pair| all & fits(pair)).then_some(Self(bytes))
    }

    /// A new UUID of version 4 (RFC 9562 section 5.4).
    pub fn generate(random: &mut dyn RandomSource) -> Result<Self, BuildError> {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut bytes = [0; 16];
        random.fill(&mut bytes).map_err(|_| BuildError::Random)?;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let mut text = [b'-'; 36];
        let places = (0..36).filter(|place| !matches!(place, 8 | 13 | 18 | 23));
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        for (place, digit) in places.zip(digits) {
            text[place] = HEX[usize::from(digit)];
        }
        Ok(Self(text))
    }

    /// The request's id, which the response must echo.
    ///
    /// Errors: [`RequestError::InteractionId`] if the header is repeated or not a UUID.
    pub fn of_request(request: &Request) -> Result<Option<Self>, RequestError> {
        let mut values = request.headers_named(HEADER);
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => Self::parse(value).map(Some).ok_or(RequestError::InteractionId),
            (Some(_), Some(_)) => Err(RequestError::InteractionId),
        }
    }

    /// Applies the policy: a malformed id is rejected or counts as absent, and an id is required or optional.
    pub(super) fn accepted_of(
        request: &Request,
        policy: &Policy,
        cx: &mut Context<'_>,
    ) -> Result<Option<Self>, RequestError> {
        let accepted = match Self::of_request(request) {
            Err(error) if policy.interaction_id.check_uuid => Err(error),
            Ok(None) | Err(_) if policy.interaction_id.require => Err(RequestError::InteractionIdMissing),
            id => Ok(id.unwrap_or_default()),
        };
        cx.failure(rule::INTERACTION_ID_SENT, accepted)
    }

    /// [`InteractionId::check_echo`], if the policy requires it.
    pub(super) fn check_echo_under(
        policy: &Policy,
        request: &Request,
        response: &Response,
        cx: &mut Context<'_>,
    ) -> Result<(), ResponseError> {
        if policy.interaction_id.check_echo {
            cx.result(rule::INTERACTION_ID, Self::check_echo(request, response))?;
        }
        Ok(())
    }

    /// The request's id, or a new one if there is none, for the server's response.
    ///
    /// A malformed id is never reflected: it counts as absent.
    pub fn echo_or_generate(request: &Request, random: &mut dyn RandomSource) -> Result<Self, BuildError> {
        match Self::of_request(request) {
            Ok(Some(id)) => Ok(id),
            _ => Self::generate(random),
        }
    }

    /// A client's check that a response has the id of its request. A response without an id is accepted. A client makes
    /// this check for a response if its policy says so
    /// ([`InteractionIdPolicy::check_echo`](crate::oauth::policy::InteractionIdPolicy::check_echo)): gateways use their
    /// own ids.
    ///
    /// Errors: [`ResponseError::InteractionId`].
    pub fn check_echo(request: &Request, response: &Response) -> Result<(), ResponseError> {
        let mut values = response.headers_named(HEADER);
        match (request.header(HEADER), values.next(), values.next()) {
            (_, None, _) | (None, Some(_), None) => Ok(()),
            (Some(sent), Some(received), None) if sent == received => Ok(()),
            _ => Err(ResponseError::InteractionId),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for InteractionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for InteractionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InteractionId({self})")
    }
}

impl From<InteractionId> for String {
    fn from(id: InteractionId) -> Self {
        id.as_str().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SystemRandom;

    const ID: &str = "5009f9bd-629a-4e6c-978e-f411c016305f";

    #[test]
    fn only_hyphenated_uuids_are_ids() {
        assert!(InteractionId::parse(ID).is_some());
        for bad in [
            "",
            &ID[1..],
            &ID.replace('-', ""),
            &format!("{{{ID}}}"),
            &ID.replace('f', "g"),
            "5009f9bd-629a-4e6c-978e-f411c01630é",
        ] {
            assert!(InteractionId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn fresh_ids_are_version_4() {
        let id = InteractionId::generate(&mut SystemRandom).unwrap();
        assert_eq!(&id.as_str()[14..15], "4");
        assert!(matches!(&id.as_str()[19..20], "8" | "9" | "a" | "b"));
        assert_eq!(InteractionId::parse(id.as_str()), Some(id));
        assert_ne!(InteractionId::generate(&mut SystemRandom).unwrap(), id);
    }

    #[test]
    fn a_server_echoes_or_generates_and_never_reflects() {
        let request = Request::new("POST", "/par");
        assert_eq!(InteractionId::of_request(&request), Ok(None));
        let twice = request.clone().with_header(HEADER, ID).with_header("X-FAPI-Interaction-ID", ID);
        assert_eq!(InteractionId::of_request(&twice), Err(RequestError::InteractionId));
        let wrong = request.clone().with_header(HEADER, "<script>");
        assert!(InteractionId::echo_or_generate(&wrong, &mut SystemRandom).unwrap().as_str() != "<script>");
        let one = request.with_header(HEADER, ID);
        assert_eq!(InteractionId::echo_or_generate(&one, &mut SystemRandom).unwrap().as_str(), ID);
        let answer = Response::new(200).with_header(HEADER, &ID.to_uppercase());
        assert_eq!(InteractionId::check_echo(&one, &answer), Err(ResponseError::InteractionId));
        assert_eq!(InteractionId::check_echo(&one, &Response::new(200)), Ok(()));
    }
}
