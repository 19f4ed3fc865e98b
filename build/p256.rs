//! Writes the table of P-256's generator, with the library's own arithmetic.

#![allow(dead_code, reason = "of the library's modules the table needs a part")]

use std::fmt::Write as _;

#[path = "../src/crypto/backend/portable/p256/carry.rs"]
mod carry;
#[path = "../src/crypto/backend/portable/p256/field.rs"]
mod field;
#[path = "../src/crypto/backend/portable/p256/inverse.rs"]
mod inverse;
#[path = "../src/crypto/backend/portable/p256/limbs.rs"]
mod limbs;
#[path = "../src/crypto/backend/portable/p256/point.rs"]
mod point;
#[path = "../src/crypto/backend/portable/p256/table.rs"]
mod table;

/// SEC 2 section 2.4.2.
const GENERATOR: [limbs::Limbs; 2] = [
    [0xf4a1_3945_d898_c296, 0x7703_7d81_2deb_33a0, 0xf8bc_e6e5_63a4_40f2, 0x6b17_d1f2_e12c_4247],
    [0xcbb6_4068_37bf_51f5, 0x2bce_3357_6b31_5ece, 0x8ee7_eb4a_7c0f_9e16, 0x4fe3_42e2_fe1a_7f9b],
];

/// The text of the table for `src/crypto/backend/portable/p256/generator.rs`.
pub(crate) fn generator() -> Result<String, String> {
    let [x, y] = &GENERATOR;
    let point = point::Affine::from_coordinates_vartime(x, y).ok_or("the generator of P-256 is not on its curve")?;
    let table: table::Rows<{ table::G_POINTS }, { table::G_ROWS }> = table::rows_vartime(&point, table::G_SPACING);
    let mut text = String::from("pub(crate) static TABLE: Rows<G_POINTS, G_ROWS> = [\n");
    for row in table {
        text.push_str("[\n");
        for table::Entry(limbs) in row {
            text.push_str("Entry([");
            for limb in limbs {
                let [a, b, c, d] = [limb >> 48, limb >> 32, limb >> 16, limb].map(|part| part & 0xffff);
                // Writing to a string does not fail.
                let _ = write!(text, "0x{a:04x}_{b:04x}_{c:04x}_{d:04x}, ");
            }
            text.push_str("]),\n");
        }
        text.push_str("],\n");
    }
    text.push_str("];\n");
    Ok(text)
}
