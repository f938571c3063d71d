// The code that ajv makes of our JSON Schema beforehand, and by hand what a JSON Schema cannot say.
import * as schema from "./ajv-standalone.js";
import * as hand from "./hand.js";

export function object(value) {
  const { issues } = schema.object(value);
  const all = [...issues, ...restIssues(value)];
  return { valid: all.length === 0, issues: all };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isTexts = (value) => Array.isArray(value) && value.every((entry) => typeof entry === "string");
const isFlag = (value) => value === undefined || typeof value === "boolean";

// Runs on any value: what is of another type than it should be, the schema has said.
function* restIssues(value) {
  if (!isObject(value)) return;
  const issue = (keys, message) => ({ instancePath: `/${keys.join("/")}`, message });
  const held = (name, problemOf, is) => {
    const message = is(value[name]) ? problemOf(value[name]) : undefined;
    return message ? [issue([name], message)] : [];
  };
  yield* held("SpeedLimit", hand.speedLimitProblem, (text) => typeof text === "string");
  yield* held("Include", filterTextProblem, (text) => typeof text === "string");
  yield* held("Exclude", filterTextProblem, (text) => typeof text === "string");
  yield* held("Options", optionsProblem, (text) => typeof text === "string");
  yield* held("ChangeListPath", objectTextProblem, (text) => typeof text === "string");
  yield* held("DestDataSourceDetail", objectTextProblem, (text) => typeof text === "string");
  yield* held("OtsDetail", otsDetailProblem, (text) => typeof text === "string");
  yield* held("Detail", detailTextProblem, (text) => typeof text === "string");

  const Detail = hand.opened(value.Detail);
  const together = {
    SourceType: value.SourceType,
    Path: isTexts(value.Path) ? value.Path : [],
    Exclude: hand.opened(value.Exclude),
    Options: hand.opened(value.Options),
    Detail: isObject(Detail) ? Detail : undefined,
  };
  for (const [keys, message] of hand.filesProblems(together)) yield issue(keys, message);
  for (const [keys, message] of hand.detailProblems(together)) yield issue(keys, message);
}

function filterTextProblem(text) {
  const entries = hand.opened(text);
  if (entries === undefined) return;
  return isTexts(entries) ? hand.filterProblem(entries) : "must be the JSON text of an array of texts";
}

function objectTextProblem(text) {
  const value = hand.opened(text);
  if (value !== undefined && !isObject(value)) return "must be the JSON text of an object";
}

function optionsProblem(text) {
  const problem = objectTextProblem(text);
  if (problem) return problem;
  if (!isFlag(hand.opened(text)?.UseVSS)) return "must have true or false for UseVSS";
}

function otsDetailProblem(text) {
  const problem = objectTextProblem(text);
  if (problem) return problem;
  const names = hand.opened(text)?.TableNames;
  if (names !== undefined && !isTexts(names)) return "must be {TableNames: [text]}";
}

const isText = (value) => value === undefined || typeof value === "string";
const isInteger = (value) => value === undefined || Number.isSafeInteger(value);
const isList = (value) => value === undefined || isTexts(value);

const DETAIL = {
  snapshotGroup: isFlag,
  appConsistent: isFlag,
  preScriptPath: isText,
  postScriptPath: isText,
  EnableFsFreeze: isFlag,
  enableWriters: isFlag,
  timeoutInSeconds: isInteger,
  diskIdList: isList,
  excludeDiskIdList: isList,
  doCopy: isFlag,
  destinationRegionId: isText,
  destinationRetention: isInteger,
  ramRoleName: isText,
};

// The schema looks into an object, but not into the text of one.
function detailTextProblem(text) {
  const problem = objectTextProblem(text);
  if (problem) return problem;
  const detail = hand.opened(text) ?? {};
  const wrong = Object.keys(DETAIL).find((name) => !DETAIL[name](detail[name]));
  if (wrong) return `${wrong} has another type than it should`;
  return hand.destinationRetentionProblem(detail.destinationRetention);
}
