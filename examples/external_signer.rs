//! Pushes authorization requests whose tokens are signed by a key outside the program: an HSM or a KMS receives the
//! SHA-256 of the signing input and returns the signature. The first part calls the KMS at each signature. In the
//! second part, the KMS works on its own thread and signs both tokens of a request in one round.
//!
//!     cargo run --example external_signer

use std::error::Error;
use std::sync::Arc;
use std::thread;

use ofm_protocol::crypto::{Algorithm, DigestAlgorithm, DigestSigner, HashAndSign, RandomSource};
use ofm_protocol::error::SignError;
use ofm_protocol::jose::Jwk;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider, RegisteredClient, Server};
use ofm_protocol::time::UnixTime;

const CLIENT_ID: &str = "55aa605c-89ef-4473-aa88-47709f0ff383";
const ISSUER: &str = "https://auth1.example";
const REDIRECT_URI: &str = "https://client.example/cb";

/// A key of the KMS, by its name. It signs PS256 with 2048 bits, which is fixed when the key is made.
struct KmsKey {
    kms: Arc<kms::Client>,
    name: &'static str,
}

impl DigestSigner for KmsKey {
    fn algorithm(&self) -> DigestAlgorithm {
        DigestAlgorithm::Ps256
    }

    fn signature_len(&self) -> usize {
        256
    }

    fn sign_digest<'out>(
        &self,
        digest: &[u8; 32],
        _random: &mut dyn RandomSource, // The KMS has its own.
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        let signature = self.kms.sign(self.name, "RSASSA_PSS_SHA_256", digest).map_err(|_| SignError::External)?;
        let needed = signature.len();
        let out = out.get_mut(..needed).ok_or(SignError::BufferTooSmall { needed })?;
        out.copy_from_slice(&signature);
        Ok(out)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let kms = Arc::new(kms::Client::connect()?);
    let signer = HashAndSign::new(KmsKey { kms: Arc::clone(&kms), name: "signing-2026" });
    // Export the public key once, and publish it in the client's JWK set.
    let jwk = Jwk::new(kms.public_key()).with_kid("2026-01").ok_or("the kid is too long")?;

    let policy = Arc::new(Policy::fapi2_final());
    let client = Client::new(CLIENT_ID, Arc::clone(&policy)).with_signer(signer, "2026-01");
    let provider = Provider::new(ISSUER, jwk.clone()).with_par_endpoint("https://as1.example/par");
    let cx = &mut Context::with_system_random(UnixTime::from_seconds(1_769_766_718));
    let server = Server::without_replay_check(ISSUER, Arc::clone(&policy));
    let registered = RegisteredClient::new(CLIENT_ID, jwk, [REDIRECT_URI]);
    let wanted = || AuthorizationRequest::new(REDIRECT_URI).with_scope("openid accounts");
    // The server accepts both tokens, the request object and the client assertion.
    let accept = |request: &Request, cx: &mut Context<'_>| -> Result<(), Box<dyn Error>> {
        let pushed = server.read_par(request, cx)?.check(&server, &registered, cx)?;
        assert_eq!(pushed.request.scope.as_deref(), Some("openid accounts"));
        assert_eq!(pushed.assertion.sub, CLIENT_ID);
        println!("{} bytes pushed, accepted for {}", request.body.len(), pushed.assertion.sub);
        Ok(())
    };

    // 1. Call the KMS at each signature.
    let (request, _session) = client.push(&provider, wanted(), cx)?;
    accept(&request, cx)?;

    // 2. The KMS works on its own thread. It receives both digests and returns both signatures in one round.
    let client = Client::new(CLIENT_ID, policy).with_remote_key(Algorithm::Ps256, "2026-01");
    let unsigned = client.begin_push(&provider, wanted(), cx)?;
    let digests: Vec<[u8; 32]> = unsigned.digests().collect();
    let task = thread::spawn(move || {
        let sign = |digest| kms.sign("signing-2026", "RSASSA_PSS_SHA_256", digest);
        digests.iter().map(sign).collect::<Result<Vec<_>, _>>()
    });
    let signatures = task.join().map_err(|_| "the KMS is gone")??;
    let (request, _session) = unsigned.signed(signatures)?;
    accept(&request, cx)
}

/// A stand-in for the client library of a KMS: it takes digests and returns signatures; the private key stays inside.
mod kms {
    use ofm_protocol::crypto::random::SystemRandom;
    use ofm_protocol::crypto::{SigningKey, VerifyingKey};
    use ofm_protocol::error::KeyError;

    pub(super) struct Client {
        key: SigningKey,
    }

    impl Client {
        pub(super) fn connect() -> Result<Self, KeyError> {
            Ok(Self { key: SigningKey::from_pem(include_bytes!("../tests/keys/rsa-2048.pem"))? })
        }

        pub(super) fn public_key(&self) -> VerifyingKey {
            self.key.verifying_key().clone()
        }

        pub(super) fn sign(&self, key_name: &str, algorithm: &str, digest: &[u8; 32]) -> Result<Vec<u8>, &'static str> {
            if (key_name, algorithm) != ("signing-2026", "RSASSA_PSS_SHA_256") {
                return Err("there is no such key");
            }
            let signer = self.key.digest_signer().ok_or("the key signs no digests")?;
            let mut signature = vec![0; signer.signature_len()];
            signer.sign_digest(digest, &mut SystemRandom, &mut signature).map_err(|_| "it does not sign")?;
            Ok(signature)
        }
    }
}
