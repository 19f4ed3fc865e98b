//! Generated code and documents, and their checks: the generator and its types, the documents from code, the layers,
//! the inputs of the fuzz targets.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test is a panic")]

#[cfg(feature = "types")]
#[path = "../support"]
mod support {
    pub(crate) mod full;
    pub(crate) mod schemas;
}

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "oauth")]
mod catalogue;
mod conformance;
mod cpu_features;
#[cfg(feature = "types")]
mod differential;
#[cfg(feature = "oauth")]
mod fuzz_seeds;
#[cfg(all(feature = "ofm", feature = "resources", feature = "uae"))]
mod platforms;
#[cfg(feature = "types")]
mod samples;
#[cfg(all(feature = "ofm", feature = "resources", feature = "uae"))]
mod schema_check;
#[cfg(all(feature = "oauth", feature = "std"))]
mod send_sync;
mod structure;
#[cfg(all(feature = "types", feature = "time", feature = "chrono", feature = "jiff"))]
mod time_conversions;
#[cfg(feature = "types")]
mod views;
