//! Equivalence of URIs for a browser (RFC 3986 sections 6.2.2 and 6.2.3).
//!
//! Browsers rewrite a redirect URI before they follow it. Registered URIs are compared byte for byte; the URI of a
//! callback is compared with this module.

use alloc::vec::Vec;
use core::net::Ipv6Addr;

/// A URI without query and fragment.
pub(super) struct Parts<'a> {
    pub(super) scheme: &'a str,
    pub(super) user: Option<&'a str>,
    pub(super) host: &'a str,
    port: &'a str,
    pub(super) path: &'a str,
}

/// Whether two URIs without query and fragment are equivalent. These make no difference: the case of scheme and host,
/// the scheme's default port, the case of escapes, escapes of characters that need none, `.` and `..`, and an empty
/// path.
pub(super) fn are_equivalent(one: &str, other: &str) -> bool {
    match (parts(one), parts(other)) {
        (Some(one), Some(other)) => {
            one.scheme.eq_ignore_ascii_case(other.scheme)
                && one.user == other.user
                && are_hosts_equivalent(one.host, other.host)
                && one.port() == other.port()
                && path(one.path) == path(other.path)
        }
        // A URI without an authority, as of a native application (RFC 8252 section 7.1).
        (None, None) => match (one.split_once(':'), other.split_once(':')) {
            (Some((one, rest)), Some((other, other_rest))) => one.eq_ignore_ascii_case(other) && rest == other_rest,
            _ => one == other,
        },
        _ => false,
    }
}

/// Names are compared without case; IPv6 addresses in any of their forms (RFC 5952 section 1), because browsers write
/// the shortest.
fn are_hosts_equivalent(one: &str, other: &str) -> bool {
    let address = |host: &str| host.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok();
    match (address(one), address(other)) {
        (Some(one), Some(other)) => one == other,
        _ => unescaped(one).eq_ignore_ascii_case(&unescaped(other)),
    }
}

/// Whether a target, which is the path of a URL, is the path of this URI.
pub(super) fn is_path_of(uri: &str, target: &str) -> bool {
    target.starts_with('/') && parts(uri).is_some_and(|parts| path(parts.path) == path(target))
}

/// The query without the leading parameters that the URI itself has; the unchanged query if it does not have them all.
pub(super) fn without_own_query<'q>(query: &'q str, own: &str) -> &'q str {
    let mut rest = query;
    for piece in own.split('&').filter(|piece| !piece.is_empty()) {
        let (first, after) = rest.split_once('&').unwrap_or((rest, ""));
        if unescaped(first) != unescaped(piece) {
            return query;
        }
        rest = after;
    }
    rest
}

impl<'a> Parts<'a> {
    /// The port, unless it is the scheme's default.
    pub(super) fn port(&self) -> Option<&'a str> {
        // Section 3.2.3: digits, a number with any leading zeros.
        let number = self.port.trim_start_matches('0');
        let is_own = match number {
            "" => self.port.is_empty(),
            "443" => self.scheme.eq_ignore_ascii_case("https"),
            "80" => self.scheme.eq_ignore_ascii_case("http"),
            _ => false,
        };
        (!is_own).then_some(number)
    }
}

pub(super) fn parts(uri: &str) -> Option<Parts<'_>> {
    let (scheme, rest) = uri.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    // The colons of an IPv6 address are inside brackets.
    let port = host.rfind(':').filter(|colon| !host.get(*colon..).unwrap_or_default().contains(']'));
    let (host, port) = match port {
        Some(colon) => (host.get(..colon)?, host.get(colon + 1..)?),
        None => (host, ""),
    };
    Some(Parts { scheme, user, host, port, path })
}

/// The normalised path according to section 6.2.2, and section 6.2.3 for an empty one.
fn path(path: &str) -> Vec<u8> {
    let plain = unescaped(path);
    let mut kept: Vec<&[u8]> = Vec::new();
    let mut segments = plain.split(|byte| *byte == b'/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        let dots = matches!(segment, b"." | b"..");
        if segment == b".." {
            kept.pop();
        }
        if !dots {
            kept.push(segment);
        } else if is_last {
            kept.push(b"");
        }
    }
    let mut normal = Vec::with_capacity(plain.len() + 1);
    for segment in kept {
        normal.push(b'/');
        normal.extend_from_slice(segment);
    }
    if normal.is_empty() { alloc::vec![b'/'] } else { normal }
}

/// A text with upper-case escapes, and escapes only for characters that need them (section 6.2.2.2).
fn unescaped(text: &str) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escape = match after {
            [high, low, after @ ..] if byte == b'%' => hexadecimal(*high)
                .zip(hexadecimal(*low))
                .map(|(high, low)| (high << 4 | low, [b'%', digit_of(high), digit_of(low)], after)),
            _ => None,
        };
        rest = match escape {
            Some((meant, _, after)) if is_unreserved(meant) => {
                plain.push(meant);
                after
            }
            Some((_, escape, after)) => {
                plain.extend_from_slice(&escape);
                after
            }
            None => {
                plain.push(byte);
                after
            }
        };
    }
    plain
}

pub(super) const fn hexadecimal(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// The digit in upper case.
pub(super) const fn digit_of(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'A' + value - 10 }
}

/// Section 2.3.
pub(super) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_3986_section_6_2_equivalent_uris_are_the_same() {
        for (one, other) in [
            ("https://c.example", "https://c.example/"),
            ("https://c.example/cb", "https://c.example:443/cb"),
            ("https://c.example/cb", "https://c.example:/cb"),
            ("http://127.0.0.1/cb", "http://127.0.0.1:80/cb"),
            ("https://C.Example/cb", "HTTPS://c.exAMPLE/cb"),
            ("https://c.example/caf%c3%a9", "https://c.example/caf%C3%A9"),
            ("https://c.example/%7euser/%61", "https://c.example/~user/a"),
            ("https://c.example/a/./b/../cb", "https://c.example/a/cb"),
            ("https://c.example/a/..", "https://c.example"),
            ("https://[2001:DB8::1]/cb", "https://[2001:db8::1]:443/cb"),
            ("http://[::1]:8080/cb", "http://[::1]:8080/cb"),
            ("https://[2001:DB8:0:0::1]/cb", "https://[2001:db8::1]/cb"),
            ("https://[::ffff:1.2.3.4]/cb", "https://[::ffff:102:304]/cb"),
            ("https://c.example:0443/cb", "https://c.example/cb"),
            ("https://c.example:08443/cb", "https://c.example:8443/cb"),
            ("COM.Example.App:/cb", "com.example.app:/cb"),
        ] {
            assert!(are_equivalent(one, other) && are_equivalent(other, one), "{one} {other}");
        }
    }

    #[test]
    fn rfc_3986_section_6_2_other_uris_stay_others() {
        for (one, other) in [
            ("https://c.example/cb", "https://c.example/cb/"),
            ("https://c.example/cb", "https://c.example/CB"),
            ("https://c.example/cb", "https://c.example:444/cb"),
            ("https://c.example/cb", "https://c.example:80/cb"),
            ("https://c.example/cb", "http://c.example/cb"),
            ("https://c.example/cb", "https://c.example.evil.example/cb"),
            ("https://c.example/cb", "https://c.example@evil.example/cb"),
            ("https://c.example/cb", "https://user@c.example/cb"),
            ("https://c.example/a%2fb", "https://c.example/a/b"),
            ("https://c.example/a//b", "https://c.example/a/b"),
            ("https://c.example/%", "https://c.example/%25"),
            ("https://c.example/a/../cb", "https://c.example/a/cb"),
            ("https://[::1]/cb", "https://[::2]/cb"),
            ("http://[::1]:8080/cb", "http://[::1]:8081/cb"),
            ("app:/cb", "app:/CB"),
            ("app:/cb", "apq:/cb"),
            ("https://c.example:0/cb", "https://c.example/cb"),
            ("https://[::1]/cb", "https://[::1:0]/cb"),
            ("https://c.example/cb", "/cb"),
        ] {
            assert!(!are_equivalent(one, other) && !are_equivalent(other, one), "{one} {other}");
        }
    }

    #[test]
    fn the_parameters_of_a_redirect_uri_are_taken_off_whole() {
        for (query, own, rest) in [
            ("a=1&code=x", "a=1", "code=x"),
            ("a=12&code=x", "a=1", "a=12&code=x"),
            ("a=%c3%a9&b=2&code=x", "a=%C3%A9&b=2", "code=x"),
            ("a=1", "a=1", ""),
            ("code=x&a=1", "a=1", "code=x&a=1"),
            ("code=x", "", "code=x"),
        ] {
            assert_eq!(without_own_query(query, own), rest, "{query}");
        }
        assert!(is_path_of("https://c.example", "/") && is_path_of("https://c.example/%c3", "/%C3"));
        assert!(!is_path_of("https://c.example/cb", "cb") && !is_path_of("https://c.example/cb", "//c.example/cb"));
    }
}
