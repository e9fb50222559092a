//! The `annals` program: arguments in, exit code out. All else is in the library.

use mimalloc::MiMalloc;
use std::process::ExitCode;

// A build makes millions of short texts from several threads: the system's allocator was a third of its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    annals::run()
}
