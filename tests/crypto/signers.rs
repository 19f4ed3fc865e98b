//! External keys: signers of digests, and devices that do not behave as they state.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::sha256::sha256;
use ofm_protocol::crypto::{Algorithm, DigestAlgorithm, DigestSigner, HashAndSign, RandomError, RandomSource, Signer};
use ofm_protocol::error::{SignError, TokenSignError};
use ofm_protocol::jose::{ProtectedHeader, sign};

use crate::support::keys;

/// Gives the same bytes in each run, so that equal work gives equal signatures.
struct Counter(u8);

impl RandomSource for Counter {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        for byte in out {
            self.0 = self.0.wrapping_mul(181).wrapping_add(113);
            *byte = self.0;
        }
        Ok(())
    }
}

/// RFC 8017 section 9.1.1 step 2 and FIPS 186-5 section 6.4.1 step 1: both begin with the digest.
#[test]
fn a_signature_of_the_digest_is_one_of_the_message() {
    for key in [keys::rsa_a(), keys::p256()] {
        let digests = key.digest_signer().unwrap();
        assert_eq!(Algorithm::from(digests.algorithm()), key.verifying_key().algorithm());
        assert_eq!(digests.signature_len(), key.verifying_key().signature_len());
        let (mut of_digest, mut of_message, mut adapted) = ([0; 512], [0; 512], [0; 512]);
        let of_digest = digests.sign_digest(&sha256(b"message"), &mut Counter(1), &mut of_digest).unwrap();
        let of_message = key.sign(b"message", &mut Counter(1), &mut of_message).unwrap();
        let signer = HashAndSign::new(digests);
        let adapted = signer.sign(b"message", &mut Counter(1), &mut adapted).unwrap();
        assert_eq!((&*of_digest, &*of_message), (&*adapted, &*adapted));
        key.verifying_key().verify(b"message", adapted).unwrap();
        assert_eq!((signer.algorithm(), signer.signature_len()), (key.algorithm(), key.signature_len()));
    }
}

/// RFC 8032 section 5.1.6: the message itself is hashed together with the key.
#[test]
fn ed25519_signs_no_digests() {
    assert!(keys::ed25519().digest_signer().is_none());
}

/// A device that states one length and returns another, or fails.
struct Device {
    promised: usize,
    answer: Result<usize, SignError>,
}

impl DigestSigner for Device {
    fn algorithm(&self) -> DigestAlgorithm {
        DigestAlgorithm::Es256
    }

    fn signature_len(&self) -> usize {
        self.promised
    }

    fn sign_digest<'out>(
        &self,
        _: &[u8; 32],
        _: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.answer.map(|length| &mut out[..length])
    }
}

impl Signer for Device {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Es256
    }

    fn signature_len(&self) -> usize {
        self.promised
    }

    fn sign<'out>(
        &self,
        _: &[u8],
        random: &mut dyn RandomSource,
        out: &'out mut [u8],
    ) -> Result<&'out mut [u8], SignError> {
        self.sign_digest(&[0; 32], random, out)
    }
}

/// RFC 7518 section 3.4: an ES256 signature has 64 bytes. DER, which many devices return, has more.
#[test]
fn a_device_that_gives_another_length_than_it_promised_makes_no_token() {
    for length in [0, 63, 65, 72] {
        let device = Device { promised: 64, answer: Ok(length) };
        let refused = HashAndSign::new(&device).sign(b"", &mut SystemRandom, &mut [0; 512]).map(|_| ());
        assert_eq!(refused, Err(SignError::External), "{length}");
        let refused = sign(&ProtectedHeader::new(), b"{}", &device, &mut SystemRandom, &mut [0; 512]).map(|_| ());
        assert_eq!(refused, Err(TokenSignError::Sign { error: SignError::External }), "{length}");
    }
    let device = Device { promised: 64, answer: Ok(64) };
    sign(&ProtectedHeader::new(), b"{}", &HashAndSign::new(device), &mut SystemRandom, &mut [0; 512]).unwrap();
}

#[test]
fn errors_of_the_device_are_passed_on() {
    let signer = HashAndSign::new(Device { promised: 64, answer: Err(SignError::External) });
    assert_eq!(signer.sign(b"", &mut SystemRandom, &mut [0; 64]).map(|_| ()), Err(SignError::External));
    let refused = signer.sign(b"", &mut SystemRandom, &mut [0; 63]).map(|_| ());
    assert_eq!(refused, Err(SignError::BufferTooSmall { needed: 64 }));
    assert_eq!(format!("{signer:?}"), "HashAndSign { algorithm: Es256, .. }");
    assert_eq!(signer.get_ref().promised, 64);
}
