/** What checks a request and mends it: of the functions of `create-backup-plan/core` those four, in less than half the bytes. */
export { fix, validate, validateAll, validateText } from "./core.js";
export type {
  BackupPlanRequest,
  BackupRule,
  Fix,
  Issue,
  JsonValue,
  Language,
  LanguageOptions,
  Operation,
  Refusal,
  Severity,
  Span,
  TimeOptions,
  ValidateOptions,
  Verdict,
  WorldOptions,
} from "./core.js";
