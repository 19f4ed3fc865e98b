//! Scopes as sets of values (RFC 6749 section 3.3).

/// The values, each as often as it is there.
pub(super) fn values(scope: &str) -> impl Iterator<Item = &str> {
    scope.split(' ').filter(|value| !value.is_empty())
}

/// Whether each value of the one is in the other. Both come from outside: the work is bounded by their lengths.
pub(super) fn is_within(scope: &str, allowed: &str) -> bool {
    values(scope).all(|value| values(allowed).any(|other| other == value))
}

/// Values of the characters that RFC 6749 appendix A.4 allows, with one space between.
pub(super) fn is_scope(scope: &str) -> bool {
    let is_value = |value: &str| {
        !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\'))
    };
    scope.split(' ').all(is_value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_compared_as_sets() {
        assert!(is_within("b a", "a b c") && is_within("", "a") && is_within("a a", "a"));
        assert!(!is_within("a b", "a") && !is_within("A", "a") && !is_within("a", "ab"));
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
}
