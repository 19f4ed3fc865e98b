//! Writes the rows of these tables into the last column of docs/conformance.md, by their tags.
//!
//! Entries that name a file of this folder are generated; other entries are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::{
    Message, Row, authorization_details, authorization_parameters, callback, client_assertion, id_token, introspection,
    jwt_access_token, pushed_request, request_object, request_object_dates, resource_request, revocation, sender,
    signed_callback, token_request, token_response, userinfo,
};

/// The beginning of a generated entry.
const FOLDER: &str = "`tests/oauth/table/";

/// The entries of each id: the name of a table, and the rules of its rows.
type Entries = BTreeMap<&'static str, Vec<(&'static str, Vec<&'static str>)>>;

fn add<M: Message>(entries: &mut Entries, table: &'static str, rows: &'static [Row<M>]) {
    let mut rules = BTreeSet::new();
    for Row { rule, tags, given, .. } in rows {
        assert!(rules.insert(rule), "{table}: two rows have the rule \"{rule}\"");
        assert!(!rule.contains(['"', '|', ';']), "{table}: \"{rule}\" has a character that separates rules");
        assert!(!tags.is_empty() && !given.is_empty(), "{table}: \"{rule}\" has no tag, or changes no message");
        for tag in *tags {
            let tables = entries.entry(tag).or_default();
            match tables.last_mut() {
                Some((last, rules)) if *last == table => rules.push(rule),
                _ => tables.push((table, vec![rule])),
            }
        }
    }
}

fn entries() -> Entries {
    let mut entries = Entries::new();
    add(&mut entries, "client_assertion", client_assertion::ROWS);
    add(&mut entries, "request_object", request_object::ROWS);
    add(&mut entries, "request_object_dates", request_object_dates::ROWS);
    add(&mut entries, "authorization_parameters", authorization_parameters::ROWS);
    add(&mut entries, "pushed_request", pushed_request::ROWS);
    add(&mut entries, "authorization_details", authorization_details::ROWS);
    add(&mut entries, "callback", callback::ROWS);
    add(&mut entries, "token_request", token_request::ROWS);
    add(&mut entries, "sender", sender::ROWS);
    add(&mut entries, "token_response", token_response::ROWS);
    add(&mut entries, "id_token", id_token::ROWS);
    add(&mut entries, "introspection", introspection::ROWS);
    add(&mut entries, "resource_request", resource_request::ROWS);
    add(&mut entries, "signed_callback", signed_callback::ROWS);
    add(&mut entries, "userinfo", userinfo::ROWS);
    add(&mut entries, "jwt_access_token", jwt_access_token::ROWS);
    add(&mut entries, "revocation", revocation::ROWS);
    entries
}

/// The last column of an id: the generated entries, then the handwritten ones.
fn tests(generated: &[(&str, Vec<&str>)], committed: &str) -> String {
    let generated = generated.iter().map(|(table, rules)| {
        let cases = if rules.len() == 1 { "case" } else { "cases" };
        format!("{FOLDER}{table}.rs::every_row_holds` ({cases} \"{}\")", rules.join("\", \""))
    });
    let by_hand = committed.split("; ").filter(|entry| !entry.is_empty() && !entry.starts_with(FOLDER));
    generated.chain(by_hand.map(str::to_owned)).collect::<Vec<_>>().join("; ")
}

/// The generated page; the tags without a rule in it, and the rules without a test.
fn document(committed: &str, entries: &Entries) -> (String, Vec<String>) {
    let (mut text, mut problems) = (String::new(), Vec::new());
    let mut unknown: BTreeSet<&str> = entries.keys().copied().collect();
    for line in committed.lines() {
        let id = line.strip_prefix("| ").and_then(|rest| rest.split_once(" |")).map_or("", |(id, _)| id);
        let is_rule = id.split_once('-').is_some_and(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let row = line.strip_suffix(" |").and_then(|row| row.rsplit_once(" | ")).filter(|_| is_rule);
        let Some((rest, committed)) = row else {
            writeln!(text, "{line}").unwrap();
            continue;
        };
        unknown.remove(id);
        let tests = tests(entries.get(id).map_or(&[][..], Vec::as_slice), committed.trim());
        if tests.is_empty() {
            problems.push(format!("{id} has neither a row nor a test"));
        }
        writeln!(text, "{rest} | {tests} |").unwrap();
    }
    problems.extend(unknown.iter().map(|tag| format!("no rule has the id {tag}")));
    (text, problems)
}

#[test]
fn docs_conformance_has_the_rows_of_the_tables() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("docs/conformance.md");
    let committed = std::fs::read_to_string(&path).unwrap();
    let (document, problems) = document(&committed, &entries());
    assert!(problems.is_empty(), "docs/conformance.md\n{}", problems.join("\n"));
    if committed == document {
        return;
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() && std::env::var_os("CI").is_none() {
        std::fs::write(path, document).unwrap();
        panic!("rewrote docs/conformance.md; look at the diff, commit it, and run the test again");
    }
    panic!("docs/conformance.md is stale; run with UPDATE_SNAPSHOTS=1 and look at the diff");
}

#[test]
fn entries_are_replaced_and_what_is_missing_is_named() {
    let page = "| id | rule | tests |\n|---|---|---|\n\
        | A-01 | r | `tests/oauth/table/gone.rs::every_row_holds` (case \"x\"); `src/a.rs::b` (case \"y\") |\n\
        | A-02 | r | `src/a.rs::c` |\n\nText.\n";
    let entries = Entries::from([("A-01", vec![("t", vec!["one"])]), ("A-02", vec![("t", vec!["one", "two"])])]);
    let (text, problems) = document(page, &entries);
    let expected = "| id | rule | tests |\n|---|---|---|\n\
        | A-01 | r | `tests/oauth/table/t.rs::every_row_holds` (case \"one\"); `src/a.rs::b` (case \"y\") |\n\
        | A-02 | r | `tests/oauth/table/t.rs::every_row_holds` (cases \"one\", \"two\"); `src/a.rs::c` |\n\nText.\n";
    assert_eq!((text.as_str(), problems), (expected, vec![]));
    assert_eq!(document(&text, &entries).0, text);
    let page = "| A-01 | r | `tests/oauth/table/t.rs::every_row_holds` (case \"one\") |\n";
    let (_, problems) = document(page, &Entries::from([("A-03", vec![("t", vec!["one"])])]));
    assert_eq!(problems, ["A-01 has neither a row nor a test", "no rule has the id A-03"]);
}
