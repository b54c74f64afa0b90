import { createSecretKey, randomBytes } from 'node:crypto'
import { EncryptJWT } from 'jose'
import { expect, test } from 'vitest'
import { openJwe } from './open-jwe.ts'

const newKey = () => createSecretKey(randomBytes(32))
const key = newKey()

const seal = (alg = 'dir', enc = 'A256GCM', sealedWith = key) =>
  new EncryptJWT({ sub: '知行' })
    .setProtectedHeader({ alg, enc })
    .setExpirationTime(4_000_000_000)
    .encrypt(sealedWith)

test('opens what jose sealed with the same key', async () => {
  expect(openJwe(await seal(), key)).toEqual({ sub: '知行', exp: 4_000_000_000 })
})

test('does not open what another key sealed', async () => {
  expect(openJwe(await seal(), newKey())).toBeUndefined()
})

test('does not open one that was sealed in another way', async () => {
  expect(openJwe(await seal('A256GCMKW'), key)).toBeUndefined()
  expect(openJwe(await seal('dir', 'A128CBC-HS256'), key)).toBeUndefined()
})

test('does not open one with any part changed, cut or added', async () => {
  const parts = (await seal()).split('.')
  for (const at of parts.keys()) {
    for (const change of [(part: string) => `A${part}`, (part: string) => part.slice(4), () => 'AAAAAAAA']) {
      const changed = parts.with(at, change(parts[at] ?? '')).join('.')
      if (changed !== parts.join('.')) expect(openJwe(changed, key), changed).toBeUndefined()
    }
    expect(openJwe(parts.slice(0, at).join('.'), key)).toBeUndefined()
  }
  expect(openJwe([...parts, ''].join('.'), key)).toBeUndefined()
})

test('takes no short tag: a few bytes of one are soon guessed', async () => {
  const [header, , nonce, content, tag = ''] = (await seal()).split('.')
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url')
  expect(openJwe([header, '', nonce, content, short].join('.'), key)).toBeUndefined()
})
