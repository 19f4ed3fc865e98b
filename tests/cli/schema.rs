//! `ofm schema`.

use crate::support::command::{directory, run};

#[test]
fn every_schema_is_listed_and_shown() {
    let list = run(&["schema", "list"], b"");
    assert_eq!((list.code, list.err.as_str()), (0, ""));
    for name in ["oauth/request_object", "ofm/v1_2/resources/account", "uae/v2_1/insurance/requested"] {
        assert!(list.out.lines().any(|line| line.starts_with(&format!("{name} "))), "{}", list.out);
    }
    for name in list.out.lines().filter_map(|line| line.split_whitespace().next()) {
        let shown = run(&["schema", "show", name], b"");
        assert_eq!(shown.code, 0, "{name}: {}", shown.err);
        let schema: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
        assert!(schema["$id"].as_str().is_some_and(|id| id.contains(name)), "{name}");
    }
}

#[test]
fn a_message_is_valid_or_each_fault_is_a_line() {
    let consent = include_bytes!("../samples/granted_consent.json");
    let good = run(&["schema", "check", "ofm/v1_2/granted_consent"], consent);
    assert_eq!((good.code, good.out.as_str(), good.err.as_str()), (0, "valid\n", ""));
    let file = directory("schema").join("consent.json");
    std::fs::write(&file, consent).unwrap();
    assert_eq!(run(&["schema", "check", "ofm/v1_2/granted_consent", file.to_str().unwrap()], b"").code, 0);
    let name = "ofm/v1_2/requested_consent#RequestedAccountAccess";
    let bad = run(&["schema", "check", name], br#"{"type":"urn:openfinance-ml:account-access-consent:v1.2","x":1}"#);
    assert_eq!((bad.code, bad.err.as_str()), (1, ""));
    let expected = "the message: the member `consent` is missing\n/x: a member that the schema does not know\n";
    assert_eq!(bad.out, expected);
    run(&["schema", "check", name], b"{").fails(1, "no JSON");
}

#[test]
fn wrong_names_are_one_line() {
    run(&["schema", "show"], b"").fails(2, "ofm schema list");
    run(&["schema", "show", "oauth/nothing"], b"").fails(2, "ofm schema list");
    run(&["schema", "check", "common"], b"{}").fails(2, "ofm schema show");
    run(&["schema", "check", "ofm/v1_2/provider#Nothing"], b"{}").fails(2, "ofm schema show");
    run(&["schema", "check", "ofm/v1_2/provider", "no such file"], b"").fails(2, "no such file");
    run(&["schema", "list", "--more"], b"").fails(2, "--more");
}
