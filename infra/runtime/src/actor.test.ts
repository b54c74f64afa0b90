import { createContextValues } from '@connectrpc/connect'
import { createSigner } from 'fast-jwt'
import { expect, test } from 'vitest'
import { createActorTokens, requireActor, requireRole } from './actor.ts'
import { demoPersonId } from './person.ts'
import { fakeClock } from './testing/fake-clock.ts'

const KEY = 'a key that is shared by the gateway and the services'
const actor = { personId: demoPersonId('citizen-1'), roles: ['CITIZEN' as const] }

test('a token says who asks, and again when it is read from the cache', () => {
  const tokens = createActorTokens(KEY, fakeClock('2026-03-01T00:00:00Z'))
  const token = tokens.sign(actor)
  expect(tokens.verify(token)).toEqual(actor)
  expect(tokens.verify(token)).toEqual(actor)
})

test('a token ends after a minute and a little, also one that was verified before', () => {
  const clock = fakeClock('2026-03-01T00:00:00Z')
  const tokens = createActorTokens(KEY, clock)
  const token = tokens.sign(actor)
  clock.advance({ seconds: 63 })
  expect(tokens.verify(token)).toEqual(actor)
  clock.advance({ seconds: 3 })
  expect(tokens.verify(token)).toBeUndefined()
})

test('a token from the future is not valid yet, but clocks may differ a little', () => {
  const ahead = createActorTokens(KEY, fakeClock('2026-03-01T00:01:00Z')).sign(actor)
  const slightly = createActorTokens(KEY, fakeClock('2026-03-01T00:00:04Z')).sign(actor)
  const tokens = createActorTokens(KEY, fakeClock('2026-03-01T00:00:00Z'))
  expect(tokens.verify(ahead)).toBeUndefined()
  expect(tokens.verify(slightly)).toEqual(actor)
})

test('what is forged, cut, unsigned, signed otherwise or meant for others is nobody', () => {
  const clock = fakeClock('2026-03-01T00:00:00Z')
  const tokens = createActorTokens(KEY, clock)
  const token = tokens.sign(actor)
  const [head, , signature] = token.split('.')
  const operator = Buffer.from(JSON.stringify({ sub: actor.personId, roles: ['OPERATOR'] })).toString(
    'base64url',
  )
  const claims = { sub: actor.personId, roles: ['OPERATOR'], iat: 1_772_323_200, exp: 1_772_323_260 }
  const base = { key: KEY, aud: 'xingzhi/services', iss: 'xingzhi/gateway' }
  const forgeries = [
    '',
    'x',
    token.slice(0, -1),
    `${head}.${operator}.${signature}`,
    createActorTokens(`${KEY}!`, clock).sign(actor),
    createSigner({ ...base, key: '', algorithm: 'none' } as never)(claims as never),
    createSigner({ ...base, algorithm: 'HS512' })(claims),
    createSigner({ ...base, algorithm: 'HS256', aud: 'others' })(claims),
    createSigner({ ...base, algorithm: 'HS256' })({ ...claims, roles: ['ROOT'] }),
  ]
  for (const forged of forgeries) expect(tokens.verify(forged)).toBeUndefined()
  expect(tokens.verify(createSigner({ ...base, algorithm: 'HS256' })(claims))?.roles).toEqual(['OPERATOR'])
})

test('a token says that somebody is a citizen and nothing else', () => {
  const clock = fakeClock('2026-03-01T00:00:00Z')
  const tokens = createActorTokens(KEY, clock)
  const restricted = { ...actor, citizenOnly: true as const }
  expect([tokens.verify(tokens.sign(restricted)), tokens.verify(tokens.sign(actor))]).toEqual([
    restricted,
    actor,
  ])
})

test('without an actor, or without the role, it is a refusal', () => {
  const values = createContextValues()
  expect(() => requireActor({ values })).toThrow('SIGN_IN_REQUIRED')
  expect(() => requireRole({ values }, 'OPERATOR')).toThrow('SIGN_IN_REQUIRED')
})

test('a new key takes over from the old one, in whatever order processes learn of it', () => {
  const clock = fakeClock('2026-03-01T00:00:00Z')
  const [old, fresh] = [KEY, 'another key, as long as a key has to be at least']
  const [before, both, after] = [old, `${fresh},${old}`, fresh].map((keys) => createActorTokens(keys, clock))
  const verifies = (by: typeof before, to: typeof before) => to?.verify(by?.sign(actor) ?? '') !== undefined
  expect([verifies(before, both), verifies(both, both), verifies(both, after)]).toEqual([true, true, true])
  expect([verifies(both, before), verifies(before, after)]).toEqual([false, false])
})
