//! The values of options: their checks, and the messages for invalid values. No message repeats the value.

use std::net::Ipv6Addr;

use ofm_protocol::jose::Limits;
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::Timestamp;

/// Seconds since 1970, RFC 3339, or `now` for the clock.
pub(crate) fn time(text: &str) -> Result<UnixTime, String> {
    if text == "now" {
        return Ok(clock());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        let time = text.parse().ok().and_then(|seconds| UnixTime::new(seconds, 0));
        return time.ok_or_else(|| "the time is after the year 9999; give seconds, not milliseconds".into());
    }
    // RFC 3339 section 5.6: `t` and `z` are allowed.
    text.to_ascii_uppercase().parse::<Timestamp>().map(|timestamp| timestamp.time()).map_err(|_| {
        "give seconds since 1970 (1769766718), a date and time of RFC 3339 (2026-01-30T09:51:58Z), or now".into()
    })
}

/// The clock's time.
pub(crate) fn clock() -> UnixTime {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    UnixTime::from_seconds(since.as_secs())
}

/// A time for people: a calendar date, and the seconds since 1970 in brackets.
pub(crate) fn shown_time(time: UnixTime) -> String {
    format!("{time} ({})", time.seconds())
}

/// A number of seconds.
pub(crate) fn seconds(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "give a number of seconds from 0 to 4294967295".into())
}

/// A number of threads. More threads than CPUs have no benefit, and thousands are not available.
pub(crate) fn threads(text: &str) -> Result<usize, String> {
    within(text, 1, 256)
}

/// A number in this range, limits included.
fn within(text: &str, least: usize, most: usize) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| format!("give a number from {least} to {most}"))
}

/// A limit for decoded headers.
pub(crate) fn header_bytes(text: &str) -> Result<usize, String> {
    within(text, 1, Limits::MAX_HEADER)
}

/// A limit for tokens: up to 16 MiB.
pub(crate) fn token_characters(text: &str) -> Result<usize, String> {
    within(text, 1, 1 << 24)
}

/// A limit for the keys of a set.
pub(crate) fn keys(text: &str) -> Result<usize, String> {
    within(text, 1, 4_096)
}

/// An absolute URL that can be in a request without changes (RFC 3986, RFC 6749 section 3.1.2): `https`, or `http` on a
/// loopback address, which a policy may allow.
pub(crate) fn web_url(text: &str) -> Result<String, String> {
    let whole = "give a whole URL that begins with https:// (http:// only on localhost, 127.0.0.1 or [::1])";
    let (scheme, rest) =
        text.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http")).ok_or(whole)?;
    // RFC 3986 section 2: the characters of a URL, including the `%` of escapes.
    let is_url = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    if !text.bytes().all(is_url) {
        return Err("a URL must not have white space, control or other special characters; escape them with %".into());
    }
    let is_escape = |digits: &str| digits.len() >= 2 && digits.bytes().take(2).all(|digit| digit.is_ascii_hexdigit());
    if !text.split('%').skip(1).all(is_escape) {
        return Err("each % of the URL must begin an escape (%20); write %25 for % itself".into());
    }
    if text.contains('#') {
        return Err("the URL must have no fragment (#…)".into());
    }
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err("the URL must have no user name or password".into());
    }
    let is_bracketed = authority.starts_with('[');
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !is_bracketed || host.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if host.is_empty() {
        return Err("the URL has no host".into());
    }
    let address = host.strip_prefix('[').map(|host| host.strip_suffix(']').unwrap_or_default());
    if address.is_some_and(|address| address.parse::<Ipv6Addr>().is_err()) || host.contains(']') && !is_bracketed {
        return Err("the URL's host in brackets is not an IPv6 address".into());
    }
    if address.is_none() && host.contains(['[', ':']) {
        return Err("the URL's host is not a name or an address; an IPv6 address stands in brackets".into());
    }
    if matches!(port.map(str::parse::<u16>), Some(Err(_) | Ok(0))) {
        return Err("the URL's port is not a number from 1 to 65535".into());
    }
    if scheme == "http" && !matches!(host, "localhost" | "127.0.0.1" | "[::1]") {
        return Err(whole.into());
    }
    Ok(text.to_owned())
}
