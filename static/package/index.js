// Registers <create-backup-plan>. What it costs until the first element enters a document is this file and the two below.
import { define } from "./class.js";
import "./fetched.js";

define();

export { CreateBackupPlanElement, define } from "./class.js";
