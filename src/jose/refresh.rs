//! The schedule for fetching a key set: a state machine without clock and sockets.
//!
//! The caller fetches the set and reports the begin and the end of each fetch; the machine advises. It does not store
//! keys.

use core::time::Duration;

use crate::time::UnixTime;

/// How often a key set is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshPolicy {
    /// The maximum age of a set before it is fetched again. Default 15 minutes, which the platform requires.
    pub max_age: Duration,
    /// The minimum time between the beginnings of two fetches. Default 30 seconds: senders can invent unknown `kid`s at
    /// no cost, and each would otherwise cause a request.
    pub cooldown: Duration,
    /// The time after the maximum age for which a set is still used if fetching fails. Default one hour.
    pub stale_if_error: Duration,
}

impl Default for RefreshPolicy {
    fn default() -> Self {
        Self {
            max_age: Duration::from_secs(15 * 60),
            cooldown: Duration::from_secs(30),
            stale_if_error: Duration::from_secs(60 * 60),
        }
    }
}

/// The advice for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Use the present set.
    Use,
    /// Fetch the set, and use the present one meanwhile.
    UseAndFetch,
    /// Fetch the set first.
    Fetch,
    /// A fetch is in progress: wait for it.
    Wait,
    /// There is no usable set, and no fetch may begin before this time.
    Unavailable {
        /// The end of the cooldown.
        until: UnixTime,
    },
}

/// The times of the last and the next fetch of a key set.
///
/// ```
/// use ofm_protocol::{jose::refresh::{Advice, Refresh, RefreshPolicy}, time::UnixTime};
///
/// let mut refresh = Refresh::new(RefreshPolicy::default());
/// let now = UnixTime::from_seconds(1_769_766_718);
/// assert_eq!(refresh.advise(now), Advice::Fetch);
/// refresh.began(now);
/// refresh.succeeded(now);
/// assert_eq!(refresh.advise(now), Advice::Use);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Refresh {
    policy: RefreshPolicy,
    /// The time of the last successful fetch.
    fetched: Option<UnixTime>,
    /// The time at which the last fetch began.
    began: Option<UnixTime>,
    under_way: bool,
    /// Whether the last fetch failed.
    failed: bool,
}

impl Refresh {
    /// Starts without a set.
    #[must_use]
    pub const fn new(policy: RefreshPolicy) -> Self {
        Self { policy, fetched: None, began: None, under_way: false, failed: false }
    }

    /// The advice before verifying a token.
    #[must_use]
    pub fn advise(&self, now: UnixTime) -> Advice {
        let Some(fetched) = self.fetched else { return self.advise_without(now) };
        let age = distance(now, fetched);
        if age < self.policy.max_age {
            return Advice::Use;
        }
        if age >= self.policy.max_age.saturating_add(self.policy.stale_if_error) {
            return self.advise_without(now);
        }
        // An old set is used only after fetching a new one has failed.
        match (self.failed, self.cooled_down(now)) {
            (true, true) => Advice::UseAndFetch,
            (false, true) => Advice::Fetch,
            (false, false) if self.under_way => Advice::Wait,
            (_, false) => Advice::Use,
        }
    }

    /// The advice if no key of the set fits a token
    /// ([`JwsError::is_unknown_key`](crate::error::JwsError::is_unknown_key)): one fetch, unless one has just ended.
    /// With [`Advice::Use`], reject the token. Without a set, the advice is that of [`Refresh::advise`].
    #[must_use]
    pub fn advise_unknown_key(&self, now: UnixTime) -> Advice {
        if self.fetched.is_none() {
            return self.advise_without(now);
        }
        match (self.cooled_down(now), self.under_way) {
            (true, _) => Advice::Fetch,
            (false, true) => Advice::Wait,
            (false, false) => Advice::Use,
        }
    }

    fn advise_without(&self, now: UnixTime) -> Advice {
        match self.began {
            Some(began) if !self.cooled_down(now) => {
                if self.under_way {
                    Advice::Wait
                } else {
                    Advice::Unavailable { until: began.saturating_add(self.policy.cooldown) }
                }
            }
            _ => Advice::Fetch,
        }
    }

    /// Whether another fetch may begin. A fetch in progress for longer than the cooldown counts as lost.
    fn cooled_down(&self, now: UnixTime) -> bool {
        self.began.is_none_or(|began| distance(now, began) >= self.policy.cooldown)
    }

    /// Reports that a fetch has begun.
    pub const fn began(&mut self, now: UnixTime) {
        self.began = Some(now);
        self.under_way = true;
    }

    /// Reports that the fetch returned a set, which replaces the present one.
    pub const fn succeeded(&mut self, now: UnixTime) {
        self.fetched = Some(now);
        self.under_way = false;
        self.failed = false;
    }

    /// Reports that the fetch returned no key set. The present set is kept.
    pub const fn failed(&mut self) {
        self.under_way = false;
        self.failed = true;
    }
}

/// The distance of two times. If a clock was set back, the set counts as old, not as fresh forever.
fn distance(one: UnixTime, other: UnixTime) -> Duration {
    one.checked_since(other).or_else(|| other.checked_since(one)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: RefreshPolicy = RefreshPolicy {
        max_age: Duration::from_secs(900),
        cooldown: Duration::from_secs(30),
        stale_if_error: Duration::from_secs(3_600),
    };

    fn at(seconds: u64) -> UnixTime {
        UnixTime::from_seconds(10_000 + seconds)
    }

    fn fetched_at_zero() -> Refresh {
        let mut refresh = Refresh::new(POLICY);
        refresh.began(at(0));
        refresh.succeeded(at(0));
        refresh
    }

    #[test]
    fn the_first_set_is_fetched_once_and_again_after_the_cooldown() {
        let mut refresh = Refresh::new(POLICY);
        assert_eq!(refresh.advise(at(0)), Advice::Fetch);
        refresh.began(at(0));
        assert_eq!(refresh.advise(at(1)), Advice::Wait);
        assert_eq!(refresh.advise_unknown_key(at(1)), Advice::Wait);
        refresh.failed();
        assert_eq!(refresh.advise(at(29)), Advice::Unavailable { until: at(30) });
        assert_eq!(refresh.advise_unknown_key(at(29)), Advice::Unavailable { until: at(30) });
        assert_eq!(refresh.advise(at(30)), Advice::Fetch);
    }

    #[test]
    fn a_set_is_used_up_to_its_age_then_fetched() {
        let mut refresh = fetched_at_zero();
        assert_eq!(refresh.advise(at(899)), Advice::Use);
        assert_eq!(refresh.advise(at(900)), Advice::Fetch);
        refresh.began(at(900));
        assert_eq!(refresh.advise(at(901)), Advice::Wait);
        refresh.succeeded(at(902));
        assert_eq!(refresh.advise(at(1_801)), Advice::Use);
    }

    #[test]
    fn an_old_set_is_used_while_fetching_fails_but_not_for_ever() {
        let mut refresh = fetched_at_zero();
        refresh.began(at(900));
        refresh.failed();
        assert_eq!(refresh.advise(at(910)), Advice::Use);
        assert_eq!(refresh.advise(at(930)), Advice::UseAndFetch);
        refresh.began(at(930));
        assert_eq!(refresh.advise(at(931)), Advice::Use);
        refresh.failed();
        assert_eq!(refresh.advise(at(4_499)), Advice::UseAndFetch);
        assert_eq!(refresh.advise(at(4_500)), Advice::Fetch);
        refresh.began(at(4_500));
        assert_eq!(refresh.advise(at(4_501)), Advice::Wait);
        refresh.failed();
        assert_eq!(refresh.advise(at(4_501)), Advice::Unavailable { until: at(4_530) });
    }

    #[test]
    fn unknown_keys_cause_one_fetch_in_a_cooldown() {
        let mut refresh = fetched_at_zero();
        assert_eq!(refresh.advise_unknown_key(at(29)), Advice::Use);
        assert_eq!(refresh.advise_unknown_key(at(30)), Advice::Fetch);
        refresh.began(at(30));
        refresh.succeeded(at(31));
        assert_eq!(refresh.advise_unknown_key(at(32)), Advice::Use);
    }

    #[test]
    fn a_lost_fetch_and_a_clock_set_back_do_not_block_for_ever() {
        let mut refresh = Refresh::new(POLICY);
        refresh.began(at(0));
        assert_eq!(refresh.advise(at(30)), Advice::Fetch);
        let refresh = fetched_at_zero();
        assert_eq!(refresh.advise(UnixTime::from_seconds(10_000 - 899)), Advice::Use);
        assert_eq!(refresh.advise(UnixTime::from_seconds(10_000 - 900)), Advice::Fetch);
    }
}
