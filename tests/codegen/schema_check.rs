//! The check of `ofm schema check`, compared with a general validator.

#[path = "../../src/bin/ofm/schema_check.rs"]
mod checker;

use ofm_protocol::types::SCHEMAS;
use serde_json::{Value, json};

use self::checker::Schemas;
use crate::differential::{each_place_with_each_edge, edges, messages};
use crate::support::schemas;

/// The file and the definition of an `$id`, which may have a fragment.
fn named(id: &str) -> (&str, Option<&str>) {
    let id = id.trim_start_matches("https://schemas.ofm-protocol.example/");
    match id.split_once("#/$defs/") {
        Some((file, name)) => (file, Some(name)),
        None => (id, None),
    }
}

#[test]
fn the_command_finds_a_fault_exactly_where_a_validator_does() {
    let registry = schemas::registry();
    let checker = Schemas::new(SCHEMAS);
    let edges = edges();
    let (mut valid, mut invalid) = (0, 0);
    for (name, message, schema, _) in messages() {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let (file, definition) = named(schema["$id"].as_str().unwrap());
        assert!(checker.contains(file, definition), "{name}");
        let reference = json!({ "$ref": schema["$id"] });
        let validator =
            jsonschema::options().with_registry(&registry).should_validate_formats(true).build(&reference).unwrap();
        each_place_with_each_edge(&message, &edges, |changed| {
            let faults = checker.faults(file, definition, changed);
            let is_valid = validator.is_valid(changed);
            if is_valid {
                valid += 1;
            } else {
                invalid += 1;
            }
            assert_eq!(faults.is_empty(), is_valid, "{name}: {faults:?}\n{changed}");
        });
    }
    assert!(valid > 1000 && invalid > 1000, "{valid} valid, {invalid} invalid");
}

#[test]
fn faults_have_a_pointer_and_a_reason_without_the_value() {
    let checker = Schemas::new(SCHEMAS);
    let mut detail: Value = serde_json::from_str(include_str!("../samples/api_hub/payment_detail.json")).unwrap();
    detail["consent"]["ControlParameters"]["ConsentSchedule"]["SinglePayment"]["Amount"]["Amount"] = json!("1e3");
    detail["consent"]["ConsentId"] = json!("");
    detail["consent"]["Status"] = json!("Authorized");
    detail["subscription"]["Webhook"].as_object_mut().unwrap().remove("Url");
    let file = "uae/v2_1/service_initiation/requested.schema.json";
    let faults = checker.faults(file, Some("RequestedServiceInitiation"), &detail);
    let mut lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "/consent/ConsentId: shorter than 1 characters",
            "/consent/ControlParameters/ConsentSchedule/SinglePayment/Amount/Amount: no value of the form `Amount<16>`",
            "/consent/Status: a member that the schema does not know",
            "/subscription/Webhook: the member `Url` is missing",
        ]
    );
    // The number of faults is bounded.
    let many = json!({ "errors": vec![json!({}); 10_000] });
    assert_eq!(checker.faults("ofm/v1_2/error.schema.json", None, &many).len(), 20);
}
