// Ours, from the npm package.
export { validate as object, validateText as text } from "../../../pkg/check-node.js";
