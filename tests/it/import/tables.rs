//! Small texts, and what each is read as.
