//! Tests of accepted and rejected documents.

use proptest::prelude::*;

use super::*;

fn check(text: &[u8]) -> Result<(), JsonError> {
    scan(text, Budget::default(), |_, _| {}).map(|_| ())
}

#[test]
fn the_grammar_allows() {
    for text in [
        "null",
        " true ",
        "\t\r\nfalse",
        "0",
        "-0",
        "10",
        "1.5",
        "1e5",
        "1E+5",
        "1.5e-05",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "{\"a\":[]}",
        "{\"\":0}",
        "[ 1 , 2 ]",
        "{ \"a\" : 1 , \"b\" : { \"a\" : 1 } }",
        "\"\\ud83d\\ude00\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\"",
        "\"\u{7f}\u{80}\u{ffff}\u{10ffff}\"",
        "1e400",
    ] {
        assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
    }
}

#[test]
fn the_grammar_forbids() {
    use JsonError as E;
    for (text, error) in [
        (&b""[..], E::Truncated { offset: 0 }),
        (b"  ", E::Truncated { offset: 2 }),
        (b"[", E::Truncated { offset: 1 }),
        (b"[1", E::Truncated { offset: 2 }),
        (b"[1,", E::Truncated { offset: 3 }),
        (b"[1,]", E::Unexpected { offset: 3 }),
        (b"[,1]", E::Unexpected { offset: 1 }),
        (b"[1 2]", E::Unexpected { offset: 3 }),
        (b"[1}", E::Unexpected { offset: 2 }),
        (b"{\"a\":1]", E::Unexpected { offset: 6 }),
        (b"{", E::Truncated { offset: 1 }),
        (b"{\"a\"", E::Truncated { offset: 4 }),
        (b"{\"a\":", E::Truncated { offset: 5 }),
        (b"{\"a\":1,}", E::Unexpected { offset: 7 }),
        (b"{\"a\",1}", E::Unexpected { offset: 4 }),
        (b"{a:1}", E::Unexpected { offset: 1 }),
        (b"{1:1}", E::Unexpected { offset: 1 }),
        (b"nul", E::Unexpected { offset: 0 }),
        (b"True", E::Unexpected { offset: 0 }),
        (b"NaN", E::Unexpected { offset: 0 }),
        (b"'a'", E::Unexpected { offset: 0 }),
        (b"+1", E::Unexpected { offset: 0 }),
        (b".5", E::Unexpected { offset: 0 }),
        (b"01", E::Number { offset: 0 }),
        (b"-", E::Number { offset: 0 }),
        (b"-a", E::Number { offset: 0 }),
        (b"1.", E::Number { offset: 0 }),
        (b"[1.e1]", E::Number { offset: 1 }),
        (b"1e", E::Number { offset: 0 }),
        (b"1e+", E::Number { offset: 0 }),
        (b"nullx", E::TrailingBytes { offset: 4 }),
        (b"{} {}", E::TrailingBytes { offset: 3 }),
        (b"{}\0", E::TrailingBytes { offset: 2 }),
        (b"\xef\xbb\xbf{}", E::ByteOrderMark),
        (b"\"", E::Truncated { offset: 1 }),
        (b"\"a", E::Truncated { offset: 2 }),
        (b"\"\\", E::Truncated { offset: 2 }),
        (b"\"\\x\"", E::Escape { offset: 1 }),
        (b"\"\\u12g4\"", E::Escape { offset: 1 }),
        (b"\"\\u+123\"", E::Escape { offset: 1 }),
        (b"\"\\ud800\"", E::Surrogate { offset: 1 }),
        (b"\"\\ud800\\u0041\"", E::Surrogate { offset: 1 }),
        (b"\"\\udc00\"", E::Surrogate { offset: 1 }),
        (b"\"a\nb\"", E::ControlCharacter { offset: 2 }),
        (b"\"12345678\0\"", E::ControlCharacter { offset: 9 }),
        (b"[\"\xff\"]", E::Utf8 { offset: 1 }),
        (b"\"\xc0\x80\"", E::Utf8 { offset: 0 }),
        (b"\"\xed\xa0\x80\"", E::Utf8 { offset: 0 }),
        (b"[\xc3\xa4]", E::Unexpected { offset: 1 }),
    ] {
        assert_eq!(check(text), Err(error), "{}", text.escape_ascii());
    }
}

#[test]
fn rfc_7515_section_4_names_are_unique_at_every_depth_and_in_every_spelling() {
    for (text, offset) in [
        (r#"{"a":1,"a":1}"#, 7),
        (r#"{"a":1,"\u0061":1}"#, 7),
        (r#"{"\u0061":1,"a":1}"#, 12),
        (r#"[{"x":{"name":1,"other":2,"name":3}}]"#, 26),
        (r#"{"":1,"":2}"#, 6),
        (r#"{"a/b":1,"a\/b":2}"#, 9),
        (r#"{"a longer name":1,"a l\u006fnger name":2}"#, 19),
        (r#"{"ä":1,"\u00e4":2}"#, 8),
    ] {
        assert_eq!(check(text.as_bytes()), Err(JsonError::DuplicateMember { offset }), "{text}");
    }
    for text in [r#"{"a":{"a":{"a":1}}}"#, r#"[{"a":1},{"a":1}]"#, r#"{"a":{"b":1},"b":2}"#, r#"{"a":1,"A":2}"#] {
        assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
    }
    // Long names that differ only in the middle.
    assert_eq!(check(br#"{"12345678a12345678":1,"12345678b12345678":2}"#), Ok(()));
}

#[test]
fn names_are_unique_among_as_many_as_there_may_be() {
    let mut text = b"{\"outer\":[{".to_vec();
    for index in 0..255 {
        text.extend_from_slice(format!("\"{index:03}\":0,").as_bytes());
        let offset = text.len();
        for twice in [0, 31, 32, index].into_iter().filter(|&twice| twice <= index) {
            let text = [&text[..], format!("\"{twice:03}\":0}}]}}").as_bytes()].concat();
            let error = if index < 254 {
                JsonError::DuplicateMember { offset }
            } else {
                JsonError::Members { offset, limit: 256 }
            };
            assert_eq!(check(&text), Err(error));
        }
    }
    text.pop();
    text.extend_from_slice(b"}]}");
    assert_eq!(check(&text), Ok(()));
}

#[test]
fn names_are_unique_in_their_object_among_any_number_of_outer_names() {
    for around in [0, 1, 30, 31, 32, 33, 34, 200] {
        let names: Vec<String> = (0..around).map(|index| format!("name {index}")).collect();
        let members: Vec<String> = names.iter().map(|name| format!("\"{name}\":0,")).collect();
        let (outer, inner) = (members.concat(), members[..around.min(40)].concat());
        // The same names, and names that only the outer object has after it.
        let start = format!("{{{outer}\"x\":{{{inner}\"x\":[{{\"x\":0}}],\"y\":0");
        assert_eq!(check(format!("{start}}},\"y\":0}}").as_bytes()), Ok(()), "{around}");
        let within = names.iter().take(40).map(String::as_str).chain(["x", "y"]);
        for twice in within {
            let text = format!("{start},\"{twice}\":0}}}}");
            let error = JsonError::DuplicateMember { offset: start.len() + 1 };
            assert_eq!(check(text.as_bytes()), Err(error), "{twice} of {around}");
        }
        let start = format!("{start}}},\"z\":0");
        for twice in names.iter().map(String::as_str).chain(["x", "z"]) {
            let text = format!("{start},\"{twice}\":0}}");
            let error = JsonError::DuplicateMember { offset: start.len() + 1 };
            assert_eq!(check(text.as_bytes()), Err(error), "{twice} of {around}");
        }
    }
}

#[test]
fn budgets_hold_at_their_edges() {
    let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
    assert_eq!(check(&nested(32)), Ok(()));
    assert_eq!(check(&nested(33)), Err(JsonError::Depth { offset: 32, limit: 32 }));
    let deepest = Budget::new(255, 1);
    let most = usize::from(Budget::MAX_DEPTH);
    assert!(scan(&nested(most), deepest, |_, _| {}).is_ok());
    assert_eq!(
        scan(&nested(most + 1), deepest, |_, _| {}).unwrap_err(),
        JsonError::Depth { offset: most, limit: Budget::MAX_DEPTH }
    );
    assert_eq!(check(&vec![b'['; 1 << 20]), Err(JsonError::Depth { offset: 32, limit: 32 }));

    let object = |members: usize| {
        let members: Vec<String> = (0..members).map(|index| format!("\"{index:03}\":0")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert_eq!(check(object(256).as_bytes()), Ok(()));
    assert_eq!(check(object(257).as_bytes()), Err(JsonError::Members { offset: 1 + 256 * 8, limit: 256 }));
    for limit in [31, 32, 33, 255] {
        let (most, one_more) = (object(usize::from(limit)), object(usize::from(limit) + 1));
        assert!(scan(most.as_bytes(), Budget::new(1, limit), |_, _| {}).is_ok());
        assert_eq!(
            scan(one_more.as_bytes(), Budget::new(1, limit), |_, _| {}).unwrap_err(),
            JsonError::Members { offset: 1 + usize::from(limit) * 8, limit }
        );
    }
    // Closed objects no longer count.
    let many = format!("[{0},{0},{0}]", object(256));
    assert_eq!(check(many.as_bytes()), Ok(()));
    assert_eq!(
        scan(br#"{"a":{"b":0,"c":0}}"#, Budget::new(2, 2), |_, _| {}).unwrap_err(),
        JsonError::Members { offset: 12, limit: 2 }
    );
}

#[test]
fn members_of_the_outermost_object_are_shown_in_the_pass() {
    let text = br#" { "a" : "x" , "b\n":[1,{"c":2}],"d":{"e":{}},"f":{},"g":[],"h":-1.5 } "#;
    let mut seen = Vec::new();
    let value = scan(text, Budget::default(), |name, value| seen.push(format!("{name:?}={value:?}"))).unwrap();
    let iterated: Vec<String> =
        value.as_object().unwrap().iter().map(|(name, value)| format!("{name:?}={value:?}")).collect();
    assert_eq!(seen, iterated);
    assert_eq!(seen.len(), 6);
    assert!(
        matches!(value.as_object().unwrap().get("b\n"), Some(Value::Array(array)) if array.text() == br#"[1,{"c":2}]"#)
    );
}

/// `serde_json` is the reference. It differs only in the documented stricter rules of this reader (unique names,
/// limits), and in the range of numbers, which the reader of the number checks.
fn agrees_with_serde_json(text: &[u8]) {
    let theirs = serde_json::from_slice::<serde_json::Value>(text);
    match (check(text), &theirs) {
        (Ok(()), Ok(_)) => assert_same(scan(text, Budget::default(), |_, _| {}).unwrap(), theirs.as_ref().unwrap()),
        (Ok(()), Err(error)) => assert!(error.to_string().starts_with("number out of range"), "{error}"),
        (Err(JsonError::DuplicateMember { .. } | JsonError::Depth { .. } | JsonError::Members { .. }), _)
        | (Err(_), Err(_)) => {}
        (Err(error), Ok(_)) => panic!("{error} in {}", text.escape_ascii()),
    }
}

fn assert_same(ours: Value<'_>, theirs: &serde_json::Value) {
    match (ours, theirs) {
        (Value::Null, serde_json::Value::Null) => {}
        (Value::Bool(ours), serde_json::Value::Bool(theirs)) => assert_eq!(ours, *theirs),
        (Value::Number(ours), serde_json::Value::Number(theirs)) => {
            if let Some(integer) = theirs.as_u64() {
                assert_eq!(ours.as_u64(), Some(integer));
            }
        }
        (Value::String(ours), serde_json::Value::String(theirs)) => {
            assert_eq!(ours, theirs.as_str());
            assert_eq!(ours.to_string(), *theirs);
            assert_eq!(ours.len(), theirs.len());
            assert_eq!(ours.copy_into(&mut vec![0; theirs.len()]), Some(theirs.as_str()));
            if !theirs.is_empty() {
                assert_eq!(ours.copy_into(&mut vec![0; theirs.len() - 1]), None);
            }
        }
        (Value::Array(ours), serde_json::Value::Array(theirs)) => {
            assert_eq!(ours.iter().count(), theirs.len());
            ours.iter().zip(theirs).for_each(|(ours, theirs)| assert_same(ours, theirs));
        }
        (Value::Object(ours), serde_json::Value::Object(theirs)) => {
            assert_eq!(ours.iter().count(), theirs.len());
            theirs.iter().for_each(|(name, theirs)| assert_same(ours.get(name).unwrap(), theirs));
        }
        _ => panic!("{ours:?} is not {theirs}"),
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::hash_map("[a-c\u{e4}\"]{0,3}|.{0,20}", inner, 0..8)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_are_judged_as_serde_json_judges(text: Vec<u8>) {
        agrees_with_serde_json(&text);
    }

    #[test]
    fn almost_json_is_judged_as_serde_json_judges(text in r#"[\[\]{}":,0-9eE.+\\u /a-dtrflsn\x00-\x20ä-]{0,24}"#) {
        agrees_with_serde_json(text.as_bytes());
    }

    #[test]
    fn changed_json_is_judged_as_serde_json_judges(value in json(), pretty: bool, at: prop::sample::Index, byte: u8) {
        let mut text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) }.unwrap();
        agrees_with_serde_json(&text);
        let at = at.index(text.len());
        text[at] = byte;
        agrees_with_serde_json(&text);
        text.truncate(at);
        agrees_with_serde_json(&text);
    }
}
