//! Batch verification with any mix of keys, sizes and algorithms. The results are those of single calls, and several
//! times faster where the CPU has vectors.

use super::rsa::batch::Queues;
use super::{VerifyingKey, ecdsa};
use crate::error::BadSignature;

/// A signature to verify in a batch, and its verdict afterwards.
#[derive(Clone, Copy, Debug)]
pub struct BatchItem<'a> {
    key: &'a VerifyingKey,
    message: &'a [u8],
    signature: &'a [u8],
    verdict: Result<(), BadSignature>,
}

impl<'a> BatchItem<'a> {
    /// A signature of `message`, to be verified with `key`.
    #[must_use]
    pub const fn new(key: &'a VerifyingKey, message: &'a [u8], signature: &'a [u8]) -> Self {
        Self { key, message, signature, verdict: Err(BadSignature) }
    }

    /// The verdict of [`verify_batch`]; an error before the batch has run.
    pub const fn verdict(&self) -> Result<(), BadSignature> {
        self.verdict
    }
}

/// Verifies each item as [`VerifyingKey::verify`] does, and stores the verdict in the item.
///
/// A batch can have any number of items; their order is kept. RSA signatures of one size share vector lanes, eight at a
/// time, where the CPU has them ([`Backend`](super::Backend)). With IFMA, ES256 signatures share lanes too: those by
/// [prepared](VerifyingKey::prepare) keys, and separately those by other keys. A bad or malformed item costs its lane
/// and does not affect other items. All other items are verified one at a time. Nothing is allocated; the stack is at
/// most 64 KiB. Time depends on public values only.
///
/// ```
/// use ofm_protocol::crypto::{BatchItem, VerifyingKey, verify_batch};
///
/// let key = VerifyingKey::from_ed25519_bytes(&[0x58; 32]);
/// # let key = ofm_protocol::crypto::SigningKey::from_ed25519_seed(&[7; 32]).verifying_key().clone();
/// let mut items = [BatchItem::new(&key, b"first", &[0; 64]), BatchItem::new(&key, b"second", &[0; 64])];
/// verify_batch(&mut items);
/// assert!(items.iter().all(|item| item.verdict().is_err()));
/// ```
pub fn verify_batch(items: &mut [BatchItem<'_>]) {
    verify(items);
}

/// The items of a batch: places from 0 to `len`, some of them without a signature to verify.
pub(crate) trait Batch {
    /// The number of places.
    fn len(&self) -> usize;

    /// The signature in a place; `None` if there is nothing to verify.
    fn get(&self, index: usize) -> Option<Signed<'_>>;

    /// Stores the verdict of a place, once for each place with a signature.
    fn set_result(&mut self, index: usize, verdict: Result<(), BadSignature>);
}

/// A message, its signature and the key.
#[derive(Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub(crate) key: &'a VerifyingKey,
    pub(crate) message: &'a [u8],
    pub(crate) signature: &'a [u8],
}

impl Batch for [BatchItem<'_>] {
    fn len(&self) -> usize {
        <[BatchItem<'_>]>::len(self)
    }

    fn get(&self, index: usize) -> Option<Signed<'_>> {
        self.get(index).map(|item| Signed { key: item.key, message: item.message, signature: item.signature })
    }

    fn set_result(&mut self, index: usize, verdict: Result<(), BadSignature>) {
        if let Some(item) = self.get_mut(index) {
            item.verdict = verdict;
        }
    }
}

/// Verifies the signature in every place that has one.
pub(crate) fn verify<B: Batch + ?Sized>(batch: &mut B) {
    let (mut queues, mut curve_queues) = (Queues::new(), ecdsa::batch::Queues::new());
    for index in 0..batch.len() {
        let Some(Signed { key, message, signature }) = batch.get(index) else { continue };
        if let Some(queue) = key.rsa().and_then(|key| queues.queue_for(key, signature)) {
            queues.push(batch, queue, index);
        } else if let Some(queue) = key.ecdsa().and_then(|key| curve_queues.queue_for(key, signature)) {
            curve_queues.push(batch, queue, index);
        } else {
            let verdict = key.verify(message, signature);
            batch.set_result(index, verdict);
        }
    }
    queues.finish(batch);
    curve_queues.finish(batch);
}
