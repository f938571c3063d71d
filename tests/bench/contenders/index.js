// Who is measured in JavaScript. To add one, write a module that exports `object(value)`, which answers with
// `{valid, issues}`, and `text(text)` where it does not start from `JSON.parse`, and list it here.

const ALL = "all";
const SCHEMA = "schema";

export const CONTENDERS = [
  { name: "create-backup-plan/check", rules: ALL, module: "ours" },
  { name: "create-backup-plan/check, no fixes", rules: ALL, module: "ours-no-fixes", same: true },
  { name: "ajv standalone", rules: SCHEMA, module: "ajv-standalone" },
  { name: "ajv", rules: SCHEMA, module: "ajv" },
  { name: "ajv standalone + by hand", rules: ALL, module: "ajv-and-hand" },
  { name: "valibot", rules: ALL, module: "valibot" },
  { name: "zod", rules: ALL, module: "zod" },
  { name: "JSON.parse alone", rules: "none", module: "parse" },
];

// Those that are programs of their own: the others are the same one, asked otherwise.
export const PROGRAMS = CONTENDERS.filter(({ same }) => !same);

// A contender, ready to judge.
export async function load({ module }) {
  const { object, text = fromText(object) } = await import(`./${module}.js`);
  return { object, text };
}

// What starts from `JSON.parse` says what that says of a text that is no JSON.
export const fromText = (object) => (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { valid: false, issues: [error] };
  }
  return object(value);
};
