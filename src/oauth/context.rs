//! The context of a call: the time, randomness, and an optional observer of verdicts.

#[cfg(feature = "getrandom")]
use alloc::boxed::Box;
use core::fmt;

use super::policy::Policy;
use super::rule::{ClaimRules, Rule, Verdict};
use crate::crypto::RandomSource;
#[cfg(feature = "getrandom")]
use crate::crypto::random::SystemRandom;
use crate::error::{ClaimError, Quirk, QuirkSet};
use crate::time::UnixTime;

/// The inputs of every check and every builder: the time, a source of randomness, and an optional observer, which is
/// called with each [`Verdict`].
///
/// A context belongs to one request. It is `Send`, so a task can keep it across an await. For example, a closure that
/// appends to a `Vec` can be the observer.
///
/// ```
/// use ofm_protocol::crypto::random::SystemRandom;
/// use ofm_protocol::oauth::{Context, Policy, Server, http::Request};
/// use ofm_protocol::time::UnixTime;
///
/// let server = Server::without_replay_check("https://auth1.example", Policy::fapi2_final());
/// let (mut random, mut log) = (SystemRandom, Vec::new());
/// let mut observer = |verdict| log.push(verdict);
/// let mut cx = Context::new(UnixTime::from_seconds(1_769_766_718), &mut random).with_observer(&mut observer);
/// let refused = server.read_par(&Request::new("GET", "/par"), &mut cx);
///
/// let [verdict] = log[..] else { panic!() };
/// assert_eq!((verdict.rule.name, verdict.holds), ("form", false));
/// // The rule says what was asked for, the error how it was broken.
/// assert_eq!(refused.unwrap_err().label(), "request_method");
/// ```
pub struct Context<'a> {
    now: UnixTime,
    random: &'a mut dyn RandomSource,
    observer: Option<&'a mut (dyn FnMut(Verdict) + Send + Sync)>,
}

impl<'a> Context<'a> {
    /// A context for a call at this time.
    #[must_use]
    pub fn new(now: UnixTime, random: &'a mut dyn RandomSource) -> Self {
        Self { now, random, observer: None }
    }

    /// Sets an observer, which is called with each verdict.
    #[must_use]
    pub fn with_observer<'b>(self, observer: &'b mut (dyn FnMut(Verdict) + Send + Sync)) -> Context<'b>
    where
        'a: 'b,
    {
        Context { now: self.now, random: self.random, observer: Some(observer) }
    }

    /// The time of the call.
    #[must_use]
    pub const fn now(&self) -> UnixTime {
        self.now
    }

    /// The source of randomness.
    #[must_use]
    pub fn random(&mut self) -> &mut dyn RandomSource {
        self.random
    }
}

#[cfg(feature = "getrandom")]
impl Context<'static> {
    /// A context for a call at this time, with the operating system's randomness.
    ///
    /// ```
    /// use ofm_protocol::{oauth::Context, time::UnixTime};
    ///
    /// let cx = Context::with_system_random(UnixTime::from_seconds(1_769_766_718));
    /// assert_eq!(cx.now().seconds(), 1_769_766_718);
    /// ```
    #[must_use]
    pub fn with_system_random(now: UnixTime) -> Self {
        // The value has no size: nothing is allocated, and nothing leaks.
        Self::new(now, Box::leak(Box::new(SystemRandom)))
    }
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("now", &self.now).finish_non_exhaustive()
    }
}

/// Reporting of verdicts to the observer.
impl Context<'_> {
    /// The same context without an observer.
    pub(super) fn silent(&mut self) -> Context<'_> {
        Context { now: self.now, random: self.random, observer: None }
    }

    fn tell(&mut self, rule: &'static Rule, holds: bool) {
        if let Some(observer) = &mut self.observer {
            observer(Verdict { rule, holds });
        }
    }

    pub(super) fn result<T, E>(&mut self, rule: &'static Rule, result: Result<T, E>) -> Result<T, E> {
        self.tell(rule, result.is_ok());
        result
    }

    /// Reports only a failure, because the check continues elsewhere.
    pub(super) fn failure<T, E>(&mut self, rule: &'static Rule, result: Result<T, E>) -> Result<T, E> {
        if result.is_err() {
            self.tell(rule, false);
        }
        result
    }

    pub(super) fn ensure<E>(&mut self, rule: &'static Rule, holds: bool, error: E) -> Result<(), E> {
        self.result(rule, if holds { Ok(()) } else { Err(error) })
    }

    /// Checks that every quirk is tolerated; the error names the first one that is not.
    pub(super) fn tolerated<E>(
        &mut self,
        rule: &'static Rule,
        policy: &Policy,
        quirks: QuirkSet,
        error: impl FnOnce(Quirk) -> E,
    ) -> Result<(), E> {
        self.result(rule, policy.untolerated(quirks).map_or(Ok(()), |quirk| Err(error(quirk))))
    }

    /// Reports the results of a validation of claims for each of these rules, or the rule that failed.
    pub(super) fn claims<T>(&mut self, rules: &ClaimRules, result: Result<T, ClaimError>) -> Result<T, ClaimError> {
        match &result {
            Ok(_) => {
                self.tell(rules.whole, true);
                rules.checked.iter().for_each(|(_, rule)| self.tell(rule, true));
            }
            Err(error) => self.tell(rules.about(error), false),
        }
        result
    }
}
