// The same as `core-load.js` in Node.js, where there is nothing to wait for.
export async function load() {}

export * from "./node.js";
