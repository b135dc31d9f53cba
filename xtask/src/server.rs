//! A static file server for one folder, on this machine only: a GET or HEAD request becomes the file
//! of that name. It sends the Content-Security-Policy under which the page must work anywhere.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// What the page may do: run and load what came with it, nothing else.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; \
    worker-src 'self'; manifest-src 'self'";

/// What a host page of the widget's tests may do: show a frame of its own site, too.
pub const HOST_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'";

/// The longest head of a request taken, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many ports after the wanted one are tried.
const PORTS_TRIED: u16 = 100;

/// A folder being served.
pub struct Server {
    listener: TcpListener,
    folder: Arc<Path>,
    policy: &'static str,
}

impl Server {
    /// Takes the first free port from `port` on; 0 is any free port. Every answer has `policy` for its
    /// Content-Security-Policy.
    pub fn bind(folder: &Path, port: u16, policy: &'static str) -> Result<Self> {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {}", folder.display()))?;
        let last = if port == 0 {
            0
        } else {
            port.saturating_add(PORTS_TRIED)
        };
        let listener = (port..=last)
            .find_map(
                |port| match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                    Err(error) if error.kind() == io::ErrorKind::AddrInUse => None,
                    bound => Some(bound),
                },
            )
            .unwrap_or_else(|| Err(io::ErrorKind::AddrInUse.into()))
            .with_context(|| format!("cannot listen on 127.0.0.1, ports {port} to {last}"))?;
        Ok(Self {
            listener,
            folder: folder.into(),
            policy,
        })
    }

    /// Where the folder is served.
    pub fn address(&self) -> Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// Answers requests until the process ends.
    pub fn run(self) {
        for connection in self.listener.incoming().flatten() {
            let folder = Arc::clone(&self.folder);
            // A browser that hangs up in the middle of an answer is no error of ours.
            thread::spawn(move || answer(connection, &folder, self.policy).ok());
        }
    }
}

fn answer(mut connection: TcpStream, folder: &Path, policy: &str) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new(&connection).take(LONGEST_HEAD).lines();
    let request = head.next().transpose()?.unwrap_or_default();
    for line in head {
        if line?.is_empty() {
            break;
        }
    }
    let response = Response::to(&request, folder);
    connection.write_all(&response.head(policy))?;
    if !request.starts_with("HEAD ") {
        connection.write_all(&response.body)?;
    }
    connection.flush()
}

/// What goes back to the browser.
struct Response {
    status: &'static str,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn to(request: &str, folder: &Path) -> Self {
        let mut words = request.split(' ');
        let (Some("GET" | "HEAD"), Some(target)) = (words.next(), words.next()) else {
            return Self::message("405 Method Not Allowed");
        };
        match file_for(target, folder)
            .and_then(|path| Some((media_type(&path), fs::read(path).ok()?)))
        {
            Some((media_type, body)) => Self {
                status: "200 OK",
                media_type,
                body,
            },
            None => Self::message("404 Not Found"),
        }
    }

    fn message(status: &'static str) -> Self {
        Self {
            status,
            media_type: "text/plain; charset=utf-8",
            body: status.as_bytes().to_vec(),
        }
    }

    fn head(&self, policy: &str) -> Vec<u8> {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
             Content-Security-Policy: {policy}\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            self.status,
            self.media_type,
            self.body.len(),
        )
        .into_bytes()
    }
}

/// The file inside `folder` that a request's target names, `None` where there is none. A folder
/// stands for its `index.html`.
fn file_for(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = decoded(path.strip_prefix('/')?)?;
    let mut file = folder.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    // A link may point out of the folder; its target then does not lie inside.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// The text with its `%D8` turned into bytes, `None` where that is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        rest = after;
        let digits = std::str::from_utf8(digits).ok()?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file by its extension (IANA media types).
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder `site` with a page and an article in Arabic, and beside it a file to keep secret.
    /// A folder to serve, one for each `test`, for they run at the same time.
    fn site(test: &str) -> PathBuf {
        let name = format!("siyaq-server-{}-{test}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let site = root.join("site");
        fs::create_dir_all(site.join("examples")).expect("the folder is writable");
        for (file, content) in [
            ("site/index.html", "<!doctype html>"),
            ("site/page.wasm", "\0asm"),
            ("site/.hidden", "hidden"),
            ("site/examples/مقال.txt", "سياق"),
            ("secret.txt", "secret"),
        ] {
            fs::write(root.join(file), content).expect("the folder is writable");
        }
        #[cfg(unix)]
        let _ = std::os::unix::fs::symlink(root.join("secret.txt"), site.join("link.txt"));
        site
    }

    fn ask(address: SocketAddr, request: &str) -> String {
        let mut connection = TcpStream::connect(address).expect("the server listens");
        let request = format!("{request} HTTP/1.1\r\nHost: x\r\n\r\n");
        connection.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("it answers");
        answer
    }

    #[test]
    fn a_request_becomes_a_file_of_the_folder() {
        let server = Server::bind(&site("request"), 0, PAGE_POLICY).expect("a port is free");
        let address = server.address().expect("it has an address");
        thread::spawn(|| server.run());
        for (request, status, media_type, body) in [
            ("GET /", 200, "text/html; charset=utf-8", "<!doctype html>"),
            (
                "GET /index.html?a=1",
                200,
                "text/html; charset=utf-8",
                "<!doctype html>",
            ),
            ("HEAD /", 200, "text/html; charset=utf-8", ""),
            ("GET /page.wasm", 200, "application/wasm", "\0asm"),
            (
                "GET /examples/%D9%85%D9%82%D8%A7%D9%84.txt",
                200,
                "text/plain; charset=utf-8",
                "سياق",
            ),
            (
                "GET /examples",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /none.css",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /../secret.txt",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /%2e%2e/secret.txt",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /..%2fsecret.txt",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /..%5csecret.txt",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET //etc/passwd",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /link.txt",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /.hidden",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            ("GET /%", 404, "text/plain; charset=utf-8", "404 Not Found"),
            (
                "GET /%+1",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET /%FF",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "GET http://x/",
                404,
                "text/plain; charset=utf-8",
                "404 Not Found",
            ),
            (
                "POST /",
                405,
                "text/plain; charset=utf-8",
                "405 Method Not Allowed",
            ),
            (
                "",
                405,
                "text/plain; charset=utf-8",
                "405 Method Not Allowed",
            ),
        ] {
            let answer = ask(address, request);
            let (head, content) = answer.split_once("\r\n\r\n").expect("a head ends");
            assert!(
                head.starts_with(&format!("HTTP/1.1 {status} ")),
                "{request}: {head}"
            );
            assert!(
                head.contains(&format!("Content-Type: {media_type}\r\n")),
                "{request}: {head}"
            );
            assert!(
                head.contains("Content-Security-Policy: default-src 'none';"),
                "{request}"
            );
            assert_eq!(content, body, "{request}");
        }
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let first = Server::bind(&site("first"), 0, PAGE_POLICY).expect("a port is free");
        let taken = first.address().expect("it has an address").port();
        let second =
            Server::bind(&site("second"), taken, PAGE_POLICY).expect("another port is free");
        assert!(second.address().expect("it has an address").port() > taken);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let error = Server::bind(Path::new("/no/such/folder"), 0, PAGE_POLICY).err();
        assert_eq!(
            error.map(|error| error.to_string()).as_deref(),
            Some("there is no folder /no/such/folder")
        );
    }
}
