// Has the class fetch the WebAssembly that lies beside this file, unless the page names another place.
import { CreateBackupPlanElement } from "./class.js";
import { compile } from "./engine.js";

CreateBackupPlanElement.load = async (url) => {
  // The address is written out in this form because bundlers look for it and take the file along.
  const place = url || new URL("./element_bg.wasm", import.meta.url);
  const [{ start }, module] = await Promise.all([import("./start.js"), compile(place)]);
  return start(module, url);
};
