//! The `circle` program: hands the command line to the library and reports at the edge.

fn main() {}
