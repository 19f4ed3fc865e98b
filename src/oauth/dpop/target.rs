//! The comparison of `htu` with the URL of a request (RFC 9449 section 4.3 check 9), on the stack.

use crate::oauth::equivalence::{self, digit_of, hexadecimal, is_unreserved};

/// The maximum length of a URL that is normalised, in bytes. Longer URLs must be equal byte for byte.
pub(super) const MAX: usize = 2_048;

/// Whether two URLs are equivalent (RFC 3986 sections 6.2.2 and 6.2.3) without their queries and fragments.
///
/// It gives the same results as [`equivalence::are_equivalent`], without allocation.
pub(super) fn is_target(htu: &str, url: &str) -> bool {
    let (htu, url) = (without_query(htu), without_query(url));
    if htu == url {
        return true;
    }
    if htu.len().max(url.len()) > MAX {
        return false;
    }
    let (Some(one), Some(other)) = (equivalence::parts(htu), equivalence::parts(url)) else { return false };
    let (buffers, others) = (&mut [0; MAX], &mut [0; MAX]);
    one.scheme.eq_ignore_ascii_case(other.scheme)
        && one.user == other.user
        && one.port() == other.port()
        && match (unescape(one.host, buffers), unescape(other.host, others)) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            _ => false,
        }
        && match (path(one.path, buffers), path(other.path, others)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
}

/// A URL without query and fragment.
pub(super) fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// A text with upper-case escapes, and escapes only for characters that need them (section 6.2.2.2). It is never longer
/// than the input.
fn unescape<'o>(text: &str, out: &'o mut [u8; MAX]) -> Option<&'o mut [u8]> {
    let (mut rest, mut length) = (text.as_bytes(), 0);
    while let Some((&byte, after)) = rest.split_first() {
        let escape = match after {
            [high, low, after @ ..] if byte == b'%' => hexadecimal(*high).zip(hexadecimal(*low)).zip(Some(after)),
            _ => None,
        };
        let (piece, used, after): ([u8; 3], usize, _) = match escape {
            Some(((high, low), after)) if is_unreserved(high << 4 | low) => ([high << 4 | low, 0, 0], 1, after),
            Some(((high, low), after)) => ([b'%', digit_of(high), digit_of(low)], 3, after),
            None => ([byte, 0, 0], 1, after),
        };
        out.get_mut(length..length + used)?.copy_from_slice(piece.get(..used)?);
        length += used;
        rest = after;
    }
    out.get_mut(..length)
}

/// A path without `.` and `..` (sections 5.2.4 and 6.2.2.3). An empty path becomes `/` (section 6.2.3).
fn path<'o>(text: &str, out: &'o mut [u8; MAX]) -> Option<&'o [u8]> {
    let end = unescape(text, out)?.len();
    // The output never overtakes the input, because each segment is written with the slash before it.
    let (mut kept, mut start) = (0, (end > 0).then_some(1));
    while let Some(from) = start {
        let length = out.get(from..end)?.iter().position(|byte| *byte == b'/');
        let to = length.map_or(end, |length| from + length);
        start = length.map(|_| to + 1);
        let segment = out.get(from..to)?;
        let dots = matches!(segment, b"." | b"..");
        if segment == b".." {
            kept = out.get(..kept)?.iter().rposition(|byte| *byte == b'/').unwrap_or(0);
        }
        if !dots || start.is_none() {
            *out.get_mut(kept)? = b'/';
            kept += 1;
        }
        if !dots {
            out.copy_within(from..to, kept);
            kept += to - from;
        }
    }
    if kept == 0 {
        *out.first_mut()? = b'/';
        kept = 1;
    }
    out.get(..kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rfc_9449_section_4_3_query_and_fragment_are_ignored() {
        for (htu, url) in [
            ("https://rs.example/a", "https://rs.example/a?b=c"),
            ("https://rs.example/a?b", "https://rs.example/a#f"),
            ("https://rs.example/a#f?b", "https://rs.example/a"),
            ("https://rs.example?b", "HTTPS://RS.example:443/"),
            ("https://rs.example/%7euser/x/../%c3", "https://rs.example/~user/%C3"),
        ] {
            assert!(is_target(htu, url) && is_target(url, htu), "{htu} {url}");
        }
        for (htu, url) in [
            ("https://rs.example/a", "https://rs.example/a/"),
            ("https://rs.example/a", "https://rs.example/A"),
            ("https://rs.example/a", "http://rs.example/a"),
            ("https://rs.example/a", "https://rs.example:8443/a"),
            ("https://rs.example/a", "https://rs.example.evil.example/a"),
            ("https://rs.example/a%2fb", "https://rs.example/a/b"),
            ("https://rs.example/a", "/a"),
            ("", "https://rs.example/"),
        ] {
            assert!(!is_target(htu, url) && !is_target(url, htu), "{htu} {url}");
        }
        let long = format!("https://rs.example/{}", "a".repeat(MAX));
        assert!(is_target(&long, &long) && !is_target(&long, &long.replace("https", "HTTPS")));
    }

    proptest! {
        #[test]
        fn it_decides_as_the_normaliser_that_allocates(
            one in "(https?://)?[aA.:@%4e1-]{0,8}(/|/\\.\\.|/\\.|/a|/%2[eEfF]|/%6[1z]|%|/b%c3){0,6}",
            other in "(https?://)?[aA.:@%4e1-]{0,8}(/|/\\.\\.|/\\.|/a|/%2[eEfF]|/%6[1z]|%|/b%c3){0,6}",
            same: bool,
        ) {
            // Half of the pairs differ only in spelling, to test equivalence.
            let other = if same { one.replace("/a", "/b/../%61").replace("http", "HTTP") } else { other };
            prop_assert_eq!(is_target(&one, &other), equivalence::are_equivalent(&one, &other), "{} {}", one, other);
        }

        #[test]
        fn paths_are_compared_as_the_normaliser_that_allocates_does(
            one in "https://a(/|/\\.\\.|/\\.|/a|/%2[eE]|/%61|/b){0,6}",
            other in "https://a(/|/\\.\\.|/\\.|/a|/%2[eE]|/%61|/b){0,6}",
        ) {
            prop_assert_eq!(is_target(&one, &other), equivalence::are_equivalent(&one, &other), "{} {}", one, other);
        }
    }
}
