//! Messages for wrong usage: one line that repeats no possible secret.

use std::error::Error as _;
use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::cli;
use crate::console::{self, STOPPED};

/// Prints the requested help, or one line about the fault of the arguments.
///
/// The parser's own messages have several lines and repeat arguments, for example a token that was split in two.
pub(crate) fn report(error: &Error, arguments: &[OsString]) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return match console::print(error.to_string().as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(STOPPED),
            };
        }
        // Without arguments: the help, and the exit code for wrong usage.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console::say(error.to_string().trim_end());
            return ExitCode::from(STOPPED);
        }
        _ => {}
    }
    let definition = cli::definition();
    let named = cli::subcommand(&definition, arguments).map(|known| format!("ofm {}", known.get_name()));
    let command = named.as_deref().unwrap_or("ofm");
    let problem = problem(error, &definition);
    let see = if problem.ends_with('?') { " See" } else { "; see" };
    console::say(&format!("{command}: {problem}{see} `{command} --help`"));
    ExitCode::from(STOPPED)
}

fn problem(error: &Error, definition: &clap::Command) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let named = || argument.clone().unwrap_or_else(|| "an argument".into());
    match error.kind() {
        ErrorKind::MissingSubcommand => format!("a subcommand is missing; give one of {}", subcommands(definition)),
        ErrorKind::InvalidSubcommand => match context(error, ContextKind::SuggestedSubcommand) {
            // The suggestions are fixed names; the written text is not repeated.
            Some(known) => {
                let known: Vec<_> = known.split(", ").map(|name| format!("`ofm {name}`")).collect();
                format!("there is no such subcommand; did you mean {}?", known.join(" or "))
            }
            None => format!("there is no such subcommand; give one of {}", subcommands(definition)),
        },
        ErrorKind::MissingRequiredArgument => {
            let named = named();
            format!("{named} {} missing", if named.contains(", ") { "are" } else { "is" })
        }
        ErrorKind::UnknownArgument => unknown(error, argument.as_deref()),
        ErrorKind::InvalidValue => match context(error, ContextKind::ValidValue) {
            Some(values) => {
                let suggested = suggested_value(error, &values);
                let suggestion = suggested.map(|value| format!("; did you mean {value}?")).unwrap_or_default();
                format!("the value of {} is not one of {values}{suggestion}", named())
            }
            None => format!("{} needs a value", named()),
        },
        // The reasons are fixed texts that do not repeat the value.
        ErrorKind::ValueValidation => match error.source() {
            Some(reason) => format!("the value of {} is not valid: {reason}", named()),
            None => format!("the value of {} is not valid", named()),
        },
        ErrorKind::ArgumentConflict => match (&argument, context(error, ContextKind::PriorArg)) {
            (Some(one), Some(other)) if *one != other => format!("{one} and {other} cannot be used together"),
            (Some(one), _) => format!("{one} is given more than once"),
            _ => "two arguments cannot be used together".into(),
        },
        ErrorKind::InvalidUtf8 => "an argument is not UTF-8".into(),
        _ => "the arguments are not valid".into(),
    }
}

/// The accepted value that was meant. Names with digits, which algorithms have, differ in one character and mean
/// another thing: such a name is suggested only for another case.
fn suggested_value(error: &Error, values: &str) -> Option<String> {
    let written = context(error, ContextKind::InvalidValue).unwrap_or_default();
    let same = values.split(", ").find(|value| value.eq_ignore_ascii_case(&written)).map(str::to_owned);
    let has_digits = |value: &String| value.bytes().any(|byte| byte.is_ascii_digit());
    same.or_else(|| context(error, ContextKind::SuggestedValue).filter(|value| !has_digits(value)))
}

/// An unknown argument is repeated only if it can only be the name of an option.
fn unknown(error: &Error, argument: Option<&str>) -> String {
    let is_name = |text: &&str| {
        text.starts_with('-')
            && text.len() <= 24
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && !console::is_secret(OsStr::new(text))
    };
    match (argument.filter(is_name), context(error, ContextKind::SuggestedArg)) {
        (Some(name), Some(known)) => format!("there is no option {name}; there is {known}"),
        (Some(name), None) => format!("there is no option {name}"),
        (None, _) => "there are too many arguments".into(),
    }
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    }
}

fn subcommands(definition: &clap::Command) -> String {
    let names: Vec<_> = definition.get_subcommands().map(clap::Command::get_name).collect();
    names.join(", ")
}
