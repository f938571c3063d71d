// Registers <create-backup-plan> for hosts that cannot serve a .wasm file: the WebAssembly is in a script, which comes
// with the first element.
import { CreateBackupPlanElement, define } from "./class.js";
import { unpacked } from "./unpacked.js";

CreateBackupPlanElement.load = async () => {
  const [glue, { default: packed }] = await Promise.all([import("./element-glue.js"), import("./element-packed.js")]);
  await glue.default({ module_or_path: unpacked(packed) });
  return glue;
};

define();

export { CreateBackupPlanElement, define } from "./class.js";
