#![no_main]

use ofm_protocol_fuzz_cost::MESSAGES;

libfuzzer_sys::fuzz_target!(|data: &[u8]| MESSAGES.hold(data, ofm_protocol_fuzz::messages::run));
