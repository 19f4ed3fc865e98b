//! The generator's table: 44 KiB of constants, which serve verifying, signing and the lanes.

use super::table::{Entry, G_POINTS, G_ROWS, Rows};

// `pub(crate) static TABLE: Rows<G_POINTS, G_ROWS>`, by the build script: the compiler would take many
// seconds to evaluate it.
include!(concat!(env!("OUT_DIR"), "/p256_generator.rs"));
