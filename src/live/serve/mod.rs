//! The preview: an archive in memory, each page rendered when it is asked for, and open pages that follow changes.
//!
//! It adds no second path: what it answers is what a build would write, with a script beside it.

mod answer;
mod events;
mod guard;
mod overlay;
mod preview;
#[cfg(test)]
mod tests;

pub use answer::{Answer, answer};
pub use events::{Known, News};
pub use guard::{Asked, Refusal, admit};
pub use overlay::{OWN, Problem};
pub use preview::{Found, Preview};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, Response, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use tokio::sync::{mpsc, watch};
use tokio::task::spawn_blocking;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

/// The way in through which open pages are told.
const EVENTS: &str = ".annals/events";

/// A preview that listens, and answers once it runs.
pub struct Server {
    listener: TcpListener,
    name: String,
    shown: watch::Sender<Preview>,
}

/// What every request is answered from.
#[derive(Clone)]
struct Answering {
    name: Arc<str>,
    shown: watch::Receiver<Preview>,
}

impl Server {
    /// Listens on a name or an address; port 0 takes any that is free.
    ///
    /// # Errors
    /// If the name is unknown or the port is taken.
    pub fn listen(name: &str, port: u16, first: Preview) -> io::Result<Self> {
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs()?.collect();
        let listener = TcpListener::bind(&addresses[..])?;
        Ok(Self { listener, name: bare.to_owned(), shown: watch::Sender::new(first) })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The way to show something else.
    pub fn shown(&self) -> watch::Sender<Preview> {
        self.shown.clone()
    }

    /// Answers until the process ends.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn run(self) -> io::Result<()> {
        self.listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let state = Answering { name: self.name.into(), shown: self.shown.subscribe() };
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            axum::serve(listener, Router::new().fallback(respond).with_state(state)).await
        })
    }
}

async fn respond(State(state): State<Answering>, request: Request<Body>) -> Response<Body> {
    let admitted = admitted(&request, &state.name);
    let mut response = match admitted {
        Err(refusal) => plain(Answer::text(refusal.status(), refusal.words())),
        Ok(path) if path == EVENTS => follow(request.uri().query().unwrap_or_default(), state.shown),
        Ok(path) => {
            let preview = state.shown.borrow().clone();
            // Rendering takes its time; others are answered meanwhile.
            match spawn_blocking(move || answer(&preview, &path)).await {
                Ok(answer) => plain(answer),
                Err(_) => plain(Answer::text(500, "")),
            }
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
    }
    response
}

fn admitted(request: &Request<Body>, name: &str) -> Result<String, Refusal> {
    let headers = request.headers();
    let hosts: Vec<&str> =
        headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default()).collect();
    admit(
        &Asked {
            method: request.method().as_str(),
            hosts: &hosts,
            authority: request.uri().authority().map(axum::http::uri::Authority::as_str),
            origin: one(headers, "origin"),
            fetch_site: one(headers, "sec-fetch-site"),
            fetch_mode: one(headers, "sec-fetch-mode"),
            path: request.uri().path(),
        },
        name,
    )
}

/// A header's value; what is no text is no value that could be right.
fn one<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

fn plain(answer: Answer) -> Response<Body> {
    let mut response =
        Response::builder().status(answer.status).header(header::CONTENT_TYPE, answer.media_type);
    if answer.status == 405 {
        response = response.header(header::ALLOW, "GET, HEAD");
    }
    if let Some(location) = &answer.location {
        response = response.header(header::LOCATION, encoded(location));
    }
    response.body(Body::from(answer.bytes)).unwrap_or_default()
}

/// A path as a header holds it.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'%';
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Tells an open page what changes, as server-sent events.
fn follow(query: &str, mut shown: watch::Receiver<Preview>) -> Response<Body> {
    let value = |wanted: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value)
    };
    let path = value("page").map(|page| page.replace('+', " ")).and_then(|page| guard::decoded(&page));
    let mut known = Known::opened(&path.unwrap_or_default(), value("version").unwrap_or_default());
    let (teller, told) = mpsc::channel(8);
    tokio::spawn(async move {
        loop {
            let preview = shown.borrow_and_update().clone();
            let looked = spawn_blocking(move || {
                let news = known.news(&preview);
                (known, news)
            });
            let Ok((now, news)) = looked.await else { return };
            known = now;
            for (name, data) in news {
                if teller.send(Event::default().event(name).data(data)).await.is_err() {
                    return;
                }
            }
            tokio::select! {
                changed = shown.changed() => if changed.is_err() { return },
                () = teller.closed() => return,
            }
        }
    });
    let events = ReceiverStream::new(told).map(Ok::<_, Infallible>);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
