//! Single-use values are rejected even after the replay store has evicted them.

use std::time::Duration;

use ofm_protocol::error::RequestError;
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{Policy, Server};
use ofm_protocol::time::UnixTime;

use crate::support::exchange::{CODE, ISSUER, PAR_TIME, World, changed, cx, over_tls, plain};
use crate::support::modules::valid_par;

fn after(seconds: u64) -> UnixTime {
    PAR_TIME.saturating_add(Duration::from_secs(seconds))
}

/// Seconds after the first use: all around an end, and a few between.
fn times() -> impl Iterator<Item = u64> {
    let near = |end: u64| end.saturating_sub(3)..=end + 3;
    [near(0), near(60), near(90), near(300), near(600), near(3_600), near(3_690), near(4_200), near(7_300)]
        .into_iter()
        .flatten()
        .chain([40, 1_000, 10_000, 100_000])
}

#[test]
fn a_request_uri_is_consumed_once_at_any_time() {
    for policy in Preset::ALL.map(Preset::policy).map(plain) {
        let accepted = valid_par(policy.clone()).accepted();
        for first in [0, 30, 90, 600, 3_600] {
            for second in times() {
                let store = std::sync::Arc::new(MemoryReplayStore::new(8));
                let server = Server::new(ISSUER, policy.clone(), store.clone());
                if accepted.clone().consume(&server, &mut cx(after(first))).is_err() {
                    continue;
                }
                // Other identifiers come and go, so that the store evicts expired entries.
                let now = after(first + second);
                let mut other = accepted.clone();
                other.request_uri.push('x');
                other.expires_at = now;
                other.consume(&server, &mut cx(now)).unwrap();
                let again = accepted.clone().consume(&server, &mut cx(now)).unwrap_err();
                assert!(
                    matches!(again, RequestError::RequestUriReplayed | RequestError::RequestUriExpired { .. }),
                    "{} {first} {second}: {again:?}",
                    policy.name()
                );
            }
        }
    }
}

#[test]
fn a_request_uri_is_refused_from_one_hour_after_its_end_on() {
    let policy = Policy::fapi2_final();
    let accepted = valid_par(policy.clone()).accepted();
    let store = std::sync::Arc::new(MemoryReplayStore::new(8));
    let server = Server::new(ISSUER, policy.clone(), store.clone());
    let hour = accepted.expires_at.saturating_add(Duration::from_secs(3_600));
    let refused = accepted.clone().consume(&server, &mut cx(hour)).unwrap_err();
    assert_eq!(refused, RequestError::RequestUriExpired { end: accepted.expires_at, now: hour });
    assert_eq!(refused.public(), RequestError::RequestUriUnknown.public());
    let before = UnixTime::from_seconds(hour.seconds() - 1);
    assert!(accepted.consume(&server, &mut cx(before)).is_ok());
}

/// Codes, and the `jti` of assertions and request objects: after the first use, no later time accepts them again.
#[test]
fn codes_assertions_and_request_objects_are_used_once_at_any_time() {
    for leeway in [0, 30] {
        let policy = changed(Policy::fapi2_final(), |policy| policy.clock.expiry_leeway = Duration::from_secs(leeway));
        let world = World::new(policy.clone());
        let par = valid_par(policy.clone());
        let request = par.request();
        let (session, _, accepted) = world.push();
        let (issued, _) = accepted
            .consume(&world.server(), &mut cx(PAR_TIME))
            .unwrap()
            .grant_as(CODE, &world.server(), &mut cx(PAR_TIME))
            .unwrap();
        // Each takes four signatures: before, at and after the ends of code, assertion, request object and leeway.
        for later in [0, 1, 59, 60, 61, 289, 290, 291, 319, 320, 321, 3_600] {
            let store = std::sync::Arc::new(MemoryReplayStore::new(8));
            let server = Server::new(ISSUER, policy.clone(), store.clone());
            let push =
                |now| server.read_par(&request, &mut cx(PAR_TIME))?.check(&server, &world.registered(), &mut cx(now));
            push(PAR_TIME).unwrap();
            assert!(push(after(later)).is_err(), "assertion after {later}");
            let redeem = |now| {
                let (client, provider) = (world.client(), world.provider());
                let request = session.token_request(&client, &provider, &issued.code, &mut cx(now)).unwrap();
                let request = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap();
                request.check(&server, &world.registered(), &mut cx(now)).unwrap().redeem_code(
                    &server,
                    &issued,
                    &mut cx(now),
                )
            };
            redeem(PAR_TIME).unwrap();
            assert!(redeem(after(later)).is_err(), "code after {later}");
        }
    }
}
