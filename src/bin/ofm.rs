//! The command `ofm`: makes keys, signs, verifies, checks and looks into tokens, pushes requests, plays the exchange;
//! thin over the library.

use std::ffi::OsString;
use std::io::{self, StdoutLock, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use indicatif::ProgressBar;
use ofm_protocol::crypto::Algorithm;

#[path = "ofm/check.rs"]
mod check;
#[path = "ofm/console.rs"]
mod console;
#[path = "ofm/exchange.rs"]
mod exchange;
#[path = "ofm/files.rs"]
mod files;
#[path = "ofm/inputs.rs"]
mod inputs;
#[path = "ofm/inspect.rs"]
mod inspect;
#[path = "ofm/json.rs"]
mod json;
#[path = "ofm/keygen.rs"]
mod keygen;
#[path = "ofm/keys.rs"]
mod keys;
#[path = "ofm/lines.rs"]
mod lines;
#[path = "ofm/par.rs"]
mod par;
#[path = "ofm/quirks.rs"]
mod quirks;
#[path = "ofm/report.rs"]
mod report;
#[path = "ofm/sign.rs"]
mod sign;
#[path = "ofm/usage.rs"]
mod usage;
#[path = "ofm/verify.rs"]
mod verify;

use self::console::{Failure, REFUSED, STOPPED};

/// Open Finance Malaysia (FAPI 2.0) tokens at the terminal: keys, signatures, verdicts.
#[derive(Parser)]
#[command(name = "ofm", version, after_help = EXIT_CODES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes:
  0  done, and whatever was checked held
  1  a token was refused, or a check failed
  2  wrong usage, unusable input, or an error of reading or writing";

#[derive(Subcommand)]
enum Command {
    Exchange(exchange::ExchangeArgs),
    Keygen(keygen::KeygenArgs),
    Sign(sign::SignArgs),
    Verify(verify::VerifyArgs),
    Inspect(inspect::InspectArgs),
    // Most arguments of all.
    Check(Box<check::CheckArgs>),
    Par(Box<par::ParArgs>),
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
    #[value(name = "Ed25519")]
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

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error, &arguments),
    };
    let result = match cli.command {
        Command::Exchange(args) => play(&args),
        Command::Keygen(args) => keygen::run(&args).map(|()| true),
        Command::Sign(args) => sign::run(&args).map(|()| true),
        Command::Verify(args) => verify::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Par(args) => par::run(&args).map(|()| true),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(REFUSED),
        Err(failure) => {
            if let Failure::Said(line) = failure {
                console::say(&format!("ofm: {line}"));
            }
            ExitCode::from(STOPPED)
        }
    }
}

/// Plays the exchange on standard output, with a sign of life while its keys are made.
fn play(args: &exchange::ExchangeArgs) -> Result<bool, Failure> {
    /// Standard output, once the spinner is gone.
    struct AfterSpinner(ProgressBar, StdoutLock<'static>);

    impl Write for AfterSpinner {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.finish_and_clear();
            self.1.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            self.1.flush()
        }
    }

    let spinner = keygen::spinner(&format!("making two RSA keys of {} bits", args.key_size));
    let mut out = AfterSpinner(spinner, io::stdout().lock());
    exchange::run(args, &mut out).and_then(|held| out.flush().map(|()| held)).map_err(|error| Failure::output(&error))
}
