//! Passphrases: Argon2id over the NFKC form, at a cost chosen when the credential is made.

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{domain::problem::Problem, store::accounts::Credential};

/// The fewest characters of a passphrase (reliability.md 1.3).
pub const SHORTEST: usize = 12;

/// What one check of a passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// For real files: 0.3–1 s on an ordinary machine.
    pub const FULL: Self = Self { memory_kib: 128 * 1024, passes: 3 };
    /// The floor, for made-up agencies and tests.
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2 };
}

/// Whether a new passphrase will do.
pub fn acceptable(passphrase: &str) -> Result<(), Problem> {
    if passphrase.chars().count() < SHORTEST {
        return Err(Problem::new("passphrase", "problem-passphrase-short").with("shortest", SHORTEST));
    }
    Ok(())
}

/// A credential for `passphrase`; `must_change` for a starting passphrase given by someone else.
pub fn credential(passphrase: &str, cost: Cost, must_change: bool) -> Result<Credential, Problem> {
    let mut salt = vec![0_u8; 16];
    getrandom::fill(&mut salt).map_err(|_| Problem::new("passphrase", "problem-no-randomness"))?;
    let Cost { memory_kib, passes } = cost;
    let mut credential = Credential { salt, memory_kib, passes, lanes: 1, hash: Vec::new(), must_change };
    credential.hash = derive(passphrase, &credential)
        .ok_or_else(|| Problem::new("passphrase", "problem-passphrase-cost"))?;
    Ok(credential)
}

/// Whether `passphrase` is the one behind `credential`; without a credential it takes as long and says no.
pub fn verify(passphrase: &str, credential: Option<&Credential>) -> bool {
    let dummy = Credential {
        salt: vec![0; 16],
        memory_kib: Cost::FULL.memory_kib,
        passes: Cost::FULL.passes,
        lanes: 1,
        hash: vec![0; 32],
        must_change: false,
    };
    let derived = derive(passphrase, credential.unwrap_or(&dummy));
    let expected = credential.map(|known| known.hash.as_slice());
    match (derived, expected) {
        (Some(derived), Some(expected)) => equal(&derived, expected),
        _ => false,
    }
}

fn derive(passphrase: &str, credential: &Credential) -> Option<Vec<u8>> {
    // Hostile parameters must not take the machine down (reliability.md 1.3).
    if credential.memory_kib > 1024 * 1024 || credential.passes > 20 {
        return None;
    }
    let params = Params::new(credential.memory_kib, credential.passes, credential.lanes, Some(32)).ok()?;
    let normal = Zeroizing::new(passphrase.nfkc().collect::<String>());
    let mut out = vec![0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(normal.as_bytes(), &credential.salt, &mut out)
        .ok()?;
    Some(out)
}

/// Compares without stopping at the first difference.
fn equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (x, y)| difference | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_itself_opens() {
        let made = credential("une phrase assez longue", Cost::FLOOR, false).unwrap();
        for (typed, opens) in
            [("une phrase assez longue", true), ("une phrase assez longuf", false), ("", false)]
        {
            assert_eq!(verify(typed, Some(&made)), opens, "{typed}");
        }
        let decomposed = credential("cafe\u{301} cafe\u{301} cafe\u{301}", Cost::FLOOR, false).unwrap();
        assert!(verify("caf\u{e9} caf\u{e9} caf\u{e9}", Some(&decomposed)));
        assert!(acceptable("too short").is_err());
    }
}
