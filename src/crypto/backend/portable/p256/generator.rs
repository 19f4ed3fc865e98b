//! The generator's table: 44 KiB of constants for verifying, signing and the vector kernel.

use super::table::{Entry, G_POINTS, G_ROWS, Rows};

// The build script makes `pub(crate) static TABLE: Rows<G_POINTS, G_ROWS>`, because the compiler would take many
// seconds to evaluate it.
include!(concat!(env!("OUT_DIR"), "/p256_generator.rs"));
