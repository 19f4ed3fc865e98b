//! The catalogue of errors: the macro that defines an error enum, and the parts of its entries.
//!
//! This module is below `time` and `error`, which both define errors.

/// One entry of the error catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The stable label, for metrics and logs: lower-case words joined by underscores.
    pub label: &'static str,
    /// The message, with the names of its values in braces.
    pub message: &'static str,
    /// The specification and section of the broken rule.
    pub citation: &'static str,
    /// The meaning, as documented on the variant.
    pub meaning: &'static str,
    /// Whether the sender may be told the label and the message; docs/errors.md explains the decision.
    pub client_safe: bool,
}

/// The summary of a verdict or an error for logs, metrics and audits. All texts are fixed; none comes from outside.
///
/// ```
/// use ofm_protocol::error::JwsError;
///
/// let finding = JwsError::AlgorithmNone.finding();
/// assert_eq!(finding.label, "header_alg_none");
/// assert_eq!(finding.rule, "The header states that the token is not signed.");
/// assert_eq!(finding.citation, "RFC 8725 section 2.1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Finding {
    /// The stable label: lower-case words joined by underscores.
    pub label: &'static str,
    /// For a verdict, the requirement of the rule; for an error, the violation.
    pub rule: &'static str,
    /// The specification and section.
    pub citation: &'static str,
}

impl Finding {
    pub(crate) const fn new(label: &'static str, rule: &'static str, citation: &'static str) -> Self {
        Self { label, rule, citation }
    }
}

/// Defines an error enum with its catalogue.
///
/// A variant has the form `Name { fields } => "label", "message {field}", "citation";`. Its doc comment is its meaning.
///
/// `pub enum Name: client_safe` means that the sender may be told, `pub enum Name: internal` that the sender may not. A
/// variant that differs from its enum says so after its citation.
macro_rules! catalogue {
    (
        $(#[$meta:meta])*
        pub enum $name:ident : $audience:ident {
            $(
                #[doc = $meaning:literal]
                $variant:ident $({ $( $(#[$field_meta:meta])* $field:ident : $type:ty ),+ $(,)? })?
                    => $label:literal, $message:literal, $citation:literal $(, $exception:ident)?;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = $meaning]
                #[doc = concat!("\n\nSource: ", $citation, ". Label: `", $label, "`.")]
                $variant $({ $( $(#[$field_meta])* $field: $type ),+ })?,
            )+
        }

        impl $name {
            /// Every variant's entry of the error catalogue, in order of declaration.
            pub const CATALOGUE: &'static [$crate::catalogue::Entry] = &[
                $( $crate::catalogue::Entry {
                    label: $label, message: $message, citation: $citation, meaning: $meaning,
                    client_safe: $crate::catalogue::is_client_safe!($audience $($exception)?),
                } ),+
            ];

            /// The variant's stable label, for metrics and logs.
            #[must_use]
            pub const fn label(&self) -> &'static str {
                match self { $( Self::$variant $({ $( $field: _ ),+ })? => $label, )+ }
            }

            /// The specification and section of the broken rule.
            #[must_use]
            pub const fn citation(&self) -> &'static str {
                match self { $( Self::$variant $({ $( $field: _ ),+ })? => $citation, )+ }
            }

            /// The label, meaning and citation.
            #[must_use]
            pub const fn finding(&self) -> $crate::catalogue::Finding {
                match self {
                    $( Self::$variant $({ $( $field: _ ),+ })? =>
                        $crate::catalogue::Finding::new($label, $meaning.trim_ascii(), $citation), )+
                }
            }

            /// Whether the sender may be told the label and the message; docs/errors.md explains the decision.
            #[must_use]
            pub const fn is_client_safe(&self) -> bool {
                match self {
                    $( Self::$variant $({ $( $field: _ ),+ })? =>
                        $crate::catalogue::is_client_safe!($audience $($exception)?), )+
                }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match *self { $( Self::$variant $({ $( $field ),+ })? => write!(f, $message), )+ }
            }
        }

        impl core::error::Error for $name {}
    };
}
pub(crate) use catalogue;

/// The flag of an enum for its variants, unless the variant has its own.
macro_rules! is_client_safe {
    (client_safe) => {
        true
    };
    (internal) => {
        false
    };
    ($audience:ident $exception:ident) => {
        $crate::catalogue::is_client_safe!($exception)
    };
}
pub(crate) use is_client_safe;

/// The functions that tell label and citation of the cause, for error types whose variants have one. `leaf` is a cause
/// without causes of its own.
macro_rules! innermost {
    ($error:ident { $($kind:ident $($variant:ident)|+ { $cause:ident };)+ }) => {
        impl $error {
            #[doc = concat!(
                "The most specific label: the label of the cause if there is one, otherwise [`", stringify!($error),
                "::label`]."
            )]
            #[must_use]
            pub const fn innermost_label(&self) -> &'static str {
                match self {
                    $($(Self::$variant { $cause, .. })|+ => $crate::catalogue::innermost!(@label $kind $cause),)+
                    _ => self.label(),
                }
            }

            #[doc = concat!(
                "The citation of the rule that is broken: that of the cause if there is one, otherwise [`",
                stringify!($error), "::citation`]."
            )]
            #[must_use]
            pub const fn innermost_citation(&self) -> &'static str {
                match self {
                    $($(Self::$variant { $cause, .. })|+ => $crate::catalogue::innermost!(@citation $kind $cause),)+
                    _ => self.citation(),
                }
            }
        }
    };
    (@label leaf $cause:ident) => { $cause.label() };
    (@label deep $cause:ident) => { $cause.innermost_label() };
    (@citation leaf $cause:ident) => { $cause.citation() };
    (@citation deep $cause:ident) => { $cause.innermost_citation() };
}
pub(crate) use innermost;
