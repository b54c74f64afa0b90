import { expect, test } from 'vitest'
import { paths, readIdIn, safeReturnTo } from './paths.ts'
import { readParty } from './reserving/party.ts'

test('signing in comes back to the same session and party', () => {
  const address = paths.signInTo(`${paths.session('Session_1')}?craft=wood&party=2`)
  const returnTo = safeReturnTo(new URL(address, 'http://here').searchParams.get('returnTo'))
  expect(returnTo).toBe('/sessions/Session_1?craft=wood&party=2')
  expect(readParty(new URL(returnTo, 'http://here').search)).toBe(2)
})

test.each(['%', '%E0%A4%A', '100%25%', 'Session_%1'])('the address’s part %j crashes nothing', (part) => {
  expect(readIdIn(part)).toBe(part)
})

test('an id comes back from its address', () => {
  expect(readIdIn(paths.session('Session_ä/1').slice('/sessions/'.length))).toBe('Session_ä/1')
})

test.each([
  null,
  '',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
])('to come back to %j is to come back to the first page', (value) => expect(safeReturnTo(value)).toBe('/'))

test.each(['', '?party=0', '?party=-1', '?party=1.5', '?party=1000000000', '?party=two'])(
  '%j asks for no party',
  (search) => expect(readParty(search)).toBeNull(),
)
