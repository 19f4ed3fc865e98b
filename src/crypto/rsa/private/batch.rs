//! RSASSA-PSS signing of eight messages at once.

#![allow(clippy::inline_always, reason = "what is large is made in its place")]

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::primes::CrtPrime;
use super::{Drawn, RsaSigningKey};
use crate::crypto::backend::cpu::{Backend, Batch8, Kernels};
use crate::crypto::backend::instructions::Ifma;
use crate::crypto::backend::kernels::lanes::LANES;
use crate::crypto::backend::kernels::radix52::PRIME_DIGITS;
use crate::crypto::backend::kernels::rsa_blinding8::{Blinded, blind, unblind};
use crate::crypto::backend::rsa_private8::{Power, powers_secret};
use crate::crypto::backend::rsa_public8::{Operation, powers_vartime};
use crate::crypto::pss;
use crate::crypto::rsa::MAX_MODULUS_LEN;
use crate::crypto::sha256::{DIGEST_LEN, sha256, sha256_each};
use crate::crypto::sign_batch::SignItem;
use crate::crypto::{RandomSource, Signer as _};
use crate::error::SignError;

/// The public exponent of keys that share lanes. Other exponents are rare and take single calls.
const EXPONENT: u64 = 65_537;

/// Signatures that wait for lanes, with the randomness that was drawn for them in order.
pub(in crate::crypto) struct Queue {
    kernels: Kernels,
    waiting: [Waiting; LANES],
    len: usize,
}

/// A waiting item of the batch.
struct Waiting {
    index: usize,
    drawn: Drawn,
    /// First the factor that unblinds the root, then the number whose root the signature is.
    cofactor: [u8; MAX_MODULUS_LEN],
}

impl Queue {
    /// Always inlined: a copy would cost 8 KiB of stack.
    #[inline(always)]
    pub(in crate::crypto) fn new() -> Self {
        Self::of(Kernels::of(Backend::in_use()))
    }

    #[inline(always)]
    pub(super) fn of(kernels: Kernels) -> Self {
        Self {
            kernels,
            waiting: [const { Waiting { index: 0, drawn: Drawn::zero(), cofactor: [0; MAX_MODULUS_LEN] } }; LANES],
            len: 0,
        }
    }

    /// Whether signatures by this key can share lanes.
    pub(in crate::crypto) fn takes(&self, key: &RsaSigningKey) -> bool {
        self.kernels.private_batch8().is_some() && key.public.exponent() == EXPONENT
    }

    /// Draws the randomness for an item and adds it to the queue; signs when all lanes are taken.
    pub(in crate::crypto) fn push(&mut self, items: &mut [SignItem<'_>], index: usize, random: &mut dyn RandomSource) {
        let (Some(item), Some(waiting)) = (items.get_mut(index), self.waiting.get_mut(self.len)) else { return };
        let Some(key) = item.key.rsa() else { return };
        if let Err(error) = waiting.drawn.draw(&key.public, random, item.out) {
            item.result = Err(error);
            return;
        }
        waiting.index = index;
        self.len += 1;
        if self.len == LANES {
            self.sign_some(items);
        }
    }

    /// Signs the waiting items.
    pub(in crate::crypto) fn finish(&mut self, items: &mut [SignItem<'_>]) {
        while self.len > 0 {
            self.sign_some(items);
        }
    }

    /// Signs the waiting items of the most frequent size: at least one.
    fn sign_some(&mut self, items: &mut [SignItem<'_>]) {
        let waiting = &mut self.waiting[..self.len];
        let bits_of = |waiting: &Waiting| items.get(waiting.index).map_or(0, SignItem::bits);
        let count = |bits: u32| waiting.iter().filter(|other| bits_of(other) == bits).count();
        let bits = waiting.iter().map(bits_of).max_by_key(|bits| count(*bits)).unwrap_or(0);
        // Items of that size move to the end, so that the other items need not move afterwards.
        let mut others = 0;
        for at in 0..waiting.len() {
            if bits_of(&waiting[at]) != bits {
                waiting.swap(others, at);
                others += 1;
            }
        }
        self.len = others;
        let group = &mut waiting[others..];
        match self.kernels.private_batch8().filter(|_| group.len() >= Kernels::least_private(bits)) {
            Some(lanes) => sign_together(lanes, items, group),
            None => group.iter().for_each(|waiting| sign_alone(self.kernels, items, waiting)),
        }
    }
}

/// Signs one item with the randomness that was drawn for it.
fn sign_alone(kernels: Kernels, items: &mut [SignItem<'_>], waiting: &Waiting) {
    let Some(item) = items.get_mut(waiting.index) else { return };
    let Some((key, out)) = item.key.rsa().and_then(|key| Some((key, item.out.get_mut(..key.public.modulus_len())?)))
    else {
        return;
    };
    item.result = key.sign_drawn(kernels, &sha256(item.message), &waiting.drawn, out).map(|()| out.len());
}

/// Signs up to eight items of one size, each as [`RsaSigningKey::sign`] does.
fn sign_together(lanes: Ifma, items: &mut [SignItem<'_>], group: &mut [Waiting]) {
    // RSASSA-PSS-SIGN, step 1. The encoding is not secret; it is stored in the output buffer.
    encode(items, group);
    // Step 2.
    with_operations(items, group, |operations| blind(lanes, EXPONENT, operations));
    exponentiate(lanes, items, group);
    with_operations(items, group, |operations| unblind(lanes, operations));
    release(lanes, items, group);
}

/// Writes the encodings into the outputs.
fn encode(items: &mut [SignItem<'_>], group: &[Waiting]) {
    let mut digests = [[0; DIGEST_LEN]; LANES];
    let mut messages = [&[][..]; LANES];
    for (message, waiting) in messages.iter_mut().zip(group) {
        *message = items.get(waiting.index).map_or(&[], |item| item.message);
    }
    sha256_each(&messages[..group.len()], &mut digests[..group.len()]);
    for (waiting, digest) in group.iter().zip(&digests) {
        let Some((key, out)) = rsa_item(items, waiting.index) else { continue };
        pss::encode(digest, &waiting.drawn.salt, out, key.public.modulus_bits());
    }
}

/// The key of an item, and the part of its output that the signature needs.
fn rsa_item<'i>(items: &'i mut [SignItem<'_>], index: usize) -> Option<(&'i RsaSigningKey, &'i mut [u8])> {
    let item = items.get_mut(index)?;
    let key = item.key.rsa()?;
    Some((key, item.out.get_mut(..key.public.modulus_len())?))
}

/// Blinds or unblinds the numbers of a group.
fn with_operations(items: &[SignItem<'_>], group: &mut [Waiting], compute: impl FnOnce(&mut [Blinded<'_>])) {
    let Some(constants) = items.iter().find_map(|item| Some(&item.key.rsa()?.public.constants)) else { return };
    let count = group.len();
    let mut indices = group.iter_mut();
    let mut operations: [_; LANES] = core::array::from_fn(|_| {
        let operation = indices.next().and_then(|waiting| {
            let item = items.get(waiting.index)?;
            let key = &item.key.rsa()?.public;
            let len = key.modulus_len();
            Some(Blinded {
                constants: &key.constants,
                message: item.out.get(..len)?,
                factor: &mut waiting.drawn.r[..len],
                cofactor: &mut waiting.cofactor[..len],
            })
        });
        // The place after the last operation; the kernel does not read it.
        operation.unwrap_or(Blinded { constants, message: &[], factor: &mut [], cofactor: &mut [] })
    });
    compute(&mut operations[..count]);
}

/// RSASP1 with the primes (RFC 8017 section 5.2.1 step 2.b) for each blinded number, in place. Never inlined, so that
/// the stack of its tables is free when the public operations need it.
#[inline(never)]
fn exponentiate(lanes: Ifma, items: &[SignItem<'_>], group: &mut [Waiting]) {
    let mut powers = Zeroizing::new([[[0; PRIME_DIGITS]; LANES]; 2]);
    let [s_p, s_q] = &mut *powers;
    crt_powers(lanes, items, group, CrtPrime::P, s_p);
    crt_powers(lanes, items, group, CrtPrime::Q, s_q);
    for ((waiting, s_p), s_q) in group.iter_mut().zip(s_p).zip(s_q) {
        let Some(key) = items.get(waiting.index).and_then(|item| item.key.rsa()) else { continue };
        key.primes.pair().recombine_powers(s_p, s_q, &mut waiting.drawn.r[..key.public.modulus_len()]);
    }
}

/// The powers modulo the `CrtPrime` of each key. Lanes without a signature repeat the first one.
fn crt_powers(lanes: Ifma, items: &[SignItem<'_>], group: &[Waiting], prime: CrtPrime, powers: &mut [Power; LANES]) {
    let key_of = |waiting: &Waiting| items.get(waiting.index)?.key.rsa();
    let Some(first) = group.first() else { return };
    let Some(first_key) = key_of(first) else { return };
    let inputs = core::array::from_fn(|lane| {
        let waiting = group.get(lane).unwrap_or(first);
        let key = key_of(waiting).unwrap_or(first_key);
        key.primes.pair().crt_input(&waiting.drawn.r[..key.public.modulus_len()], prime)
    });
    powers_secret(lanes, &inputs, first_key.public.modulus_bits() / 2, powers);
}

/// Verifies each signature with the public operation, and releases it only if the result is its encoding. A fault in
/// one half would reveal a prime (Boneh, `DeMillo` and Lipton).
fn release(lanes: Ifma, items: &mut [SignItem<'_>], group: &mut [Waiting]) {
    raise(lanes, items, group);
    for waiting in group {
        let Some(item) = items.get_mut(waiting.index) else { continue };
        let len = item.key.signature_len();
        let Some(out) = item.out.get_mut(..len) else { continue };
        item.result = if bool::from(waiting.cofactor[..len].ct_eq(out)) {
            out.copy_from_slice(&waiting.drawn.r[..len]);
            Ok(len)
        } else {
            Err(SignError::Fault)
        };
        if item.result.is_err() {
            out.fill(0);
        }
    }
}

/// Applies the public operation to each signature. The result replaces the cofactor, which is no longer needed.
#[inline(never)]
fn raise(lanes: Ifma, items: &[SignItem<'_>], group: &mut [Waiting]) {
    let mut operations = [None; LANES];
    let mut results: [&mut [u8]; LANES] = core::array::from_fn(|_| <&mut [u8]>::default());
    for ((operation, result), waiting) in operations.iter_mut().zip(&mut results).zip(group) {
        let Some(key) = items.get(waiting.index).and_then(|item| item.key.rsa()) else { continue };
        let len = key.public.modulus_len();
        *operation = Some(Operation { constants: &key.public.constants, base: &waiting.drawn.r[..len] });
        *result = &mut waiting.cofactor[..len];
    }
    // Lanes without a signature repeat the first one.
    let Some(first) = operations.iter().flatten().next().copied() else { return };
    let operations = operations.map(|operation| operation.unwrap_or(first));
    powers_vartime(Batch8::Integer(lanes), &operations, EXPONENT, &mut results);
}
