//! Messages as types: each read as its owned type, as `serde_json::Value` and, where there is one, as its view; compact
//! text as on the wire. Each iteration asserts its result.
#![allow(missing_docs)] // criterion's macros
#![allow(clippy::unwrap_used)] // a benchmark that cannot run says so by stopping

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ofm_protocol::jose::json::Budget;
use ofm_protocol::types::oauth::RequestObjectView;
use ofm_protocol::types::ofm::v1_2::{
    ConsentEvent, ConsentUpdate, ErrorResponse, GrantedAccountAccess, GrantedAccountAccessView, Provider,
    RequestedAccountAccess, RequestedAccountAccessView, resources,
};
use ofm_protocol::types::uae::v2_1 as uae;
use ofm_protocol::types::view::{View, parse};
use ofm_protocol::types::{IdTokenClaims, IntrospectionResponse, RequestObject, TokenResponse, UserInfo};
use serde::de::DeserializeOwned;
use serde_json::Value;

macro_rules! sample {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../tests/samples/", $name, ".json"))).unwrap()
    };
}

/// The owned type beside the value without a type.
fn owned<T: DeserializeOwned>(c: &mut Criterion, name: &str, message: &Value) {
    let text = serde_json::to_vec(message).unwrap();
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("owned", |b| {
        b.iter(|| assert!(serde_json::from_slice::<T>(black_box(&text)).is_ok()));
    });
    group.bench_function("value", |b| {
        b.iter(|| assert!(serde_json::from_slice::<Value>(black_box(&text)).is_ok()));
    });
    group.finish();
}

/// The view beside them.
macro_rules! with_view {
    ($c:expr, $name:literal, $message:expr, $owned:ty, $view:ty) => {
        owned::<$owned>($c, $name, $message);
        viewed($c, $name, $message, |text| is_read::<$view>(text));
    };
}

fn is_read<'a, V: View<'a>>(text: &'a [u8]) -> bool {
    black_box(parse::<V>(text, Budget::default())).is_ok()
}

fn viewed(c: &mut Criterion, name: &str, message: &Value, is_read: fn(&[u8]) -> bool) {
    let text = serde_json::to_vec(message).unwrap();
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("view", |b| b.iter(|| assert!(is_read(black_box(&text)))));
    group.finish();
}

fn views(c: &mut Criterion) {
    let request = sample!("request_object");
    with_view!(c, "request object", &request, RequestObject, RequestObjectView<'_>);
    let requested = &request["authorization_details"][0];
    with_view!(c, "requested detail", requested, RequestedAccountAccess, RequestedAccountAccessView<'_>);
    let granted = &sample!("token_response")["authorization_details"][0];
    with_view!(c, "granted detail", granted, GrantedAccountAccess, GrantedAccountAccessView<'_>);
    let mut many = granted.clone();
    let account = granted["consent"]["accounts"][0].clone();
    many["consent"]["accounts"] = vec![account; 10_000].into();
    with_view!(c, "10,000 accounts", &many, GrantedAccountAccess, GrantedAccountAccessView<'_>);
}

fn messages(c: &mut Criterion) {
    owned::<TokenResponse>(c, "token response", &sample!("token_response"));
    owned::<IdTokenClaims>(c, "id token", &sample!("id_token"));
    owned::<IntrospectionResponse>(c, "introspection response", &sample!("introspection_response"));
    owned::<UserInfo>(c, "userinfo", &sample!("userinfo"));
    owned::<ConsentEvent>(c, "consent event", &sample!("ofm/consent_event"));
    owned::<ConsentUpdate>(c, "consent update", &sample!("ofm/consent_update"));
    owned::<ErrorResponse>(c, "error", &sample!("ofm/error"));
    owned::<Provider>(c, "provider", &sample!("ofm/provider"));
    owned::<resources::Account>(c, "account", &sample!("resources/account"));
    owned::<resources::Balance>(c, "balance", &sample!("resources/balance"));
    owned::<resources::Transaction>(c, "transaction", &sample!("resources/transaction"));
    owned::<uae::service_initiation::RequestedServiceInitiation>(
        c,
        "payment detail",
        &sample!("api_hub/payment_detail"),
    );
    owned::<uae::insurance::RequestedInsurance>(c, "insurance detail", &sample!("api_hub/insurance_detail"));
    owned::<uae::webhook::SignedEvent>(c, "signed event", &sample!("api_hub/signed_event"));
    owned::<uae::confirmation_of_payee::SignedNameRequest>(c, "name request", &sample!("api_hub/signed_name_request"));
}

criterion_group!(benches, views, messages);
criterion_main!(benches);
