//! Keys in DER and PEM: SPKI, PKCS#1, PKCS#8, SEC 1.

use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use pkcs8::PrivateKeyInfoRef;
use sec1::EcPrivateKey;
use spki::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use spki::der::{Decode as _, Reader as _, SliceReader, TagMode, TagNumber};
use spki::{AlgorithmIdentifier, AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use zeroize::Zeroizing;

use super::key::{SigningKey, VerifyingKey};
use super::pss::SALT_LEN;
use super::rsa::RsaPrivateComponents;
use crate::error::KeyError;

/// The most bytes of a key in DER: a PKCS#8 of 4096-bit RSA has under 2,400.
const MAX_DER_LEN: usize = 2560;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSASSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// What an `AlgorithmIdentifier` names, parameters checked.
enum Kind {
    Rsa,
    P256,
    Ed25519,
}

pub(super) fn verifying_key_from_spki(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    let spki = SubjectPublicKeyInfoRef::from_der(der).map_err(malformed)?;
    let bits = spki.subject_public_key.as_bytes().ok_or(KeyError::MalformedDer)?;
    match kind(&spki.algorithm)? {
        Kind::Rsa => verifying_key_from_pkcs1(bits),
        Kind::P256 => VerifyingKey::from_p256_sec1(bits),
        Kind::Ed25519 => VerifyingKey::from_ed25519_bytes(bits.try_into().map_err(|_| KeyError::InvalidPoint)?),
    }
}

pub(super) fn verifying_key_from_pkcs1(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    let key = RsaPublicKeyRef::from_der(der).map_err(malformed)?;
    VerifyingKey::from_rsa_components(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

pub(super) fn verifying_key_from_pem(pem: &[u8]) -> Result<VerifyingKey, KeyError> {
    let mut buffer = [0; MAX_DER_LEN];
    let (label, der) = pem_rfc7468::decode(pem, &mut buffer).map_err(|_| KeyError::MalformedPem)?;
    match label {
        "PUBLIC KEY" => verifying_key_from_spki(der),
        "RSA PUBLIC KEY" => verifying_key_from_pkcs1(der),
        _ => Err(KeyError::MalformedPem),
    }
}

pub(super) fn signing_key_from_pkcs8(der: &[u8]) -> Result<SigningKey, KeyError> {
    let info = PrivateKeyInfoRef::from_der(der).map_err(malformed)?;
    let key = info.private_key.as_bytes();
    match kind(&info.algorithm)? {
        Kind::Rsa => signing_key_from_pkcs1(key),
        Kind::P256 => signing_key_from_sec1(key),
        Kind::Ed25519 => {
            // RFC 8410 section 7: CurvePrivateKey ::= OCTET STRING, inside the one of PKCS#8.
            let seed = <&OctetStringRef>::from_der(key).map_err(malformed)?;
            Ok(SigningKey::from_ed25519_seed(seed.as_bytes().try_into().map_err(|_| KeyError::InvalidPoint)?))
        }
    }
}

pub(super) fn signing_key_from_pkcs1(der: &[u8]) -> Result<SigningKey, KeyError> {
    let key = RsaPrivateKeyRef::from_der(der).map_err(|_| pkcs1_refusal(der))?;
    SigningKey::from_rsa_components(&RsaPrivateComponents {
        n: key.modulus.as_bytes(),
        e: key.public_exponent.as_bytes(),
        p: key.prime1.as_bytes(),
        q: key.prime2.as_bytes(),
        dp: key.exponent1.as_bytes(),
        dq: key.exponent2.as_bytes(),
        qi: key.coefficient.as_bytes(),
    })
}

/// SEC 1 section C.4. A curve named inside must be P-256.
pub(super) fn signing_key_from_sec1(der: &[u8]) -> Result<SigningKey, KeyError> {
    let key = EcPrivateKey::from_der(der).map_err(malformed)?;
    if key.parameters.is_some_and(|parameters| parameters.named_curve() != Some(P256)) {
        return Err(KeyError::UnsupportedAlgorithm);
    }
    let signing_key = SigningKey::from_p256_scalar(key.private_key.try_into().map_err(|_| KeyError::InvalidPoint)?)?;
    // A public key that travels along must be the one of the secret.
    match key.public_key {
        Some(point) if VerifyingKey::from_p256_sec1(point)? != *signing_key.verifying_key() => {
            Err(KeyError::Inconsistent)
        }
        _ => Ok(signing_key),
    }
}

pub(super) fn signing_key_from_pem(pem: &[u8]) -> Result<SigningKey, KeyError> {
    let mut buffer = Zeroizing::new([0; MAX_DER_LEN]);
    let (label, der) = pem_rfc7468::decode(pem, &mut *buffer).map_err(|_| KeyError::MalformedPem)?;
    match label {
        "PRIVATE KEY" => signing_key_from_pkcs8(der),
        "RSA PRIVATE KEY" => signing_key_from_pkcs1(der),
        "EC PRIVATE KEY" => signing_key_from_sec1(der),
        _ => Err(KeyError::MalformedPem),
    }
}

fn kind(algorithm: &AlgorithmIdentifierRef<'_>) -> Result<Kind, KeyError> {
    if algorithm.oid == RSA_ENCRYPTION {
        // RFC 3279 section 2.3.1: the parameters are NULL; absent ones occur.
        return match algorithm.parameters {
            None => Ok(Kind::Rsa),
            Some(parameters) if parameters.is_null() => Ok(Kind::Rsa),
            Some(_) => Err(KeyError::MalformedDer),
        };
    }
    if algorithm.oid == RSASSA_PSS {
        // RFC 4055 section 3.1: absent parameters leave the choice open, present ones bind the key.
        return match algorithm.parameters {
            None => Ok(Kind::Rsa),
            Some(parameters) if binds_to_ps256(parameters)? => Ok(Kind::Rsa),
            Some(_) => Err(KeyError::UnsupportedAlgorithm),
        };
    }
    if algorithm.oid == EC_PUBLIC_KEY {
        let curve = algorithm.parameters_oid().map_err(|_| KeyError::UnsupportedAlgorithm)?;
        return if curve == P256 { Ok(Kind::P256) } else { Err(KeyError::UnsupportedAlgorithm) };
    }
    if algorithm.oid == ED25519 {
        // RFC 8410 section 3: the parameters are absent.
        return if algorithm.parameters.is_none() { Ok(Kind::Ed25519) } else { Err(KeyError::MalformedDer) };
    }
    Err(KeyError::UnsupportedAlgorithm)
}

/// Whether RSASSA-PSS-params (RFC 8017 appendix A.2.3) are those of PS256. Absent members stand for SHA-1 and a salt of
/// 20 bytes, so all three must be there.
fn binds_to_ps256(parameters: AnyRef<'_>) -> Result<bool, KeyError> {
    type MaskGeneration<'a> = AlgorithmIdentifier<AlgorithmIdentifierRef<'a>>;
    let decoded = parameters.sequence(|reader| {
        let hash: Option<AlgorithmIdentifierRef<'_>> = reader.context_specific(TagNumber(0), TagMode::Explicit)?;
        let mask: Option<MaskGeneration<'_>> = reader.context_specific(TagNumber(1), TagMode::Explicit)?;
        let salt_len: Option<u8> = reader.context_specific(TagNumber(2), TagMode::Explicit)?;
        let trailer: Option<u8> = reader.context_specific(TagNumber(3), TagMode::Explicit)?;
        Ok::<_, spki::der::Error>((hash, mask, salt_len, trailer))
    });
    let (hash, mask, salt_len, trailer) = decoded.map_err(malformed)?;
    let is_sha256 =
        |hash: AlgorithmIdentifierRef<'_>| hash.oid == SHA256 && hash.parameters.is_none_or(AnyRef::is_null);
    Ok(hash.is_some_and(is_sha256)
        && mask.is_some_and(|mask| mask.oid == MGF1 && mask.parameters.is_some_and(is_sha256))
        && salt_len.is_some_and(|len| usize::from(len) == SALT_LEN)
        && trailer.is_none_or(|trailer| trailer == 1))
}

/// Tells a key of more than two primes (version 1, RFC 8017 appendix A.1.2) from one that is not well-formed.
fn pkcs1_refusal(der: &[u8]) -> KeyError {
    let version = SliceReader::new(der).and_then(|mut reader| {
        spki::der::Header::decode(&mut reader)?;
        u8::decode(&mut reader)
    });
    if version == Ok(1) { KeyError::MultiPrime } else { KeyError::MalformedDer }
}

fn malformed<E>(_: E) -> KeyError {
    KeyError::MalformedDer
}
