//! The lint: a schema that breaks a rule gives one line with the file, the JSON pointer, the problem and the remedy.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a failed test is a panic")]

use std::collections::BTreeMap;

use ofm_schema_codegen::Generator;

fn generator() -> Generator {
    Generator::for_package("ofm-protocol", "schemas")
}

/// A schema file with a valid root and the inserted parts.
fn file(path: &str, rest: &str) -> (String, String) {
    let text = format!(
        r#"{{"$schema":"https://json-schema.org/draft/2020-12/schema",
            "$id":"https://schemas.ofm-protocol.example/{path}",{rest}}}"#
    );
    (path.to_owned(), text)
}

/// The error for schemas that must be rejected.
fn fault(files: impl IntoIterator<Item = (String, String)>) -> String {
    match generator().generate(&files.into_iter().collect()) {
        Ok(_) => panic!("the schemas hold"),
        Err(fault) => fault,
    }
}

const OBJECT: &str = r#""title":"Message","description":"A message.","x-ofm-provenance":"assumed","type":"object""#;

/// An open object with `member` as the schema of a member.
fn with_member(name: &str, member: &str) -> String {
    format!(r#"{OBJECT},"properties":{{"{name}":{member}}},"additionalProperties":{{}}"#)
}

fn with_definition(name: &str, schema: &str) -> String {
    format!(r#""$defs":{{"{name}":{schema}}},"description":"Definitions.""#)
}

#[test]
fn valid_schemas_are_generated() {
    let good = with_member("scope", r#"{"type":"string","description":"Scope values."}"#);
    let files = generator().generate(&BTreeMap::from([file("message.schema.json", &good)])).unwrap();
    assert!(files["message.rs"].contains("pub struct Message"), "{}", files["message.rs"]);
    assert!(files["tree.rs"].contains("pub mod message"));
}

const TEXT: &str = r#""description":"A text.""#;

/// A case: its name, the schema, and the end of the expected line.
type Case = (&'static str, String, String);

fn lines_name_the_fault(cases: Vec<Case>) {
    for (name, schema, expected) in cases {
        let line = fault([file("message.schema.json", &schema)]);
        assert_eq!(line, format!("schemas/message.schema.json#{expected}"), "{name}");
    }
}

#[test]
fn a_bad_member_is_one_line_with_file_and_pointer() {
    const DELETE: &str = "delete it, move it to a named definition, give that an x-rust-type that enforces it, or list \
        it in x-ofm-unenforced";
    let member = |schema: &str| with_member("scope", schema);
    lines_name_the_fault(vec![
        ("keyword that no type enforces",
            member(&format!(r#"{{{TEXT},"type":"array","items":{{"type":"string"}},"minItems":1}}"#)),
            format!("/properties/scope/minItems: `minItems` has no effect here; {DELETE}")),
        ("unknown keyword", member(&format!(r#"{{{TEXT},"type":"string","minlength":1}}"#)),
            format!("/properties/scope/minlength: `minlength` has no effect here; {DELETE}")),
        ("constraint on a member", member(&format!(r#"{{{TEXT},"type":"string","pattern":"^a$"}}"#)),
            format!("/properties/scope/pattern: `pattern` has no effect here; {DELETE}")),
        ("number without a type", member(&format!(r#"{{{TEXT},"type":"number"}}"#)),
            "/properties/scope: a value of no simple type; refer to a definition, or write a string, boolean, integer, \
             or an array or map of such".into()),
        ("integer of other bounds", member(&format!(r#"{{{TEXT},"type":"integer","minimum":0}}"#)),
            "/properties/scope: an integer with other bounds than a Rust type; write format uint32, minimum 0 or 1 and \
             maximum 4294967295, or refer to a definition with an x-rust-type".into()),
        ("member without description", member(r#"{"type":"string"}"#),
            "/properties/scope: no `description`; add one sentence that says what it is".into()),
        ("bare address", member(r#"{"type":"string","description":"See https://example.com."}"#),
            "/properties/scope/description: a bare address; put it in backticks, or say it in words".into()),
        ("angle bracket", member(r#"{"type":"string","description":"An <x>."}"#),
            "/properties/scope/description: a `<` that reads as HTML; put it in backticks, or say it in words".into()),
        ("unknown provenance", member(&format!(r#"{{{TEXT},"type":"string","x-ofm-provenance":"rumour"}}"#)),
            "/properties/scope/x-ofm-provenance: an unknown word; write specified, sample, secondary or \
             assumed".into()),
        ("reference to nothing", member(&format!(r##"{{{TEXT},"$ref":"#/$defs/Scope"}}"##)),
            "/properties/scope/$ref: #/$defs/Scope names no definition; name a file below schemas/, and #/$defs/Name \
             in it".into()),
        ("reference to no file", member(&format!(r#"{{{TEXT},"$ref":"scope.schema.json"}}"#)),
            "/properties/scope/$ref: no file schemas/scope.schema.json; name a file below schemas/, and #/$defs/Name \
             in it".into()),
        ("secret in a plain string", with_member("access_token", &format!(r#"{{{TEXT},"type":"string"}}"#)),
            "/properties/access_token: `access_token` is a secret by its name, and its type would show it; refer to \
             SecretString of common.schema.json".into()),
        ("personal data in a plain string", with_member("email", &format!(r#"{{{TEXT},"type":"string"}}"#)),
            "/properties/email: `email` is personal data by its name, and its type would show it; refer to \
             PersonalString of common.schema.json".into()),
        ("member named as the unknown ones", with_member("extra", &format!(r#"{{{TEXT},"type":"string"}}"#)),
            "/properties/extra: a member `extra` beside the unknown ones; close the object, or use an \
             x-rust-type".into()),
        ("member that gives no field", with_member("é", &format!(r#"{{{TEXT},"type":"string"}}"#)),
            "/properties/é: `é` is no name for a field; use an x-rust-type for the object".into()),
    ]);
}

#[test]
fn a_bad_definition_is_one_line_with_file_and_pointer() {
    const RUST_TYPE: &str = r#"{"crate":"url","version":"*","path":"url::Url"}"#;
    let member = |schema: &str| with_member("scope", schema);
    let bounded = |name: &str| with_definition(name, &format!(r#"{{{TEXT},"type":"string","minLength":1}}"#));
    let values = |branches: &str| {
        with_definition(
            "Kind",
            &format!(r#"{{{TEXT},"x-ofm-provenance":"assumed","type":"string","oneOf":[{branches}]}}"#),
        )
    };
    lines_name_the_fault(vec![
        ("value that gives no variant", values(r#"{"const":"","title":"Empty","description":"None."}"#),
            "/$defs/Kind/oneOf/0: `` gives no name; use an x-rust-type".into()),
        ("object that does not say whether it is open", format!(r#"{OBJECT},"properties":{{}}"#),
            ": Message does not say whether it is open; add `\"additionalProperties\": {}` to keep unknown members, or \
             `false` to refuse them".into()),
        ("object that drops unknown members", format!(r#"{OBJECT},"properties":{{}},"additionalProperties":true"#),
            "/additionalProperties: `additionalProperties` is neither `{}` nor `false`; write `{}` to keep unknown \
             members, `false` to refuse them".into()),
        ("required member that is none",
            format!(r#"{OBJECT},"properties":{{}},"required":["scope"],"additionalProperties":{{}}"#),
            "/required/0: \"scope\" is not a member, or stands here twice; name each required member once".into()),
        ("definition with a prelude's name", bounded("Option"),
            "/$defs/Option: `Option` is a name that generated code uses; choose another".into()),
        ("definition that is not UpperCamelCase", bounded("JOSEHeader"),
            "/$defs/JOSEHeader: `JOSEHeader` is not UpperCamelCase; use letters and digits, and begin each word with \
             its only capital".into()),
        ("title below the root",
            with_definition("Scope", &format!(r#"{{{TEXT},"title":"Scope","type":"string","minLength":1}}"#)),
            "/$defs/Scope/title: a `title` below the root; delete it; the name is the key in `$defs`".into()),
        ("definition without provenance", bounded("Scope"),
            "/$defs/Scope: Scope has no `x-ofm-provenance`; add specified, sample, secondary or assumed".into()),
        ("values that are one in Rust",
            values(r#"{"const":"S256","title":"Upper","description":"One."},
                {"const":"s256","title":"Lower","description":"Two."}"#),
            "/$defs/Kind/oneOf/1: `s256` differs from another value in case or punctuation only; use an \
             x-rust-type".into()),
        ("value without a title", values(r#"{"const":"S256","description":"One."}"#),
            "/$defs/Kind/oneOf/0: `S256` has no `title`; add the variant's name in UpperCamelCase".into()),
        ("title that generated code uses", values(r#"{"const":"none","title":"None","description":"R."}"#),
            "/$defs/Kind/oneOf/0: `none` has the `title` \"None\", a name that generated code uses; choose \
             another".into()),
        ("title in lower case", values(r#"{"const":"none","title":"no_kind","description":"R."}"#),
            "/$defs/Kind/oneOf/0: `none` has the `title` \"no_kind\", which is not UpperCamelCase; use letters and \
             digits, and begin each word with its only capital".into()),
        ("title that is no text", values(r#"{"const":"none","title":1,"description":"R."}"#),
            "/$defs/Kind/oneOf/0: `none` has the `title` 1, which is not UpperCamelCase; use letters and digits, and \
             begin each word with its only capital".into()),
        ("type of another crate",
            with_definition("Url", &format!(r#"{{{TEXT},"x-rust-type":{RUST_TYPE}}}"#)),
            "/$defs/Url/x-rust-type: it names no hand-written type of this crate; write crate \"ofm-protocol\", \
             version \"*\", path \"ofm_protocol::types::scalar::Name\", and parameters if it has any".into()),
        ("deprecated without a note", member(&format!(r#"{{{TEXT},"type":"string","deprecated":true}}"#)),
            "/properties/scope/deprecated: it goes with `x-ofm-deprecated`; write both: true, and what to use in its \
             place".into()),
    ]);
}

#[test]
fn a_value_may_be_a_keyword_of_rust() {
    let kind = r#"{"description":"A kind.","x-ofm-provenance":"assumed","type":"string","oneOf":[
        {"const":"none","title":"NoKind","description":"None."},
        {"const":"some","title":"Any","description":"Any."}
    ]}"#;
    let files = generator().generate(&BTreeMap::from([file("a.schema.json", &with_definition("Kind", kind))])).unwrap();
    let text = &files["a.rs"];
    assert!(text.contains("NoKind") && !text.contains("Self::None") && !text.contains("Self::Some"), "{text}");
}

#[test]
fn a_bad_title_in_a_union_is_named() {
    let with_titles = |first: &str, second: &str| {
        let object = |tag: &str| {
            format!(
                r##"{{"description":"One.","x-ofm-provenance":"assumed","type":"object","required":["type"],
                    "properties":{{"type":{{"$ref":"#/$defs/{tag}","description":"The type."}}}},
                    "additionalProperties":false}}"##
            )
        };
        let tag = |value: &str| {
            format!(
                r#"{{"description":"A tag.","x-ofm-provenance":"assumed","type":"string",
                    "oneOf":[{{"const":"{value}","title":"Only","description":"A."}}]}}"#
            )
        };
        let root = format!(
            r##""title":"Detail","description":"A detail.","x-ofm-provenance":"assumed",
                "oneOf":[{{"$ref":"#/$defs/One"{first}}},{{"$ref":"#/$defs/Two"{second}}}],
                "x-ofm-union":{{"tag":"type"}},
                "$defs":{{"One":{},"Two":{},"FirstTag":{},"SecondTag":{}}}"##,
            object("FirstTag"),
            object("SecondTag"),
            tag("a"),
            tag("b"),
        );
        [file("detail.schema.json", &root)]
    };
    let good = r#","title":"Known""#;
    for (title, expected) in [
        ("", "the object has no `title`; add the variant's name in UpperCamelCase"),
        (r#","title":"Ok""#, "the object has the `title` \"Ok\", a name that generated code uses; choose another"),
        (
            r#","title":"a kind""#,
            "the object has the `title` \"a kind\", which is not UpperCamelCase; use letters and digits, and begin \
             each word with its only capital",
        ),
        (good, "a second object with the title Known; give one of them another title"),
    ] {
        assert_eq!(fault(with_titles(good, title)), format!("schemas/detail.schema.json#/oneOf/1: {expected}"));
    }
    assert!(generator().generate(&with_titles(good, r#","title":"Other""#).into_iter().collect()).is_ok());
}

#[test]
fn a_bad_union_is_one_line_too() {
    let union = |fallback: &str, not: &str| {
        let unknown = format!(
            r#"{{"description":"Any.","x-ofm-provenance":"assumed","type":"object","required":["type"],
                "properties":{{"type":{{"type":"string",{not}"description":"The type."}}}},
                "additionalProperties":{{}}}}"#
        );
        let known = r##"{"description":"One.","x-ofm-provenance":"assumed","type":"object","required":["type"],
            "properties":{"type":{"$ref":"#/$defs/Tag","description":"The type."}},"additionalProperties":false}"##;
        let tag = r#"{"description":"A tag.","x-ofm-provenance":"assumed","type":"string",
            "oneOf":[{"const":"a","title":"A","description":"A."}]}"#;
        let root = format!(
            r##""title":"Detail","description":"A detail.","x-ofm-provenance":"assumed",
                "oneOf":[{{"$ref":"#/$defs/Known","title":"Known"}},{{"$ref":"#/$defs/Any","title":"Any"}}],
                "x-ofm-union":{{"tag":"type"{fallback}}},
                "$defs":{{"Known":{known},"Any":{unknown},"Tag":{tag}}}"##
        );
        [file("detail.schema.json", &root)]
    };
    let with_fallback = r#","fallback":"Any""#;
    assert!(generator().generate(&union(with_fallback, r#""not":{"enum":["a"]},"#).into_iter().collect()).is_ok());
    assert_eq!(
        fault(union(with_fallback, r#""not":{"enum":["b"]},"#)),
        "schemas/detail.schema.json#/$defs/Any/properties/type: it does not exclude exactly the known texts; write \
         {\"not\":{\"enum\":[\"a\"]}}"
    );
    assert_eq!(
        fault(union("", "")),
        "schemas/detail.schema.json#/oneOf/1: the type of Any is not constant; refer to an enumeration with one value, \
         or make it the `fallback`"
    );
}

#[test]
fn a_bad_file_is_one_line_too() {
    let broken = ("message.schema.json".to_owned(), "{\n  \"title\": \"Message\"\n  \"type\": 1\n}".to_owned());
    assert_eq!(
        fault([broken]),
        "schemas/message.schema.json#: not JSON: expected `,` or `}` at line 3 column 3; correct the syntax"
    );
    let good = with_member("scope", r#"{"type":"string","description":"Scope values."}"#);
    let (_, text) = file("message.schema.json", &good);
    assert_eq!(
        fault([("oauth/message.schema.json".to_owned(), text)]),
        "schemas/oauth/message.schema.json#/$id: `$id` is not \
         \"https://schemas.ofm-protocol.example/oauth/message.schema.json\"; write exactly that"
    );
    assert_eq!(
        fault([file("v1.2/message.schema.json", &good)]),
        "schemas/v1.2/message.schema.json#: `v1.2` is no name for a Rust module; use lower-case letters, digits and \
         underscores"
    );
    assert_eq!(
        fault([file("a.schema.json", &good), file("b.schema.json", &good)]),
        "schemas/b.schema.json#: schemas/a.schema.json beside it defines Message too; give one of them another name"
    );
}
