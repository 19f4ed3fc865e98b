//! ECDSA on P-256 for eight signatures at once: the formulas of [`crate::crypto::backend::portable::p256`] with one
//! signature in each lane. All functions take variable time, which depends on public values.

use self::keys::{Kept, MakeTable, Once};
use self::lanes::CurveLanes;
use super::lanes::LANES;
use crate::crypto::backend::portable::p256::point::Affine;
use crate::crypto::backend::portable::p256::table::{KEY_POINTS, KeptTable, OnceTable};
use crate::crypto::backend::portable::p256::verify::{self as portable, Signed};

mod digits;
mod field;
mod keys;
pub(crate) mod lanes;
mod point;
#[cfg(test)]
mod tests;
mod verify;

/// The lanes with valid signatures, using the prepared tables of the keys. Stack: 8 KiB.
pub(crate) fn verify_kept_vartime<L: CurveLanes>(l: L, keys: &[&KeptTable; LANES], signed: &[Signed; LANES]) -> u8 {
    verify::verify_vartime(l, &Kept(*keys), signed, |lane| portable::verify_vartime(keys[lane], &signed[lane]))
}

/// The lanes with valid signatures, using a table that is computed for all eight keys. Stack: 24 KiB.
pub(crate) fn verify_once_vartime<L: CurveLanes>(l: L, keys: &[Affine; LANES], signed: &[Signed; LANES]) -> u8 {
    let zero = [l.splat(0); field::DIGITS];
    let mut table = [(zero, zero); KEY_POINTS];
    l.run(MakeTable { keys, table: &mut table });
    verify::verify_vartime(l, &Once(&table), signed, |lane| {
        portable::verify_vartime(&OnceTable::new_vartime(&keys[lane]), &signed[lane])
    })
}
