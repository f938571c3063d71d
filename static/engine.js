// The WebAssembly behind the elements of a page: one for all of them, fetched when the first enters a document, and what
// is said when it does not come.

/** What an element does when the form has stopped. */
export const STOP = Symbol("stop");

// The elements with a form in them, to be told of that.
export const mounted = new Set();

// What is said in place of a form that does not come, in both languages: the one to choose comes with the form.
export const TROUBLE = {
  old: [
    "This browser has no WebAssembly. Use a current one to run the form.",
    "此浏览器不支持 WebAssembly，应换用较新的浏览器。",
  ],
  fetch: [
    "The form could not be loaded. Check the network and reload the page.",
    "表单加载失败。检查网络后重新加载页面。",
  ],
  start: [
    "The form could not start: a wrong file came, or the page's policy has no 'wasm-unsafe-eval'. Reload the page.",
    "表单无法启动：文件有误，或页面策略未允许 'wasm-unsafe-eval'。应重新加载页面。",
  ],
};

// The WebAssembly, once for all elements: on its way, and when it is there. Once it has stopped, `stopped` says what
// to show instead, and nothing may call into it any more.
let coming;
export let exports;
export let stopped;

// Gives the exports of src/element, started: `Class` knows where they are. A load that failed is tried again by the next element.
export function load(Class, element) {
  coming ??= start(Class, element).catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function start(Class, element) {
  if (typeof WebAssembly !== "object") throw trouble("old", new Error("no WebAssembly"));
  const glue = await Class.load(element.wasmUrl).catch((error) => {
    const cannotRead = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    throw trouble(cannotRead ? "start" : "fetch", error);
  });
  exports = glue;
  glue.onStop((sentence, label) => {
    stopped = { sentence, label };
    for (const element of mounted) element[STOP]();
  });
  return glue;
}

function trouble(stage, error) {
  error.stage ??= stage;
  return error;
}

/** Fetches and compiles a WebAssembly. Some servers do not know .wasm and send another type, which streaming refuses;
 * the bytes may still be right.
 * @internal
 * @param {string | URL} url
 * @returns {Promise<WebAssembly.Module>} */
export async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw trouble("fetch", new Error(`${response.url}: status ${response.status}`));
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
