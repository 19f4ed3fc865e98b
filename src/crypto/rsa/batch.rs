//! RSASSA-PSS verification of eight signatures at once.

use super::{MAX_MODULUS_LEN, RsaVerifyingKey};
use crate::crypto::backend::cpu::{Backend, Wide};
use crate::crypto::backend::public::{Operation, powers_vartime};
use crate::crypto::batch::{Batch, Signed};
use crate::crypto::pss;
use crate::crypto::sha256::sha256;
use crate::error::BadSignature;

/// The operations that one kernel call takes.
const LANES: usize = 8;

/// The exponent that shares lanes. Others are rare enough to go one at a time.
const EXPONENT: u64 = 65_537;

/// From how many pending operations on eight lanes, some of them idle, take less time than one after the other.
const BREAK_EVEN: usize = 2;

/// Signatures that wait for lanes: one queue for each size of digits.
pub(crate) struct Queues {
    wide: Wide,
    /// Of 40, 60 and 80 digits.
    queues: [Queue; 3],
}

/// The places in the batch of up to eight signatures.
#[derive(Clone, Copy)]
struct Queue {
    places: [usize; LANES],
    len: usize,
}

impl Queues {
    pub(crate) fn new() -> Self {
        Self { wide: Wide::of(Backend::in_use()), queues: [Queue { places: [0; LANES], len: 0 }; 3] }
    }

    /// The queue in which a signature by this key can share lanes. What is refused without arithmetic has none.
    pub(crate) fn queue_for(&self, key: &RsaVerifyingKey, signature: &[u8]) -> Option<usize> {
        if matches!(self.wide, Wide::None) || key.exponent != EXPONENT {
            return None;
        }
        // RFC 8017 section 8.1.2 step 1, and RSAVP1's step 1: of one length, big-endian numbers compare as bytes do.
        if signature.len() != key.modulus_len() || signature >= key.modulus() {
            return None;
        }
        match key.wide.as_ref()?.digits {
            40 => Some(0),
            60 => Some(1),
            80 => Some(2),
            _ => None,
        }
    }

    /// Puts a place into the queue that is for it, and verifies the queue when it is full.
    pub(crate) fn push<B: Batch + ?Sized>(&mut self, batch: &mut B, queue: usize, place: usize) {
        let Queue { places, len } = &mut self.queues[queue];
        places[*len] = place;
        *len += 1;
        if *len == LANES {
            *len = 0;
            verify_eight(self.wide, batch, places);
        }
    }

    /// Verifies what still waits.
    pub(crate) fn finish<B: Batch + ?Sized>(self, batch: &mut B) {
        for Queue { places, len } in &self.queues {
            let places = &places[..*len];
            if places.len() < BREAK_EVEN {
                for place in places {
                    let Some(Signed { key, message, signature }) = batch.get(*place) else { continue };
                    let verdict = key.verify(message, signature);
                    batch.settle(*place, verdict);
                }
            } else {
                verify_eight(self.wide, batch, places);
            }
        }
    }
}

/// Verifies the signatures in two to eight places of one queue (RSASSA-PSS-VERIFY, RFC 8017 section 8.1.2).
fn verify_eight<B: Batch + ?Sized>(wide: Wide, batch: &mut B, places: &[usize]) {
    let mut verdicts = [Err(BadSignature); LANES];
    verdicts_of(wide, batch, places, &mut verdicts);
    for (place, verdict) in places.iter().zip(verdicts) {
        batch.settle(*place, verdict);
    }
}

/// The verdicts of [`verify_eight`], refused where nothing else is found.
fn verdicts_of<B: Batch + ?Sized>(
    wide: Wide,
    batch: &B,
    places: &[usize],
    verdicts: &mut [Result<(), BadSignature>; LANES],
) {
    // Lanes without a signature of their own repeat the first one's.
    let mut lanes = [None; LANES];
    for (lane, place) in lanes.iter_mut().zip(places.iter().chain(core::iter::repeat(&places[0]))) {
        *lane = batch.get(*place).and_then(|signed| Some((signed, signed.key.rsa()?)));
    }
    let operations = lanes.map(|lane| {
        let (signed, key) = lane?;
        Some(Operation { n: key.modulus(), constants: key.wide.as_ref()?, base: signed.signature })
    });
    let [Some(a), Some(b), Some(c), Some(d), Some(e), Some(f), Some(g), Some(h)] = operations else { return };
    // Step 2.
    let mut encoded = [[0; MAX_MODULUS_LEN]; LANES];
    if !powers_vartime(wide, &[a, b, c, d, e, f, g, h], EXPONENT, &mut encoded) {
        return;
    }
    // Steps 3 and 4.
    for (((lane, encoded), verdict), _) in lanes.iter().zip(&mut encoded).zip(verdicts).zip(places) {
        let Some((signed, key)) = lane else { continue };
        let digest = sha256(signed.message);
        if pss::verify(&digest, &mut encoded[..key.modulus_len()], key.modulus_bits()) {
            *verdict = Ok(());
        }
    }
}
