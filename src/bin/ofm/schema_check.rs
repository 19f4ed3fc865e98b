//! Checks a JSON value against a schema of this crate, with the place and the reason of each fault.
//!
//! The schemas use few keywords, which the generator's lint enforces; the hand-written types check the values that they
//! stand for. Therefore the command needs no general validator. A test compares both.

use std::collections::BTreeMap;
use std::fmt;

use ofm_protocol::types::scalar::{
    Amount13, Amount16, CurrencyCode, CustomData, Date, EncryptedText, LenientBool, NumericDate, Timestamp, Uuid,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The number of faults after which the check stops.
const MOST: usize = 20;

/// A place in a message that its schema does not allow.
#[derive(Debug)]
pub(crate) struct Fault {
    /// A JSON pointer (RFC 6901) into the message.
    pub(crate) pointer: String,
    /// The reason, without values of the message.
    pub(crate) reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "the message" } else { &self.pointer };
        write!(f, "{pointer}: {}", self.reason)
    }
}

/// The schemas by their path.
pub(crate) struct Schemas(BTreeMap<&'static str, Value>);

impl Schemas {
    /// Reads the texts of the schemas.
    pub(crate) fn new(texts: &[(&'static str, &'static str)]) -> Self {
        let parsed = |(path, text): &(&'static str, &str)| Some((*path, serde_json::from_str(text).ok()?));
        Self(texts.iter().filter_map(parsed).collect())
    }

    /// Whether there is a definition `name` in the file `path`; without a name, a type for the whole file.
    pub(crate) fn contains(&self, path: &str, name: Option<&str>) -> bool {
        self.definition(path, name).is_some()
    }

    fn definition(&self, path: &str, name: Option<&str>) -> Option<(&'static str, &Value)> {
        let (path, file) = self.0.get_key_value(path)?;
        match name {
            Some(name) => Some((path, file.get("$defs")?.get(name)?)),
            None => file.get("title").map(|_| (*path, file)),
        }
    }

    /// The faults of the message, at most 20.
    pub(crate) fn faults(&self, path: &str, name: Option<&str>, message: &Value) -> Vec<Fault> {
        let mut check = Check { schemas: self, at: String::new(), faults: Vec::new() };
        if let Some((file, schema)) = self.definition(path, name) {
            check.value(file, schema, message);
        }
        check.faults
    }

    fn resolve(&self, from: &str, reference: &str) -> Option<(&'static str, &Value)> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let mut parts: Vec<&str> = from.split('/').collect();
        if !path.is_empty() {
            parts.pop();
            for part in path.split('/') {
                if part == ".." {
                    let _ = parts.pop();
                } else {
                    parts.push(part);
                }
            }
        }
        let (path, file) = self.0.get_key_value(parts.join("/").as_str())?;
        // Names of definitions have no character that a JSON pointer escapes.
        let definition = fragment.split('/').skip(1).try_fold(file, |schema, name| schema.get(name));
        Some((path, definition?))
    }
}

struct Check<'s> {
    schemas: &'s Schemas,
    at: String,
    faults: Vec<Fault>,
}

impl<'s> Check<'s> {
    fn fault(&mut self, reason: impl Into<String>) {
        if self.faults.len() < MOST {
            self.faults.push(Fault { pointer: self.at.clone(), reason: reason.into() });
        }
    }

    fn within(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let length = self.at.len();
        self.at.push('/');
        for character in name.chars() {
            match character {
                '~' => self.at.push_str("~0"),
                '/' => self.at.push_str("~1"),
                other => self.at.push(other),
            }
        }
        check(self);
        self.at.truncate(length);
    }

    fn value(&mut self, file: &'static str, schema: &'s Value, value: &Value) {
        if self.faults.len() == MOST {
            return;
        }
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        if let Some(reference) = text("$ref") {
            match self.schemas.resolve(file, reference) {
                Some((file, schema)) => self.value(file, schema, value),
                None => self.fault(format!("the schema {file} refers to {reference}, which does not exist")),
            }
        } else if let Some(path) = schema.get("x-rust-type").and_then(|is| is.get("path")?.as_str()) {
            self.hand_written(file, path.rsplit("::").next().unwrap_or_default(), schema, value);
        } else if let Some(how) = schema.get("x-ofm-union") {
            self.union(file, how, schema, value);
        } else if let Some(branches) = schema.get("oneOf").and_then(Value::as_array) {
            self.choice(file, branches, value);
        } else {
            match (text("type"), value) {
                (Some("string"), Value::String(value)) => self.text(schema, value),
                (Some("boolean"), Value::Bool(_)) => {}
                (Some("integer"), Value::Number(number)) => self.integer(schema, number),
                (Some("array"), Value::Array(items)) => self.items(file, schema, items),
                (Some("object"), Value::Object(members)) => self.object(file, schema, members),
                (kind, _) => self.fault(format!("no {}", kind.unwrap_or("value of the schema"))),
            }
        }
    }

    fn text(&mut self, schema: &Value, text: &str) {
        let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
        let length = text.chars().count() as u64;
        if let Some(least) = bound("minLength").filter(|least| length < *least) {
            self.fault(format!("shorter than {least} characters"));
        }
        if let Some(most) = bound("maxLength").filter(|most| length > *most) {
            self.fault(format!("longer than {most} characters"));
        }
        let excluded = schema.pointer("/not/enum").and_then(Value::as_array);
        if excluded.is_some_and(|excluded| excluded.iter().any(|other| other == text)) {
            self.fault("one of the texts that the schema excludes");
        }
    }

    fn integer(&mut self, schema: &Value, number: &serde_json::Number) {
        let number = number.as_f64().unwrap_or(f64::NAN);
        let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_f64);
        if number.fract() != 0.0 {
            self.fault("no integer");
        } else if bound("minimum").is_some_and(|least| number < least)
            || bound("maximum").is_some_and(|most| number > most)
        {
            self.fault("an integer out of range");
        }
    }

    fn items(&mut self, file: &'static str, schema: &'s Value, items: &[Value]) {
        let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
        let length = items.len() as u64;
        if let Some(least) = bound("minItems").filter(|least| length < *least) {
            self.fault(format!("fewer than {least} items"));
        }
        if let Some(most) = bound("maxItems").filter(|most| length > *most) {
            self.fault(format!("more than {most} items"));
        }
        if let Some(schema) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.within(&index.to_string(), |check| check.value(file, schema, item));
            }
        }
        // The items are values of an enumeration, so that few are different.
        let is_repeated = |(index, item)| items.iter().take(index).any(|other| other == item);
        if schema.get("uniqueItems") == Some(&true.into())
            && self.faults.is_empty()
            && items.iter().enumerate().take(1_000).any(is_repeated)
        {
            self.fault("an item occurs twice");
        }
    }

    fn object(&mut self, file: &'static str, schema: &'s Value, members: &Map<String, Value>) {
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !members.contains_key(name) {
                self.fault(format!("the member `{name}` is missing"));
            }
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (name, value) in members {
            let known = properties.and_then(|properties| properties.get(name));
            self.within(name, |check| match (known, others) {
                (Some(schema), _) => check.value(file, schema, value),
                (None, Some(Value::Bool(false))) => check.fault("a member that the schema does not know"),
                (None, Some(schema)) if properties.is_none() => check.value(file, schema, value),
                (None, _) => {}
            });
        }
    }

    /// Null or another value, or a text from a list.
    fn choice(&mut self, file: &'static str, branches: &'s [Value], value: &Value) {
        if let [null, other] = branches
            && null.get("type").and_then(Value::as_str) == Some("null")
        {
            if !value.is_null() {
                self.value(file, other, value);
            }
            return;
        }
        let known: Vec<&str> = branches.iter().filter_map(|branch| branch.get("const")?.as_str()).collect();
        match value.as_str() {
            Some(text) if known.contains(&text) => {}
            Some(_) => self.fault(format!("none of the known values: {}", known.join(", "))),
            None => self.fault("no string"),
        }
    }

    /// The object that the tag selects, or the first whose own member is present.
    fn union(&mut self, file: &'static str, how: &Value, schema: &'s Value, value: &Value) {
        let Some(members) = value.as_object() else { return self.fault("no object") };
        let schemas = self.schemas;
        let branches = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
        let branches: Vec<_> =
            branches.filter_map(|branch| schemas.resolve(file, branch.get("$ref")?.as_str()?)).collect();
        let Some(tag) = how.get("tag").and_then(Value::as_str) else {
            let has_own = |(_, branch): &&(&'static str, &Value)| {
                let properties = branch.get("properties").and_then(Value::as_object);
                let required = branch.get("required").and_then(Value::as_array).into_iter().flatten();
                properties.is_some() && required.filter_map(Value::as_str).any(|name| members.contains_key(name))
            };
            return match branches.iter().find(has_own) {
                Some((file, branch)) => self.value(file, branch, value),
                None => self.fault("no member that tells the objects of the schema apart"),
            };
        };
        let Some(text) = members.get(tag).and_then(Value::as_str) else {
            return self.fault(format!("`{tag}` is missing or no string"));
        };
        let only = |(file, branch): &(&'static str, &'s Value)| {
            let reference = branch.get("properties")?.get(tag)?.get("$ref")?.as_str()?;
            let (_, constant) = schemas.resolve(file, reference)?;
            constant.pointer("/oneOf/0/const").and_then(Value::as_str)
        };
        let found = branches.iter().find(|branch| only(branch) == Some(text));
        match found.or_else(|| branches.iter().find(|branch| only(branch).is_none())) {
            Some((file, branch)) => self.value(file, branch, value),
            None => self.fault(format!("`{tag}` is none of the known")),
        }
    }

    /// A value of a hand-written type.
    fn hand_written(&mut self, file: &'static str, name: &str, schema: &'s Value, value: &Value) {
        match name {
            "AnyValue" => {}
            "PersonalString" | "SecretString" | "Open" if value.is_string() => {}
            "PersonalString" | "SecretString" | "Open" => self.fault("no string"),
            "Number" if value.is_number() => {}
            "Number" => self.fault("no number"),
            "OneOrMany" => match value {
                Value::String(_) => {}
                Value::Array(items) => {
                    for (index, _) in items.iter().enumerate().filter(|(_, item)| !item.is_string()) {
                        self.within(&index.to_string(), |check| check.fault("no string"));
                    }
                }
                _ => self.fault("no string, and no array of strings"),
            },
            "UniqueList" | "NonEmptyList" | "ScheduleList" => match value {
                Value::Array(items) => self.items(file, schema, items),
                _ => self.fault("no array"),
            },
            "Amount13" => self.reads::<Amount13>(value),
            "Amount16" => self.reads::<Amount16>(value),
            "CurrencyCode" | "PurposeCode" => self.reads::<CurrencyCode>(value),
            "CustomData" => self.reads::<CustomData>(value),
            "Date" => self.reads::<Date>(value),
            "EncryptedText" => self.reads::<EncryptedText>(value),
            "LenientBool" => self.reads::<LenientBool>(value),
            "NumericDate" => self.reads::<NumericDate>(value),
            "Timestamp" => self.reads::<Timestamp>(value),
            "Uuid" => self.reads::<Uuid>(value),
            other => self.fault(format!("the schema names {other}, which this command does not know")),
        }
    }

    fn reads<T: DeserializeOwned>(&mut self, value: &Value) {
        // A message of a type may quote the value; the description of the schema does not.
        if serde_json::from_value::<T>(value.clone()).is_err() {
            let name = std::any::type_name::<T>();
            let name = name.rsplit("scalar::").next().unwrap_or(name).split("::").last().unwrap_or(name);
            self.fault(format!("no value of the form `{name}`"));
        }
    }
}
