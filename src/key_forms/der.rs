//! Keys in DER, and in the blocks of PEM.

use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use spki::der::asn1::{AnyRef, BitStringRef, ContextSpecific, ObjectIdentifier, OctetStringRef};
use spki::der::{Decode as _, Header, Reader as _, SliceReader, Tag, TagMode, TagNumber};
use spki::{AlgorithmIdentifier, AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use zeroize::Zeroizing;

use super::pem::{self, Blocks};
use crate::crypto::pss::SALT_LEN;
use crate::crypto::rsa::{RsaPrivateComponents, RsaVerifyingKey};
use crate::crypto::{SigningKey, VerifyingKey};
use crate::error::KeyError;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSASSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// The key type of an `AlgorithmIdentifier`, with checked parameters.
#[derive(Clone, Copy)]
enum Kind {
    Rsa,
    P256,
    Ed25519,
}

pub(super) fn verifying_key_from_spki(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    let spki = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| refusal(der, Shape::Spki))?;
    let bits = spki.subject_public_key.as_bytes().ok_or(KeyError::MalformedDer)?;
    public_key(kind(&spki.algorithm)?, bits)
}

/// Reads the BIT STRING of a public key (RFC 5280 section 4.1.2.7, RFC 5958 section 2).
fn public_key(kind: Kind, bits: &[u8]) -> Result<VerifyingKey, KeyError> {
    match kind {
        Kind::Rsa => verifying_key_from_pkcs1(bits),
        Kind::P256 => VerifyingKey::from_p256_sec1(bits),
        Kind::Ed25519 => VerifyingKey::from_ed25519_bytes(bits.try_into().map_err(|_| KeyError::InvalidPoint)?),
    }
}

pub(super) fn verifying_key_from_pkcs1(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    let key = RsaPublicKeyRef::from_der(der).map_err(|_| refusal(der, Shape::Pkcs1Public))?;
    VerifyingKey::from_rsa_components(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

/// The first block that contains a public key.
pub(super) fn verifying_key_from_pem(text: &[u8]) -> Result<VerifyingKey, KeyError> {
    let mut others = Others::default();
    for block in Blocks::of(text) {
        let block = block?;
        match block.label {
            b"PUBLIC KEY" => return block.decode(verifying_key_from_spki),
            b"RSA PUBLIC KEY" => return block.decode(verifying_key_from_pkcs1),
            label if label.ends_with(b"PRIVATE KEY") => others.note(KeyError::PrivateKey),
            label => others.note_label(label),
        }
    }
    Err(others.refusal(text))
}

/// `PrivateKeyInfo` or `OneAsymmetricKey` (RFC 5208 section 5, RFC 5958 section 2).
struct PrivateKeyInfo<'a> {
    algorithm: AlgorithmIdentifierRef<'a>,
    key: &'a [u8],
    public_key: Option<&'a [u8]>,
}

impl<'a> PrivateKeyInfo<'a> {
    fn from_der(der: &'a [u8]) -> spki::der::Result<Self> {
        AnyRef::from_der(der)?.sequence(|reader| {
            let _: u8 = version(reader, &[0, 1])?;
            let algorithm = AlgorithmIdentifierRef::decode(reader)?;
            let key = <&OctetStringRef>::decode(reader)?.as_bytes();
            let mut public_key = None;
            while !reader.is_finished() {
                let field = AnyRef::decode(reader)?;
                let bits = match field.header().tag() {
                    Tag::ContextSpecific { constructed: false, number: TagNumber(1) } => {
                        AnyRef::new(Tag::BitString, field.value())?.decode_as()?
                    }
                    // The tag is explicit where the module of RFC 5958 has implicit tags: older versions of the crate
                    // ring write it so.
                    Tag::ContextSpecific { constructed: true, number: TagNumber(1) } => {
                        BitStringRef::from_der(field.value())?
                    }
                    // Attributes, and future extensions.
                    Tag::ContextSpecific { .. } => continue,
                    tag => return Err(tag.value_error().into()),
                };
                public_key = Some(whole_bytes(bits)?);
            }
            Ok(Self { algorithm, key, public_key })
        })
    }
}

/// The secret in a file, which is small although a key is large. The key is made once, in the caller's frame.
struct Secret<'a> {
    numbers: Numbers<'a>,
    public_key: Option<(Kind, &'a [u8])>,
}

enum Numbers<'a> {
    Rsa(RsaPrivateComponents<'a>),
    P256(Zeroizing<[u8; 32]>),
    Ed25519(&'a [u8; 32]),
}

impl<'a> Secret<'a> {
    fn from_pkcs8(der: &'a [u8]) -> Result<Self, KeyError> {
        let info = PrivateKeyInfo::from_der(der).map_err(|_| refusal(der, Shape::Pkcs8))?;
        let kind = kind(&info.algorithm)?;
        let inner = match kind {
            Kind::Rsa => Self::from_pkcs1(info.key)?,
            Kind::P256 => Self::from_sec1(info.key)?,
            Kind::Ed25519 => Self::from_seed(info.key)?,
        };
        // If there are two public keys, one here and one inside, both must belong to the secret.
        let outer = info.public_key.map(|bits| (kind, bits));
        if let (Some((_, outer)), Some((_, inner))) = (outer, inner.public_key)
            && outer != inner
        {
            return Err(KeyError::Inconsistent);
        }
        Ok(Self { public_key: outer.or(inner.public_key), ..inner })
    }

    /// RFC 8410 section 7: `CurvePrivateKey ::= OCTET STRING`, inside the OCTET STRING of PKCS#8.
    fn from_seed(der: &'a [u8]) -> Result<Self, KeyError> {
        let seed = <&OctetStringRef>::from_der(der).map_err(malformed)?;
        let seed = seed.as_bytes().try_into().map_err(|_| KeyError::InvalidPoint)?;
        Ok(Self { numbers: Numbers::Ed25519(seed), public_key: None })
    }

    fn from_pkcs1(der: &'a [u8]) -> Result<Self, KeyError> {
        let key = RsaPrivateKeyRef::from_der(der).map_err(|_| pkcs1_refusal(der))?;
        let numbers = Numbers::Rsa(RsaPrivateComponents {
            n: key.modulus.as_bytes(),
            e: key.public_exponent.as_bytes(),
            p: key.prime1.as_bytes(),
            q: key.prime2.as_bytes(),
            dp: key.exponent1.as_bytes(),
            dq: key.exponent2.as_bytes(),
            qi: key.coefficient.as_bytes(),
        });
        Ok(Self { numbers, public_key: None })
    }

    /// `ECPrivateKey` (RFC 5915 section 3). A named curve inside must be P-256.
    fn from_sec1(der: &'a [u8]) -> Result<Self, KeyError> {
        let fields = AnyRef::from_der(der).and_then(|any| {
            any.sequence(|reader| {
                let _: u8 = version(reader, &[1])?;
                let secret = <&OctetStringRef>::decode(reader)?.as_bytes();
                let curve = ContextSpecific::<AnyRef<'_>>::decode_explicit(reader, TagNumber(0))?;
                let public_key = ContextSpecific::<BitStringRef<'_>>::decode_explicit(reader, TagNumber(1))?;
                let public_key = public_key.map(|field| whole_bytes(field.value)).transpose()?;
                Ok((secret, curve.map(|field| field.value), public_key))
            })
        });
        let (secret, curve, public_key) = fields.map_err(|_| refusal(der, Shape::Sec1))?;
        curve.map_or(Ok(()), check_curve)?;
        // 32 bytes. Some writers treat the scalar as a number and omit or add leading zeros.
        let mut scalar = Zeroizing::new([0; 32]);
        let (excess, digits) = secret.split_at(secret.len().saturating_sub(scalar.len()));
        if excess.iter().fold(0, |all, byte| all | byte) != 0 {
            return Err(KeyError::InvalidPoint);
        }
        scalar[32 - digits.len()..].copy_from_slice(digits);
        Ok(Self { numbers: Numbers::P256(scalar), public_key: public_key.map(|bits| (Kind::P256, bits)) })
    }

    /// Makes the key. Each kind is returned from its own frame: a move of a key takes up to 12 KiB of stack in a build
    /// without optimisation.
    fn key(&self) -> Result<SigningKey, KeyError> {
        match &self.numbers {
            Numbers::Rsa(components) => self.rsa_key(components),
            Numbers::P256(scalar) => self.p256_key(scalar),
            Numbers::Ed25519(seed) => self.ed25519_key(seed),
        }
    }

    #[inline(never)]
    fn rsa_key(&self, components: &RsaPrivateComponents<'_>) -> Result<SigningKey, KeyError> {
        self.check_rsa_public_key(components)?;
        SigningKey::from_rsa_components(components)
    }

    #[inline(never)]
    fn check_rsa_public_key(&self, components: &RsaPrivateComponents<'_>) -> Result<(), KeyError> {
        let Some((kind, bits)) = self.public_key else { return Ok(()) };
        let own = VerifyingKey::from(RsaVerifyingKey::from_components(components.n, components.e)?);
        if public_key(kind, bits).is_ok_and(|public| public == own) { Ok(()) } else { Err(KeyError::Inconsistent) }
    }

    #[inline(never)]
    fn p256_key(&self, scalar: &[u8; 32]) -> Result<SigningKey, KeyError> {
        self.with_public_key(SigningKey::from_p256_scalar(scalar))
    }

    #[inline(never)]
    fn ed25519_key(&self, seed: &[u8; 32]) -> Result<SigningKey, KeyError> {
        self.with_public_key(Ok(SigningKey::from_ed25519_seed(seed)))
    }

    /// A public key in the file must belong to the secret. A file with the parts of two keys is not one key, and an
    /// Ed25519 signature made of the parts of two keys reveals the secret.
    fn with_public_key(&self, signing_key: Result<SigningKey, KeyError>) -> Result<SigningKey, KeyError> {
        let (Ok(key), Some((kind, bits))) = (&signing_key, self.public_key) else { return signing_key };
        if public_key(kind, bits).is_ok_and(|public| public == *key.verifying_key()) {
            signing_key
        } else {
            Err(KeyError::Inconsistent)
        }
    }
}

pub(super) fn signing_key_from_pkcs8(der: &[u8]) -> Result<SigningKey, KeyError> {
    Secret::from_pkcs8(der)?.key()
}

pub(super) fn signing_key_from_pkcs1(der: &[u8]) -> Result<SigningKey, KeyError> {
    Secret::from_pkcs1(der)?.key()
}

pub(super) fn signing_key_from_sec1(der: &[u8]) -> Result<SigningKey, KeyError> {
    Secret::from_sec1(der)?.key()
}

fn whole_bytes(bits: BitStringRef<'_>) -> spki::der::Result<&[u8]> {
    bits.as_bytes().ok_or_else(|| Tag::BitString.value_error().into())
}

/// The first block that contains a private key, the block that OpenSSL selects.
pub(super) fn signing_key_from_pem(text: &[u8]) -> Result<SigningKey, KeyError> {
    let mut others = Others::default();
    for block in Blocks::of(text) {
        let block = block?;
        match block.label {
            b"PRIVATE KEY" => return block.decode(signing_key_from_pkcs8),
            b"RSA PRIVATE KEY" => return block.decode(signing_key_from_pkcs1),
            b"EC PRIVATE KEY" => return block.decode(signing_key_from_sec1),
            b"ENCRYPTED PRIVATE KEY" => return Err(KeyError::Encrypted),
            b"OPENSSH PRIVATE KEY" => return Err(KeyError::OpenSsh),
            label if label.ends_with(b"PRIVATE KEY") => return Err(KeyError::UnsupportedAlgorithm),
            label if label.ends_with(b"PUBLIC KEY") => others.note(KeyError::PublicKey),
            label => others.note_label(label),
        }
    }
    Err(others.refusal(text))
}

/// The error for a text without the expected key: the first block with a more specific name than "other".
#[derive(Default)]
struct Others(Option<KeyError>);

impl Others {
    fn note(&mut self, is: KeyError) {
        if matches!(self.0, None | Some(KeyError::OtherLabel)) {
            self.0 = Some(is);
        }
    }

    fn note_label(&mut self, label: &[u8]) {
        let is_certificate = matches!(label, b"CERTIFICATE" | b"X509 CERTIFICATE" | b"TRUSTED CERTIFICATE");
        self.note(if is_certificate { KeyError::Certificate } else { KeyError::OtherLabel });
    }

    fn refusal(&self, text: &[u8]) -> KeyError {
        self.0.unwrap_or_else(|| pem::not_pem(text))
    }
}

fn kind(algorithm: &AlgorithmIdentifierRef<'_>) -> Result<Kind, KeyError> {
    match (algorithm.oid, algorithm.parameters) {
        // RFC 3279 section 2.3.1: the parameters of RSA are NULL. Some writers omit them. RFC 4055 section 3.1: absent
        // parameters of RSASSA-PSS leave the choice open; present parameters bind the key.
        (RSA_ENCRYPTION | RSASSA_PSS, None) => Ok(Kind::Rsa),
        (RSA_ENCRYPTION, Some(parameters)) if parameters.is_null() => Ok(Kind::Rsa),
        (RSASSA_PSS, Some(parameters)) => check_pss(parameters).map(|()| Kind::Rsa),
        (EC_PUBLIC_KEY, Some(curve)) => check_curve(curve).map(|()| Kind::P256),
        // RFC 8410 section 3: the parameters are absent.
        (ED25519, None) => Ok(Kind::Ed25519),
        (RSA_ENCRYPTION | ED25519, Some(_)) => Err(KeyError::MalformedDer),
        _ => Err(KeyError::UnsupportedAlgorithm),
    }
}

/// `ECParameters` (RFC 5480 section 2.1.1) must name P-256.
fn check_curve(parameters: AnyRef<'_>) -> Result<(), KeyError> {
    match parameters.header().tag() {
        Tag::Sequence => Err(KeyError::ExplicitCurve),
        Tag::ObjectIdentifier if parameters.decode_as() == Ok(P256) => Ok(()),
        _ => Err(KeyError::UnsupportedAlgorithm),
    }
}

/// Whether `RSASSA-PSS-params` (RFC 4055 section 3.1) allow PS256. The defaults of absent members are SHA-1, MGF1 with
/// SHA-1, a salt of at least 20 bytes, and the trailer field 1.
fn check_pss(parameters: AnyRef<'_>) -> Result<(), KeyError> {
    type MaskGeneration<'a> = AlgorithmIdentifier<AlgorithmIdentifierRef<'a>>;
    let decoded = parameters.sequence(|reader| {
        let hash: Option<AlgorithmIdentifierRef<'_>> = reader.context_specific(TagNumber(0), TagMode::Explicit)?;
        let mask: Option<MaskGeneration<'_>> = reader.context_specific(TagNumber(1), TagMode::Explicit)?;
        let salt_len: Option<u32> = reader.context_specific(TagNumber(2), TagMode::Explicit)?;
        let trailer: Option<u32> = reader.context_specific(TagNumber(3), TagMode::Explicit)?;
        Ok::<_, spki::der::Error>((hash, mask, salt_len, trailer))
    });
    let (hash, mask, salt_len, trailer) = decoded.map_err(malformed)?;
    let is_sha256 =
        |hash: AlgorithmIdentifierRef<'_>| hash.oid == SHA256 && hash.parameters.is_none_or(AnyRef::is_null);
    if !hash.is_some_and(is_sha256) {
        return Err(KeyError::PssHash);
    }
    if !mask.is_some_and(|mask| mask.oid == MGF1 && mask.parameters.is_some_and(is_sha256)) {
        return Err(KeyError::PssMask);
    }
    // RFC 4055 section 3.3: the parameter is the minimum length of a salt.
    match salt_len {
        Some(least) if usize::try_from(least).is_ok_and(|least| least > SALT_LEN) => {
            return Err(KeyError::PssSalt { least });
        }
        _ => {}
    }
    if trailer.is_none_or(|trailer| trailer == 1) { Ok(()) } else { Err(KeyError::PssTrailer) }
}

fn version(reader: &mut SliceReader<'_>, known: &[u8]) -> spki::der::Result<u8> {
    let version = u8::decode(reader)?;
    if known.contains(&version) { Ok(version) } else { Err(Tag::Integer.value_error().into()) }
}

/// Distinguishes a key with more than two primes (version 1, RFC 8017 appendix A.1.2) from one that is not well-formed.
fn pkcs1_refusal(der: &[u8]) -> KeyError {
    let version = SliceReader::new(der).and_then(|mut reader| {
        Header::decode(&mut reader)?;
        u8::decode(&mut reader)
    });
    match refusal(der, Shape::Pkcs1Private) {
        KeyError::MalformedDer if version == Ok(1) => KeyError::MultiPrime,
        refusal => refusal,
    }
}

/// The probable structure of bytes that are not the expected one, by the tags of their first elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Spki,
    Pkcs1Public,
    Pkcs8,
    Pkcs1Private,
    Sec1,
    /// `EncryptedPrivateKeyInfo` (RFC 5958 section 3).
    Encrypted,
    Certificate,
}

fn shape(der: &[u8]) -> Option<Shape> {
    let content = AnyRef::from_der(der).ok().filter(|any| any.header().tag() == Tag::Sequence)?;
    let mut reader = SliceReader::new(content.value()).ok()?;
    let first = AnyRef::decode(&mut reader).ok()?.header().tag();
    let second = AnyRef::decode(&mut reader).ok()?.header().tag();
    Some(match (first, second) {
        (Tag::Integer, Tag::Integer) if reader.is_finished() => Shape::Pkcs1Public,
        (Tag::Integer, Tag::Integer) => Shape::Pkcs1Private,
        (Tag::Integer, Tag::Sequence) => Shape::Pkcs8,
        (Tag::Integer, Tag::OctetString) => Shape::Sec1,
        (Tag::Sequence, Tag::BitString) => Shape::Spki,
        (Tag::Sequence, Tag::OctetString) => Shape::Encrypted,
        (Tag::Sequence, Tag::Sequence) => Shape::Certificate,
        _ => return None,
    })
}

/// Whether the bytes are one element of DER, a SEQUENCE.
pub(super) fn is_sequence(bytes: &[u8]) -> bool {
    AnyRef::from_der(bytes).is_ok_and(|any| any.header().tag() == Tag::Sequence)
}

impl Shape {
    const fn is_public(self) -> bool {
        matches!(self, Self::Spki | Self::Pkcs1Public)
    }
}

/// The error for bytes that are not the DER of this structure.
fn refusal(der: &[u8], wanted: Shape) -> KeyError {
    match shape(der) {
        Some(shape) if shape == wanted => KeyError::MalformedDer,
        Some(Shape::Certificate) => KeyError::Certificate,
        Some(Shape::Encrypted) if !wanted.is_public() => KeyError::Encrypted,
        Some(shape) if shape.is_public() == wanted.is_public() => KeyError::OtherStructure,
        Some(shape) => {
            if shape.is_public() {
                KeyError::PublicKey
            } else {
                KeyError::PrivateKey
            }
        }
        None if pem::is_pem(der) => KeyError::Pem,
        None => KeyError::MalformedDer,
    }
}

fn malformed<E>(_: E) -> KeyError {
    KeyError::MalformedDer
}
