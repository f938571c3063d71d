import "create-backup-plan";
import { useEffect, useRef } from "react";

// React before 19 hands a custom element attributes only, and listens to none of its events.
export function PlanForm({ plan, onChange, onSubmit }) {
  const form = useRef(null);

  useEffect(() => {
    form.current.value = plan;
  }, [plan]);

  useEffect(() => {
    const element = form.current;
    const changed = (event) => onChange(event.detail.plan);
    const submitted = (event) => onSubmit(event.detail);
    element.addEventListener("cbp-change", changed);
    element.addEventListener("cbp-submit", submitted);
    return () => {
      element.removeEventListener("cbp-change", changed);
      element.removeEventListener("cbp-submit", submitted);
    };
  }, [onChange, onSubmit]);

  return <create-backup-plan ref={form} locale="en" submit="" />;
}
