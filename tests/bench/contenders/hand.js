// What is written by hand where a library has no rule of its own: texts with a grammar, JSON inside texts, and what
// several values say together. Each function that ends in `Problem` answers with a message, or with nothing.

export const isBlank = (text) => text.trim() === "";

export const isGiven = (value) => value != null && !(typeof value === "string" && isBlank(value));

// The value in a text; nothing for a blank text, and the text itself where it is no JSON.
export function opened(value) {
  if (typeof value !== "string") return value;
  if (isBlank(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

// Strings count UTF-16 units, the API counts characters.
export function isLonger(text, limit) {
  if (text.length <= limit) return false;
  let count = 0;
  for (const _ of text) if (++count > limit) return true;
  return false;
}

export function planNameProblem(name) {
  if (isBlank(name)) return "must not be empty";
  if (isLonger(name, 64)) return "must have 64 characters or fewer";
}

export const choiceProblem = (...choices) => (text) => {
  if (!isBlank(text) && !choices.includes(text)) return `must be one of ${choices.join(", ")}`;
};

const AMOUNT = String.raw`\d{1,18}(?:[.,]\d{1,18})?`;
const DURATION = new RegExp(
  `^P(?:${AMOUNT}W|(?!$)(?:${AMOUNT}Y)?(?:${AMOUNT}M)?(?:${AMOUNT}D)?(?:T(?!$)(?:${AMOUNT}H)?(?:${AMOUNT}M)?(?:${AMOUNT}S)?)?)$`,
);
const FRACTION_BEFORE_LAST = /[.,]\d+[A-Z]./;

export function scheduleProblem(text) {
  if (isBlank(text)) return;
  const [kind, start, interval, more] = text.split("|");
  if (kind !== "I" || interval === undefined || more !== undefined) return "must be I|{start}|{interval}";
  if (!/^\d{1,18}$/.test(start)) return "must start at UNIX seconds";
  if (!DURATION.test(interval) || FRACTION_BEFORE_LAST.test(interval) || !/[1-9]/.test(interval)) {
    return "must have an ISO 8601 duration above zero";
  }
}

export function speedLimitProblem(text) {
  if (isBlank(text)) return;
  const limited = new Set();
  for (const window of text.split("|")) {
    const parts = /^(\d+):(\d+):(\d{1,18})$/.exec(window);
    if (!parts) return "must be {start}:{end}:{KB/s}";
    const [start, end, bandwidth] = parts.slice(1).map(Number);
    if (end > 24) return "must have hours from 0 to 24";
    if (start >= end) return "must start before it ends";
    if (bandwidth < 1) return "must have a bandwidth of 1 or more";
    for (let hour = start; hour < end; hour++) {
      if (limited.has(hour)) return "must not limit an hour twice";
      limited.add(hour);
    }
  }
}

export const isUnc = (path) => /^\s*\\\\[^\\]+\\[^\\]/.test(path);
const isAbsolute = (path) => /^\s*(\/|[A-Za-z]:[\\/])/.test(path) || isUnc(path);
const hasWildcard = (path) => path.includes("*");

export function pathsProblem(paths) {
  if (paths.some(isBlank)) return "must not have an empty path";
  if (!paths.every(isAbsolute)) return "must be absolute";
  if (paths.some((path) => isLonger(path, 65_536))) return "must have 65,536 characters or fewer";
  if (paths.some(hasWildcard)) return paths.length > 1 ? "must be alone with a wildcard" : undefined;
  if (paths.length > 20) return "must be 20 or fewer";
}

export function filterProblem(entries) {
  if (entries.some((path) => isLonger(path, 255))) return "must have paths of 255 characters or fewer";
}

export function destinationRetentionProblem(days) {
  if (days < 1 && days !== -1) return "must be 1 or more, or -1 for ever";
}

const NEEDED = {
  ECS_FILE: ["InstanceId"],
  OSS: ["Bucket"],
  NAS: ["FileSystemId"],
  SYNC: ["ClusterId", "DataSourceId", "DestSourceType", "DestDataSourceId"],
};

// What a plan needs for its kind of source and for another account.
export function* neededProblems(plan) {
  const names = [...(NEEDED[plan.SourceType] ?? [])];
  if (plan.CrossAccountType === "CROSS_ACCOUNT" && plan.Edition !== "BASIC") {
    names.push("CrossAccountUserId", "CrossAccountRoleName");
  }
  for (const name of names) if (!isGiven(plan[name])) yield [[name], "is needed"];
}

// What the backup rules say that their own schema cannot.
export function* ruleProblems(plan) {
  for (const [index, rule] of (plan.Rule ?? []).entries()) {
    if (rule.BackupType === "INCREMENTAL" && plan.SourceType !== "OTS") {
      yield [["Rule", index, "BackupType"], "is INCREMENTAL, which only OTS takes"];
    }
    if (rule.DoCopy === true && !isGiven(rule.DestinationRegionId)) {
      yield [["Rule", index, "DestinationRegionId"], "is needed for the copy"];
    }
  }
}

// What paths, filters and VSS say together. Takes a plan whose texts are opened.
export function* filesProblems({ SourceType, Path, Exclude, Options }) {
  if (SourceType !== "ECS_FILE") return;
  const paths = Path ?? [];
  const unc = paths.filter(isUnc);
  const excludes = Array.isArray(Exclude) && Exclude.length > 0;
  if (unc.some(hasWildcard)) yield [["Path"], "is a UNC path with a wildcard"];
  if (Options?.UseVSS === true) {
    if (paths.length > 1) yield [["Path"], "must be one path with VSS"];
    if (unc.length > 0) yield [["Path"], "must not be a UNC path with VSS"];
    if (paths.some(hasWildcard)) yield [["Path"], "has a wildcard, with VSS"];
    if (excludes) yield [["Exclude"], "cannot be used with VSS"];
  } else if (unc.length > 0 && excludes) {
    yield [["Exclude"], "cannot be used with a UNC path"];
  }
}

// What the members of Detail say together. Takes a plan whose texts are opened.
export function* detailProblems({ SourceType, Detail }) {
  if (SourceType !== "UDM_ECS" || !Detail) return;
  if (Detail.appConsistent === true && !(isGiven(Detail.preScriptPath) && isGiven(Detail.postScriptPath))) {
    yield [["Detail"], "must name both scripts"];
  }
  if (Detail.doCopy === true && !isGiven(Detail.destinationRegionId)) {
    yield [["Detail", "destinationRegionId"], "is needed for the copy"];
  }
}

// Everything that lies between the values of a plan whose texts are opened.
export function* togetherProblems(plan) {
  yield* neededProblems(plan);
  yield* ruleProblems(plan);
  yield* filesProblems(plan);
  yield* detailProblems(plan);
}
