//! Wrong usage, in one line that repeats nothing which may be secret.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::console::{self, STOPPED};

/// Prints the help that was asked for, or says in one line what is wrong with the arguments.
///
/// The parser's own messages have several lines, and repeat arguments: a token that was broken in two among them.
pub(crate) fn report(error: &Error, arguments: &[OsString]) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match console::print(error.to_string().as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(STOPPED),
        };
    }
    let named = arguments.get(1).and_then(|name| {
        crate::Cli::command().get_subcommands().find(|known| name == known.get_name()).map(|known| {
            let name = known.get_name();
            format!("ofm {name}")
        })
    });
    let command = named.as_deref().unwrap_or("ofm");
    console::say(&format!("{command}: {}; see `{command} --help`", problem(error)));
    ExitCode::from(STOPPED)
}

fn problem(error: &Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("a subcommand is missing, one of {}", subcommands())
        }
        ErrorKind::InvalidSubcommand => format!("there is no such subcommand; there are {}", subcommands()),
        ErrorKind::MissingRequiredArgument => {
            format!("{} is missing", argument.unwrap_or_else(|| "an argument".into()))
        }
        ErrorKind::UnknownArgument => unknown(error, argument.as_deref()),
        ErrorKind::InvalidValue => {
            let argument = argument.unwrap_or_else(|| "an argument".into());
            match context(error, ContextKind::ValidValue) {
                Some(values) => format!("the value of {argument} is not one of {values}"),
                None => format!("{argument} needs a value"),
            }
        }
        ErrorKind::ValueValidation => {
            format!("the value of {} is not acceptable", argument.unwrap_or_else(|| "an argument".into()))
        }
        ErrorKind::ArgumentConflict => match (argument, context(error, ContextKind::PriorArg)) {
            (Some(one), Some(other)) if one != other => format!("{one} and {other} cannot be used together"),
            (Some(one), _) => format!("{one} is given more than once"),
            _ => "two arguments cannot be used together".into(),
        },
        ErrorKind::InvalidUtf8 => "an argument is not UTF-8".into(),
        _ => "the arguments are not as they should be".into(),
    }
}

/// An argument that nobody knows is repeated only if it can be nothing but the name of an option.
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
        (None, _) => "there is an argument too many".into(),
    }
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    }
}

fn subcommands() -> String {
    let command = crate::Cli::command();
    let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
    names.join(", ")
}
