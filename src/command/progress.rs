//! A line on the terminal during work that takes a while; nothing in a pipe.

use super::console::Console;
use crate::text::message::Message;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long work takes before its progress is shown.
const DELAY: Duration = Duration::from_millis(400);
/// How often the line is rewritten.
const INTERVAL: Duration = Duration::from_millis(100);

/// Does some work; on a terminal, shows what is done and for how long if it takes a while.
pub(super) fn during<T>(console: &Console, what: &Message, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let what = console.text(what);
    let (done, is_done) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            let mut timeout = DELAY;
            // A line that cannot be written stops no work.
            while is_done.recv_timeout(timeout) == Err(RecvTimeoutError::Timeout) {
                let tenths = started.elapsed().as_millis() / 100;
                let _ = write!(io::stderr(), "\r\u{1b}[K{what} {}.{} s", tenths / 10, tenths % 10);
                timeout = INTERVAL;
            }
            if timeout == INTERVAL {
                let _ = write!(io::stderr(), "\r\u{1b}[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
