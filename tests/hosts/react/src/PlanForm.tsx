import "create-backup-plan";
import type { Plan, SubmitDetail } from "create-backup-plan";
import type {} from "create-backup-plan/react";

interface Props {
  plan: Plan;
  onChange(plan: Plan): void;
  onSubmit(request: SubmitDetail): void;
}

export function PlanForm({ plan, onChange, onSubmit }: Props) {
  return (
    <create-backup-plan
      locale="en"
      submit=""
      value={plan}
      oncbp-change={(event) => onChange(event.detail.plan)}
      oncbp-submit={(event) => onSubmit(event.detail)}
    />
  );
}
