import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf } from './address.ts'
import { isOwnOrigin } from './origin.ts'

const HTTPS = 'https://xingzhi.example'
const LOCAL = 'http://127.0.0.1:4000'

test.each([
  [undefined, {}, true],
  [undefined, { origin: 'http://a:1', host: 'a:1' }, true],
  [undefined, { origin: 'http://b:1', host: 'a:1' }, false],
  [HTTPS, { origin: HTTPS, host: 'inner:4000' }, true],
  [HTTPS, { origin: 'http://inner:4000', host: 'inner:4000' }, false],
  [HTTPS, { origin: 'https://xingzhi.example.evil', host: 'x' }, false],
  [LOCAL, { origin: 'http://localhost:4000', host: 'localhost:4000' }, true],
  [LOCAL, { origin: 'http://localhost:5000', host: 'localhost:4000' }, false],
  [LOCAL, { origin: LOCAL, 'sec-fetch-site': 'cross-site' }, false],
  [LOCAL, { 'sec-fetch-site': 'none' }, true],
])('at %s, %o is our own: %s', (publicUrl, headers, isOwn) => {
  expect(isOwnOrigin({ headers } as unknown as IncomingMessage, publicUrl)).toBe(isOwn)
})

test('who asks is the last hop that nobody trusted vouches for', () => {
  const request = (forwarded?: string) =>
    ({
      socket: { remoteAddress: '10.0.0.1' },
      headers: { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage
  const trustOne = (_address: string, hop: number) => hop < 1
  expect(addressOf(request('6.6.6.6, 1.2.3.4'), () => false)).toBe('10.0.0.1')
  expect(addressOf(request('6.6.6.6, 1.2.3.4'), trustOne)).toBe('1.2.3.4')
  expect(addressOf(request('6.6.6.6, 1.2.3.4'), () => true)).toBe('6.6.6.6')
  expect(addressOf(request(), trustOne)).toBe('10.0.0.1')
})
