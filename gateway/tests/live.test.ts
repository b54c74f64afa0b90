import { create, toBinary } from '@bufbuild/protobuf'
import { Code } from '@connectrpc/connect'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { subscribe } from './live-client.ts'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

function tell(slot: Slot) {
  const message = {
    id: newId(),
    type: SlotChangedSchema.typeName,
    source: 'xingzhi/booking',
    time: new Date(),
    key: slot.id,
    payload: toBinary(SlotChangedSchema, create(SlotChangedSchema, { slot })),
  }
  return gateway.bus.publish('xingzhi.booking.v1', [message])
}

function seeded(count: number): string[] {
  return seedSessions(gateway, count).map(({ slot }) => slot.id)
}

// The first is written once for everybody, the second goes through yoga.
describe.each(['id reserved version', 'id reserved version viewerReservation { id }'])(
  'watching { %s }',
  (fields) => {
    test('tells the state as it stands, then each change, and nothing old', async () => {
      const [id = '', other = ''] = seeded(2)
      const live = await subscribe(gateway.url, [`Slot_${id}`, `Slot_${other}`], { fields })
      await eventually(() => expect(live.events).toHaveLength(2))
      expect(live.events[0]).toMatchObject({ id: `Slot_${id}`, reserved: 0, version: 1 })
      const second = gateway.booking.change(id, { reserved: 3 })
      await tell(second)
      await eventually(() =>
        expect(live.events.at(-1)).toMatchObject({ id: `Slot_${id}`, reserved: 3, version: 2 }),
      )
      await tell(second)
      const third = gateway.booking.change(other, { reserved: 1 })
      await tell(third)
      await eventually(() => expect(live.events.at(-1)).toMatchObject({ id: `Slot_${other}`, reserved: 1 }))
      expect(live.events).toHaveLength(4)
      await live.close()
    })

    test('tells a hot slot a few times a second, and always how it ended', async () => {
      const [id = ''] = seeded(1)
      const live = await subscribe(gateway.url, [`Slot_${id}`], { fields })
      await eventually(() => expect(live.events).toHaveLength(1))
      const started = performance.now()
      for (let reserved = 1; reserved <= 300; reserved++) await tell(gateway.booking.change(id, { reserved }))
      await eventually(() => expect(live.events.at(-1)?.reserved).toBe(300))
      const seconds = (performance.now() - started) / 1000
      expect(live.events.length).toBeLessThanOrEqual(3 + 5 * seconds)
      await live.close()
    })

    test('refuses too many slots, none, and ids that are none', async () => {
      for (const slotIds of [Array.from({ length: 201 }, () => `Slot_${newId()}`), [], ['x']]) {
        const live = await subscribe(gateway.url, slotIds, { fields })
        await live.ended
        expect(live.status).toBeLessThan(500)
        expect(live.raw.join()).toContain('INVALID_INPUT')
      }
    })

    test('ends when the gateway stops, so that pages come back to another', async () => {
      const [id = ''] = seeded(1)
      const live = await subscribe(gateway.url, [`Slot_${id}`], { fields })
      await eventually(() => expect(live.events).toHaveLength(1))
      await gateway.stop()
      await live.ended
      expect(live.raw.at(-1)).toContain('event: complete')
      gateway = await startGateway()
    })
  },
)

test('the viewer of a long connection is told what they hold now', async () => {
  const [id = ''] = seeded(1)
  const cookie = await gateway.signIn('citizen-1')
  const live = await subscribe(gateway.url, [`Slot_${id}`], {
    fields: 'reserved viewerReservation { partySize }',
    cookie,
  })
  await eventually(() => expect(live.events).toHaveLength(1))
  const reserve = `mutation { reserve(input: { slotId: "Slot_${id}", partySize: 2, idempotencyKey: "k" }) { __typename } }`
  await gateway.graphql(reserve, { cookie })
  await tell(gateway.booking.change(id, {}))
  await eventually(() =>
    expect(live.events.at(-1)).toEqual({ reserved: 2, viewerReservation: { partySize: 2 } }),
  )
  await live.close()
})

test('one state is read for everybody who comes at once, and read again when booking was away', async () => {
  const [id = ''] = seeded(1)
  gateway.broken.set('GetSlots', Code.Unavailable)
  const lives = await Promise.all(Array.from({ length: 20 }, () => subscribe(gateway.url, [`Slot_${id}`])))
  gateway.broken.clear()
  await eventually(() => {
    for (const live of lives) expect(live.events).toHaveLength(1)
  })
  expect(gateway.calls.filter((call) => call === 'GetSlots').length).toBeLessThan(20)
  await Promise.all(lives.map((live) => live.close()))
})
