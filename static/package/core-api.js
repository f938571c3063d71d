// What the package offers of what wasm-bindgen exports; `core.d.ts` says what each function takes and answers.
export {
  calendar,
  emit,
  examples,
  fix,
  formats,
  importText,
  preview,
  rules,
  schema,
  sign,
  validate,
  validateAll,
  validateText,
} from "./core-glue.js";
