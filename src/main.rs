//! The `circle` program: hands the command line to the library and reports at the edge.

use std::{io, process::ExitCode};

use circle_of_support::{
    app,
    cli::{self, Outcome},
};

fn main() -> ExitCode {
    match cli::run(std::env::args_os(), &mut io::stdout(), &mut io::stderr()) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Open(wish) => ExitCode::from(app::open::open(*wish)),
    }
}
