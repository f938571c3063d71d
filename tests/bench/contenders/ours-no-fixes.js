// Ours, asked for nothing that the others do not say.
import { validate, validateText } from "../../../pkg/check-node.js";

const OPTIONS = { fixes: false };
export const object = (value) => validate(value, OPTIONS);
export const text = (text) => validateText(text, OPTIONS);
