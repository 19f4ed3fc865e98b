//! The command `ofm`: makes keys, signs, verifies, checks and inspects tokens, prints pushed requests and runs the
//! sample exchange. All of its work uses the public API of the library.

use std::ffi::OsString;
use std::process::ExitCode;

mod check;
mod cli;
mod completions;
mod console;
mod exchange;
mod files;
mod inputs;
mod inspect;
mod json;
mod key;
mod key_file;
mod keygen;
mod keys;
mod lines;
mod man;
mod par;
mod progress;
mod quirks;
mod report;
mod schema;
mod schema_check;
mod sign;
mod style;
mod usage;
mod values;
mod verify;

use self::cli::Command;
use self::console::{Failure, REFUSED, STOPPED};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let command = match cli::parse(&arguments) {
        Ok(command) => command,
        Err(error) => return usage::report(&error, &arguments),
    };
    let result = match command {
        Command::Exchange(args) => exchange::run(&args),
        Command::Keygen(args) => keygen::run(&args).map(|()| true),
        Command::Key(args) => key::run(&args).map(|()| true),
        Command::Sign(args) => sign::run(&args).map(|()| true),
        Command::Verify(args) => verify::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Par(args) => par::run(&args).map(|()| true),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args).map(|()| true),
        Command::Man(args) => man::run(&args).map(|()| true),
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
