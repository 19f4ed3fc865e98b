//! The schemas in the form of `jsonschema`.

use jsonschema::Registry;
use ofm_protocol::types::SCHEMAS;
use serde_json::Value;

/// Every schema of the crate, by its `$id`.
pub(crate) fn registry() -> Registry<'static> {
    let mut registry = Registry::new();
    for (_, text) in SCHEMAS {
        let schema: Value = serde_json::from_str(text).unwrap();
        let id = schema["$id"].as_str().unwrap().to_owned();
        registry = registry.add(id, schema).unwrap();
    }
    registry.prepare().unwrap()
}
