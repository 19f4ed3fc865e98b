//! Errors of signing and verifying.

use core::fmt;

/// The signature does not belong to this message and key.
///
/// There is one value for every cause, because naming the failed step would give an attacker an oracle.
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

    /// Whether the sender may be told: no.
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
    /// An error of signing.
    pub enum SignError: internal {
        /// The caller's buffer is shorter than the signature.
        BufferTooSmall { /** The signature's length in bytes. */ needed: usize } => "sign_buffer_too_small",
            "the signature needs a buffer of {needed} bytes", "RFC 8017 section 8.1.1";
        /// The source of randomness failed.
        Random => "sign_random", "the source of randomness failed", "RFC 8017 section 9.1.1";
        /// The new signature does not verify and was not released: the machine is faulty, or the key is damaged.
        Fault => "sign_fault", "the new signature does not verify and was not released", "RFC 8017 section 8.1.1";
        /// The batch of the item has not run, so there is no signature.
        NotSigned => "sign_not_signed", "the batch has not run, there is no signature", "RFC 7515 section 5.1";
        /// An external signer failed.
        External => "sign_external", "the external signer failed", "RFC 7515 section 5.1";
    }
}
