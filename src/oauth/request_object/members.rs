//! The members of a request object that are checked, noted in the pass that checks the whole.

use alloc::borrow::Cow;

use crate::jose::json::{Str, Value};

macro_rules! members {
    ($($member:ident),+ $(,)?) => {
        /// Members by name, each as it came. Looking them up one by one would take a pass each.
        #[derive(Clone, Copy, Default)]
        pub(in crate::oauth) struct Members<'b> {
            $(pub(in crate::oauth) $member: Option<Value<'b>>),+
        }

        impl<'b> Members<'b> {
            pub(super) fn note(&mut self, name: Str<'b>, value: Value<'b>) {
                let name = name.to_bytes();
                $(
                    if *name == *stringify!($member).as_bytes() {
                        self.$member = Some(value);
                        return;
                    }
                )+
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
