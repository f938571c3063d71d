// Has the class fetch the WebAssembly that lies beside this file, unless the page names another place.
import { CreateBackupPlanElement } from "./class.js";
import { compile } from "./engine.js";

CreateBackupPlanElement.load = async (url) => {
  // The address is written out in this form because bundlers look for it and take the file along.
  const place = url || new URL("./element_bg.wasm", import.meta.url);
  const later = url ? new URL("./element_later.wasm", new URL(url, document.baseURI)) : new URL("./element_later.wasm", import.meta.url);
  const [glue, { laterFrom }, module] = await Promise.all([import("./element-glue.js"), import("./element-later.js"), compile(place)]);
  laterFrom(() => compile(later));
  await glue.default({ module_or_path: module });
  return glue;
};
