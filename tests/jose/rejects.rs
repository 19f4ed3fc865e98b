//! Rejected inputs with their names and exact errors: tokens, headers, keys, key sets, claims.

mod attacks;
mod claims;
mod jwk;
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
