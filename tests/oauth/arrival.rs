//! A user who comes before the `request_uri` expires may decide later; others may not.

use std::time::Duration;

use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::authorization::{Arrival, AuthorizationQuery};
use ofm_protocol::oauth::par::AcceptedRequest;
use ofm_protocol::oauth::{Policy, form};
use ofm_protocol::time::UnixTime;
use serde_json::{Value, json};

use crate::support::exchange::{CLIENT_ID, PAR_TIME, World, cx};

/// The time after the acceptance.
fn after(seconds: u64) -> UnixTime {
    PAR_TIME.saturating_add(Duration::from_secs(seconds))
}

fn query(world: &World, parameters: [(&str, &str); 2]) -> AuthorizationQuery {
    let target = format!("/auth?{}", form::encode(parameters));
    world.server().read_authorization_query(&target, &mut cx(PAR_TIME)).unwrap()
}

fn expired(end: UnixTime, now: UnixTime) -> Result<(), RequestError> {
    Err(RequestError::RequestUriExpired { end, now })
}

#[test]
fn who_came_in_time_may_return_for_an_hour() {
    let world = World::new(Policy::fapi2_final());
    let (_, _, accepted) = world.push();
    // The policy's ninety seconds.
    let end = after(90);
    assert_eq!((accepted.expires_at, accepted.keep_until()), (end, after(90 + 3600)));
    let query = query(&world, [("client_id", CLIENT_ID), ("request_uri", &accepted.request_uri)]);
    let arrival = query.arrive(&accepted, &mut cx(after(89))).unwrap();
    assert!(!format!("{arrival:?}").contains(&accepted.request_uri));
    // It survives in a store, with a version.
    let kept = serde_json::to_string(&arrival).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&kept).unwrap()["version"], json!(1));
    let arrival: Arrival = serde_json::from_str(&kept).unwrap();
    let back = |now: UnixTime| query.check_return(&accepted, &arrival, &mut cx(now));
    for seconds in [89, 90, 91, 90 + 3599] {
        assert_eq!(back(after(seconds)), Ok(()), "{seconds}");
    }
    let last = after(90 + 3600);
    assert_eq!(back(last), expired(last, last));
    // The decision has the same end.
    let decided = |now: UnixTime| accepted.clone().consume(&world.server(), &mut cx(now)).map(drop);
    assert_eq!(decided(after(90 + 3599)), Ok(()));
    assert_eq!(decided(last), expired(end, last));
}

#[test]
fn who_came_late_or_with_another_request_may_not_return() {
    let world = World::new(Policy::fapi2_final());
    let [(_, _, accepted), (_, _, other)] = [world.push(), world.push()];
    let of =
        |accepted: &AcceptedRequest| query(&world, [("client_id", CLIENT_ID), ("request_uri", &accepted.request_uri)]);
    let late = after(90);
    assert_eq!(of(&accepted).arrive(&accepted, &mut cx(late)).map(drop), expired(late, late));
    // A store that keeps a late arrival lets nobody in.
    let mut arrival = of(&accepted).arrive(&accepted, &mut cx(after(1))).unwrap();
    arrival.at = late;
    assert_eq!(of(&accepted).check_return(&accepted, &arrival, &mut cx(late)), expired(late, late));
    // The arrival of another request counts nothing; before the expiry none is needed.
    let arrival = of(&other).arrive(&other, &mut cx(after(1))).unwrap();
    assert_eq!(of(&accepted).check_return(&accepted, &arrival, &mut cx(after(89))), Ok(()));
    assert_eq!(of(&accepted).check_return(&accepted, &arrival, &mut cx(late)), expired(late, late));
    // The rest of the check stays.
    let arrival = of(&accepted).arrive(&accepted, &mut cx(after(1))).unwrap();
    let foreign = query(&world, [("client_id", "another"), ("request_uri", &accepted.request_uri)]);
    let refused = foreign.check_return(&accepted, &arrival, &mut cx(late));
    assert_eq!(refused, Err(RequestError::RequestUriOfOther));
    assert_eq!(foreign.arrive(&accepted, &mut cx(PAR_TIME)), Err(RequestError::RequestUriOfOther));
    let refused = of(&other).check_return(&accepted, &arrival, &mut cx(late));
    assert_eq!(refused, Err(RequestError::RequestUriUnknown));
}
