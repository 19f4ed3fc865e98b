//! Why an identifier cannot be used now.

use core::time::Duration;

use crate::time::UnixTime;

super::catalogue! {
    /// An identifier that a replay store does not take. Whatever the reason, what carries it must be refused.
    pub enum ReplayError: internal {
        /// It was used, and is not over yet.
        SeenBefore => "replay_seen_before", "the identifier was used before", "OpenID Connect Core 1.0 section 9";
        /// The store is full of identifiers that are not over yet. It forgets none of them for a new one.
        Full => "replay_full", "the replay store is full", "budget of the caller";
        /// The client has as many identifiers in the store as one client may have, none of them over. Other clients are not affected.
        ClientShare { /** How many one client may have. */ limit: usize } => "replay_client_share", "the client has {limit} identifiers in the replay store, which are all that one client may have", "RFC 9126 section 2.3";
        /// The store does not answer, or answers what makes no sense.
        Unavailable => "replay_unavailable", "the replay store is not available", "RFC 6749 section 4.1.2.1";
        /// The URL of the store's server is none, or asks for what is not there.
        Url => "replay_url", "the URL of the replay store's server is not one that can be used", "RFC 3986 section 3";
        /// The URL has a password, which would travel in plain text to another host.
        PlainTextPassword => "replay_plain_text_password", "the password of the replay store would travel in plain text to another host", "this crate";
        /// It is over already, or ends no later than what the store has forgotten: the store cannot say whether it was used. The second happens to a clock that was set back.
        Expired { /** When it ends. */ end: UnixTime } => "replay_expired", "the identifier ends at {end:#}, which the replay store has forgotten", "RFC 7523 section 3";
        /// It would have to be remembered for longer than the store does.
        LifetimeTooLong { /** The limit. */ limit: Duration } => "replay_lifetime", "the identifier would have to be remembered for more than {limit:?}", "budget of the caller";
    }
}
