import { Component, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import type { Plan } from "create-backup-plan";

import { start } from "../../start.js";
import { PlanForm } from "./plan-form";

@Component({
  selector: "host-page",
  imports: [PlanForm],
  template: `
    <button id="toggle" (click)="open.set(!open())">Toggle</button>
    <button id="other" (click)="other()">Other</button>
    <output id="plan">{{ plan()["PlanName"] }}</output>
    <output id="sent">{{ endpoint() }}</output>
    @if (open()) {
      <plan-form [(plan)]="plan" (sent)="endpoint.set($event.endpoint)" />
    }
  `,
})
class Page {
  readonly plan = signal<Plan>(start);
  readonly endpoint = signal("");
  readonly open = signal(true);

  other() {
    this.plan.update((plan) => ({ ...plan, PlanName: "other" }));
  }
}

await bootstrapApplication(Page);
