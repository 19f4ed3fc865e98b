#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ofm_protocol_fuzz_cost::MESSAGES.hold(data, ofm_protocol_fuzz::messages::run));
