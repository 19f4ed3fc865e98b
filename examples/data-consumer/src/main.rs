//! The program `data-consumer`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use data_consumer::{Config, Consumer, Fault, Site};

/// A client of an authorization server: it asks a user for access to accounts, and reads them.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// The client's configuration.
    #[arg(long, global = true, default_value = "development/consumer.json")]
    config: PathBuf,
    /// The issuer, instead of the configuration's.
    #[arg(long, global = true)]
    issuer: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Plays the whole flow against a development server, the user's browser included.
    Demo,
    /// Serves the client's pages for a real browser.
    Serve,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("data-consumer: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Fault> {
    let mut config = Config::read(&arguments.config)?;
    if let Some(issuer) = arguments.issuer {
        config.issuer = issuer;
    }
    match arguments.command {
        Command::Demo => data_consumer::play(config, |step| println!("{step}")).await,
        Command::Serve => serve(config).await,
    }
}

async fn serve(config: Config) -> Result<(), Fault> {
    let mut site = Site::start(Arc::new(Consumer::discover(config).await?)).await?;
    println!("Open {} in a browser. Ctrl-C stops the client.", site.url);
    loop {
        tokio::select! {
            outcome = site.outcomes.recv() => match outcome {
                Some(Ok(connected)) => println!("connected: {}", connected.accounts),
                Some(Err(fault)) => println!("not connected: {fault}"),
                None => return Ok(()),
            },
            _ = tokio::signal::ctrl_c() => {
                println!("The client has stopped.");
                return Ok(());
            }
        }
    }
}
