import { createRoot } from "react-dom/client";
import "../../../shared/ui/theme.css";
import { SettingsPage } from "../../setup/settings-page.tsx";

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<SettingsPage />);
