//! Tests of names with equal hashes, and of equal names.

use proptest::prelude::*;

use crate::error::JsonError;
use crate::jose::json::lexical::{hash_of, string};
use crate::jose::json::marks::Marks;
use crate::jose::json::name_hash::Key;
use crate::jose::json::scan::scan_under;
use crate::jose::json::{Budget, Value};

/// The first parts of names with a common end, so that all names have the same hash under the fixed key: after the
/// second word the state is zero.
fn colliding_starts(count: usize) -> Vec<String> {
    let second_word = |first: u64| {
        let state = Key::FIXED.with_word(Key::FIXED.start(), first);
        state.to_le_bytes().iter().all(u8::is_ascii).then(|| [first, state].map(u64::to_le_bytes).concat())
    };
    let tries = (0_u64..).map(|number| u64::from_le_bytes(format!("{number:08}").into_bytes().try_into().unwrap()));
    tries.filter_map(second_word).take(count).map(|name| String::from_utf8(name).unwrap()).collect()
}

/// An object with these member names; each character of the end is escaped.
fn object(starts: &[String], end: &str) -> String {
    let end: Vec<String> = end.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
    let end = end.concat();
    let member = |start: &String| {
        let start = serde_json::to_string(start).unwrap();
        format!("{}{end}\":0", start.strip_suffix('"').unwrap())
    };
    format!("{{{}}}", starts.iter().map(member).collect::<Vec<_>>().join(","))
}

fn judge(text: &str, key: Key) -> Result<(), JsonError> {
    let result = scan_under(text.as_bytes(), Budget::default(), key, |_, _| {}).map(|_| ());
    assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
    result
}

#[test]
fn names_that_collide_under_the_fixed_key_are_refused_once_comparing_them_takes_longer_than_reading() {
    let starts = colliding_starts(254);
    for end in ["", &"a".repeat(30)] {
        let text = object(&starts, end);
        assert!(matches!(judge(&text, Key::FIXED), Err(JsonError::NameCollisions { .. })), "{}", text.len());
        // No code outside the process knows the key.
        assert_eq!(judge(&text, Key::current()), Ok(()));
    }
    // Two accidental collisions are resolved.
    assert_eq!(judge(&object(&starts[..2], "abc"), Key::FIXED), Ok(()));
    // A repeated name is still reported as such.
    let twice = [&starts[0], &starts[0]].map(String::clone);
    assert!(matches!(judge(&object(&twice, "abc"), Key::FIXED), Err(JsonError::DuplicateMember { .. })));
}

#[test]
fn every_byte_and_the_length_count() {
    let key = Key::current();
    let hash = |name: &[u8]| key.of(name.iter().copied());
    for length in 0..40 {
        let name = vec![b'a'; length];
        for at in 0..length {
            for other in [0, b'b', 0xe1] {
                let mut changed = name.clone();
                changed[at] = other;
                assert_ne!(hash(&name), hash(&changed), "byte {at} of {length}");
            }
        }
        let zeros = vec![0; length];
        assert_ne!(hash(&zeros), hash(&[&zeros[..], &[0]].concat()), "{length} zeros");
    }
}

#[test]
fn keys_are_drawn_and_kept() {
    let hash = |key: Key| key.of(b"name".iter().copied());
    assert_eq!(hash(Key::current()), hash(Key::current()));
    assert_ne!(hash(Key::current()), hash(Key::FIXED));
}

proptest! {
    #[test]
    fn all_spellings_of_a_name_have_one_hash(text in "[a-c]{0,20}|.{0,20}|\\PC{0,9}", escape: u64) {
        let plain = serde_json::to_string(&text).unwrap();
        let spell = |(index, unit): (usize, u16)| {
            let is_plain = |c: &char| c.is_ascii_alphanumeric() && escape >> (index % 64) & 1 == 0;
            let character = char::from_u32(unit.into()).filter(is_plain);
            character.map_or_else(|| format!("\\u{unit:04x}"), String::from)
        };
        let escaped = format!("\"{}\"", text.encode_utf16().enumerate().map(spell).collect::<String>());
        let expected = Key::current().of(text.bytes());
        for spelled in [&plain, &escaped] {
            // Once far from the end of the text, and once close to it.
            for text in [format!("{spelled}:\"12345678\""), spelled.clone()] {
                let (found, end) = string(text.as_bytes(), &mut Marks::of(text.as_bytes()), 1).unwrap();
                let hash = hash_of(found, text.as_bytes(), 1, Key::current());
                prop_assert_eq!((end, hash), (spelled.len() - 1, expected));
                prop_assert!(Value::parse(spelled.as_bytes(), Budget::default()).unwrap().as_string() == Some(found));
            }
        }
    }
}
