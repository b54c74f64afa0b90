import { expect, test } from 'vitest'
import { countParties, type Party, partiesInOrder, partyOfCode } from './parties.ts'

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
  party('BAI', 2, { status: 'ATTENDED', peoplePresent: 1 }),
  party('AN', 3, { status: 'CANCELLED' }),
  party('DU', 2, { status: 'NO_SHOW', peoplePresent: 0 }),
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
