//! Errors of replay stores.

use core::time::Duration;

use crate::time::UnixTime;

super::catalogue! {
    /// The reason why a replay store rejects an identifier. The message that carries the identifier must be rejected.
    pub enum ReplayError: internal {
        /// The identifier was used and has not expired.
        SeenBefore => "replay_seen_before", "the identifier was used before", "OpenID Connect Core 1.0 section 9";
        /// The store is full of live identifiers. It does not evict a live identifier for a new one.
        Full => "replay_full", "the replay store is full", "budget of the caller";
        /// The client's live identifiers use up its share of the store. Other clients are not affected.
        ClientShare { /** The maximum for one client. */ limit: usize } => "replay_client_share",
            "the client has {limit} identifiers in the replay store, the maximum for one client",
            "RFC 9126 section 2.3";
        /// The store does not answer, or its answer is invalid.
        Unavailable => "replay_unavailable", "the replay store is not available", "RFC 6749 section 4.1.2.1";
        /// The server's store is asynchronous, and a synchronous function was called. Call the asynchronous function.
        Asynchronous => "replay_asynchronous",
            "the replay store is asynchronous, and a synchronous function was called", "this crate";
        /// The URL of the store's server is invalid, or requires an unsupported feature.
        Url => "replay_url", "the URL of the replay store's server is invalid or not supported", "RFC 3986 section 3";
        /// The URL has a password, which would be sent to another host in plain text.
        PlainTextPassword => "replay_plain_text_password",
            "the password of the replay store would be sent to another host in plain text", "this crate";
        /// The identifier has expired, or ends before an evicted one, because the clock was set back.
        Expired { /** Its end. */ end: UnixTime } => "replay_expired",
            "the identifier ends at {end:#}, which is past or already evicted from the replay store",
            "RFC 7523 section 3";
        /// The store would have to remember the identifier longer than its limit.
        LifetimeTooLong { /** The limit. */ limit: Duration } => "replay_lifetime",
            "the replay store would have to remember the identifier for more than {limit:?}", "budget of the caller";
    }
}
