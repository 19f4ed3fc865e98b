//! `cargo run --release -p load`: starts the authorization server in a process of its own, signs requests in advance,
//! sends them over TLS on loopback, and prints requests per second, latencies, memory, where the time went, and whether
//! a request was accepted twice.

use std::path::PathBuf;
use std::process::ExitCode;

use authorization_server::Replay;
use clap::{Args, Parser, Subcommand};

mod drive;
mod figures;
mod library;
mod prepare;
mod process;

/// Drives PAR and token requests at the authorization server.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(flatten)]
    wanted: Wanted,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Args)]
struct Wanted {
    /// Where the server remembers used identifiers: `memory`, or the URL of a Redis server.
    #[arg(long, default_value = "memory")]
    replay: Replay,
    /// Requests of each kind that are signed and sent in one round.
    #[arg(long, default_value_t = 20_000)]
    requests: usize,
    /// Rounds are repeated until requests of each kind were sent for this long. Without it, there is one round.
    #[arg(long, default_value_t = 0)]
    seconds: u64,
    /// Connections at one time.
    #[arg(long, default_value_t = 64)]
    connections: usize,
}

#[derive(Subcommand)]
enum Command {
    /// The server's process, which this program starts itself.
    #[command(hide = true)]
    Server { folder: PathBuf, port: u16, replay: Replay },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("load: no runtime: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match arguments.command {
            Some(Command::Server { folder, port, replay }) => process::serve(folder, port, replay).await,
            None => drive::run(&arguments.wanted).await,
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What stops this program: one line.
type Fault = Box<dyn std::error::Error + Send + Sync>;
