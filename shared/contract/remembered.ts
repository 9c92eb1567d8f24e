/** A pure function of a text that remembers its answers: a load of records says the same few thousand keys again and again. */
export function remembered<Answer>(parse: (text: string) => Answer, limit: number): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const fresh = parse(text);
    // Starting anew is cheaper than knowing which was used last, and no worse for texts that come in runs.
    if (known.size >= limit) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
