// Starts the page: fetches and compiles the WebAssembly, then hands it to the code wasm-bindgen wrote. An inline
// script could do this, but the page's policy forbids those. Trunk leaves the two addresses on the script's tag.

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

// Each stage has its own sentences, because each has its own cure.
const TROUBLE = {
  old: [
    "This browser cannot run the form, because it has no WebAssembly. Use a current browser.",
    "此浏览器不支持 WebAssembly，无法运行表单。应使用较新的浏览器。",
  ],
  fetch: [
    "The form could not be loaded. Check the connection, then reload the page.",
    "表单加载失败。检查网络连接，然后重新加载页面。",
  ],
  start: [
    "The form could not start, because the server sent a file this browser cannot use. Reload the page.",
    "表单无法启动：服务器返回的文件无法使用，应重新加载页面。",
  ],
};

function show(trouble) {
  const box = document.querySelector("[data-boot]");
  // First the role, then the words: a screen reader speaks what changes inside an alert.
  box.setAttribute("role", "alert");
  [...box.children].forEach((line, index) => (line.textContent = TROUBLE[trouble][index]));
}

// A server that does not know .wasm sends another type, which streaming refuses; the bytes may still be right.
async function compile(response) {
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

let stage = typeof WebAssembly === "object" ? "fetch" : "old";
try {
  if (stage === "old") throw new Error("no WebAssembly");
  const fetching = fetch(wasm);
  const [{ default: init }, response] = await Promise.all([import(js), fetching]);
  if (!response.ok) throw new Error(`${wasm}: status ${response.status}`);
  stage = "start";
  const module = await compile(response);
  await init({ module_or_path: module });
} catch (error) {
  show(stage);
  console.error(error);
}
