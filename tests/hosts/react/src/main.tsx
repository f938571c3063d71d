import type { Plan } from "create-backup-plan";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

import { start } from "../../start.js";
import { PlanForm } from "./PlanForm.tsx";

function Page() {
  const [plan, setPlan] = useState<Plan>(start);
  const [sent, setSent] = useState("");
  const [open, setOpen] = useState(true);
  return (
    <>
      <button id="toggle" onClick={() => setOpen(!open)}>Toggle</button>
      <button id="other" onClick={() => setPlan({ ...plan, PlanName: "other" })}>Other</button>
      <output id="plan">{String(plan.PlanName)}</output>
      <output id="sent">{sent}</output>
      {open && <PlanForm plan={plan} onChange={setPlan} onSubmit={({ endpoint }) => setSent(endpoint)} />}
    </>
  );
}

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
