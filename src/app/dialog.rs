//! The dialogs over the form: at most one is open.

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// What has changed since the start.
    Changes,
    /// A file of many plans.
    Batch,
    /// One request for each of many resources.
    Many,
    /// Where a request, an answer or code is pasted.
    Paste,
    /// Where a field or an action is found by its name.
    Jump,
    /// The keyboard shortcuts.
    Shortcuts,
    /// The examples.
    Presets,
    /// The link to this plan.
    Share,
    /// How the request is signed, and why a signature is refused.
    Signature,
}

impl Dialog {
    /// The word in ids.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Dialog::Changes => "changes",
            Dialog::Batch => "batch",
            Dialog::Many => "many",
            Dialog::Paste => "paste",
            Dialog::Jump => "jump",
            Dialog::Shortcuts => "shortcuts",
            Dialog::Presets => "presets",
            Dialog::Share => "share",
            Dialog::Signature => "signature",
        }
    }

    /// The id of the dialog.
    #[must_use]
    pub fn id(self) -> String {
        format!("dialog-{}", self.word())
    }

    /// The id of the button that opens it, which gets the focus back.
    #[must_use]
    pub fn opener(self) -> String {
        format!("open-{}", self.word())
    }
}
