import type { DetailedHTMLProps, HTMLAttributes } from "react";

import type { BackupPlanRequest, CreateBackupPlanElement, CreateBackupPlanEventMap, Plan } from "./element.js";

/** The listeners: `oncbp-change` and so on. */
type Listeners = {
  [Name in keyof CreateBackupPlanEventMap as `on${Name}`]?: (event: CreateBackupPlanEventMap[Name]) => void;
};

/** What can only be read of it. */
type ReadOnly = "dirty" | "form" | "labels" | "type" | "validationMessage" | "validity" | "willValidate";

/** The properties that the element has beyond those of every element. */
type Properties = {
  [Name in Exclude<keyof CreateBackupPlanElement, keyof HTMLElement | ReadOnly | "value"> as CreateBackupPlanElement[Name] extends (
    ...given: never[]
  ) => unknown
    ? never
    : Name]?: CreateBackupPlanElement[Name];
};

interface Value {
  value?: BackupPlanRequest | Plan | null | undefined;
}

type Props = DetailedHTMLProps<HTMLAttributes<CreateBackupPlanElement>, CreateBackupPlanElement> &
  Listeners &
  Properties &
  Value;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "create-backup-plan": Props;
    }
  }
}
