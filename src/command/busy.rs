//! A line on the terminal while something takes its time; nothing in a pipe.

use super::Teller;
use crate::text::message::Message;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// What takes less than this needs no words.
const SOON: Duration = Duration::from_millis(400);
/// How often the line is written anew.
const TICK: Duration = Duration::from_millis(100);

/// Does something; where it takes a while and somebody looks at a terminal, says what is done and for how long.
pub fn while_doing<T>(teller: &Teller, what: &Message, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let what = teller.say(what);
    let (done, waits) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            let mut patience = SOON;
            // A line that cannot be written stops no work.
            while waits.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                let tenths = started.elapsed().as_millis() / 100;
                let _ = write!(io::stderr(), "\r\u{1b}[K{what} {}.{} s", tenths / 10, tenths % 10);
                patience = TICK;
            }
            if patience == TICK {
                let _ = write!(io::stderr(), "\r\u{1b}[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
