//! DPoP (RFC 9449): proofs that the sender of a request has a key. Clients make them, servers check them.
//!
//! A client signs a proof for each request and sends it in the header `DPoP`. A server checks it. Then it binds the
//! issued token to the key's thumbprint, or compares the thumbprint with the binding of a token, code or request
//! ([`Confirmation`](super::Confirmation)). Checking a proof allocates nothing.
//!
//! ```
//! use ofm_protocol::crypto::SigningKey;
//! use ofm_protocol::error::DpopError;
//! use ofm_protocol::oauth::dpop::{ProofRequirements, NewProof, ProofKey};
//! use ofm_protocol::oauth::replay::MemoryReplayStore;
//! use ofm_protocol::oauth::{Confirmation, Context, Policy, ProofOfPossession, http::Request};
//! use ofm_protocol::time::UnixTime;
//!
//! let (url, token) = ("https://rs.example/accounts?page=2", "access-token");
//! let cx = &mut Context::with_system_random(UnixTime::from_seconds(1_769_766_718));
//!
//! // The client, whose token is bound to this key.
//! let key = ProofKey::new(SigningKey::from_p256_scalar(&[7; 32])?);
//! let cnf = Confirmation::of_key(key.thumbprint());
//! let proof = NewProof::new("GET", url).with_access_token(token).sign(&key, cx)?;
//! let request =
//!     Request::new("GET", url).with_header("Authorization", "DPoP access-token").with_header("DPoP", &proof);
//!
//! // The resource server. It looks up the token, its client and its `cnf` first.
//! let (policy, store) = (Policy::fapi2_final(), MemoryReplayStore::new(100_000));
//! let expected = ProofRequirements::new("GET", url).with_access_token(token);
//! let checked = expected.check_request(&request, &policy, cx)?;
//! cnf.check(&ProofOfPossession::new().with_key(checked.key()))?;
//! checked.mark_used("client-1", &store, cx)?;
//! assert_eq!(checked.mark_used("client-1", &store, cx), Err(DpopError::Replayed));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(super) use self::build::Proof;
pub use self::build::{NewProof, ProofKey};
pub(super) use self::nonce::nonce_of;
pub use self::nonce::{AcceptsNonce, NonceIssuer, asked_nonce, provided_nonce};
pub use self::proof::{CheckedProof, ProofRequirements};

mod build;
mod nonce;
mod proof;
mod refusal;
mod target;

/// The header of a proof (RFC 9449 section 4.1).
pub const HEADER: &str = "DPoP";

/// The authorization scheme and `token_type` of a token that is bound to a DPoP key (RFC 9449 sections 5 and 7.1).
pub const SCHEME: &str = "DPoP";

/// The header of a server's nonce (RFC 9449 section 8.1).
pub const NONCE_HEADER: &str = "DPoP-Nonce";

/// `typ` of a proof (RFC 9449 section 4.2).
pub const TYPE: &str = "dpop+jwt";
