import {
  Activity,
  CircleDot,
  DoorOpen,
  type LucideIcon,
  MessageSquareText,
  Receipt,
  Repeat,
  Scale,
  ShoppingBag,
  Smile,
  Undo2,
  UserPlus,
  UserRound,
} from "lucide-react";
import tones from "../../ui/tone.module.css";
import type { Tone } from "../../ui/tone.ts";

/** One shape per record type, so that a kind is found without reading and without colour. */
const SIGNS: Record<string, LucideIcon> = {
  customer: UserRound,
  order: ShoppingBag,
  refund: Undo2,
  subscription: Repeat,
  nps: Smile,
  ticket: MessageSquareText,
  usage: Activity,
  cost: Receipt,
  departure: DoorOpen,
  referral: UserPlus,
  decision: Scale,
};

export function Sign({ type, tone }: { type: string; tone: Tone }) {
  const Icon = SIGNS[type] ?? CircleDot;
  return <Icon className={tones[tone]} size={14} aria-hidden="true" />;
}
