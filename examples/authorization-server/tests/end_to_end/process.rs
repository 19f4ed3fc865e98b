//! The program as its operator sees it.

use std::process::Command;

use crate::support::{World, free_port};

#[tokio::test]
async fn ctrl_c_stops_the_server_and_its_log_has_labels_and_no_secrets() {
    let mut world = World::start_with(&["--mtls", "--log", "debug"], |_| {});
    let mut visit = world.visit().await;
    let (session, url) = visit.consumer.begin().await.unwrap();
    let page = visit.browser.open(&url).await.unwrap();
    let page = visit.sign_in(&page, "aminah").await;
    let redirect = visit.browser.post(&crate::support::approved(&page)).await.unwrap().location().unwrap().unwrap();
    let tokens = visit.consumer.finish(&session, redirect.as_str()).await.unwrap();
    visit.consumer.finish(&session, redirect.as_str()).await.unwrap_err();
    drop(visit);
    let (printed, succeeded) = world.interrupt();
    assert!(succeeded && printed.ends_with("The server has stopped.\n"), "{printed}");
    assert!(
        world.log.contains("label=\"grant_replayed\"") && world.log.contains("citation=\"RFC 6749"),
        "{}",
        world.log
    );
    let form_token = page.form().unwrap().fields.iter().find(|(name, _)| name == "form_token").unwrap().1.clone();
    let (_, request_uri) = url.rsplit_once("%3A").unwrap();
    let code = redirect.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
    let refresh = tokens.response.refresh_token.as_ref().unwrap().expose().to_owned();
    for secret in [&form_token, request_uri, &code, tokens.response.access_token.expose(), &refresh, "eyJ", "Aminah"] {
        assert!(secret.len() > 2 && !world.log.contains(secret), "{}", world.log);
    }
}

#[test]
fn what_is_wrong_before_the_start_is_one_line() {
    let program = || Command::new(env!("CARGO_BIN_EXE_authorization-server"));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("broken-{}", free_port()));
    let fails = |arguments: &[&str]| {
        let output = program().args(arguments).arg("--folder").arg(&folder).output().unwrap();
        assert!(!output.status.success());
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        text
    };
    let made = program().arg("ca").arg("--folder").arg(&folder).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    assert!(fails(&["ca"]).contains("is there already"));
    assert!(fails(&["serve", "--port", "0", "--policy", "fapi3"]).contains("--policy: unknown preset"));
    assert!(fails(&["serve", "--port", "0", "--policy", "ofm-v1.2.2"]).contains("add --mtls"));
    assert!(fails(&["serve", "--port", "0", "--replay", "redis://user@:x/"]).contains("--replay: "));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    assert!(fails(&["serve", "--port", &port]).contains(&format!("port {port}: ")));
    std::fs::write(folder.join("clients.json"), r#"[{"client_id":"c","jwks":7}]"#).unwrap();
    assert!(fails(&["serve", "--port", "0"]).contains("clients.json: client 1: jwks: "));
    std::fs::remove_file(folder.join("users.json")).unwrap();
    std::fs::write(folder.join("clients.json"), "[]").unwrap();
    assert!(fails(&["serve", "--port", "0"]).contains("users.json: "));
    std::fs::remove_dir_all(&folder).unwrap();
}
