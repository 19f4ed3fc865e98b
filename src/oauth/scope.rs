//! Scopes as sets of values (RFC 6749 section 3.3).
//!
//! "Each string adds an additional access range to the requested scope": a repeated value adds nothing. Therefore a
//! repeated value is not an error, counts once, and is granted once.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

/// Up to this number of values are searched one after the other, more in a sorted list, so that no scope takes more
/// than n log n steps.
const FEW: usize = 8;

/// The values, including repetitions.
pub(super) fn values(scope: &[u8]) -> impl Iterator<Item = &[u8]> {
    scope.split(|byte| *byte == b' ').filter(|value| !value.is_empty())
}

/// Whether each value of the first scope is in the second. Both may come from outside.
pub(super) fn is_within(scope: &str, allowed: &str) -> bool {
    is_among(scope.as_bytes(), || values(allowed.as_bytes()))
}

/// Whether each value is allowed.
pub(super) fn is_among<'a, I: Iterator<Item = &'a [u8]>>(scope: &[u8], allowed: impl Fn() -> I) -> bool {
    if values(scope).nth(FEW).is_none() {
        return values(scope).all(|value| allowed().any(|other| other == value));
    }
    let mut sorted: Vec<&[u8]> = allowed().collect();
    sorted.sort_unstable();
    values(scope).all(|value| sorted.binary_search(&value).is_ok())
}

/// The values in order, each once, separated by one space.
pub(super) fn unique(scope: &str) -> String {
    let mut seen = BTreeSet::new();
    let values = scope.split(' ').filter(|value| !value.is_empty() && seen.insert(*value));
    let mut unique = String::with_capacity(scope.len());
    for value in values {
        if !unique.is_empty() {
            unique.push(' ');
        }
        unique.push_str(value);
    }
    unique
}

/// Whether the text has values in the characters of RFC 6749 appendix A.4, separated by one space.
pub(super) fn is_scope(scope: &str) -> bool {
    let is_value = |value: &str| {
        !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\'))
    };
    scope.split(' ').all(is_value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scopes_are_compared_as_sets() {
        assert!(is_within("b a", "a b c") && is_within("", "a") && is_within("a a", "a"));
        assert!(!is_within("a b", "a") && !is_within("A", "a") && !is_within("a", "ab"));
    }

    #[test]
    fn rfc_6749_section_3_3_a_repeated_value_counts_once() {
        assert_eq!(unique("b a b  a"), "b a");
        assert_eq!(unique(""), "");
        assert!(is_within(&"a ".repeat(100), "a") && is_within("a", &"a ".repeat(100)));
    }

    #[test]
    fn rfc_6749_appendix_a_4_characters_of_scopes() {
        for scope in ["a", "a b", "urn:x:y/z#1"] {
            assert!(is_scope(scope), "{scope}");
        }
        for scope in ["", " a", "a ", "a  b", "a\tb", "a\"", "a\\", "é", "a\u{0}"] {
            assert!(!is_scope(scope), "{scope}");
        }
    }

    proptest! {
        #[test]
        fn many_values_are_compared_as_few_are(scope in "([a-c]{1,2} ?){0,30}", allowed in "([a-d]{1,2} ?){0,30}") {
            let expected = scope.split(' ').all(|value| value.is_empty() || allowed.split(' ').any(|own| own == value));
            prop_assert_eq!(is_within(&scope, &allowed), expected);
            prop_assert!(is_within(&scope, &unique(&scope)) && is_within(&unique(&scope), &scope));
        }
    }
}
