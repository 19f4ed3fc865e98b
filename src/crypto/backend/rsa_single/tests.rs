use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::crypto::backend::instructions::{Adx, Ifma};
use crate::crypto::backend::kernels::lanes;
use crate::crypto::backend::kernels::limbs::tests::Software;
use crate::crypto::backend::tests::{arbitrary, bytes, constants, exponents, moduli, number, values, wide_values};

type PublicKernel<const D: usize> = Box<dyn Fn(&Montgomery<D>, &Constants, Power<'_>, &mut [u8])>;

/// The portable kernel, those of this CPU, and on request those in software, which are slow.
fn public_kernels<const D: usize>(in_software: bool) -> Vec<PublicKernel<D>> {
    let mut kernels: Vec<PublicKernel<D>> = vec![Box::new(|n, _, power, out| power_in(n, power, out))];
    if in_software {
        kernels.push(Box::new(|n, _, power, out| power_in_limbs(Software, n, power, out)));
        kernels.push(Box::new(|_, n, power, out| power_serial(lanes::Software, n, power, out)));
    }
    if let Some(multiplier) = Adx::detect() {
        kernels.push(Box::new(move |n, _, power, out| power_in_limbs(multiplier, n, power, out)));
    }
    if let Some(lanes) = Ifma::detect() {
        kernels.push(Box::new(move |_, n, power, out| power_serial(lanes, n, power, out)));
    }
    kernels
}

fn public_powers_agree<const D: usize>(bits: u32, seed: u64, exponents: &[u64], in_software: bool) {
    let len = bits.div_ceil(8) as usize;
    let kernels = public_kernels::<D>(in_software);
    for (at, n) in moduli(bits, seed).iter().enumerate() {
        let modulus = Montgomery::<D>::new(&n.to_bytes_be(), bits);
        let constants = constants(n, radix52::digits_for(bits));
        let values = values(n, seed);
        for (value, exponent) in values.iter().flat_map(|value| exponents.iter().map(move |exponent| (value, exponent)))
        {
            let power = value.modpow(&BigUint::from(*exponent), n);
            for last in [None, Some(n - 1_u8), Some(values[(at + 5) % values.len()].clone())] {
                let (base, last_bytes) = (bytes(value, len), last.as_ref().map(|last| bytes(last, len)));
                let operation =
                    Power { base: &base, exponent: *exponent, last: last_bytes.as_deref(), wipe: at % 2 == 0 };
                for (kernel, run) in kernels.iter().enumerate() {
                    let mut found = vec![7; len];
                    run(&modulus, &constants, operation, &mut found);
                    let expected = &power * last.as_ref().unwrap_or(value) % n;
                    let found = BigUint::from_bytes_be(&found);
                    assert_eq!(found, expected, "kernel {kernel}: {value:x}^{exponent} * {last:x?} modulo {n:x}");
                }
            }
        }
    }
}

/// Products, and the powers of public operations: exponents less one.
#[test]
fn public_powers_of_every_size_agree_with_big_integers() {
    public_powers_agree::<18>(1024, 1, &[1, 2, 4, 16, 65_536], false);
    public_powers_agree::<34>(2048, 1, &[1, 2, 4, 65_536], true);
    public_powers_agree::<34>(2048, 2, &[2, 3, 6, 7, 16, 65_536, 0x1_0000_0000, 0x1_ffff_fffe], false);
    public_powers_agree::<34>(2049, 3, &[1, 2, 65_536], false);
    public_powers_agree::<34>(2054, 3, &[65_536], false);
    public_powers_agree::<52>(2055, 3, &[65_536], false);
    public_powers_agree::<52>(2560, 4, &[2, 65_536], false);
    public_powers_agree::<52>(3072, 5, &[1, 2, 65_536], false);
    public_powers_agree::<52>(3073, 6, &[65_536], false);
    public_powers_agree::<70>(3101, 7, &[65_536], false);
    public_powers_agree::<70>(4096, 8, &[1, 2, 65_536], false);
}

type PrivateKernel<const P: usize> = Box<dyn Fn(&Private<'_, P>, &[u8], &mut [Number<P>; 2])>;

/// As [`public_kernels`].
fn private_kernels<const P: usize>(in_software: bool) -> Vec<PrivateKernel<P>> {
    let mut kernels: Vec<PrivateKernel<P>> = vec![Box::new(powers_portable)];
    if in_software {
        kernels.push(Box::new(|key, base, out| powers_in_limbs(Software, key, base, out)));
        kernels.push(Box::new(|key, base, out| powers_serial(lanes::Software, key, base, out)));
    }
    if let Some(multiplier) = Adx::detect() {
        kernels.push(Box::new(move |key, base, out| powers_in_limbs(multiplier, key, base, out)));
    }
    if let Some(lanes) = Ifma::detect() {
        kernels.push(Box::new(move |key, base, out| powers_serial(lanes, key, base, out)));
    }
    kernels
}

fn secret_powers_agree<const P: usize>(bits: u32, seed: u64, in_software: bool) {
    let all = moduli(bits, seed);
    for (at, case) in (0..all.len()).flat_map(|at| [(at, 0), (at, 1)]) {
        // Any odd modulus can replace a prime.
        let n = [&all[at], &all[(at + 3 * case) % all.len()]];
        let choice = at + 3 * case + (seed >> 8) as usize;
        let exponents = [0, 4].map(|more| exponents(n[0], bits, seed ^ at as u64)[(choice + more) % LANES].clone());
        let mut bases = wide_values(n[0].min(n[1]), bits, seed).to_vec();
        bases.extend([n[0] * n[1] - 1_u8, arbitrary(2 * bits, seed) % (n[0] * n[1])]);
        let base = &bases[(3 * at + case + (seed >> 16) as usize) % bases.len()];
        let [p, q] = n.map(|n| Montgomery::<P>::new(&n.to_bytes_be(), bits));
        let mut constants = PairConstants::zero();
        constants.set([&p, &q], bits);
        let [first, second] = exponents.each_ref().map(|exponent| Montgomery::from_be_bytes(&exponent.to_bytes_be()));
        let key = Private { primes: [&p, &q], constants: &constants, exponents: [&first, &second], bits };
        for (kernel, run) in private_kernels(in_software).iter().enumerate() {
            let mut found = [[7; P]; 2];
            run(&key, &base.to_bytes_be(), &mut found);
            for side in 0..2 {
                let expected = base.modpow(&exponents[side], n[side]);
                let found = number(&found[side], montgomery::DIGIT_BITS);
                assert_eq!(found, expected, "kernel {kernel}: {base:x}^{:x} modulo {:x}", exponents[side], n[side]);
            }
        }
    }
}

#[test]
fn pairs_of_powers_of_every_size_agree_with_big_integers() {
    secret_powers_agree::<18>(1024, 1, true);
    secret_powers_agree::<26>(1536, 2, false);
    secret_powers_agree::<36>(2048, 3, false);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_powers_agree_with_big_integers(seed: u64) {
        public_powers_agree::<36>(2048, seed, &[65_536], false);
        secret_powers_agree::<18>(1024, seed, false);
        secret_powers_agree::<26>(1536, seed, false);
    }
}
