import type { CreateBackupPlanEventMap } from "./class.js";

export * from "./class.js";

declare module "./class.js" {
  interface CreateBackupPlanElement {
    addEventListener<Name extends keyof CreateBackupPlanEventMap>(
      type: Name,
      listener: (this: CreateBackupPlanElement, event: CreateBackupPlanEventMap[Name]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener<Name extends keyof HTMLElementEventMap>(
      type: Name,
      listener: (this: CreateBackupPlanElement, event: HTMLElementEventMap[Name]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Name extends keyof CreateBackupPlanEventMap>(
      type: Name,
      listener: (this: CreateBackupPlanElement, event: CreateBackupPlanEventMap[Name]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener<Name extends keyof HTMLElementEventMap>(
      type: Name,
      listener: (this: CreateBackupPlanElement, event: HTMLElementEventMap[Name]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
