//! The `circle` program: hands the command line to the library and reports at the edge.

use std::{io, process::ExitCode};

fn main() -> ExitCode {
    let code = circle_of_support::cli::run(std::env::args_os(), &mut io::stdout(), &mut io::stderr());
    ExitCode::from(code)
}
