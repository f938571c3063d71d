// What the pages do whose element is registered by a script of its own.
import { start } from "./start.js";

const form = document.querySelector("create-backup-plan");
form.value = start;
form.addEventListener("cbp-change", ({ detail }) => {
  document.querySelector("#plan").value = detail.plan.PlanName;
});
form.addEventListener("cbp-submit", ({ detail }) => {
  document.querySelector("#sent").value = detail.endpoint;
});
document.querySelector("#toggle").onclick = () => {
  if (form.isConnected) form.remove();
  else document.body.append(form);
};
document.querySelector("#other").onclick = () => {
  form.value = { ...form.value, PlanName: "other" };
  document.querySelector("#plan").value = "other";
};
