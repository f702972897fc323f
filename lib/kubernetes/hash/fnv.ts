const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

const encoder = new TextEncoder();

/** FNV-1a, 32 bits, over a text's UTF-8 bytes. */
export function fnv1a(text: string): number {
  return fnv1aBytes(encoder.encode(text));
}

/** FNV-1a, 32 bits, over bytes; it goes on from `from`. */
export function fnv1aBytes(bytes: ArrayLike<number>, from: number = OFFSET): number {
  let hash = from;
  for (let at = 0; at < bytes.length; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  }
  return hash >>> 0;
}

/** FNV-1, 32 bits: it multiplies before it mixes. ControllerRevisions of StatefulSets use it. */
export function fnv1(text: string): number {
  let hash = OFFSET;
  for (const byte of encoder.encode(text)) {
    hash = Math.imul(hash, PRIME) ^ byte;
  }
  return hash >>> 0;
}

/**
 * A number in the letters that Kubernetes uses in names, which spell no word.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/util/rand/rand.go
 */
export function safeEncode(hash: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  return Array.from(String(hash), (digit) => letters[digit.charCodeAt(0) % letters.length]).join('');
}
