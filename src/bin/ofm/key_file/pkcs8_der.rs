//! Conversions of private keys to and from PKCS#8 in DER (RFC 5958). Buffers of secrets are wiped and never grow.

use ofm_protocol::crypto::{PublicComponents, SigningKey, VerifyingKey};
use ofm_protocol::jose::base64url;
use ofm_protocol::jose::json::{Budget, Object, Value};
use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use pkcs8::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef, UintRef};
use pkcs8::der::{Decode as _, Encode};
use pkcs8::{AlgorithmIdentifierRef, PrivateKeyInfoRef};
use sec1::EcPrivateKey;
use zeroize::Zeroizing;

use super::Problem;

/// The maximum length of a structure in bytes: a private key of 4096-bit RSA has below 2,400.
const MAX_DER: usize = 4_096;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// The secret numbers of a key by their JWK names (RFC 7518 sections 6.2.2 and 6.3.2, RFC 8037 section 2).
type Secrets = Vec<(&'static str, Zeroizing<Vec<u8>>)>;

const UNSUPPORTED: &str = "the key's algorithm is not RSA, P-256 or Ed25519";

const RSA_MEMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

/// Wraps PKCS#1 in PKCS#8.
pub(crate) fn of_pkcs1(der: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    RsaPrivateKeyRef::from_der(der).map_err(|_| "the key is not well-formed PKCS#1 of two primes")?;
    wrapped(RSA_ENCRYPTION, Some(AnyRef::NULL), der)
}

/// Wraps SEC 1 section C.4 in PKCS#8. The curve is named inside, or is P-256.
pub(crate) fn of_sec1(der: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    EcPrivateKey::from_der(der).map_err(|_| "the key is not well-formed SEC 1")?;
    wrapped(EC_PUBLIC_KEY, Some((&P256).into()), der)
}

/// The PKCS#8 form of a private JWK that the library accepted.
pub(crate) fn of_jwk(text: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let object = Object::parse(text, Budget::default()).map_err(|error| error.to_string())?;
    let number = |name: &str| -> Result<Zeroizing<Vec<u8>>, Problem> {
        let missing = || format!("the JWK's `{name}` is missing or malformed");
        let text = object.get(name).and_then(Value::as_string).ok_or_else(missing)?;
        let text: Zeroizing<Vec<u8>> = Zeroizing::new(text.bytes().collect());
        let mut bytes = Zeroizing::new(vec![0; base64url::decoded_len(text.len()).map_err(|_| missing())?]);
        base64url::decode(&text, &mut bytes).map_err(|_| missing())?;
        Ok(bytes)
    };
    let is = |kind: &str| object.get("kty").and_then(Value::as_string).is_some_and(|kty| kty == kind);
    if is("RSA") {
        let numbers = RSA_MEMBERS.iter().map(|name| number(name)).collect::<Result<Vec<_>, _>>()?;
        let [n, e, d, p, q, dp, dq, qi] = numbers.as_slice() else { return Err("a number is missing".into()) };
        let uint = |bytes| UintRef::new(bytes).map_err(|_| "a number of the JWK is too long".to_owned());
        let key = RsaPrivateKeyRef {
            modulus: uint(n)?,
            public_exponent: uint(e)?,
            private_exponent: uint(d)?,
            prime1: uint(p)?,
            prime2: uint(q)?,
            exponent1: uint(dp)?,
            exponent2: uint(dq)?,
            coefficient: uint(qi)?,
            other_prime_infos: None,
        };
        return wrapped(RSA_ENCRYPTION, Some(AnyRef::NULL), &encoded(&key)?);
    }
    if is("EC") {
        return of_p256(&number("d")?);
    }
    of_ed25519(&number("d")?)
}

/// The PKCS#8 form of a P-256 secret of 32 bytes, with its public point.
pub(crate) fn of_p256(secret: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let secret: &[u8; 32] = secret.try_into().map_err(|_| "the secret does not have 32 bytes")?;
    let key = SigningKey::from_p256_scalar(secret).map_err(|error| error.to_string())?;
    let point = p256_point(key.verifying_key());
    let key = EcPrivateKey { private_key: secret, parameters: None, public_key: Some(&point) };
    wrapped(EC_PUBLIC_KEY, Some((&P256).into()), &encoded(&key)?)
}

/// The PKCS#8 form of an Ed25519 seed of 32 bytes (RFC 8410 section 7).
pub(crate) fn of_ed25519(seed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let seed = OctetStringRef::new(seed).map_err(|_| "the seed is too long")?;
    wrapped(ED25519, None, &encoded(&seed)?)
}

/// The private JWK for a PKCS#8 structure that the library accepted.
pub(crate) fn to_jwk(pkcs8: &[u8], key: &VerifyingKey, kid: &str) -> Result<Zeroizing<String>, Problem> {
    let mut out = Zeroizing::new(String::with_capacity(MAX_DER));
    let (kty, curve) = match key.public_components() {
        PublicComponents::Rsa { .. } => ("RSA", None),
        PublicComponents::P256 { .. } => ("EC", Some("P-256")),
        PublicComponents::Ed25519 { .. } => ("OKP", Some("Ed25519")),
        _ => return Err(UNSUPPORTED.into()),
    };
    out.push_str("{\"kty\":\"");
    out.push_str(kty);
    out.push_str("\",\"use\":\"sig\",\"alg\":\"");
    out.push_str(key.algorithm().name());
    out.push_str("\",\"kid\":");
    crate::json::push_string(&mut out, kid);
    if let Some(curve) = curve {
        out.push_str(",\"crv\":\"");
        out.push_str(curve);
        out.push('"');
    }
    for (name, bytes) in secrets(pkcs8, key)? {
        let length = base64url::encoded_len(bytes.len()).unwrap_or_default();
        let mut text = Zeroizing::new(vec![0; length]);
        let text = base64url::encode(&bytes, &mut text).map_err(|_| "a number is too long")?;
        out.push_str(",\"");
        out.push_str(name);
        out.push_str("\":\"");
        out.push_str(std::str::from_utf8(text).unwrap_or_default());
        out.push('"');
    }
    out.push('}');
    Ok(out)
}

/// The `SubjectPublicKeyInfo` of a public key (RFC 5280 section 4.1, RFC 5480, RFC 8410).
pub(crate) fn spki(key: &VerifyingKey) -> Result<Vec<u8>, Problem> {
    let too_long = |_| "the public key could not be encoded".to_owned();
    let (oid, parameters, bits) = match key.public_components() {
        PublicComponents::Rsa { n, e } => {
            let e = e.to_be_bytes();
            let key = RsaPublicKeyRef {
                modulus: UintRef::new(n.as_bytes()).map_err(too_long)?,
                public_exponent: UintRef::new(&e).map_err(too_long)?,
            };
            (RSA_ENCRYPTION, Some(AnyRef::NULL), encoded(&key)?.to_vec())
        }
        PublicComponents::P256 { .. } => (EC_PUBLIC_KEY, Some((&P256).into()), p256_point(key)),
        PublicComponents::Ed25519 { x } => (ED25519, None, x.to_vec()),
        _ => return Err(UNSUPPORTED.into()),
    };
    let subject_public_key = pkcs8::der::asn1::BitStringRef::from_bytes(&bits).map_err(too_long)?;
    let spki =
        spki::SubjectPublicKeyInfoRef { algorithm: AlgorithmIdentifierRef { oid, parameters }, subject_public_key };
    Ok(encoded(&spki)?.to_vec())
}

/// Whether a JSON object has a member.
pub(crate) fn has_member(text: &[u8], name: &str) -> bool {
    Object::parse(text, Budget::default()).is_ok_and(|object| object.get(name).is_some())
}

fn secrets(pkcs8: &[u8], key: &VerifyingKey) -> Result<Secrets, Problem> {
    let malformed = |_| "the private key is not well-formed".to_owned();
    let secret = |bytes: &[u8]| Zeroizing::new(bytes.to_vec());
    let info = PrivateKeyInfoRef::from_der(pkcs8).map_err(malformed)?;
    let inner = info.private_key.as_bytes();
    Ok(match key.public_components() {
        PublicComponents::Rsa { .. } => {
            let key = RsaPrivateKeyRef::from_der(inner).map_err(malformed)?;
            let numbers = [
                key.modulus,
                key.public_exponent,
                key.private_exponent,
                key.prime1,
                key.prime2,
                key.exponent1,
                key.exponent2,
                key.coefficient,
            ];
            RSA_MEMBERS.into_iter().zip(numbers.map(|number| secret(number.as_bytes()))).collect()
        }
        PublicComponents::P256 { x, y } => {
            let key = EcPrivateKey::from_der(inner).map_err(malformed)?;
            vec![("x", secret(&x)), ("y", secret(&y)), ("d", secret(key.private_key))]
        }
        PublicComponents::Ed25519 { x } => {
            let seed = <&OctetStringRef>::from_der(inner).map_err(malformed)?;
            vec![("x", secret(&x)), ("d", secret(seed.as_bytes()))]
        }
        _ => return Err(UNSUPPORTED.into()),
    })
}

/// The uncompressed point of a P-256 key; empty for other keys.
fn p256_point(key: &VerifyingKey) -> Vec<u8> {
    match key.public_components() {
        PublicComponents::P256 { x, y } => [&[4][..], &x, &y].concat(),
        _ => Vec::new(),
    }
}

fn wrapped(oid: ObjectIdentifier, parameters: Option<AnyRef<'_>>, key: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let key = OctetStringRef::new(key).map_err(|_| "the key is too long")?;
    encoded(&PrivateKeyInfoRef::new(AlgorithmIdentifierRef { oid, parameters }, key))
}

fn encoded(value: &impl Encode) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let mut der = Zeroizing::new(vec![0; MAX_DER]);
    let length = value.encode_to_slice(&mut der).map_err(|_| "the key could not be encoded")?.len();
    der.truncate(length);
    Ok(der)
}
