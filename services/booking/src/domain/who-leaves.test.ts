import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reservation } from './reservation.ts'
import { whoLeaves } from './who-leaves.ts'

const held = fc
  .array(fc.record({ partySize: fc.integer({ min: 1, max: 6 }), came: fc.nat(4), minute: fc.nat(5) }), {
    maxLength: 12,
  })
  .map((parties) =>
    parties.map(({ partySize, came, minute }, index) => ({
      id: String(index).padStart(4, '0'),
      partySize,
      status: came === 0 ? 'ATTENDED' : 'CONFIRMED',
      createdAt: new Date(minute),
    })),
  ) as unknown as fc.Arbitrary<Reservation[]>
const sizeOf = (parties: readonly Reservation[]) => parties.reduce((sum, { partySize }) => sum + partySize, 0)
const order = ({ createdAt, id }: Reservation) => `${createdAt.getTime()} ${id}`

test('those who reserved last leave, as few of them as it takes, and nobody who is there', () => {
  fc.assert(
    fc.property(held, fc.nat(40), (parties, places) => {
      const leaving = whoLeaves(parties, places)
      const staying = parties.filter((one) => !leaving.includes(one))
      const mayLeave = staying.filter(({ status }) => status === 'CONFIRMED')
      expect(leaving.every(({ status }) => status === 'CONFIRMED')).toBe(true)
      if (mayLeave.length > 0) expect(sizeOf(staying)).toBeLessThanOrEqual(places)
      const last = leaving.at(-1)
      if (last) expect(sizeOf([...staying, last])).toBeGreaterThan(places)
      for (const stays of mayLeave) {
        for (const leaves of leaving) expect(order(stays) < order(leaves)).toBe(true)
      }
    }),
  )
})
