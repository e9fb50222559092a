//! The server: requests in, answers out, and a stream of events for each open page.

use super::answer::{Answer, answer};
use super::bounded::{Bounded, Places};
use super::events::OpenPage;
use super::guard::{self, Refusal, RequestHead, admit};
use super::preview::Preview;
use crate::text::limits;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, Response, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::spawn_blocking;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

/// What a header may not hold as it is, and the percent sign.
const NOT_IN_HEADERS: &AsciiSet = &CONTROLS.add(b' ').add(b'%');

/// The path of the stream of events for open pages.
const EVENTS: &str = ".annals/events";

/// So many pages are rendered at once; others wait for them.
const RENDERING: usize = 8;

/// A preview that listens, and answers once it runs.
pub(crate) struct Server {
    listener: TcpListener,
    names: Vec<String>,
    shown: watch::Sender<Preview>,
}

/// What every request is answered from.
#[derive(Clone)]
struct Answering {
    names: Arc<[String]>,
    shown: watch::Receiver<Preview>,
    /// The places of pages that are open.
    open: Places,
}

impl Server {
    /// Listens on a name or an address; port 0 takes any that is free. Requests may name it, and the
    /// `others` by which people reach it.
    ///
    /// # Errors
    /// If the name is unknown or the port is taken.
    pub(crate) fn listen(name: &str, port: u16, others: &[String], first: Preview) -> io::Result<Self> {
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs()?.collect();
        let listener = TcpListener::bind(&addresses[..])?;
        let names = std::iter::once(bare.to_owned()).chain(others.iter().cloned()).collect();
        Ok(Self { listener, names, shown: watch::Sender::new(first) })
    }

    /// The address it listens on.
    ///
    /// # Errors
    /// If the system does not say.
    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The channel that changes what is shown.
    pub(crate) fn shown(&self) -> watch::Sender<Preview> {
        self.shown.clone()
    }

    /// Answers until the process ends.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn run(self) -> io::Result<()> {
        self.listener.set_nonblocking(true)?;
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_io().enable_time().max_blocking_threads(RENDERING).build()?;
        let open = Places::new(limits::STREAMS.most);
        let state = Answering { names: self.names.into(), shown: self.shown.subscribe(), open };
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let listener = Bounded { listener, places: Places::new(limits::CONNECTIONS.most) };
            axum::serve(listener, Router::new().fallback(respond).with_state(state)).await
        })
    }
}

async fn respond(State(state): State<Answering>, request: Request<Body>) -> Response<Body> {
    let admitted = admitted(&request, &state.names);
    let mut answered = match admitted {
        Err(refusal) => response(Answer::text(refusal.status(), refusal.text())),
        Ok(path) if path == EVENTS => {
            follow(request.uri().query().unwrap_or_default(), state.shown, state.open.take())
        }
        Ok(path) => {
            let preview = state.shown.borrow().clone();
            // Rendering takes its time; others are answered meanwhile.
            match spawn_blocking(move || answer(&preview, &path)).await {
                Ok(answer) => response(answer),
                Err(_) => response(Answer::text(500, "")),
            }
        }
    };
    let headers = answered.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
    }
    answered
}

fn admitted(request: &Request<Body>, names: &[String]) -> Result<String, Refusal> {
    let headers = request.headers();
    let hosts: Vec<&str> =
        headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default()).collect();
    admit(
        &RequestHead {
            method: request.method().as_str(),
            hosts: &hosts,
            authority: request.uri().authority().map(axum::http::uri::Authority::as_str),
            origin: value(headers, "origin"),
            fetch_site: value(headers, "sec-fetch-site"),
            fetch_mode: value(headers, "sec-fetch-mode"),
            path: request.uri().path(),
        },
        names,
    )
}

/// A header's value; one that is no text is like an empty one, which cannot be right.
fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

fn response(answer: Answer) -> Response<Body> {
    let mut builder =
        Response::builder().status(answer.status).header(header::CONTENT_TYPE, answer.media_type);
    if answer.status == 405 {
        builder = builder.header(header::ALLOW, "GET, HEAD");
    }
    if let Some(location) = &answer.location {
        builder = builder.header(header::LOCATION, encoded(location));
    }
    if answer.sandboxed {
        builder = builder.header(header::CONTENT_SECURITY_POLICY, "sandbox");
    }
    builder.body(Body::from(answer.bytes)).unwrap_or_default()
}

/// A path as a header holds it.
fn encoded(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_HEADERS).to_string()
}

/// Sends an open page what changes, as server-sent events.
fn follow(
    query: &str,
    mut shown: watch::Receiver<Preview>,
    mut place: oneshot::Receiver<()>,
) -> Response<Body> {
    let value = |wanted: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value)
    };
    let path = value("page").map(|page| page.replace('+', " ")).and_then(|page| guard::decoded(&page));
    let mut page = OpenPage::new(&path.unwrap_or_default(), value("version").unwrap_or_default());
    let (sender, receiver) = mpsc::channel(8);
    tokio::spawn(async move {
        loop {
            let preview = shown.borrow_and_update().clone();
            let looked = spawn_blocking(move || {
                let events = page.events_for(&preview);
                (page, events)
            });
            let Ok((looked, events)) = looked.await else { return };
            page = looked;
            for (name, data) in events {
                let event = Event::default().event(name).data(data);
                tokio::select! {
                    sent = sender.send(event) => if sent.is_err() { return },
                    _ = &mut place => return,
                }
            }
            tokio::select! {
                changed = shown.changed() => if changed.is_err() { return },
                () = sender.closed() => return,
                _ = &mut place => return,
            }
        }
    });
    let events = ReceiverStream::new(receiver).map(Ok::<_, Infallible>);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
