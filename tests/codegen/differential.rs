//! The schemas as reference for the types: a type reads a valid message and writes it unchanged, and rejects an invalid
//! one.

use std::collections::BTreeSet;

use jsonschema::Validator;
use ofm_protocol::types::ofm::v1_2::{GrantedConsent, RequestedConsent};
use ofm_protocol::types::{
    AuthorizationDetail, ClientAssertion, GrantedAuthorizationDetail, IdTokenClaims, JoseHeader, Jwk, JwkSet,
    OAuthError, ParRequest, ParResponse, RequestObject, SCHEMAS, ServerMetadata, TokenRequest, TokenResponse, uae,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::full;
use crate::support::schemas;

/// The number of random changes of each sample.
const ROUNDS: usize = 1000;

/// Accepted differences, each with its reason.
const ACCEPTED: &str = include_str!("differential.accepted");

/// The result of a type for a value: its error, or the written value.
pub(crate) type Read = fn(&Value) -> Result<Value, String>;

/// The type's name, a message, the schema's text, and the type.
pub(crate) type Message = (&'static str, Value, &'static str, Read);

pub(crate) fn read<T: DeserializeOwned + Serialize>(value: &Value) -> Result<Value, String> {
    let typed: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(typed).map_err(|error| error.to_string())
}

macro_rules! message {
    ($sample:literal, $type:ident) => {
        (
            stringify!($type),
            serde_json::from_str(include_str!(concat!("../samples/", $sample, ".json"))).unwrap(),
            $type::SCHEMA,
            read::<$type> as Read,
        )
    };
}

pub(crate) fn messages() -> Vec<Message> {
    let mut messages = vec![
        message!("jose_header", JoseHeader),
        message!("request_object", RequestObject),
        message!("requested_consent", RequestedConsent),
        message!("client_assertion", ClientAssertion),
        message!("par_request", ParRequest),
        message!("par_response", ParResponse),
        message!("oauth_error", OAuthError),
        message!("token_request", TokenRequest),
        message!("token_response", TokenResponse),
        message!("granted_consent", GrantedConsent),
        message!("id_token", IdTokenClaims),
        message!("server_metadata", ServerMetadata),
        message!("jwk_set", JwkSet),
    ];
    let part = |value: &Value, pointer: &str| value.pointer(pointer).unwrap().clone();
    let detail = part(&messages[1].1, "/authorization_details/0");
    messages.push(("AuthorizationDetail", detail, AuthorizationDetail::SCHEMA, read::<AuthorizationDetail>));
    let detail = part(&messages[8].1, "/authorization_details/0");
    messages.push((
        "GrantedAuthorizationDetail",
        detail,
        GrantedAuthorizationDetail::SCHEMA,
        read::<GrantedAuthorizationDetail>,
    ));
    let key = part(&messages[12].1, "/keys/0");
    messages.push(("Jwk", key, Jwk::SCHEMA, read::<Jwk>));
    let refresh = json!({ "grant_type": "refresh_token", "refresh_token": "2885e6a3", "scope": "accounts" });
    messages.push(("TokenRequest", refresh, TokenRequest::SCHEMA, read::<TokenRequest>));
    // The same for the related platform.
    let part = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let detail = part(include_str!("../samples/api_hub/requested_detail.json"));
    let consent = detail["consent"].clone();
    messages.push(("AuthorizationDetail", detail, AuthorizationDetail::SCHEMA, read::<AuthorizationDetail>));
    let schema = uae::v2_1::RequestedConsent::SCHEMA;
    messages.push(("API Hub RequestedConsent", consent, schema, read::<uae::v2_1::RequestedConsent>));
    let detail = part(include_str!("../samples/api_hub/granted_detail.json"));
    let consent = detail["consent"].clone();
    let schema = GrantedAuthorizationDetail::SCHEMA;
    messages.push(("GrantedAuthorizationDetail", detail, schema, read::<GrantedAuthorizationDetail>));
    let schema = uae::v2_1::GrantedConsent::SCHEMA;
    messages.push(("API Hub GrantedConsent", consent, schema, read::<uae::v2_1::GrantedConsent>));
    #[cfg(all(feature = "ofm", feature = "resources", feature = "uae"))]
    messages.extend(crate::platforms::messages());
    // The samples omit most optional members.
    let full: Vec<_> =
        messages.iter().map(|(name, _, schema, read)| (*name, full::message(schema), *schema, *read)).collect();
    messages.extend(full);
    messages
}

/// Deterministic numbers: xorshift64.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Texts at the edges of the schemas.
const TEXTS: [&str; 57] = [
    "",
    "a",
    "true",
    "false",
    "True",
    "pfm",
    "PFM",
    "code",
    "token",
    "S256",
    "s256",
    "passport",
    "authorized",
    "urn:openfinance-ml:account-access-consent:v1.2",
    "urn:openfinance-ml:account-access-consent:v1.3",
    "refresh_token",
    "client_credentials",
    "2026-11-30T23:59:59Z",
    "2026-11-30T23:59:59.123456789+08:00",
    "2026-02-29T00:00:00Z",
    "2028-02-29T00:00:00Z",
    "2026-11-30T23:59:60Z",
    "2016-12-31T23:59:60Z",
    "2026-11-30t23:59:59z",
    "2026-11-30 23:59:59Z",
    "2026-11-30",
    "2026-11-31T00:00:00Z",
    "2026-11-30T24:00:00Z",
    "1969-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999999Z",
    "2026-11-30T23:59:59-00:00",
    "2026-11-30T23:59:59+24:00",
    "2026-11-30T23:59:59.Z",
    "2026-11-30T23:59:59.1234567890Z",
    "\u{1f600}",
    "2028-02-29",
    "2026-02-29",
    "1899-12-31",
    "1500.05",
    "0000000000000.00",
    "10000000000000.00",
    "1.5e3",
    "1.500",
    "1.5",
    "-1.00",
    "MYR",
    "myr",
    "MYRX",
    "47409FEC-4b04-4356-b3a1-6f5508524a5a",
    "47409fec4b044356b3a16f5508524a5a",
    "e.a.b.c.d",
    "e....",
    ".a.b.c.d",
    "e.a.b.c.=",
    "e.a.b.c",
    "VariableOnDemand",
    "FixedPeriodicSchedule",
];

/// Values at the edges of the schemas.
pub(crate) fn edges() -> Vec<Value> {
    let mut edges = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(-0.0),
        json!(1.5),
        json!(2.0),
        json!(1e300),
        json!(600),
        json!(4_294_967_295_u64),
        json!(4_294_967_296_u64),
        json!(253_402_300_799_u64),
        json!(253_402_300_799.75),
        json!(253_402_300_800_u64),
        json!(u64::MAX),
        json!(i64::MIN),
        json!([]),
        json!({}),
        json!(["a", "b"]),
        json!([1]),
        json!(["read_accounts"]),
        json!(["read_accounts", "read_accounts"]),
        json!({ "essential": true }),
        json!({ "type": "other", "x": [null] }),
        json!({ "reason_code": "timeout" }),
        json!([{ "type": "other" }]),
        json!({ "FullName": "A", "BusinessName": "B" }),
        json!({ "Type": "FixedPeriodicSchedule", "PeriodType": "Day" }),
        json!({ "a": "b", "c": 1 }),
        json!((0..21).map(|number| (number.to_string(), "x".into())).collect::<serde_json::Map<_, Value>>()),
        json!(vec![
            json!({ "PaymentExecutionDate": "2026-12-01", "Amount": { "Amount": "1.00", "Currency": "AED" } });
            54
        ]),
        json!({ "name": null, "acr": { "values": [1, null] } }),
    ];
    edges.extend(TEXTS.map(Value::from));
    edges.extend([36, 37, 42, 43, 44].map(|length| Value::from("x".repeat(length))));
    edges.push(Value::from("\u{e9}".repeat(36)));
    edges
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| self::places(item, format!("{at}/{index}"), places));
        }
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            self::places(member, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), places);
        }),
        _ => {}
    }
    places.push(at);
}

/// The number of places in a value.
fn number_of_places(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(number_of_places).sum(),
        Value::Object(members) => members.values().map(number_of_places).sum(),
        _ => 0,
    }
}

/// The place with this index, in the order of [`places`]; otherwise the index without the places of the value.
fn place_at(value: &mut Value, mut index: usize) -> Result<&mut Value, usize> {
    let last = number_of_places(value) - 1;
    if index >= last {
        return if index == last { Ok(value) } else { Err(index - last - 1) };
    }
    let inner: Box<dyn Iterator<Item = &mut Value>> = match value {
        Value::Array(items) => Box::new(items.iter_mut()),
        Value::Object(members) => Box::new(members.values_mut()),
        _ => return Err(index),
    };
    for value in inner {
        match place_at(value, index) {
            Ok(place) => return Ok(place),
            Err(rest) => index = rest,
        }
    }
    Err(index)
}

/// The value with one place changed.
fn change(value: &mut Value, edges: &[Value], names: &[String], numbers: &mut Numbers) {
    let index = numbers.below(number_of_places(value));
    let Ok(target) = place_at(value, index) else { return };
    match (numbers.below(8), target) {
        (0, Value::Object(members)) => {
            let name = numbers.pick(&members.keys().cloned().chain(["x".to_owned()]).collect::<Vec<_>>()).clone();
            members.remove(&name);
        }
        (1 | 2, Value::Object(members)) => {
            members.insert(numbers.pick(names).clone(), numbers.pick(edges).clone());
        }
        (0 | 1, Value::Array(items)) => items.push(numbers.pick(edges).clone()),
        (2, Value::Array(items)) if !items.is_empty() => {
            let item = numbers.pick(items).clone();
            items.push(item);
        }
        (3, Value::Array(items)) => items.clear(),
        (0, Value::String(text)) => text.push('x'),
        (1, Value::String(text)) => drop(text.pop()),
        (2, Value::String(text)) => *text = text.to_ascii_uppercase(),
        (_, target) => *target = numbers.pick(edges).clone(),
    }
}

/// Visits the value with each of its places replaced by every edge value, or removed.
pub(crate) fn each_place_with_each_edge(value: &Value, edges: &[Value], mut visit: impl FnMut(&Value)) {
    let mut all = Vec::new();
    places(value, String::new(), &mut all);
    let mut changed = value.clone();
    // Places of one message share their schemas; a large one has enough of them.
    let step = if all.len() > 60 { 6 } else { 2 };
    for (index, place) in all.iter().enumerate() {
        for edge in edges.iter().skip(index % step).step_by(step) {
            let before = std::mem::replace(changed.pointer_mut(place).unwrap(), edge.clone());
            visit(&changed);
            *changed.pointer_mut(place).unwrap() = before;
        }
        let (parent, name) = place.rsplit_once('/').unwrap_or_default();
        let mut value = value.clone();
        if let Some(Value::Object(members)) = value.pointer_mut(parent) {
            members.remove(name);
            visit(&value);
        }
    }
}

/// The value with one to three places changed at random, without end.
pub(crate) fn changes(value: &Value, edges: &[Value], names: &[String], seed: u64) -> impl Iterator<Item = Value> {
    let mut numbers = Numbers(seed);
    std::iter::repeat_with(move || {
        let mut changed = value.clone();
        for _ in 0..=numbers.below(3) {
            change(&mut changed, edges, names, &mut numbers);
        }
        changed
    })
}

/// The names of all members in all schemas, and others.
pub(crate) fn every_member_name() -> Vec<String> {
    let mut names = vec!["unknown".into(), "extra".into()];
    for (_, text) in SCHEMAS {
        member_names(&serde_json::from_str(text).unwrap(), &mut names);
    }
    names
}

/// The names of all members in the schema.
fn member_names(schema: &Value, names: &mut Vec<String>) {
    let Some(keywords) = schema.as_object() else { return };
    for (keyword, inner) in keywords {
        if let ("properties", Value::Object(members)) = (keyword.as_str(), inner) {
            names.extend(members.keys().cloned());
        }
        if let ("properties" | "$defs", Value::Object(schemas)) = (keyword.as_str(), inner) {
            schemas.values().for_each(|schema| member_names(schema, names));
        }
    }
}

/// The difference between a schema and a type on a value, in one line that does not depend on the value.
fn disagreement(name: &str, value: &Value, is_valid: bool, validator: &Validator, read: Read) -> Option<String> {
    match (is_valid, read(value)) {
        (true, Ok(written)) if written != *value => Some(format!("{name}: written otherwise")),
        (true, Err(error)) => Some(format!("{name}: refused by the type: {error}")),
        (false, Ok(_)) => {
            let rule =
                validator.iter_errors(value).map(|error| error.schema_path().to_string()).min().unwrap_or_default();
            Some(format!("{name}: refused by the schema: {rule}"))
        }
        _ => None,
    }
}

#[test]
fn schemas_follow_their_meta_schema() {
    for (path, text) in SCHEMAS {
        let schema = serde_json::from_str(text).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{path}: {:?}", jsonschema::meta::validate(&schema));
    }
}

#[test]
fn types_accept_exactly_the_values_of_the_schemas() {
    let registry = schemas::registry();
    let edges = edges();
    let messages = messages();
    let names = every_member_name();
    let accepted: Vec<&str> =
        ACCEPTED.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
    let (mut used, mut found) = (BTreeSet::new(), BTreeSet::new());
    let (mut valid, mut invalid) = (0, 0);
    for (index, (name, message, schema, read)) in messages.iter().enumerate() {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let reference = json!({ "$ref": schema["$id"] });
        let validator =
            jsonschema::options().with_registry(&registry).should_validate_formats(true).build(&reference).unwrap();
        assert!(validator.is_valid(message), "the sample of {name}: {:?}", validator.validate(message));
        assert_eq!(read(message).as_ref(), Ok(message), "the sample of {name}");
        let seed = 0x9e37_79b9_7f4a_7c15 ^ u64::try_from(index).unwrap();
        let changes = changes(message, &edges, &names, seed).take(ROUNDS);
        let mut compare = |changed: &Value| {
            let is_valid = validator.is_valid(changed);
            if is_valid {
                valid += 1;
            } else {
                invalid += 1;
            }
            let Some(line) = disagreement(name, changed, is_valid, &validator, *read) else { return };
            match accepted.iter().find(|begin| line.contains(*begin)) {
                Some(begin) => drop(used.insert(*begin)),
                None => drop(found.insert(format!("{line}\n    {changed}"))),
            }
        };
        each_place_with_each_edge(message, &edges, &mut compare);
        changes.for_each(|changed| compare(&changed));
    }
    assert!(
        found.is_empty(),
        "{} disagreements, of them\n{}",
        found.len(),
        found.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
    let unused: Vec<_> = accepted.iter().filter(|begin| !used.contains(*begin)).collect();
    assert!(unused.is_empty(), "lines of tests/codegen/differential.accepted that match nothing: {unused:?}");
    // Many changes reach both sides.
    assert!(valid > ROUNDS && invalid > ROUNDS, "{valid} valid, {invalid} invalid");
}
