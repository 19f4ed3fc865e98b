//! The server's connections: TLS that asks for a certificate, one request and one response each.

use std::error::Error;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, thread};

use ofm_protocol::oauth::http::{Request, Response};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// The most bytes of a request's head, and of its body. The library's own limits are lower.
const HEAD: u64 = 1 << 16;
const BODY: usize = 1 << 21;

/// TLS with this certificate and key, and with certificates of clients that this authority issued.
pub fn configuration(authority: &str, own: &(String, String)) -> Result<Arc<ServerConfig>, Box<dyn Error>> {
    let read = |path: &str| -> Result<CertificateDer<'static>, Box<dyn Error>> {
        Ok(CertificateDer::from_pem_slice(&fs::read(path)?)?)
    };
    let mut roots = RootCertStore::empty();
    roots.add(read(authority)?)?;
    let clients = WebPkiClientVerifier::builder(roots.into()).allow_unauthenticated().build()?;
    let key = PrivateKeyDer::from_pem_slice(&fs::read(&own.1)?)?;
    let config =
        ServerConfig::builder().with_client_cert_verifier(clients).with_single_cert(vec![read(&own.0)?], key)?;
    Ok(config.into())
}

/// Answers each connection in a thread of its own; never returns.
pub fn serve(
    listener: &TcpListener,
    config: &Arc<ServerConfig>,
    handle: impl Fn(&Request) -> Response + Send + Sync + 'static,
) {
    let handle = Arc::new(handle);
    for connection in listener.incoming().flatten() {
        let (config, handle) = (Arc::clone(config), Arc::clone(&handle));
        // A connection that breaks off concerns its client alone.
        thread::spawn(move || answer(connection, config, &*handle));
    }
}

fn answer(
    connection: TcpStream,
    config: Arc<ServerConfig>,
    handle: &(impl Fn(&Request) -> Response + ?Sized),
) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let tls = ServerConnection::new(config).map_err(io::Error::other)?;
    let mut stream = BufReader::new(StreamOwned::new(tls, connection));
    let request = read(&mut stream)?;
    let mut stream = stream.into_inner();
    // Its possession was proved in the handshake.
    let request = match stream.conn.peer_certificates().and_then(|chain| chain.first()) {
        Some(certificate) => request.with_client_certificate(certificate),
        None => request,
    };
    let response = handle(&request);
    write!(
        stream,
        "HTTP/1.1 {} \r\nConnection: close\r\nContent-Length: {}\r\n",
        response.status,
        response.body.len()
    )?;
    for (name, value) in &response.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    stream.write_all(b"\r\n")?;
    stream.write_all(&response.body)?;
    stream.conn.send_close_notify();
    stream.flush()
}

fn read(stream: &mut impl io::BufRead) -> io::Result<Request> {
    let mut head = Vec::new();
    let mut lines = stream.by_ref().take(HEAD);
    while !head.ends_with(b"\r\n\r\n") {
        if lines.read_until(b'\n', &mut head)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    parsed.parse(&head).map_err(io::Error::other)?;
    let mut request = Request::new(parsed.method.unwrap_or_default(), parsed.path.unwrap_or_default());
    for header in parsed.headers {
        request = request.with_header(header.name, &String::from_utf8_lossy(header.value));
    }
    let length = request.header("Content-Length").and_then(|text| text.parse().ok()).unwrap_or(0);
    if length > BODY {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(request.with_body(body))
}
