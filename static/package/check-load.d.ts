export * from "./check.js";
export { load } from "./core-load.js";
