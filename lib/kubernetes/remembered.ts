/** So many answers are kept; then it begins anew. */
const MOST_KEPT = 4096;

/** What is longer hardly comes again. */
const LONGEST_KEPT = 256;

/**
 * The same function of a text, that remembers what it answered: manifests say the same few things on most objects.
 * @param answer depends on the text alone; what it gives is never changed by anybody. An error is not remembered.
 */
export function remembered<Value>(answer: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      return found;
    }
    const value = answer(text);
    if (text.length <= LONGEST_KEPT) {
      if (known.size >= MOST_KEPT) {
        known.clear();
      }
      known.set(text, value);
    }
    return value;
  };
}
