//! Used identifiers in Redis. Without a `redis-server` the test prints a line and passes.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support::{World, free_port};

struct Redis(Child);

impl Redis {
    fn start(port: u16) -> Self {
        let port_text = port.to_string();
        let process = Command::new("redis-server")
            .args(["--port", &port_text, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .stdout(Stdio::null())
            .spawn();
        let process = Self(process.unwrap());
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return process;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("redis-server does not start");
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn without_redis_the_server_refuses_and_with_it_again_goes_on() {
    if Command::new("redis-server").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("skipped: there is no redis-server here");
        return;
    }
    let port = free_port();
    let redis = Redis::start(port);
    let world = World::start_with(&["--mtls", "--replay", &format!("redis://127.0.0.1:{port}")], |_| {});
    let mut visit = world.visit().await;
    let connected = visit.connected().await;
    let page = {
        let page = visit.begin().await;
        // The user is still signed in.
        assert!(page.plain().contains("your permission"), "{}", page.plain());
        page
    };
    drop(redis);
    // Nothing is accepted, and nothing is used up in the database.
    let fault = visit.consumer.begin().await.unwrap_err().to_string();
    assert!(fault.contains("temporarily_unavailable"), "{fault}");
    let form = crate::support::approved(&page);
    assert_eq!(visit.browser.submit(&form).await.unwrap().status, 503);
    let renewal = connected.renewal.unwrap();
    let fault = visit.consumer.refresh(&renewal).await.unwrap_err().to_string();
    assert!(fault.contains("temporarily_unavailable"), "{fault}");
    let _redis = Redis::start(port);
    assert_eq!(visit.browser.submit(&form).await.unwrap().status, 200);
    assert!(visit.outcome().await.is_ok());
    assert_eq!(visit.browser.submit(&form).await.unwrap().status, 400);
    assert!(visit.consumer.refresh(&renewal).await.is_ok());
}
