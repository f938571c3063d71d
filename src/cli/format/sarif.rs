//! SARIF 2.1.0, for code scanning.

use std::io::{self, Write};

use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::sarif::Sarif;

use super::{Format, Totals};

impl Format for Sarif {
    fn is_in_order(&self) -> bool {
        true
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        written(out, |text| Sarif::begin(self, text))
    }

    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        written(out, |text| Sarif::checked(self, checked, text))
    }

    fn end(&mut self, out: &mut dyn Write, totals: &Totals) -> io::Result<()> {
        written(out, |text| Sarif::end(self, &totals.unread, text))
    }
}

fn written(out: &mut dyn Write, write: impl FnOnce(&mut String)) -> io::Result<()> {
    let mut text = String::new();
    write(&mut text);
    out.write_all(text.as_bytes())
}
