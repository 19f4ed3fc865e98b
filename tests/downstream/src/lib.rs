//! Messages about payment cards, as another crate of the platform has them.

extern crate alloc;

/// The types of schemas/.
pub mod types {
    pub mod scalar;
    pub mod view;

    include!(concat!(env!("OUT_DIR"), "/types/tree.rs"));
}
