//! Keys and key sets as JSON.
//!
//! Written keys are read as the same keys. The fixed set contains the same keys as the growable one. A set that was
//! read contains no private member. A set that allows leading zeros has all keys of a set that does not.

use ofm_protocol::jose::json::Budget;
use ofm_protocol::jose::{FixedJwkSet, Jwk, JwkSet, KeySet, PrivateJwk, SetLimits};

pub fn run(data: &[u8]) {
    if let Ok(key) = Jwk::parse(data, Budget::default()) {
        let again = Jwk::parse(key.to_json().as_bytes(), Budget::default()).unwrap();
        assert_eq!(again, key);
        assert_eq!(again.thumbprint(), key.thumbprint());
        assert!(PrivateJwk::parse(data, Budget::default()).is_err());
    }
    if let Ok(key) = PrivateJwk::parse(data, Budget::default()) {
        assert!(Jwk::parse(data, Budget::default()).is_err(), "a private key was read as a public one");
        assert_eq!(key.public().key(), key.key().verifying_key());
    }
    let growable = JwkSet::parse(data);
    let mut skipped = 0;
    let (allocations, fixed) = super::allocations::counted(|| FixedJwkSet::<32>::parse(data, |_| skipped += 1));
    assert_eq!(allocations, 0);
    let Ok(growable) = growable else {
        assert!(fixed.is_err());
        return;
    };
    let limits = SetLimits { any_leading_zeros: true, ..SetLimits::default() };
    let lenient = JwkSet::parse_within(data, limits).unwrap();
    assert!(growable.keys().iter().all(|key| lenient.keys().contains(key)));
    assert_eq!(lenient.count() + lenient.skipped().len(), growable.count() + growable.skipped().len());
    let json = growable.to_json();
    for member in ["\"d\"", "\"p\"", "\"q\"", "\"k\""] {
        assert!(!json.contains(&format!("{member}:")));
    }
    let again = JwkSet::parse(json.as_bytes()).unwrap();
    assert_eq!(again.keys(), growable.keys());
    assert!(again.skipped().is_empty());
    if growable.count() <= 32 {
        let fixed = fixed.unwrap();
        assert!(fixed.iter().eq(growable.keys()));
        assert_eq!(skipped, growable.skipped().len());
    }
}
