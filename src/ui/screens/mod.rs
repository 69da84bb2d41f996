//! One screen is one file and one struct.
