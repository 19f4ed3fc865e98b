//! A cache of the last token's header: issuers use the same header in each of their tokens.

use core::fmt;

use super::compact::CompactJws;
use super::header::Header;
use super::verify::{Chosen, VerifiedJws, Verifier};
use crate::crypto::VerifyingKey;
use crate::error::JwsError;

/// A [`Verifier`] that keeps the header of the last verified token, and its key. A token with the same header text is
/// verified without decoding the header and without choosing a key again. Size: about 700 bytes with the verifier, no
/// heap.
///
/// The cache does not change a verdict. It does not keep headers of more than [`HeaderMemo::MAX_TEXT`] characters,
/// headers without `kid` for a key set, and headers of rejected tokens. Therefore a sender without a key cannot evict
/// an entry.
///
/// The key set stays borrowed, so no cache exists for a replaced set:
///
/// ```compile_fail,E0506
/// use ofm_protocol::jose::{AlgorithmSet, FixedJwkSet, HeaderMemo, Verifier};
///
/// let mut keys = FixedJwkSet::<4>::default();
/// let mut memo = HeaderMemo::new(Verifier::with_keys(&keys, AlgorithmSet::FAPI2));
/// keys = FixedJwkSet::default();
/// let _ = memo.verify_token(b"");
/// ```
///
/// Each thread needs its own cache, because verification changes it.
///
/// ```
/// use ofm_protocol::{crypto::{Algorithm, SigningKey, random::SystemRandom}, jose};
/// use ofm_protocol::jose::{HeaderMemo, ProtectedHeader, Verifier};
///
/// let key = SigningKey::from_ed25519_seed(&[1; 32]);
/// let token = jose::sign_to_string(&ProtectedHeader::new(), b"{}", &key, &mut SystemRandom)?;
/// let mut memo = HeaderMemo::new(Verifier::with_key(key.verifying_key(), Algorithm::Ed25519.into()));
/// assert!(memo.verify_token(token.as_bytes()).is_ok() && memo.verify_token(token.as_bytes()).is_ok());
/// # Ok::<(), ofm_protocol::error::TokenSignError>(())
/// ```
#[derive(Clone, Copy)]
pub struct HeaderMemo<'k> {
    verifier: Verifier<'k>,
    last: Option<Known<'k>>,
}

#[derive(Clone, Copy)]
struct Known<'k> {
    length: usize,
    text: [u8; HeaderMemo::MAX_TEXT],
    header: Header,
    key_index: usize,
    key: &'k VerifyingKey,
}

impl<'k> HeaderMemo<'k> {
    /// The longest header text in the cache, in characters. The headers of the protocol have 100, with a thumbprint as
    /// `kid` and a `typ`.
    pub const MAX_TEXT: usize = 192;

    /// Starts with an empty cache.
    #[must_use]
    pub const fn new(verifier: Verifier<'k>) -> Self {
        Self { verifier, last: None }
    }

    /// The verifier.
    #[must_use]
    pub const fn verifier(&self) -> &Verifier<'k> {
        &self.verifier
    }

    /// Verifies as [`Verifier::verify_token`] does.
    pub fn verify_token<'a>(&mut self, token: &'a [u8]) -> Result<VerifiedJws<'a>, JwsError> {
        self.verify(&CompactJws::parse(token, self.verifier.limits())?)
    }

    /// Verifies as [`Verifier::verify`] does.
    pub fn verify<'a>(&mut self, jws: &CompactJws<'a>) -> Result<VerifiedJws<'a>, JwsError> {
        let text = jws.header_text();
        if let Some(known) = &self.last
            && known.text.get(..known.length) == Some(text)
        {
            return Verifier::verify_by_one(jws, &known.header, known.key_index, known.key);
        }
        let header = Header::decode(jws, self.verifier.limits())?;
        match self.verifier.choose(&header)? {
            Chosen::One(key_index, key) => {
                let verified = Verifier::verify_by_one(jws, &header, key_index, key)?;
                let mut kept = [0; Self::MAX_TEXT];
                if let Some(place) = kept.get_mut(..text.len()) {
                    place.copy_from_slice(text);
                    self.last = Some(Known { length: text.len(), text: kept, header, key_index, key });
                }
                Ok(verified)
            }
            Chosen::Several(candidates) => Verifier::verify_by_several(jws, &header, candidates),
        }
    }
}

impl fmt::Debug for HeaderMemo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderMemo").field("last", &self.last.map(|known| known.header)).finish_non_exhaustive()
    }
}
