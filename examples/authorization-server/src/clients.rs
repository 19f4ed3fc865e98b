//! The registered clients, from a file of RFC 7591 metadata.

use std::collections::HashMap;
use std::path::Path;

use ofm_protocol::oauth::RegisteredClient;
use serde_json::Value;

use crate::development::read;
use crate::failure::Fault;

/// The clients by their `client_id`.
#[derive(Debug)]
pub(crate) struct Clients(HashMap<String, RegisteredClient>);

impl Clients {
    /// Reads an array of client metadata (RFC 7591 section 2).
    pub(crate) fn read(path: &Path) -> Result<Self, Fault> {
        let fault = |error: serde_json::Error| Fault::of_file(path, error);
        let entries: Vec<Value> = serde_json::from_str(&read(path)?).map_err(fault)?;
        let mut clients = HashMap::new();
        for (index, entry) in entries.into_iter().enumerate() {
            let client: RegisteredClient = serde_json::from_value(entry)
                .map_err(|error| Fault::of_file(path, format_args!("client {}: {error}", index + 1)))?;
            if clients.insert(client.id().to_owned(), client).is_some() {
                return Err(Fault::of_file(path, format_args!("client {}: its client_id is repeated", index + 1)));
            }
        }
        Ok(Self(clients))
    }

    pub(crate) fn get(&self, id: &str) -> Option<&RegisteredClient> {
        self.0.get(id)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
