//! The program `authorization-server`.

use std::path::PathBuf;
use std::process::ExitCode;

use authorization_server::{Config, Fault, Folder, Replay, Running, Wanted};
use clap::{Args, Parser, Subcommand};
use tracing::level_filters::LevelFilter;

/// An authorization server for development, on loopback: pushed requests, a consent page, tokens, accounts.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// The folder with certificates, keys, clients, users and state.
    #[arg(long, global = true, default_value = "development")]
    folder: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes the folder: a development CA with certificates, keys, a registered client and users.
    Ca(CaArguments),
    /// Starts the server. It makes the folder if there is none.
    Serve(ServeArguments),
}

#[derive(Args)]
struct CaArguments {
    /// The issuer that the consumer's configuration names.
    #[arg(long, default_value_t = Wanted::default().issuer)]
    issuer: String,
    /// A host name or an address in the server's certificate. Repeatable.
    #[arg(long, default_values_t = Wanted::default().hosts)]
    host: Vec<String>,
    /// The redirect URI of the registered client.
    #[arg(long, default_value_t = Wanted::default().redirect_uri)]
    redirect_uri: String,
}

#[derive(Args)]
struct ServeArguments {
    /// The host name of the issuer.
    #[arg(long, default_value = "localhost")]
    host: String,
    /// The port for browsers and clients; 0 for any free one.
    #[arg(long, default_value_t = 8443)]
    port: u16,
    /// A second port asks each client for a certificate. Without it, tokens are bound to keys by DPoP only.
    #[arg(long)]
    mtls: bool,
    /// The second port; 0 for any free one.
    #[arg(long, default_value_t = 8444)]
    mtls_port: u16,
    /// The policy: fapi2-final, ofm-v1.2.2, ...
    #[arg(long, default_value = "fapi2-final")]
    policy: String,
    /// The lifetime of a `request_uri` in seconds, instead of the policy's.
    #[arg(long)]
    request_uri_lifetime: Option<u64>,
    /// Each proof of DPoP must have a nonce of this server.
    #[arg(long)]
    dpop_nonces: bool,
    /// Where used identifiers are remembered: `memory`, or the URL of a Redis server.
    #[arg(long, default_value = "memory")]
    replay: Replay,
    /// The most identifiers in memory.
    #[arg(long, default_value_t = 100_000)]
    remember: usize,
    /// error, warn, info, debug or off.
    #[arg(long, default_value_t = LevelFilter::INFO)]
    log: LevelFilter,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let folder = Folder::at(&arguments.folder);
    let done = match arguments.command {
        Command::Ca(wanted) => make(&folder, &arguments.folder, wanted),
        Command::Serve(wanted) => serve(folder, &arguments.folder, wanted).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("authorization-server: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn make(folder: &Folder, path: &std::path::Path, wanted: CaArguments) -> Result<(), Fault> {
    folder.make(&Wanted { issuer: wanted.issuer, hosts: wanted.host, redirect_uri: wanted.redirect_uri })?;
    println!("{} is made. Next: authorization-server serve --folder {}", path.display(), path.display());
    Ok(())
}

async fn serve(folder: Folder, path: &std::path::Path, wanted: ServeArguments) -> Result<(), Fault> {
    if !folder.is_made() {
        folder.make(&Wanted { issuer: format!("https://{}:{}", wanted.host, wanted.port), ..Wanted::default() })?;
        println!("{} is made, with a development CA.", path.display());
    }
    authorization_server::start_log(wanted.log);
    let running = Running::start(&Config {
        folder,
        host: wanted.host,
        port: wanted.port,
        mtls_port: wanted.mtls.then_some(wanted.mtls_port),
        policy: wanted.policy,
        request_uri_lifetime: wanted.request_uri_lifetime,
        dpop_nonces: wanted.dpop_nonces,
        replay: wanted.replay,
        remembered: wanted.remember,
    })
    .await?;
    println!("{} serves {} client(s); used identifiers are {}.", running.issuer, running.clients, running.replay);
    match &running.mtls {
        Some(origin) => println!("{origin} serves clients with a certificate."),
        None => println!("Tokens are bound to keys by DPoP; --mtls adds client certificates."),
    }
    println!("Next, in another terminal: cargo run -p data-consumer -- demo --config {}/consumer.json", path.display());
    println!("Ctrl-C stops the server.");
    asked_to_stop().await;
    running.stop().await;
    println!("The server has stopped.");
    Ok(())
}

/// Waits for Ctrl-C or, on Unix, SIGTERM.
async fn asked_to_stop() {
    let interrupted = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            eprintln!("authorization-server: no signal handler: {error}; the server stops");
        }
    };
    #[cfg(unix)]
    if let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            () = interrupted => {}
            _ = terminated.recv() => {}
        }
        return;
    }
    interrupted.await;
}
