//! Checks docs/conformance.md: each rule names tests, and those tests exist.
//!
//! The document's tables have a first column `id` and a last column `tests`. Their form:
//!
//! * an id is a prefix and a number, `JWS-07`; the ids of a table share a prefix that no other table has, and count
//!   from 01 without gaps;
//! * semicolons separate tests: `` `path/to/file.rs::name` ``, with modules in between if there are any, followed by
//!   ` (case "name")` or ` (cases "name", "name")` if the test uses a table of named cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A row of the document.
struct Row<'d> {
    line: usize,
    cells: Vec<&'d str>,
}

/// The tables of a Markdown text: the cells of the header, and the rows.
fn tables(text: &str) -> Vec<(Row<'_>, Vec<Row<'_>>)> {
    let mut tables: Vec<(Row<'_>, Vec<Row<'_>>)> = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        let Some(cells) = cells(line) else {
            inside = false;
            continue;
        };
        let row = Row { line: at + 1, cells };
        let is_rule = row.cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| c == '-' || c == ':'));
        match tables.last_mut() {
            Some((_, rows)) if inside => {
                if !is_rule {
                    rows.push(row);
                }
            }
            _ => tables.push((row, Vec::new())),
        }
        inside = true;
    }
    tables
}

/// The cells of a table's line; `\|` does not separate cells.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in inner.match_indices('|') {
        if !inner[..at].ends_with('\\') {
            cells.push(inner[start..at].trim());
            start = at + 1;
        }
    }
    cells.push(inner[start..].trim());
    Some(cells)
}

/// A listed test, with the cases of its table.
#[derive(Debug, PartialEq)]
struct Listed<'d> {
    file: &'d str,
    modules: Vec<&'d str>,
    name: &'d str,
    cases: Vec<&'d str>,
}

/// Reads a cell of tests; the error names unreadable text.
fn listed(cell: &str) -> Result<Vec<Listed<'_>>, String> {
    let mut rest = cell;
    let mut listed = Vec::new();
    loop {
        let text = rest;
        let unread = || format!("cannot be read from `{text}` on");
        let (path, after) = rest.strip_prefix('`').and_then(|rest| rest.split_once('`')).ok_or_else(unread)?;
        let (file, names) = path.split_once("::").ok_or_else(unread)?;
        let mut modules: Vec<&str> = names.split("::").collect();
        let name = modules.pop().filter(|name| !name.is_empty()).ok_or_else(unread)?;
        let mut cases = Vec::new();
        rest = after;
        if let Some(named) = after.strip_prefix(" (case \"").or_else(|| after.strip_prefix(" (cases \"")) {
            // A case's name may have parentheses, but no quotation marks.
            let (names, after) = named.split_once("\")").ok_or_else(unread)?;
            cases = names.split("\", \"").collect();
            rest = after;
        }
        listed.push(Listed { file, modules, name, cases });
        match rest.strip_prefix("; ") {
            Some(next) => rest = next,
            None if rest.is_empty() => return Ok(listed),
            None => return Err(format!("cannot be read from `{rest}` on")),
        }
    }
}

/// The names of a source's tests: functions with `#[test]` that are not ignored, also within `proptest!`; and the
/// entries of macros that make such functions, `name: …` one per line.
fn tests_of(source: &str) -> BTreeSet<&str> {
    let mut tests = BTreeSet::new();
    let (mut is_test, mut makers, mut defining, mut invoking) = (false, Vec::new(), None, false);
    for line in source.lines() {
        let code = line.trim_start();
        if let Some(name) = line.strip_prefix("macro_rules! ") {
            defining = Some(name.trim_end_matches([' ', '{']));
        } else if line == "}" {
            (defining, invoking) = (None, false);
        } else if let Some((name, "{")) = line.split_once("! ") {
            invoking = makers.contains(&name);
        }
        if code.starts_with("#[test]") {
            is_test = true;
        } else if code.starts_with("#[ignore") {
            is_test = false;
        } else if let Some((_, function)) = code.split_once("fn ").filter(|(before, _)| !before.contains("//")) {
            let name = &function[..function.find(['(', '<']).unwrap_or(function.len())];
            match defining {
                Some(maker) if is_test && name == "$name" => makers.push(maker),
                _ if is_test => _ = tests.insert(name),
                _ => {}
            }
            is_test = false;
        } else if invoking
            && let Some((name, _)) = line.strip_prefix("    ").and_then(|line| line.split_once(": "))
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        {
            tests.insert(name);
        }
    }
    tests
}

/// All faults of the document, given the sources that it names.
fn problems(document: &str, source: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut prefixes = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (header, rows) in tables(document) {
        let line = header.line;
        let columns = header.cells.len();
        if header.cells.first() != Some(&"id") || header.cells.last() != Some(&"tests") {
            problems.push(format!("line {line}: a table whose columns do not begin with `id` and end with `tests`"));
            continue;
        }
        if rows.is_empty() {
            problems.push(format!("line {line}: a table without rows"));
        }
        let mut table_prefix = None;
        for (row, number) in rows.iter().zip(1..) {
            let mut problem = |text: String| problems.push(format!("line {}: {text}", row.line));
            let id = row.cells[0];
            if !ids.insert(id) {
                problem(format!("`{id}` occurs twice"));
            }
            let prefix = id.split_once('-').map_or("", |(prefix, _)| prefix);
            if prefix.is_empty() || !prefix.chars().all(|c| c.is_ascii_uppercase()) {
                problem(format!("`{id}` is no prefix and number"));
            } else {
                if table_prefix.is_none() && !prefixes.insert(prefix) {
                    problem(format!("the prefix of `{id}` is another table's"));
                }
                let expected = format!("{}-{number:02}", table_prefix.get_or_insert(prefix));
                if id != expected {
                    problem(format!("`{id}` stands where `{expected}` is to stand"));
                }
            }
            if row.cells.len() != columns {
                problem(format!("`{id}` has {} cells, its table {columns} columns", row.cells.len()));
                continue;
            }
            let empty = row.cells.iter().zip(&header.cells).filter(|(cell, _)| cell.is_empty());
            empty.for_each(|(_, column)| problem(format!("`{id}` has an empty `{column}`")));
            match row.cells.last().copied().unwrap_or_default() {
                "" => {}
                cell => match listed(cell) {
                    Ok(listed) => listed.iter().filter_map(|test| missing(test, &source)).for_each(problem),
                    Err(error) => problem(format!("`{id}`: the tests {error}")),
                },
            }
        }
    }
    problems
}

/// The missing parts of a listed test.
fn missing(test: &Listed<'_>, source: impl Fn(&str) -> Option<String>) -> Option<String> {
    let Listed { file, modules, name, cases } = test;
    if !(file.starts_with("tests/") || file.starts_with("src/")) {
        return Some(format!("{file} is neither under tests nor under src"));
    }
    let Some(text) = source(file) else { return Some(format!("{file} does not exist")) };
    if let Some(module) = modules.iter().find(|module| !text.contains(&format!("mod {module} {{"))) {
        return Some(format!("{file} has no module `{module}`"));
    }
    if !tests_of(&text).contains(name) {
        return Some(format!("{file} has no test `{name}`"));
    }
    let case = cases.iter().find(|case| !text.contains(&format!("\"{case}\",")))?;
    Some(format!("{file} has no case \"{case}\""))
}

fn repository_file(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)).ok()
}

#[test]
fn every_rule_of_the_document_has_tests_that_exist() {
    let document = repository_file("docs/conformance.md").unwrap();
    let problems = problems(&document, repository_file);
    assert!(problems.is_empty(), "docs/conformance.md\n{}", problems.join("\n"));
    let rows: usize = tables(&document).iter().map(|(_, rows)| rows.len()).sum();
    assert!(rows >= 120, "only {rows} rules were found");
}

mod the_checker {
    use super::*;

    const SOURCE: &str = r#"
#[test]
fn plain() {}

fn helper() {}

// #[test]
fn commented_out() {}

#[test]
#[ignore]
fn ignored() {}

const CASES: &[(&str, u8)] = &[("a `name` (of sorts)", 1), ("another", 2)];

proptest! {
    /// Says something.
    #[test]
    fn property(bytes: Vec<u8>) {}
}

mod inner {
    #[test]
    fn within() {}
}

macro_rules! refused {
    ($($name:ident: $value:expr,)+) => {$(
        #[test]
        fn $name() {}
    )+};
}

macro_rules! other {
    ($($name:ident: $value:expr,)+) => {};
}

refused! {
    made_by_a_macro: 1,
}

other! {
    not_made: 1,
}
"#;

    fn check(table: &str) -> Vec<String> {
        problems(table, |file| (file == "tests/a.rs").then(|| SOURCE.to_owned()))
    }

    fn check_rows(rows: &[&str]) -> Vec<String> {
        check(&format!("# T\n\n| id | rule | tests |\n|---|---|---|\n{}\n\nText.\n", rows.join("\n")))
    }

    #[test]
    fn finds_nothing_wrong_with_a_good_table() {
        let rows = [
            "| A-01 | r | `tests/a.rs::plain` |",
            r#"| A-02 | r \| s | `tests/a.rs::plain` (case "a `name` (of sorts)"); `tests/a.rs::property` |"#,
            r#"| A-03 | r | `tests/a.rs::inner::within` (cases "a `name` (of sorts)", "another") |"#,
            "| A-04 | r | `tests/a.rs::made_by_a_macro` |",
        ];
        assert_eq!(check_rows(&rows), Vec::<String>::new());
        let two = "| id | tests |\n|---|---|\n| A-01 | `tests/a.rs::plain` |\n\n| id | tests |\n|:--|---|\n| B-01 | \
            `tests/a.rs::plain` |";
        assert_eq!(check(two), Vec::<String>::new());
    }

    #[test]
    fn finds_each_fault() {
        for (rows, expected) in [
            (&["| A-01 | r | `tests/a.rs::gone` |"][..], "line 5: tests/a.rs has no test `gone`"),
            (&["| A-01 | r | `tests/a.rs::helper` |"], "line 5: tests/a.rs has no test `helper`"),
            (&["| A-01 | r | `tests/a.rs::commented_out` |"], "line 5: tests/a.rs has no test `commented_out`"),
            (&["| A-01 | r | `tests/a.rs::ignored` |"], "line 5: tests/a.rs has no test `ignored`"),
            (&["| A-01 | r | `tests/a.rs::not_made` |"], "line 5: tests/a.rs has no test `not_made`"),
            (&["| A-01 | r | `tests/a.rs::outer::within` |"], "line 5: tests/a.rs has no module `outer`"),
            (&["| A-01 | r | `tests/b.rs::plain` |"], "line 5: tests/b.rs does not exist"),
            (&["| A-01 | r | `benches/b.rs::plain` |"], "line 5: benches/b.rs is neither under tests nor under src"),
            (&[r#"| A-01 | r | `tests/a.rs::plain` (case "none") |"#], "line 5: tests/a.rs has no case \"none\""),
            (
                &[r#"| A-01 | r | `tests/a.rs::plain` (cases "another", "anothe") |"#],
                "line 5: tests/a.rs has no case \"anothe\"",
            ),
            (&["| A-01 | r | |"], "line 5: `A-01` has an empty `tests`"),
            (&["| A-01 |  | `tests/a.rs::plain` |"], "line 5: `A-01` has an empty `rule`"),
            (&["| A-01 | `tests/a.rs::plain` |"], "line 5: `A-01` has 2 cells, its table 3 columns"),
            (&["| A-01 | r | none yet |"], "line 5: `A-01`: the tests cannot be read from `none yet` on"),
            (&["| A-01 | r | `tests/a.rs` |"], "line 5: `A-01`: the tests cannot be read from ``tests/a.rs`` on"),
            (
                &["| A-01 | r | `tests/a.rs::plain`, and more |"],
                "line 5: `A-01`: the tests cannot be read from `, and more` on",
            ),
            (&["| 1 | r | `tests/a.rs::plain` |"], "line 5: `1` is no prefix and number"),
            (&["| A-02 | r | `tests/a.rs::plain` |"], "line 5: `A-02` stands where `A-01` is to stand"),
            (&["| A-1 | r | `tests/a.rs::plain` |"], "line 5: `A-1` stands where `A-01` is to stand"),
            (
                &["| A-01 | r | `tests/a.rs::plain` |", "| A-03 | r | `tests/a.rs::plain` |"],
                "line 6: `A-03` stands where `A-02` is to stand",
            ),
            (
                &["| A-01 | r | `tests/a.rs::plain` |", "| B-02 | r | `tests/a.rs::plain` |"],
                "line 6: `B-02` stands where `A-02` is to stand",
            ),
        ] {
            assert_eq!(check_rows(rows), [expected]);
        }
        let twice = check_rows(&["| A-01 | r | `tests/a.rs::plain` |", "| A-01 | r | `tests/a.rs::plain` |"]);
        assert_eq!(twice, ["line 6: `A-01` occurs twice", "line 6: `A-01` stands where `A-02` is to stand"]);
    }

    #[test]
    fn finds_faults_of_whole_tables() {
        let strange = "line 1: a table whose columns do not begin with `id` and end with `tests`";
        assert_eq!(check("| a | b |\n|---|---|\n| 1 | 2 |"), [strange]);
        assert_eq!(check("| id | tests |\n|---|---|"), ["line 1: a table without rows"]);
        let table = "| id | tests |\n|---|---|\n| A-01 | `tests/a.rs::plain` |\n";
        let again = format!("{table}\n{table}");
        assert_eq!(check(&again), ["line 7: `A-01` occurs twice", "line 7: the prefix of `A-01` is another table's"]);
    }
}
