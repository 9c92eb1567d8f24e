import type { Card, NpsAnswer } from "../../contract/card.ts";
import { formatDate } from "../../ui/age.ts";
import { visibleText } from "../../ui/name.ts";
import type { Tone } from "../../ui/tone.ts";
import { GROUP_TONES } from "../nps/view.ts";
import { spokenCode } from "../vocabulary.ts";

export type WordsView = { id: string; text: string; by: string; tone: Tone }[];

/** What people wrote beside their score, newest first: who, the score, how it was asked, when. */
export function wordsView({ nps }: Pick<Card, "nps">, now: number): WordsView {
  if (nps.status === "not_enough_data") return [];
  return nps.history
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .flatMap((answer) => {
      const text = visibleText(answer.comment);
      return text === null ? [] : [{ id: answer.id, text, by: saidBy(answer, now), tone: GROUP_TONES[answer.group] }];
    });
}

function saidBy(answer: NpsAnswer, now: number): string {
  const { respondent } = answer;
  const name = visibleText(respondent?.name);
  const role = visibleText(respondent?.role);
  const parts = [
    respondent?.self ? null : name && role ? `${name}, ${role}` : (name ?? role),
    `gave ${answer.score}`,
    channelText(answer.channel),
    formatDate(answer.at, now),
  ];
  return parts.filter((part) => part !== null && part !== undefined).join(" · ");
}

const CHANNELS: Record<string, string> = {
  email: "by e-mail",
  "in-app": "in the app",
  in_app: "in the app",
  sms: "by SMS",
  phone: "by phone",
  web: "on the web",
};

function channelText(channel: string | undefined): string | null {
  const text = visibleText(channel);
  return text === null ? null : (CHANNELS[text.toLowerCase()] ?? `via ${spokenCode(text)}`);
}
