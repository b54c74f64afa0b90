import { expect, test } from 'vitest'
import { countParties, type Party, partiesInOrder, partyOfCode } from './parties.ts'
import { likelyWork, workedOf } from './worked.ts'

function party(displayName: string, partySize: number, more: Partial<Party['reservation']> = {}): Party {
  return {
    __typename: 'SlotReservation',
    displayName,
    contact: null,
    reservation: {
      __typename: 'Reservation',
      ...{ id: displayName, code: `${displayName}-2345`, partySize, status: 'CONFIRMED' },
      ...{ peoplePresent: null, checkedInAt: null },
      ...more,
    },
  }
}

const parties = [
  party('CHEN', 4),
  party('BAI', 2, { peoplePresent: 1 }),
  party('AN', 3, { status: 'CANCELLED' }),
  party('DU', 2, { peoplePresent: 0 }),
]

test('who is here is counted, who is still to come is expected, who cancelled is neither', () => {
  expect(countParties(parties)).toEqual({ present: 1, expected: 5, waiting: 1 })
})

test('those to come stand first, by name', () => {
  expect(partiesInOrder(parties, 'en').map(({ displayName }) => displayName)).toEqual(['CHEN', 'BAI', 'DU'])
})

test.each([
  'CHEN-2345',
  'chen2345',
  ' chen 2345 ',
  'ＣＨＥＮ２３４５',
  'chen\u20132345',
  '预约码 CHEN\u200b-2345',
])('%j finds its party', (typed) => {
  expect(partyOfCode(parties, typed)?.displayName).toBe('CHEN')
})

test.each(['', '-', 'CHEN'])('%j finds nobody', (typed) => expect(partyOfCode(parties, typed)).toBeNull())

const shift = { startsAt: '2026-11-22T02:00:00Z', endsAt: '2026-11-22T04:30:00Z', groupSize: 15, wanted: 2 }

test('a record is filled in from the shift and the check-ins, with no more than one guide leads', () => {
  expect(likelyWork(shift, 12)).toEqual({ minutes: 150, people: 12 })
  expect(likelyWork(shift, 28)).toEqual({ minutes: 150, people: 15 })
  expect(likelyWork({ ...shift, wanted: 1 }, 17)).toEqual({ minutes: 150, people: 17 })
  expect(likelyWork({ ...shift, groupSize: null }, null)).toEqual({ minutes: 150, people: 0 })
})

test('only whole numbers within bounds are recorded', () => {
  expect(workedOf({ minutes: ' １20 ', people: '0' })).toEqual({ minutes: 120, people: 0 })
  expect(workedOf({ minutes: '0', people: '2001' })).toEqual({ problems: ['minutes', 'people'] })
  expect(workedOf({ minutes: '1e2', people: '' })).toEqual({ problems: ['minutes', 'people'] })
})
