use alloc::format;
use alloc::string::ToString;

use proptest::prelude::*;

use super::*;

fn refused(text: &[u8]) -> FormError {
    Form::parse(text, FormLimits::default()).unwrap_err()
}

/// The names and values, for comparison.
fn of(form: &Form<'_>) -> Vec<(String, String)> {
    form.iter().map(|(name, value)| (name.into(), value.into())).collect()
}

/// The reading of a form as its rules say it, one after the other.
fn slowly(text: &[u8], limits: FormLimits) -> Result<Vec<(String, String)>, FormError> {
    if let Some(offset) = text.iter().position(|byte| !byte.is_ascii_graphic()) {
        return Err(FormError::RawByte { offset });
    }
    let decoded = |piece: &[u8], start: usize| {
        let mut bytes = Vec::new();
        let mut at = 0;
        while at < piece.len() {
            let offset = start + at;
            bytes.push(match piece[at] {
                b'+' => b' ',
                b'%' => {
                    let digits = piece.get(at + 1..at + 3).and_then(|digits| core::str::from_utf8(digits).ok());
                    let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
                    at += 2;
                    u8::from_str_radix(digits.ok_or(FormError::BadPercent { offset })?, 16).unwrap()
                }
                byte => byte,
            });
            at += 1;
        }
        if bytes.contains(&0) {
            return Err(FormError::Nul { offset: start });
        }
        String::from_utf8(bytes).map_err(|_| FormError::NotUtf8 { offset: start })
    };
    let mut parameters: Vec<(String, String)> = Vec::new();
    let mut start = 0;
    for piece in text.split(|byte| *byte == b'&') {
        let own_start = start;
        start += piece.len() + 1;
        if piece.is_empty() {
            continue;
        }
        if parameters.len() >= limits.parameters {
            return Err(FormError::TooManyParameters { limit: limits.parameters });
        }
        let mut halves = piece.splitn(2, |byte| *byte == b'=');
        let (name, value) = (halves.next().unwrap(), halves.next().unwrap_or_default());
        let value_start = own_start + name.len() + 1;
        if let Some(at) = value.iter().position(|byte| *byte == b'=') {
            return Err(FormError::RawByte { offset: value_start + at });
        }
        let (name, value) = (decoded(name, own_start)?, decoded(value, value_start)?);
        if name.is_empty() {
            return Err(FormError::NoName { offset: own_start });
        }
        if parameters.iter().any(|(other, _)| *other == name) {
            return Err(FormError::Duplicate { offset: own_start });
        }
        parameters.push((name, value));
    }
    Ok(parameters)
}

fn agrees(text: &[u8], limits: FormLimits) {
    let form = Form::parse(text, limits);
    if let Ok(form) = &form {
        let is_unencoded = text.iter().any(|byte| matches!(byte, b':' | b'/'));
        assert_eq!(form.is_unencoded(), is_unencoded, "{}", text.escape_ascii());
    }
    assert_eq!(form.map(|form| of(&form)), slowly(text, limits), "{}", text.escape_ascii());
}

#[test]
fn plus_percent_and_utf8_are_decoded_once() {
    let form =
        Form::parse("a=1+2&b=%2B%25%32%35&ü=%F0%9F%98%80".replace('ü', "%c3%BC").as_bytes(), FormLimits::default())
            .map(|f| f.iter().map(|(n, v)| format!("{n}:{v}")).collect::<Vec<_>>());
    assert_eq!(form.unwrap(), ["a:1 2", "b:+%25", "ü:😀"]);
}

#[test]
fn line_breaks_spaces_and_other_raw_bytes_are_refused() {
    for raw in [b'\r', b'\n', b'\t', b' ', 0, 0x7f, 0x80, 0xff] {
        assert_eq!(refused(&[b'a', b'=', raw]), FormError::RawByte { offset: 2 });
    }
    assert_eq!(refused(b"request=e30client_assertion_type=x"), FormError::RawByte { offset: 32 });
}

#[test]
fn broken_escapes_nul_and_wrong_utf8_are_refused() {
    for text in ["a=%", "a=%4", "a=%4g", "a=%%41", "%"] {
        assert!(matches!(refused(text.as_bytes()), FormError::BadPercent { .. }), "{text}");
    }
    assert_eq!(refused(b"b=1&a=%C3"), FormError::NotUtf8 { offset: 6 });
    assert_eq!(refused(b"a=1%00"), FormError::Nul { offset: 2 });
    assert_eq!(refused(b"=1"), FormError::NoName { offset: 0 });
}

#[test]
fn t1_a_repeated_parameter_is_refused_also_without_a_value() {
    assert_eq!(refused(b"a=1&b=2&a=1"), FormError::Duplicate { offset: 8 });
    assert_eq!(refused(b"a&a=1"), FormError::Duplicate { offset: 2 });
}

#[test]
fn t1_a_parameter_without_value_is_as_not_sent() {
    let form = Form::parse(b"&a=&b&&c=1&", FormLimits::default()).unwrap();
    assert_eq!((form.get("a"), form.get("b"), form.get("c")), (None, None, Some("1")));
    assert!(!form.has("a") && !form.has("b") && form.has("c") && !form.has("d"));
    assert_eq!(form.iter().count(), 3);
}

#[test]
fn rfc_8707_section_2_what_may_be_repeated_is_kept_whole_and_in_order() {
    let exceptions = Exceptions { repeatable: &["resource"], ..Exceptions::default() };
    let parse = |text: &'static [u8]| Form::parse_with(text, FormLimits::default(), exceptions);
    let form = parse(b"resource=https%3A%2F%2Fa.example&a=1&resource=b&resource=").unwrap();
    assert_eq!(form.get_all("resource").collect::<Vec<_>>(), ["https://a.example", "b"]);
    assert_eq!(parse(b"resource=a&b=1&b=2").unwrap_err(), FormError::Duplicate { offset: 15 });
    assert_eq!(refused(b"resource=a&resource=b"), FormError::Duplicate { offset: 11 });
}

#[test]
fn an_equals_sign_may_stand_unencoded_at_the_end_of_a_value_only() {
    let exceptions = Exceptions { equals_at_end: true, ..Exceptions::default() };
    let parse = |text: &'static [u8]| Form::parse_with(text, FormLimits::default(), exceptions);
    let form = parse(b"code=YWJjZA==&state=x=").unwrap();
    assert_eq!((form.get("code"), form.get("state")), (Some("YWJjZA=="), Some("x=")));
    assert_eq!(parse(b"code=abcstate=x").unwrap_err(), FormError::RawByte { offset: 13 });
    assert!(has_unencoded_equals("code=YQ==&a") && !has_unencoded_equals("code=YQ&a=&b"));
}

#[test]
fn a_text_for_people_is_read_whatever_it_is() {
    let exceptions = Exceptions { free: &["error_description"], ..Exceptions::default() };
    let parse = |text: &'static [u8]| Form::parse_with(text, FormLimits::default(), exceptions);
    let form = parse(b"error=x&error_description=caf%E9+a=b").unwrap();
    assert_eq!(form.get("error_description"), Some("caf\u{fffd} a=b"));
    assert_eq!(parse(b"error=caf%E9").unwrap_err(), FormError::NotUtf8 { offset: 6 });
    assert_eq!(parse(b"error=a=b").unwrap_err(), FormError::RawByte { offset: 7 });
    for (text, read) in [
        (&b"error_description=100%"[..], "100%"),
        (b"error_description=%zz+%2", "%zz %2"),
        (b"error_description=a%00b", "a\0b"),
        (b"error_description=a&error_description=b", "a"),
    ] {
        assert_eq!(parse(text).unwrap().get("error_description"), Some(read));
    }
    assert_eq!(parse(b"error=%").unwrap_err(), FormError::BadPercent { offset: 6 });
    assert_eq!(parse(b"error=a&error=b").unwrap_err(), FormError::Duplicate { offset: 8 });
}

#[test]
fn budgets_hold() {
    let limits = FormLimits { bytes: 8, parameters: 2 };
    assert_eq!(Form::parse(b"a=1234567", limits).unwrap_err(), FormError::TooLong { length: 9, limit: 8 });
    assert_eq!(Form::parse(b"a=1&b&c", limits).unwrap_err(), FormError::TooManyParameters { limit: 2 });
    let many = "a=1&".repeat(10_000);
    assert!(Form::parse(many.as_bytes(), FormLimits::default()).is_err());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(values in proptest::collection::vec("[^\0]+", 0..8)) {
        let pairs: Vec<_> = values.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect();
        let text = encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let form = Form::parse(text.as_bytes(), FormLimits::default()).unwrap();
        let read: Vec<_> = form.iter().collect();
        let written: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        prop_assert_eq!(read, written);
    }

    #[test]
    fn any_bytes_are_read_or_refused_as_the_rules_say(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        agrees(&bytes, FormLimits::default());
    }

    #[test]
    fn almost_forms_are_judged_as_the_rules_say(
        text in "([ab&=%+02cfé:/!~\\x00-\\x21]{0,90}|[a-c]{0,40}[&=%+]){0,3}", limit in 0_usize..6,
    ) {
        agrees(text.as_bytes(), FormLimits::default());
        agrees(text.as_bytes(), FormLimits { bytes: 1_000, parameters: limit });
    }
}
