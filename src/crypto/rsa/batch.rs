//! RSASSA-PSS verification of eight signatures at once.

use super::{MAX_MODULUS_LEN, RsaVerifyingKey};
use crate::crypto::backend::cpu::{Backend, Batch8, Kernels, LEAST};
use crate::crypto::backend::kernels::lanes::LANES;
use crate::crypto::backend::rsa_public8::{Operation, powers_vartime};
use crate::crypto::batch::{Batch, Signed};
use crate::crypto::pss::{self, Encoding};
use crate::crypto::sha256::{DIGEST_LEN, sha256_each};
use crate::error::BadSignature;

/// The maximum number of waiting signatures: as many messages as are hashed side by side.
const WAITING: usize = 16;

/// The exponent of keys that share lanes. Other exponents are rare and take single calls.
const EXPONENT: u64 = 65_537;

/// The digits of the keys of each queue.
const DIGITS: [usize; 3] = [40, 60, 80];

/// Signatures that wait for lanes, in one queue for each number of digits.
pub(crate) struct Queues {
    kernel: Option<Batch8>,
    /// The queues for [`DIGITS`].
    queues: [Queue; DIGITS.len()],
}

/// The places of the waiting signatures in the batch.
#[derive(Clone, Copy)]
struct Queue {
    indices: [usize; WAITING],
    len: usize,
}

impl Queues {
    pub(crate) fn new() -> Self {
        let kernel = Kernels::of(Backend::in_use()).public_batch8();
        Self { kernel, queues: [Queue { indices: [0; WAITING], len: 0 }; DIGITS.len()] }
    }

    /// The queue in which a signature by this key can share lanes; `None` if it is rejected without arithmetic.
    pub(crate) fn queue_for(&self, key: &RsaVerifyingKey, signature: &[u8]) -> Option<usize> {
        if self.kernel.is_none() || key.exponent != EXPONENT {
            return None;
        }
        // RFC 8017 section 8.1.2 step 1, and step 1 of RSAVP1. Big-endian numbers of one length compare as their bytes.
        if signature.len() != key.modulus_len() || signature >= key.modulus() {
            return None;
        }
        DIGITS.iter().position(|digits| *digits == key.constants.digits)
    }

    /// Adds a place to its queue, and verifies the queue when it is full.
    pub(crate) fn push<B: Batch + ?Sized>(&mut self, batch: &mut B, queue: usize, index: usize) {
        let Queue { indices, len } = &mut self.queues[queue];
        indices[*len] = index;
        *len += 1;
        if *len == WAITING {
            *len = 0;
            if let Some(kernel) = self.kernel {
                verify_together(kernel, batch, indices);
            }
        }
    }

    /// Verifies the waiting signatures.
    pub(crate) fn finish<B: Batch + ?Sized>(self, batch: &mut B) {
        let Some(kernel) = self.kernel else { return };
        for Queue { indices, len } in &self.queues {
            let indices = &indices[..*len];
            // The remainder may be too small for a call of the kernel.
            let few = indices.len() % LANES;
            let alone = if few < LEAST { few } else { 0 };
            let (together, alone) = indices.split_at(indices.len() - alone);
            if !together.is_empty() {
                verify_together(kernel, batch, together);
            }
            for index in alone {
                let Some(Signed { key, message, signature }) = batch.get(*index) else { continue };
                let verdict = key.verify(message, signature);
                batch.set_result(*index, verdict);
            }
        }
    }
}

/// Verifies the signatures in up to sixteen places of one queue (RSASSA-PSS-VERIFY, RFC 8017 section 8.1.2).
fn verify_together<B: Batch + ?Sized>(kernel: Batch8, batch: &mut B, indices: &[usize]) {
    let mut valid = [false; WAITING];
    check_together(kernel, batch, indices, &mut valid);
    for (index, valid) in indices.iter().zip(valid) {
        batch.set_result(*index, if valid { Ok(()) } else { Err(BadSignature) });
    }
}

/// Marks the valid signatures.
fn check_together<B: Batch + ?Sized>(kernel: Batch8, batch: &B, indices: &[usize], valid: &mut [bool; WAITING]) {
    let mut signed: [Option<(Signed<'_>, &RsaVerifyingKey)>; WAITING] = [None; WAITING];
    for (signed, index) in signed.iter_mut().zip(indices) {
        *signed = batch.get(*index).and_then(|signed| Some((signed, signed.key.rsa()?)));
    }
    // Step 2.
    let mut encoded = [[0; MAX_MODULUS_LEN]; WAITING];
    for (signed, encoded) in signed.as_chunks::<LANES>().0.iter().zip(encoded.as_chunks_mut::<LANES>().0) {
        operate(kernel, signed, encoded);
    }
    // Step 3 and EMSA-PSS-VERIFY's step 2.
    let mut digests = [[0; DIGEST_LEN]; WAITING];
    let messages = signed.map(|signed| signed.map_or(&[][..], |(signed, _)| signed.message));
    sha256_each(&messages[..indices.len()], &mut digests[..indices.len()]);
    let mut encoded = encoded.iter_mut();
    let encodings = signed.map(|signed| {
        let (encoded, (_, key)) = (encoded.next()?, signed?);
        Encoding::open(&mut encoded[..key.modulus_len()], key.modulus_bits())
    });
    // Step 4.
    *valid = pss::verify_each(&digests, encodings);
}

/// RSAVP1 for up to eight signatures.
fn operate(
    kernel: Batch8,
    signed: &[Option<(Signed<'_>, &RsaVerifyingKey)>; LANES],
    encoded: &mut [[u8; MAX_MODULUS_LEN]; LANES],
) {
    // Lanes without a signature repeat another one.
    let Some(idle) = signed.iter().flatten().next() else { return };
    let operations = signed.each_ref().map(|signed| {
        let (signed, key) = signed.as_ref().unwrap_or(idle);
        Operation { constants: &key.constants, base: signed.signature }
    });
    let mut lens = operations.iter().map(|operation| operation.base.len());
    let mut results = encoded.each_mut().map(|encoded| &mut encoded[..lens.next().unwrap_or(0)]);
    powers_vartime(kernel, &operations, EXPONENT, &mut results);
}
