//! Text in bytes: the first byte that is not of a set, and base64url, by vectors where the CPU has them.

pub(crate) use super::backend::kernels::bytes::{BASE64URL, ByteSet};

use super::backend::instructions::Avx2;
use super::backend::kernels::bytes::{Decode, FirstOther, Others};
use super::backend::kernels::lanes::Isa as _;

/// Fewer bytes than this are compared one by one.
const FEW: usize = 8;

/// Where the first byte of the text stands that is not in the set; the length, if all are.
#[inline]
pub(crate) fn first_other<const N: usize>(text: &[u8], set: &ByteSet<N>) -> usize {
    if text.len() >= FEW
        && let Some(lanes) = Avx2::detect()
    {
        let mut found = 0;
        lanes.run(FirstOther { text, set, found: &mut found });
        return found;
    }
    first_other_portable(text, set)
}

/// As [`first_other`], for any CPU. Chunks that are all of the set are stepped over without a branch for each byte,
/// which compilers do many bytes at once.
pub(crate) fn first_other_portable<const N: usize>(text: &[u8], set: &ByteSet<N>) -> usize {
    let (chunks, _) = text.as_chunks::<32>();
    let is_all = |chunk: &[u8; 32]| chunk.iter().fold(true, |all, &byte| all & set.contains(byte));
    let start = 32 * chunks.iter().take_while(|chunk| is_all(chunk)).count();
    let rest = text.get(start..).unwrap_or_default();
    rest.iter().position(|&byte| !set.contains(byte)).map_or(text.len(), |at| start + at)
}

/// Writes a word for each 64 bytes, whose bits are of the bytes that are not in the set, the first byte's lowest; past
/// the end of the text all bits are set. `false`, and nothing is written, where the CPU has no vectors for it.
pub(crate) fn others<const N: usize>(text: &[u8], set: &ByteSet<N>, out: &mut [u64]) -> bool {
    let Some(lanes) = Avx2::detect() else { return false };
    lanes.run(Others { text, set, out });
    true
}

/// Decodes base64url into `out`, which is exactly as long as what is decoded: whether all characters are of the
/// alphabet. Unused bits are not looked at. `None` where the CPU has no vectors for it.
pub(crate) fn decode_base64url(text: &[u8], out: &mut [u8]) -> Option<bool> {
    let lanes = Avx2::detect()?;
    let mut right = false;
    lanes.run(Decode { text, out, right: &mut right });
    Some(right)
}
