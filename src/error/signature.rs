//! Why something is not signed, or a signature not accepted.

use core::fmt;

/// The signature does not belong to this message and key.
///
/// One value for every cause: which step of a verification failed is nobody's business (an oracle otherwise).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSignature;

impl BadSignature {
    /// The error catalogue's entry.
    pub const CATALOGUE: &'static [super::Entry] = &[super::Entry {
        label: "bad_signature",
        message: "the signature is not valid",
        citation: "RFC 7515 section 5.2",
        meaning: "The signature does not belong to this message and key.",
        client_safe: false,
    }];

    /// The stable label, for metrics and logs.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        "bad_signature"
    }

    /// Whether whoever sent what was refused may be told: no.
    #[must_use]
    pub const fn is_client_safe(&self) -> bool {
        false
    }
}

impl fmt::Display for BadSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature is not valid")
    }
}

impl core::error::Error for BadSignature {}

super::catalogue! {
    /// A signature that could not be made, and why.
    pub enum SignError: internal {
        /// The caller's buffer is shorter than the signature.
        BufferTooSmall { /** The bytes that the signature needs. */ needed: usize } => "sign_buffer_too_small",
            "the signature needs a buffer of {needed} bytes", "RFC 8017 section 8.1.1";
        /// The source of randomness failed.
        Random => "sign_random", "the source of randomness failed", "RFC 8017 section 9.1.1";
        /// The signature just made does not verify: a fault in the machine, or a damaged key. It was not released.
        Fault => "sign_fault", "the signature just made does not verify and was not released", "RFC 8017 section 8.1.1";
        /// Nothing was signed: the batch that the item is for was not run.
        NotSigned => "sign_not_signed", "nothing was signed yet", "RFC 7515 section 5.1";
        /// An external signer failed.
        External => "sign_external", "the external signer failed", "RFC 7515 section 5.1";
    }
}
