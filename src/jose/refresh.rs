//! When to fetch a key set again: a state machine without clock and sockets.
//!
//! The caller fetches, and says when it begins and how it ended; the machine says what to do. It keeps no keys.

use core::time::Duration;

use crate::time::UnixTime;

/// How often a key set is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshPolicy {
    /// How long a set is used before it is fetched again. Default 15 minutes, what the platform asks for.
    pub max_age: Duration,
    /// How long no fetch begins after one has begun, whatever happens. Default 30 seconds: unknown `kid`s cost nothing
    /// to make up, and each would otherwise be a request.
    pub cooldown: Duration,
    /// How long past its age a set is still used while fetching fails. Default one hour.
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

/// What to do with a token now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Use the set that is there.
    Use,
    /// Fetch the set, and use the one that is there meanwhile.
    UseAndFetch,
    /// Fetch the set first.
    Fetch,
    /// A fetch is under way: wait for it.
    Wait,
    /// There is no set to use, and none may be fetched before this time.
    Unavailable {
        /// When the cooldown ends.
        until: UnixTime,
    },
}

/// When a key set was fetched, and when it is to be fetched next.
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
    /// When the set that is there was fetched.
    fetched: Option<UnixTime>,
    /// When the last fetch began.
    began: Option<UnixTime>,
    under_way: bool,
    /// Whether the last fetch failed.
    failed: bool,
}

impl Refresh {
    /// Without a set.
    #[must_use]
    pub const fn new(policy: RefreshPolicy) -> Self {
        Self { policy, fetched: None, began: None, under_way: false, failed: false }
    }

    /// What to do before verifying a token.
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
        // An old set is used only once fetching a new one has failed.
        match (self.failed, self.cooled_down(now)) {
            (true, true) => Advice::UseAndFetch,
            (false, true) => Advice::Fetch,
            (false, false) if self.under_way => Advice::Wait,
            (_, false) => Advice::Use,
        }
    }

    /// What to do when no key of the set fits a token
    /// ([`JwsError::is_unknown_key`](crate::error::JwsError::is_unknown_key)): one fetch, unless one has just been. If
    /// the advice is [`Advice::Use`], the token is refused. Without a set it is what [`Refresh::advise`] says.
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

    /// Whether another fetch may begin. One that is said to be under way for longer than the cooldown was lost.
    fn cooled_down(&self, now: UnixTime) -> bool {
        self.began.is_none_or(|began| distance(now, began) >= self.policy.cooldown)
    }

    /// A fetch has begun.
    pub const fn began(&mut self, now: UnixTime) {
        self.began = Some(now);
        self.under_way = true;
    }

    /// The fetch gave a set, which replaces the one that was there.
    pub const fn succeeded(&mut self, now: UnixTime) {
        self.fetched = Some(now);
        self.under_way = false;
        self.failed = false;
    }

    /// The fetch gave nothing, or nothing that is a key set. The set that was there is kept.
    pub const fn failed(&mut self) {
        self.under_way = false;
        self.failed = true;
    }
}

/// How far apart two times are. A clock that was set back makes a set old, rather than fresh without end.
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
