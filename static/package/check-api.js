// What `create-backup-plan/check` offers; `check.d.ts` says what each function takes and answers.
export { fix, validate, validateAll, validateText } from "./check-glue.js";
