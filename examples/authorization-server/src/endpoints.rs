//! The endpoints, each in a file of its own.

pub(crate) mod authorize;
pub(crate) mod consent;
pub(crate) mod introspection;
pub(crate) mod login;
pub(crate) mod metadata;
pub(crate) mod par;
pub(crate) mod resource;
pub(crate) mod revocation;
pub(crate) mod token;
