//! Names of the API as other languages spell them.

/// A name with its words apart and in small letters: `plan_name`, `create-backup-plan`.
#[must_use]
pub fn delimited(name: &str, by: char) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(by);
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_capital_but_the_first_begins_a_word() {
        assert_eq!(delimited("CreateBackupPlan", '-'), "create-backup-plan");
        assert_eq!(delimited("VaultId", '_'), "vault_id");
        assert_eq!(delimited("name", '_'), "name");
        assert_eq!(delimited("", '_'), "");
    }
}
