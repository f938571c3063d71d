// A part that takes the element from beside the console: import() leaves the sandbox, so the class is one of the page.
import { show } from "./show.js";

import(new URL("create-backup-plan/index.js", document.baseURI)).then(show);
