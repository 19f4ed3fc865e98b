//! The members of a JWK, and the key that they form.

use zeroize::Zeroizing;

use super::{Jwk, PrivateJwk};
use crate::crypto::rsa::RsaPrivateComponents;
use crate::crypto::{Algorithm, SigningKey, VerifyingKey};
use crate::error::{Base64UrlError, JwkError, KeyError};
use crate::jose::header::Header;
use crate::jose::json::{Budget, Object, Str, Value};
use crate::jose::{InlineStr, base64url};

/// The members that the reader uses; the names come from RFC 7517 and RFC 7518.
#[derive(Default)]
pub(in crate::jose) struct Members<'a> {
    kty: Option<Value<'a>>,
    key_use: Option<Value<'a>>,
    key_ops: Option<Value<'a>>,
    alg: Option<Value<'a>>,
    kid: Option<Value<'a>>,
    crv: Option<Value<'a>>,
    n: Option<Value<'a>>,
    e: Option<Value<'a>>,
    x: Option<Value<'a>>,
    y: Option<Value<'a>>,
    d: Option<Value<'a>>,
    p: Option<Value<'a>>,
    q: Option<Value<'a>>,
    dp: Option<Value<'a>>,
    dq: Option<Value<'a>>,
    qi: Option<Value<'a>>,
    /// Whether `oth` is present.
    other_primes: bool,
    /// The first private member.
    private: Option<&'static str>,
}

/// The rule for leading zero octets in the numbers of a public key (RFC 7518 sections 6.2.1.2, 6.3.1).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::jose) enum LeadingZeros {
    /// RSA numbers have none; coordinates are padded to 32 bytes.
    AsSpecified,
    /// Numbers may have more, and coordinates fewer.
    AnyNumber,
}

/// The maximum number of values in `key_ops`: twice as many as RFC 7517 section 4.3 defines.
const MAX_OPERATIONS: usize = 16;

/// The maximum length of each value in bytes. The longest defined value has ten.
const MAX_OPERATION: usize = 64;

/// The type and curve of a key.
#[derive(Clone, Copy)]
enum Kind {
    Rsa,
    P256,
    Ed25519,
}

impl<'a> Members<'a> {
    pub(super) fn parse(json: &'a [u8], budget: Budget) -> Result<Self, JwkError> {
        if json.len() > Jwk::MAX_INPUT {
            return Err(JwkError::InputTooLong { length: json.len(), limit: Jwk::MAX_INPUT });
        }
        let mut members = Self::default();
        match Object::parse_with(json, budget, |name, value| members.note(name, value)) {
            Ok(_) => Ok(members),
            Err(error) => Err(JwkError::Json { error }),
        }
    }

    pub(in crate::jose) fn of(object: Object<'a>) -> Self {
        let mut members = Self::default();
        object.iter().for_each(|(name, value)| members.note(name, value));
        members
    }

    fn note(&mut self, name: Str<'a>, value: Value<'a>) {
        // Serializers write null for absent members. Such a member has no meaning and hides no secret.
        if matches!(value, Value::Null) {
            return;
        }
        let mut plain = [0; 7];
        let name = match name.as_bytes() {
            Some(name) => name,
            // A name that does not fit here is longer than all names below.
            None => name.copy_into(&mut plain).unwrap_or_default().as_bytes(),
        };
        let (place, private) = match name {
            b"kty" => (&mut self.kty, None),
            b"use" => (&mut self.key_use, None),
            b"key_ops" => (&mut self.key_ops, None),
            b"alg" => (&mut self.alg, None),
            b"kid" => (&mut self.kid, None),
            b"crv" => (&mut self.crv, None),
            b"n" => (&mut self.n, None),
            b"e" => (&mut self.e, None),
            b"x" => (&mut self.x, None),
            b"y" => (&mut self.y, None),
            b"d" => (&mut self.d, Some("d")),
            b"p" => (&mut self.p, Some("p")),
            b"q" => (&mut self.q, Some("q")),
            b"dp" => (&mut self.dp, Some("dp")),
            b"dq" => (&mut self.dq, Some("dq")),
            b"qi" => (&mut self.qi, Some("qi")),
            b"oth" => {
                // An empty list has no primes; serializers write it too.
                let has_none = value.as_array().is_some_and(|primes| primes.iter().next().is_none());
                if !has_none && !is_empty(value) {
                    self.other_primes = true;
                    self.private.get_or_insert("oth");
                }
                return;
            }
            // `priv` is the private member for `kty` AKP.
            b"k" | b"priv" => {
                if !is_empty(value) {
                    self.private.get_or_insert(if name == b"k" { "k" } else { "priv" });
                }
                return;
            }
            _ => return,
        };
        if let Some(member) = private {
            if is_empty(value) {
                return;
            }
            self.private.get_or_insert(member);
        }
        *place = Some(value);
    }

    /// Whether there is a private member with a value.
    pub(in crate::jose) const fn is_private(&self) -> bool {
        self.private.is_some()
    }

    /// The key's name for reports; `None` if it is missing or too long.
    pub(in crate::jose) fn name(&self) -> Option<InlineStr<{ Header::MAX_KID }>> {
        self.kid.and_then(Value::as_string).and_then(InlineStr::from_json)
    }

    pub(in crate::jose) fn public(&self, zeros: LeadingZeros) -> Result<Jwk, JwkError> {
        let kind = self.kind();
        // This error is reported for keys of every type, supported or not, because a published private key is a serious
        // fault.
        if let Some(member) = self.private {
            return Err(if matches!(kind, Err(JwkError::SymmetricKey)) {
                JwkError::SymmetricKey
            } else {
                JwkError::PrivateMember { member }
            });
        }
        let kind = kind?;
        self.check_purpose(kind, "verify")?;
        Ok(Jwk { kid: self.kid()?, key: self.verifying_key(kind, zeros)? })
    }

    pub(super) fn private(&self) -> Result<PrivateJwk, JwkError> {
        let kind = self.kind()?;
        self.check_purpose(kind, "sign")?;
        let kid = self.kid()?;
        let public = self.verifying_key(kind, LeadingZeros::AsSpecified)?;
        let key = match kind {
            Kind::Rsa => self.rsa_signing_key()?,
            Kind::P256 => {
                let secret = secret_32("d", self.d)?;
                SigningKey::from_p256_scalar(&secret).map_err(|error| JwkError::Key { error })?
            }
            Kind::Ed25519 => SigningKey::from_ed25519_seed(&*secret_32("d", self.d)?),
        };
        if *key.verifying_key() != public {
            return Err(JwkError::Inconsistent);
        }
        Ok(PrivateJwk { key, kid })
    }

    fn kind(&self) -> Result<Kind, JwkError> {
        let kty = string("kty", self.kty)?;
        let curve = |name: &str, kind| {
            if string("crv", self.crv)? == *name { Ok(kind) } else { Err(JwkError::UnsupportedCurve) }
        };
        if kty == *"RSA" {
            Ok(Kind::Rsa)
        } else if kty == *"EC" {
            curve("P-256", Kind::P256)
        } else if kty == *"OKP" {
            curve("Ed25519", Kind::Ed25519)
        } else if kty == *"oct" {
            Err(JwkError::SymmetricKey)
        } else {
            Err(JwkError::UnsupportedType)
        }
    }

    /// RFC 7517 sections 4.2 to 4.4: the key is for signatures, for this operation, and for its algorithm.
    fn check_purpose(&self, kind: Kind, operation: &str) -> Result<(), JwkError> {
        if let Some(alg) = self.alg {
            let mut exact = [0; 8];
            let name = string("alg", Some(alg))?.copy_into(&mut exact).unwrap_or_default();
            let algorithm = Algorithm::from_name(name.as_bytes()).ok_or(JwkError::UnsupportedAlgorithm)?;
            let expected = match kind {
                Kind::Rsa => Algorithm::Ps256,
                Kind::P256 => Algorithm::Es256,
                Kind::Ed25519 => Algorithm::Ed25519,
            };
            if algorithm != expected {
                return Err(JwkError::AlgorithmMismatch);
            }
        }
        if let Some(key_use) = self.key_use
            && string("use", Some(key_use))? != *"sig"
        {
            return Err(JwkError::UseNotSignature);
        }
        let Some(operations) = self.key_ops else { return Ok(()) };
        let operations = operations.as_array().ok_or(JwkError::Type { member: "key_ops" })?;
        // A list without an operation restricts nothing; serializers write it for unset values.
        if operations.iter().next().is_none() {
            return Ok(());
        }
        let (mut allowed, mut conflict) = (false, false);
        // Each value is kept and compared with the few short values before it.
        let mut names = [InlineStr::<MAX_OPERATION>::EMPTY; MAX_OPERATIONS];
        for (index, value) in operations.iter().enumerate() {
            let name = value.as_string().ok_or(JwkError::Type { member: "key_ops" })?;
            let too_long = JwkError::TooLong { member: "key_ops", limit: MAX_OPERATION };
            let name = InlineStr::from_json(name).ok_or(too_long)?;
            let (earlier, rest) = names.split_at_mut_checked(index).unwrap_or_default();
            let place = rest.first_mut().ok_or(JwkError::TooManyOperations { limit: MAX_OPERATIONS })?;
            if earlier.contains(&name) {
                return Err(JwkError::DuplicateOperation);
            }
            *place = name;
            allowed |= name.as_bytes() == operation.as_bytes();
            conflict |= self.key_use.is_some() && !matches!(name.as_bytes(), b"sign" | b"verify");
        }
        match (allowed, conflict) {
            (false, _) => Err(JwkError::Operations),
            (true, true) => Err(JwkError::UseConflict),
            (true, false) => Ok(()),
        }
    }

    fn kid(&self) -> Result<Option<InlineStr<{ Header::MAX_KID }>>, JwkError> {
        let Some(kid) = self.kid else { return Ok(None) };
        let kid = string("kid", Some(kid))?;
        let too_long = JwkError::TooLong { member: "kid", limit: Header::MAX_KID };
        InlineStr::from_json(kid).map(Some).ok_or(too_long)
    }

    fn verifying_key(&self, kind: Kind, zeros: LeadingZeros) -> Result<VerifyingKey, JwkError> {
        match kind {
            Kind::Rsa => {
                // Larger than every accepted key, so that the error can state the size of this one.
                let mut n = [0; 1_040];
                let n = public_bytes("n", self.n, &mut n)?.ok_or_else(|| too_large_modulus(self.n))?;
                let mut e = [0; 16];
                let e = public_bytes("e", self.e, &mut e)?.ok_or(JwkError::Key { error: KeyError::Exponent })?;
                match zeros {
                    LeadingZeros::AsSpecified => VerifyingKey::from_rsa_components(n, e),
                    LeadingZeros::AnyNumber => {
                        VerifyingKey::from_rsa_components(without_leading_zeros(n), without_leading_zeros(e))
                    }
                }
            }
            Kind::P256 => {
                let read = match zeros {
                    LeadingZeros::AsSpecified => public_32,
                    LeadingZeros::AnyNumber => coordinate,
                };
                VerifyingKey::from_p256_coordinates(&read("x", self.x)?, &read("y", self.y)?)
            }
            // Bytes, and not a number.
            Kind::Ed25519 => VerifyingKey::from_ed25519_bytes(&public_32("x", self.x)?),
        }
        .map_err(|error| JwkError::Key { error })
    }

    fn rsa_signing_key(&self) -> Result<SigningKey, JwkError> {
        if self.other_primes {
            return Err(JwkError::MultiPrime);
        }
        // The private exponent itself is not used, but a JWK without it is not private.
        string("d", self.d)?;
        let (mut n, mut e) = ([0; 512], [0; 16]);
        let too_large = |member| JwkError::TooLong { member, limit: 512 };
        let n = public_bytes("n", self.n, &mut n)?.ok_or(too_large("n"))?;
        let e = public_bytes("e", self.e, &mut e)?.ok_or(too_large("e"))?;
        let mut buffers = Zeroizing::new([[0_u8; 512]; 5]);
        let [p, q, dp, dq, qi] = &mut *buffers;
        let key = RsaPrivateComponents {
            n,
            e,
            p: secret_bytes("p", self.p, p)?.ok_or(too_large("p"))?,
            q: secret_bytes("q", self.q, q)?.ok_or(too_large("q"))?,
            dp: secret_bytes("dp", self.dp, dp)?.ok_or(too_large("dp"))?,
            dq: secret_bytes("dq", self.dq, dq)?.ok_or(too_large("dq"))?,
            qi: secret_bytes("qi", self.qi, qi)?.ok_or(too_large("qi"))?,
        };
        SigningKey::from_rsa_components(&key).map_err(|error| JwkError::Key { error })
    }
}

/// Whether a private member has no value. Serializers write an empty text for an unset one. It is no number (RFC 7518
/// section 2: zero is `AA`) and hides no secret, so the member counts as absent, as a null one does.
fn is_empty(value: Value<'_>) -> bool {
    value.as_string().is_some_and(|text| text == *"")
}

fn string<'a>(member: &'static str, value: Option<Value<'a>>) -> Result<Str<'a>, JwkError> {
    value.ok_or(JwkError::Missing { member })?.as_string().ok_or(JwkError::Type { member })
}

/// The text of a number. It has no escapes, because its characters need none.
fn number_text<'a>(member: &'static str, value: Option<Value<'a>>) -> Result<&'a [u8], JwkError> {
    let text = string(member, value)?;
    text.as_bytes().ok_or(JwkError::Base64Url { member, error: Base64UrlError::Alphabet { offset: 0 } })
}

type Decode = for<'o> fn(&[u8], &'o mut [u8]) -> Result<&'o mut [u8], Base64UrlError>;

/// `None` if the number is longer than the buffer.
fn bytes<'o>(
    member: &'static str,
    value: Option<Value<'_>>,
    out: &'o mut [u8],
    decode: Decode,
) -> Result<Option<&'o [u8]>, JwkError> {
    match decode(number_text(member, value)?, out) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Base64UrlError::BufferTooSmall { .. }) => Ok(None),
        Err(error) => Err(JwkError::Base64Url { member, error }),
    }
}

fn public_bytes<'o>(
    member: &'static str,
    value: Option<Value<'_>>,
    out: &'o mut [u8],
) -> Result<Option<&'o [u8]>, JwkError> {
    bytes(member, value, out, base64url::decode)
}

fn secret_bytes<'o>(
    member: &'static str,
    value: Option<Value<'_>>,
    out: &'o mut [u8],
) -> Result<Option<&'o [u8]>, JwkError> {
    bytes(member, value, out, base64url::decode_secret)
}

fn public_32(member: &'static str, value: Option<Value<'_>>) -> Result<[u8; 32], JwkError> {
    let mut out = [0; 32];
    check_32(member, value, public_bytes(member, value, &mut out)?)?;
    Ok(out)
}

/// A coordinate as a number, with a length of up to 64 bytes.
fn coordinate(member: &'static str, value: Option<Value<'_>>) -> Result<[u8; 32], JwkError> {
    let (mut buffer, mut out) = ([0; 64], [0; 32]);
    match public_bytes(member, value, &mut buffer)?.map(without_leading_zeros) {
        Some(digits) if (1..=out.len()).contains(&digits.len()) => {
            out[32 - digits.len()..].copy_from_slice(digits);
            Ok(out)
        }
        decoded => check_32(member, value, decoded).map(|()| out),
    }
}

fn without_leading_zeros(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|octet| **octet == 0).count();
    &number[zeros..]
}

fn secret_32(member: &'static str, value: Option<Value<'_>>) -> Result<Zeroizing<[u8; 32]>, JwkError> {
    let mut out = Zeroizing::new([0; 32]);
    check_32(member, value, secret_bytes(member, value, &mut *out)?)?;
    Ok(out)
}

/// RFC 7518 section 6.2.1.2: the full length, with leading zeros.
fn check_32(member: &'static str, value: Option<Value<'_>>, decoded: Option<&[u8]>) -> Result<(), JwkError> {
    let length = match decoded {
        Some(bytes) if bytes.len() == 32 => return Ok(()),
        Some(bytes) => bytes.len(),
        None => decoded_len(value),
    };
    Err(JwkError::Length { member, length })
}

fn too_large_modulus(value: Option<Value<'_>>) -> JwkError {
    let bits = u32::try_from(decoded_len(value)).unwrap_or(u32::MAX).saturating_mul(8);
    JwkError::Key { error: KeyError::ModulusSize { bits } }
}

fn decoded_len(value: Option<Value<'_>>) -> usize {
    value.and_then(Value::as_string).and_then(|text| base64url::decoded_len(text.len()).ok()).unwrap_or(0)
}
