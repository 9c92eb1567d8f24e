/** Where the answers of a {@link ScoreChart} lie: x by time, y by score, in the units of its view box. */
export type ScorePoint = { at: number; score: number };
export type Box = { width: number; height: number; pad: number };
export type Placed = { x: number; y: number };

/** Instants (ms) and scores → places inside the box. Scores outside 0..`top` are cut; points of one instant are spread evenly. */
export function placeScores(points: readonly ScorePoint[], top: number, box: Box): Placed[] {
  const first = Math.min(...points.map((p) => p.at));
  const span = Math.max(...points.map((p) => p.at)) - first;
  const innerWidth = box.width - 2 * box.pad;
  return points.map((point, i) => {
    const share = span > 0 ? (point.at - first) / span : points.length > 1 ? i / (points.length - 1) : 1;
    return { x: box.pad + share * innerWidth, y: scoreHeight(point.score, top, box) };
  });
}

/** The y of one score, also for the borders of the zones. */
export function scoreHeight(score: number, top: number, box: Box): number {
  const inside = Math.min(top, Math.max(0, score));
  return box.pad + (1 - inside / top) * (box.height - 2 * box.pad);
}
