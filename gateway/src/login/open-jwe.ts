import { createDecipheriv, type KeyObject } from 'node:crypto'

/** `{"alg":"dir","enc":"A256GCM"}`, the only kind that is sealed here. */
const HEADER = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * What a compact JWE holds that was sealed with this key; undefined when it was not, or something of it is forged or missing.
 * jose opens them by way of a thread, which costs more than all the rest of a reservation.
 */
export function openJwe(token: string, key: KeyObject): Record<string, unknown> | undefined {
  const [header, encryptedKey, nonce = '', content = '', tag = '', ...more] = token.split('.')
  if (header !== HEADER || encryptedKey !== '' || more.length > 0) return undefined
  const [nonceBytes, tagBytes] = [Buffer.from(nonce, 'base64url'), Buffer.from(tag, 'base64url')]
  if (nonceBytes.length !== NONCE_BYTES || tagBytes.length !== TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, nonceBytes, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(header)).setAuthTag(tagBytes)
  try {
    const text = decipher.update(content, 'base64url', 'utf8') + decipher.final('utf8')
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
