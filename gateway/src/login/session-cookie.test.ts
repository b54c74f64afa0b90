import { createActorTokens } from '@xingzhi/runtime/actor'
import { demoPersonId, oidcPersonId } from '@xingzhi/runtime/person'
import { fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import { expect, test } from 'vitest'
import type { OidcConfig } from '../config.ts'
import { createSealedCookies, createSessionCookies } from './session-cookie.ts'
import { withdrawnPeople, withholdRights } from './withdrawn-roles.ts'

const OLD = 'the key that was used until today, long enough'
const FRESH = 'the key that is used from today on, long enough'
const clock = fakeClock('2026-05-01T00:00:00Z')
const settings = { isSecure: false, port: () => 4000, clock, withdrawn: new Set<string>() }
const signedIn = { personId: demoPersonId('operator-1'), roles: ['CITIZEN' as const, 'OPERATOR' as const] }

const sessionsWith = (sessionKey: string) => createSessionCookies({ ...settings, sessionKey })
const cookieIn = (header: string) => header.split(';')[0]

test('a new key takes over and nobody is signed out, in whatever order gateways learn of it', async () => {
  const [before, first, second, after] = [OLD, `${OLD},${FRESH}`, `${FRESH},${OLD}`, FRESH].map(sessionsWith)
  const reads = async (by: typeof before, to: typeof before) =>
    to?.read(cookieIn((await by?.signIn(signedIn)) ?? '')) !== undefined
  // One step at a time, as they are started again one by one.
  expect(await reads(before, first)).toBe(true)
  expect(await reads(first, before)).toBe(true)
  expect(await reads(second, first)).toBe(true)
  expect(await reads(first, second)).toBe(true)
  expect(await reads(second, after)).toBe(true)
  expect(await reads(before, after)).toBe(false)
})

test('who is on the way to the issuer comes back over a change of keys', async () => {
  const flows = (sessionKey: string) => createSealedCookies({ ...settings, sessionKey }, 'sign-in')
  const sealed = cookieIn(await flows(OLD).seal({ state: 'x' }, 600))
  expect(flows(`${FRESH},${OLD}`).open(sealed)).toMatchObject({ state: 'x' })
})

test('whose roles are withdrawn is a citizen, whatever the cookie says', async () => {
  const cookie = cookieIn(await sessionsWith(OLD).signIn(signedIn))
  const withdrawn = new Set([signedIn.personId])
  const sessions = createSessionCookies({ ...settings, sessionKey: OLD, withdrawn })
  expect(sessions.read(cookie)).toEqual({ personId: signedIn.personId, roles: ['CITIZEN'] })
})

test('services are told that they are a citizen and nothing else', () => {
  const tokens = createActorTokens(OLD, clock)
  const [withdrawn, other] = [{ ...signedIn }, { ...signedIn, personId: demoPersonId('citizen-2') }]
  const held = withholdRights(tokens, new Set([withdrawn.personId]))
  expect(tokens.verify(held.sign(withdrawn))).toMatchObject({ citizenOnly: true })
  expect(tokens.verify(held.sign(other))).toEqual(other)
})

test('somebody is named by their subject at the issuer, or by their person id', () => {
  const oidc = { issuer: 'https://issuer.example' } as OidcConfig
  const named = withdrawnPeople({ rolesWithdrawnFrom: ['subject-1', signedIn.personId], oidc })
  expect(named.has(oidcPersonId('https://issuer.example', 'subject-1'))).toBe(true)
  expect(named.has(signedIn.personId)).toBe(true)
  expect(named.has(demoPersonId('subject-1'))).toBe(false)
})
