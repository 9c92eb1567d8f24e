// @ts-check
/** `npm test`. Runs on Node 18 with nothing installed; see test/main.ts for what it does. */
import { goOn, install } from "./pinned-node.mjs";

install();
goOn("test/main.ts", process.argv.slice(2));
