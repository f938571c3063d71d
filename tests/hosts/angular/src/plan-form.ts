import { Component, CUSTOM_ELEMENTS_SCHEMA, model, output } from "@angular/core";
import "create-backup-plan";
import type { Plan, SubmitDetail } from "create-backup-plan";

@Component({
  selector: "plan-form",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <create-backup-plan
      locale="en"
      submit=""
      [value]="plan()"
      (cbp-change)="plan.set($event.detail.plan)"
      (cbp-submit)="sent.emit($event.detail)"
    />
  `,
})
export class PlanForm {
  readonly plan = model.required<Plan>();
  readonly sent = output<SubmitDetail>();
}
