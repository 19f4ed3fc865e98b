//! What survives a restart, in `SQLite`.

use ofm_protocol::oauth::authorization::{Arrival, IssuedCode};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::token::{IssuedAccessToken, IssuedRefreshToken, TokenHash};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::SecretString;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) use self::rows::{Login, Permit, StoredCode};
pub(crate) use self::thread::{Store, StoreError};

mod rows;
mod thread;

/// The key of a secret: its hash, so that the file reveals no value that can be used.
fn key(secret: &str) -> String {
    TokenHash::of(&secret.into()).to_string()
}

fn seconds(time: UnixTime) -> i64 {
    i64::try_from(time.seconds()).unwrap_or(i64::MAX)
}

fn json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn value<T: DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    let kind = rusqlite::types::Type::Text;
    serde_json::from_str(text).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, kind, error.into()))
}

/// Pushed requests, until the user has decided.
impl Store {
    pub(crate) async fn keep_accepted(&self, accepted: &AcceptedRequest) -> Result<(), StoreError> {
        let (id, ends) = (key(&accepted.request_uri), seconds(accepted.keep_until()));
        let request = json(accepted)?;
        self.run(move |db| {
            db.prepare_cached("INSERT INTO accepted VALUES (?1, ?2, ?3)")?.execute(params![id, request, ends]).map(drop)
        })
        .await
    }

    pub(crate) async fn accepted(&self, request_uri: &str) -> Result<Option<AcceptedRequest>, StoreError> {
        let id = key(request_uri);
        let text = self.text("SELECT request FROM accepted WHERE request_uri = ?1", id).await?;
        Ok(text.map(|text| value(&text)).transpose()?)
    }

    /// Remembers that this browser session came with the `request_uri` in time.
    pub(crate) async fn keep_arrival(
        &self,
        accepted: &AcceptedRequest,
        session: &str,
        arrival: &Arrival,
    ) -> Result<(), StoreError> {
        let (id, session, ends) = (key(&accepted.request_uri), key(session), seconds(accepted.keep_until()));
        let arrival = json(arrival)?;
        self.run(move |db| {
            db.prepare_cached("INSERT OR IGNORE INTO arrival VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![id, session, arrival, ends])
        })
        .await
        .map(drop)
    }

    /// When this session first came with the `request_uri`.
    pub(crate) async fn arrival(&self, request_uri: &str, session: &str) -> Result<Option<Arrival>, StoreError> {
        let (id, session) = (key(request_uri), key(session));
        let query = "SELECT arrival FROM arrival WHERE request_uri = ?1 AND session = ?2";
        let text = self
            .run(move |db| db.prepare_cached(query)?.query_row([id, session], |row| row.get::<_, String>(0)).optional())
            .await?;
        Ok(text.map(|text| value(&text)).transpose()?)
    }

    /// Forgets a request that the user denied. `false` if it was decided before.
    pub(crate) async fn deny(&self, request_uri: &str) -> Result<bool, StoreError> {
        let id = key(request_uri);
        self.run(move |db| remove_accepted(db, &id)).await
    }

    /// Replaces a request by what the user permitted and its code, in one step. `false` if it was decided before.
    pub(crate) async fn grant(
        &self,
        request_uri: &str,
        code: &IssuedCode,
        permit: &Permit,
    ) -> Result<bool, StoreError> {
        let (id, code_id, permit_id) = (key(request_uri), key(code.code.expose()), permit.id.clone());
        let (issued, content, ends) = (json(code)?, json(permit)?, seconds(code.expires_at));
        self.run(move |db| {
            if !remove_accepted(db, &id)? {
                return Ok(false);
            }
            db.prepare_cached("INSERT INTO permit (id, content) VALUES (?1, ?2)")?.execute([&permit_id, &content])?;
            db.prepare_cached("INSERT INTO code (id, issued, permit, ends) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![code_id, issued, permit_id, ends])?;
            Ok(true)
        })
        .await
    }
}

/// Browser sessions of users who signed in.
impl Store {
    pub(crate) async fn sign_in(&self, session: &str, login: &Login) -> Result<(), StoreError> {
        let (id, subject) = (key(session), login.subject.clone());
        let (since, ends) = (seconds(login.auth_time), seconds(login.ends));
        self.run(move |db| {
            db.prepare_cached("INSERT INTO session VALUES (?1, ?2, ?3, ?4)")?.execute(params![id, subject, since, ends])
        })
        .await
        .map(drop)
    }

    pub(crate) async fn login(&self, session: &str, now: UnixTime) -> Result<Option<Login>, StoreError> {
        let (id, now) = (key(session), seconds(now));
        self.run(move |db| {
            db.prepare_cached("SELECT subject, auth_time, ends FROM session WHERE id = ?1 AND ends > ?2")?
                .query_row(params![id, now], Login::of_row)
                .optional()
        })
        .await
    }
}

/// Codes and tokens.
impl Store {
    pub(crate) async fn code(&self, code: &SecretString) -> Result<Option<StoredCode>, StoreError> {
        let id = key(code.expose());
        self.run(move |db| {
            db.prepare_cached("SELECT issued, permit, used FROM code WHERE id = ?1")?
                .query_row([id], StoredCode::of_row)
                .optional()
        })
        .await
    }

    /// Marks a code as used and keeps the tokens for it, in one step. `false` if it was used before.
    pub(crate) async fn redeem(
        &self,
        code: &SecretString,
        (access, permit): (&IssuedAccessToken, &str),
        refresh: &IssuedRefreshToken,
    ) -> Result<bool, StoreError> {
        let (id, permit) = (key(code.expose()), permit.to_owned());
        let access = AccessRow::of(access, Some(&permit))?;
        let (refresh_id, refresh) = (refresh.token.to_string(), json(refresh)?);
        self.run(move |db| {
            if db.prepare_cached("UPDATE code SET used = 1 WHERE id = ?1 AND used = 0")?.execute([id])? == 0 {
                return Ok(false);
            }
            access.insert(db)?;
            db.prepare_cached("INSERT INTO refresh_token VALUES (?1, ?2, ?3)")?.execute([
                &refresh_id,
                &refresh,
                &permit,
            ])?;
            Ok(true)
        })
        .await
    }

    /// A refresh token with its permit.
    pub(crate) async fn refresh_token(
        &self,
        token: &SecretString,
    ) -> Result<Option<(IssuedRefreshToken, String)>, StoreError> {
        let id = key(token.expose());
        self.run(move |db| {
            db.prepare_cached("SELECT issued, permit FROM refresh_token WHERE id = ?1")?
                .query_row([id], |row| Ok((value(&row.get::<_, String>(0)?)?, row.get(1)?)))
                .optional()
        })
        .await
    }

    pub(crate) async fn keep_access_token(
        &self,
        issued: &IssuedAccessToken,
        permit: Option<&str>,
    ) -> Result<(), StoreError> {
        let row = AccessRow::of(issued, permit)?;
        self.run(move |db| row.insert(db)).await
    }

    /// An access token, unless its permit was revoked.
    pub(crate) async fn access_token(&self, token: &SecretString) -> Result<Option<IssuedAccessToken>, StoreError> {
        let id = key(token.expose());
        let query = "SELECT access_token.content FROM access_token LEFT JOIN permit ON permit.id = access_token.permit \
                     WHERE access_token.id = ?1 AND coalesce(permit.revoked, 0) = 0";
        let text = self.text(query, id).await?;
        Ok(text.map(|text| value(&text)).transpose()?)
    }

    /// Forgets an access token.
    pub(crate) async fn revoke_access_token(&self, token: &SecretString) -> Result<(), StoreError> {
        let id = key(token.expose());
        self.run(move |db| db.prepare_cached("DELETE FROM access_token WHERE id = ?1")?.execute([id])).await.map(drop)
    }

    /// What a user permitted; `None` if it was revoked.
    pub(crate) async fn permit(&self, id: &str) -> Result<Option<Permit>, StoreError> {
        let text = self.text("SELECT content FROM permit WHERE id = ?1 AND revoked = 0", id.to_owned()).await?;
        Ok(text.map(|text| value(&text)).transpose()?)
    }

    /// Revokes a permit with all its tokens.
    pub(crate) async fn revoke_permit(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.run(move |db| {
            db.prepare_cached("UPDATE permit SET revoked = 1 WHERE id = ?1")?.execute([&id])?;
            db.prepare_cached("DELETE FROM refresh_token WHERE permit = ?1")?.execute([&id])?;
            db.prepare_cached("DELETE FROM access_token WHERE permit = ?1")?.execute([&id])?;
            Ok(())
        })
        .await
    }

    /// Removes what has expired.
    pub(crate) async fn purge(&self, now: UnixTime) -> Result<(), StoreError> {
        let now = seconds(now);
        self.run(move |db| {
            for table in ["accepted", "arrival", "session", "code", "access_token"] {
                db.execute(&format!("DELETE FROM {table} WHERE ends <= ?1"), [now])?;
            }
            Ok(())
        })
        .await
    }

    async fn text(&self, query: &'static str, id: String) -> Result<Option<String>, StoreError> {
        self.run(move |db| db.prepare_cached(query)?.query_row([id], |row| row.get(0)).optional()).await
    }
}

fn remove_accepted(db: &Connection, id: &str) -> rusqlite::Result<bool> {
    Ok(db.prepare_cached("DELETE FROM accepted WHERE request_uri = ?1")?.execute([id])? == 1)
}

struct AccessRow {
    id: String,
    content: String,
    permit: Option<String>,
    ends: i64,
}

impl AccessRow {
    fn of(issued: &IssuedAccessToken, permit: Option<&str>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: issued.token.to_string(),
            content: json(issued)?,
            permit: permit.map(String::from),
            ends: issued.facts.expires_at.map_or(i64::MAX, seconds),
        })
    }

    fn insert(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO access_token VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![self.id, self.content, self.permit, self.ends])
            .map(drop)
    }
}
