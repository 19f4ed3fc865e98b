//! RSASSA-PSS signatures, eight at once.

#![allow(clippy::inline_always, reason = "what is large is made in its place")]

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::primes::{Primes, Side};
use super::{Blinding, Drawn, RsaSigningKey};
use crate::crypto::backend::cpu::{Backend, Wide};
use crate::crypto::backend::kernels::blind8::{Blinded, blind_vartime, unblind};
use crate::crypto::backend::kernels::lanes::LANES;
use crate::crypto::backend::kernels::radix52::PRIME_DIGITS;
use crate::crypto::backend::private::{Half, Power, powers_secret};
use crate::crypto::backend::public::{Operation, powers_vartime};
use crate::crypto::pss;
use crate::crypto::rsa::inverse::inverse_vartime;
use crate::crypto::sha256::{DIGEST_LEN, sha256, sha256_each};
use crate::crypto::sign_batch::SignItem;
use crate::crypto::{RandomSource, Signer as _};
use crate::error::SignError;

/// The public exponent that shares lanes. Others are rare enough to go one at a time.
const EXPONENT: u64 = 65_537;

/// From how many signatures on eight lanes, some of them idle, take less time than one after the other.
const BREAK_EVEN: usize = 5;

/// Signatures that wait for lanes, with the randomness that was drawn for them in their turn.
pub(in crate::crypto) struct Queue {
    wide: Wide,
    waiting: [Waiting; LANES],
    len: usize,
}

/// A place in the batch that waits.
struct Waiting {
    place: usize,
    drawn: Drawn,
}

impl Queue {
    /// Always inlined: a copy would cost the stack 8 KiB.
    #[inline(always)]
    pub(in crate::crypto) fn new() -> Self {
        Self::of(Wide::of(Backend::in_use()))
    }

    #[inline(always)]
    pub(super) fn of(wide: Wide) -> Self {
        Self { wide, waiting: [const { Waiting { place: 0, drawn: Drawn::zero() } }; LANES], len: 0 }
    }

    /// Whether signatures by this key can share lanes.
    pub(in crate::crypto) fn takes(&self, key: &RsaSigningKey) -> bool {
        self.wide.has_lanes() && key.public.exponent() == EXPONENT
    }

    /// Draws the randomness for the item in a place, and lets it wait; signs when all lanes are taken.
    pub(in crate::crypto) fn push(&mut self, items: &mut [SignItem<'_>], place: usize, random: &mut dyn RandomSource) {
        let (Some(item), Some(waiting)) = (items.get_mut(place), self.waiting.get_mut(self.len)) else { return };
        let Some(key) = item.key.rsa() else { return };
        if let Err(error) = waiting.drawn.draw(&key.public, random, item.out) {
            item.result = Err(error);
            return;
        }
        waiting.place = place;
        self.len += 1;
        if self.len == LANES {
            self.sign_some(items);
        }
    }

    /// Signs what still waits.
    pub(in crate::crypto) fn finish(&mut self, items: &mut [SignItem<'_>]) {
        while self.len > 0 {
            self.sign_some(items);
        }
    }

    /// Signs all that wait of the size that most have: at least one.
    fn sign_some(&mut self, items: &mut [SignItem<'_>]) {
        let waiting = &mut self.waiting[..self.len];
        let bits_of = |waiting: &Waiting| items.get(waiting.place).map_or(0, SignItem::bits);
        let count = |bits: u32| waiting.iter().filter(|other| bits_of(other) == bits).count();
        let bits = waiting.iter().map(bits_of).max_by_key(|bits| count(*bits)).unwrap_or(0);
        // Those of that size last, so that the others need not move afterwards.
        let mut others = 0;
        for at in 0..waiting.len() {
            if bits_of(&waiting[at]) != bits {
                waiting.swap(others, at);
                others += 1;
            }
        }
        self.len = others;
        let group = &mut waiting[others..];
        if group.len() < BREAK_EVEN || !sign_together(self.wide, items, group) {
            for waiting in group {
                sign_alone(self.wide, items, waiting);
            }
        }
    }
}

/// Signs one with the randomness that was drawn for it.
fn sign_alone(wide: Wide, items: &mut [SignItem<'_>], waiting: &Waiting) {
    let Some(item) = items.get_mut(waiting.place) else { return };
    let Some((key, out)) = item.key.rsa().and_then(|key| Some((key, item.out.get_mut(..key.public.modulus_len())?)))
    else {
        return;
    };
    item.result = key.sign_drawn(wide, &sha256(item.message), &waiting.drawn, out).map(|()| out.len());
}

/// Signs up to eight of one size, each as [`RsaSigningKey::sign`] does. `false`, and nothing is done, where there are no
/// lanes for them.
fn sign_together(wide: Wide, items: &mut [SignItem<'_>], group: &mut [Waiting]) -> bool {
    let Some(key) = group.first().and_then(|first| items.get(first.place)).and_then(|item| item.key.rsa()) else {
        return false;
    };
    let bits = key.public.modulus_bits() / 2;
    // RSASSA-PSS-SIGN, step 1. The encoding is no secret: it waits where the signature will be.
    encode(items, group);
    // Step 2.
    let mut failed = [None; LANES];
    let done = with_operations(items, group, |operations| {
        if !blind_vartime(wide, EXPONENT, inverse_vartime, operations) {
            return false;
        }
        for (failed, operation) in failed.iter_mut().zip(operations) {
            if !operation.done {
                *failed = Some(SignError::Random);
            }
        }
        true
    });
    if !done {
        return false;
    }
    if !exponentiate(wide, items, group, bits) || !with_operations(items, group, |operations| unblind(wide, operations))
    {
        return false;
    }
    release(wide, items, group, &failed);
    true
}

/// Writes the encodings into the outputs.
fn encode(items: &mut [SignItem<'_>], group: &[Waiting]) {
    let mut digests = [[0; DIGEST_LEN]; LANES];
    let mut messages = [&[][..]; LANES];
    for (message, waiting) in messages.iter_mut().zip(group) {
        *message = items.get(waiting.place).map_or(&[], |item| item.message);
    }
    sha256_each(&messages[..group.len()], &mut digests[..group.len()]);
    for (waiting, digest) in group.iter().zip(&digests) {
        let Some((key, out)) = rsa_item(items, waiting.place) else { continue };
        pss::encode(digest, &waiting.drawn.salt, out, key.public.modulus_bits());
    }
}

/// The key of a place, and as much of its output as a signature needs.
fn rsa_item<'i>(items: &'i mut [SignItem<'_>], place: usize) -> Option<(&'i RsaSigningKey, &'i mut [u8])> {
    let item = items.get_mut(place)?;
    let key = item.key.rsa()?;
    Some((key, item.out.get_mut(..key.public.modulus_len())?))
}

/// Has a group's numbers blinded or unblinded.
fn with_operations(
    items: &[SignItem<'_>],
    group: &mut [Waiting],
    compute: impl FnOnce(&mut [Blinded<'_>]) -> bool,
) -> bool {
    let Some(constants) = items.iter().find_map(|item| Some(&item.key.rsa()?.public.wide)) else { return false };
    let count = group.len();
    let mut places = group.iter_mut();
    let mut operations: [_; LANES] = core::array::from_fn(|_| {
        let operation = places.next().and_then(|waiting| {
            let item = items.get(waiting.place)?;
            let key = &item.key.rsa()?.public;
            let len = key.modulus_len();
            let blinding = &mut waiting.drawn.blinding;
            Some(Blinded {
                n: key.modulus(),
                constants: &key.wide,
                message: item.out.get(..len)?,
                factor: &mut blinding.r[..len],
                inverse: &mut blinding.u[..len],
                done: false,
            })
        });
        // Past the last, and never handed on.
        operation.unwrap_or(Blinded { n: &[], constants, message: &[], factor: &mut [], inverse: &mut [], done: false })
    });
    compute(&mut operations[..count])
}

/// RSASP1 by the primes (RFC 8017 section 5.2.1 step 2.b), of each blinded number in its place. `false` where there are no
/// lanes. Never inlined, so that its tables are gone when the public operations need the stack.
#[inline(never)]
fn exponentiate(wide: Wide, items: &[SignItem<'_>], group: &mut [Waiting], bits: u32) -> bool {
    let mut powers = Zeroizing::new([[[0; PRIME_DIGITS]; LANES]; 2]);
    let [s_p, s_q] = &mut *powers;
    if !half_powers(wide, items, group, bits, Side::P, s_p) || !half_powers(wide, items, group, bits, Side::Q, s_q) {
        return false;
    }
    for ((waiting, s_p), s_q) in group.iter_mut().zip(s_p).zip(s_q) {
        let Some(key) = items.get(waiting.place).and_then(|item| item.key.rsa()) else { return false };
        key.recombine(s_p, s_q, &mut waiting.drawn.blinding.r[..key.public.modulus_len()]);
    }
    true
}

/// The powers modulo the primes of one side. Lanes without a signature of their own repeat the first. `false` where there are none.
fn half_powers(
    wide: Wide,
    items: &[SignItem<'_>],
    group: &[Waiting],
    bits: u32,
    side: Side,
    powers: &mut [Power; LANES],
) -> bool {
    let key_of = |waiting: &Waiting| items.get(waiting.place)?.key.rsa();
    let Some(first) = group.first() else { return false };
    let Some(first_key) = key_of(first) else { return false };
    let halves = core::array::from_fn(|lane| {
        let waiting = group.get(lane).unwrap_or(first);
        let key = key_of(waiting).unwrap_or(first_key);
        key.half(&waiting.drawn.blinding.r[..key.public.modulus_len()], side)
    });
    powers_secret(wide, &halves, bits, powers)
}

/// Verifies each signature by the public operation, and releases those that give back their encoding. A fault in one half
/// would give away a prime (Boneh, `DeMillo` and Lipton), so nothing unchecked leaves.
fn release(wide: Wide, items: &mut [SignItem<'_>], group: &mut [Waiting], failed: &[Option<SignError>; LANES]) {
    let done = raise(wide, items, group);
    for (waiting, failed) in group.iter().zip(failed) {
        let Some(item) = items.get_mut(waiting.place) else { continue };
        let len = item.key.signature_len();
        let Some(out) = item.out.get_mut(..len) else { continue };
        let (signature, check) = (&waiting.drawn.blinding.r[..len], &waiting.drawn.blinding.u[..len]);
        item.result = match failed {
            Some(error) => Err(*error),
            None if done && bool::from(check.ct_eq(out)) => {
                out.copy_from_slice(signature);
                Ok(len)
            }
            None => Err(SignError::Fault),
        };
        if item.result.is_err() {
            out.fill(0);
        }
    }
}

/// The public operation on each signature. The result takes the place of the blinding factor's inverse, which is used up.
#[inline(never)]
fn raise(wide: Wide, items: &[SignItem<'_>], group: &mut [Waiting]) -> bool {
    let mut operations = [None; LANES];
    let mut results: [&mut [u8]; LANES] = core::array::from_fn(|_| <&mut [u8]>::default());
    for ((operation, result), waiting) in operations.iter_mut().zip(&mut results).zip(group) {
        let Some(key) = items.get(waiting.place).and_then(|item| item.key.rsa()) else { return false };
        let Blinding { r, u } = &mut waiting.drawn.blinding;
        let len = key.public.modulus_len();
        *operation = Some(Operation { n: key.public.modulus(), constants: &key.public.wide, base: &r[..len] });
        *result = &mut u[..len];
    }
    // Lanes without a signature of their own repeat the first.
    let [Some(first), ..] = operations else { return false };
    powers_vartime(wide, &operations.map(|operation| operation.unwrap_or(first)), EXPONENT, &mut results)
}

impl RsaSigningKey {
    /// What lanes compute modulo a prime.
    fn half<'a>(&'a self, base: &'a [u8], side: Side) -> Half<'a> {
        match &self.primes {
            Primes::D18(primes) => primes.half(base, side),
            Primes::D26(primes) => primes.half(base, side),
            Primes::D36(primes) => primes.half(base, side),
        }
    }

    /// Puts together what lanes computed.
    fn recombine(&self, s_p: &Power, s_q: &Power, out: &mut [u8]) {
        match &self.primes {
            Primes::D18(primes) => primes.recombine_powers::<36>(s_p, s_q, out),
            Primes::D26(primes) => primes.recombine_powers::<52>(s_p, s_q, out),
            Primes::D36(primes) => primes.recombine_powers::<70>(s_p, s_q, out),
        }
    }
}
