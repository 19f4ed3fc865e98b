//! The registered clients, from a file of RFC 7591 metadata.

use std::collections::HashMap;
use std::path::Path;

use ofm_protocol::oauth::RegisteredClient;
use serde_json::Value;

use crate::development::read;
use crate::failure::Fault;

/// A client as the operator registered it.
#[derive(Clone, Debug)]
pub(crate) struct RegisteredApplication {
    pub(crate) client: RegisteredClient,
    /// `client_name`, for the user. It is text from outside.
    pub(crate) name: String,
}

/// The clients by their `client_id`.
#[derive(Debug)]
pub(crate) struct Clients(HashMap<String, RegisteredApplication>);

impl Clients {
    /// Reads an array of client metadata (RFC 7591 section 2).
    pub(crate) fn read(path: &Path) -> Result<Self, Fault> {
        let fault = |error: serde_json::Error| Fault::of_file(path, error);
        let entries: Vec<Value> = serde_json::from_str(&read(path)?).map_err(fault)?;
        let mut clients = HashMap::new();
        for (index, entry) in entries.into_iter().enumerate() {
            let name = entry.get("client_name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let client: RegisteredClient = serde_json::from_value(entry)
                .map_err(|error| Fault::of_file(path, format_args!("client {}: {error}", index + 1)))?;
            let (id, name) = (client.id().to_owned(), if name.is_empty() { client.id().into() } else { name });
            if clients.insert(id, RegisteredApplication { client, name }).is_some() {
                return Err(Fault::of_file(path, format_args!("client {}: its client_id is repeated", index + 1)));
            }
        }
        Ok(Self(clients))
    }

    pub(crate) fn get(&self, id: &str) -> Option<&RegisteredApplication> {
        self.0.get(id)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
