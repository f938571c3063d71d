import type { CreateBackupPlanElement } from "./element.js";

export * from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "create-backup-plan": CreateBackupPlanElement;
  }
}
