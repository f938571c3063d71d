// Registers <create-backup-plan> for hosts that cannot serve a .wasm file: the WebAssembly is in a script, which comes
// with the first element.
import { CreateBackupPlanElement, define } from "./class.js";
import { unpacked } from "./unpacked.js";

CreateBackupPlanElement.load = async () => {
  const [glue, { laterFrom }, { default: packed }] = await Promise.all([import("./element-glue.js"), import("./element-later.js"), import("./element-packed.js")]);
  laterFrom(async () => WebAssembly.compileStreaming(unpacked((await import("./element-later-packed.js")).default)));
  await glue.default({ module_or_path: unpacked(packed) });
  return glue;
};

define();

export { CreateBackupPlanElement, define } from "./class.js";
