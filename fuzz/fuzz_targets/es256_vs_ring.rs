#![no_main]

use ofm_protocol_fuzz::es256_vs_ring;
use ofm_protocol_fuzz_cost::KEYS;

libfuzzer_sys::fuzz_target!(|data: &[u8]| KEYS.hold(data, es256_vs_ring::run));
