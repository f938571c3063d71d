// The code that ajv makes of our JSON Schema beforehand; `build.js` has made it.
import validate from "../../../target/bench/ajv-standalone.js";

export function object(value) {
  const valid = validate(value);
  return { valid, issues: validate.errors ?? [] };
}
