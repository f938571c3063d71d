// Whether a value is plain data, decided here because a program compiled to WebAssembly asks for each member across a
// border. What is not plain is read there, with an answer to everything that can be odd about it (src/js/value.rs).

// As deep as src/values/json/read.rs reads.
const DEEPEST = 64;
// What a value may cost, in characters, with so many for each value in it: a value may hold others again and again, or be
// an array of any length. A request has a few thousand.
const BUDGET = 1 << 20;
const COST = 16;

let left = 0;
// A getter may ask for a verdict of its own while this is under way. It gets it the other way, or an endless recursion
// would be tried in both ways at every level.
let busy = false;

/**
 * The JSON text of a value that `JSON.stringify` writes without losing or asking anything; else nothing.
 *
 * @param {unknown} value
 * @returns {string | undefined}
 */
export function plainText(value) {
  if (busy) return undefined;
  busy = true;
  left = BUDGET;
  try {
    return value !== undefined && isPlain(value, 0) ? JSON.stringify(value) : undefined;
  } catch {
    // A proxy or a getter that throws: whoever reads it step by step can say where.
    return undefined;
  } finally {
    busy = false;
  }
}

function isPlain(value, depth) {
  left -= COST;
  if (left < 0) return false;
  switch (typeof value) {
    case "string":
      return isWhole(value);
    case "number":
      return Number.isSafeInteger(value) && !Object.is(value, -0);
    case "boolean":
    case "undefined":
      return true;
    case "object":
      return value === null || (depth < DEEPEST && holdsPlain(value, depth + 1));
    default:
      return false;
  }
}

function holdsPlain(value, depth) {
  if (value.toJSON !== undefined) return false;
  const prototype = Object.getPrototypeOf(value);
  if (Array.isArray(value)) {
    if (prototype !== Array.prototype || value.length * COST > left) return false;
    // Not by `every`, which an array may have of its own.
    for (let index = 0; index < value.length; index++) if (!isPlain(value[index], depth)) return false;
    return true;
  }
  if (prototype !== Object.prototype && prototype !== null) return false;
  if (value[Symbol.toStringTag] !== undefined) return false;
  return Object.keys(value).every((name) => isWhole(name) && isPlain(value[name], depth));
}

// Whether no character is only half there. A browser of before 2023 cannot say it so soon.
function isWhole(text) {
  left -= text.length;
  return left >= 0 && (text.isWellFormed?.() ?? false);
}
