//! EMSA-PSS (RFC 8017 section 9.1) with SHA-256, MGF1-SHA-256 and a salt of 32 bytes. No other parameters are supported
//! (RFC 7518 section 3.5).

use super::sha256::{DIGEST_LEN, sha256, sha256_each, sha256_each_of_one};

/// The length of the salt in bytes.
pub const SALT_LEN: usize = 32;

const TRAILER: u8 = 0xbc;

/// EMSA-PSS-VERIFY (RFC 8017 section 9.1.2): whether `encoded` is an encoding of the message digest.
///
/// `encoded` is as long as the modulus, and `modulus_bits` is the modulus's exact length. The contents of `encoded` are
/// overwritten.
#[must_use]
pub(crate) fn verify(digest: &[u8; DIGEST_LEN], encoded: &mut [u8], modulus_bits: u32) -> bool {
    let Some(encoding) = Encoding::open(encoded, modulus_bits) else { return false };
    let mut encodings = [Some(encoding)];
    unmask(sha256_each_of_one, &mut encodings);
    let [Some(encoding)] = encodings else { return false };
    // Steps 11 to 13.
    let Some(salt) = encoding.salt() else { return false };
    encoding.binds(&sha256(&salted(digest, salt)))
}

/// Verifies several encodings as [`verify`] does; `None` marks those that are already rejected. The hashes are computed
/// side by side.
pub(crate) fn verify_each<const N: usize>(
    digests: &[[u8; DIGEST_LEN]; N],
    mut encodings: [Option<Encoding<'_>>; N],
) -> [bool; N] {
    unmask(sha256_each, &mut encodings);
    // Steps 11 to 13.
    let mut inputs = [[0; SALTED_LEN]; N];
    let mut opened = [false; N];
    for (((input, opened), encoding), digest) in inputs.iter_mut().zip(&mut opened).zip(&encodings).zip(digests) {
        if let Some(salt) = encoding.as_ref().and_then(Encoding::salt) {
            *input = salted(digest, salt);
            *opened = true;
        }
    }
    let mut expected = [[0; DIGEST_LEN]; N];
    sha256_each(&inputs.each_ref().map(|input| &input[..]), &mut expected);
    let mut verdicts = [false; N];
    for (((verdict, opened), encoding), expected) in verdicts.iter_mut().zip(opened).zip(&encodings).zip(&expected) {
        *verdict = opened && encoding.as_ref().is_some_and(|encoding| encoding.binds(expected));
    }
    verdicts
}

/// A parsed encoding.
pub(crate) struct Encoding<'a> {
    /// The data block, masked at first.
    db: &'a mut [u8],
    h: &'a [u8; DIGEST_LEN],
    /// The bits of the first byte that belong to the encoding.
    used_mask: u8,
}

impl<'a> Encoding<'a> {
    /// Steps 3 to 6 of EMSA-PSS-VERIFY.
    pub(crate) fn open(encoded: &'a mut [u8], modulus_bits: u32) -> Option<Self> {
        // If the modulus has 8k + 1 bits, the encoding is one byte shorter than the modulus (RFC 8017 section 8.1.2
        // step 2.c).
        let encoded_bits = modulus_bits - 1;
        let encoded_len = encoded_bits.div_ceil(8) as usize;
        let (lead, encoded) = encoded.split_at_mut(encoded.len() - encoded_len);
        // Steps 1 and 2: the caller computes the digest. Step 3: moduli have at least 2048 bits.
        debug_assert!(encoded_len >= DIGEST_LEN + SALT_LEN + 2);
        // Step 4.
        let (&mut TRAILER, body) = encoded.split_last_mut()? else { return None };
        // Step 5.
        let (db, h) = body.split_last_chunk_mut::<DIGEST_LEN>()?;
        // Step 6.
        let unused_bits = encoded_len as u32 * 8 - encoded_bits;
        let used_mask = 0xff_u8 >> unused_bits;
        if db[0] & !used_mask != 0 || lead.iter().any(|byte| *byte != 0) {
            return None;
        }
        Some(Self { db, h, used_mask })
    }

    /// The salt, if step 10 accepts the padding.
    fn salt(&self) -> Option<&[u8; SALT_LEN]> {
        let (padding, salt) = self.db.split_last_chunk::<SALT_LEN>()?;
        let (1, zeros) = padding.split_last()? else { return None };
        // The compiler makes vectors of a sum, but not of a search.
        (zeros.iter().fold(0, |all, byte| all | byte) == 0).then_some(salt)
    }

    /// Step 14.
    fn binds(&self, expected: &[u8; DIGEST_LEN]) -> bool {
        // Both are public.
        expected == self.h
    }
}

/// A function that hashes several messages.
type Hash = fn(&[&[u8]], &mut [[u8; DIGEST_LEN]]);

/// Steps 7 to 9: removes the masks.
fn unmask(hash: Hash, encodings: &mut [Option<Encoding<'_>>]) {
    let mut group = MaskGroup::default();
    for index in 0..encodings.len() {
        let blocks = encodings[index].as_ref().map_or(0, |encoding| encoding.db.len().div_ceil(DIGEST_LEN));
        for block in 0..blocks {
            if group.push(index, block) {
                group.apply(hash, encodings);
            }
        }
    }
    group.apply(hash, encodings);
    for encoding in encodings.iter_mut().flatten() {
        encoding.db[0] &= encoding.used_mask;
    }
}

/// Blocks of masks that are hashed together: the encoding and the block's index.
#[derive(Default)]
struct MaskGroup {
    blocks: [(usize, usize); 16],
    len: usize,
}

impl MaskGroup {
    /// Adds a block; returns whether the group is full.
    fn push(&mut self, index: usize, block: usize) -> bool {
        self.blocks[self.len] = (index, block);
        self.len += 1;
        self.len == self.blocks.len()
    }

    /// Hashes the group's blocks, removes the masks, and empties the group.
    fn apply(&mut self, hash: Hash, encodings: &mut [Option<Encoding<'_>>]) {
        let blocks = &self.blocks[..self.len];
        self.len = 0;
        let mut inputs = [[0; DIGEST_LEN + 4]; 16];
        for (input, (index, block)) in inputs.iter_mut().zip(blocks) {
            let Some(encoding) = &encodings[*index] else { continue };
            *input = mask_input(encoding.h, *block);
        }
        let mut masks = [[0; DIGEST_LEN]; 16];
        let count = blocks.len();
        hash(&inputs.each_ref().map(|input| &input[..])[..count], &mut masks[..count]);
        for (mask, (index, block)) in masks.iter().zip(blocks) {
            let Some(encoding) = &mut encodings[*index] else { continue };
            for (byte, mask) in encoding.db[block * DIGEST_LEN..].iter_mut().zip(mask) {
                *byte ^= mask;
            }
        }
    }
}

/// EMSA-PSS-ENCODE (RFC 8017 section 9.1.1): writes the encoding of the message digest with this salt.
///
/// `encoded` is as long as the modulus, and `modulus_bits` is the modulus's exact length.
pub(crate) fn encode(digest: &[u8; DIGEST_LEN], salt: &[u8; SALT_LEN], encoded: &mut [u8], modulus_bits: u32) {
    let encoded_bits = modulus_bits - 1;
    let encoded_len = encoded_bits.div_ceil(8) as usize;
    let (lead, encoded) = encoded.split_at_mut(encoded.len() - encoded_len);
    lead.fill(0);
    // Steps 1 and 2: the caller computes the digest. Step 3: moduli have at least 2048 bits. Step 4: the caller draws
    // the salt. Steps 5 and 6.
    let h = sha256(&salted(digest, salt));
    // Steps 7 and 8.
    let (db, rest) = encoded.split_at_mut(encoded_len - DIGEST_LEN - 1);
    let (padding, db_salt) = db.split_at_mut(encoded_len - DIGEST_LEN - SALT_LEN - 2);
    padding.fill(0);
    db_salt[0] = 1;
    db_salt[1..].copy_from_slice(salt);
    // Steps 9 to 11: adding the mask is the same operation as removing it.
    let unused_bits = encoded_len as u32 * 8 - encoded_bits;
    unmask(sha256_each_of_one, &mut [Some(Encoding { db, h: &h, used_mask: 0xff >> unused_bits })]);
    // Step 12.
    rest[..DIGEST_LEN].copy_from_slice(&h);
    rest[DIGEST_LEN] = TRAILER;
}

/// The length of the input of the hash `H`.
const SALTED_LEN: usize = 8 + DIGEST_LEN + SALT_LEN;

/// `eight zero bytes || mHash || salt`.
fn salted(digest: &[u8; DIGEST_LEN], salt: &[u8; SALT_LEN]) -> [u8; SALTED_LEN] {
    let mut input = [0; SALTED_LEN];
    input[8..8 + DIGEST_LEN].copy_from_slice(digest);
    input[8 + DIGEST_LEN..].copy_from_slice(salt);
    input
}

/// The hash input of a block of MGF1 (RFC 8017 appendix B.2.1 step 3).
fn mask_input(seed: &[u8; DIGEST_LEN], block: usize) -> [u8; DIGEST_LEN + 4] {
    let mut input = [0; DIGEST_LEN + 4];
    input[..DIGEST_LEN].copy_from_slice(seed);
    input[DIGEST_LEN..].copy_from_slice(&(block as u32).to_be_bytes());
    input
}
