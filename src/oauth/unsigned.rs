//! Messages with external signatures: the signing inputs, then the complete message.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::context::Context;
use super::jwt_io::{self, Key};
use crate::crypto::Algorithm;
use crate::crypto::sha256::{DIGEST_LEN, sha256};
use crate::error::{BuildError, SignError, TokenSignError};
use crate::jose::Limits;
use crate::types::SecretString;

/// A message without its signatures.
///
/// An asynchronous key management service signs [`Unsigned::inputs`], or their digests, in one round.
/// [`Unsigned::signed`] then returns the message. A pushed authorization request has two inputs: the request object and
/// the client assertion. A response that its recipient wants plain has none: it is complete.
///
/// ```
/// use ofm_protocol::{crypto::Algorithm, jose::JwkSet, time::UnixTime};
/// use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider};
///
/// let client = Client::new("55aa605c", Policy::fapi2_final()).with_remote_key(Algorithm::Es256, "kms-2026");
/// let server = Provider::new("https://auth1.example", JwkSet::default()).with_par_endpoint("https://as1.example/par");
/// let cx = &mut Context::with_system_random(UnixTime::from_seconds(1_769_766_718));
/// let wanted = AuthorizationRequest::new("https://client.example/cb").with_scope("openid");
/// let unsigned = client.begin_push(&server, wanted, cx)?;
/// let signatures: Vec<[u8; 64]> = unsigned.digests().map(|_digest| [7; 64]).collect(); // the service's answers
/// let (request, _session) = unsigned.signed(&signatures)?;
/// assert_eq!(request.method, "POST");
/// # Ok::<(), ofm_protocol::error::BuildError>(())
/// ```
#[must_use = "it is not signed yet"]
pub struct Unsigned<T> {
    algorithm: Algorithm,
    inputs: Vec<Input>,
    finish: Box<dyn FnOnce(Vec<String>) -> Result<T, BuildError> + Send + Sync>,
}

struct Input {
    key: InputKey,
    algorithm: Algorithm,
    /// It may have a code: a signed authorization response.
    text: SecretString,
}

/// The key that signs an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputKey {
    /// The key of the client or the server: of `with_signer` or `with_remote_key`.
    Own,
    /// The key of DPoP proofs: of [`ProofKey::of_remote_key`](super::dpop::ProofKey::of_remote_key).
    Proof,
}

/// A signature that a message lacks. `Debug` does not print the bytes.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct SigningInput<'u> {
    /// The key.
    pub key: InputKey,
    /// The algorithm of the signature.
    pub algorithm: Algorithm,
    /// The JWS signing input (RFC 7515 section 5.1).
    pub bytes: &'u [u8],
}

impl SigningInput<'_> {
    /// The SHA-256 of the input, for a service that signs digests. Ed25519 cannot sign digests.
    #[must_use]
    pub fn digest(&self) -> [u8; DIGEST_LEN] {
        sha256(self.bytes)
    }
}

impl fmt::Debug for SigningInput<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningInput")
            .field("key", &self.key)
            .field("algorithm", &self.algorithm)
            .finish_non_exhaustive()
    }
}

impl<T> Unsigned<T> {
    pub(super) fn new(
        algorithm: Algorithm,
        inputs: Vec<String>,
        finish: impl FnOnce(Vec<String>) -> Result<T, BuildError> + Send + Sync + 'static,
    ) -> Self {
        let inputs =
            inputs.into_iter().map(|text| Input { key: InputKey::Own, algorithm, text: text.into() }).collect();
        Self { algorithm, inputs, finish: Box::new(finish) }
    }

    /// A message with one signature of the own key.
    pub(super) fn one(
        algorithm: Algorithm,
        input: String,
        finish: impl FnOnce(String) -> T + Send + Sync + 'static,
    ) -> Self {
        Self::new(algorithm, Vec::from([input]), |tokens| {
            tokens.into_iter().next().map(finish).ok_or(BuildError::Serialize)
        })
    }

    /// A message that needs no signature.
    pub(super) fn complete(value: T) -> Self
    where
        T: Send + Sync + 'static,
    {
        Self::new(Algorithm::Ps256, Vec::new(), move |_| Ok(value))
    }

    /// Adds the input of a proof, whose token follows the others.
    pub(super) fn with_proof(mut self, algorithm: Algorithm, text: String) -> Self {
        self.inputs.push(Input { key: InputKey::Proof, algorithm, text: text.into() });
        self
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U + Send + Sync + 'static) -> Unsigned<U>
    where
        T: 'static,
    {
        let Self { algorithm, inputs, finish } = self;
        Unsigned { algorithm, inputs, finish: Box::new(move |tokens| finish(tokens).map(change)) }
    }

    /// The algorithm of the client's or the server's own key; without inputs it has no meaning.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The JWS signing inputs (RFC 7515 section 5.1), in order. All are for the own key, unless the client has a remote
    /// key for DPoP proofs; see [`Unsigned::signing_inputs`].
    #[must_use]
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.inputs.iter().map(|input| input.text.expose().as_bytes())
    }

    /// The inputs in order, each with its key and algorithm.
    #[must_use]
    pub fn signing_inputs(&self) -> impl ExactSizeIterator<Item = SigningInput<'_>> {
        self.inputs.iter().map(|own| SigningInput {
            key: own.key,
            algorithm: own.algorithm,
            bytes: own.text.expose().as_bytes(),
        })
    }

    /// The SHA-256 of each input, for a service that signs digests. Ed25519 cannot sign digests.
    pub fn digests(&self) -> impl ExactSizeIterator<Item = [u8; DIGEST_LEN]> {
        self.inputs().map(sha256)
    }

    /// Returns the message with one signature for each input: 64 bytes for ES256 (`r` and `s`, not DER) and Ed25519,
    /// the length of the modulus for PS256. The signatures are not verified, because the public key is not known here.
    ///
    /// Errors: the number of signatures differs from the number of inputs; a signature has a wrong length.
    pub fn signed<S: AsRef<[u8]>>(self, signatures: impl IntoIterator<Item = S>) -> Result<T, BuildError> {
        let wrong = BuildError::Value { name: "signature" };
        let mut signatures = signatures.into_iter();
        let mut tokens = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            let signature = signatures.next().ok_or(wrong)?;
            let fits = match input.algorithm {
                Algorithm::Ps256 => (256..=Limits::MAX_SIGNATURE).contains(&signature.as_ref().len()),
                Algorithm::Es256 | Algorithm::Ed25519 => signature.as_ref().len() == 64,
            };
            tokens.push(jwt_io::token(input.text.expose(), signature.as_ref()).filter(|_| fits).ok_or(wrong)?);
        }
        if signatures.next().is_some() { Err(wrong) } else { (self.finish)(tokens) }
    }

    /// The message, if no signature is missing.
    pub(super) fn finish(self) -> Result<T, BuildError> {
        if self.inputs.is_empty() { (self.finish)(Vec::new()) } else { Err(BuildError::NoSigner) }
    }

    /// Signs the message in this process, with the own key.
    pub(super) fn sign(self, key: &Key, cx: &mut Context<'_>) -> Result<T, BuildError> {
        let signer = key.signer()?;
        let mut tokens = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            if input.key != InputKey::Own {
                return Err(BuildError::NoSigner);
            }
            let mut buffer = [0; Limits::MAX_SIGNATURE];
            let failed = |error| BuildError::Sign { error: TokenSignError::Sign { error } };
            let signature = signer.sign(input.text.expose().as_bytes(), cx.random(), &mut buffer).map_err(failed)?;
            // A signer that returns another number of bytes than it stated has failed.
            if signature.len() != signer.signature_len() {
                return Err(failed(SignError::External));
            }
            tokens.push(jwt_io::token(input.text.expose(), signature).ok_or(BuildError::Serialize)?);
        }
        (self.finish)(tokens)
    }
}

impl<T> fmt::Debug for Unsigned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned").field("algorithm", &self.algorithm).finish_non_exhaustive()
    }
}
