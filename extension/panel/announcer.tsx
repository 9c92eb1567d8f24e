import { Hidden } from "../../shared/ui/hidden.tsx";

/** The one live region. It is always there, because a region that appears together with its text is often not read. */
export const Announcer = ({ text }: { text: string }) => (
  <Hidden>
    <output aria-live="polite" aria-atomic="true">
      {text}
    </output>
  </Hidden>
);
