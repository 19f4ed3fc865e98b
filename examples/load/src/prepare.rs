//! A folder for the server, and requests that are signed before the clock runs: each `jti` is accepted once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use authorization_server::{Folder, Wanted};
use data_consumer::{Browser, Config, Consumer};
use ofm_protocol::crypto::random::SystemRandom;
use ofm_protocol::crypto::{RandomSource as _, SigningKey};
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::dpop::ProofKey;
use ofm_protocol::oauth::http::Request;
use ofm_protocol::oauth::token::Renewal;
use ofm_protocol::oauth::{AuthorizationRequest, Client, Context, Policy, Provider};

use crate::Fault;

/// One client and one server, as the load needs them.
pub(crate) struct Pair {
    folder: PathBuf,
    pub(crate) config: Config,
    pub(crate) client: Client,
    pub(crate) provider: Provider,
}

impl Pair {
    /// Makes a folder. Its client signs with PS256, as the platform demands, and binds its tokens to an ES256 key.
    pub(crate) fn make(port: u16) -> Result<Self, Fault> {
        let folder = std::env::temp_dir().join(format!("ofm-load-{}", std::process::id()));
        let issuer = format!("https://localhost:{port}");
        Folder::at(&folder).make(&Wanted { issuer: issuer.clone(), ..Wanted::default() })?;
        let config = Config::read(&folder.join("consumer.json"))?;
        let config = Config { tls_certificate: None, tls_key: None, ..config };
        let key = SigningKey::from_pem(&fs::read(&config.signing_key)?)?;
        let policy = Policy::preset(&config.policy)?;
        let client = Client::new(config.client_id.as_str(), policy).with_signer(key, config.kid.as_str());
        let mut scalar = [0; 32];
        SystemRandom.fill(&mut scalar)?;
        let client = client.with_proof_key(ProofKey::new(SigningKey::from_p256_scalar(&scalar)?));
        let provider = Provider::new(issuer.as_str(), JwkSet::default())
            .with_par_endpoint(format!("{issuer}/par"))
            .with_token_endpoint(format!("{issuer}/token"));
        Ok(Self { folder, config, client, provider })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The key set and redirect URI of the client, for a server of the library alone.
    pub(crate) fn registrations(&self) -> Result<String, Fault> {
        Ok(fs::read_to_string(self.folder.join("clients.json"))?)
    }

    /// Goes the user's way once, for a refresh token.
    pub(crate) async fn renewal(&self) -> Result<Renewal, Fault> {
        let consumer = Arc::new(Consumer::discover(self.config.clone()).await?);
        let user = self.config.user.clone().ok_or("no user")?;
        let (session, url) = consumer.begin().await?;
        let mut browser = Browser::new(&self.config)?;
        let page = browser.open(&url).await?;
        let form = page.form()?.with("username", &user.username).with("password", user.password.expose());
        let page = browser.submit(&form).await?;
        let form = page.check_boxes().iter().fold(page.form()?, |form, name| form.with(name, "yes"));
        let page = browser.post(&form.with("decision", "approve")).await?;
        let callback = page.location()?.ok_or("no callback")?;
        let tokens = consumer.finish(&session, callback.as_str()).await?;
        Ok(tokens.renewal(&session).ok_or("no refresh token")?)
    }

    pub(crate) fn pushes(&self, count: usize) -> Result<Vec<Request>, Fault> {
        let details = Consumer::wanted_consent(&self.config)?;
        signed(count, |cx| {
            let wanted = AuthorizationRequest::new(&self.config.redirect_uri).with_scope(&self.config.scope);
            let wanted = wanted.with_authorization_details([details.clone()]);
            Ok(self.client.push(&self.provider, wanted, cx)?.0)
        })
    }

    pub(crate) fn refreshes(&self, renewal: &Renewal, count: usize) -> Result<Vec<Request>, Fault> {
        signed(count, |cx| Ok(renewal.request(&self.client, &self.provider, None, cx)?))
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        // What stays is in the system's folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Signs on every core.
fn signed(
    count: usize,
    sign: impl Fn(&mut Context<'_>) -> Result<Request, Fault> + Sync,
) -> Result<Vec<Request>, Fault> {
    let threads = thread::available_parallelism()?.get();
    let sign = &sign;
    thread::scope(|scope| {
        let shares: Vec<_> = (0..threads)
            .map(|own| {
                scope.spawn(move || {
                    let share = count / threads + usize::from(own < count % threads);
                    let mut cx = Context::with_system_random(SystemTime::now().into());
                    (0..share).map(|_| sign(&mut cx)).collect::<Result<Vec<_>, _>>()
                })
            })
            .collect();
        let mut requests = Vec::with_capacity(count);
        for share in shares {
            requests.extend(share.join().map_err(|_| "a thread ended early")??);
        }
        Ok(requests)
    })
}
