//! JWT: registered claims and their validation (RFC 7519), borrowed, without heap allocation. Time is an argument.

pub use self::claims::{Audience, AudienceValues, ClaimName, Claims};
#[cfg(feature = "oauth")]
pub(crate) use self::claims::{KeptClaims, read_date};
pub use self::rules::{AudienceForm, AudienceRule, IssuerRule, TextList, TypRule};
pub use self::validation::{ValidatedClaims, Validation};

mod batch;
mod claims;
mod rules;
mod validation;
