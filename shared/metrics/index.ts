/** Facts in, figures out. */
export { type DayRate, books, roundHalfAway } from "./books.ts";
export { toCard } from "./card.ts";
export { churnRisk } from "./churn-risk/metric.ts";
export { fitModels } from "./fit.ts";
export { type Fold, foldUnits, mergeFolds } from "./fold.ts";
export { lifetimeValue } from "./lifetime-value/metric.ts";
export { netPromoterScore, npsOf } from "./nps/metric.ts";
export { openTicketsOf } from "./open-tickets.ts";
export { type Profile, toProfile } from "./profile.ts";
export { relationshipOf } from "./relationship/metric.ts";
export { toScore } from "./score.ts";
export { type CustomerSummary, summarise } from "./summary.ts";
export { toTimeline, toTimelineEntry } from "./timeline.ts";
export type { Books, Rules, Score, Subject } from "./types.ts";
export { verdictOf } from "./verdict.ts";
