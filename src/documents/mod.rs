//! What leaves the program as bytes: records in, text out. No file is opened and no screen drawn here.

pub mod csv;
pub mod letters;
pub mod page;
pub mod sheets;
