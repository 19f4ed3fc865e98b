//! Batch signing with any mix of keys, sizes and algorithms, for servers that issue many tokens.

use core::fmt;

use super::rsa::private::batch::Queue;
use super::{RandomSource, Signer as _, SigningKey};
use crate::error::SignError;

/// A message to sign in a batch, the buffer for its signature, and the result.
pub struct SignItem<'a> {
    pub(crate) key: &'a SigningKey,
    pub(crate) message: &'a [u8],
    pub(crate) out: &'a mut [u8],
    /// The signature's length.
    pub(crate) result: Result<usize, SignError>,
}

impl<'a> SignItem<'a> {
    /// A message to sign with `key` into the front of `out`, which needs [`Signer::signature_len`](super::Signer)
    /// bytes.
    #[must_use]
    pub const fn new(key: &'a SigningKey, message: &'a [u8], out: &'a mut [u8]) -> Self {
        Self { key, message, out, result: Err(SignError::NotSigned) }
    }

    /// The signature in the front of the item's buffer.
    ///
    /// Errors: the errors of [`Signer::sign`](super::Signer::sign) for this item; [`SignError::NotSigned`] before the
    /// batch has run.
    pub fn signature(&self) -> Result<&[u8], SignError> {
        let len = self.result?;
        self.out.get(..len).ok_or(SignError::BufferTooSmall { needed: len })
    }

    /// The length of an RSA modulus in bits. Items of one length share lanes.
    pub(crate) fn bits(&self) -> u32 {
        self.key.rsa().map_or(0, |key| key.verifying_key().modulus_bits())
    }
}

impl fmt::Debug for SignItem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignItem").field("key", self.key).field("result", &self.result).finish_non_exhaustive()
    }
}

/// Signs each item as its key's [`Signer::sign`](super::Signer::sign) does, and stores the result in the item.
///
/// A batch can have any number of items; their order is kept. Randomness is drawn in this order, as single calls would
/// draw it. RSA signatures of one size, with any keys, share vector lanes, eight at a time, where the CPU has them
/// ([`Backend`](super::Backend)). All eight are verified before any is released; an item that fails does not affect the
/// others. All other items are signed one at a time: for ES256, no kernel here reads the curve's table for eight secret
/// scalars in constant time. Nothing is allocated; the stack is at most 64 KiB. The buffer of a failed item contains no
/// part of a signature.
///
/// ```
/// use ofm_protocol::crypto::{SignItem, SigningKey, sign_batch};
/// # use ofm_protocol::crypto::{RandomError, RandomSource};
/// # struct Source;
/// # impl RandomSource for Source {
/// #     fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> { out.fill(7); Ok(()) }
/// # }
///
/// let key = SigningKey::from_ed25519_seed(&[7; 32]);
/// let (mut first, mut second) = ([0; 64], [0; 64]);
/// let mut items = [SignItem::new(&key, b"first", &mut first), SignItem::new(&key, b"second", &mut second)];
/// sign_batch(&mut items, &mut Source);
/// for (item, message) in items.iter().zip([&b"first"[..], b"second"]) {
///     key.verifying_key().verify(message, item.signature()?).unwrap();
/// }
/// # Ok::<(), ofm_protocol::error::SignError>(())
/// ```
pub fn sign_batch(items: &mut [SignItem<'_>], random: &mut dyn RandomSource) {
    let mut queue = Queue::new();
    for index in 0..items.len() {
        let Some(item) = items.get_mut(index) else { continue };
        if item.key.rsa().is_some_and(|key| queue.takes(key)) {
            queue.push(items, index, random);
        } else {
            item.result = item.key.sign(item.message, random, item.out).map(|signature| signature.len());
        }
    }
    queue.finish(items);
}
