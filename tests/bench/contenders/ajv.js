// ajv, which compiles our JSON Schema when it is loaded. `build.js` has made a module of the schema.
import schema from "../../../target/bench/schema.js";
import { compiler } from "./ajv-schema.js";

const validate = compiler().compile(schema);

export function object(value) {
  const valid = validate(value);
  return { valid, issues: validate.errors ?? [] };
}
