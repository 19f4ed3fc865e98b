//! JWT: registered claims and their validation (RFC 7519), borrowed, without a heap allocation; time is an argument.

pub use self::claims::{Audience, AudienceValues, ClaimName, Claims};
pub use self::validation::{AudienceForm, AudienceRule, IssuerRule, TypRule, ValidatedClaims, Validation};

mod claims;
mod validation;
