//! A compact JWS with an empty payload is valid (RFC 7515 section 2); as claims it is not JSON.

use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{Algorithm, SigningKey};
use ofm_protocol::error::{ClaimError, JwsError, TokenError};
use ofm_protocol::jose::{ProtectedHeader, Verifier, sign_to_string};
use ofm_protocol::jwt::Validation;
use ofm_protocol::time::UnixTime;

use crate::support::keys;

#[test]
fn an_empty_payload_is_valid_and_has_no_claims() {
    let now = UnixTime::from_seconds(0);
    for key in [SigningKey::from_ed25519_seed(&[1; 32]), keys::rsa_a()] {
        let algorithm: Algorithm = key.verifying_key().algorithm();
        let verifier = Verifier::with_key(key.verifying_key(), algorithm.into());
        let token = sign_to_string(&ProtectedHeader::new(), b"", &key, &mut SystemRandom).unwrap();
        assert!(token.contains(".."), "{token}");
        let verified = verifier.verify_token(token.as_bytes()).unwrap();
        assert_eq!(verified.payload_len(), 0);
        let mut none = [0; 0];
        let payload = verified.decode_payload(&mut none).unwrap();
        assert!(payload.bytes().is_empty());
        let refused = Validation::new("i", "a").validate(&payload, now).map(|_| ()).unwrap_err();
        assert!(matches!(refused, ClaimError::Json { .. }));
        let mut buffer = [0; 8];
        let refused = Validation::new("i", "a").validate_token(&verifier, token.as_bytes(), now, &mut buffer);
        assert!(matches!(refused.map(|_| ()), Err(TokenError::Claims { error: ClaimError::Json { .. } })));
        // A truncated payload is not an empty one.
        let token = sign_to_string(&ProtectedHeader::new(), b"{}", &key, &mut SystemRandom).unwrap();
        let (header, signature) = (token.split('.').next().unwrap(), token.rsplit('.').next().unwrap());
        let cut = format!("{header}..{signature}");
        assert_eq!(verifier.verify_token(cut.as_bytes()).map(|_| ()), Err(JwsError::BadSignature));
    }
}
