//! The listeners, and how they stop.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::{any, get, post};
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{interval, timeout};

use crate::config::Config;
use crate::endpoints::{authorize, consent, introspection, login, metadata, par, resource, revocation, token};
use crate::failure::Fault;
use crate::log;
use crate::pages;
use crate::state::App;
use crate::tls::{self, Peer, TlsListener};

/// The time for requests in progress when the server stops.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// How often expired rows are removed.
const PURGE: Duration = Duration::from_secs(60);

/// A server that runs.
#[derive(Debug)]
pub struct Running {
    /// The issuer: the origin of the listener without client certificates.
    pub issuer: String,
    /// The origin of the listener for clients with a certificate.
    pub mtls: Option<String>,
    /// How many clients are registered.
    pub clients: usize,
    /// Where used identifiers are remembered.
    pub replay: &'static str,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Running {
    /// Starts the listeners on loopback.
    pub async fn start(config: &Config) -> Result<Self, Fault> {
        let (listener, origin) = bind(config, config.port).await?;
        let mtls = match config.mtls_port {
            Some(port) => Some(bind(config, port).await?),
            None => None,
        };
        let alias = mtls.as_ref().map(|(_, origin)| origin.clone());
        let app = Arc::new(App::new(config, &origin, alias.clone())?);
        let (stop, stopped) = watch::channel(false);
        let mut running = Self {
            issuer: origin,
            mtls: alias,
            clients: app.clients.len(),
            replay: app.replay,
            stop,
            tasks: Vec::new(),
        };
        let folder = &config.folder;
        let (certificate, key) = (folder.file("server.pem"), folder.file("server.key.pem"));
        running.listen(listener, tls::config(&certificate, &key, None)?, for_all(&app), stopped.clone());
        if let Some((listener, _)) = mtls {
            let config = tls::config(&certificate, &key, Some(&folder.file("ca.pem")))?;
            running.listen(listener, config, for_clients(&app), stopped.clone());
        }
        running.tasks.push(tokio::spawn(purge(app, stopped)));
        Ok(running)
    }

    fn listen(
        &mut self,
        listener: TcpListener,
        config: Arc<ServerConfig>,
        router: Router,
        stopped: watch::Receiver<bool>,
    ) {
        let listener = TlsListener::new(listener, config);
        let service = router.layer(axum::middleware::from_fn(log::each)).into_make_service_with_connect_info::<Peer>();
        self.tasks.push(tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, service).with_graceful_shutdown(is_stopped(stopped)).await {
                tracing::error!(%error, "a listener ended");
            }
        }));
    }

    /// Accepts no more connections, and waits for the requests in progress.
    pub async fn stop(self) {
        // Each receiver belongs to one of the tasks.
        let _ = self.stop.send(true);
        let finished = timeout(LAST_REQUESTS, async {
            for task in self.tasks {
                let _ = task.await;
            }
        });
        if finished.await.is_err() {
            tracing::warn!("some requests did not end in time");
        }
    }
}

async fn is_stopped(mut stopped: watch::Receiver<bool>) {
    // An error means that the server is gone.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn bind(config: &Config, port: u16) -> Result<(TcpListener, String), Fault> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let fault =
        |error: std::io::Error| Fault::new(format!("port {port}: {error}; --port and --mtls-port choose another"));
    let listener = TcpListener::bind(address).await.map_err(fault)?;
    let port = listener.local_addr().map_err(fault)?.port();
    Ok((listener, format!("https://{}:{port}", config.host)))
}

/// What browsers and clients without a certificate can reach.
fn for_all(app: &Arc<App>) -> Router {
    Router::new()
        .route("/.well-known/openid-configuration", get(metadata::metadata))
        .route("/.well-known/oauth-authorization-server", get(metadata::metadata))
        .route("/jwks", get(metadata::keys))
        .route("/authorize", get(authorize::show).post(authorize::show))
        .route("/login", post(login::sign_in))
        .route("/consent", post(consent::decide))
        .route(
            "/style.css",
            get(async || ([(CONTENT_TYPE, "text/css"), (CACHE_CONTROL, "max-age=3600")], pages::STYLE)),
        )
        .with_state(Arc::clone(app))
        .merge(for_clients(app))
}

/// What clients with a certificate can reach.
fn for_clients(app: &Arc<App>) -> Router {
    Router::new()
        // The library answers other methods.
        .route("/par", any(par::push))
        .route("/token", any(token::issue))
        .route("/introspect", any(introspection::introspect))
        .route("/revoke", any(revocation::revoke))
        .route("/accounts", get(resource::accounts))
        .route("/userinfo", get(resource::userinfo).post(resource::userinfo))
        .with_state(Arc::clone(app))
}

async fn purge(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    let mut ticks = interval(PURGE);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = stopped.wait_for(|stopped| *stopped) => return,
        }
        if let Err(error) = app.store.purge(SystemTime::now().into()).await {
            tracing::error!(%error, "expired rows stay");
        }
    }
}
