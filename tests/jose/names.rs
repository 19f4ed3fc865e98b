//! Names of members are compared by their characters: each spelling of a name is a duplicate of each other one.

use ofm_protocol::error::JsonError;
use ofm_protocol::jose::json::{Budget, Object, Value};

/// The spellings of one name.
const SPELLINGS: &[&[&str]] = &[
    &["/", r"\/", r"\u002f", r"\u002F"],
    &["\u{1f600}", r"\ud83d\ude00", r"\uD83D\uDE00", r"\ud83D\uDe00"],
    &["\u{e9}", r"\u00e9", r"\u00E9"],
    &[r"\b", r"\u0008"],
    &[r#"\""#, r"\u0022"],
    &[r"\\", r"\u005c", r"\u005C"],
    &["alg", r"\u0061lg", r"a\u006cg", r"\u0061\u006C\u0067"],
    &["", ""],
    &[
        "a name of more than sixteen bytes",
        r"a name of more than sixteen byte\u0073",
        r"\u0061 name of more than sixteen bytes",
    ],
];

fn parsed(members: &[&str]) -> Result<(), JsonError> {
    let members: Vec<String> = members.iter().map(|name| format!("\"{name}\":0")).collect();
    Object::parse(format!("{{{}}}", members.join(",")).as_bytes(), Budget::default()).map(drop)
}

fn is_duplicate(members: &[&str]) -> bool {
    matches!(parsed(members), Err(JsonError::DuplicateMember { .. }))
}

#[test]
fn a1_every_spelling_of_a_name_is_a_duplicate_of_every_other() {
    for spellings in SPELLINGS {
        for one in *spellings {
            for other in *spellings {
                assert!(is_duplicate(&[one, other]), "{one} {other}");
                // With names between, before and after, which share its beginning, its end or its length.
                let (near, far) = (format!("{one}x"), format!("y{other}"));
                assert!(is_duplicate(&[&near, one, &far, "zz", other]), "{one} {other}");
                assert_eq!(parsed(&[&near, one, &far]), Ok(()), "{one}");
            }
        }
    }
}

#[test]
fn a1_names_that_only_look_alike_are_others() {
    for names in [
        // The same character composed and decomposed, of other scripts, of other case.
        ["\u{e9}", "e\u{301}"],
        ["a", "\u{430}"],
        ["alg", "ALG"],
        ["a", r"a\u0000"],
        ["a", "a "],
        [r"\u005cu0061", "a"],
        [r"\u0061", r"\\u0061"],
        ["\u{feff}a", "a"],
    ] {
        assert_eq!(parsed(&names), Ok(()), "{names:?}");
        assert_eq!(parsed(&[names[1], names[0]]), Ok(()), "{names:?}");
    }
}

/// Names that are equal in their first and last bytes and in their length, up to the greatest number of members, in
/// objects around each other too.
#[test]
fn a1_names_that_collide_are_told_apart() {
    let name = |number: usize| format!("{0}{number:03}{0}", "same bytes ".repeat(9));
    let members: Vec<String> = (0..250).map(name).collect();
    let names: Vec<&str> = members.iter().map(String::as_str).collect();
    assert_eq!(parsed(&names), Ok(()));
    for at in [0, 1, 128, 249] {
        let escaped = members[at].replacen('s', r"\u0073", 1);
        let with: Vec<&str> = names.iter().copied().chain([escaped.as_str()]).collect();
        assert!(is_duplicate(&with), "{at}");
    }
    // The same name at another level is no duplicate.
    let nested = format!(r#"{{"{0}":{{"{0}":{{"{0}":0}}}}}}"#, members[0]);
    assert!(Value::parse(nested.as_bytes(), Budget::default()).is_ok());
    let inner = format!(r#"{{"{0}":{{"a":0,"\u0061":1}}}}"#, members[0]);
    assert!(matches!(Value::parse(inner.as_bytes(), Budget::default()), Err(JsonError::DuplicateMember { .. })));
}
