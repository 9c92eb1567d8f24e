import { createRoot } from "react-dom/client";
import { browser } from "wxt/browser";
import "../../../shared/ui/theme.css";
import { LivePanel } from "../../panel/live.tsx";
import { openSession } from "../../panel/session.ts";

const { id } = await browser.windows.getCurrent();
const root = document.getElementById("root");
if (root !== null && id !== undefined) createRoot(root).render(<LivePanel session={openSession(id)} />);
