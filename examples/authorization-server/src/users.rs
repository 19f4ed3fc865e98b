//! The users of a development server, and their accounts.

use std::path::Path;

use ofm_protocol::types::SecretString;
use serde::Deserialize;

use crate::development::read;
use crate::failure::Fault;

/// A person who can sign in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct User {
    username: String,
    password: SecretString,
    /// `sub` of ID tokens.
    pub(crate) subject: String,
    pub(crate) name: String,
    pub(crate) accounts: Vec<Account>,
}

/// An account of a user.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) name: String,
}

/// Everybody who can sign in.
#[derive(Debug)]
pub(crate) struct Users(Vec<User>);

impl Users {
    pub(crate) fn read(path: &Path) -> Result<Self, Fault> {
        serde_json::from_str(&read(path)?).map(Self).map_err(|error| Fault::of_file(path, error))
    }

    /// The user with this name and password.
    pub(crate) fn sign_in(&self, username: &str, password: &SecretString) -> Option<&User> {
        self.0.iter().find(|user| user.username == username && user.password == *password)
    }

    pub(crate) fn get(&self, subject: &str) -> Option<&User> {
        self.0.iter().find(|user| user.subject == subject)
    }
}
