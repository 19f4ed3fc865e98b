//! External signatures: the inputs are signed outside, and the complete message equals the one signed here.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, Signer as _, SigningKey};
use ofm_protocol::error::BuildError;
use ofm_protocol::oauth::dpop::{NewProof, ProofKey, ProofRequirements};
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::resource::TokenFacts;
use ofm_protocol::oauth::token::IssuedAccessToken;
use ofm_protocol::oauth::{
    AuthorizationRequest, Client, InputKey, Policy, ResponseMode, Server, Session, Unsigned, id_token,
};
use ofm_protocol::types::{ErrorCode, Members};

use crate::support::exchange::{
    CLIENT_ID, CLIENT_KID, CODE, ISSUER, PAR_TIME, REDIRECT_URI, SERVER_KID, World, cx, over_tls, with_es256,
};
use crate::support::keys;

/// The answer of a signing service: one signature for each input, in one round.
fn sign<T>(unsigned: &Unsigned<T>, key: &SigningKey) -> Vec<Vec<u8>> {
    assert_eq!(unsigned.algorithm(), key.algorithm());
    let sign = |input: &[u8]| {
        let mut out = [0; 512];
        key.sign(input, &mut SystemRandom, &mut out).unwrap().to_vec()
    };
    unsigned.inputs().map(sign).collect()
}

fn remote() -> Client {
    Client::new(CLIENT_ID, Policy::fapi2_final()).with_remote_key(Algorithm::Ps256, CLIENT_KID)
}

#[test]
fn both_signatures_of_a_par_are_asked_for_in_one_round() {
    let world = World::new(Policy::fapi2_final());
    let (server, cx) = (world.server(), &mut cx(PAR_TIME));
    let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
    let unsigned = remote().begin_push(&world.provider(), wanted, cx).unwrap();
    assert_eq!((unsigned.inputs().len(), unsigned.digests().len()), (2, 2));
    // The unsigned message can move to another task.
    let signatures = sign(&unsigned, &world.client_key);
    let (request, session) = std::thread::spawn(move || unsigned.signed(signatures)).join().unwrap().unwrap();
    let pushed = server.read_par(&request, cx).unwrap().check(&server, &world.registered(), cx).unwrap();
    assert_eq!(pushed.request.state.as_ref().unwrap().expose(), session.state());
}

#[test]
fn every_request_of_a_client_can_be_signed_elsewhere() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider, server, cx) = (remote(), world.provider(), world.server(), &mut cx(PAR_TIME));
    let (session, _, _) = world.push();
    let requests = [
        session.begin_token_request(&client, &provider, &CODE.into(), cx).unwrap(),
        client.begin_refresh_request(&provider, &"r".into(), cx).unwrap(),
        client.begin_client_credentials_request(&provider, Some("accounts"), cx).unwrap(),
    ];
    for unsigned in requests {
        let signatures = sign(&unsigned, &world.client_key);
        let request: Request = unsigned.signed(signatures).unwrap();
        let unverified = server.read_token_request(&over_tls(&request), cx).unwrap();
        assert!(unverified.check(&server, &world.registered(), cx).is_ok());
    }
}

#[test]
fn an_id_token_can_be_signed_elsewhere() {
    let world = World::new(Policy::fapi2_final());
    let cx = &mut cx(PAR_TIME);
    let server =
        Server::without_replay_check(ISSUER, Policy::fapi2_final()).with_remote_key(Algorithm::Ps256, SERVER_KID);
    let (_, _, accepted) = world.push();
    let (issued, _) = accepted.consume(&server, cx).unwrap().grant_as(CODE, &server, cx).unwrap();
    let claims = id_token::claims(&server, &issued, "202", PAR_TIME, cx);
    let unsigned = id_token::begin_issue(&server, &claims).unwrap();
    let signatures = sign(&unsigned, &world.server_key);
    let token = unsigned.signed(signatures).unwrap();
    assert!(id_token::IdTokenRequirements::new().check(&token, &world.client(), &world.provider(), cx).is_ok());
    assert_eq!(id_token::issue(&server, &claims, cx).unwrap_err(), BuildError::NoSigner);
}

/// No placeholder is sent instead of a signature.
#[test]
fn a_remote_key_does_not_sign_here_and_signatures_have_their_length() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider, cx) = (remote(), world.provider(), &mut cx(PAR_TIME));
    let wanted = || AuthorizationRequest::new(REDIRECT_URI).with_scope("openid");
    assert_eq!(client.push(&provider, wanted(), cx).map(drop), Err(BuildError::NoSigner));
    assert_eq!(client.refresh_request(&provider, &"r".into(), cx).map(drop), Err(BuildError::NoSigner));
    let wrong = Err(BuildError::Value { name: "signature" });
    for signatures in [
        vec![],
        vec![vec![0; 256]],
        vec![vec![0; 256]; 3],
        vec![vec![0; 256], vec![]],
        vec![vec![0; 255], vec![0; 256]],
        vec![vec![0; 256], vec![0; 513]],
    ] {
        let unsigned = client.begin_push(&provider, wanted(), cx).unwrap();
        assert_eq!(unsigned.signed(&signatures).map(drop), wrong);
    }
    for algorithm in [Algorithm::Es256, Algorithm::Ed25519] {
        let client = Client::new(CLIENT_ID, Policy::fapi2_final()).with_remote_key(algorithm, "k");
        for (length, expected) in [(64, Ok(())), (63, wrong), (72, wrong)] {
            let unsigned = client.begin_refresh_request(&provider, &"r".into(), cx).unwrap();
            assert_eq!(unsigned.signed([vec![0; length]]).map(drop), expected);
        }
    }
    assert!(!format!("{:?}", client.begin_refresh_request(&provider, &"marker".into(), cx)).contains("marker"));
}

/// A server whose key is elsewhere.
fn remote_server(policy: Policy) -> Server {
    Server::without_replay_check(ISSUER, policy)
        .with_remote_key(Algorithm::Ps256, SERVER_KID)
        .with_token_endpoint("https://as1.example/token")
}

#[test]
fn signed_authorization_responses_can_be_signed_elsewhere() {
    let mut policy = Policy::fapi2_final();
    let modes = [ResponseMode::Query, ResponseMode::Jwt, ResponseMode::QueryJwt, ResponseMode::FormPostJwt];
    policy.authorization_request.response_modes = modes.iter().map(|mode| mode.as_str().into()).collect();
    let world = World::new(policy.clone());
    let (server, cx) = (remote_server(policy), &mut cx(PAR_TIME));
    let back = |session: &Session, location: &str| {
        let request = Request::new("GET", location);
        session.read_callback_request(&world.client(), &world.provider(), &request, &mut self::cx(PAR_TIME))
    };
    for mode in modes {
        let wanted = AuthorizationRequest::new(REDIRECT_URI).with_scope("openid").with_response_mode(mode);
        let (request, session) = world.client().push(&world.provider(), wanted, cx).unwrap();
        let pushed = server.read_par(&request, cx).unwrap().check(&server, &world.registered(), cx).unwrap();
        let consumed = pushed.accept(&server, cx).unwrap().0.consume(&server, cx).unwrap();
        let count = usize::from(mode.is_signed());
        // One signature of a signed response, none of a plain one.
        let denied = consumed.clone().begin_deny(&server, ErrorCode::AccessDenied, "no", cx).unwrap();
        assert_eq!((denied.inputs().len(), denied.signing_inputs().len()), (count, count), "{mode:?}");
        let signatures = sign(&denied, &world.server_key);
        let denied = denied.signed(signatures).unwrap();
        let unsigned = consumed.clone().begin_grant_as(CODE, &server, cx).unwrap();
        let signatures = sign(&unsigned, &world.server_key);
        let (issued, granted) = unsigned.signed(signatures).unwrap();
        assert_eq!(issued.code.expose(), CODE);
        // A new code each time.
        let (other, _) = consumed.clone().begin_grant(&server, cx).unwrap().signed(sign_nothing(count)).unwrap();
        assert_ne!(other.code.expose(), CODE);
        let here = consumed.grant(&server, cx).map(drop);
        assert_eq!(here, if mode.is_signed() { Err(BuildError::NoSigner) } else { Ok(()) });
        if mode == ResponseMode::FormPostJwt {
            assert!(granted.status == 200 && denied.status == 200);
            continue;
        }
        assert_eq!(back(&session, granted.header("Location").unwrap()).unwrap().code.expose(), CODE, "{mode:?}");
        assert_eq!(back(&session, denied.header("Location").unwrap()).unwrap_err().label(), "callback_refused");
    }
}

/// Signatures of the right length.
fn sign_nothing(count: usize) -> Vec<[u8; 256]> {
    vec![[0; 256]; count]
}

#[test]
fn introspection_and_userinfo_can_be_signed_elsewhere() {
    let world = World::new(Policy::fapi2_final());
    let (client, provider) = (world.client(), world.provider());
    let provider = provider
        .with_introspection_endpoint("https://as1.example/introspect")
        .with_userinfo_endpoint("https://as1.example/userinfo");
    let (server, cx) = (remote_server(Policy::fapi2_final()), &mut cx(PAR_TIME));
    let facts = TokenFacts::new(CLIENT_ID).with_subject("202").with_scope("openid");
    let issued = IssuedAccessToken::new(&"token".into(), facts.clone(), PAR_TIME);
    for signed in [false, true] {
        let (token, here) = (&"token".into(), if signed { Err(BuildError::NoSigner) } else { Ok(()) });
        // The client's key is elsewhere too.
        let unsigned = if signed {
            remote().begin_signed_introspection_request(&provider, token, cx)
        } else {
            remote().begin_introspection_request(&provider, token, cx)
        };
        let unsigned = unsigned.unwrap();
        let signatures = sign(&unsigned, &world.client_key);
        let request = unsigned.signed(signatures).unwrap();
        let query = server.read_introspection_request(&request, cx).unwrap();
        let query = query.check(&server, &world.registered(), cx).unwrap();
        let unsigned = query.begin_introspection(&server, Some(&issued), cx).unwrap();
        assert_eq!(unsigned.inputs().len(), usize::from(signed));
        let signatures = sign(&unsigned, &world.server_key);
        let response = unsigned.signed(signatures).unwrap();
        let read = client.read_introspection_response(&provider, (&request, &response), cx).unwrap();
        assert_eq!(read.as_ref(), Some(&facts));
        assert_eq!(query.introspection(&server, Some(&issued), cx).map(drop), here);

        let request = if signed {
            client.signed_userinfo_request(&provider, token, cx)
        } else {
            client.userinfo_request(&provider, token, cx)
        };
        let request = request.unwrap();
        let unsigned = server.begin_userinfo_response(&facts, Members::default(), &request, cx).unwrap();
        assert_eq!(unsigned.inputs().len(), usize::from(signed));
        let signatures = sign(&unsigned, &world.server_key);
        let response = unsigned.signed(signatures).unwrap();
        let read = client.read_userinfo_response(&provider, "202", (&request, &response), cx).unwrap();
        assert_eq!(read["sub"], "202");
        assert_eq!(server.userinfo_response(&facts, Members::default(), &request, cx).map(drop), here);
    }
}

/// Two services: one for the client's key, one for the key of proofs.
#[test]
fn proofs_of_dpop_can_be_signed_elsewhere() {
    let mut policy = Policy::fapi2_final();
    with_es256(&mut policy);
    let (world, proof_key) = (World::new(policy.clone()), keys::p256());
    let remote_proof = ProofKey::of_remote_key(proof_key.verifying_key().clone());
    assert_eq!(remote_proof.thumbprint(), ProofKey::new(keys::p256()).thumbprint());
    let (provider, server, cx) = (world.provider(), world.server(), &mut cx(PAR_TIME));
    let server = server.with_token_endpoint("https://as1.example/token");
    let client = Client::new(CLIENT_ID, policy)
        .with_remote_key(Algorithm::Ps256, CLIENT_KID)
        .with_proof_key(remote_proof.clone());
    let sign = |unsigned: &Unsigned<Request>| -> Vec<Vec<u8>> {
        let sign = |key: &SigningKey, bytes: &[u8]| {
            let mut out = [0; 512];
            key.sign(bytes, &mut SystemRandom, &mut out).unwrap().to_vec()
        };
        let signatures = unsigned.signing_inputs().map(|input| match input.key {
            InputKey::Own => {
                assert_eq!(input.algorithm, Algorithm::Ps256);
                sign(&world.client_key, input.bytes)
            }
            InputKey::Proof => {
                assert_eq!(input.algorithm, Algorithm::Es256);
                sign(&proof_key, input.bytes)
            }
            _ => panic!(),
        });
        signatures.collect()
    };
    let keys_of = |unsigned: &Unsigned<Request>| unsigned.signing_inputs().map(|own| own.key).collect::<Vec<_>>();

    // A token request: the assertion, then the proof.
    let unsigned = client.begin_client_credentials_request(&provider, Some("accounts"), cx).unwrap();
    assert_eq!(keys_of(&unsigned), [InputKey::Own, InputKey::Proof]);
    assert!(!format!("{:?}", unsigned.signing_inputs().next()).contains("bytes"));
    let mut swapped = sign(&unsigned);
    swapped.swap(0, 1);
    assert_eq!(unsigned.signed(swapped).map(drop), Err(BuildError::Value { name: "signature" }));
    let unsigned = client.begin_client_credentials_request(&provider, Some("accounts"), cx).unwrap();
    let signatures = sign(&unsigned);
    let request = unsigned.signed(signatures).unwrap();
    let checked = server.read_token_request(&request, cx).unwrap().check(&server, &world.registered(), cx).unwrap();
    assert_eq!(checked.confirmation().unwrap().key(), Some(remote_proof.thumbprint()));

    // A request to a resource: the proof alone.
    let unsigned = client.begin_resource_request("GET", "https://rs1.example/accounts", &"t".into(), cx).unwrap();
    assert_eq!(keys_of(&unsigned), [InputKey::Proof]);
    let signatures = sign(&unsigned);
    let request = unsigned.signed(signatures).unwrap();
    let expected = ProofRequirements::new("GET", "https://rs1.example/accounts").with_access_token("t");
    let checked = expected.check_request(&request, &Policy::fapi2_final(), cx).unwrap();
    assert_eq!(checked.key(), remote_proof.thumbprint());
    // A client without such a key has nothing to sign there.
    let plain = remote().begin_resource_request("GET", "https://rs1.example/accounts", &"t".into(), cx).unwrap();
    assert_eq!(plain.inputs().len(), 0);

    // One proof.
    let proof = NewProof::new("GET", "https://rs1.example/accounts");
    let unsigned = proof.begin(&ProofKey::new(keys::p256()), cx).unwrap();
    assert_eq!((unsigned.algorithm(), unsigned.inputs().len()), (Algorithm::Es256, 1));

    // Nothing is signed here with that key, and no request is sent without its proof.
    let here = Err(BuildError::NoSigner);
    assert_eq!(proof.sign(&remote_proof, cx).map(drop), here);
    assert_eq!(client.resource_request("GET", "https://rs1.example/accounts", &"t".into(), cx).map(drop), here);
    let half = world.client().with_proof_key(remote_proof);
    assert_eq!(half.refresh_request(&provider, &"r".into(), cx).map(drop), here);
}
