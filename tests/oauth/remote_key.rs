//! External signatures: the inputs are signed outside, and the complete message equals the one signed here.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, Signer as _, SigningKey};
use ofm_protocol::error::BuildError;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Policy, Server, Unsigned, id_token};

use crate::support::exchange::{
    CLIENT_ID, CLIENT_KID, CODE, ISSUER, PAR_TIME, REDIRECT_URI, SERVER_KID, World, cx, over_tls,
};

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
