//! The `circle` program: hands the command line to the library and reports at the edge.

use std::{io, process::ExitCode};

use circle_of_support::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os(), &mut io::stdout(), &mut io::stderr()) {
        Outcome::Exit(code) => ExitCode::from(code),
        // The screen takes it from here as soon as there is a house behind it.
        Outcome::Open(_) => ExitCode::from(cli::FAULT),
    }
}
