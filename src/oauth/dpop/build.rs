//! Making proofs, for clients (RFC 9449 section 4.2).

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::TYPE;
use super::target::without_query;
use crate::crypto::sha256::sha256;
use crate::crypto::{Algorithm, Signer, SigningKey, VerifyingKey};
use crate::error::BuildError;
use crate::jose::json::Writer;
use crate::jose::{self, Jwk, ProtectedHeader, Thumbprint};
use crate::oauth::context::Context;
use crate::oauth::identifier::{self, base64url_text};
use crate::oauth::jwt_io::{self, Key};
use crate::oauth::unsigned::Unsigned;
use crate::oauth::url::Url;
use crate::time::NumericDate;

/// A client's key pair for proofs. It owns its data; clones share the private key.
///
/// Use one key pair per session: the bound tokens can be used only with it.
#[derive(Clone)]
pub struct ProofKey {
    private: Key,
    public: Jwk,
}

impl ProofKey {
    /// A key pair in memory.
    #[must_use]
    pub fn new(key: SigningKey) -> Self {
        let public = Jwk::new(key.verifying_key().clone());
        Self { private: Key::Here(Arc::new(key)), public }
    }

    /// Uses an external private key and its public key.
    ///
    /// Errors: [`BuildError::Value`] if the algorithms of the public key and the signer differ.
    pub fn of_signer(signer: impl Signer + 'static, public: VerifyingKey) -> Result<Self, BuildError> {
        if signer.algorithm() != public.algorithm() {
            return Err(BuildError::Value { name: "jwk" });
        }
        Ok(Self { private: Key::Here(Arc::new(signer)), public: Jwk::new(public) })
    }

    /// The public key of a private key in an external service that the application calls. Proofs, and requests with
    /// proofs, then take two steps: [`NewProof::begin`] and the functions `begin_…` of
    /// [`Client`](crate::oauth::Client), whose input for [`InputKey::Proof`](crate::oauth::InputKey) the service signs.
    #[must_use]
    pub fn of_remote_key(public: VerifyingKey) -> Self {
        Self { private: Key::Elsewhere(public.algorithm()), public: Jwk::new(public) }
    }

    pub(in crate::oauth) fn algorithm(&self) -> Algorithm {
        self.private.algorithm()
    }

    /// The thumbprint of the public key: `dpop_jkt` of an authorization request, `jkt` of a bound token.
    #[must_use]
    pub fn thumbprint(&self) -> Thumbprint {
        self.public.thumbprint()
    }
}

impl fmt::Debug for ProofKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProofKey").field("thumbprint", &self.thumbprint()).finish_non_exhaustive()
    }
}

/// The data of a proof for one request.
#[derive(Clone, Copy)]
pub struct NewProof<'p> {
    method: &'p str,
    url: &'p str,
    nonce: Option<&'p str>,
    access_token: Option<&'p str>,
}

impl<'p> NewProof<'p> {
    /// A proof for a request with this method to this URL. The proof omits query and fragment.
    #[must_use]
    pub const fn new(method: &'p str, url: &'p str) -> Self {
        Self { method, url, nonce: None, access_token: None }
    }

    /// Sets the nonce that the server provided last ([`provided_nonce`](super::provided_nonce)).
    #[must_use]
    pub const fn with_nonce(mut self, nonce: &'p str) -> Self {
        self.nonce = Some(nonce);
        self
    }

    /// Sets the request's access token; the proof contains its hash.
    #[must_use]
    pub const fn with_access_token(mut self, token: &'p str) -> Self {
        self.access_token = Some(token);
        self
    }

    /// Signs the proof and returns the value of the header `DPoP`. It has a new `jti` of 192 random bits. Use it for
    /// one request only.
    ///
    /// Errors: the URL is not absolute; the key is in an external service; errors of the signer and of the source of
    /// randomness.
    pub fn sign(&self, key: &ProofKey, cx: &mut Context<'_>) -> Result<String, BuildError> {
        let signer = key.private.signer()?;
        let payload = self.payload(cx)?;
        jose::sign_to_string(&header(key), &payload, signer, cx.random()).map_err(|error| BuildError::Sign { error })
    }

    /// [`NewProof::sign`] without the signature.
    pub fn begin(&self, key: &ProofKey, cx: &mut Context<'_>) -> Result<Unsigned<String>, BuildError> {
        let (algorithm, input) = (key.private.algorithm(), self.input(key, cx)?);
        let token = |tokens: Vec<String>| tokens.into_iter().next().ok_or(BuildError::Serialize);
        Ok(Unsigned::new(algorithm, Vec::new(), token).with_proof(algorithm, input))
    }

    /// [`NewProof::sign`] with a key in this process, the signing input for any other.
    pub(in crate::oauth) fn make(&self, key: &ProofKey, cx: &mut Context<'_>) -> Result<Proof, BuildError> {
        match &key.private {
            Key::Here(_) => self.sign(key, cx).map(Proof::Signed),
            Key::Elsewhere(algorithm) => self.input(key, cx).map(|input| Proof::Begun { algorithm: *algorithm, input }),
        }
    }

    fn input(&self, key: &ProofKey, cx: &mut Context<'_>) -> Result<String, BuildError> {
        jwt_io::input_of(&self.payload(cx)?, &header(key), key.private.algorithm())
    }

    fn payload(&self, cx: &mut Context<'_>) -> Result<Vec<u8>, BuildError> {
        let htu = without_query(self.url);
        Url::parse_web(htu).ok_or(BuildError::Value { name: "htu" })?;
        let jti = identifier::fresh(cx.random())?;
        let hash = self.access_token.map(|token| base64url_text(&sha256(token.as_bytes())));
        let texts = [
            ("jti", Some(jti.as_str())),
            ("htm", Some(self.method)),
            ("htu", Some(htu)),
            ("ath", hash.as_ref().and_then(Option::as_deref)),
            ("nonce", self.nonce),
        ];
        // Each character may become an escape of six characters.
        let length = texts.iter().filter_map(|(_, text)| *text).map(|text| 6 * text.len()).sum::<usize>();
        let mut payload = vec![0; 128 + length];
        let mut writer = Writer::new(&mut payload);
        writer.begin_object();
        for (name, text) in texts {
            if let Some(text) = text {
                writer.name(name).string(text);
            }
        }
        writer.name("iat").date(NumericDate::from_seconds(cx.now().seconds())).end_object();
        let length = writer.finish().map_err(|_| BuildError::Serialize)?.len();
        payload.truncate(length);
        Ok(payload)
    }
}

fn header(key: &ProofKey) -> ProtectedHeader<'_> {
    ProtectedHeader::new().with_typ(TYPE).with_embedded_key(&key.public)
}

/// A proof, or what an external service signs for it.
pub(in crate::oauth) enum Proof {
    Signed(String),
    Begun { algorithm: Algorithm, input: String },
}

impl Proof {
    /// The message that `finish` makes with this proof.
    pub(in crate::oauth) fn fill<T>(
        proof: Option<Self>,
        (algorithm, inputs): (Algorithm, Vec<String>),
        finish: impl FnOnce(&[String], Option<&str>) -> Result<T, BuildError> + Send + Sync + 'static,
    ) -> Unsigned<T> {
        let (signed, begun) = match proof {
            None => (None, None),
            Some(Self::Signed(token)) => (Some(token), None),
            Some(Self::Begun { algorithm, input }) => (None, Some((algorithm, input))),
        };
        let own = inputs.len();
        let unsigned = Unsigned::new(algorithm, inputs, move |tokens| {
            let proof = signed.as_ref().or(tokens.get(own)).map(String::as_str);
            finish(&tokens, proof)
        });
        begun.into_iter().fold(unsigned, |unsigned, (algorithm, input)| unsigned.with_proof(algorithm, input))
    }
}

/// Omits nonce and token.
impl fmt::Debug for NewProof<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewProof").field("method", &self.method).finish_non_exhaustive()
    }
}
