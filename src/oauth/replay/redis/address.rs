//! The address of a Redis server: `redis://` and `rediss://` URLs.

use std::net::IpAddr;
use std::string::String;
use std::vec::Vec;

use zeroize::Zeroizing;

const DEFAULT_PORT: u16 = 6379;

/// A server, and the values for logging in.
pub(super) struct Address {
    /// A name or an IP address, without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: bool,
    pub(super) user: Option<String>,
    pub(super) password: Option<Zeroizing<String>>,
    pub(super) database: u32,
}

impl Address {
    /// `redis[s]://[[user]:password@]host[:port][/database]`, with percent-encoded user and password. `None` for other
    /// texts, including settings in a query or fragment: an unknown setting must not be ignored.
    pub(super) fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let tls = match scheme {
            "redis" => false,
            "rediss" => true,
            _ => return None,
        };
        if rest.contains(['?', '#']) || rest.bytes().any(|byte| !byte.is_ascii_graphic()) {
            return None;
        }
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (login, place) = match authority.rsplit_once('@') {
            Some((login, place)) => (Some(login.split_once(':')?), place),
            None => (None, authority),
        };
        let (user, password) = match login {
            // `:@` has no value.
            None | Some(("", "")) => (None, None),
            Some((_, "")) => return None,
            Some((user, password)) => (Some(decoded(user)?), Some(Zeroizing::new(decoded(password)?))),
        };
        let (host, port) = host_and_port(place)?;
        let database = match path {
            "" => 0,
            number if number.bytes().all(|byte| byte.is_ascii_digit()) => number.parse().ok()?,
            _ => return None,
        };
        Some(Self { host: host.into(), port, tls, user: user.filter(|user| !user.is_empty()), password, database })
    }

    /// Whether a password would be sent where others can read it.
    pub(super) fn exposes_password(&self) -> bool {
        let is_loopback = match self.host.parse::<IpAddr>() {
            Ok(address) => address.to_canonical().is_loopback(),
            // RFC 6761 section 6.3.
            Err(_) => self.host.eq_ignore_ascii_case("localhost"),
        };
        self.password.is_some() && !self.tls && !is_loopback
    }
}

fn host_and_port(place: &str) -> Option<(&str, u16)> {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => {
            let (host, port) = rest.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            (host, if port.is_empty() { None } else { Some(port.strip_prefix(':')?) })
        }
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, None),
        },
    };
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':');
    if host.is_empty() || !host.bytes().all(is_name) {
        return None;
    }
    let port = match port {
        None => DEFAULT_PORT,
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok().filter(|port| *port != 0)?
        }
        Some(_) => return None,
    };
    Some((host, port))
}

/// Percent-decoded (RFC 3986 section 2.1).
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        bytes.push(u8::try_from(digit(high)? << 4 | digit(low)?).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_say_server_login_and_database() {
        let one = Address::parse("redis://replay.internal").unwrap();
        assert_eq!((&*one.host, one.port, one.tls, one.database), ("replay.internal", 6379, false, 0));
        assert!(one.user.is_none() && one.password.is_none());
        let all = Address::parse("rediss://us%40er:p%3a%2Fss@[::1]:6380/15").unwrap();
        assert_eq!((&*all.host, all.port, all.tls, all.database), ("::1", 6380, true, 15));
        assert_eq!((all.user.as_deref(), all.password.as_deref().map(String::as_str)), (Some("us@er"), Some("p:/ss")));
        let password = Address::parse("redis://:secret@127.0.0.1:1/").unwrap();
        assert_eq!(
            (password.user.as_deref(), password.password.as_deref().map(String::as_str)),
            (None, Some("secret"))
        );
        assert!(Address::parse("redis://:@h").is_some_and(|address| address.password.is_none()));
    }

    #[test]
    fn other_texts_than_redis_urls_are_rejected() {
        for url in [
            "",
            "redis://",
            "redis:///0",
            "http://h",
            "REDIS://h",
            "redis:h",
            "redis://h:",
            "redis://h:0",
            "redis://h:65536",
            "redis://h:+1",
            "redis://h/x",
            "redis://h/-1",
            "redis://h/0/1",
            "redis://h/4294967296",
            "redis://user@h",
            "redis://user:@h",
            "redis://:%zz@h",
            "redis://:%2@h",
            "redis://:%ff@h",
            "redis://a b",
            "redis://h/0?protocol=resp3",
            "rediss://h/#insecure",
            "redis://[::1",
            "redis://[h]",
            "redis://[::1]6379",
            "redis://h\r\n",
            "redis://h\0",
            "redis://ü",
        ] {
            assert!(Address::parse(url).is_none(), "{url:?}");
        }
    }

    #[test]
    fn b15_a_password_is_exposed_in_plain_text_to_another_host() {
        let exposes = |url: &str| Address::parse(url).unwrap().exposes_password();
        for url in [
            "redis://:p@replay.internal",
            "redis://u:p@10.0.0.1",
            "redis://:p@[2001:db8::1]",
            "redis://:p@localhost.example",
        ] {
            assert!(exposes(url), "{url}");
        }
        for url in [
            "redis://replay.internal",
            "rediss://:p@replay.internal",
            "redis://:p@127.0.0.1",
            "redis://:p@127.9.9.9",
            "redis://:p@[::1]",
            "redis://:p@[::ffff:127.0.0.1]",
            "redis://:p@LocalHost",
        ] {
            assert!(!exposes(url), "{url}");
        }
    }
}
