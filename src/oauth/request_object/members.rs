//! The checked members of a request object, recorded in the pass that checks the whole.

use alloc::borrow::Cow;

use crate::jose::json::{Str, Value};

macro_rules! members {
    ($($member:ident),+ $(,)?) => {
        /// Members by name, unchanged. Separate look-ups would take a pass each.
        #[derive(Clone, Copy, Default)]
        #[cfg_attr(test, derive(Debug))]
        pub(in crate::oauth) struct Members<'b> {
            $(pub(in crate::oauth) $member: Option<Value<'b>>,)+
        }

        impl<'b> Members<'b> {
            #[inline]
            pub(super) fn note(&mut self, name: Str<'b>, value: Value<'b>) {
                let place = match name.as_bytes() {
                    Some(name) => self.slot(name),
                    None => self.slot(&name.to_bytes()),
                };
                if let Some(place) = place {
                    *place = Some(value);
                }
            }

            // Not inlined: the calling pass over the text needs the registers.
            #[inline(never)]
            fn slot(&mut self, name: &[u8]) -> Option<&mut Option<Value<'b>>> {
                $(
                    if *name == *stringify!($member).as_bytes() {
                        return Some(&mut self.$member);
                    }
                )+
                None
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
    exp,
    nbf,
    iat,
}

/// A member's text, if it is a string; as bytes, because it is only compared.
pub(super) fn text(member: Option<Value<'_>>) -> Option<Cow<'_, [u8]>> {
    member.and_then(Value::as_string).map(Str::to_bytes)
}
