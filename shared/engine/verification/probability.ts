/** How good forecast probabilities were, once it is known what happened (`outcomes` 0 or 1, in the same order). */

/** Mean squared error (Brier 1950); 0 is perfect. */
export function brierScore(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  return meanOf(outcomes, probabilities, (y, p) => (p - y) ** 2);
}

/** Mean −ln of the probability that was given to what happened; ∞ where that was 0. */
export function logLoss(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  return meanOf(outcomes, probabilities, (y, p) => -(y > 0 ? Math.log(p) : Math.log1p(-p)));
}

/** P(a case that happened was given more than one that did not), ties one half (Mann & Whitney); NaN if only one kind occurs. */
export function areaUnderCurve(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  const order = Array.from(probabilities, (_, i) => i).toSorted((i, j) => probabilities[i]! - probabilities[j]!);
  let [happened, rankSum] = [0, 0];
  for (let start = 0; start < order.length; ) {
    const tie = probabilities[order[start]!];
    let end = start;
    while (end < order.length && probabilities[order[end]!] === tie) end++;
    const positives = order.slice(start, end).filter((i) => outcomes[i]! > 0).length;
    happened += positives;
    rankSum += (positives * (start + end + 1)) / 2;
    start = end;
  }
  return (rankSum - (happened * (happened + 1)) / 2) / (happened * (order.length - happened));
}

function meanOf(
  outcomes: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  loss: (y: number, p: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < outcomes.length; i++) sum += loss(outcomes[i]!, probabilities[i]!);
  return sum / outcomes.length;
}
