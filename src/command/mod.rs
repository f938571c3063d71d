//! Commands to paste: words as shells take them, and calls of the Alibaba Cloud CLI.

pub mod aliyun;
pub mod argv;
pub mod cmd;
pub mod comment;
pub mod plugin;
pub mod posix;
pub mod powershell;
pub mod shell;
