//! Verification of eight ES256 signatures at once.

use super::{EcdsaVerifyingKey, PreparedEcdsaVerifyingKey, SIGNATURE_LEN, signed};
use crate::crypto::backend::cpu::{Backend, Kernels, LEAST_ES256};
use crate::crypto::backend::kernels::lanes::LANES;
use crate::crypto::backend::kernels::p256::{verify_kept_vartime, verify_once_vartime};
use crate::crypto::backend::portable::p256::verify;
use crate::crypto::batch::{Batch, Signed};
use crate::crypto::sha256::{DIGEST_LEN, sha256_each};
use crate::error::BadSignature;

/// The maximum number of waiting signatures: as many messages as are hashed side by side.
const WAITING: usize = 16;

/// A P-256 key, with a table or without.
#[derive(Clone, Copy)]
pub(crate) enum Key<'a> {
    Once(&'a EcdsaVerifyingKey),
    Kept(&'a PreparedEcdsaVerifyingKey),
}

impl Key<'_> {
    /// The key without its table.
    pub(crate) fn plain(self) -> EcdsaVerifyingKey {
        match self {
            Self::Once(key) => *key,
            Self::Kept(key) => key.key(),
        }
    }
}

/// Signatures that wait for lanes.
pub(crate) struct Queues {
    kernels: Kernels,
    /// The queues of keys without tables and of keys with tables.
    queues: [Queue; 2],
}

/// The places of the waiting signatures in the batch.
#[derive(Clone, Copy)]
struct Queue {
    indices: [usize; WAITING],
    len: usize,
}

impl Queues {
    pub(crate) fn new() -> Self {
        Self { kernels: Kernels::of(Backend::in_use()), queues: [Queue { indices: [0; WAITING], len: 0 }; 2] }
    }

    /// The queue in which a signature by this key can share lanes; `None` if there are no lanes.
    pub(crate) fn queue_for(&self, key: Key<'_>, signature: &[u8]) -> Option<usize> {
        match (self.kernels, key) {
            (Kernels::Ifma(_), _) if signature.len() != SIGNATURE_LEN => None,
            (Kernels::Ifma(_), Key::Once(_)) => Some(0),
            (Kernels::Ifma(_), Key::Kept(_)) => Some(1),
            _ => None,
        }
    }

    /// Adds a place to its queue, and verifies the queue when it is full.
    pub(crate) fn push<B: Batch + ?Sized>(&mut self, batch: &mut B, queue: usize, index: usize) {
        let Queue { indices, len } = &mut self.queues[queue];
        indices[*len] = index;
        *len += 1;
        if *len == WAITING {
            *len = 0;
            verify_together(self.kernels, batch, indices);
        }
    }

    /// Verifies the waiting signatures.
    pub(crate) fn finish<B: Batch + ?Sized>(self, batch: &mut B) {
        for Queue { indices, len } in &self.queues {
            let indices = &indices[..*len];
            // The remainder may be too small for a call of the kernel.
            let few = indices.len() % LANES;
            let (together, alone) =
                indices.split_at(if few < LEAST_ES256 { indices.len() - few } else { indices.len() });
            verify_together(self.kernels, batch, together);
            for index in alone {
                let Some(Signed { key, message, signature }) = batch.get(*index) else { continue };
                let verdict = key.verify(message, signature);
                batch.set_result(*index, verdict);
            }
        }
    }
}

/// Verifies the signatures in up to sixteen places of one queue.
fn verify_together<B: Batch + ?Sized>(kernels: Kernels, batch: &mut B, indices: &[usize]) {
    let mut messages = [&[][..]; WAITING];
    for (message, index) in messages.iter_mut().zip(indices) {
        *message = batch.get(*index).map_or(&[], |signed| signed.message);
    }
    let mut digests = [[0; DIGEST_LEN]; WAITING];
    sha256_each(&messages[..indices.len()], &mut digests[..indices.len()]);
    for (indices, digests) in indices.chunks(LANES).zip(digests.chunks(LANES)) {
        let good = verify_lanes(kernels, batch, indices, digests);
        for (lane, index) in indices.iter().enumerate() {
            batch.set_result(*index, if (good >> lane) & 1 == 1 { Ok(()) } else { Err(BadSignature) });
        }
    }
}

/// The lanes with valid signatures, for up to eight places of one queue.
fn verify_lanes<B: Batch + ?Sized>(kernels: Kernels, batch: &B, indices: &[usize], digests: &[[u8; DIGEST_LEN]]) -> u8 {
    let Kernels::Ifma(lanes) = kernels else { return 0 };
    let of = |lane: usize| -> Option<(Key<'_>, verify::Signed)> {
        let item = batch.get(*indices.get(lane)?)?;
        Some((item.key.ecdsa()?, signed(digests.get(lane)?, item.signature).ok()?))
    };
    // Lanes without a signature repeat the first one.
    let Some(first) = of(0) else { return 0 };
    let own: [_; LANES] = core::array::from_fn(of);
    let with_own = own.iter().enumerate().fold(0, |lanes, (lane, own)| lanes | (u8::from(own.is_some()) << lane));
    let items = own.map(|own| own.unwrap_or(first));
    let signed = items.map(|(_, signed)| signed);
    let kept = |lane: usize| match items[lane].0 {
        Key::Kept(key) => Some(&key.0),
        Key::Once(_) => None,
    };
    let good = if let (Key::Kept(first), _) = first {
        let keys = core::array::from_fn(|lane| kept(lane).unwrap_or(&first.0));
        verify_kept_vartime(lanes, &keys, &signed)
    } else {
        let keys = items.map(|(key, _)| key.plain().0);
        verify_once_vartime(lanes, &keys, &signed)
    };
    good & with_own
}
