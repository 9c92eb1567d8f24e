// @ts-check
/** `npm start`. Runs on Node 18 with nothing installed; see start/main.ts for what it does. */
import { goOn, install } from "./pinned-node.mjs";

install();
goOn("start/main.ts", process.argv.slice(2));
