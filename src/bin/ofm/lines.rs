//! Lines of bounded length from any bytes.

use std::io::{self, BufRead as _, BufReader, ErrorKind, Read};

use crate::console::BYTE_ORDER_MARK;

/// Reads one line after the other. Memory: one line of at most the limit, and a read buffer.
pub(crate) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    limit: usize,
    consumed: u64,
}

/// A line without its end (`\n` or `\r\n`).
pub(crate) enum Line<'l> {
    /// A line within the limit.
    Text(&'l [u8]),
    /// A line that was skipped: its length in bytes, and whether it contained only blanks.
    TooLong { length: usize, is_blank: bool },
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(input: R, limit: usize) -> Self {
        Self { input: BufReader::with_capacity(1 << 16, input), line: Vec::new(), limit, consumed: 0 }
    }

    /// The number of bytes that were read as lines.
    pub(crate) const fn consumed(&self) -> u64 {
        self.consumed
    }

    /// Whether the next line may not be available yet.
    pub(crate) fn is_drained(&self) -> bool {
        self.input.buffer().is_empty()
    }

    /// The next line; `None` at the end of the input. The first line is without a byte order mark.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        let is_first = self.consumed == 0;
        self.line.clear();
        let (mut length, mut is_blank, mut is_ended) = (0_usize, true, false);
        let mut ends_in_return = false;
        while !is_ended {
            let available = match self.input.fill_buf() {
                Ok([]) if length == 0 => return Ok(None),
                Ok([]) => break,
                Ok(available) => available,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = available.iter().position(|&byte| byte == b'\n');
            let part = available.get(..end.unwrap_or(available.len())).unwrap_or_default();
            is_ended = end.is_some();
            let used = part.len() + usize::from(is_ended);
            length = length.saturating_add(part.len());
            is_blank &= part.iter().all(u8::is_ascii_whitespace);
            ends_in_return = part.last().map_or(ends_in_return, |&last| last == b'\r');
            // More bytes than the limit are kept for a byte order mark and a carriage return, which do not count.
            let room = self.limit.saturating_add(BYTE_ORDER_MARK.len() + 1).saturating_sub(self.line.len());
            self.line.extend_from_slice(part.get(..part.len().min(room)).unwrap_or_default());
            self.input.consume(used);
            self.consumed = self.consumed.saturating_add(u64::try_from(used).unwrap_or(u64::MAX));
        }
        length -= usize::from(ends_in_return);
        if is_first && self.line.starts_with(BYTE_ORDER_MARK) {
            self.line.drain(..BYTE_ORDER_MARK.len());
            length -= BYTE_ORDER_MARK.len();
        }
        Ok(Some(match self.line.get(..length) {
            Some(line) if length <= self.limit => Line::Text(line),
            _ => Line::TooLong { length, is_blank },
        }))
    }
}
