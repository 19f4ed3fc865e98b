//! Runs of the command `ofm`, and their inputs.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::{Jwk, JwkSet, ProtectedHeader};
use serde_json::Value;

use super::keys;

/// The results of a run.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ofm"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command with this standard input.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = command(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // A command that stops early does not read all of it.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    });
    let run = Run {
        code: output.status.code().unwrap_or_else(|| panic!("ended by a signal: {}", output.status)),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

impl Run {
    /// Asserts that the command fails with one line that contains this text, and prints nothing on standard output.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, said: &str) {
        assert_eq!(self.code, code, "{}", self.err);
        assert_eq!(self.out, "");
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(self.err.starts_with("ofm") && self.err.ends_with('\n') && self.err.contains(said), "{}", self.err);
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect()
    }
}

/// An empty directory for one test.
pub(crate) fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

pub(crate) fn file(directory: &Path, name: &str, content: &[u8]) -> String {
    let path = directory.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A copy of a test key that only its owner can read; otherwise the command warns.
pub(crate) fn key_file(name: &str) -> String {
    static COPIES: AtomicUsize = AtomicUsize::new(0);
    let copies = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-keys");
    fs::create_dir_all(&copies).unwrap();
    let path = copies.join(name);
    // Tests run concurrently, also in several processes.
    let beside = format!("{name}.{}.{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
    let key = fs::read(format!("{}/tests/keys/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let beside = file(&copies, &beside, &key);
    make_private(&beside);
    fs::rename(beside, &path).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Removes the file's permissions for all except its owner.
pub(crate) fn make_private(path: &str) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    #[cfg(not(unix))]
    let _ = path;
}

pub(crate) fn named(key: &SigningKey, kid: &str) -> Jwk {
    Jwk::new(key.verifying_key().clone()).with_kid(kid).unwrap()
}

/// A set with one key of each kind, named `rsa`, `ec` and `ed`.
pub(crate) fn key_set(directory: &Path) -> String {
    let keys = [named(&keys::rsa_a(), "rsa"), named(&keys::p256(), "ec"), named(&keys::ed25519(), "ed")];
    file(directory, "jwks.json", JwkSet::from_iter(keys).to_json().as_bytes())
}

pub(crate) fn token(kid: &str, payload: &[u8]) -> String {
    let key = match kid {
        "rsa" => keys::rsa_a(),
        "ec" => keys::p256(),
        _ => keys::ed25519(),
    };
    keys::token(&ProtectedHeader::new().with_kid(kid), payload, &key)
}

/// The request object of the samples, and their ID token's claims.
pub(crate) fn samples() -> [Vec<u8>; 2] {
    ["request_object.json", "id_token.json"]
        .map(|name| fs::read(format!("{}/tests/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap())
}
