//! An external type of `authorization_details`, in the whole exchange and in rejected requests.

use ofm_protocol::error::{RequestError, ResponseError};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::token::IssuedRefreshToken;
use ofm_protocol::oauth::{
    AuthorizationDetailType, AuthorizationRequest, Client, DetailContext, DetailTypes, Policy, Quirk, Server, Session,
    form,
};
use ofm_protocol::time::UnixTime;
use ofm_protocol::types::{AuthorizationDetail, ErrorCode, GrantedAuthorizationDetail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::support::exchange::{PAR_TIME, Par, REDIRECT_URI, World, changed, cx, over_tls};

/// Without `deny_unknown_fields`; a server rejects lost members nevertheless.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Payment {
    amount: Amount,
    creditor: String,
    due: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Amount {
    value: u64,
    currency: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Authorized {
    #[serde(flatten)]
    payment: Payment,
    consent_id: String,
    status: String,
}

struct PaymentConsent {
    limit: u64,
}

impl AuthorizationDetailType for PaymentConsent {
    const NAME: &'static str = "urn:openfinance-ml:payment-consent:v1.0";
    type Requested = Payment;
    type Granted = Authorized;

    fn check(&self, payment: &Payment, context: &DetailContext<'_>) -> Result<(), &'static str> {
        if payment.amount.value == 0 || payment.amount.value > self.limit {
            return Err("the amount is out of range");
        }
        if context.policy.name() != "ofm-v1.2.2" || payment.creditor == context.client.id() {
            return Err("the creditor is the client");
        }
        if UnixTime::from_seconds(payment.due) <= context.now { Err("\u{201c}due\u{201d} is past") } else { Ok(()) }
    }

    fn is_within(&self, granted: &Authorized, requested: &Payment) -> bool {
        is_less(&granted.payment, requested)
    }

    fn is_narrower(&self, asked: &Payment, authorized: &Payment) -> bool {
        is_less(asked, authorized)
    }

    fn narrow(&self, asked: &Payment, granted: Authorized) -> Option<Authorized> {
        is_less(asked, &granted.payment).then(|| Authorized { payment: asked.clone(), ..granted })
    }

    fn is_in_force(&self, granted: &Authorized, now: UnixTime) -> bool {
        granted.status == "authorized" && now < UnixTime::from_seconds(granted.payment.due)
    }
}

fn is_less(one: &Payment, other: &Payment) -> bool {
    one.creditor == other.creditor
        && one.amount.currency == other.amount.currency
        && one.amount.value <= other.amount.value
        && one.due == other.due
}

fn payment(value: u64) -> Payment {
    let due = PAR_TIME.seconds() + 86_400;
    Payment { amount: Amount { value, currency: "MYR".into() }, creditor: "shop".into(), due, reference: None }
}

fn wanted(value: u64) -> AuthorizationDetail {
    AuthorizationDetail::of::<PaymentConsent>(&payment(value)).unwrap()
}

fn authorized(value: u64) -> Authorized {
    Authorized { payment: payment(value), consent_id: "c-1".into(), status: "authorized".into() }
}

fn granted(value: u64) -> GrantedAuthorizationDetail {
    GrantedAuthorizationDetail::of::<PaymentConsent>(&authorized(value)).unwrap()
}

fn types() -> DetailTypes {
    DetailTypes::default().with(PaymentConsent { limit: 1_000 })
}

fn world() -> World {
    World::new(changed(Policy::ofm_v1_2_2(), |policy| {
        policy.authorization_details.types = Some(vec![PaymentConsent::NAME.into()]);
        policy.id_token.require = false;
    }))
}

fn parties(world: &World) -> (Client, Server) {
    (world.client().with_detail_types(types()), world.server().with_detail_types(types()))
}

/// Authorizes a payment of 500, and requests a token for a smaller amount, if given. Returns the results of server and
/// client.
fn exchange(
    narrowed: Option<u64>,
    granted: GrantedAuthorizationDetail,
    client: &Client,
) -> Result<Result<Vec<Authorized>, ResponseError>, RequestError> {
    let world = world();
    let (provider, registered) = (world.provider(), world.registered());
    let (_, server) = parties(&world);
    let asked = AuthorizationRequest::new(REDIRECT_URI).with_authorization_details(vec![wanted(500)]);
    let (request, session) = client.push(&provider, asked, &mut cx(PAR_TIME)).unwrap();
    // The session is stored between the steps.
    let session: Session = serde_json::from_value(serde_json::to_value(&session).unwrap()).unwrap();
    let pushed = server.read_par(&request, &mut cx(PAR_TIME))?.check(&server, &registered, &mut cx(PAR_TIME))?;
    let (accepted, response) = pushed.accept(&server, &mut cx(PAR_TIME)).unwrap();
    session.read_par_response(client, (&request, &response), &mut cx(PAR_TIME)).unwrap();
    // The server reads it as the external type.
    let details = accepted.request.authorization_details.as_deref().unwrap();
    assert_eq!(details[0].read::<PaymentConsent>(), Some(payment(500)));
    let consumed = accepted.consume(&server, &mut cx(PAR_TIME)).unwrap();
    let (issued, redirect) = consumed.grant(&server, &mut cx(PAR_TIME)).unwrap();
    let url = redirect.header("Location").unwrap();
    let code = session.read_callback(client, &provider, url, &mut cx(PAR_TIME)).unwrap().code;
    let request = session.token_request(client, &provider, &code, &mut cx(PAR_TIME)).unwrap();
    let request = narrowed.map_or(request.clone(), |value| narrowed_to(&request, value));
    let authenticated = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME))?.check(
        &server,
        &registered,
        &mut cx(PAR_TIME),
    )?;
    authenticated.check_code(&issued, &mut cx(PAR_TIME))?;
    let response = authenticated
        .grant(issued.request.scope.as_deref())
        .with_authorization_details(vec![granted])
        .respond(&server, authenticated.interaction_id(), &mut cx(PAR_TIME))
        .unwrap();
    let tokens = session.read_token_response(client, &provider, (&request, &response), &mut cx(PAR_TIME));
    Ok(tokens.map(|tokens| {
        let details = tokens.response.authorization_details.as_deref().unwrap_or_default();
        assert!(!tokens.quirks().contains(Quirk::UnknownValue));
        details.iter().map(|detail| detail.read::<PaymentConsent>().unwrap()).collect()
    }))
}

fn narrowed_to(request: &Request, value: u64) -> Request {
    let details = serde_json::to_string(&[wanted(value)]).unwrap();
    let parameter = form::encode([("authorization_details", details.as_str())]);
    let body = [std::str::from_utf8(&request.body).unwrap(), &parameter].join("&");
    let form = "application/x-www-form-urlencoded";
    Request::new("POST", "/token").with_header("Content-Type", form).with_body(body)
}

#[test]
fn a_type_of_another_crate_goes_through_the_whole_exchange() {
    let client = parties(&world()).0;
    assert_eq!(exchange(None, granted(500), &client), Ok(Ok(vec![authorized(500)])));
    assert_eq!(exchange(Some(200), granted(200), &client), Ok(Ok(vec![authorized(200)])));
}

#[test]
fn more_than_was_authorized_is_refused_on_both_sides() {
    let client = parties(&world()).0;
    assert_eq!(exchange(Some(501), granted(500), &client), Err(RequestError::DetailsExceed { index: 0 }));
    let exceeds = || Err(ResponseError::DetailsExceed { index: 0 });
    assert_eq!(exchange(None, granted(501), &client), Ok(exceeds()));
    let of = |change: fn(&mut Authorized)| {
        let mut granted = authorized(500);
        change(&mut granted);
        exchange(None, GrantedAuthorizationDetail::of::<PaymentConsent>(&granted).unwrap(), &client).unwrap()
    };
    assert_eq!(of(|granted| granted.payment.creditor = "another".into()), exceeds());
    assert_eq!(of(|granted| granted.status = "revoked".into()), Err(ResponseError::ConsentInactive { index: 0 }));
    // An element that a client cannot read is not within any other.
    let broken = json!({ "type": PaymentConsent::NAME, "amount": 1 });
    assert_eq!(exchange(None, serde_json::from_value(broken).unwrap(), &client), Ok(exceeds()));
}

/// RFC 9396 section 7: a client that does not know the type compares the whole element.
#[test]
fn a_client_without_the_type_takes_only_what_it_asked_for() {
    let client = world().client();
    let same = serde_json::to_value(wanted(500)).unwrap();
    let of = |element: Value| exchange(None, serde_json::from_value(element).unwrap(), &client).unwrap();
    assert_eq!(of(serde_json::to_value(granted(500)).unwrap()), Err(ResponseError::DetailsExceed { index: 0 }));
    let world = world();
    let policy = changed(world.policy, |policy| policy.tolerated = policy.tolerated.without(Quirk::UnknownValue));
    let strict = World::new(policy).client();
    let refused = exchange(None, serde_json::from_value(same).unwrap(), &strict).unwrap();
    assert_eq!(refused, Err(ResponseError::Quirk { quirk: Quirk::UnknownValue }));
}

/// A request for one element, after `change`.
fn pushed(types: DetailTypes, change: impl FnOnce(&mut Par)) -> Result<(), RequestError> {
    let world = world();
    let mut par = Par { policy: world.policy.clone(), ..Par::of_the_samples() };
    par.object["authorization_details"] = json!([wanted(500)]);
    change(&mut par);
    let server = par.server().with_detail_types(types);
    let unverified = server.read_par(&par.request(), &mut cx(PAR_TIME))?;
    unverified.check(&server, &world.registered(), &mut cx(PAR_TIME)).map(drop)
}

fn spoilt(change: fn(&mut Value)) -> Result<(), RequestError> {
    pushed(types(), |par| change(&mut par.object["authorization_details"][0]))
}

#[test]
fn rfc_9396_section_5_elements_are_read_strictly() {
    assert_eq!(spoilt(|_| {}), Ok(()));
    assert_eq!(spoilt(|element| element["reference"] = "x".into()), Ok(()));
    let schema = Err(RequestError::DetailsSchema { index: 0 });
    for change in [
        (|element| element["unknown"] = 1.into()) as fn(&mut Value),
        |element| element["amount"]["unknown"] = 1.into(),
        |element| element["reference"] = Value::Null,
        |element| element["amount"] = Value::Null,
        |element| element["amount"]["value"] = "500".into(),
        |element| element["amount"]["value"] = (-1).into(),
        |element| drop(element.as_object_mut().unwrap().remove("creditor")),
        |element| element["amount"] = json!([500, "MYR"]),
    ] {
        assert_eq!(spoilt(change), schema);
    }
}

#[test]
fn the_rules_of_the_type_are_checked_with_client_policy_and_time() {
    let reason = |reason| Err(RequestError::DetailsRejected { index: 0, reason });
    assert_eq!(spoilt(|element| element["amount"]["value"] = 0.into()), reason("the amount is out of range"));
    assert_eq!(spoilt(|element| element["amount"]["value"] = 1_001.into()), reason("the amount is out of range"));
    let client = |element: &mut Value| element["creditor"] = crate::support::exchange::CLIENT_ID.into();
    assert_eq!(spoilt(client), reason("the creditor is the client"));
    assert_eq!(spoilt(|element| element["due"] = PAR_TIME.seconds().into()), reason("\u{201c}due\u{201d} is past"));
    // The text is sent to the client if a response can contain it (RFC 6749 section 5.2).
    let told = |reason| RequestError::DetailsRejected { index: 0, reason }.public();
    let public = told("the amount is out of range");
    assert_eq!((public.code, public.status), (ErrorCode::InvalidAuthorizationDetails, 400));
    assert_eq!(public.description, "the amount is out of range");
    for text in ["\u{201c}due\u{201d} is past", "", "a \" quote", "a\nline"] {
        assert_eq!(told(text).description, "an element of authorization_details is not accepted");
    }
}

#[test]
fn a_type_is_refused_unless_server_policy_and_registration_have_it() {
    let unknown = Err(RequestError::DetailsType { index: 0 });
    assert_eq!(pushed(DetailTypes::default(), |_| {}), unknown);
    assert_eq!(pushed(types(), |par| par.policy.authorization_details.types = Some(vec!["x".into()])), unknown);
    assert_eq!(pushed(types(), |par| par.policy.authorization_details.types = None), Ok(()));
    let world = world();
    let (client, server) = parties(&world);
    let asked = AuthorizationRequest::new(REDIRECT_URI).with_authorization_details(vec![wanted(500)]);
    let (request, _) = client.push(&world.provider(), asked, &mut cx(PAR_TIME)).unwrap();
    let check = |types: &[&str]| {
        let registered = world.registered().with_detail_types(types.iter().copied());
        server.read_par(&request, &mut cx(PAR_TIME))?.check(&server, &registered, &mut cx(PAR_TIME)).map(drop)
    };
    assert_eq!(check(&[PaymentConsent::NAME]), Ok(()));
    assert_eq!(check(&["another"]), unknown);
}

fn refreshed(narrowed: Option<u64>, issued: GrantedAuthorizationDetail) -> Result<Response, RequestError> {
    let world = world();
    let (client, server) = parties(&world);
    let request = client.refresh_request(&world.provider(), &"refresh".into(), &mut cx(PAR_TIME)).unwrap();
    let request = narrowed.map_or(request.clone(), |value| narrowed_to(&request, value));
    let registered = world.registered();
    let authenticated = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME))?.check(
        &server,
        &registered,
        &mut cx(PAR_TIME),
    )?;
    let issued = IssuedRefreshToken::new(&"refresh".into(), registered.id()).with_authorization_details(vec![issued]);
    let grant = authenticated.check_refresh(&issued, &mut cx(PAR_TIME))?;
    Ok(grant.respond(&server, None, &mut cx(PAR_TIME)).unwrap())
}

#[test]
fn a_refresh_narrows_what_was_granted_and_ends_with_it() {
    let details = |narrowed| {
        let response = refreshed(narrowed, granted(500)).unwrap();
        let body: Value = serde_json::from_slice(&response.body).unwrap();
        serde_json::from_value::<Vec<GrantedAuthorizationDetail>>(body["authorization_details"].clone()).unwrap()
    };
    assert_eq!(details(None), [granted(500)]);
    assert_eq!(details(Some(200)), [granted(200)]);
    assert_eq!(refreshed(Some(501), granted(500)).unwrap_err(), RequestError::DetailsExceed { index: 0 });
    let revoked = Authorized { status: "revoked".into(), ..authorized(500) };
    let revoked = GrantedAuthorizationDetail::of::<PaymentConsent>(&revoked).unwrap();
    assert_eq!(refreshed(None, revoked).unwrap_err(), RequestError::GrantConsent);
}

#[test]
fn the_registry_has_names_and_replaces_types_of_the_same_name() {
    let types = types().with_unchecked("urn:x:v1.0").with(PaymentConsent { limit: 1 });
    let names: Vec<_> = types.names().collect();
    assert_eq!(names[..2], *AuthorizationDetail::KNOWN);
    assert_eq!(names[2..], ["urn:x:v1.0", PaymentConsent::NAME]);
    assert!(types.contains("urn:x:v1.0") && !types.contains("urn:x"));
    let reason = "the amount is out of range";
    assert_eq!(pushed(types.clone(), |_| {}), Err(RequestError::DetailsRejected { index: 0, reason }));
    // Only the name of an unchecked type is compared.
    let opaque = |par: &mut Par| {
        par.policy.authorization_details.types = None;
        par.object["authorization_details"] = json!([{ "type": "urn:x:v1.0", "anything": [1] }]);
    };
    assert_eq!(pushed(types, opaque), Ok(()));
    assert_eq!(wanted(1).read::<Renamed>(), None);
    assert!(AuthorizationDetail::of::<Renamed>(&json!([])).is_err());
    assert!(AuthorizationDetail::of::<Renamed>(&json!({ "type": "x" })).is_err());
    assert_eq!(AuthorizationDetail::of::<Renamed>(&json!({})).unwrap().tag(), Renamed::NAME);
}

struct Renamed;

impl AuthorizationDetailType for Renamed {
    const NAME: &'static str = "urn:renamed:v1.0";
    type Requested = Value;
    type Granted = Value;

    fn check(&self, _: &Value, _: &DetailContext<'_>) -> Result<(), &'static str> {
        Ok(())
    }

    fn is_within(&self, granted: &Value, requested: &Value) -> bool {
        granted == requested
    }
}
