//! Errors of a token before its claims are checked.

use core::fmt;

use super::JsonError;

/// A part of a compact JWS (RFC 7515 section 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The protected header, before the first dot.
    Header,
    /// The payload, between the dots.
    Payload,
    /// The signature, after the second dot.
    Signature,
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::Payload => "payload",
            Self::Signature => "signature",
        })
    }
}

super::catalogue! {
    /// An error of a token before its claims are checked. Offsets count bytes from the token's beginning. Offsets of a
    /// [`JsonError`] count from the beginning of the decoded header.
    pub enum JwsError: client_safe {
        /// The token is longer than the limit.
        TokenTooLong { /** The token's length in bytes. */ length: usize, /** The limit. */ limit: usize } =>
            "token_too_long", "the token has {length} bytes, at most {limit} are allowed",
            "this crate, budget of the caller";
        /// The token contains a space, tab or line break.
        Whitespace { /** Its offset. */ offset: usize } => "token_whitespace",
            "whitespace at byte {offset} of the token", "RFC 7515 section 2";
        /// The token contains a padding character `=`.
        Padding { /** Its offset. */ offset: usize } => "token_padding", "padding at byte {offset} of the token",
            "RFC 7515 section 2";
        /// A byte of the token is neither in the base64url alphabet nor a dot.
        Alphabet { /** Its offset. */ offset: usize } => "token_alphabet",
            "byte {offset} of the token is neither base64url nor a dot", "RFC 7515 section 3.1";
        /// The token has neither the three segments of a JWS nor the five of a JWE.
        SegmentCount { /** Their number. */ segments: usize } => "token_segment_count",
            "the token has {segments} segments, a JWS has 3", "RFC 7515 section 7.1";
        /// The token has the five segments of a JWE: it is encrypted. This crate does not decrypt.
        EncryptedToken => "token_encrypted", "the token is encrypted (five segments), not signed", "RFC 7516 section 9";
        /// The header or the signature is empty.
        EmptySegment { /** The segment. */ segment: Segment } => "token_empty_segment", "the {segment} is empty",
            "RFC 7515 section 7.1";
        /// The length of a segment does not encode a whole number of octets.
        SegmentLength { /** The segment. */ segment: Segment, /** Its length in characters. */ length: usize } =>
            "token_segment_length", "the {segment} has {length} characters; no whole number of octets has that length",
            "RFC 4648 section 4";
        /// The unused bits of a segment's last character are not zero.
        TrailingBits { /** The segment. */ segment: Segment,
            /** The offset of its last character. */ offset: usize } => "token_trailing_bits",
            "the unused bits of byte {offset}, the last of the {segment}, are not zero", "RFC 4648 section 3.5";
        /// A segment is longer than its limit.
        SegmentTooLong { /** The segment. */ segment: Segment, /** Its length in bytes, decoded. */ length: usize,
            /** The limit. */ limit: usize } => "token_segment_too_long",
            "the {segment} has {length} bytes, at most {limit} are allowed", "this crate, budget of the caller";

        /// The header is not a JSON object that this crate's reader accepts.
        HeaderJson { /** The fault, with its offset in the decoded header. */ error: JsonError } => "header_json",
            "the header is not acceptable JSON: {error}", "RFC 7515 section 4";
        /// A required member of the header is missing.
        HeaderMissing { /** Its name. */ member: &'static str } => "header_missing_member",
            "the header has no `{member}`", "RFC 7515 section 4.1";
        /// A member of the header has the wrong JSON type.
        HeaderType { /** Its name. */ member: &'static str } => "header_wrong_type",
            "the header's `{member}` has the wrong JSON type", "RFC 7515 section 4.1";
        /// A member of the header is longer than the limit.
        HeaderMemberTooLong { /** Its name. */ member: &'static str, /** The limit in bytes. */ limit: usize } =>
            "header_member_too_long", "the header's `{member}` has more than {limit} bytes", "RFC 8725 section 3.10";
        /// The header states that the token is not signed.
        AlgorithmNone => "header_alg_none", "the header's `alg` is `none`", "RFC 8725 section 2.1";
        /// The header names an algorithm that this crate does not support.
        AlgorithmUnsupported => "header_alg_unsupported", "the header's `alg` is not supported",
            "RFC 7515 section 4.1.1";
        /// `crit` is not a non-empty array of strings.
        CriticalMalformed => "header_crit_malformed", "the header's `crit` is not a non-empty array of strings",
            "RFC 7515 section 4.1.11";
        /// `crit` names one member twice.
        CriticalDuplicate => "header_crit_duplicate", "the header's `crit` names one member twice",
            "RFC 7515 section 4.1.11";
        /// `crit` names a member that a JOSE specification defines, which is forbidden.
        CriticalRegistered => "header_crit_registered", "the header's `crit` names a registered member",
            "RFC 7515 section 4.1.11";
        /// `crit` names a member that the header does not have.
        CriticalAbsent => "header_crit_absent", "the header's `crit` names a missing member",
            "RFC 7515 section 4.1.11";
        /// `crit` names an extension that this crate does not support.
        CriticalNotUnderstood => "header_crit_not_understood",
            "the header's `crit` names an extension that is not supported", "RFC 7515 section 4.1.11";
        /// The header has `b64`: the payload could be unencoded.
        UnencodedPayload => "header_b64", "the header has `b64`, which is not supported", "RFC 7797 section 7";
        /// The header has `zip`: the payload is compressed.
        Compressed => "header_zip", "the header has `zip`; compressed content is not supported", "RFC 8725 section 3.6";

        /// The caller does not allow the algorithm.
        AlgorithmNotAllowed => "alg_not_allowed", "the header's `alg` is not allowed here", "RFC 8725 section 3.2";
        /// The algorithm of the key is not the algorithm of the header.
        AlgorithmMismatch => "alg_key_mismatch", "the algorithm of the key is not the header's `alg`",
            "RFC 8725 section 3.1", internal;
        /// No key of the set has the header's `kid` and fits the header.
        UnknownKey => "key_unknown", "no key fits the token's `kid`", "RFC 7517 section 4.5", internal;
        /// No key of the set fits the header, which has no `kid`.
        NoKey => "key_none", "no key fits the token, which has no `kid`", "RFC 7515 appendix D", internal;
        /// Several keys with one `kid` fit equally in `kty`, `alg`, `use` and `crv`.
        AmbiguousKey { /** Their number. */ candidates: usize } => "key_ambiguous",
            "{candidates} keys with one `kid` fit the token", "FAPI 2.0 Security Profile section 5.4.3", internal;
        /// A token or keys without `kid` give more candidates than the limit.
        TooManyCandidates { /** Their number. */ candidates: usize, /** The limit. */ limit: usize } =>
            "key_too_many_candidates", "{candidates} keys fit the token, at most {limit} are tried",
            "RFC 7515 appendix D", internal;
        /// The signature does not have the length of the key's signatures.
        SignatureLength { /** Its length in bytes. */ length: usize,
            /** The length of the key's signatures. */ expected: usize } => "signature_length",
            "the signature has {length} bytes, the key's signatures have {expected}", "RFC 7518 section 3", internal;
        /// The signature does not belong to this key, header and payload. The error is the same for every cause.
        BadSignature => "bad_signature", "the signature is not valid", "RFC 7515 section 5.2", internal;

        /// The buffer is shorter than the payload.
        BufferTooSmall { /** The payload's length in bytes. */ needed: usize,
            /** The buffer's length. */ given: usize } => "payload_buffer",
            "the payload has {needed} bytes, the buffer {given}", "this crate", internal;
        /// The unverified payload is not a JSON object.
        PayloadJson { /** The fault, with its offset in the decoded payload. */ error: JsonError } => "payload_json",
            "the payload is not acceptable JSON: {error}", "RFC 7519 section 7.2";
        /// A claim of the unverified payload is not a string.
        PayloadType { /** Its name. */ member: &'static str } => "payload_wrong_type",
            "the payload's `{member}` is not a string", "RFC 7519 section 4.1";
    }
}

super::innermost! { JwsError {
    leaf HeaderJson | PayloadJson { error };
} }

impl JwsError {
    /// Whether a newer key set might accept the token, because no key of this set has its `kid` or fits it.
    #[must_use]
    pub const fn is_unknown_key(&self) -> bool {
        matches!(self, Self::UnknownKey | Self::NoKey)
    }
}
