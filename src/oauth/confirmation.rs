//! The binding of an access token: the claim `cnf` (RFC 7800 section 3.1, RFC 8705 section 3.1, RFC 9449 section 6.1).

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::error::BindingError;
use crate::jose::Thumbprint;
use crate::jose::json::{Budget, Object, Value, Writer};

/// The proof of possession that a bound access token requires: a TLS client certificate, a DPoP key, or both. 66 bytes,
/// no heap.
///
/// An authorization server stores it with the grant and writes it into the token or the introspection response. A
/// resource server reads it there and checks each request against it. Serde reads and writes the value of the claim.
///
/// ```
/// use ofm_protocol::error::BindingError;
/// use ofm_protocol::jose::{Thumbprint, json::Budget};
/// use ofm_protocol::oauth::{Confirmation, ProofOfPossession};
///
/// // The DER of the client's certificate, as the TLS library hands it over.
/// let (der, other) = (b"certificate", b"another certificate");
/// let text = serde_json::to_vec(&Confirmation::of_certificate(Thumbprint::of_certificate(der)))?;
/// let cnf = Confirmation::parse(&text, Budget::default())?;
/// assert_eq!(cnf.check(&ProofOfPossession::new().with_certificate(der)), Ok(()));
/// assert_eq!(cnf.check(&ProofOfPossession::new().with_certificate(other)), Err(BindingError::CertificateMismatch));
/// assert_eq!(cnf.check(&ProofOfPossession::new()), Err(BindingError::CertificateMissing));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Members", try_from = "Members")]
pub struct Confirmation {
    certificate: Option<Thumbprint>,
    key: Option<Thumbprint>,
}

/// The member for a certificate (RFC 8705 section 3.1).
const CERTIFICATE: &str = "x5t#S256";

/// The member for a DPoP key (RFC 9449 section 6.1).
const KEY: &str = "jkt";

impl Confirmation {
    /// A token that is bound to a certificate, by its [`Thumbprint::of_certificate`].
    #[must_use]
    pub const fn of_certificate(certificate: Thumbprint) -> Self {
        Self { certificate: Some(certificate), key: None }
    }

    /// A token that is bound to a DPoP key, by its [`Thumbprint::of_key`].
    #[must_use]
    pub const fn of_key(key: Thumbprint) -> Self {
        Self { certificate: None, key: Some(key) }
    }

    /// Adds this DPoP key to the binding.
    #[must_use]
    pub const fn with_key(self, key: Thumbprint) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The thumbprint of the certificate, if the token is bound to one.
    #[must_use]
    pub const fn certificate(&self) -> Option<Thumbprint> {
        self.certificate
    }

    /// The thumbprint of the DPoP key, if the token is bound to one.
    #[must_use]
    pub const fn key(&self) -> Option<Thumbprint> {
        self.key
    }

    /// Reads the JSON text of a `cnf`, in linear time and without allocation.
    ///
    /// Errors: those of [`Confirmation::from_object`]; the text is not one JSON object.
    pub fn parse(json: &[u8], budget: Budget) -> Result<Self, BindingError> {
        Self::from_object(Object::parse(json, budget).map_err(|_| BindingError::Confirmation)?)
    }

    /// Reads a `cnf` in a checked document. Other members are ignored (RFC 7800 section 3.1).
    ///
    /// Errors: a malformed thumbprint; a `cnf` with other members only, because the crate cannot check that binding.
    pub fn from_object(cnf: Object<'_>) -> Result<Self, BindingError> {
        let (certificate, key) = (member(cnf, CERTIFICATE)?, member(cnf, KEY)?);
        Self::of(certificate, key)
    }

    /// The value of a claim `cnf`. Null is an error, because it would remove the binding.
    pub(super) fn from_claim(cnf: Value<'_>) -> Result<Self, BindingError> {
        match cnf {
            Value::Object(object) => Self::from_object(object),
            _ => Err(BindingError::Confirmation),
        }
    }

    /// Writes the `cnf` as the next value.
    pub fn write_to(&self, writer: &mut Writer<'_>) {
        writer.begin_object();
        for (name, thumbprint) in [(CERTIFICATE, self.certificate), (KEY, self.key)] {
            if let Some(thumbprint) = thumbprint {
                writer.name(name).string(thumbprint.to_text().as_str());
            }
        }
        writer.end_object();
    }

    /// Checks that the sender presented the certificate and the key of the binding. Thumbprints are compared in
    /// constant time.
    pub fn check(&self, presented: &ProofOfPossession) -> Result<(), BindingError> {
        fits(
            self.certificate,
            presented.certificate,
            [BindingError::CertificateMissing, BindingError::CertificateMismatch],
        )?;
        fits(self.key, presented.key, [BindingError::ProofMissing, BindingError::ProofMismatch])
    }

    /// The binding to what is there; `None` if nothing is.
    pub(super) fn of_both(certificate: Option<Thumbprint>, key: Option<Thumbprint>) -> Option<Self> {
        (certificate.is_some() || key.is_some()).then_some(Self { certificate, key })
    }

    fn of(certificate: Option<Thumbprint>, key: Option<Thumbprint>) -> Result<Self, BindingError> {
        Self::of_both(certificate, key).ok_or(BindingError::Unsupported)
    }
}

/// The verified possessions of a request's sender: the certificate of its TLS connection, the key of its DPoP proof.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProofOfPossession {
    certificate: Option<Thumbprint>,
    key: Option<Thumbprint>,
}

impl ProofOfPossession {
    /// Neither a certificate nor a key.
    #[must_use]
    pub const fn new() -> Self {
        Self { certificate: None, key: None }
    }

    /// Sets the sender's certificate in DER, from the TLS library. The handshake must have proved the possession of its
    /// key.
    #[must_use]
    pub fn with_certificate(self, der: &[u8]) -> Self {
        Self { certificate: Some(Thumbprint::of_certificate(der)), ..self }
    }

    pub(super) const fn of(certificate: Option<Thumbprint>, key: Option<Thumbprint>) -> Self {
        Self { certificate, key }
    }

    /// Sets the thumbprint of a DPoP proof that was checked for this request.
    #[must_use]
    pub const fn with_key(self, key: Thumbprint) -> Self {
        Self { key: Some(key), ..self }
    }
}

fn fits(
    bound: Option<Thumbprint>,
    presented: Option<Thumbprint>,
    [missing, mismatch]: [BindingError; 2],
) -> Result<(), BindingError> {
    match (bound, presented) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(missing),
        (Some(bound), Some(presented)) if bound.matches(&presented) => Ok(()),
        (Some(_), Some(_)) => Err(mismatch),
    }
}

fn member(cnf: Object<'_>, member: &'static str) -> Result<Option<Thumbprint>, BindingError> {
    let Some(value) = cnf.get(member) else { return Ok(None) };
    // Base64url needs no escapes.
    let text = if let Value::String(text) = value { text.as_bytes() } else { None };
    text.and_then(Thumbprint::parse).map(Some).ok_or(BindingError::Member { member })
}

/// The claim's value for serde.
#[derive(Serialize, Deserialize)]
struct Members {
    #[serde(rename = "x5t#S256", default, skip_serializing_if = "Option::is_none")]
    certificate: Option<String>,
    #[serde(rename = "jkt", default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

impl From<Confirmation> for Members {
    fn from(cnf: Confirmation) -> Self {
        let text = |thumbprint: Thumbprint| String::from(thumbprint.to_text().as_str());
        Self { certificate: cnf.certificate.map(text), key: cnf.key.map(text) }
    }
}

impl TryFrom<Members> for Confirmation {
    type Error = BindingError;

    fn try_from(members: Members) -> Result<Self, BindingError> {
        let read = |text: Option<String>, member| {
            let read = |text: String| Thumbprint::parse(text.as_bytes()).ok_or(BindingError::Member { member });
            text.map(read).transpose()
        };
        Self::of(read(members.certificate, CERTIFICATE)?, read(members.key, KEY)?)
    }
}
