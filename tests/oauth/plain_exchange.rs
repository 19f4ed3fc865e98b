//! A plain OpenID Connect exchange passes every preset: a preset rejects only what its own specifications forbid.

use ofm_protocol::error::ResponseError;
use ofm_protocol::jose::{JwkSet, ProtectedHeader};
use ofm_protocol::oauth::http::{Request, Response};
use ofm_protocol::oauth::policy::Preset;
use ofm_protocol::oauth::replay::MemoryReplayStore;
use ofm_protocol::oauth::{AuthorizationRequest, Client, InteractionId, Policy, Provider, Quirk, Server, id_token};
use ofm_protocol::types::AuthorizationDetail;
use serde_json::{Value, json};

use crate::support::exchange::{
    CLIENT_ID, CLIENT_KID, ISSUER, PAR_TIME, REDIRECT_URI, SERVER_KID, World, changed, cx, over_tls, plain, public,
};
use crate::support::keys;
use crate::support::modules::{Answer, at, details, secs};

/// A server of no platform: it writes OpenID Connect Core 1.0 only.
struct Plain {
    world: World,
    /// Additional claims of its ID token.
    more: Value,
    header: ProtectedHeader<'static>,
}

impl Plain {
    fn new(policy: Policy) -> Self {
        Self { world: World::new(policy), more: json!({}), header: ProtectedHeader::new().with_kid(SERVER_KID) }
    }

    /// Both sides of the exchange under the policy; `change` modifies the server's response.
    fn run(&self, change: impl Fn(Response) -> Response) -> Result<(), ResponseError> {
        let world = &self.world;
        let (policy, client, provider) = (&world.policy, world.client(), world.provider());
        let store = std::sync::Arc::new(MemoryReplayStore::new(16));
        let server = Server::new(ISSUER, policy.clone(), store.clone());
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
        // Platforms grant nothing without a consent.
        let wanted = if policy.authorization_details.require {
            let details: Vec<AuthorizationDetail> = serde_json::from_value(details(policy)).unwrap();
            wanted.with_authorization_details(details)
        } else {
            wanted
        };
        let (request, session) = client.push(&provider, wanted, &mut cx(at(0))).unwrap();
        let unverified = server.read_par(&request, &mut cx(PAR_TIME)).unwrap();
        let pushed = unverified.check(&server, &world.registered(), &mut cx(at(0))).unwrap();
        let (accepted, response) = pushed.accept(&server, &mut cx(at(0))).unwrap();
        let pushed = session.read_par_response(&client, (&request, &change(response)), &mut cx(at(1)))?;
        pushed.authorization_url(&client, &provider).unwrap();
        let (issued, redirect) =
            accepted.consume(&server, &mut cx(at(2))).unwrap().grant(&server, &mut cx(at(2))).unwrap();
        let callback =
            session.read_callback(&client, &provider, redirect.header("Location").unwrap(), &mut cx(PAR_TIME))?;
        let request = session.token_request(&client, &provider, &callback.code, &mut cx(at(3))).unwrap();
        let unverified = server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).unwrap();
        let authenticated = unverified.check(&server, &world.registered(), &mut cx(at(3))).unwrap();
        authenticated.redeem_code(&server, &issued, &mut cx(at(3))).unwrap();
        let mut claims = json!({
            "iss": ISSUER, "sub": "24400320", "aud": CLIENT_ID, "iat": secs(3), "exp": secs(303),
            "nonce": issued.request.nonce.as_ref().map(|nonce| nonce.expose().to_owned()),
        });
        claims.as_object_mut().unwrap().extend(self.more.as_object().unwrap().clone());
        let token = keys::token(&self.header, claims.to_string().as_bytes(), &world.server_key);
        let mut body =
            json!({"access_token": "SlAV32hkKG", "token_type": "Bearer", "expires_in": 3600, "id_token": token});
        if policy.authorization_details.require {
            body["authorization_details"] = Answer::valid(policy.clone()).body["authorization_details"].clone();
        }
        let response = Response::new(200).with_header("Content-Type", "application/json").with_body(body.to_string());
        session.read_token_response(&client, &provider, (&request, &change(response)), &mut cx(at(4))).map(|_| ())
    }
}

fn presets() -> impl Iterator<Item = Policy> {
    Preset::ALL.into_iter().map(Preset::policy).map(plain)
}

#[test]
fn a_plain_openid_connect_exchange_passes_every_preset() {
    let claims = [
        json!({}),
        // OpenID Connect Core 1.0 sections 2 and 5.1.
        json!({
            "aud": [CLIENT_ID], "azp": CLIENT_ID, "acr": "1", "amr": ["pwd", "otp"], "auth_time": secs(-20),
            "nbf": secs(3),
            "jti": "5fbf32", "sid": "x", "name": "Jane Doe", "email": "jane@c.example", "email_verified": false,
            "phone_number_verified": true, "updated_at": 1_311_280_970, "address": {"country": "MY"}, "roles": ["a"],
        }),
    ];
    for policy in presets() {
        for more in &claims {
            for header in [
                ProtectedHeader::new().with_kid(SERVER_KID),
                ProtectedHeader::new().with_kid(SERVER_KID).with_typ("JWT"),
                // OpenID Connect Core 1.0 section 10.1: the server has one key.
                ProtectedHeader::new(),
            ] {
                let plain = Plain { more: more.clone(), header, ..Plain::new(policy.clone()) };
                assert_eq!(plain.run(|response| response), Ok(()), "{} {more}", policy.name());
            }
        }
    }
}

/// A claim with a platform's name, in any form, has no meaning elsewhere (RFC 7519 section 4).
#[test]
fn rules_of_a_platform_hold_on_that_platform_alone() {
    for policy in presets() {
        let plain = Plain { more: json!({"hashed_id_number": "00ff"}), ..Plain::new(policy.clone()) };
        let result = plain.run(|response| response);
        if policy.name() == "ofm-v1.2.2" {
            assert_eq!(result, Err(ResponseError::IdTokenQuirk { quirk: Quirk::HashedIdNumberForm }));
        } else {
            assert_eq!(result, Ok(()), "{}", policy.name());
        }
    }
}

/// The rejections of each preset, and the text of its own specifications that forbids the form.
#[test]
fn each_rejection_of_a_preset_has_its_own_source() {
    const RFC_9126_2_2: &str = "RFC 9126 section 2.2: the status is 201";
    const RFC_9101_4: &str = "RFC 9101 section 4: numeric values are JSON numbers";
    const CORE_2: &str = "OpenID Connect Core 1.0 section 2: amr is a JSON array of strings";
    const CORE_5_1: &str = "OpenID Connect Core 1.0 section 5.1: email_verified is a JSON boolean";
    const FAPI2_PAR: &str = "FAPI 2.0 Security Profile section 5.3.2.2: expires_in is below 600";
    const RFC_9207: &str = "FAPI 2.0 Security Profile section 5.3.3.2: the client checks iss (RFC 9207)";
    const CONSENTS: &str = "Open Finance Malaysia consents v1.2: the hash has exactly 44 characters";
    const STRINGS: &str = "RFC 6749 section 5.1: string values are JSON strings, a value that is null is none";
    const NUMBERS: &str = "RFC 6749 section 5.1: numerical values are JSON numbers";
    const ENCODED: &str = "RFC 6749 section 4.1.2 and appendix B: values of the query are encoded";
    let expected: [(&str, &[(Quirk, &str)]); 5] = [
        (
            "fapi2-final",
            &[
                (Quirk::MaxAgeNull, RFC_9101_4),
                (Quirk::ParStatusOk, RFC_9126_2_2),
                (Quirk::LongRequestUri, FAPI2_PAR),
                (Quirk::AmrText, CORE_2),
                (Quirk::BooleanText, CORE_5_1),
                (Quirk::IssuerMissing, RFC_9207),
                (Quirk::NullMember, STRINGS),
                (Quirk::ExpiresInText, NUMBERS),
                (Quirk::UnencodedEquals, ENCODED),
            ],
        ),
        (
            "fapi1-advanced",
            &[
                (Quirk::MaxAgeNull, RFC_9101_4),
                (Quirk::ParStatusOk, RFC_9126_2_2),
                (Quirk::AmrText, CORE_2),
                (Quirk::BooleanText, CORE_5_1),
                (Quirk::NullMember, STRINGS),
                (Quirk::ExpiresInText, NUMBERS),
                (Quirk::UnencodedEquals, ENCODED),
            ],
        ),
        ("ofm-sandbox", &[]),
        (
            "ofm-v1.2.2",
            &[(Quirk::MaxAgeNull, RFC_9101_4), (Quirk::HashedIdNumberForm, CONSENTS), (Quirk::IssuerMissing, RFC_9207)],
        ),
        (
            "api-hub-uae-v2.1",
            &[
                (Quirk::MaxAgeNull, RFC_9101_4),
                (Quirk::LongRequestUri, FAPI2_PAR),
                (Quirk::AmrText, CORE_2),
                (Quirk::BooleanText, CORE_5_1),
                (Quirk::IssuerMissing, RFC_9207),
                (Quirk::NullMember, STRINGS),
                (Quirk::ExpiresInText, NUMBERS),
                (Quirk::UnencodedEquals, ENCODED),
            ],
        ),
    ];
    for (name, reasons) in expected {
        let policy = Policy::preset(name).unwrap();
        let recorded = ofm_protocol::oauth::QuirkSet::OBSERVABLE;
        let refused: Vec<_> = recorded.difference(policy.tolerated).iter().collect();
        assert_eq!(refused, reasons.iter().map(|(quirk, _)| *quirk).collect::<Vec<_>>(), "{name}");
        assert!(reasons.iter().all(|(_, text)| text.contains("section") || text.contains("consents v1.2")));
    }
}

#[test]
fn oidc_10_1_a_kid_is_asked_for_only_where_several_keys_fit() {
    let world = World::new(Policy::fapi2_final());
    let ed25519 = ofm_protocol::crypto::SigningKey::from_ed25519_seed(&[7; 32]);
    let own = public(&world.server_key, SERVER_KID);
    let sets: [(JwkSet, Result<(), ResponseError>); 3] = [
        ([own.clone()].into_iter().collect(), Ok(())),
        // A key of another algorithm cannot have signed it.
        ([own.clone(), public(&ed25519, "e")].into_iter().collect(), Ok(())),
        ([public(&keys::rsa_a(), "2"), own].into_iter().collect(), Err(ResponseError::IdTokenKidMissing)),
    ];
    let claims = json!({"iss": ISSUER, "sub": "202", "aud": CLIENT_ID, "iat": secs(0), "exp": secs(300)}).to_string();
    let unnamed = keys::token(&ProtectedHeader::new(), claims.as_bytes(), &world.server_key);
    let named = keys::token(&ProtectedHeader::new().with_kid(SERVER_KID), claims.as_bytes(), &world.server_key);
    for (set, expected) in &sets {
        for policy in
            [Policy::fapi2_final(), plain(Policy::fapi1_advanced()), Policy::ofm_sandbox(), Policy::ofm_v1_2_2()]
        {
            let client = Client::new(CLIENT_ID, policy.clone()).with_signer(world.client_key.clone(), CLIENT_KID);
            let provider = Provider::new(ISSUER, set.clone());
            let check = |token: &str| {
                id_token::IdTokenRequirements::new().check(token, &client, &provider, &mut cx(PAR_TIME)).map(|_| ())
            };
            assert_eq!(check(&unnamed), *expected, "{}", policy.name());
            assert_eq!(check(&named), Ok(()));
            let policy = changed(policy.clone(), |policy| policy.keys.require_id_token_kid = false);
            let client = Client::new(CLIENT_ID, policy.clone()).with_unnamed_signer(world.client_key.clone());
            assert!(
                id_token::IdTokenRequirements::new().check(&unnamed, &client, &provider, &mut cx(PAR_TIME)).is_ok()
            );
        }
    }
}

const HEADER: &str = "x-fapi-interaction-id";

/// FAPI 2.0 has no such header, and FAPI 1.0 requires a UUID from the client only. Only API Hub's text requires a
/// server and a client to check it.
#[test]
fn an_interaction_id_is_looked_at_only_where_the_platforms_text_asks() {
    for policy in presets() {
        let asks = policy.name() == "api-hub-uae-v2.1";
        assert_eq!(
            (policy.interaction_id.check_uuid, policy.interaction_id.check_echo),
            (asks, asks),
            "{}",
            policy.name()
        );
        // A gateway between them makes its own ids.
        let gateway = |mut response: Response| {
            response.headers.retain(|(name, _)| name != HEADER);
            response.with_header(HEADER, "5009f9bd-629a-4e6c-978e-f411c016305f")
        };
        let expected = if asks { Err(ResponseError::InteractionId) } else { Ok(()) };
        assert_eq!(Plain::new(policy.clone()).run(gateway), expected, "{}", policy.name());
        let either = changed(policy.clone(), |policy| policy.interaction_id.check_echo = !asks);
        let expected = if asks { Ok(()) } else { Err(ResponseError::InteractionId) };
        assert_eq!(Plain::new(either).run(gateway), expected, "{}", policy.name());
    }
}

/// If a server does not check the id, a malformed one counts as absent at both endpoints: neither echoed nor rejected.
#[test]
fn a_malformed_interaction_id_counts_as_none_unless_the_policy_refuses_it() {
    let malformed = |request: &Request| {
        let mut request = request.clone();
        request.headers.retain(|(name, _)| name != HEADER);
        [
            request.clone().with_header(HEADER, "<script>"),
            request.clone().with_header(HEADER, ""),
            request.clone().with_header(HEADER, "5009f9bd-629a-4e6c-978e-f411c016305f").with_header(HEADER, "1"),
        ]
    };
    for policy in presets() {
        let world = World::new(policy.clone());
        let details: Vec<AuthorizationDetail> = serde_json::from_value(details(&policy)).unwrap();
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid").with_authorization_details(details);
        let (request, session) = world.client().push(&world.provider(), wanted, &mut cx(at(0))).unwrap();
        let token = session.token_request(&world.client(), &world.provider(), &"c".into(), &mut cx(at(0)));
        for checks in [false, true] {
            let policy = changed(policy.clone(), |policy| policy.interaction_id.check_uuid = checks);
            let server = Server::without_replay_check(ISSUER, policy.clone());
            for request in malformed(&request) {
                let read = server.read_par(&request, &mut cx(PAR_TIME));
                assert_eq!(read.is_err(), checks, "{}", policy.name());
                let Ok(read) = read else { continue };
                assert_eq!(read.interaction_id(), None);
                let pushed = read.check(&world.server(), &world.registered(), &mut cx(at(0))).unwrap();
                let (_, response) = pushed.accept(&world.server(), &mut cx(at(0))).unwrap();
                let echoed = response.header(HEADER).and_then(InteractionId::parse).unwrap();
                assert!(request.headers_named(HEADER).all(|sent| sent != echoed.as_str()));
            }
            for request in malformed(token.as_ref().unwrap()) {
                assert_eq!(
                    server.read_token_request(&over_tls(&request), &mut cx(PAR_TIME)).is_err(),
                    checks,
                    "{}",
                    policy.name()
                );
            }
        }
    }
}
