//! The command `ofm`.
fn main() {}
