//! JOSE
pub use self::compact::CompactJws;
pub use self::inline::InlineStr;
pub use self::limits::Limits;
pub mod base64url;
mod compact;
mod inline;
pub mod json;
mod limits;
