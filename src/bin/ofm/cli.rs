//! The arguments of the command.

use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use ofm_protocol::crypto::Algorithm;

use crate::{check, completions, exchange, inspect, key, keygen, man, par, schema, sign, verify};

/// Open Finance Malaysia (FAPI 2.0) tokens at the terminal: make keys, sign, verify, inspect, check.
#[derive(Parser)]
#[command(name = "ofm", version, after_help = EXIT_CODES, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes:
  0    the work is done, and every check passed
  1    a token is invalid, or a check failed
  2    wrong usage, unusable input, or an error of reading or writing
  130  stopped by Ctrl-C";

#[derive(Subcommand)]
pub(crate) enum Command {
    Keygen(keygen::KeygenArgs),
    Key(key::KeyArgs),
    Sign(sign::SignArgs),
    Verify(verify::VerifyArgs),
    Inspect(inspect::InspectArgs),
    // These two commands have the most arguments.
    Check(Box<check::CheckArgs>),
    Par(Box<par::ParArgs>),
    Exchange(exchange::ExchangeArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// The algorithms by their JOSE names.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum AlgorithmName {
    /// RSASSA-PSS with SHA-256
    #[value(name = "PS256")]
    Ps256,
    /// ECDSA on P-256 with SHA-256
    #[value(name = "ES256")]
    Es256,
    /// EdDSA on Ed25519
    #[value(name = "Ed25519", alias = "EdDSA")]
    Ed25519,
}

impl From<AlgorithmName> for Algorithm {
    fn from(name: AlgorithmName) -> Self {
        match name {
            AlgorithmName::Ps256 => Self::Ps256,
            AlgorithmName::Es256 => Self::Es256,
            AlgorithmName::Ed25519 => Self::Ed25519,
        }
    }
}

/// The command for the arguments.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Command, clap::Error> {
    let mut command = definition();
    if let Some(option) = option_without_value(&command, arguments) {
        let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(&command);
        error.insert(ContextKind::InvalidArg, ContextValue::String(option));
        return Err(error);
    }
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map(|cli| cli.command)
}

/// The command with its subcommands. Each option with a value accepts a value that begins with `-`, as a key's name
/// may.
pub(crate) fn definition() -> clap::Command {
    Cli::command().mut_subcommands(|subcommand| {
        subcommand.mut_args(|argument| {
            let takes_text = takes_value(&argument) && !argument.is_positional();
            if takes_text { argument.allow_hyphen_values(true) } else { argument }
        })
    })
}

/// The subcommand in the arguments.
pub(crate) fn subcommand<'c>(command: &'c clap::Command, arguments: &[OsString]) -> Option<&'c clap::Command> {
    let name = arguments.get(1)?;
    command.get_subcommands().find(|known| name == known.get_name())
}

/// An option whose value is replaced by another option: `--kid --typ JWT`.
///
/// The parser would use `--typ` as the value. Write a value that equals an option as `--kid=--typ`.
fn option_without_value(command: &clap::Command, arguments: &[OsString]) -> Option<String> {
    let subcommand = subcommand(command, arguments)?;
    let options: Vec<(String, bool)> = subcommand
        .get_arguments()
        .filter_map(|argument| Some((format!("--{}", argument.get_long()?), takes_value(argument))))
        .collect();
    let is_option = |text: &OsStr| text == "--help" || text == "-h" || options.iter().any(|(name, _)| text == &**name);
    arguments.windows(2).take_while(|pair| pair.first().is_some_and(|first| first != "--")).find_map(|pair| {
        let [option, value] = pair else { return None };
        let (name, _) = options.iter().find(|(name, takes_value)| *takes_value && option == &**name)?;
        is_option(value).then(|| name.clone())
    })
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}
