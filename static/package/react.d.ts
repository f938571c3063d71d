import type { DetailedHTMLProps, HTMLAttributes } from "react";

import type { BackupPlanRequest, CreateBackupPlanElement, CreateBackupPlanEventMap, Plan } from "./element.js";

/** The listeners: `oncbp-change` and so on. */
type Listeners = {
  [Name in keyof CreateBackupPlanEventMap as `on${Name}`]?: (event: CreateBackupPlanEventMap[Name]) => void;
};

/** The properties that the element has beyond those of every element. */
type Properties = {
  [Name in Exclude<keyof CreateBackupPlanElement, keyof HTMLElement | "value"> as CreateBackupPlanElement[Name] extends (
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
