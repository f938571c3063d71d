//! The shells that commands are written for, and how a command is laid out in each.

use crate::command::{argv, cmd, posix, powershell};
use crate::lang::{Arg, Message, Text, t};
use crate::plan::place::Place;

/// A shell that a command is pasted into, or that runs it from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash, zsh and other shells of POSIX.
    Posix,
    /// PowerShell: Windows PowerShell 5.1, and PowerShell 7.
    PowerShell,
    /// The Windows command prompt.
    Cmd,
    /// A batch file of the Windows command prompt.
    Batch,
}

/// Why a shell cannot hand a text to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It holds NUL, which ends every argument.
    Nul,
    /// It holds a control character, which ends or changes the line.
    Control,
    /// The command would be longer than the shell takes.
    TooLong(usize),
}

/// Words that belong together, as a program gets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The place of the plan that the value comes from.
    pub place: Option<Place>,
    /// The words.
    pub words: Vec<String>,
}

/// A command as it is pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Command {
    /// Its lines, each with the place of the plan that its value comes from.
    pub lines: Vec<(Option<Place>, String)>,
    /// What is not in it, and why.
    pub lost: Vec<(Place, Message)>,
}

/// The most UTF-16 units of a command line of Windows, with the NUL at its end (`CreateProcessW`:
/// <https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw>).
const LONGEST_OF_WINDOWS: usize = 32_767;

impl Argument {
    /// An option and its value.
    #[must_use]
    pub fn new<const N: usize>(place: Option<Place>, words: [&str; N]) -> Argument {
        Argument { place, words: words.map(str::to_owned).to_vec() }
    }
}

impl Refusal {
    /// The reason as a sentence.
    #[must_use]
    pub fn reason(self) -> Message {
        const NUL: Text = t(
            "It holds a NUL character, which no command line can hand over. JSON, a script of curl and code can.",
            "其中含有 NUL 字符，命令行无法传递。JSON、curl 脚本和代码可以。",
        );
        const CONTROL: Text = t(
            "It holds a line break or another control character, which cmd cannot hand over. PowerShell and bash can.",
            "其中含有换行或其他控制字符，cmd 无法传递。PowerShell 和 bash 可以。",
        );
        const TOO_LONG: Text = t(
            "With it the command would be longer than the {0} characters that fit on a line there. JSON and code have no such limit.",
            "加上它，命令会超过该环境单行 {0} 个字符的上限。JSON 和代码没有这个限制。",
        );
        match self {
            Refusal::Nul => Message::new(NUL, []),
            Refusal::Control => Message::new(CONTROL, []),
            Refusal::TooLong(most) => Message::new(TOO_LONG, [Arg::count(most)]),
        }
    }
}

impl Shell {
    /// A text as one word of a command.
    ///
    /// # Errors
    /// When no word can hold the text.
    pub fn word(self, text: &str) -> Result<String, Refusal> {
        if text.contains('\0') {
            return Err(Refusal::Nul);
        }
        match self {
            Shell::Posix => Ok(posix::word(text)),
            Shell::PowerShell => Ok(argv::word(text)),
            Shell::Cmd | Shell::Batch if text.contains(char::is_control) => Err(Refusal::Control),
            Shell::Cmd => Ok(cmd::typed(text)),
            Shell::Batch => Ok(cmd::batched(text)),
        }
    }

    /// The most UTF-16 units of a command, where that is few.
    #[must_use]
    pub fn longest(self) -> Option<usize> {
        match self {
            Shell::Posix => None,
            Shell::PowerShell => Some(LONGEST_OF_WINDOWS - 1),
            Shell::Cmd | Shell::Batch => Some(cmd::LONGEST),
        }
    }

    /// A command of a program: its first words on one line, and then its arguments, one a line. What the shell cannot
    /// carry is left out.
    ///
    /// PowerShell before 7.3 hands a program no quote and no empty argument unharmed
    /// (<https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables#psnativecommandargumentpassing>).
    /// `Start-Process` takes a command line as it is, in every version: it joins its list by spaces and quotes nothing
    /// (<https://learn.microsoft.com/powershell/module/microsoft.powershell.management/start-process>).
    #[must_use]
    pub fn command(self, program: &str, first: &str, arguments: &[Argument]) -> Command {
        let mut command = Command::default();
        let (start, indent, end) = match self {
            Shell::Posix => (format!("{program} {first}"), "  ", " \\"),
            Shell::Cmd | Shell::Batch => (format!("{program} {first}"), "  ", " ^"),
            Shell::PowerShell => {
                (format!("Start-Process {program} -NoNewWindow -Wait -ArgumentList @("), "    ", "")
            }
        };
        let mut room =
            self.longest().map(|most| most.saturating_sub(program.len() + first.len() + 1));
        command.lines.push((None, start));
        if self == Shell::PowerShell {
            command.lines.push((None, format!("{indent}{}", powershell::literal(first))));
        }
        for argument in arguments {
            match self.fitting(argument, &mut room) {
                Ok(words) => {
                    if let Some((_, before)) = command.lines.last_mut() {
                        before.push_str(end);
                    }
                    let words = match self {
                        Shell::PowerShell => powershell::literal(&words),
                        _ => words,
                    };
                    // What belongs to an option stands under it.
                    let is_option =
                        argument.words.first().is_some_and(|word| word.starts_with('-'));
                    let deeper = if is_option { "" } else { indent };
                    let line = format!("{indent}{deeper}{words}");
                    command.lines.push((argument.place.clone(), line));
                }
                Err(refusal) => {
                    let place = argument.place.clone().unwrap_or_default();
                    command.lost.push((place, refusal.reason()));
                }
            }
        }
        if self == Shell::PowerShell {
            command.lines.push((None, ")".to_owned()));
        }
        command
    }

    /// The words of an argument, if there is room for them.
    fn fitting(self, argument: &Argument, room: &mut Option<usize>) -> Result<String, Refusal> {
        let words: Result<Vec<String>, Refusal> =
            argument.words.iter().map(|text| self.word(text)).collect();
        let words = words?.join(" ");
        let indentation = if self == Shell::PowerShell { 1 } else { 7 };
        let (Some(left), Some(most)) = (*room, self.longest()) else { return Ok(words) };
        // The space before them, or all that stands between two lines.
        let length = words.encode_utf16().count() + indentation;
        *room = Some(left.checked_sub(length).ok_or(Refusal::TooLong(most))?);
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(shell: Shell, expected: &str) {
        let arguments =
            [Argument::new(None, ["--a", "b c"]), Argument::new(None, ["--d", "\"e\""])];
        let command = shell.command("aliyun", "hbr X", &arguments);
        let lines: Vec<&str> = command.lines.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn a_command_goes_on_in_the_next_line() {
        reads(Shell::Posix, "aliyun hbr X \\\n  --a 'b c' \\\n  --d '\"e\"'");
        reads(Shell::Cmd, "aliyun hbr X ^\n  --a \"b c\" ^\n  --d ^\"\\^\"e\\^\"^\"");
        reads(
            Shell::PowerShell,
            "Start-Process aliyun -NoNewWindow -Wait -ArgumentList @(\n    'hbr X'\n    '--a \"b c\"'\n    '--d \"\\\"e\\\"\"'\n)",
        );
    }

    #[test]
    fn what_cannot_be_carried_is_said() {
        assert_eq!(Shell::Posix.word("a\0"), Err(Refusal::Nul));
        assert_eq!(Shell::Batch.word("a\nb"), Err(Refusal::Control));
        let place = Place::ROOT.name("x");
        let long = [Argument::new(Some(place.clone()), ["--a", &"x".repeat(cmd::LONGEST)])];
        let command = Shell::Cmd.command("aliyun", "hbr X", &long);
        assert_eq!(command.lost, [(place, Refusal::TooLong(cmd::LONGEST).reason())]);
        assert_eq!(Shell::Posix.command("aliyun", "hbr X", &long).lost, []);
    }
}
