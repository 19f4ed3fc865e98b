//! PS256 signatures of Project Wycheproof; build.rs chooses them.

use ofm_protocol::crypto::{
    BatchItem, RandomError, RandomSource, SignItem, Signer, SigningKey, VerifyingKey, sign_batch, verify_batch,
};

use crate::machine::print;

pub struct Key {
    bits: u32,
    /// A `SubjectPublicKeyInfo`.
    spki: &'static [u8],
    cases: &'static [Case],
}

pub struct Case {
    /// Its number within Wycheproof's set.
    id: usize,
    message: &'static [u8],
    signature: &'static [u8],
    valid: bool,
}

include!(concat!(env!("OUT_DIR"), "/wycheproof.rs"));

pub(crate) fn decided_as_wycheproof_says() -> bool {
    let mut held = true;
    for key in KEYS {
        let Ok(verifying_key) = VerifyingKey::from_spki_der(key.spki) else {
            print!("[a key of {} bits does not load] ", key.bits);
            return false;
        };
        for case in key.cases {
            if verifying_key.verify(case.message, case.signature).is_ok() != case.valid {
                print!("[{} bits, case {}] ", key.bits, case.id);
                held = false;
            }
        }
        print!("{} bits {} cases, ", key.bits, key.cases.len());
    }
    held
}

/// The cases of all keys in turn, so that sizes and verdicts are mixed, in batches that do not fill the lanes evenly.
pub(crate) fn batches_decided_as_wycheproof_says() -> bool {
    const BATCH: usize = 37;
    let keys = KEYS.iter().filter_map(|key| Some((VerifyingKey::from_spki_der(key.spki).ok()?, key.cases)));
    let mut loaded = [const { None }; KEYS.len()];
    loaded.iter_mut().zip(keys).for_each(|(place, key)| *place = Some(key));
    let most = KEYS.iter().map(|key| key.cases.len()).max().unwrap_or(0);
    let cases = || {
        let keys = &loaded;
        (0..most).flat_map(move |at| {
            keys.iter().flatten().filter_map(move |(key, cases)| cases.get(at).map(|case| (key, case)))
        })
    };
    let mut from = 0;
    while let Some((key, case)) = cases().nth(from) {
        let mut items = [BatchItem::new(key, case.message, case.signature); BATCH];
        let mut len = 0;
        for (item, (key, case)) in items.iter_mut().zip(cases().skip(from)) {
            *item = BatchItem::new(key, case.message, case.signature);
            len += 1;
        }
        verify_batch(&mut items[..len]);
        for (item, (_, case)) in items[..len].iter().zip(cases().skip(from)) {
            if item.verdict().is_ok() != case.valid {
                print!("[case {} of the batch from {from}] ", case.id);
                return false;
            }
        }
        from += len;
    }
    print!("{from} cases, ");
    from > 300
}

/// A flipped bit anywhere gives another number with a random encoding: every one must be rejected.
pub(crate) fn damaged_are_refused() -> bool {
    const STEP: usize = 97;
    KEYS.iter().all(|key| {
        let Some(case) = key.cases.iter().find(|case| case.valid) else { return false };
        let Ok(verifying_key) = VerifyingKey::from_spki_der(key.spki) else { return false };
        let mut signature = [0; 512];
        let signature = &mut signature[..case.signature.len()];
        (0..8 * signature.len()).step_by(STEP).all(|bit| {
            signature.copy_from_slice(case.signature);
            signature[bit / 8] ^= 1 << (bit % 8);
            verifying_key.verify(case.message, signature).is_err()
        })
    })
}

/// Salts and blinding that are the same at every start; a real program uses a real source.
struct Counter(u8);

impl RandomSource for Counter {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), RandomError> {
        for byte in out {
            self.0 = self.0.wrapping_mul(181).wrapping_add(97);
            *byte = self.0;
        }
        Ok(())
    }
}

pub(crate) fn signed_here_verify() -> bool {
    let keys: [&[u8]; 3] = [
        include_bytes!("../../keys/rsa-2048.pem"),
        include_bytes!("../../keys/rsa-3072.pem"),
        include_bytes!("../../keys/rsa-4096.pem"),
    ];
    keys.into_iter().all(|pem| {
        let Ok(key) = SigningKey::from_pem(pem) else { return false };
        let mut signature = [0; 512];
        let Ok(signature) = key.sign(b"message", &mut Counter(7), &mut signature) else { return false };
        key.verifying_key().verify(b"message", signature).is_ok()
    })
}

/// With the same randomness the signatures must be equal, and must verify. The messages of a batch are hashed together;
/// their lengths are around the ends of one, two and three blocks of SHA-256 with its padding.
pub(crate) fn signed_together_as_alone() -> bool {
    const LENS: [usize; COUNT] = [0, 55, 56, 191, 1, 64, 119, 120, 63];
    const COUNT: usize = 9;
    let bytes: [u8; 191] = core::array::from_fn(|at| at as u8);
    let messages = LENS.map(|len| &bytes[..len]);
    let Ok(key) = SigningKey::from_pem(include_bytes!("../../keys/rsa-2048.pem")) else { return false };
    let mut buffers = [[0; 256]; COUNT];
    let mut rest = buffers.iter_mut();
    let mut items: [SignItem<'_>; COUNT] = core::array::from_fn(|at| {
        let buffer: &mut [u8] = rest.next().map_or(&mut [], |buffer| &mut buffer[..]);
        SignItem::new(&key, messages[at], buffer)
    });
    sign_batch(&mut items, &mut Counter(7));
    let mut random = Counter(7);
    items.iter().zip(messages).all(|(item, message)| {
        let mut alone = [0; 256];
        let Ok(alone) = key.sign(message, &mut random, &mut alone) else { return false };
        let verifies = key.verifying_key().verify(message, alone).is_ok();
        verifies && item.signature() == Ok(&*alone)
    })
}
