//! What is refused, by name, and with exactly which error: tokens, headers, keys, key sets, claims.
#![allow(clippy::unwrap_used, reason = "these are tests")]

#[path = "rejects/attacks.rs"]
mod attacks;
#[path = "rejects/claims.rs"]
mod claims;
#[path = "rejects/jwk.rs"]
mod jwk;
#[path = "support/keys.rs"]
#[allow(dead_code, reason = "each test uses a part")]
mod keys;
#[path = "rejects/tokens.rs"]
mod tokens;

#[test]
fn the_tables_are_long_and_their_names_differ() {
    let names: Vec<String> = [
        tokens::SHAPES.iter().map(|row| format!("shape {}", row.0)).collect::<Vec<_>>(),
        tokens::HEADERS.iter().map(|row| format!("header {}", row.0)).collect(),
        jwk::KEYS.iter().map(|row| format!("key {}", row.0)).collect(),
        jwk::PRIVATE_KEYS.iter().map(|row| format!("private key {}", row.0)).collect(),
        jwk::SETS.iter().map(|row| format!("set {}", row.0)).collect(),
        claims::CLAIMS.iter().map(|row| format!("claims {}", row.0)).collect(),
    ]
    .concat();
    let unique: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!(unique.len(), names.len());
    assert!(names.len() >= 250, "{}", names.len());
}
