//! The `circle` program: hands the command line to the library and reports at the edge.

use std::{io, process::ExitCode, sync::Arc};

use circle_of_support::{
    app,
    cli::{self, Outcome},
};

fn main() -> ExitCode {
    // A file that may not grow (a limit of the account) is a failure to tell, not a sudden end of the program. Where the
    // handler cannot be had, the system's own way stays.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    match cli::run(std::env::args_os(), &mut io::stdout(), &mut io::stderr()) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Open(wish) => ExitCode::from(app::open::open(*wish)),
    }
}
