import { expect, test } from 'vitest'
import { contentsOf } from './contents.ts'

test('an answer says of which types it is, and of which versions its sessions and departures are', () => {
  const session = { __typename: 'Session', id: 'Session_a', version: 3 }
  const { types, versions } = contentsOf({
    viewer: { __typename: 'Viewer', id: 'Person_x' },
    nodes: [
      { ...session, slot: { __typename: 'Slot', id: 'Slot_a', version: 90 } },
      { __typename: 'Departure', id: 'Departure_b', version: 2 },
      { __typename: 'Slot', id: 'Slot_c', version: 1 },
      null,
    ],
  })
  expect([...types]).toEqual(['Viewer', 'Session', 'Slot', 'Departure'])
  expect(versions).toEqual(
    new Map([
      ['Slot_a', 3],
      ['Slot_b', 2],
      ['Slot_c', Infinity],
    ]),
  )
  const notTheirs = { slot: { __typename: 'Slot', id: 'Slot_d', viewerReservation: null, viewerClaim: null } }
  expect([...contentsOf(notTheirs).types]).toEqual(['Slot', 'Reservation', 'Claim'])
  // Shown twice, of two versions: the older one has to go.
  expect(contentsOf([session, { ...session, version: 2 }]).versions.get('Slot_a')).toBe(2)
})
