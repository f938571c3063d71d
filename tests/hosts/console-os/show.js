// What a part of a console shows: it runs in the sandbox, where `document.body` is the part's own box.
import { start } from "../start.js";

function add(tag, id) {
  const element = document.createElement(tag);
  element.id = id;
  document.body.append(element);
  return element;
}

export function show() {
  const toggle = add("button", "toggle");
  const other = add("button", "other");
  const plan = add("output", "plan");
  const sent = add("output", "sent");
  const form = document.createElement("create-backup-plan");
  form.setAttribute("locale", "en");
  form.setAttribute("source-type", "OSS");
  form.setAttribute("submit", "");
  form.value = start;
  form.addEventListener("cbp-change", ({ detail }) => {
    plan.value = detail.plan.PlanName;
  });
  form.addEventListener("cbp-submit", ({ detail }) => {
    sent.value = detail.endpoint;
  });
  toggle.onclick = () => {
    if (form.isConnected) form.remove();
    else document.body.append(form);
  };
  other.onclick = () => {
    form.value = { ...form.value, PlanName: "other" };
    plan.value = "other";
  };
  document.body.append(form);
}
