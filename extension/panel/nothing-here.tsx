import { UserRoundSearch } from "lucide-react";
import { Quiet } from "./quiet.tsx";

export const NothingHere = () => (
  <Quiet icon={UserRoundSearch} title="No customer on this page">
    <p>Open a ticket, a contact or an order, and the customer appears here by themselves.</p>
    <p>Or search above by name, address or order number.</p>
  </Quiet>
);
