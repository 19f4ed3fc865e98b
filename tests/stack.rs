//! Every operation of the core fits in a stack of 64 KiB: each runs in a thread of that size.
#![allow(missing_docs, clippy::unwrap_used)] // a test binary: helpers may stop it

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, BatchItem, SignItem, Signer as _, SigningKey, sign_batch, verify_batch};
use ofm_protocol::jose::{AlgorithmSet, BatchToken, Jwk, ProtectedHeader, Verifier, json, sign};
use ofm_protocol::jwt::{Claims, Validation};
use ofm_protocol::time::UnixTime;

const STACK: usize = 64 * 1024;

const KEYS: [&str; 5] = [
    include_str!("keys/rsa-2048.pem"),
    include_str!("keys/rsa-3072.pem"),
    include_str!("keys/rsa-4096.pem"),
    include_str!("keys/p256.pem"),
    include_str!("keys/ed25519.pem"),
];

const CLAIMS: &[u8] = br#"{"iss":"client","aud":"https://as.example","exp":1769767018.445,"nbf":1769766708.445}"#;

/// Runs an operation with 64 KiB of stack. Exceeding it would end the process.
fn within<T: Send>(operation: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, operation).unwrap().join().unwrap()
    })
}

#[test]
fn each_operation_fits_64_kib_of_stack() {
    for pem in KEYS {
        // Boxed, so that moving the results does not count.
        let key = within(|| Box::new(SigningKey::from_pem(pem.as_bytes())));
        let key = Box::new((*key).unwrap());
        let mut signature = vec![0; key.signature_len()];
        within(|| key.sign(b"message", &mut SystemRandom, &mut signature).map(drop)).unwrap();
        within(|| key.verifying_key().verify(b"message", &signature)).unwrap();
        let prepared = within(|| Box::new(key.verifying_key().clone().prepare()));
        within(|| prepared.verify(b"message", &signature)).unwrap();

        let mut buffers = vec![[0; 512]; 9];
        let mut items: Vec<_> = buffers.iter_mut().map(|buffer| SignItem::new(&key, b"message", buffer)).collect();
        within(|| sign_batch(&mut items, &mut SystemRandom));
        assert!(items.iter().all(|item| item.signature().is_ok()));

        let mut buffer = vec![0; 4096];
        let header = ProtectedHeader::new().with_kid("one");
        let token = within(|| sign(&header, CLAIMS, &*key, &mut SystemRandom, &mut buffer)).unwrap();
        let jwk = within(|| Box::new(Jwk::new(key.verifying_key().clone()).with_kid("one").unwrap()));
        let verifier = Verifier::with_keys(&*jwk, AlgorithmSet::of(Algorithm::ALL));
        let verified = within(|| verifier.verify_token(token)).unwrap();
        // Sixteen items fill the lanes twice; two more remain.
        let mut items = vec![BatchItem::new(key.verifying_key(), b"message", &signature); 18];
        within(|| verify_batch(&mut items));
        assert!(items.iter().all(|item| item.verdict().is_ok()));
        // Prepared keys and plain keys.
        let both = [key.verifying_key(), &*prepared].into_iter().cycle();
        let mut items: Vec<_> = both.take(38).map(|key| BatchItem::new(key, b"message", &signature)).collect();
        within(|| verify_batch(&mut items));
        assert!(items.iter().all(|item| item.verdict().is_ok()));
        let mut tokens = vec![BatchToken::new(token); 18];
        within(|| verifier.verify_batch(&mut tokens));
        assert!(tokens.iter().all(|token| token.verdict().is_ok()));
        let mut payload = vec![0; 1024];
        let payload = within(|| verified.decode_payload(&mut payload)).unwrap();
        let now = UnixTime::from_seconds(1_769_766_718);
        within(|| Validation::new("client", "https://as.example").validate(&payload, now).map(drop)).unwrap();
        within(|| Claims::parse(payload.bytes(), json::Budget::default()).map(drop)).unwrap();
        within(|| Jwk::parse(jwk.to_json().as_bytes(), json::Budget::default()).map(drop)).unwrap();
    }
}

#[cfg(feature = "oauth")]
#[test]
fn a_dpop_proof_fits_64_kib_of_stack() {
    use ofm_protocol::oauth::dpop::{NewProof, ProofKey, ProofRequirements};
    use ofm_protocol::oauth::{Context, Policy};

    let (policy, now, url) =
        (Policy::fapi2_final(), UnixTime::from_seconds(1_769_766_718), "https://rs.example/accounts");
    for pem in KEYS {
        let key = ProofKey::new(SigningKey::from_pem(pem.as_bytes()).unwrap());
        let mut cx = Context::with_system_random(now);
        let proof = NewProof::new("GET", url).with_access_token("token").sign(&key, &mut cx).unwrap();
        let expected = ProofRequirements::new("GET", "https://RS.example:443/./accounts").with_access_token("token");
        let expected = expected.with_key(key.thumbprint());
        within(|| {
            let mut random = SystemRandom;
            expected.check(&proof, &policy, &mut Context::new(now, &mut random)).map(drop)
        })
        .unwrap();
    }
}
