//! How large a token may be, and which option allows more.

use ofm_protocol::error::{JwsError, Segment};
use ofm_protocol::jose::Limits;

/// The library's limits with these of headers, in bytes, and of tokens, in characters.
pub(crate) fn limits(header: usize, token: usize) -> Limits {
    // Three quarters of a token: a payload of any length that fits it.
    Limits { header, token, payload: token / 4 * 3, ..Limits::default() }
}

/// Which option lets a token pass that is too large.
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
