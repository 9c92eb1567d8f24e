import { createRoot } from "react-dom/client";
import "../../../shared/ui/theme.css";
import { WelcomePage } from "../../setup/welcome-page.tsx";

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<WelcomePage />);
