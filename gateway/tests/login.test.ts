import { Code } from '@connectrpc/connect'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cookieOf, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.broken.clear())
afterAll(() => gateway.stop())

function signIn(
  person: string,
  more: Record<string, string> = {},
  query = '',
  headers: Record<string, string> = {},
) {
  return fetch(`${gateway.url}/demo/sign-in${query}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ person, ...more }),
    redirect: 'manual',
  })
}

test.each([
  ['citizen-1', ['CITIZEN']],
  ['citizen-100000', ['CITIZEN']],
  ['guide-50', ['CITIZEN', 'GUIDE']],
  ['manager-10', ['CITIZEN', 'MANAGER']],
  ['operator-1', ['CITIZEN', 'OPERATOR']],
])('%s signs in with their roles, and a name that is plainly made up', async (person, roles) => {
  const response = await signIn(person)
  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(
    new RegExp(`^xingzhi_${gateway.port}=[^;]+; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Lax$`),
  )
  expect(cookie).not.toContain(demoPersonId(person))
  const query = '{ viewer { id roles displayName } }'
  const { data } = await gateway.graphql<{ viewer: object }>(query, { cookie: cookieOf(response) })
  expect(data?.viewer).toEqual({
    id: `Person_${demoPersonId(person)}`,
    roles,
    displayName: expect.stringMatching(/^演示\D+ \d+$/),
  })
})

test('a demo person is called so in the language of the page', async () => {
  const response = await signIn('guide-3', {}, '', { 'accept-language': 'en-GB,en;q=0.9' })
  const { data } = await gateway.graphql<{ viewer: object }>('{ viewer { displayName } }', {
    cookie: cookieOf(response),
  })
  expect(data?.viewer).toEqual({ displayName: 'Demo guide 3' })
})

test.each([
  'citizen-0',
  'citizen-100001',
  'guide-51',
  'manager-11',
  'operator-2',
  'citizen-01',
  'citizen-1 ',
  'constructor-1',
  '__proto__-1',
  '',
  'x'.repeat(3_000),
])('nobody is called %j', async (person) => {
  const response = await signIn(person)
  expect([response.status, response.headers.getSetCookie()]).toEqual([400, []])
  expect(await response.text()).toContain('演示人员')
})

test('after signing in, the browser goes back to where it came from, on our own pages only', async () => {
  for (const [wanted, target] of [
    ['/sessions/Session_1?party=2#top', '/sessions/Session_1?party=2#top'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/./\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['', '/'],
  ] as const) {
    const form = await signIn('citizen-1', { returnTo: wanted })
    expect([wanted, form.headers.get('location')]).toEqual([wanted, target])
    const query = await signIn('citizen-1', {}, `?returnTo=${encodeURIComponent(wanted)}`)
    expect([wanted, query.headers.get('location')]).toEqual([wanted, target])
  }
})

test('while booking is away nobody is signed in, and is told so', async () => {
  gateway.broken.set('RecordPerson', Code.Unavailable)
  const response = await signIn('citizen-1')
  expect([response.status, response.headers.getSetCookie()]).toEqual([503, []])
  expect(await response.text()).toContain('暂时连接不上')
})

test('signing out takes the cookie away', async () => {
  const cookie = await gateway.signIn('citizen-1')
  const response = await fetch(`${gateway.url}/sign-out`, {
    method: 'POST',
    headers: { cookie },
    redirect: 'manual',
  })
  expect(response.status).toBe(303)
  expect(response.headers.getSetCookie()[0]).toMatch(
    new RegExp(`^xingzhi_${gateway.port}=; Max-Age=0; Path=/; HttpOnly`),
  )
})

test('the sign-in page is one of the web', async () => {
  const page = await fetch(`${gateway.url}/sign-in?returnTo=/x`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('行知')])
})

test('staff prove who they are each day, citizens once a month', async () => {
  const citizen = await gateway.signIn('citizen-1')
  const operator = await gateway.signIn('operator-1')
  const viewer = async (cookie: string) =>
    (await gateway.graphql<{ viewer: unknown }>('{ viewer { id } }', { cookie })).data?.viewer
  gateway.clock.advance({ hours: 13 })
  expect([await viewer(citizen), await viewer(operator)]).toEqual([expect.anything(), null])
})

test('the settings of the pages say how to sign in', async () => {
  const { data } = await gateway.graphql('{ settings { signIn timeZone tileLayer { attribution } } }')
  expect(data).toEqual({ settings: { signIn: 'DEMO', timeZone: 'Asia/Shanghai', tileLayer: null } })
})

test('too many attempts from one address are stopped', async () => {
  const flooded = await startGateway()
  const body = new URLSearchParams({ person: 'nobody' })
  const attempt = async () => (await fetch(`${flooded.url}/demo/sign-in`, { method: 'POST', body })).status
  const statuses: number[] = []
  while (statuses.length < 601) {
    const atOnce = Array.from({ length: Math.min(50, 601 - statuses.length) }, attempt)
    statuses.push(...(await Promise.all(atOnce)))
  }
  expect(statuses).toContain(429)
  await flooded.stop()
})

test('health and readiness are told, and which part is away', async () => {
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
  gateway.broken.set('GetSlots', Code.Unavailable)
  gateway.clock.advance({ seconds: 5 })
  const response = await fetch(`${gateway.url}/readyz`)
  const { parts } = (await response.json()) as { parts: { part: string; ok: boolean }[] }
  expect([response.status, parts.filter(({ ok }) => !ok).map(({ part }) => part)]).toEqual([503, ['booking']])
})

test('whose roles are withdrawn by a setting is served as a citizen', async () => {
  const strict = await startGateway({ env: { ROLES_WITHDRAWN_FROM: 'operator-1, manager-2' } })
  const rolesOf = async (person: string) => {
    const cookie = await strict.signIn(person)
    return (await strict.graphql<{ viewer: { roles: string[] } }>('{ viewer { roles } }', { cookie })).data
      ?.viewer.roles
  }
  expect(await rolesOf('operator-1')).toEqual(['CITIZEN'])
  expect(await rolesOf('manager-2')).toEqual(['CITIZEN'])
  expect(await rolesOf('manager-3')).toEqual(['CITIZEN', 'MANAGER'])
  await strict.stop()
})
