#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ofm_protocol_fuzz::json::run(data));
