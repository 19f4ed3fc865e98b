//! The three segments of a token.
//!
//! An accepted text equals the encoding of its segments. Keys that signed nothing verify no token. Nothing is
//! allocated, also for rejected tokens.

use ofm_protocol::jose::{AlgorithmSet, CompactJws, Limits, Verifier, base64url, insecure};

use super::keyring::strangers;

pub fn run(data: &[u8]) {
    let limits = Limits::default();
    let keys = strangers();
    let verifier = Verifier::with_keys(keys, AlgorithmSet::FAPI2);
    let mut scratch = vec![0; limits.payload];
    let (allocations, parsed) = super::allocations::counted(|| {
        let jws = CompactJws::parse(data, &limits);
        assert!(verifier.verify_token(data).is_err(), "a token that nobody signed was verified");
        if let Ok(jws) = &jws {
            let _ = insecure::peek(jws, &limits, &mut scratch);
        }
        jws
    });
    assert_eq!(allocations, 0);
    let Ok(jws) = parsed else { return };
    assert_eq!(jws.token(), data);
    let segments = [jws.header_text(), jws.payload_text(), jws.signature_text()];
    assert_eq!(segments.join(&b'.'), data);
    assert_eq!([segments[0], segments[1]].join(&b'.'), jws.signing_input());
    for text in segments {
        let (mut bytes, mut again) = (vec![0; text.len()], vec![0; text.len()]);
        let bytes = base64url::decode(text, &mut bytes).unwrap();
        assert_eq!(base64url::encode(bytes, &mut again).unwrap(), text);
    }
}
