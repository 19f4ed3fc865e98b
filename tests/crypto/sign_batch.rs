//! Batch signing: each item gets the signature of a single call, independent of the other items.

use ofm_protocol::crypto::{Backend, RandomError, RandomSource, SignItem, Signer as _, sign_batch};
use ofm_protocol::error::SignError;
use proptest::prelude::*;

use crate::support::every_key::keys;

/// Gives the same bytes in each run, so that equal work gives equal signatures. It fails after a given number of bytes.
struct Counter {
    state: u8,
    left: usize,
}

impl Counter {
    fn new() -> Self {
        Self { state: 1, left: usize::MAX }
    }
}

impl RandomSource for Counter {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        self.left = self.left.checked_sub(1).ok_or(RandomError)?;
        for byte in out {
            self.state = self.state.wrapping_mul(181).wrapping_add(113);
            *byte = self.state;
        }
        Ok(())
    }
}

/// The results of a batch, and of single calls with the same randomness.
fn check(picks: &[usize], left: usize, room: impl Fn(usize) -> usize) {
    let messages: Vec<Vec<u8>> = (0..picks.len()).map(|at| vec![at as u8; at * 13]).collect();
    let mut buffers = vec![[7; 512]; picks.len()];
    let mut items: Vec<_> = buffers
        .iter_mut()
        .enumerate()
        .map(|(at, out)| {
            let key = &keys()[picks[at] % keys().len()];
            SignItem::new(key, &messages[at], &mut out[..room(at).min(512)])
        })
        .collect();
    assert!(items.iter().all(|item| item.signature() == Err(SignError::NotSigned)));
    let mut random = Counter { left, ..Counter::new() };
    sign_batch(&mut items, &mut random);
    let mut one_by_one = Counter { left, ..Counter::new() };
    for (at, item) in items.iter().enumerate() {
        let key = &keys()[picks[at] % keys().len()];
        let mut out = [0; 512];
        let expected =
            key.sign(&messages[at], &mut one_by_one, &mut out[..room(at).min(512)]).map(|signature| &*signature);
        assert_eq!(item.signature(), expected, "item {at} of {picks:?}, backend {:?}", Backend::in_use());
    }
    assert_eq!((random.state, random.left), (one_by_one.state, one_by_one.left), "the same randomness is used up");
}

/// Every number of items around the number of lanes, with one key and with mixed keys.
#[test]
fn every_number_of_items_is_signed() {
    for count in 0..=18 {
        check(&vec![0; count], usize::MAX, |_| 512);
    }
    for count in 0..=18 {
        let picks: Vec<usize> = (0..count).map(|at| at * 3 + count).collect();
        check(&picks, usize::MAX, |_| 512);
    }
    check(&[3; 9], usize::MAX, |_| 512);
    check(&[4; 8], usize::MAX, |_| 512);
}

/// A short buffer, or missing randomness, affects only its item.
#[test]
fn items_fail_alone() {
    check(&[0, 1, 2, 0, 1, 2, 0, 1, 2], usize::MAX, |at| if at == 3 { 255 } else { 256 });
    check(&[5, 0, 6, 0, 0, 0, 0, 0, 0, 0, 5], usize::MAX, |at| if at % 4 == 2 { 63 } else { 300 });
    for left in [0, 1, 2, 3, 14, 15, 16] {
        check(&[0, 0, 1, 5, 0, 0, 6], left, |_| 512);
    }
}

#[test]
fn a_failed_item_leaves_nothing_in_its_buffer() {
    let mut buffer = [7; 512];
    let mut items = [SignItem::new(&keys()[0], b"message", &mut buffer)];
    sign_batch(&mut items, &mut Counter { left: 1, ..Counter::new() });
    assert_eq!(items[0].signature(), Err(SignError::Random));
    assert_eq!(buffer, [7; 512]);
}

#[test]
fn items_do_not_show_their_messages() {
    let mut buffer = [0; 512];
    let item = SignItem::new(&keys()[0], b"message", &mut buffer);
    let shown = format!("{item:?}");
    assert!(
        shown.starts_with("SignItem { key: SigningKey {") && shown.ends_with("result: Err(NotSigned), .. }"),
        "{shown}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Any selection, in any order, with any repetition.
    #[test]
    fn batch_is_map_of_single(picks in proptest::collection::vec(0_usize..7, 0..24)) {
        check(&picks, usize::MAX, |_| 512);
    }
}
