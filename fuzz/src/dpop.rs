//! DPoP proofs: any text in the header of a request.
//!
//! An accepted proof is accepted for its own method and URL only, a proof that is damaged is rejected, and neither
//! allocates. Every rejection has a response.

use ofm_protocol::oauth::dpop::ProofRequirements;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::{Context, Policy};
use ofm_protocol::time::UnixTime;

use super::allocations;

/// The time of the proofs of RFC 9449.
const NOW: UnixTime = UnixTime::from_seconds(1_562_262_618);
const URL: &str = "https://resource.example.org/protectedresource";

pub fn run(data: &[u8]) {
    let Ok(proof) = core::str::from_utf8(data) else { return };
    let (policy, cx) = (Policy::fapi2_final(), &mut Context::with_system_random(NOW));
    let expected = ProofRequirements::new("GET", URL);
    let (count, checked) = allocations::counted(|| expected.check(proof, &policy, cx));
    assert_eq!(count, 0);
    match checked {
        Ok(checked) => {
            assert!((1..=256).contains(&checked.identifier().len()));
            let bound = expected.with_key(checked.key());
            assert!(bound.check(proof, &policy, cx).is_ok());
            let others = [("POST", URL), ("GET", "https://resource.example.org/another")];
            for (method, url) in others {
                assert!(ProofRequirements::new(method, url).check(proof, &policy, cx).is_err());
            }
            assert!(expected.check(&proof[..proof.len() - 1], &policy, cx).is_err());
        }
        Err(error) => {
            let answer = error.response_to(&Request::new("GET", URL), None, cx);
            assert!((400..500).contains(&answer.status));
        }
    }
}
