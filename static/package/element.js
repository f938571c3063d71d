// The class alone, for whoever registers it under a name of their own.
import "./fetched.js";

export { CreateBackupPlanElement, define } from "./class.js";
