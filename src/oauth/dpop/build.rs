//! Making proofs, for clients (RFC 9449 section 4.2).

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use core::fmt;

use super::TYPE;
use super::target::without_query;
use crate::crypto::sha256::sha256;
use crate::crypto::{Signer, SigningKey, VerifyingKey};
use crate::error::BuildError;
use crate::jose::json::Writer;
use crate::jose::{self, Jwk, ProtectedHeader, Thumbprint};
use crate::oauth::context::Context;
use crate::oauth::identifier::{self, base64url_text};
use crate::oauth::url::Url;
use crate::time::NumericDate;

/// A client's key pair for proofs. It owns its data; clones share the private key.
///
/// Use one key pair per session: the bound tokens can be used only with it.
#[derive(Clone)]
pub struct ProofKey {
    signer: Arc<dyn Signer>,
    public: Jwk,
}

impl ProofKey {
    /// A key pair in memory.
    #[must_use]
    pub fn new(key: SigningKey) -> Self {
        let public = Jwk::new(key.verifying_key().clone());
        Self { signer: Arc::new(key), public }
    }

    /// Uses an external private key and its public key.
    ///
    /// Errors: [`BuildError::Value`] if the algorithms of the public key and the signer differ.
    pub fn of_signer(signer: impl Signer + 'static, public: VerifyingKey) -> Result<Self, BuildError> {
        if signer.algorithm() != public.algorithm() {
            return Err(BuildError::Value { name: "jwk" });
        }
        Ok(Self { signer: Arc::new(signer), public: Jwk::new(public) })
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
    /// Errors: the URL is not absolute; errors of the signer and of the source of randomness.
    pub fn sign(&self, key: &ProofKey, cx: &mut Context<'_>) -> Result<String, BuildError> {
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
        let payload = writer.finish().map_err(|_| BuildError::Serialize)?;
        let header = ProtectedHeader::new().with_typ(TYPE).with_embedded_key(&key.public);
        jose::sign_to_string(&header, payload, &*key.signer, cx.random()).map_err(|error| BuildError::Sign { error })
    }
}

/// Omits nonce and token.
impl fmt::Debug for NewProof<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewProof").field("method", &self.method).finish_non_exhaustive()
    }
}
