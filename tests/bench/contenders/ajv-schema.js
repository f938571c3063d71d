// Our JSON Schema as ajv compiles it. The options stand here once, for code made at run time and beforehand.
import Ajv from "ajv/dist/2020.js";

// A parameter that may be an object or its text has two types.
export const compiler = (code) => new Ajv({ allErrors: true, allowUnionTypes: true, code });
