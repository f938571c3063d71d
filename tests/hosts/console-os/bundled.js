// A part that brings the element along, with the WebAssembly in the script.
import "create-backup-plan/inline";

import { show } from "./show.js";

show();
