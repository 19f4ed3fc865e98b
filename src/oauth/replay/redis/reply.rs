//! The replies of a Redis server: the serialization protocol, version 2, as far as the store needs it.

use std::io::{self, ErrorKind, Read};
use std::string::String;
use std::vec::Vec;

/// The maximum length of a reply in bytes. `INFO memory` has about 2,000.
const MAX_LEN: usize = 65_536;

/// The maximum length of a line in bytes.
const MAX_LINE: usize = 1_024;

/// A reply.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// A status, such as `OK`.
    Status(String),
    /// An error, which begins with its code.
    Error(String),
    /// A text.
    Text(String),
    /// An absent text.
    Nothing,
}

impl Reply {
    /// Reads one reply. No other may follow it, because there was one command.
    pub(super) fn read(stream: &mut impl Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        let mut chunk = [0; 4_096];
        loop {
            match stream.read(&mut chunk) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(length) => bytes.extend_from_slice(chunk.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            if let Some(reply) = Self::complete(&bytes)? {
                return Ok(reply);
            }
        }
    }

    /// The answer, if it is complete.
    pub(super) fn complete(bytes: &[u8]) -> io::Result<Option<Self>> {
        match Self::parse(bytes)? {
            Some((reply, length)) if length == bytes.len() => Ok(Some(reply)),
            None if bytes.len() < MAX_LEN => Ok(None),
            _ => Err(ErrorKind::InvalidData.into()),
        }
    }

    /// The reply and its length; `None` for an incomplete one. Each call reads one line, whatever follows it.
    fn parse(bytes: &[u8]) -> io::Result<Option<(Self, usize)>> {
        let invalid = || io::Error::from(ErrorKind::InvalidData);
        let Some(end) = bytes.iter().take(MAX_LINE).position(|byte| *byte == b'\r') else {
            return if bytes.len() < MAX_LINE { Ok(None) } else { Err(invalid()) };
        };
        let (line, rest) = bytes.split_at(end);
        let content = match rest {
            [_, b'\n', content @ ..] => content,
            [_] => return Ok(None),
            _ => return Err(invalid()),
        };
        let (kind, text) = line.split_first().ok_or_else(invalid)?;
        let text = core::str::from_utf8(text).map_err(|_| invalid())?;
        let reply = match kind {
            b'+' => Self::Status(text.into()),
            b'-' => Self::Error(text.into()),
            b'$' if text == "-1" => Self::Nothing,
            b'$' => {
                let length = text.parse().ok().filter(|length| *length < MAX_LEN).ok_or_else(invalid)?;
                let Some((text, [first, second, ..])) = content.split_at_checked(length) else { return Ok(None) };
                if [*first, *second] != *b"\r\n" {
                    return Err(invalid());
                }
                let text = core::str::from_utf8(text).map_err(|_| invalid())?;
                return Ok(Some((Self::Text(text.into()), end + 2 + length + 2)));
            }
            _ => return Err(invalid()),
        };
        Ok(Some((reply, end + 2)))
    }
}

/// A command and its arguments in wire form.
pub(super) fn command(parts: &[&str]) -> Vec<u8> {
    let mut bytes = std::format!("*{}\r\n", parts.len()).into_bytes();
    for part in parts {
        bytes.extend_from_slice(std::format!("${}\r\n{part}\r\n", part.len()).as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns one byte at a time.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            (out[0], self.0) = (*first, rest);
            Ok(1)
        }
    }

    #[test]
    fn answers_are_read_whole_and_in_parts() {
        for (bytes, reply) in [
            ("+OK\r\n", Reply::Status("OK".into())),
            ("-OOM command not allowed\r\n", Reply::Error("OOM command not allowed".into())),
            ("$-1\r\n", Reply::Nothing),
            ("$0\r\n\r\n", Reply::Text(String::new())),
            ("$9\r\nline\r\nend\r\n", Reply::Text("line\r\nend".into())),
        ] {
            assert_eq!(Reply::read(&mut bytes.as_bytes()).unwrap(), reply);
            assert_eq!(Reply::read(&mut Drip(bytes.as_bytes())).unwrap(), reply);
            let cut_off = &bytes[..bytes.len() - 1];
            assert_eq!(Reply::read(&mut cut_off.as_bytes()).unwrap_err().kind(), ErrorKind::UnexpectedEof);
        }
    }

    #[test]
    fn malformed_replies_are_rejected() {
        let long_line = format!("+{}", "x".repeat(2_000));
        let long_text = format!("$70000\r\n{}", "x".repeat(70_000));
        for bytes in [
            "\r\n",
            ":1\r\n",
            "*0\r\n",
            "_\r\n",
            "HTTP/1.1 200 OK\r\n",
            "+OK\rX",
            "$\r\n\r\n",
            "$-2\r\n",
            "$x\r\n",
            "$1\r\nabc\r\n",
            // One reply more than requested.
            "+OK\r\n+OK\r\n",
            "$-1\r\n$",
            "$0\r\n\r\n+",
            &long_line,
            &long_text,
        ] {
            assert_eq!(Reply::read(&mut bytes.as_bytes()).unwrap_err().kind(), ErrorKind::InvalidData, "{bytes:.20}");
        }
    }

    #[test]
    fn commands_are_arrays_of_texts() {
        assert_eq!(command(&["SET", "ü", ""]), "*3\r\n$3\r\nSET\r\n$2\r\nü\r\n$0\r\n\r\n".as_bytes());
    }
}
