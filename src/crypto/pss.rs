//! EMSA-PSS (RFC 8017 section 9.1) with SHA-256, MGF1-SHA-256 and a salt of 32 bytes, and no other parameters
//! (RFC 7518 section 3.5).

use subtle::ConstantTimeEq as _;

use super::rsa::MAX_MODULUS_LEN;
use super::sha256::{DIGEST_LEN, Sha256};

/// The bytes of the salt.
pub const SALT_LEN: usize = 32;

const TRAILER: u8 = 0xbc;

/// EMSA-PSS-VERIFY (RFC 8017 section 9.1.2): whether `encoded` is an encoding of the message digest.
///
/// `encoded` is as long as the modulus and `modulus_bits` its exact length. The contents of `encoded` are overwritten.
#[must_use]
pub(crate) fn verify(digest: &[u8; DIGEST_LEN], encoded: &mut [u8], modulus_bits: u32) -> bool {
    // Where the modulus has 8k + 1 bits, the encoding is one byte shorter than it (RFC 8017 section 8.1.2 step 2.c).
    let encoded_bits = modulus_bits - 1;
    let encoded_len = encoded_bits.div_ceil(8) as usize;
    let (lead, encoded) = encoded.split_at_mut(encoded.len() - encoded_len);
    // Steps 1 and 2 are the caller's: it gives the digest.
    // Step 3. Moduli have at least 2048 bits.
    debug_assert!(encoded_len >= DIGEST_LEN + SALT_LEN + 2);
    // Step 4.
    let Some((&mut TRAILER, body)) = encoded.split_last_mut() else { return false };
    // Step 5.
    let (db, h) = body.split_at_mut(encoded_len - DIGEST_LEN - 1);
    // Step 6.
    let unused_bits = encoded_len as u32 * 8 - encoded_bits;
    let used_mask = 0xff_u8 >> unused_bits;
    if db[0] & !used_mask != 0 || lead.iter().any(|byte| *byte != 0) {
        return false;
    }
    // Steps 7 and 8.
    mgf1_xor(h, db);
    // Step 9.
    db[0] &= used_mask;
    // Step 10.
    let (padding, salt) = db.split_at(db.len() - SALT_LEN);
    let Some((1, zeros)) = padding.split_last() else { return false };
    if zeros.iter().any(|byte| *byte != 0) {
        return false;
    }
    // Steps 11 to 13.
    let expected = hash_salted(digest, salt);
    // Step 14.
    expected.ct_eq(h).into()
}

/// EMSA-PSS-ENCODE (RFC 8017 section 9.1.1): writes the encoding of the message digest with this salt.
///
/// `encoded` is as long as the modulus and `modulus_bits` its exact length.
pub(crate) fn encode(digest: &[u8; DIGEST_LEN], salt: &[u8; SALT_LEN], encoded: &mut [u8], modulus_bits: u32) {
    let encoded_bits = modulus_bits - 1;
    let encoded_len = encoded_bits.div_ceil(8) as usize;
    let (lead, encoded) = encoded.split_at_mut(encoded.len() - encoded_len);
    lead.fill(0);
    // Steps 1 and 2 are the caller's. Step 3. Moduli have at least 2048 bits.
    // Step 4 is the caller's: it gives the salt. Steps 5 and 6.
    let h = hash_salted(digest, salt);
    // Steps 7 and 8.
    let (db, rest) = encoded.split_at_mut(encoded_len - DIGEST_LEN - 1);
    let (padding, db_salt) = db.split_at_mut(encoded_len - DIGEST_LEN - SALT_LEN - 2);
    padding.fill(0);
    db_salt[0] = 1;
    db_salt[1..].copy_from_slice(salt);
    // Steps 9 and 10.
    mgf1_xor(&h, db);
    // Step 11.
    let unused_bits = encoded_len as u32 * 8 - encoded_bits;
    db[0] &= 0xff >> unused_bits;
    // Step 12.
    rest[..DIGEST_LEN].copy_from_slice(&h);
    rest[DIGEST_LEN] = TRAILER;
}

/// `H = Hash(eight zero bytes || mHash || salt)`.
fn hash_salted(digest: &[u8; DIGEST_LEN], salt: &[u8]) -> [u8; DIGEST_LEN] {
    let mut hash = Sha256::new();
    hash.update(&[0; 8]);
    hash.update(digest);
    hash.update(salt);
    hash.finish()
}

/// Exclusive-ors MGF1-SHA-256 of `seed` onto `data` (RFC 8017 appendix B.2.1).
fn mgf1_xor(seed: &[u8], data: &mut [u8]) {
    debug_assert!(data.len() <= MAX_MODULUS_LEN);
    for (counter, block) in (0_u32..).zip(data.chunks_mut(DIGEST_LEN)) {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(&counter.to_be_bytes());
        for (data, mask) in block.iter_mut().zip(hash.finish()) {
            *data ^= mask;
        }
    }
}
