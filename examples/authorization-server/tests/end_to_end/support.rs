//! A server process with a folder of its own, and a client for it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread::JoinHandle;
use std::time::Duration;

use authorization_server::{Folder, Wanted};
use data_consumer::{Browser, Config, Consumer, Outcome, Page, Site};
use ofm_protocol::crypto::SigningKey;
use ofm_protocol::jose::JwkSet;
use ofm_protocol::oauth::{Client, Policy, Provider};
use serde_json::Value;

/// One server, one client.
pub(crate) struct World {
    folder: PathBuf,
    pub(crate) config: Config,
    arguments: Vec<String>,
    server: Option<Server>,
    /// What every process has written to its log.
    pub(crate) log: String,
}

struct Server {
    process: Child,
    output: BufReader<std::process::ChildStdout>,
    log: JoinHandle<String>,
}

/// Making keys takes a second, so one folder is made and copied.
static MADE: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = fresh_folder();
    Folder::at(&path).make(&Wanted::default()).unwrap();
    path
});

static FOLDERS: AtomicU32 = AtomicU32::new(0);

fn fresh_folder() -> PathBuf {
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}", std::process::id()));
    // A process with this number may have been here before.
    let _ = fs::remove_dir_all(&path);
    path
}

/// A port that nothing listens on.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl World {
    /// A server that binds tokens by mutual TLS.
    pub(crate) fn start() -> Self {
        Self::start_with(&["--mtls"], |_| {})
    }

    /// A server with these flags, after a change to the files of its folder.
    pub(crate) fn start_with(flags: &[&str], change: impl FnOnce(&Files)) -> Self {
        let folder = fresh_folder();
        fs::create_dir_all(&folder).unwrap();
        for file in fs::read_dir(&*MADE).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.join(file.file_name())).unwrap();
        }
        let (port, mtls_port, client_port) = (free_port(), free_port(), free_port());
        let redirect_uri = format!("http://127.0.0.1:{client_port}/callback");
        let files = Files(folder.clone());
        files.edit("clients.json", |clients| clients[0]["redirect_uris"] = [redirect_uri.as_str()].into());
        files.edit("consumer.json", |consumer| {
            consumer["issuer"] = format!("https://localhost:{port}").into();
            consumer["redirect_uri"] = redirect_uri.as_str().into();
        });
        change(&files);
        let text = [port.to_string(), mtls_port.to_string(), folder.display().to_string()];
        let fixed = ["serve", "--port", &text[0], "--mtls-port", &text[1], "--folder", &text[2]];
        let arguments = fixed.iter().chain(flags).map(|flag| (*flag).to_owned()).collect();
        let config = Config::read(&folder.join("consumer.json")).unwrap();
        let mut world = Self { folder, config, arguments, server: None, log: String::new() };
        world.launch();
        world
    }

    fn launch(&mut self) {
        let mut process = Command::new(env!("CARGO_BIN_EXE_authorization-server"))
            .args(&self.arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut errors = process.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).unwrap();
            text
        });
        let mut line = String::new();
        while !line.starts_with("Ctrl-C") {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "the server ended: {}", log.join().unwrap());
        }
        self.server = Some(Server { process, output, log });
    }

    /// Ends the server as a power failure does, and starts it again.
    pub(crate) async fn kill_and_restart(&mut self) {
        self.end(|process| process.kill().unwrap());
        self.launch();
        // Clients notice that their idle connections are closed.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    /// Ctrl-C. Returns what the server printed since, and whether it succeeded.
    pub(crate) fn interrupt(&mut self) -> (String, bool) {
        self.end(|process| {
            let id = process.id().to_string();
            assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        })
    }

    fn end(&mut self, how: impl FnOnce(&mut Child)) -> (String, bool) {
        let Server { mut process, mut output, log } = self.server.take().unwrap();
        how(&mut process);
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        let succeeded = process.wait().unwrap().success();
        self.log.push_str(&log.join().unwrap());
        (rest, succeeded)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.config.issuer)
    }

    pub(crate) async fn consumer(&self) -> Arc<Consumer> {
        Arc::new(Consumer::discover(self.config.clone()).await.unwrap())
    }

    /// The library's client and server of this world, without any binding of tokens.
    pub(crate) fn bare_client(&self) -> (Client, Provider) {
        let config = &self.config;
        let key = SigningKey::from_pem(&fs::read(&config.signing_key).unwrap()).unwrap();
        let policy = Policy::preset(&config.policy).unwrap();
        let client = Client::new(config.client_id.as_str(), policy).with_signer(key, config.kid.as_str());
        let provider = Provider::new(config.issuer.as_str(), JwkSet::default()).with_token_endpoint(self.url("/token"));
        (client, provider)
    }

    pub(crate) async fn visit(&self) -> Visit {
        let consumer = self.consumer().await;
        let site = Site::start(Arc::clone(&consumer)).await.unwrap();
        Visit { consumer, site, browser: Browser::new(&self.config).unwrap() }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // It may have ended by itself.
            let _ = server.process.kill();
            let _ = server.process.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The files of a folder.
pub(crate) struct Files(PathBuf);

impl Files {
    pub(crate) fn edit(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let path = self.0.join(name);
        let mut value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        change(&mut value);
        fs::write(path, value.to_string()).unwrap();
    }

    /// Changes a file by what another has.
    pub(crate) fn edit_with(&self, name: &str, other: &str, change: impl FnOnce(&mut Value, &Value)) {
        let other = serde_json::from_str(&fs::read_to_string(self.0.join(other)).unwrap()).unwrap();
        self.edit(name, |value| change(value, &other));
    }
}

/// A user on the way.
pub(crate) struct Visit {
    pub(crate) consumer: Arc<Consumer>,
    pub(crate) site: Site,
    pub(crate) browser: Browser,
}

impl Visit {
    /// Begins at the client, and comes to the page for signing in.
    pub(crate) async fn begin(&mut self) -> Page {
        let home = self.browser.open(&self.site.url).await.unwrap();
        self.browser.submit(&home.form().unwrap()).await.unwrap()
    }

    /// Signs in on that page.
    pub(crate) async fn sign_in(&mut self, page: &Page, name: &str) -> Page {
        let form = page.form().unwrap().with("username", name).with("password", name);
        self.browser.submit(&form).await.unwrap()
    }

    /// Begins at the client, and comes to the page for deciding.
    pub(crate) async fn reach_consent(&mut self) -> Page {
        let page = self.begin().await;
        let page = self.sign_in(&page, "aminah").await;
        assert_eq!(page.status, 200, "{}", page.plain());
        page
    }

    pub(crate) async fn outcome(&mut self) -> Outcome {
        self.site.outcomes.recv().await.unwrap()
    }

    /// The whole way, approved.
    pub(crate) async fn connected(&mut self) -> data_consumer::Connected {
        let page = self.reach_consent().await;
        self.browser.submit(&approved(&page)).await.unwrap();
        self.outcome().await.unwrap()
    }
}

/// The form with every account and the approval.
pub(crate) fn approved(page: &Page) -> data_consumer::Form {
    let form = page.form().unwrap();
    page.check_boxes().iter().fold(form, |form, name| form.with(name, "yes")).with("decision", "approve")
}
