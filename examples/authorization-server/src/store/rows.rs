//! The rows of the store.

use ofm_protocol::oauth::authorization::IssuedCode;
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::GrantedAuthorizationDetail;
use rusqlite::Row;
use serde::{Deserialize, Serialize};

/// A user who signed in.
#[derive(Clone, Debug)]
pub(crate) struct Login {
    pub(crate) subject: String,
    pub(crate) auth_time: UnixTime,
    pub(crate) ends: UnixTime,
}

impl Login {
    pub(super) fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { subject: row.get(0)?, auth_time: time(row, 1)?, ends: time(row, 2)? })
    }
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<UnixTime> {
    Ok(UnixTime::from_seconds(u64::try_from(row.get::<_, i64>(column)?).unwrap_or_default()))
}

/// What a user permitted a client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Permit {
    /// It is also the consent's identifier, where there is a consent.
    pub(crate) id: String,
    pub(crate) client_id: String,
    pub(crate) subject: String,
    /// When the user signed in, in seconds since 1970.
    pub(crate) auth_time: u64,
    pub(crate) scope: Option<String>,
    pub(crate) details: Vec<GrantedAuthorizationDetail>,
}

/// An issued code, and whether it was used.
#[derive(Clone, Debug)]
pub(crate) struct StoredCode {
    pub(crate) issued: IssuedCode,
    pub(crate) permit: String,
    pub(crate) used: bool,
}

impl StoredCode {
    pub(super) fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { issued: super::value(&row.get::<_, String>(0)?)?, permit: row.get(1)?, used: row.get(2)? })
    }
}
