import { hkdfSync } from 'node:crypto'
import { demoPersonId } from '@xingzhi/runtime/person'
import { EncryptJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSealedCookies } from '../src/login/session-cookie.ts'
import { KEY, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let token: string
beforeAll(async () => {
  gateway = await startGateway()
  token = (await gateway.signIn('operator-1')).split('=')[1] ?? ''
})
afterAll(() => gateway.stop())

const claims = { sub: demoPersonId('operator-1'), roles: ['OPERATOR'] }
const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const keyFor = (purpose: string) => new Uint8Array(hkdfSync('sha256', KEY, '', `xingzhi ${purpose}`, 32))

async function sealed(
  content: Record<string, unknown>,
  purpose = 'session',
  expires = '1h',
): Promise<string> {
  return new EncryptJWT(content)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt(gateway.clock())
    .setExpirationTime(Math.floor(gateway.clock().getTime() / 1000) + (expires === '1h' ? 3_600 : 0))
    .encrypt(keyFor(purpose))
}

async function viewerWith(cookie: string): Promise<unknown> {
  const { status, data } = await gateway.graphql<{ viewer: unknown }>('{ viewer { id } }', { cookie })
  expect(status).toBe(200)
  return data?.viewer
}
const named = (value: string, name = `xingzhi_${gateway.port}`) => `${name}=${value}`

test('one that we would have made is somebody', async () => {
  expect(await viewerWith(named(token))).not.toBeNull()
  expect(await viewerWith(named(await sealed(claims)))).not.toBeNull()
})

const forged: Record<string, () => string | Promise<string>> = {
  'signed by nothing': () => new UnsecuredJWT(claims).setExpirationTime('1h').encode(),
  'encrypted by nothing': () => `${header({ alg: 'none' })}..AAAA.AAAA.AAAA`,
  'of another purpose': () => sealed(claims, 'sign-in'),
  'that never ends': () =>
    new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(keyFor('session')),
  'that has just ended': () => sealed(claims, 'session', 'now'),
  'of nobody': () => sealed({ ...claims, sub: 'x' }),
  'of a role that is none': () => sealed({ ...claims, roles: ['ADMIN'] }),
  'of roles that are a text': () => sealed({ ...claims, roles: 'OPERATOR' }),
  'with a header that asks for dear arithmetic': () => {
    const asks = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 2_000_000_000, p2s: 'AAAA' }
    return `${header(asks)}.AAAA.AAAA.AAAA.AAAA`
  },
  'with a header that asks for unpacking': () =>
    `${header({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
  'with a header that must be understood': () =>
    `${header({ alg: 'dir', enc: 'A256GCM', crit: ['x'] })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
  'whose header is no object': () => `${header([])}..AAAA.AAAA.AAAA`,
  'of letters that no header has': () => Buffer.from('\u0080ÿ..陶..').toString('latin1'),
}

test.each(Object.keys(forged))('one %s is nobody', async (name) => {
  expect(await viewerWith(named((await forged[name]?.()) ?? ''))).toBeNull()
})

test('the right one under another name is nobody: of another port, of https, of another purpose', async () => {
  const { port } = gateway
  const names = [
    `xingzhi_${port + 1}`,
    '__Host-xingzhi',
    `xingzhi_${port}_sign-in`,
    `Xingzhi_${port}`,
    'xingzhi',
  ]
  for (const name of names) expect([name, await viewerWith(named(token, name))]).toEqual([name, null])
})

test('one that a page of ours did not set is not read before the one that was', async () => {
  expect(await viewerWith(`${named('x')}; ${named(token)}`)).toBeNull()
  expect(await viewerWith(`${named(token)}; ${named('x')}`)).not.toBeNull()
})

test('what was sealed is opened by the same key and purpose alone', async () => {
  const settings = { sessionKey: KEY, isSecure: true, port: () => 1, clock: gateway.clock }
  const line = await createSealedCookies(settings, 'one').seal({ a: 1 }, 60)
  const cookie = line.split(';')[0] ?? ''
  expect(await createSealedCookies(settings, 'one').open(cookie)).toMatchObject({ a: 1 })
  const moved = cookie.replace('_one', '_other')
  expect(await createSealedCookies(settings, 'other').open(moved)).toBeUndefined()
  const other = { ...settings, sessionKey: `${KEY}x` }
  expect(await createSealedCookies(other, 'one').open(cookie)).toBeUndefined()
})
