import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { SiteChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guide, heldWith, holdOf, tellClaimed } from './shift-data.ts'
import {
  type Booking,
  type BookingClient,
  citizen,
  manager,
  operator,
  refusedWith,
  reservationIn,
  startBooking,
} from './start-booking.ts'

const owner = citizen(1)
const roles: Record<string, Actor | undefined> = {
  nobody: undefined,
  owner,
  citizen: citizen(2),
  guide: guide(1),
  // Has claimed the shift of the slot that begins soon.
  shiftGuide: guide(2),
  // The role alone gives nothing, nor does a grant for another site.
  otherManager: { personId: demoPersonId('manager-2'), roles: ['CITIZEN', 'MANAGER'] },
  manager,
  operator,
}

let booking: Booking
let slotId: string
let reservationId: string
/** Of a slot that begins soon. */
let soonId: string
let soonReservationId: string
beforeAll(async () => {
  booking = await startBooking()
  const elsewhere = { site: { id: newId(), version: 1n }, managerIds: [demoPersonId('manager-2')] }
  await booking.tell(SiteChangedSchema, elsewhere)
  slotId = await booking.publish()
  reservationId = reservationIn((await booking.reserve({ by: owner, slotId }))[0]).id
  soonId = await booking.publish({ startsIn: 0.5 })
  soonReservationId = reservationIn((await booking.reserve({ by: citizen(3), slotId: soonId }))[0]).id
  await tellClaimed(booking, newId(), guide(2), 1, { shiftId: soonId, startsIn: 0.5 })
  for (const actor of Object.values(roles)) {
    if (actor) await booking.as(actor).recordPerson({ displayName: 'someone' })
  }
})
afterAll(() => booking.stop())

type Call = (client: BookingClient, actor: Actor | undefined) => Promise<string>
type Verdicts = Record<string, string>

const each = (verdict: string, others: Verdicts = {}): Verdicts => ({
  ...Object.fromEntries(Object.keys(roles).map((role) => [role, verdict])),
  ...others,
})
const signedIn = each('OK', { nobody: 'SIGN_IN_REQUIRED' })
const guidesOnly = each('FORBIDDEN', { nobody: 'SIGN_IN_REQUIRED', guide: 'OK', shiftGuide: 'OK' })
const staffOnly = each('FORBIDDEN', {
  nobody: 'SIGN_IN_REQUIRED',
  shiftGuide: 'OK',
  manager: 'OK',
  operator: 'OK',
})
const ok = (call: Promise<unknown>) => call.then(() => 'OK')
const seen = (ids: { id: string }[]) => (ids.length > 0 ? 'OK' : 'UNSEEN')

/** What each RPC answers whom. Whoever adds an RPC says so here. */
const table: Record<keyof typeof BookingService.method, [Call, Verdicts]> = {
  reserve: [
    async (client, actor) => {
      const actorToken = actor ? booking.tokenOf(actor) : ''
      const item = { actorToken, slotId: newId(), partySize: 1, idempotencyKey: newId() }
      return refusedWith((await client.reserve({ items: [item] })).verdicts[0])
    },
    each('NOT_FOUND', { nobody: 'SIGN_IN_REQUIRED' }),
  ],
  changeReservation: [
    (client) => ok(client.changeReservation({ reservationId, partySize: 2, idempotencyKey: newId() })),
    each('NOT_FOUND', { nobody: 'SIGN_IN_REQUIRED', owner: 'OK' }),
  ],
  cancelReservation: [
    (client) => ok(client.cancelReservation({ reservationId, idempotencyKey: newId() })),
    each('NOT_FOUND', { nobody: 'SIGN_IN_REQUIRED', owner: 'OK' }),
  ],
  getReservations: [
    async (client) => seen((await client.getReservations({ ids: [reservationId] })).reservations),
    each('UNSEEN', { nobody: 'SIGN_IN_REQUIRED', owner: 'OK', manager: 'OK', operator: 'OK' }),
  ],
  listReservations: [
    async (client) => seen((await client.listReservations({})).reservations),
    each('UNSEEN', { nobody: 'SIGN_IN_REQUIRED', owner: 'OK' }),
  ],
  listSlotReservations: [(client) => ok(client.listSlotReservations({ slotId: soonId })), staffOnly],
  checkInReservation: [
    (client) =>
      ok(
        client.checkInReservation({
          slotId: soonId,
          by: { case: 'reservationId', value: soonReservationId },
          peoplePresent: 1,
          idempotencyKey: newId(),
        }),
      ),
    staffOnly,
  ],
  undoCheckIn: [
    (client) =>
      ok(
        client.undoCheckIn({
          ...{ slotId: soonId, reservationId: soonReservationId },
          idempotencyKey: newId(),
        }),
      ),
    staffOnly,
  ],
  findGuides: [
    (client) => ok(client.findGuides({ words: '王' })),
    each('FORBIDDEN', { nobody: 'SIGN_IN_REQUIRED', operator: 'OK' }),
  ],
  getSlots: [async (client) => seen((await client.getSlots({ ids: [slotId] })).slots), each('OK')],
  searchSlots: [(client) => ok(client.searchSlots({})), each('OK')],
  summariseSites: [(client) => ok(client.summariseSites({})), each('OK')],
  findAlternatives: [(client) => ok(client.findAlternatives({ slotId, partySize: 1 })), each('OK')],
  findAlternativesForMany: [
    (client, actor) => {
      const actorToken = actor ? booking.tokenOf(actor) : ''
      const items = [{ actorToken, wish: { slotId, partySize: 1 } }]
      return ok(client.findAlternativesForMany({ items }))
    },
    each('OK'),
  ],
  recordPerson: [(client) => ok(client.recordPerson({ displayName: 'someone' })), signedIn],
  getPeople: [
    async (client) => seen((await client.getPeople({ ids: [owner.personId] })).people),
    each('FORBIDDEN', { nobody: 'SIGN_IN_REQUIRED', operator: 'OK' }),
  ],
  getPerson: [
    async (client, actor) => ((await client.getPerson({})).person?.id === actor?.personId ? 'OK' : 'ANOTHER'),
    signedIn,
  ],
  listNotices: [(client) => ok(client.listNotices({})), signedIn],
  markNoticesShown: [(client) => ok(client.markNoticesShown({ ids: [] })), signedIn],
  getCalendarAddress: [(client) => ok(client.getCalendarAddress({})), signedIn],
  makeCalendarAddress: [(client) => ok(client.makeCalendarAddress({ idempotencyKey: newId() })), signedIn],
  withdrawCalendarAddress: [(client) => ok(client.withdrawCalendarAddress({})), signedIn],
  // Who has the secret needs no more.
  findCalendarOwner: [(client) => ok(client.findCalendarOwner({ secret: 'x' })), each('NOT_FOUND')],
  markNoticesRead: [(client) => ok(client.markNoticesRead({ ids: [] })), signedIn],
  holdTime: [(client) => ok(client.holdTime(holdOf(newId()))), guidesOnly],
  holdTimes: [
    async (client, actor) => {
      const item = {
        actorToken: actor ? booking.tokenOf(actor) : '',
        hold: holdOf(newId(), { startsIn: 72 }),
      }
      return heldWith((await client.holdTimes({ items: [item] })).verdicts[0])
    },
    guidesOnly,
  ],
  freeTime: [(client) => ok(client.freeTime({ holdId: newId() })), guidesOnly],
}

test('every RPC has a row', () => {
  expect(Object.keys(table).toSorted()).toEqual(
    BookingService.methods.map(({ localName }) => localName).toSorted(),
  )
})

for (const [name, [call, verdicts]] of Object.entries(table)) {
  test.each(Object.keys(roles))(`${name} for %s`, async (role) => {
    const actor = roles[role]
    const verdict = await call(booking.as(actor), actor).catch((error: Error) => error.message)
    expect(verdict).toMatch(new RegExp(`${verdicts[role]}$`))
  })
}

test.each(BookingService.methods.map(({ localName }) => localName).filter((name) => name !== 'reserve'))(
  '%s refuses a token that is forged, even where none is needed',
  async (name) => {
    const call = booking.as(undefined)[name as 'getSlots']
    const headers = { authorization: 'Bearer forged' }
    await expect(call({}, { headers })).rejects.toThrow('SIGN_IN_REQUIRED')
  },
)

test('who is a citizen and nothing else reads and marks nobody, whatever they manage or have claimed', async () => {
  for (const actor of [manager, guide(2)]) {
    const restricted = booking.as({ ...actor, roles: ['CITIZEN'], citizenOnly: true })
    const by = { case: 'reservationId' as const, value: soonReservationId }
    const door = { slotId: soonId, idempotencyKey: newId() }
    const calls = [
      () => restricted.listSlotReservations({ slotId: soonId }),
      () => restricted.checkInReservation({ ...door, by, peoplePresent: 1 }),
      () => restricted.undoCheckIn({ ...door, reservationId: soonReservationId }),
    ]
    for (const call of calls) await expect(call()).rejects.toThrow('FORBIDDEN')
    expect((await restricted.getReservations({ ids: [soonReservationId] })).reservations).toEqual([])
  }
})

test('what is not theirs is answered to a citizen as what is not there', async () => {
  const other = booking.as(citizen(2))
  const cancel = (id: string) =>
    other.cancelReservation({ reservationId: id, idempotencyKey: newId() }).catch((error) => error)
  const [theirs, nothing] = [await cancel(reservationId), await cancel(newId())]
  expect(refusalOf(theirs)).toEqual(refusalOf(nothing))
  expect(refusalOf(nothing)?.code).toBe(RefusalCode.NOT_FOUND)
  const found = await other.getReservations({ ids: [reservationId, newId()] })
  expect(found.reservations).toEqual([])
})
