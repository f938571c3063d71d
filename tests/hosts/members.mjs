// What the class has, as it is: on a server there are no elements, and importing it must do no harm.
import { CreateBackupPlanElement, define } from "create-backup-plan/element";
import "create-backup-plan";
import "create-backup-plan/inline";

define();
const own = Object.getOwnPropertyNames(CreateBackupPlanElement.prototype);
const members = own.filter((name) => name !== "constructor" && !name.endsWith("Callback")).sort();
console.log(JSON.stringify({ members, attributes: CreateBackupPlanElement.observedAttributes }));
