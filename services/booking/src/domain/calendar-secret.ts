import { createHash, createHmac } from 'node:crypto'

/**
 * What opens a person's calendar: 256 bits that nobody guesses without the key. The same intent makes the same one, so that it can be
 * told again when an answer was lost, though only its hash is kept.
 */
export function newCalendarSecret(key: string, personId: string, idempotencyKey: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['calendar address', personId, idempotencyKey]))
    .digest('base64url')
}

export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
