//! The requests behind the advisories against other preview servers, 2022 to 2026, sent to ours over a
//! socket.
//!
//! Each is sent as its advisory describes it, to a preview whose archive's folder has a secret beside the
//! site.

use crate::live::serve::{Preview, Server};
use crate::publish::pipeline::Workspace;
use crate::testing::Scratch;
use crate::text::message::Language;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::OnceLock;
use std::time::Duration;

const SECRET: &str = "nobody may read this";

/// A preview of the test archive, with a draft and other files around it that are no part of the site.
fn preview() -> SocketAddr {
    static PREVIEW: OnceLock<SocketAddr> = OnceLock::new();
    *PREVIEW.get_or_init(serving)
}

fn serving() -> SocketAddr {
    let archive = Box::leak(Box::new(Scratch::copy_of("tests/data/series")));
    for path in
        [".env", "secret.txt", "content/.env", "content/secret.md~", "themes/secret.html", "publicity.txt"]
    {
        archive.write(path, SECRET);
    }
    archive.write("content/open.txt", "everybody may read this");
    archive.write("content/evil.html", "<script>fetch('/')</script>");
    archive.write("content/evil.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
    let checked = Workspace::open(archive.root(), false).and_then(|mut work| work.check());
    let server = Server::listen(
        "127.0.0.1",
        0,
        &["editing.example.org".to_owned()],
        Preview::first(checked, Language::En),
    )
    .unwrap();
    let address = server.address().unwrap();
    std::thread::spawn(move || server.run());
    address
}

/// The status and the whole answer to a request, whose lines are given without their ends; `{host}` is ours.
fn ask(lines: &[&str]) -> (u16, String) {
    ask_at(preview(), lines)
}

fn ask_at(address: SocketAddr, lines: &[&str]) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let request = lines.join("\r\n").replace("{host}", &address.to_string());
    write!(stream, "{request}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    (status, answer)
}

fn get(target: &str) -> (u16, String) {
    ask(&[&format!("GET {target} HTTP/1.1"), "Host: {host}"])
}

#[test]
fn what_is_published_is_answered() {
    let (status, answer) = get("/");
    assert_eq!(status, 200);
    for header in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(answer.contains(header), "{header} lacks in:\n{answer}");
    }
    let (status, answer) = get("/open.txt");
    assert_eq!((status, answer.ends_with("everybody may read this")), (200, true));
    assert_eq!(get("/nothing/here/").0, 404);
    // A query is not the preview's business.
    assert_eq!(get("/?a=b").0, 200);
}

/// Paths that led out of other servers' folders, or past what they meant to withhold.
const PATHS: [(&str, &str); 33] = [
    // Vite
    ("CVE-2023-34092 (GHSA-353f-5xf4-qw67)", "//.env"),
    ("CVE-2023-34092 (GHSA-353f-5xf4-qw67)", "//etc/passwd"),
    (
        "CVE-2023-49293 (GHSA-92r3-m2mg-pj97)",
        "/nothing?%22%3E%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E?html-proxy&index=0.js",
    ),
    ("CVE-2024-23331 (GHSA-c24v-8rfc-w8vw)", "/.ENV"),
    ("CVE-2024-31207 (GHSA-8jhw-289h-jh2g)", "/content/.env"),
    ("CVE-2024-45811 (GHSA-9cwx-2883-4wfx)", "/@fs/etc/passwd?import&raw"),
    ("CVE-2025-30208 (GHSA-x574-m823-4x7w)", "/@fs/etc/passwd?raw??"),
    ("CVE-2025-30208 (GHSA-x574-m823-4x7w)", "/@fs/etc/passwd?import&raw??"),
    ("CVE-2025-31125 (GHSA-4r4m-qw57-chr8)", "/@fs/etc/passwd?import&?inline=1.wasm?init"),
    ("CVE-2025-31486 (GHSA-xcj6-pq6g-qj4x)", "/@fs/etc/passwd?.svg?.wasm?init"),
    ("CVE-2025-31486 (GHSA-xcj6-pq6g-qj4x)", "/@fs/x/x/x/../../../../etc/passwd?import&?raw"),
    ("CVE-2025-32395 (GHSA-356w-63v5-8wf4)", "/@fs/x/#/../../../../etc/passwd"),
    ("CVE-2025-46565 (GHSA-859w-5945-r5v3)", "/.env/."),
    ("CVE-2025-46565 (GHSA-859w-5945-r5v3)", "/.env/%2e"),
    ("CVE-2025-58751 (GHSA-g4jq-h2w9-997c)", "/../publicity.txt"),
    ("CVE-2025-58751 (GHSA-g4jq-h2w9-997c)", "/publicity.txt"),
    ("CVE-2025-58752 (GHSA-jqfw-vq24-v9c3)", "/../themes/secret.html"),
    ("CVE-2025-62522 (GHSA-93m4-6634-74q7)", "/.env\\"),
    ("CVE-2026-39364 (GHSA-v2wj-q39q-566r)", "/.env?import&raw"),
    ("CVE-2026-39364 (GHSA-v2wj-q39q-566r)", "/.env?url&inline"),
    ("CVE-2026-53571", "/.env::$DATA?raw"),
    ("CVE-2026-53571", "/SECRET~1.TXT"),
    // webpack-dev-middleware
    ("CVE-2024-29180 (GHSA-wr3j-pwj9-hqq6)", "/..%2f..%2f..%2f..%2fetc/passwd"),
    ("CVE-2024-29180 (GHSA-wr3j-pwj9-hqq6)", "//..%2f..%2fetc/passwd"),
    // esbuild
    ("GHSA-g7r4-m6w7-qqqr", "/..\\..\\..\\Windows\\system.ini"),
    ("GHSA-g7r4-m6w7-qqqr", "/..%5c..%5csecret.txt"),
    // Zola
    ("CVE-2023-40274", "/../../../../../etc/passwd"),
    ("CVE-2023-40274", "/%2e%2e/%2e%2e/secret.txt"),
    // hyper-staticfile and warp: what a drive letter in a path meant on Windows
    ("RUSTSEC-2022-0069", "/c:/windows/web/screen/img101.png"),
    ("RUSTSEC-2022-0082", "/c:\\windows\\system.ini"),
    // Not advisories, but tried everywhere
    ("encoded twice", "/%252e%252e/secret.txt"),
    ("a null byte", "/secret.txt%00.html"),
    ("overlong UTF-8", "/%c0%ae%c0%ae/secret.txt"),
];

#[test]
fn no_path_leads_out_of_the_site() {
    let page = get("/nothing/").1.len();
    for (advisory, path) in PATHS {
        let (status, answer) = get(path);
        assert!(matches!(status, 400 | 404), "{advisory}: {path} is answered with {status}");
        assert!(!answer.contains(SECRET) && !answer.contains("root:"), "{advisory}: {path} is answered");
        assert!(!answer.contains("<script>alert"), "{advisory}: {path} comes back as it was sent");
        assert!(
            answer.len() < page + 200,
            "{advisory}: {path} is answered with more than the page of nothing"
        );
    }
}

#[test]
fn only_this_machines_name_is_answered() {
    // DNS rebinding: a name of the attacker's that now leads here. CVE-2025-24010 (GHSA-vg6x-rcgg-rjx6) among
    // others.
    for host in [
        "evil.example",
        "evil.example:4400",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "[::1].evil.example",
        "[evil.example]",
        "127.0.0.1:80:80",
        "",
        " ",
        "2130706433",
        "0x7f.1",
        "127.1",
    ] {
        let (status, answer) = ask(&["GET / HTTP/1.1", &format!("Host: {host}")]);
        assert!(matches!(status, 400 | 403), "'{host}' is answered with {status}:\n{answer}");
    }
    assert!(matches!(ask(&["GET / HTTP/1.1"]).0, 400 | 403), "no host");
    assert!(
        matches!(ask(&["GET / HTTP/1.1", "Host: {host}", "Host: evil.example"]).0, 400 | 403),
        "two hosts"
    );
    assert!(
        matches!(ask(&["GET http://evil.example/ HTTP/1.1", "Host: {host}"]).0, 400 | 403),
        "another authority"
    );
    for host in ["localhost", "LOCALHOST:4400", "127.0.0.1", "[::1]:4400", "192.168.1.7:4400", "a.localhost"]
    {
        assert_eq!(ask(&["GET / HTTP/1.1", &format!("Host: {host}")]).0, 200, "'{host}' is refused");
    }
}

#[test]
fn no_page_elsewhere_reads_anything() {
    // GHSA-67mh-4wv8-2f99 (esbuild), CVE-2025-24010 (Vite): a page elsewhere fetched and read.
    // CVE-2025-30360 (webpack-dev-server): an origin that is an address, not a name, was let through.
    for origin in [
        "http://evil.example",
        "https://{host}",
        "null",
        "http://127.0.0.1:1",
        "http://192.168.1.7",
        "file://",
        "http://{host}.evil.example",
        "",
    ] {
        for path in ["/", "/.annals/events?page=index.html&version=x", "/open.txt"] {
            let lines = [&format!("GET {path} HTTP/1.1"), "Host: {host}", &format!("Origin: {origin}")];
            let (status, answer) = ask(&lines.map(|line| line as &str));
            assert_eq!(status, 403, "{path} from '{origin}':\n{answer}");
            assert!(!answer.to_lowercase().contains("access-control-"), "{path} from '{origin}' may be read");
        }
    }
    // CVE-2025-30359 (GHSA-9jgg-88mc-972h): a script of ours loaded into a page elsewhere.
    for mode in ["no-cors", "cors", "websocket"] {
        for site in ["cross-site", "same-site"] {
            let lines = [
                "GET /.annals/preview.js HTTP/1.1",
                "Host: {host}",
                &format!("Sec-Fetch-Site: {site}"),
                &format!("Sec-Fetch-Mode: {mode}"),
            ];
            assert_eq!(ask(&lines.map(|line| line as &str)).0, 403, "{site}, {mode}");
        }
    }
    // CVE-2026-6402 (GHSA-79cf-xcqc-c78w): where browsers do not say where a request is from, they keep it
    // from other pages if the answer says so.
    let (_, answer) = get("/.annals/preview.js");
    assert!(answer.contains("cross-origin-resource-policy: same-origin"), "{answer}");
    // Following a link is no reading.
    let link = ["GET / HTTP/1.1", "Host: {host}", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"];
    assert_eq!(ask(&link).0, 200);
    assert_eq!(ask(&["GET / HTTP/1.1", "Host: {host}", "Origin: http://{host}"]).0, 200);
}

#[test]
fn it_only_answers_and_does_nothing() {
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
        let (status, answer) = ask(&[&format!("{method} / HTTP/1.1"), "Host: {host}", "Content-Length: 0"]);
        assert_eq!(status, 405, "{method}:\n{answer}");
        assert!(answer.contains("allow: GET, HEAD"), "{answer}");
    }
    // CVE-2026-39363 (GHSA-p9ff-h696-f583): commands through a web socket. There is none.
    let upgrade = [
        "GET / HTTP/1.1",
        "Host: {host}",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
    assert_eq!(ask(&upgrade).0, 200);
    let (status, answer) = ask(&["HEAD / HTTP/1.1", "Host: {host}"]);
    assert_eq!((status, answer.split("\r\n\r\n").nth(1)), (200, Some("")));
}

#[cfg(unix)]
#[test]
fn a_file_that_became_a_link_is_not_followed() {
    let archive = Scratch::copy_of("tests/data/series");
    archive.write("content/open.txt", "everybody may read this");
    archive.write("secret.txt", SECRET);
    let checked = Workspace::open(archive.root(), false).and_then(|mut work| work.check());
    let preview = Preview::first(checked, Language::En);
    assert!(matches!(preview.find("open.txt"), crate::live::serve::preview::Found::Attachment(_)));
    // Between the reading and the request.
    std::fs::remove_file(archive.path("content/open.txt")).unwrap();
    std::os::unix::fs::symlink(archive.path("secret.txt"), archive.path("content/open.txt")).unwrap();
    assert!(matches!(preview.find("open.txt"), crate::live::serve::preview::Found::Nothing(_)));
}

#[test]
fn a_name_that_was_allowed_is_answered_and_no_other() {
    for host in ["editing.example.org", "Editing.example.org:4400"] {
        assert_eq!(ask(&["GET / HTTP/1.1", &format!("Host: {host}")]).0, 200, "{host}");
    }
    for host in ["example.org", "x.editing.example.org", "editing.example.org.evil.example", "*"] {
        let (status, answer) = ask(&["GET / HTTP/1.1", &format!("Host: {host}")]);
        assert_eq!(status, 403, "{host}");
        assert!(answer.contains("--allow-host NAME"), "{answer}");
    }
}

#[test]
fn what_somebody_attached_runs_nothing() {
    for path in ["/evil.html", "/evil.svg"] {
        let (status, answer) = get(path);
        assert_eq!(
            (status, answer.contains("content-security-policy: sandbox\r\n")),
            (200, true),
            "{answer}"
        );
        assert!(!answer.contains("preview.js"), "{answer}");
    }
    let (_, page) = get("/");
    assert!(!page.contains("sandbox\r\n") && page.contains("preview.js"));
}

#[test]
fn many_streams_and_half_sent_heads_leave_room_for_the_author() {
    let address = serving();
    let open = |text: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{}", text.replace("{host}", &address.to_string())).unwrap();
        stream
    };
    let _halves: Vec<TcpStream> = (0..150).map(|_| open("GET / HTTP/1.1\r\nHost: {host}\r\nX-")).collect();
    let mut streams: Vec<TcpStream> = (0..150)
        .map(|_| open("GET /.annals/events?page=index.html HTTP/1.1\r\nHost: {host}\r\n\r\n"))
        .collect();
    assert_eq!(ask_at(address, &["GET / HTTP/1.1", "Host: {host}"]).0, 200);
    // The oldest streams have ended, the newest go on.
    let has_ended = |stream: &mut TcpStream| {
        stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
        let mut sent = Vec::new();
        let _ = stream.read_to_end(&mut sent);
        sent.ends_with(b"\r\n0\r\n\r\n")
    };
    assert!(streams[..20].iter_mut().all(has_ended));
    assert!(!has_ended(streams.last_mut().unwrap()));
}
