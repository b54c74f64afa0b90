import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let secure: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
  secure = await startGateway({ env: { PUBLIC_URL: 'https://xingzhi.example' } })
})
afterAll(() => Promise.all([gateway.stop(), secure.stop()]))

const asked: Record<string, (url: string) => Promise<Response>> = {
  'a page': (url) => fetch(`${url}/sessions/x`),
  'a file': (url) => fetch(`${url}/assets/app-abc123.js`),
  'a missing file': (url) => fetch(`${url}/gone.js`),
  'a query': (url) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ settings { timeZone } }"}',
    }),
  'a query through the wide door': (url) => fetch(`${url}/graphql?query=%7Bsettings%7BtimeZone%7D%7D`),
  'a query that is turned away': (url) => fetch(`${url}/graphql`, { method: 'POST', body: 'x' }),
  'signing in': (url) => signIn(url, 'citizen-1'),
  'signing in as nobody': (url) => signIn(url, 'nobody'),
  'signing out': (url) => fetch(`${url}/sign-out`, { method: 'POST', redirect: 'manual' }),
  readiness: (url) => fetch(`${url}/readyz`),
}

function signIn(url: string, person: string): Promise<Response> {
  const body = new URLSearchParams({ person })
  return fetch(`${url}/demo/sign-in`, { method: 'POST', body, redirect: 'manual' })
}

test.each(Object.keys(asked))('%s says what browsers may do with it', async (name) => {
  const { headers } = (await asked[name]?.(gateway.url)) ?? new Response()
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src '")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|http:/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/)
  expect(headers.get('permissions-policy')).toContain('geolocation=(self), camera=()')
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('access-control-allow-origin')).toBeNull()
  for (const name of ['x-powered-by', 'server']) expect(headers.get(name)).toBeNull()
})

test.each(Object.keys(asked))('over https, %s is to be asked for so ever after', async (name) => {
  const { headers } = (await asked[name]?.(secure.url)) ?? new Response()
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
})

test.each([
  ['a page', 'no-cache'],
  ['a file', 'public, max-age=31536000, immutable'],
  ['a query', 'no-store'],
  ['a query through the wide door', 'no-store'],
  ['a query that is turned away', 'no-store'],
  ['signing in', 'no-store'],
  ['signing in as nobody', 'no-store'],
  ['signing out', 'no-store'],
  ['readiness', 'no-store'],
])('%s is kept as long as it may be: %s', async (name, kept) => {
  const { headers } = (await asked[name]?.(gateway.url)) ?? new Response()
  expect(headers.get('cache-control')).toBe(kept)
})
