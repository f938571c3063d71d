// Ours, as a bundler for browsers takes it from the npm package.
export { validate as object, validateText as text } from "../../../pkg/check.js";
