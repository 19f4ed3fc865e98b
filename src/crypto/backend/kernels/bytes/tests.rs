use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::Avx2;
use crate::crypto::bytes::first_other_portable;

const QUOTES: ByteSet<3> = ByteSet::of([(b' ', b'!'), (b'#', b'['), (b']', 0x7f)]);

#[test]
fn a_set_has_its_ranges_and_nothing_else() {
    for byte in 0..=u8::MAX {
        let is_symbol = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        assert_eq!(BASE64URL.contains(byte), is_symbol);
        assert_eq!(BASE64URL.columns[usize::from(byte % 16)] & ROWS[usize::from(byte / 16)] != 0, is_symbol);
    }
}

#[test]
fn every_byte_is_classified_at_every_place() {
    let Some(lanes) = Avx2::detect() else { return };
    for (byte, at) in (0..=u8::MAX).flat_map(|byte| (0..100).map(move |at| (byte, at))) {
        let mut text = [b'a'; 100];
        text[at] = byte;
        let (mut found, mut words, mut right) = (0, [0; 3], false);
        lanes.run(FirstOther { text: &text, set: &BASE64URL, found: &mut found });
        assert_eq!(found, first_other_portable(&text, &BASE64URL));
        lanes.run(Others { text: &text, set: &BASE64URL, out: &mut words });
        let own = if BASE64URL.contains(byte) { 0 } else { 1_u128 << at };
        assert_eq!(words, [own as u64, (own >> 64) as u64 | u64::MAX << 36, u64::MAX]);
        lanes.run(Decode { text: &text, out: &mut [0; 75], right: &mut right });
        assert_eq!(right, BASE64URL.contains(byte));
    }
}

proptest! {
    #[test]
    fn vectors_agree_with_a_search_byte_by_byte(plain in "[ -~]{0,200}", other: Vec<u8>, at: prop::sample::Index) {
        let mut text = plain.into_bytes();
        let at = at.index(text.len() + 1);
        text.splice(at..at, other);
        let slowly = text.iter().position(|&byte| !QUOTES.contains(byte)).unwrap_or(text.len());
        prop_assert_eq!(first_other_portable(&text, &QUOTES), slowly);
        let Some(lanes) = Avx2::detect() else { return Ok(()) };
        let mut words = [0; 9];
        lanes.run(Others { text: &text, set: &QUOTES, out: &mut words });
        for (at, word) in words.iter().flat_map(|word| (0..64).map(move |bit| word >> bit & 1)).enumerate() {
            prop_assert_eq!(word == 1, text.get(at).is_none_or(|byte| !QUOTES.contains(*byte)));
        }
        let mut found = 0;
        lanes.run(FirstOther { text: &text, set: &QUOTES, found: &mut found });
        prop_assert_eq!(found, slowly);
    }
}
