//! The contenders of this crate: single calls, and batches of every size.

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

use crate::contender::{Contender, Operation, accepts, assert_signed, contender, signs, verifies};
use crate::inputs::{AUDIENCE, ISSUER, Inputs, KID};
use crate::measure::Plan;
use crate::ours::{self, Signature, Tokens};

pub const OURS: &str = "ofm-protocol";
pub const BATCHES: [usize; 8] = [1, 2, 4, 7, 8, 9, 64, 1024];

/// The entry for this operation with this number of items in one call.
pub fn ours(operation: Operation, inputs: &'static Inputs, batch: usize) -> Contender {
    match (operation, batch) {
        (Operation::Verify, 1) => {
            let key = ours::verifying_key(inputs.key.pem, inputs.kind.is_prepared());
            verifies(OURS, inputs, move |message, signature| ours::verify_one(&key, message, signature))
        }
        (Operation::Sign, 1) => {
            let key = ours::signing_key(inputs.key.pem);
            signs(OURS, inputs, move |message, out| ours::sign_one(&key, message, out))
        }
        (Operation::Token, 1) => {
            let tokens = RefCell::new(tokens(inputs));
            accepts(OURS, inputs, move |token| tokens.borrow_mut().token_one(token.as_bytes()))
        }
        (Operation::Verify, _) => verify_batch(inputs, batch),
        (Operation::Sign, _) => sign_batch(inputs, batch),
        (Operation::Token, _) => token_batch(inputs, batch),
    }
}

fn tokens(inputs: &Inputs) -> Tokens {
    Tokens::new(ours::signing_key(inputs.key.pem).verifying_key(), KID, ISSUER, AUDIENCE)
}

/// `count` items from any index: a window of the returned list.
fn cycle<T>(inputs: &Inputs, count: usize, item: impl Fn(usize) -> T) -> Vec<T> {
    (0..inputs.messages.len() + count).map(item).collect()
}

fn verify_batch(inputs: &'static Inputs, batch: usize) -> Contender {
    let key: &'static _ = Box::leak(Box::new(ours::verifying_key(inputs.key.pem, inputs.kind.is_prepared())));
    let items: Vec<ours::Item<'_>> = cycle(inputs, batch, |index| {
        let (message, signature) = inputs.item(index);
        ours::Item::new(key, message, signature)
    });
    let (mut mixed, bad) = (items[..batch].to_vec(), batch / 2);
    let (message, signature) = &inputs.refused[0].item;
    mixed[bad] = ours::Item::new(key, message, signature);
    let mut verdicts = vec![false; batch];
    let mut work = items[..batch].to_vec();
    contender(
        OURS,
        batch,
        move |index| {
            let start = index % inputs.messages.len();
            verdicts.fill(false);
            ours::verify_batch(black_box(&items[start..start + batch]), &mut work, &mut verdicts);
            assert!(verdicts.iter().all(|&good| good));
        },
        move || {
            let mut verdicts = vec![false; batch];
            ours::verify_batch(&mixed, &mut mixed.clone(), &mut verdicts);
            assert_one_refused(&verdicts, bad);
        },
    )
}

fn token_batch(inputs: &'static Inputs, batch: usize) -> Contender {
    let ours = Rc::new(RefCell::new(tokens(inputs)));
    let checked = ours.clone();
    let items = cycle(inputs, batch, |index| inputs.token(index).as_bytes());
    let (mut mixed, bad) = (items[..batch].to_vec(), batch / 2);
    mixed[bad] = inputs.refused_tokens[0].item.as_bytes();
    let mut verdicts = vec![false; batch];
    let mut work = Vec::with_capacity(batch);
    contender(
        OURS,
        batch,
        move |index| {
            let start = index % inputs.messages.len();
            verdicts.fill(false);
            ours.borrow_mut().token_batch(black_box(&items[start..start + batch]), &mut work, &mut verdicts);
            assert!(verdicts.iter().all(|&good| good));
        },
        move || {
            let mut verdicts = vec![false; batch];
            checked.borrow_mut().token_batch(&mixed, &mut Vec::new(), &mut verdicts);
            assert_one_refused(&verdicts, bad);
        },
    )
}

fn sign_batch(inputs: &'static Inputs, batch: usize) -> Contender {
    let key = ours::signing_key(inputs.key.pem);
    let length = inputs.signatures[0].len();
    let messages = cycle(inputs, batch, |index| inputs.item(index).0);
    // The last batch, and the number of its first message.
    let made: Rc<RefCell<(Option<usize>, Vec<Signature>)>> = Rc::new(RefCell::new((None, vec![[0; 512]; batch])));
    let last = made.clone();
    contender(
        OURS,
        batch,
        move |index| {
            let start = index % inputs.messages.len();
            let (first, signatures) = &mut *made.borrow_mut();
            *first = Some(start);
            assert_eq!(ours::sign_batch(&key, black_box(&messages[start..start + batch]), signatures), length);
        },
        move || {
            let (first, signatures) = &*last.borrow();
            let Some(first) = *first else { return };
            for (index, signature) in signatures.iter().enumerate() {
                assert_signed(OURS, inputs, inputs.item(first + index).0, &signature[..length]);
            }
        },
    )
}

fn assert_one_refused(verdicts: &[bool], bad: usize) {
    for (index, &good) in verdicts.iter().enumerate() {
        assert_eq!(good, index != bad, "item {index} of {}, where {bad} is corrupted", verdicts.len());
    }
}

/// One entry for each batch size, except sizes whose single call would take too long for this plan.
pub fn all(operation: Operation, inputs: &'static Inputs, plan: &Plan) -> Vec<Contender> {
    let mut contenders = Vec::new();
    let mut one = Duration::ZERO;
    for batch in BATCHES {
        if one * batch as u32 > plan.longest {
            eprintln!("  no batch of {batch}: too long for this run");
            continue;
        }
        let mut contender = ours(operation, inputs, batch);
        if batch == 1 {
            one = contender.timed.round(1);
        }
        contenders.push(contender);
    }
    contenders
}
