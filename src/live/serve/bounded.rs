//! Connections that cannot use the preview up: so many at once, and none that neither sends nor takes
//! anything.
//!
//! Whoever comes when there are too many is let in, and the oldest is closed: the author who loads a page is
//! the newest. A page that follows gets a sign of life every few seconds, so it is not taken for silent.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{Instant, Sleep, sleep};

/// So long a connection may be silent: the time for a request, and for a reader to take what is sent.
const SILENT: Duration = Duration::from_secs(30);

/// What there may be so many of at once: with one more the oldest is told to end.
#[derive(Clone)]
pub(super) struct Places {
    most: usize,
    taken: Arc<Mutex<VecDeque<oneshot::Sender<()>>>>,
}

impl Places {
    pub(super) fn new(most: usize) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// Takes a place, which is held as long as what is returned is kept; that is sent something if it has to
    /// be given up.
    pub(super) fn take(&self) -> oneshot::Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|place| !place.is_closed());
        if taken.len() >= self.most
            && let Some(oldest) = taken.pop_front()
        {
            let _ = oldest.send(());
        }
        taken.push_back(sender);
        receiver
    }
}

/// A listener whose connections are bounded.
pub(super) struct Bounded {
    pub(super) listener: TcpListener,
    pub(super) places: Places,
}

impl axum::serve::Listener for Bounded {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    let (ends, silent) = (self.places.take(), Box::pin(sleep(SILENT)));
                    return (Connection { stream, ends, silent, is_over: false }, address);
                }
                // The system has no room for another now, or somebody went away again.
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when it is silent for too long, or when its place is wanted.
pub(super) struct Connection {
    stream: TcpStream,
    ends: oneshot::Receiver<()>,
    silent: Pin<Box<Sleep>>,
    /// Whether one of the two has come.
    is_over: bool,
}

impl Connection {
    /// What became of an operation: it went on, or it waits and there is still time.
    fn waited<T>(&mut self, polled: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.silent.as_mut().reset(Instant::now() + SILENT);
        }
        self.is_over = self.is_over
            || Pin::new(&mut self.ends).poll(context).is_ready()
            || self.silent.as_mut().poll(context).is_ready();
        match polled {
            Poll::Pending if self.is_over => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            polled => polled,
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.waited(polled, context)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.waited(polled, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
