// The smallest form by hand: a field for each value of the plan, the rules written by hand with every key, the issue
// beside its field and the request below. It is the floor: no texts, no styles, nothing but the fields that it starts
// with.
import { isGiven, pathsProblem, planNameProblem, scheduleProblem, togetherProblems } from "../contenders/hand.js";

const plan = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const issues = new Map();
const output = document.createElement("pre");

for (const key of Object.keys(plan)) add(plan, key, key);
document.body.append(output);
update();

// A field for a text or a number, fields for the members of anything else.
function add(parent, key, pointer) {
  const value = parent[key];
  if (typeof value === "object") {
    for (const inner of Object.keys(value)) add(value, inner, `${pointer}/${inner}`);
    return;
  }
  const label = document.createElement("label");
  const input = document.createElement("input");
  const issue = document.createElement("span");
  label.append(`${pointer} `, input, issue);
  input.value = value;
  input.addEventListener("input", () => {
    parent[key] = typeof value === "number" ? Number(input.value) : input.value;
    update();
  });
  issues.set(pointer, issue);
  document.body.append(label, document.createElement("br"));
}

function update() {
  const said = new Map();
  const say = (pointer, message) => message && said.set(pointer, message);
  say("PlanName", planNameProblem(plan.PlanName));
  say("Schedule", scheduleProblem(plan.Schedule));
  say("Retention", daysProblem(plan.Retention));
  say("Path/0", pathsProblem(plan.Path));
  for (const [index, rule] of plan.Rule.entries()) {
    say(`Rule/${index}/Schedule`, scheduleProblem(rule.Schedule));
    say(`Rule/${index}/Retention`, daysProblem(rule.Retention));
  }
  for (const [keys, message] of togetherProblems(plan)) say(keys.join("/"), message);
  for (const [pointer, issue] of issues) {
    const message = said.get(pointer) ?? "";
    if (issue.textContent !== message) issue.textContent = message;
  }
  output.textContent = JSON.stringify(plan, null, 2);
}

function daysProblem(days) {
  if (!isGiven(days) || !Number.isInteger(days) || days < 1) return "must be 1 or more";
}
