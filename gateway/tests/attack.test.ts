import { connect } from 'node:net'
import { EncryptJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let cookie: string
beforeAll(async () => {
  gateway = await startGateway()
  seedSessions(gateway, 2)
  cookie = await gateway.signIn('citizen-1')
})
afterAll(() => gateway.stop())

const VIEWER = JSON.stringify({ query: '{ viewer { id } }' })

function post(
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer> = VIEWER,
  path = '/graphql',
) {
  return fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { cookie, ...headers },
    body,
    redirect: 'manual',
  })
}

describe('what a page of another site can make a browser send', () => {
  test.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a text', { 'content-type': 'text/plain' }],
    ['a text that ends like JSON', { 'content-type': 'text/plain;application/json' }],
    ['no type at all', { 'content-type': '' }],
    ['a bare query', { 'content-type': 'application/graphql' }],
    ['compressed JSON', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('%s is not taken', async (_name, headers) => {
    expect((await post(headers)).status).toBe(415)
  })

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'https://127.0.0.1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('nothing is taken from %o', async (headers) => {
    const json = await post({ 'content-type': 'application/json', ...headers } as Record<string, string>)
    expect(json.status).toBe(403)
    expect(json.headers.get('access-control-allow-origin')).toBeNull()
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers } as Record<string, string>
    expect((await post(form, 'person=citizen-2', '/demo/sign-in')).status).toBe(403)
    expect((await post(form, '', '/sign-out')).status).toBe(403)
  })

  test('our own pages are let in, under both names of this machine', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const response = await fetch(`http://${host}:${gateway.port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: `http://${host}:${gateway.port}`,
          'sec-fetch-site': 'same-origin',
        },
        body: VIEWER,
      }).catch(() => undefined)
      if (host === '127.0.0.1') expect(response?.status).toBe(200)
      else expect(response?.status ?? 200).toBe(200)
    }
  })

  test('a mutation does not come by GET', async () => {
    const query = encodeURIComponent('mutation { markNoticesRead(input: { noticeIds: [] }) { __typename } }')
    expect((await fetch(`${gateway.url}/graphql?query=${query}`, { headers: { cookie } })).status).toBe(405)
  })
})

describe('a cookie that is not ours', () => {
  const viewer = async (value: string) => {
    const response = await post({ 'content-type': 'application/json', cookie: value })
    const { data } = (await response.json()) as { data: { viewer: object | null } }
    return [response.status, data.viewer]
  }

  test('the right one is known', async () => {
    expect((await viewer(cookie))[1]).not.toBeNull()
    expect((await viewer(`a=b; ${cookie}; c=d`))[1]).not.toBeNull()
  })

  test('cut, changed or made up, it is nobody', async () => {
    const [name, token = ''] = cookie.split('=')
    const parts = token.split('.')
    const text = parts[3] ?? ''
    const changed = [
      ...parts.slice(0, 3),
      `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`,
      parts[4],
    ].join('.')
    for (const value of [
      '',
      'x',
      token.slice(0, -3),
      token.slice(5),
      changed,
      `${token}x`,
      '....',
      'a.b.c.d.e',
      '%00',
      'ey'.repeat(3_000),
    ]) {
      expect([value, ...(await viewer(`${name}=${value}`))]).toEqual([value, 200, null])
    }
  })

  test('encrypted with another key, it is nobody', async () => {
    const token = await new EncryptJWT({ sub: '01890000-0000-7000-8000-000000000000', roles: ['OPERATOR'] })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime('1h')
      .encrypt(new Uint8Array(32))
    expect(await viewer(`xingzhi_${gateway.port}=${token}`)).toEqual([200, null])
  })

  test('expired, it is nobody, also when it was known before', async () => {
    const late = await startGateway()
    try {
      const own = await late.signIn('citizen-1')
      const ask = async () =>
        (await late.graphql<{ viewer: unknown }>('{ viewer { id } }', { cookie: own })).data?.viewer
      expect(await ask()).not.toBeNull()
      late.clock.advance({ days: 31 })
      expect(await ask()).toBeNull()
    } finally {
      await late.stop()
    }
  })
})

describe('a body', () => {
  test('of two megabytes is not read', async () => {
    const response = await post(
      { 'content-type': 'application/json' },
      JSON.stringify({ query: `# ${'x'.repeat(2_000_000)}` }),
    )
    expect(response.status).toBe(413)
  })

  test('that grows without saying its length is cut off', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(gateway.port, '127.0.0.1')
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk
      })
      socket.on('close', () => resolve(text))
      socket.on('error', () => resolve(text))
      setTimeout(() => reject(new Error('no answer')), 5_000).unref()
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      )
      for (let part = 0; part < 20; part++) socket.write(`2000\r\n${'x'.repeat(0x2000)}\r\n`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413/)
  })

  test.each([
    ['NUL', '\u0000'],
    ['half a character', '\ud800'],
  ])('with %s in a text is refused', async (_name, text) => {
    const body = JSON.stringify({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: { id: text },
    })
    expect((await post({ 'content-type': 'application/json' }, body)).status).toBe(400)
  })

  test('with a whole character in escapes is taken', async () => {
    const body = '{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":"\\ud83d\\ude00"}}'
    expect((await post({ 'content-type': 'application/json' }, body)).status).toBe(200)
  })
})

describe('a document', () => {
  const refusedWith = async (query: string) => {
    const { status, errors, data } = await gateway.graphql(query, {
      headers: { accept: 'application/graphql-response+json' },
    })
    expect(data).toBeUndefined()
    return [status, errors?.[0]?.message]
  }

  test('with 200 aliases is refused', async () => {
    const aliases = Array.from({ length: 200 }, (_, at) => `a${at}: viewer { id }`).join(' ')
    expect(await refusedWith(`{ ${aliases} }`)).toEqual([400, expect.stringContaining('Aliases')])
  })

  test('that is deep is refused', async () => {
    const deep = `{ sites { ${'edges { node { activities { '.repeat(8)} pageInfo { endCursor } ${'} } }'.repeat(8)} } }`
    expect((await refusedWith(deep))[0]).toBe(400)
  })

  test('with too many tokens is refused', async () => {
    expect((await refusedWith(`{ ${'viewer { id } '.repeat(800)} }`))[0]).toBe(400)
  })

  test('with fragments that multiply is refused, or answered at once', async () => {
    const bomb = Array.from(
      { length: 40 },
      (_, at) => `fragment f${at} on Viewer { ...f${at + 1} ...f${at + 1} ...f${at + 1} }`,
    )
    await gateway.graphql(`{ viewer { ...f0 } } ${bomb.join(' ')} fragment f40 on Viewer { id }`)
    expect((await gateway.graphql('{ viewer { id } }')).errors).toBeUndefined()
  })

  test('with a circle of fragments is refused', async () => {
    const circle = '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }'
    expect((await refusedWith(circle))[0]).toBe(400)
  })

  test('that would read too much is refused before it reads', async () => {
    gateway.calls.length = 0
    const costly =
      '{ sites(first: 100) { edges { node { sessions(first: 100) { edges { node { slot { id } } } } } } } }'
    expect(await refusedWith(costly)).toEqual([400, expect.stringContaining('at most')])
    const { status } = await gateway.graphql(
      'query ($n: Int) { sites(first: $n) { edges { node { sessions(first: $n) { edges { node { slot { id } } } } } } } }',
      { variables: { n: 100 }, headers: { accept: 'application/graphql-response+json' } },
    )
    expect(status).toBe(400)
    expect(gateway.calls).toEqual([])
  })

  test('for fewer is answered', async () => {
    const { errors } = await gateway.graphql(
      'query ($n: Int) { sites(first: $n) { edges { node { sessions(first: $n) { edges { node { slot { id } } } } } } } }',
      { variables: { n: 10 } },
    )
    expect(errors).toBeUndefined()
  })
})

test('pages carry a policy that runs no inline script, and nothing tells what serves them', async () => {
  const page = await fetch(`${gateway.url}/sessions/abc`)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('referrer-policy')).toBe('same-origin')
  const api = await post({ 'content-type': 'application/json' })
  expect(api.headers.get('x-content-type-options')).toBe('nosniff')
  expect(api.headers.get('cache-control')).toBe('no-store')
  for (const response of [page, api]) {
    expect(response.headers.get('x-powered-by')).toBeNull()
    expect(response.headers.get('strict-transport-security')).toBeNull()
  }
})

test('over https, browsers are told to stay there, and the cookie is bound to the host', async () => {
  const secure = await startGateway({ env: { PUBLIC_URL: 'https://xingzhi.example' } })
  try {
    const page = await fetch(`${secure.url}/`)
    expect(page.headers.get('strict-transport-security')).toContain('max-age=31536000')
    const response = await fetch(`${secure.url}/demo/sign-in`, {
      method: 'POST',
      headers: { origin: 'https://xingzhi.example' },
      body: new URLSearchParams({ person: 'citizen-1' }),
      redirect: 'manual',
    })
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-xingzhi=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
  } finally {
    await secure.stop()
  }
})

test('files of the web are served, compressed where they are, and every page is the first page', async () => {
  const page = await fetch(`${gateway.url}/manage/sites/anything`)
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(await page.text()).toContain('行知')
  const asset = await fetch(`${gateway.url}/assets/app-abc123.js`, {
    headers: { 'accept-encoding': 'identity' },
  })
  expect(asset.headers.get('cache-control')).toContain('immutable')
  const lost = await fetch(`${gateway.url}/assets/gone.js`)
  expect(lost.status).toBe(404)
  for (const path of [
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/%00',
    '/%ff',
    '/.git/config.js',
  ]) {
    expect((await fetch(`${gateway.url}${path}`)).status).toBeGreaterThanOrEqual(200)
    expect(await (await fetch(`${gateway.url}${path}`)).text()).not.toContain('dependencies')
    expect((await fetch(`${gateway.url}${path}`)).status).toBeLessThan(500)
  }
})
