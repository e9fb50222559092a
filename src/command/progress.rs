//! A line on the terminal during work that takes a while; nothing in a pipe.

use super::console::Console;
use crate::text::message::Message;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long work takes before its progress is shown.
const DELAY: Duration = Duration::from_millis(400);
/// How often the line is rewritten.
const INTERVAL: Duration = Duration::from_millis(100);

/// How much of some work is done.
#[derive(Default)]
pub(super) struct Done(AtomicUsize);

impl Done {
    /// One more piece of it is done.
    pub(super) fn one(&self) {
        self.several(1);
    }

    /// Several more pieces of it are done.
    pub(super) fn several(&self, pieces: usize) {
        self.0.fetch_add(pieces, Ordering::Relaxed);
    }
}

/// Does some work; on a terminal, shows what is done and for how long if it takes a while.
pub(super) fn during<T>(console: &Console, what: &Message, work: impl FnOnce() -> T) -> T {
    shown(console, what, String::new, work)
}

/// Does work of so many pieces; on a terminal, shows how many of them are done, too.
pub(super) fn counted<T>(console: &Console, what: &Message, all: usize, work: impl FnOnce(&Done) -> T) -> T {
    let done = Done::default();
    shown(console, what, || format!(" {} / {all}", done.0.load(Ordering::Relaxed)), || work(&done))
}

fn shown<T>(
    console: &Console,
    what: &Message,
    done: impl Fn() -> String + Sync,
    work: impl FnOnce() -> T,
) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let what = console.text(what);
    let (ends, has_ended) = channel::<()>();
    let done = &done;
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            let mut timeout = DELAY;
            // A line that cannot be written stops no work.
            while has_ended.recv_timeout(timeout) == Err(RecvTimeoutError::Timeout) {
                let tenths = started.elapsed().as_millis() / 100;
                let _ = write!(io::stderr(), "\r\u{1b}[K{what}{} {}.{} s", done(), tenths / 10, tenths % 10);
                timeout = INTERVAL;
            }
            if timeout == INTERVAL {
                let _ = write!(io::stderr(), "\r\u{1b}[K");
            }
        });
        let result = work();
        drop(ends);
        result
    })
}
