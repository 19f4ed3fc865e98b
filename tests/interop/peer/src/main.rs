//! A client and a server of this library for the tests with certified peers (`tests/interop/run`).
//!
//! Every check of a message is the library's: this program has sockets, files and maps only.

use std::error::Error;

mod certificates;
mod client;
mod https;
mod server;
mod store;
mod wire;

/// What a test hands over and reads back is JSON, one value a line.
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["certificates", folder] => certificates::write(folder.as_ref()),
        ["client"] => client::run(),
        ["server"] => server::run(),
        _ => Err("usage: interop-peer certificates FOLDER | client | server".into()),
    }
}
