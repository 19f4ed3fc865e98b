//! Limits for tokens, and the options that raise them.

use ofm_protocol::error::{JwsError, Segment};
use ofm_protocol::jose::Limits;

/// The library's limits with these maxima for headers, in bytes, and tokens, in characters.
pub(crate) fn limits(header: usize, token: usize) -> Limits {
    // Three quarters of a token: the largest payload that fits.
    Limits { header, token, payload: token / 4 * 3, ..Limits::default() }
}

/// The option that allows a token that is too large.
pub(crate) fn hint(error: JwsError) -> Option<String> {
    match error {
        JwsError::TokenTooLong { length, .. } => Some(format!("--max-token {length} allows it")),
        JwsError::SegmentTooLong { segment: Segment::Header, length, .. } if length <= Limits::MAX_HEADER => {
            Some(format!("--max-header {length} allows it"))
        }
        JwsError::SegmentTooLong { segment: Segment::Header, .. } => {
            Some(format!("--max-header allows up to {}", Limits::MAX_HEADER))
        }
        _ => None,
    }
}
