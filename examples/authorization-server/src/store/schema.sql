-- Identifiers that are secrets are kept as their SHA-256 hash. `ends` is in seconds since 1970: rows are useless
-- afterwards.

CREATE TABLE IF NOT EXISTS accepted (
    request_uri TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The browser sessions that came with a request_uri before it expired.
CREATE TABLE IF NOT EXISTS arrival (
    request_uri TEXT NOT NULL,
    session TEXT NOT NULL,
    arrival TEXT NOT NULL,
    ends INTEGER NOT NULL,
    PRIMARY KEY (request_uri, session)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS session (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    auth_time INTEGER NOT NULL,
    ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS permit (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS code (
    id TEXT PRIMARY KEY,
    issued TEXT NOT NULL,
    permit TEXT NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS refresh_token (
    id TEXT PRIMARY KEY,
    issued TEXT NOT NULL,
    permit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS access_token (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    permit TEXT,
    ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS accepted_ends ON accepted (ends);
CREATE INDEX IF NOT EXISTS arrival_ends ON arrival (ends);
CREATE INDEX IF NOT EXISTS session_ends ON session (ends);
CREATE INDEX IF NOT EXISTS code_ends ON code (ends);
CREATE INDEX IF NOT EXISTS access_token_ends ON access_token (ends);
