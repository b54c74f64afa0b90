import { createServer, type Server } from 'node:http'
import { freePort } from '@xingzhi/runtime/free-port'
import { oidcPersonId } from '@xingzhi/runtime/person'
import { fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

const CLAIMS: Record<string, Record<string, unknown>> = {
  wang: { name: '王小明', phone_number: '13800000000', realm_access: { roles: ['base-manager', 'other'] } },
  li: { name: 'Li', email: 'li@example.org' },
}

let issuer: string
let issuerServer: Server
let gateway: TestGateway

beforeAll(async () => {
  const issuerPort = await freePort()
  const gatewayPort = await freePort()
  issuer = `http://127.0.0.1:${issuerPort}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'xingzhi',
        client_secret: 'a secret of the test',
        redirect_uris: [`http://127.0.0.1:${gatewayPort}/sign-in/callback`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'realm_access'], profile: ['name'], email: ['email'], phone: ['phone_number'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...CLAIMS[id] }) }),
    cookies: { keys: ['a key of the test'] },
  })
  issuerServer = createServer(provider.callback())
  await new Promise<void>((resolve) => issuerServer.listen(issuerPort, '127.0.0.1', resolve))
  gateway = await startGateway({
    // The issuer's tokens are of now.
    clock: fakeClock(new Date().toISOString()),
    env: {
      PORT: String(gatewayPort),
      PUBLIC_URL: `http://127.0.0.1:${gatewayPort}`,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'xingzhi',
      OIDC_CLIENT_SECRET: 'a secret of the test',
      OIDC_ROLES_CLAIM: 'realm_access.roles',
      OIDC_ROLE_NAMES: 'base-manager=MANAGER',
      FIRST_OPERATOR: 'li',
    },
  })
})
afterAll(async () => {
  await gateway.stop()
  await new Promise((resolve) => issuerServer.close(resolve))
})

/** A browser: keeps cookies by host, follows redirects, fills in the issuer's forms. Stops at our callback when asked to. */
function createBrowser() {
  const jar = new Map<string, Map<string, string>>()
  async function go(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url)
    const cookies = jar.get(host) ?? new Map<string, string>()
    jar.set(host, cookies)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  async function signIn(login: string, returnTo = '/', stopAtCallback = false): Promise<Response> {
    let url = `${gateway.url}/sign-in?returnTo=${encodeURIComponent(returnTo)}`
    let response = await go(url)
    for (let step = 0; step < 15; step++) {
      const location = response.headers.get('location')
      if (location !== null) {
        url = new URL(location, url).href
        const isOurs = url.startsWith(gateway.url)
        if (isOurs && (stopAtCallback || !url.includes('/callback'))) return response
        response = await go(url)
        continue
      }
      const html = await response.text()
      const action = /action="([^"]+)"/.exec(html)?.[1]
      if (action === undefined) return new Response(html, response)
      const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? 'consent'
      url = new URL(action, url).href
      response = await go(url, {
        method: 'POST',
        body: new URLSearchParams({ prompt, login, password: 'x' }),
      })
    }
    throw new Error('the issuer sends the browser in circles')
  }
  const cookie = () =>
    [...(jar.get(new URL(gateway.url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  return { go, signIn, cookie }
}

test('a person signs in at the issuer, comes back to their page, and has the roles of the claim', async () => {
  const browser = createBrowser()
  const back = await browser.signIn('wang', '/sessions/x?party=2')
  expect([back.status, back.headers.get('location')]).toEqual([303, '/sessions/x?party=2'])
  const { data } = await gateway.graphql<{ viewer: object }>(
    '{ viewer { id displayName roles } settings { signIn } }',
    { cookie: browser.cookie() },
  )
  expect(data?.viewer).toEqual({
    id: `Person_${oidcPersonId(issuer, 'wang')}`,
    displayName: '王小明',
    roles: ['CITIZEN', 'MANAGER'],
  })
  expect(gateway.booking.people.get(oidcPersonId(issuer, 'wang'))?.contact).toBe('13800000000')
})

test('the first operator is the one that is named', async () => {
  const browser = createBrowser()
  await browser.signIn('li')
  const { data } = await gateway.graphql<{ viewer: object }>('{ viewer { roles } }', {
    cookie: browser.cookie(),
  })
  expect(data?.viewer).toEqual({ roles: ['CITIZEN', 'OPERATOR'] })
})

test('an answer that nobody asked for, or that was changed or used before, signs nobody in', async () => {
  const browser = createBrowser()
  const response = await browser.signIn('wang', '/', true)
  const callback = response.headers.get('location') ?? ''
  const stranger = createBrowser()
  expect((await stranger.go(callback)).status).toBe(400)
  const changed = new URL(callback)
  changed.searchParams.set('state', 'another')
  const other = createBrowser()
  await other.go(`${gateway.url}/sign-in`)
  expect((await other.go(callback)).status).toBe(400)
  expect((await browser.go(callback)).status).toBe(303)
  expect((await browser.go(callback)).status).toBe(400)
  expect((await createBrowser().go(changed.href)).status).toBe(400)
})

test.each([
  '',
  '?',
  '?code=x',
  '?state=x&code=x',
  '?error=access_denied&error_description=%3Cscript%3E',
  '?state=a&state=b&code=c&code=d',
  '?code=%00&state=%FF',
  '?iss=https%3A%2F%2Fevil.example&code=x&state=x',
  `?code=${'x'.repeat(8_000)}&state=x`,
  '/?code=x&state=x',
  '?response=eyJhbGciOiJub25lIn0.e30.&code=x',
])('a callback of %s signs nobody in, and shows nothing of why', async (query) => {
  const browser = createBrowser()
  await browser.go(`${gateway.url}/sign-in?returnTo=//evil.example`)
  const answer = await browser.go(`${gateway.url}/sign-in/callback${query}`)
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  expect(await answer.text()).toMatch(/^登录没有成功[^<]*\n$/)
  const { data } = await gateway.graphql('{ viewer { id } }', { cookie: browser.cookie() })
  expect(data).toEqual({ viewer: null })
})

test.each(['//evil.example', 'https://evil.example/x', '/\\evil.example', '/x\r\nset-cookie:a=b'])(
  'whoever signs in with the wish to go to %j lands on our own pages',
  async (returnTo) => {
    const location = (await createBrowser().signIn('wang', returnTo)).headers.get('location') ?? ''
    expect(new URL(location, gateway.url).origin).toBe(gateway.url)
    expect(location).not.toMatch(/[\r\n]/)
  },
)

test('there are no demo people beside real ones', async () => {
  const response = await fetch(`${gateway.url}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person: 'operator-1' }),
  })
  expect(response.status).toBe(404)
})
