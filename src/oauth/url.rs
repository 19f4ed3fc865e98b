//! The check of URLs that are sent or compared: redirect URIs, endpoints, issuers (RFC 3986, RFC 6749 section 3.1.2).

use alloc::string::String;

use crate::crypto::bytes::{ByteSet, first_other};

/// A checked URI, by its parts.
///
/// It has a scheme; no fragment (RFC 6749 section 3.1.2); only characters of a URI (RFC 3986 section 2), with each `%`
/// before two hexadecimal digits, so that it can be in a header unchanged; and, if it has an authority, a host, no user
/// information (section 3.2.1 warns of it) and a numeric port. `http` and `https` always have an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Url<'u> {
    text: &'u str,
    /// The scheme as written, not in lower case.
    scheme: &'u str,
    /// Host and port as written; empty without an authority.
    authority: &'u str,
}

impl<'u> Url<'u> {
    /// Parses a URI.
    pub(super) fn parse(text: &'u str) -> Option<Self> {
        // Searched by bytes, because preparing a text search takes longer than searching a URL.
        let colon = text.bytes().position(|byte| byte == b':')?;
        let (scheme, rest) = (text.get(..colon)?, text.get(colon + 1..)?);
        if !is_scheme(scheme) || !has_uri_bytes(text) {
            return None;
        }
        let needs_host = is_http(scheme) || is_https(scheme);
        let authority = match rest.strip_prefix("//") {
            Some(rest) => {
                // Most authorities are a name alone.
                let end = first_other(rest.as_bytes(), &NAME);
                if end > 0 && matches!(rest.as_bytes().get(end), None | Some(b'/' | b'?')) {
                    rest.get(..end)?
                } else {
                    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?')).unwrap_or(rest.len());
                    rest.get(..end).filter(|authority| is_authority(authority))?
                }
            }
            None if needs_host => return None,
            None => "",
        };
        Some(Self { text, scheme, authority })
    }

    /// [`Url::parse`] for an issuer or endpoint: `https`, in lower case as in the specifications; or, if `loopback` is
    /// true, `http` on a loopback address.
    pub(super) fn parse_endpoint(text: &'u str, loopback: bool) -> Option<Self> {
        let is_loopback = |url: &Self| loopback && url.scheme == "http" && url.is_secure();
        Self::parse(text).filter(|url| url.scheme == "https" || is_loopback(url))
    }

    /// [`Url::parse`] for a URL to which a request can be sent: `https` or `http`; the caller decides.
    pub(super) fn parse_web(text: &'u str) -> Option<Self> {
        Self::parse(text).filter(|url| matches!(url.scheme, "https" | "http"))
    }

    /// Whether the connection is protected: `https`, or `http` on a loopback address (RFC 8252 section 7.3).
    pub(super) fn is_secure(&self) -> bool {
        is_https(self.scheme) || is_http(self.scheme) && matches!(self.host(), "127.0.0.1" | "[::1]" | "localhost")
    }

    /// The host; an IPv6 address is in brackets.
    pub(super) fn host(&self) -> &'u str {
        split_port(self.authority).0
    }

    /// The text before the path: scheme and authority.
    pub(super) fn origin(&self) -> &'u str {
        let length = self.scheme.len() + "://".len() + self.authority.len();
        self.text.get(..length).unwrap_or(self.text)
    }

    /// Path and query.
    pub(super) fn path(&self) -> &'u str {
        self.text.get(self.origin().len()..).unwrap_or_default()
    }
}

fn is_http(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http")
}

fn is_https(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https")
}

/// RFC 3986 section 3.1.
fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// RFC 3986 section 2, without `#`: each `%` begins an escape.
fn has_uri_bytes(text: &str) -> bool {
    /// All that may stand in a URI but for `%` and `#`.
    const PLAIN: ByteSet<9> = ByteSet::of([
        (b'!', b'!'),
        (b'$', b'$'),
        (b'&', b';'),
        (b'=', b'='),
        (b'?', b'['),
        (b']', b']'),
        (b'_', b'_'),
        (b'a', b'z'),
        (b'~', b'~'),
    ]);
    let mut rest = text.as_bytes();
    loop {
        rest = rest.get(first_other(rest, &PLAIN)..).unwrap_or_default();
        match rest {
            [] => return true,
            [b'%', high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => rest = after,
            _ => return false,
        }
    }
}

/// Whether a URI may contain a byte (RFC 3986 section 2).
pub(super) const fn is_uri_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

/// RFC 3986 section 3.2: a host and an optional port.
fn is_authority(authority: &str) -> bool {
    let (host, port) = split_port(authority);
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && (port.is_empty() || port.parse::<u16>().is_ok());
    port.is_none_or(is_port) && is_host(host)
}

/// RFC 3986 section 3.2.2: unreserved, escaped, or sub-delims; `@` before it would be user information.
const NAME: ByteSet<9> = ByteSet::of([
    (b'!', b'!'),
    (b'$', b'.'),
    (b'0', b'9'),
    (b';', b';'),
    (b'=', b'='),
    (b'A', b'Z'),
    (b'_', b'_'),
    (b'a', b'z'),
    (b'~', b'~'),
]);

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']').unwrap_or_default();
        return address.parse::<core::net::Ipv6Addr>().is_ok();
    }
    !host.is_empty() && first_other(host.as_bytes(), &NAME) == host.len()
}

/// Host and port, which follows the last colon outside brackets.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    let is_bracketed = authority.starts_with('[');
    let end = if is_bracketed { authority.rfind(']').map_or(0, |at| at + 1) } else { 0 };
    match authority.bytes().skip(end).position(|byte| byte == b':') {
        Some(at) => (authority.get(..end + at).unwrap_or(authority), authority.get(end + at + 1..)),
        None => (authority, None),
    }
}

/// A URL with additional query parameters.
pub(super) fn with_query(url: &str, query: &str) -> String {
    let separator = if url.contains('?') { "&" } else { "?" };
    // Allocated once: the query may have a code.
    [url, separator, query].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_with_a_query_gets_more_of_it() {
        assert_eq!(with_query("https://as.example/auth", "a=1"), "https://as.example/auth?a=1");
        assert_eq!(with_query("https://as.example/auth?x=y", "a=1"), "https://as.example/auth?x=y&a=1");
    }

    #[test]
    fn a_url_has_scheme_host_and_path() {
        for (text, host, origin, path) in [
            ("https://c.example", "c.example", "https://c.example", ""),
            ("https://c.example/cb?a=b", "c.example", "https://c.example", "/cb?a=b"),
            ("https://c.example?a=b/c:d@e", "c.example", "https://c.example", "?a=b/c:d@e"),
            ("https://c.example:8443/", "c.example", "https://c.example:8443", "/"),
            ("http://[::1]:80/x", "[::1]", "http://[::1]:80", "/x"),
            ("HTTPS://C.example/%C3%a9", "C.example", "HTTPS://C.example", "/%C3%a9"),
            ("https://c.example:/x", "c.example", "https://c.example:", "/x"),
            ("https://c.example/a@b:c", "c.example", "https://c.example", "/a@b:c"),
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!((url.host(), url.origin(), url.path()), (host, origin, path), "{text}");
        }
    }

    #[test]
    fn other_texts_than_urls_are_rejected() {
        for text in [
            "",
            "c.example/cb",
            "//c.example/cb",
            "https:",
            "https:/c.example",
            "https:c.example",
            "https://",
            "https:///cb",
            "https://?a=b",
            "https://:443/",
            "https://c.example:x/",
            "https://c.example:65536/",
            "https://c.example:-1/",
            "https://user@c.example/",
            "https://user:secret@c.example/",
            "https://c.example:80@evil.example/",
            "https://@c.example/",
            "https://c.example/cb#x",
            "https://c.example/cb#",
            "https://c.example/c b",
            "https://c.example/cb\r\nSet-Cookie: a=b",
            "https://c.example/\0",
            "https://c.example/\u{7f}",
            "https://c.example/é",
            "https://é.example/",
            "https://c.example\\@evil.example/",
            "https://c.example/%",
            "https://c.example/%4",
            "https://c.example/%zz",
            "https://[::1/",
            "https://[::1]x/",
            "https://[c.example]/",
            "https://[::1].evil.example/",
            "https://c.exa<mple/",
            " https://c.example/",
            "1app:/cb",
            ":/cb",
        ] {
            assert_eq!(Url::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_uri_has_the_bytes_of_rfc_3986() {
        for byte in (0..=u8::MAX).filter(u8::is_ascii) {
            let text = format!("x:{}", char::from(byte));
            assert_eq!(has_uri_bytes(&text), is_uri_byte(byte) && !matches!(byte, b'#' | b'%'), "{byte:#x}");
        }
    }

    #[test]
    fn other_schemes_need_no_host_and_are_not_web_addresses() {
        for text in ["app:/cb", "com.example.app:/oauth2redirect/x", "app://cb/x", "urn:x:y"] {
            assert!(Url::parse(text).is_some_and(|url| !url.is_secure()), "{text}");
            assert!(Url::parse_endpoint(text, false).is_none() && Url::parse_web(text).is_none(), "{text}");
        }
        assert!(Url::parse("app://user@cb/").is_none() && Url::parse("app:/cb#x").is_none());
        assert!(
            Url::parse_endpoint("http://c.example/", true).is_none()
                && Url::parse_endpoint("HTTPS://c.example/", false).is_none()
        );
        assert!(Url::parse_web("http://c.example/").is_some() && Url::parse_web("https://c.example/").is_some());
    }

    #[test]
    fn plain_http_is_for_loopback_addresses_only() {
        for uri in ["https://c.example/cb", "http://127.0.0.1:8080/cb", "http://localhost/cb", "http://[::1]:80/"] {
            assert!(Url::parse(uri).is_some_and(|url| url.is_secure()), "{uri}");
        }
        for uri in [
            "http://c.example/cb",
            "http://localhost.evil.example/",
            "http://127.0.0.1@evil.example/",
            "http://localhost:x@evil.example",
            "http://[::1].evil.example/",
            "http://127.0.0.1.evil.example/",
            "app:/cb",
            "",
        ] {
            assert!(!Url::parse(uri).is_some_and(|url| url.is_secure()), "{uri}");
        }
    }
}
