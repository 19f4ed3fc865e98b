//! Views and owned types: they accept the same texts, and read the same values.

use std::fmt::Write as _;

use ofm_protocol::error::JsonError;
use ofm_protocol::jose::json::{Budget, Value as Json};
use ofm_protocol::types::oauth::{AuthorizationDetailView, RequestObjectView};
use ofm_protocol::types::ofm::v1_2::{
    GrantedAccountAccess, GrantedAccountAccessView, GrantedConsent, GrantedConsentView, RequestedConsent,
    RequestedConsentView,
};
use ofm_protocol::types::view::{View, ViewError, parse};
use ofm_protocol::types::{AuthorizationDetail, RequestObject, uae};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::differential::{changes, each_place_with_each_edge, edges, every_member_name};
use crate::support::full;

const REQUEST_OBJECT: &str = include_str!("../samples/request_object.json");

fn sample(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Whether both accept the text; a difference is a panic. The JSON reader's own rules (unique names at every depth, the
/// budget) come before both.
fn agree<'a, V: View<'a>>(text: &'a str) -> bool
where
    V::Owned: DeserializeOwned,
{
    let view = parse::<V>(text.as_bytes(), Budget::default());
    let owned = Json::parse(text.as_bytes(), Budget::default())
        .map_err(|error| error.to_string())
        .and_then(|_| serde_json::from_str::<V::Owned>(text).map_err(|error| error.to_string()));
    match (&view, &owned) {
        (Ok(view), Ok(owned)) => assert!(view.is(owned), "another value: {text}"),
        (Err(_), Err(_)) => {}
        (Ok(_), Err(error)) => panic!("the owned type refuses ({error}): {text}"),
        (Err(error), Ok(_)) => panic!("the view refuses ({error}): {text}"),
    }
    view.is_ok()
}

/// A view of some type, as [`agree`] compares it.
type Agree = fn(&str) -> bool;

/// The messages with a view: name, sample, the schema's text, and the comparison.
fn messages() -> Vec<(&'static str, Value, &'static str, Agree)> {
    let request = sample(REQUEST_OBJECT);
    let requested = request["authorization_details"][0].clone();
    let granted = sample(include_str!("../samples/token_response.json"))["authorization_details"][0].clone();
    let api_hub = sample(include_str!("../samples/api_hub/requested_detail.json"));
    vec![
        ("RequestObject", request, RequestObject::SCHEMA, |text| agree::<RequestObjectView<'_>>(text)),
        ("AuthorizationDetail", requested.clone(), AuthorizationDetail::SCHEMA, |text| {
            agree::<AuthorizationDetailView<'_>>(text)
        }),
        ("RequestedConsent", requested["consent"].clone(), RequestedConsent::SCHEMA, |text| {
            agree::<RequestedConsentView<'_>>(text)
        }),
        ("API Hub detail", api_hub.clone(), AuthorizationDetail::SCHEMA, |text| {
            agree::<AuthorizationDetailView<'_>>(text)
        }),
        ("API Hub consent", api_hub["consent"].clone(), uae::v2_1::RequestedConsent::SCHEMA, |text| {
            agree::<uae::v2_1::RequestedConsentView<'_>>(text)
        }),
        ("GrantedConsent", granted["consent"].clone(), GrantedConsent::SCHEMA, |text| {
            agree::<GrantedConsentView<'_>>(text)
        }),
        ("GrantedAccountAccess", granted, GrantedConsent::SCHEMA, |text| agree::<GrantedAccountAccessView<'_>>(text)),
    ]
}

#[test]
fn a_view_accepts_exactly_what_its_owned_type_accepts() {
    let (edges, names) = (edges(), every_member_name());
    let (mut valid, mut invalid) = (0, 0);
    for (name, message, schema, agree) in messages() {
        let mut samples = vec![message.clone()];
        // The schema of the detail is that of its consent.
        if name != "GrantedAccountAccess" {
            samples.push(full::message(schema));
        }
        for sample in samples {
            assert!(agree(&sample.to_string()), "the sample of {name}");
            let changed = changes(&sample, &edges, &names, 0x9e37_79b9_7f4a_7c15).take(1_000);
            let mut count = |changed: &Value| {
                if agree(&changed.to_string()) {
                    valid += 1;
                } else {
                    invalid += 1;
                }
            };
            each_place_with_each_edge(&sample, &edges, &mut count);
            changed.for_each(|changed| count(&changed));
        }
    }
    assert!(valid > 3_000 && invalid > 10_000, "{valid} accepted, {invalid} refused");
}

/// Each string in another spelling: all its characters as escapes.
fn escaped(text: &str) -> String {
    let (mut out, mut in_string) = (String::new(), false);
    for character in text.chars() {
        if character == '"' {
            in_string = !in_string;
        }
        if in_string && character != '"' {
            write!(out, "\\u{:04x}", u32::from(character)).unwrap();
        } else {
            out.push(character);
        }
    }
    out
}

#[test]
fn spellings_of_a_text_make_no_difference() {
    for (name, message, _, agree) in messages() {
        let compact = message.to_string();
        assert!(!compact.contains('\\'));
        assert!(agree(&escaped(&compact)), "{name}: escapes");
        assert!(agree(&format!(" \r\n\t{} ", serde_json::to_string_pretty(&message).unwrap())), "{name}: whitespace");
        // Every part of a text, and every text with one byte removed, changed or repeated.
        for at in (0..compact.len()).filter(|at| compact.is_char_boundary(*at)) {
            let (before, after) = compact.split_at(at);
            assert!(!agree(before), "{name}: {before}");
            let rest = after.get(1..).unwrap_or_default();
            for changed in [
                format!("{before}{rest}"),
                format!("{before}{}", after.repeat(2)),
                format!("{before},{after}"),
                format!("{before}\"{rest}"),
                format!("{before}}}{rest}"),
                format!("{before}\u{0}{rest}"),
                format!("{before}\\{after}"),
                format!("{before} {after}"),
            ] {
                agree(&changed);
            }
        }
    }
}

#[test]
fn each_member_twice_is_refused() {
    let compact = sample(REQUEST_OBJECT).to_string();
    let names = sample(REQUEST_OBJECT);
    for (name, value) in names.as_object().unwrap() {
        for again in [name.clone(), format!("\\u{:04x}{}", u32::from(name.as_bytes()[0]), &name[1..])] {
            let twice = format!("{},\"{again}\":{value}}}", &compact[..compact.len() - 1]);
            let error = RequestObjectView::parse(twice.as_bytes(), Budget::default()).unwrap_err();
            assert_eq!(error, ViewError::Json(JsonError::DuplicateMember { offset: compact.len() }), "{name}");
            assert!(!agree::<RequestObjectView<'_>>(&twice));
        }
    }
    for extra in [
        r#""x":1,"x":2"#,
        r#""x":1,"\u0078":2"#,
        r#""x":{"a":1,"a":2}"#,
        r#""x":[{"a":{"b":1,"b":1}}]"#,
        r#""claims":{"userinfo":{"a":null,"a":null}}"#,
    ] {
        let text = compact.replacen(r#""aud""#, &format!(r#"{extra},"aud""#), 1);
        assert!(!agree::<RequestObjectView<'_>>(&text), "{extra}");
    }
}

#[test]
fn the_budget_is_the_readers() {
    let with = |extra: &str| {
        let compact = sample(REQUEST_OBJECT).to_string();
        format!("{{\"x\":{extra},{}", &compact[1..])
    };
    for (depth, accepted) in [(31, true), (32, false), (200, false)] {
        let text = with(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        assert_eq!(agree::<RequestObjectView<'_>>(&text), accepted, "{depth}");
    }
    let members = |count: usize| (0..count).map(|number| format!("\"m{number}\":0")).collect::<Vec<_>>().join(",");
    let own = sample(REQUEST_OBJECT).as_object().unwrap().len();
    for count in [10, 40, 256 - own, 257 - own, 300] {
        let text = format!("{{{},{}", members(count), &sample(REQUEST_OBJECT).to_string()[1..]);
        assert_eq!(agree::<RequestObjectView<'_>>(&text), count + own <= 256, "{count}");
        let text = with(&format!("{{{}}}", members(count)));
        agree::<RequestObjectView<'_>>(&text);
    }
    let text = sample(REQUEST_OBJECT).to_string();
    for budget in [Budget::new(3, 256), Budget::new(32, 10), Budget::new(5, 30), Budget::new(1, 1)] {
        let view = RequestObjectView::parse(text.as_bytes(), budget).err();
        assert_eq!(view, Json::parse(text.as_bytes(), budget).err().map(ViewError::Json), "{budget:?}");
    }
}

#[test]
fn numbers_are_those_of_the_owned_types() {
    let compact = sample(REQUEST_OBJECT).to_string();
    let mut accepted = 0;
    for number in [
        "0",
        "-0",
        "-0.0",
        "0.0",
        "1",
        "-1",
        "1e3",
        "1E3",
        "1.7697e9",
        "-1e-400",
        "1e-400",
        "5e-324",
        "1e400",
        "-1e400",
        "1769767018.4450",
        "1769767018.445000001",
        "1769767018.123456789",
        "253402300799",
        "253402300800",
        "253402300799.999999",
        "253402300799.9999999999",
        "253402300799.99998",
        "18446744073709551616",
        "0.12345678901234567",
        "4294967295",
        "4294967296",
        "4294967295.0",
        "600.0",
        "6e2",
        "01",
        "1.",
        ".5",
        "+1",
    ] {
        for member in ["exp", "max_age", "x"] {
            let text = format!("{},\"{member}\":{number}}}", &without(&compact, member));
            accepted += u32::from(agree::<RequestObjectView<'_>>(&text));
        }
    }
    assert!(accepted > 40, "{accepted}");
    let long = format!("{},\"x\":[{{\"y\":{}}}]}}", &compact[..compact.len() - 1], "9".repeat(400));
    assert!(!agree::<RequestObjectView<'_>>(&long));
}

/// The object's text without a member and without the closing brace.
fn without(text: &str, member: &str) -> String {
    let mut value = sample(text);
    value.as_object_mut().unwrap().remove(member);
    let text = value.to_string();
    text[..text.len() - 1].to_owned()
}

#[test]
fn a_view_shows_what_the_message_says() {
    let text = escaped(&sample(REQUEST_OBJECT).to_string());
    let view = RequestObjectView::parse(text.as_bytes(), Budget::default()).unwrap();
    let owned: RequestObject = serde_json::from_str(REQUEST_OBJECT).unwrap();
    assert_eq!(view, owned);
    assert!(view.iss == owned.iss.as_str() && view.aud.contains("https://auth1.sandbox.mya.ozoneapi.io"));
    assert_eq!(view.exp.time(), owned.exp.time());
    assert_eq!(view.state.unwrap().expose(), owned.state.as_ref().unwrap().expose());
    let details = view.authorization_details.unwrap();
    assert_eq!((details.len(), details.iter().len(), details.is_empty()), (1, 1, false));
    let AuthorizationDetailView::AccountAccessV1_2(access) = details.iter().next().unwrap() else { panic!() };
    assert_eq!(access.consent.permissions.iter().count(), access.consent.permissions.len());
    assert_eq!(view.claims.unwrap().userinfo.unwrap().iter().count(), 5);
    assert_eq!(view.extra.iter().count(), 0);
    let mut other = owned.clone();
    other.iss.push('x');
    assert_ne!(view, other);

    let granted = sample(include_str!("../samples/token_response.json"))["authorization_details"][0].to_string();
    let view = GrantedAccountAccessView::parse(granted.as_bytes(), Budget::default()).unwrap();
    let owned: GrantedAccountAccess = serde_json::from_str(&granted).unwrap();
    assert_eq!(view, owned);
    let accounts = view.consent.accounts.unwrap();
    let names: Vec<_> = accounts.iter().map(|account| account.account_name.unwrap().expose().to_string()).collect();
    assert_eq!(names, ["Greenbank Current Account", "Greenbank Savings Account"]);
    assert_eq!(view.object().text(), granted.as_bytes());
}

#[test]
fn errors_name_the_innermost_member_and_show_no_text() {
    let mut message = sample(REQUEST_OBJECT);
    let mut error_of = |pointer: &str, value: Value| {
        let before = std::mem::replace(message.pointer_mut(pointer).unwrap(), value);
        let text = message.to_string();
        *message.pointer_mut(pointer).unwrap() = before;
        RequestObjectView::parse(text.as_bytes(), Budget::default()).unwrap_err().to_string()
    };
    for (pointer, value, error) in [
        ("/iss", json!(1), "`iss`: not a string"),
        ("/exp", json!("MARKER"), "`exp`: not a number"),
        ("/exp", json!(-1), "`exp`: no time from 1970 to the year 9999"),
        ("/response_type", json!("MARKER"), "`response_type`: none of the texts that the schema lists"),
        ("/code_challenge", json!("x".repeat(44)), "`code_challenge`: too long"),
        ("/authorization_details", json!({}), "`authorization_details`: not an array"),
        ("/authorization_details/0", json!({}), "`type`: the required member is absent"),
        ("/authorization_details/0", json!({ "type": 1 }), "`type`: not a string"),
        ("/authorization_details/0/consent/dc_id", json!(""), "`dc_id`: too short"),
        ("/authorization_details/0/consent/permissions", json!([]), "`permissions`: a list that must not be empty"),
        (
            "/authorization_details/0/consent/permissions",
            json!(["read_accounts", "read_accounts"]),
            "`permissions`: a list with a value twice",
        ),
        (
            "/authorization_details/0/consent/expiration_datetime",
            json!("2026-02-30T00:00:00Z"),
            "`expiration_datetime`: a date and time of RFC 3339 from 1970 to 9999",
        ),
        (
            "/authorization_details/0/consent",
            json!({ "MARKER": 1 }),
            "`consent`: an object with a member that the schema does not name",
        ),
    ] {
        let text = error_of(pointer, value);
        assert_eq!(text, error, "{pointer}");
        assert!(!text.contains("MARKER"));
    }
    let error = RequestObjectView::parse(b"[]", Budget::default()).unwrap_err();
    assert_eq!(error.to_string(), "not an object");
}

#[test]
fn debug_of_a_view_shows_no_secret_and_no_personal_data() {
    let text = full::message(RequestObject::SCHEMA).to_string();
    let view = RequestObjectView::parse(text.as_bytes(), Budget::default()).unwrap();
    let debug = format!("{view:?} {view:#?}");
    assert!(!debug.contains(full::MARKER) && debug.contains("redacted"), "{debug}");
    let text = full::message(GrantedConsent::SCHEMA).to_string();
    let view = GrantedConsentView::parse(text.as_bytes(), Budget::default()).unwrap();
    let debug = format!("{view:?}");
    assert!(!debug.contains(full::MARKER) && debug.contains("redacted"), "{debug}");
}
