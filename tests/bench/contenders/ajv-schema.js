// Our JSON Schema as ajv compiles it. The options stand here once, for code made at run time and beforehand.
import Ajv from "ajv/dist/2020.js";

// Our schema has annotations that ajv does not know, in Chinese for one.
export const compiler = (code) => new Ajv({ allErrors: true, strict: false, code });
