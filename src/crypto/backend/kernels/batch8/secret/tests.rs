use super::*;
use crate::crypto::backend::instructions::{Avx512, Ifma};
use crate::crypto::backend::kernels::batch8::{Gather, Scatter};
use crate::crypto::backend::kernels::lanes::{DIGIT_MASK, Software};
use crate::crypto::backend::tests::with;

fn look_ups_find_each_entry<L: Lanes, const T: usize>(lanes: L) {
    let digit = |at: usize, place: usize| (0xf_edcb_a987_6543 * (at as u64 * 8 + place as u64 + 1)) & DIGIT_MASK;
    let none = lanes.digit(lanes.splat(0));
    let mut table = [[none; 8]; T];
    for (at, number) in table.iter_mut().enumerate() {
        lanes.run(Gather {
            numbers: number,
            digits: |place| core::array::from_fn(|lane| digit(at, place) ^ lane as u64),
        });
    }
    for shift in 0..T {
        // Every lane selects another entry.
        let index: [u64; LANES] = core::array::from_fn(|lane| ((lane * 5 + shift) % T) as u64);
        let mut entry = [none; 8];
        lanes.run(LookUp { entry: &mut entry, table: &table, index: &index });
        lanes.run(Scatter {
            numbers: &entry,
            digits: |place, row: &[u64; LANES]| {
                for (lane, found) in row.iter().enumerate() {
                    assert_eq!(*found, digit(index[lane] as usize, place) ^ lane as u64, "entry {}", index[lane]);
                }
            },
        });
    }
}

#[test]
fn look_ups_find_each_entry_in_each_lane() {
    with!(Software Avx512: look_ups_find_each_entry::<8>());
    with!(Software Avx512 Ifma: look_ups_find_each_entry::<16>());
    with!(Software Avx512: look_ups_find_each_entry::<32>());
}

#[test]
fn masks_are_all_ones_for_one_entry() {
    for at in 0..32 {
        let masks = equal(&core::array::from_fn::<u64, 32, _>(|index| index as u64), at);
        assert!(masks.iter().zip(0..).all(|(mask, index)| *mask == if index == at { u64::MAX } else { 0 }), "{at}");
    }
}
