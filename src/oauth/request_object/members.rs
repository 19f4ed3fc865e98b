//! The members of a request object that are checked, found in one pass.

use alloc::borrow::Cow;

use crate::jose::json::{Object, Str, Value};

macro_rules! members {
    ($($member:ident),+ $(,)?) => {
        /// Members by name, each as it came. Looking them up one by one would take a pass each.
        #[derive(Clone, Copy, Default)]
        pub(in crate::oauth) struct Members<'b> {
            $(pub(in crate::oauth) $member: Option<Value<'b>>),+
        }

        impl<'b> Members<'b> {
            pub(super) fn of(object: Object<'b>) -> Self {
                let mut members = Self::default();
                for (name, value) in object {
                    match &*name.to_cow() {
                        $(stringify!($member) => members.$member = Some(value),)+
                        _ => {}
                    }
                }
                members
            }
        }
    };
}

members! {
    request,
    request_uri,
    client_id,
    response_type,
    response_mode,
    redirect_uri,
    scope,
    state,
    nonce,
    code_challenge,
    code_challenge_method,
    max_age,
    claims,
    authorization_details,
}

/// A member's text, if it is one.
pub(in crate::oauth) fn text(member: Option<Value<'_>>) -> Option<Cow<'_, str>> {
    member.and_then(Value::as_string).map(Str::to_cow)
}
