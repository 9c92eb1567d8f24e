/** The built extension in a real browser beside real desks, and the console in the same browser, against the service as it is deployed. */
import { afterAll, beforeAll, describe } from "vitest";
import { findChromium } from "./browser/program.ts";
import { besideTheDemoDesk } from "./chapters/demo-desk.ts";
import { inTheConsole } from "./chapters/console.ts";
import { besideRequestTracker } from "./chapters/request-tracker.ts";
import { searching } from "./chapters/search.ts";
import { installing } from "./chapters/install.ts";
import { neverTheWrongCustomer } from "./chapters/never-the-wrong.ts";
import { startWorld, type World } from "./world.ts";

const program = findChromium();
const why = "why" in program ? program.why : null;
// Reporters fold what was skipped, and the reason with it.
if (why !== null) console.warn(`The walk is left out: ${why}`);

describe.skipIf(why !== null)(why === null ? "the walk" : `the walk, left out: ${why}`, () => {
  let made: World | undefined;
  const world = (): World => {
    if (made === undefined) throw new Error("The service did not start.");
    return made;
  };
  beforeAll(async () => {
    made = await startWorld();
  });
  afterAll(() => made?.stop());

  installing(world);
  besideTheDemoDesk(world);
  neverTheWrongCustomer(world);
  searching(world);
  // Finding out whether it is here may install it, which nobody wants for nothing.
  if (why === null) besideRequestTracker(world);
  inTheConsole(world);
});
