//! Commands to paste: words as shells take them, and calls of the Alibaba Cloud CLI.

pub mod aliyun;
pub mod comment;
pub mod posix;
