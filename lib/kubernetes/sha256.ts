/**
 * The SHA-256 of a text, as hexadecimal digits. Node's module for it takes longer to load than what most commands do with
 * it, which is nothing: it is loaded by the first that asks.
 */
export function sha256(text: string): string {
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
