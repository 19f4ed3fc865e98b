//! Text, thirty-two bytes at a time: which bytes are of a set, and base64url.

#![allow(clippy::inline_always, reason = "kernels are compiled anew for each instruction set")]

use super::lanes::{Isa, SimdJob};

#[cfg(test)]
mod tests;

/// The bytes of a vector.
pub(crate) const WIDTH: usize = 32;

/// Vectors of bytes. A value of the type is the witness that the CPU has them.
pub(crate) trait ByteLanes: Isa {
    /// Thirty-two bytes.
    type Bytes: Copy;

    /// `value` in every lane.
    fn splat(self, value: u8) -> Self::Bytes;

    /// The bytes of an array.
    fn load(self, bytes: &[u8; WIDTH]) -> Self::Bytes;

    /// The bytes of the lanes.
    fn store(self, x: Self::Bytes) -> [u8; WIDTH];

    /// `x + y`, modulo 256.
    fn add(self, x: Self::Bytes, y: Self::Bytes) -> Self::Bytes;

    /// Bitwise.
    fn and(self, x: Self::Bytes, y: Self::Bytes) -> Self::Bytes;

    /// All ones where the bytes are equal, else zero.
    fn equal(self, x: Self::Bytes, y: Self::Bytes) -> Self::Bytes;

    /// The smaller of the bytes.
    fn min(self, x: Self::Bytes, y: Self::Bytes) -> Self::Bytes;

    /// The upper four bits of each byte, as a number.
    fn upper_half(self, x: Self::Bytes) -> Self::Bytes;

    /// The entry of `table` that the lower four bits of each byte name; zero where its highest bit is set.
    fn look_up(self, table: [u8; 16], x: Self::Bytes) -> Self::Bytes;

    /// The highest bit of each byte, that of the first byte lowest.
    fn highest_bits(self, x: Self::Bytes) -> u32;

    /// Four numbers of six bits, over and over, as three bytes: 24 bytes in front, and eight of no meaning.
    fn join_sixes(self, x: Self::Bytes) -> Self::Bytes;
}

/// A set of ASCII's characters. No other byte is in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByteSet<const N: usize> {
    /// The first byte of each range, and how many follow it.
    ranges: [(u8, u8); N],
    /// By the lower half of a byte: the bit that its upper half names is whether it is in the set.
    columns: [u8; 16],
}

/// For each upper half of a byte of ASCII, its bit.
const ROWS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0];

impl<const N: usize> ByteSet<N> {
    /// The bytes from the first to the last of each range, which are of ASCII.
    pub(crate) const fn of(ends: [(u8, u8); N]) -> Self {
        let (mut ranges, mut columns, mut at) = (ends, [0; 16], 0);
        while at < N {
            let (first, last) = ends[at];
            assert!(first <= last && last.is_ascii());
            ranges[at].1 = last - first;
            let mut byte = first;
            while byte <= last {
                columns[byte as usize % 16] |= 1 << (byte / 16);
                byte += 1;
            }
            at += 1;
        }
        Self { ranges, columns }
    }

    /// Whether a byte is in the set.
    #[inline(always)]
    pub(crate) fn contains(&self, byte: u8) -> bool {
        // Without a branch for each range, so that compilers make vectors of it.
        self.ranges.iter().fold(false, |found, &(first, more)| found | (byte.wrapping_sub(first) <= more))
    }

    /// Zero where a byte is not in the set.
    #[inline(always)]
    fn matches<L: ByteLanes>(&self, lanes: L, bytes: L::Bytes) -> L::Bytes {
        let rows = lanes.look_up(ROWS, lanes.upper_half(bytes));
        lanes.and(lanes.look_up(self.columns, bytes), rows)
    }

    /// The bits of the bytes that are not in the set.
    #[inline(always)]
    fn others<L: ByteLanes>(&self, lanes: L, bytes: L::Bytes) -> u32 {
        lanes.highest_bits(lanes.equal(self.matches(lanes, bytes), lanes.splat(0)))
    }

    /// As [`ByteSet::others`], of two vectors' bytes.
    #[inline(always)]
    fn others_of_two<L: ByteLanes>(&self, lanes: L, bytes: &[u8; 2 * WIDTH]) -> u64 {
        let mut bits = 0;
        let (halves, _) = bytes.as_chunks::<WIDTH>();
        for (half, place) in halves.iter().zip([0, 32]) {
            bits |= u64::from(self.others(lanes, lanes.load(half))) << place;
        }
        bits
    }
}

/// The index of the first byte that is not in the set, or the length if all are.
pub(crate) struct FirstOther<'a, const N: usize> {
    pub(crate) text: &'a [u8],
    pub(crate) set: &'a ByteSet<N>,
    pub(crate) found: &'a mut usize,
}

impl<L: ByteLanes, const N: usize> SimdJob<L> for FirstOther<'_, N> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut at = 0;
        let (vectors, rest) = self.text.as_chunks::<WIDTH>();
        // Four at a time, as long as all are of the set. No closure: that would be compiled without the kernel's
        // instructions.
        let (fours, _) = vectors.as_chunks::<4>();
        for [a, b, c, d] in fours {
            let ab = lanes.min(self.set.matches(lanes, lanes.load(a)), self.set.matches(lanes, lanes.load(b)));
            let cd = lanes.min(self.set.matches(lanes, lanes.load(c)), self.set.matches(lanes, lanes.load(d)));
            if lanes.highest_bits(lanes.equal(lanes.min(ab, cd), lanes.splat(0))) != 0 {
                break;
            }
            at += 4 * WIDTH;
        }
        for bytes in &vectors[at / WIDTH..] {
            let others = self.set.others(lanes, lanes.load(bytes));
            if others != 0 {
                *self.found = at + others.trailing_zeros() as usize;
                return;
            }
            at += WIDTH;
        }
        *self.found = self.text.len();
        if rest.is_empty() {
            return;
        }
        // The last vector overlaps the previous one; a short text is padded with bytes of the set.
        let mut padded = [self.set.ranges.first().map_or(0, |range| range.0); WIDTH];
        let (last, start) = if let Some(last) = self.text.last_chunk::<WIDTH>() {
            (last, self.text.len() - WIDTH)
        } else {
            padded[..rest.len()].copy_from_slice(rest);
            (&padded, 0)
        };
        let others = self.set.others(lanes, lanes.load(last));
        if others != 0 {
            *self.found = start + others.trailing_zeros() as usize;
        }
    }
}

/// For each 64 bytes a word, whose bits are of the bytes that are not in the set, the first byte's lowest. Past the end
/// of the text all bits are set.
pub(crate) struct Others<'a, const N: usize> {
    pub(crate) text: &'a [u8],
    pub(crate) set: &'a ByteSet<N>,
    pub(crate) out: &'a mut [u64],
}

impl<L: ByteLanes, const N: usize> SimdJob<L> for Others<'_, N> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let (blocks, rest) = self.text.as_chunks::<{ 2 * WIDTH }>();
        let mut out = self.out.iter_mut();
        for (block, out) in blocks.iter().zip(out.by_ref()) {
            *out = self.set.others_of_two(lanes, block);
        }
        if let Some(out) = out.next() {
            let mut last = [0xff; 2 * WIDTH];
            last[..rest.len()].copy_from_slice(rest);
            *out = self.set.others_of_two(lanes, &last);
        }
        for out in out {
            *out = u64::MAX;
        }
    }
}

/// The alphabet of base64url (RFC 4648 table 2).
pub(crate) const BASE64URL: ByteSet<5> =
    ByteSet::of([(b'-', b'-'), (b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')]);

/// Decodes base64url without padding into `out`, which is exactly as long as what is decoded. Whether all characters
/// were of the alphabet; unused bits are not looked at.
pub(crate) struct Decode<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) out: &'a mut [u8],
    pub(crate) right: &'a mut bool,
}

/// The bytes of a vector of characters.
const DECODED: usize = WIDTH / 4 * 3;

impl<L: ByteLanes> SimdJob<L> for Decode<'_> {
    #[inline(always)]
    fn compute(self, lanes: L) {
        let mut right = lanes.splat(0xff);
        let (mut vectors, rest) = self.text.as_chunks::<WIDTH>();
        let mut out = self.out;
        // Two at a time, as long as there is room for a whole vector after the first: half as much of the rest.
        while let ([first, second, after @ ..], Some(places)) = (vectors, out.first_chunk_mut::<{ DECODED + WIDTH }>())
        {
            let (first, second) = (decode(lanes, first, &mut right), decode(lanes, second, &mut right));
            places[..WIDTH].copy_from_slice(&first);
            places[DECODED..].copy_from_slice(&second);
            (vectors, out) = (after, out.get_mut(2 * DECODED..).unwrap_or_default());
        }
        for vector in vectors {
            let decoded = decode(lanes, vector, &mut right);
            // A whole vector is written where there is room for it: what is too much is written over.
            if let Some(place) = out.first_chunk_mut::<WIDTH>() {
                *place = decoded;
            } else if let Some(place) = out.first_chunk_mut::<DECODED>() {
                place.copy_from_slice(&decoded[..DECODED]);
            }
            out = out.get_mut(DECODED..).unwrap_or_default();
        }
        if !rest.is_empty() {
            // Characters that are zero stand for those that are missing.
            let mut last = [b'A'; WIDTH];
            last[..rest.len()].copy_from_slice(rest);
            let decoded = decode(lanes, &last, &mut right);
            let length = out.len().min(DECODED);
            out[..length].copy_from_slice(&decoded[..length]);
        }
        *self.right = lanes.highest_bits(lanes.equal(right, lanes.splat(0))) == 0;
    }
}

/// The bytes of a vector of characters; `right` becomes zero where a character is not of the alphabet.
// No closure: that would be compiled without the kernel's instructions.
#[inline(always)]
fn decode<L: ByteLanes>(lanes: L, text: &[u8; WIDTH], right: &mut L::Bytes) -> [u8; WIDTH] {
    /// What is added to a character, by its upper half: 62 is `-`, and the upper half of `_` is that of `P` to `Z`.
    const SIXES: [u8; 16] = {
        let mut table = [0; 16];
        table[2] = 62_u8.wrapping_sub(b'-');
        table[3] = 52_u8.wrapping_sub(b'0');
        table[4] = 0_u8.wrapping_sub(b'A');
        table[5] = table[4];
        table[6] = 26_u8.wrapping_sub(b'a');
        table[7] = table[6];
        table
    };
    const UNDERSCORE: u8 = 63_u8.wrapping_sub(b'_').wrapping_sub(SIXES[5]);
    let text = lanes.load(text);
    let upper = lanes.upper_half(text);
    let matches = lanes.and(lanes.look_up(BASE64URL.columns, text), lanes.look_up(ROWS, upper));
    *right = lanes.min(*right, matches);
    let underscore = lanes.and(lanes.equal(text, lanes.splat(b'_')), lanes.splat(UNDERSCORE));
    let sixes = lanes.add(lanes.add(text, lanes.look_up(SIXES, upper)), underscore);
    lanes.store(lanes.join_sixes(sixes))
}
