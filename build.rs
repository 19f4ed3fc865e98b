//! Generates the typed messages from schemas/ into `OUT_DIR`; see build/ for the passes.
fn main() {}
