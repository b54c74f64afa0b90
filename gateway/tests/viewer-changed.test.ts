import { create, type DescMessage, toBinary } from '@bufbuild/protobuf'
import { Code } from '@connectrpc/connect'
import {
  NoticePostedSchema,
  NoticeWithdrawnSchema,
  ReservationCancelledSchema,
  SlotChangedSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { ShiftClaimedSchema, ShiftReleasedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ClaimStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { follow } from './live-client.ts'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

const QUERY =
  'subscription { viewerChanged { unreadNoticeCount reservation { id status } claim { id status releaseReason } } }'
const AS_IT_STANDS = { unreadNoticeCount: 0, reservation: null, claim: null }

let gateway: TestGateway
let cookie: string
const personId = demoPersonId('guide-1')
beforeEach(async () => {
  gateway = await startGateway({ env: { RATE_LIMITS: 'off' } })
  gateway.guide.addGuide(personId)
  cookie = await gateway.signIn('guide-1')
})
afterEach(() => gateway.stop())

function tell(topic: string, schema: DescMessage, message: object) {
  const payload = toBinary(schema, create(schema, message as never))
  const one = { id: newId(), type: schema.typeName, source: 'test', time: new Date(), key: 'k', payload }
  return gateway.bus.publish(`xingzhi.${topic}.v1`, [one])
}

async function reserved() {
  const { slot } = must(seedSessions(gateway, 1)[0])
  const mutation = `mutation { reserve(input: { slotId: "Slot_${slot.id}", idempotencyKey: "k" }) { __typename } }`
  await gateway.graphql(mutation, { cookie })
  const reservation = must([...gateway.booking.reservations.values()].at(-1))
  return { slot, reservation }
}

// The live door, in company with others or alone, and yoga's.
describe.each([
  ['in a list', [{ query: QUERY }]],
  ['alone', { query: QUERY }],
])('what is one’s own, followed %s', (_how, operations) => {
  test('is told as it stands, then when it changes, and nobody else’s', async () => {
    const { slot, reservation } = await reserved()
    const live = await follow(gateway.url, operations, { cookie })
    await eventually(() => expect(live.results).toEqual([AS_IT_STANDS]))
    await tell('booking', ReservationCancelledSchema, {
      reservation: { ...reservation, personId: newId() },
    })
    reservation.status = ReservationStatus.CANCELLED
    gateway.booking.addNotice(personId, slot.id)
    await tell('booking', ReservationCancelledSchema, { reservation })
    const id = `Reservation_${reservation.id}`
    await eventually(() =>
      expect(live.results.slice(1)).toEqual([
        { unreadNoticeCount: 1, reservation: { id, status: 'CANCELLED' }, claim: null },
      ]),
    )
    gateway.booking.addNotice(personId, slot.id)
    await tell('booking', NoticePostedSchema, { noticeId: newId(), personId, slotId: slot.id })
    await eventually(() => expect(live.results.at(-1)).toEqual({ ...AS_IT_STANDS, unreadNoticeCount: 2 }))
    const noticeId = must([...gateway.booking.notices.keys()].at(-1))
    gateway.booking.notices.delete(noticeId)
    await tell('booking', NoticeWithdrawnSchema, { noticeId, personId, slotId: slot.id })
    await eventually(() => expect(live.results.at(-1)).toEqual({ ...AS_IT_STANDS, unreadNoticeCount: 1 }))
    await live.close()
  })

  test('is a claim as the guide may read it, and one that was taken away', async () => {
    const shift = gateway.guide.addShift()
    const claim = gateway.guide.addClaim(shift.id, personId)
    const live = await follow(gateway.url, operations, { cookie })
    await eventually(() => expect(live.results).toHaveLength(1))
    await tell('guide', ShiftClaimedSchema, { claim })
    const id = `Claim_${claim.id}`
    await eventually(() =>
      expect(live.results.at(-1)).toMatchObject({ claim: { id, status: 'CLAIMED' }, reservation: null }),
    )
    gateway.guide.claims.delete(claim.id)
    await tell('guide', ShiftReleasedSchema, { claim: { ...claim, status: ClaimStatus.RELEASED } })
    await eventually(() => expect(live.results.at(-1)).toMatchObject({ claim: { id, status: 'RELEASED' } }))
    await live.close()
  })

  test('is for who is signed in', async () => {
    const live = await follow(gateway.url, operations)
    await eventually(() => expect(live.raw.join()).toContain('SIGN_IN_REQUIRED'))
    await live.close()
  })

  test('ends with the gateway', async () => {
    const live = await follow(gateway.url, operations, { cookie })
    await eventually(() => expect(live.results).toHaveLength(1))
    await gateway.stop()
    await live.ended
    gateway = await startGateway()
  })
})

test('slots and what is one’s own share a connection, also while a service is away', async () => {
  const { slot } = await reserved()
  gateway.broken.set('ListNotices', Code.Unavailable)
  const slots = {
    query: 'subscription ($ids: [ID!]!) { slotChanged(slotIds: $ids) { id reserved } }',
    variables: { ids: [`Slot_${slot.id}`] },
  }
  const live = await follow(gateway.url, [{ query: QUERY }, slots], { cookie })
  await eventually(() => expect(live.raw.join()).toContain('UNAVAILABLE'))
  gateway.broken.clear()
  await tell('booking', NoticePostedSchema, { noticeId: newId(), personId, slotId: slot.id })
  await eventually(() => expect(live.results).toContainEqual(AS_IT_STANDS))
  expect(live.results).toContainEqual({ id: `Slot_${slot.id}`, reserved: 1 })
  await tell('booking', SlotChangedSchema, { slot: gateway.booking.change(slot.id, { reserved: 3 }) })
  await eventually(() => expect(live.results.at(-1)).toEqual({ id: `Slot_${slot.id}`, reserved: 3 }))
  await live.close()
})

test('what was read in one tab is read in the other', async () => {
  const { slot } = await reserved()
  const notice = gateway.booking.addNotice(personId, slot.id)
  const live = await follow(gateway.url, [{ query: QUERY }], { cookie })
  await eventually(() => expect(live.results.at(-1)).toMatchObject({ unreadNoticeCount: 1 }))
  const read = `mutation { markNoticesRead(input: { noticeIds: ["Notice_${notice.id}"] }) { __typename } }`
  await gateway.graphql(read, { cookie })
  await eventually(() => expect(live.results.at(-1)).toMatchObject({ unreadNoticeCount: 0 }))
  await live.close()
})

test('only subscriptions share a connection: what writes is not written', async () => {
  const { slot } = must(seedSessions(gateway, 1)[0])
  const query = `mutation { reserve(input: { slotId: "Slot_${slot.id}", idempotencyKey: "k" }) { __typename } }`
  const live = await follow(gateway.url, [{ query }, { query: QUERY }], { cookie })
  await eventually(() => expect(live.raw.join()).toContain('Only subscriptions'))
  expect(gateway.booking.reservations.size).toBe(0)
  await live.close()
})
