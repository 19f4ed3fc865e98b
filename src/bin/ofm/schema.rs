//! `ofm schema`: lists and prints the schemas of the messages, and checks messages against them.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ofm_protocol::types::SCHEMAS;
use serde_json::Value;

use crate::console::{self, Failure, shown};
use crate::schema_check::Schemas;

/// The greatest message, in bytes.
const GREATEST: usize = 16 * 1024 * 1024;

/// The ending of the schemas' paths, which a name omits.
const SUFFIX: &str = ".schema.json";

/// List and print the schemas of the messages, and check messages against them.
///
/// `ofm schema list` prints the names and what each schema is, `ofm schema show NAME` a schema,
/// and `ofm schema check NAME FILE` checks a message: it prints `valid`, or the place of each
/// fault as a JSON pointer with the reason. NAME#DEFINITION names a definition of a schema.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Exit codes:
  0  the work is done; the message is valid
  1  the message is not valid, or no JSON
  2  wrong usage, or an error of reading or writing

Examples:
  ofm schema list
  ofm schema show oauth/request_object
  ofm schema check ofm/v1_2/granted_consent consent.json
  ofm schema check uae/v2_1/insurance/requested#RequestedInsurance detail.json"
)]
pub(crate) struct SchemaArgs {
    /// What to do
    #[arg(value_enum)]
    action: Action,
    /// The schema, as `ofm schema list` prints it
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The message's file, - for standard input
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    file: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Action {
    /// Print the names of the schemas
    List,
    /// Print a schema
    Show,
    /// Check a message
    Check,
}

pub(crate) fn run(args: &SchemaArgs) -> Result<bool, Failure> {
    let name = match (args.action, &args.name) {
        (Action::List, _) => return list().map(|()| true),
        (_, Some(name)) => name,
        (_, None) => return Err("no schema is named; `ofm schema list` prints the names".to_owned().into()),
    };
    let (file, definition) = match name.split_once('#') {
        Some((file, definition)) => (file, Some(definition)),
        None => (name.as_str(), None),
    };
    let path = format!("{}{SUFFIX}", file.trim_end_matches(SUFFIX));
    let Some((path, text)) = SCHEMAS.iter().find(|(known, _)| *known == path) else {
        return Err("there is no schema of this name; `ofm schema list` prints the names".to_owned().into());
    };
    if args.action == Action::Show {
        return console::print(text.as_bytes()).map(|()| true);
    }
    let schemas = Schemas::new(SCHEMAS);
    if !schemas.contains(path, definition) {
        let problem = "the schema has no such definition, or needs one after `#`; `ofm schema show` prints it";
        return Err(problem.to_owned().into());
    }
    let message = console::read(&args.file, "the message", GREATEST)?;
    let message: Value = match serde_json::from_slice(&message) {
        Ok(message) => message,
        Err(error) => {
            console::say(&format!("ofm: {} is no JSON: {error}", shown(&args.file)));
            return Ok(false);
        }
    };
    let faults = schemas.faults(path, definition, &message);
    if faults.is_empty() {
        return console::print(b"valid\n").map(|()| true);
    }
    let mut lines = String::new();
    for fault in faults {
        let _ = writeln!(lines, "{fault}");
    }
    console::print(lines.as_bytes()).map(|()| false)
}

/// The names of all schemas with their descriptions.
fn list() -> Result<(), Failure> {
    let names = SCHEMAS.iter().map(|(path, _)| path.trim_end_matches(SUFFIX).len());
    let width = names.max().unwrap_or_default();
    let mut lines = String::new();
    for (path, text) in SCHEMAS {
        let schema: Value = serde_json::from_str(text).unwrap_or_default();
        let description = schema.get("description").and_then(Value::as_str).unwrap_or_default();
        let _ = writeln!(lines, "{:width$}  {description}", path.trim_end_matches(SUFFIX));
    }
    console::print(lines.as_bytes())
}
