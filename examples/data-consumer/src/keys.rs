//! The server's keys, fetched as often as the policy says and no oftener.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use ofm_protocol::jose::refresh::{Advice, Refresh, RefreshPolicy};
use ofm_protocol::jose::{JwkSet, SetLimits};
use ofm_protocol::oauth::{Context, jwks};
use ofm_protocol::time::UnixTime;
use tokio::sync::Notify;

use crate::fault::Fault;
use crate::transport::Transport;

/// The key set of one server.
pub(crate) struct Keys {
    uri: String,
    transport: Transport,
    state: Mutex<State>,
    fetched: Notify,
}

struct State {
    refresh: Refresh,
    set: Arc<JwkSet>,
}

impl Keys {
    pub(crate) fn new(uri: &str, transport: Transport, policy: RefreshPolicy) -> Arc<Self> {
        let state = State { refresh: Refresh::new(policy), set: Arc::default() };
        Arc::new(Self { uri: uri.into(), transport, state: Mutex::new(state), fetched: Notify::new() })
    }

    /// The keys for verifying a token now.
    pub(crate) async fn current(self: &Arc<Self>) -> Result<Arc<JwkSet>, Fault> {
        self.follow(Refresh::advise).await
    }

    /// The keys after a token named none of the present ones. `None`: there are no newer ones, so the token is to be
    /// rejected.
    pub(crate) async fn after_unknown(self: &Arc<Self>, present: &Arc<JwkSet>) -> Result<Option<Arc<JwkSet>>, Fault> {
        let set = self.follow(Refresh::advise_unknown_key).await?;
        Ok((!Arc::ptr_eq(&set, present)).then_some(set))
    }

    async fn follow(self: &Arc<Self>, ask: fn(&Refresh, UnixTime) -> Advice) -> Result<Arc<JwkSet>, Fault> {
        loop {
            // Registered before the advice, so that no fetch ends unnoticed in between.
            let fetched = self.fetched.notified();
            let now = UnixTime::from(SystemTime::now());
            let advice = {
                let mut state = self.state();
                let advice = ask(&state.refresh, now);
                if matches!(advice, Advice::Fetch | Advice::UseAndFetch) {
                    state.refresh.began(now);
                }
                advice
            };
            match advice {
                Advice::Use => return Ok(Arc::clone(&self.state().set)),
                Advice::UseAndFetch => {
                    let this = Arc::clone(self);
                    tokio::spawn(async move { this.fetch().await.map(drop) });
                    return Ok(Arc::clone(&self.state().set));
                }
                Advice::Fetch => return self.fetch().await,
                Advice::Wait => fetched.await,
                Advice::Unavailable { until } => {
                    let now = UnixTime::from(SystemTime::now());
                    let seconds = until.checked_since(now).unwrap_or_default().as_secs();
                    return Err(Fault::new(format!("{}: no keys; the next attempt is in {seconds} s", self.uri)));
                }
            }
        }
    }

    async fn fetch(&self) -> Result<Arc<JwkSet>, Fault> {
        let fetched = self.fetched_set().await;
        let result = {
            let mut state = self.state();
            match fetched {
                Ok(set) => {
                    state.refresh.succeeded(SystemTime::now().into());
                    state.set = Arc::new(set);
                    Ok(Arc::clone(&state.set))
                }
                Err(fault) => {
                    state.refresh.failed();
                    Err(fault)
                }
            }
        };
        self.fetched.notify_waiters();
        result
    }

    async fn fetched_set(&self) -> Result<JwkSet, Fault> {
        let request = jwks::request(&self.uri).map_err(|error| Fault::of(&self.uri, error))?;
        let response = self.transport.send(&request).await?;
        let cx = &mut Context::with_system_random(SystemTime::now().into());
        jwks::read(&response, SetLimits::default(), cx).map_err(|error| Fault::of(&self.uri, error))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
