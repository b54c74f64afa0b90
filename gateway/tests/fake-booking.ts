import { create } from '@bufbuild/protobuf'
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ConnectRouter } from '@connectrpc/connect'
import type { Notice, Person, Reservation, Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import {
  NoticeSchema,
  PersonSchema,
  ReservationSchema,
  ReservationStatus,
  SlotKind,
  SlotSchema,
  SlotStatus,
} from '@xingzhi/proto/booking/v1/booking_pb.js'
import { BookingService, type ReserveItem } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Session } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { type Actor, type ActorTokens, requireActor, requireRole } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { Refused, refuse, toRefusal } from '@xingzhi/runtime/refusal'
import { calendarAddressMethods } from './fake-calendar-addresses.ts'
import { pageOf, pick } from './fake-venue.ts'

export interface FakeBooking {
  slots: Map<string, Slot>
  reservations: Map<string, Reservation>
  people: Map<string, Person>
  notices: Map<string, Notice>
  /** By slot, the one of something that whoever wants it has at that time. */
  inTheWay: Map<string, string>
  /** Of a session, or of a departure. */
  addSlot(of: Pick<Session, 'id' | 'siteId' | 'startsAt' | 'endsAt' | 'capacity'>, kind?: SlotKind): Slot
  addNotice(personId: string, slotId: string, changes?: Partial<Notice>): Notice
  /** A new state of a slot: with these changes, and the next version. */
  change(slotId: string, changes: Partial<Pick<Slot, 'reserved' | 'capacity' | 'startsAt'>>): Slot
  routes(router: ConnectRouter): void
}

/** Booking in memory: what a gateway needs to be tried, with booking's rights and a few of its refusals. */
export function createFakeBooking(
  tokens: ActorTokens,
  now: () => Date,
  manages: (actor: Actor, siteId: string) => boolean,
): FakeBooking {
  const slots = new Map<string, Slot>()
  const reservations = new Map<string, Reservation>()
  const people = new Map<string, Person>()
  const notices = new Map<string, Notice>()
  const noticePerson = new Map<string, string>()

  function reserve({ actorToken, slotId, partySize, expectedStartsAt }: ReserveItem): Reservation {
    const actor = tokens.verify(actorToken) ?? refuse('SIGN_IN_REQUIRED')
    const slot = slots.get(slotId) ?? refuse('NOT_FOUND', { what: 'slot' })
    if (partySize < 1) refuse('INVALID_INPUT', { field: 'partySize', problem: 'too_small', limit: 1 })
    if (partySize > slot.maximumPartySize) refuse('PARTY_TOO_LARGE', { maximum: slot.maximumPartySize })
    if (expectedStartsAt && slot.startsAt && expectedStartsAt.seconds !== slot.startsAt.seconds) {
      refuse('CHANGED', { startsAt: timestampDate(slot.startsAt) })
    }
    const remaining = slot.capacity - slot.reserved
    if (partySize > remaining) refuse('SLOT_FULL', { remaining, partySize })
    const other = fake.inTheWay.get(slotId)
    if (other) refuse('OVERLAPS', { slotId: other })
    for (const other of reservations.values()) {
      const isSame = other.slotId === slotId && other.personId === actor.personId
      if (isSame && other.status === ReservationStatus.CONFIRMED) {
        refuse('ALREADY_RESERVED', { reservationId: other.id })
      }
    }
    const reservation = create(ReservationSchema, {
      id: newId(),
      slotId,
      slotKind: slot.kind,
      personId: actor.personId,
      partySize,
      status: ReservationStatus.CONFIRMED,
      code: 'KDNP7R',
      createdAt: timestampFromDate(now()),
      ...(slot.startsAt && { startsAt: slot.startsAt, cancelUntil: slot.startsAt }),
      ...(slot.endsAt && { endsAt: slot.endsAt }),
    })
    reservations.set(reservation.id, reservation)
    fake.change(slotId, { reserved: slot.reserved + partySize })
    return reservation
  }

  const others = (slotId: string | undefined) =>
    [...slots.values()]
      .filter(({ id }) => id !== slotId)
      .slice(0, 5)
      .map((slot) => {
        const clash = fake.inTheWay.get(slotId ?? '')
        const { startsAt, endsAt } = slot
        return {
          ...{ slot, startsInMinutes: 60, loadPercent: 10, suits: true },
          ...(clash &&
            startsAt &&
            endsAt && { clash: { slotId: clash, reservationId: '', startsAt, endsAt } }),
        }
      })

  const fake: FakeBooking = {
    slots,
    reservations,
    people,
    notices,
    inTheWay: new Map(),
    addSlot({ id, siteId, startsAt, endsAt, capacity }, kind = SlotKind.SESSION) {
      const slot = create(SlotSchema, {
        id,
        kind,
        status: SlotStatus.ACTIVE,
        capacity,
        wanted: capacity,
        version: 1n,
        opensAt: timestampFromDate(now()),
        siteId,
        maximumPartySize: 4,
        ...(startsAt && { startsAt, closesAt: startsAt, cancelUntil: startsAt }),
        ...(endsAt && { endsAt }),
      })
      slots.set(id, slot)
      return slot
    },
    addNotice(personId, slotId, changes = {}) {
      const notice = Object.assign(create(NoticeSchema), {
        id: newId(),
        kind: 1,
        createdAt: timestampFromDate(now()),
        slotId,
        slotKind: SlotKind.SESSION,
        ...changes,
      })
      notices.set(notice.id, notice)
      noticePerson.set(notice.id, personId)
      return notice
    },
    change(slotId, changes) {
      const slot = slots.get(slotId) ?? refuse('NOT_FOUND')
      const next = create(SlotSchema, { ...slot, ...changes, version: slot.version + 1n })
      slots.set(slotId, next)
      return next
    },
    routes(router) {
      const noticesOf = (personId: string) =>
        [...notices.values()].filter(({ id }) => noticePerson.get(id) === personId)
      const unread = (personId: string) => noticesOf(personId).filter(({ readAt }) => !readAt).length
      router.service(BookingService, {
        reserve: ({ items }) => ({
          verdicts: items.map((item) => {
            try {
              return { verdict: { case: 'reservation' as const, value: reserve(item) } }
            } catch (error) {
              if (!(error instanceof Refused)) throw error
              return { verdict: { case: 'refusal' as const, value: toRefusal(error) } }
            }
          }),
          slots: pick(slots, [...new Set(items.map(({ slotId }) => slotId))]),
        }),
        changeReservation({ reservationId, partySize }, context) {
          const { personId } = requireActor(context)
          const reservation = reservations.get(reservationId)
          if (reservation?.personId !== personId) refuse('NOT_FOUND', { what: 'reservation' })
          const slot = slots.get(reservation.slotId) ?? refuse('NOT_FOUND', { what: 'slot' })
          const { partySize: held } = reservation
          const remaining = slot.capacity - slot.reserved
          if (partySize - held > remaining) refuse('SLOT_FULL', { remaining, partySize, held })
          reservation.partySize = partySize
          fake.change(slot.id, { reserved: slot.reserved + partySize - held })
          return { reservation }
        },
        cancelReservation({ reservationId }, context) {
          const { personId } = requireActor(context)
          const reservation = reservations.get(reservationId)
          if (reservation?.personId !== personId) refuse('NOT_FOUND', { what: 'reservation' })
          reservation.status = ReservationStatus.CANCELLED
          return { reservation }
        },
        getReservations({ ids }, context) {
          const { personId } = requireActor(context)
          return {
            reservations: pick(reservations, ids).filter((reservation) => reservation.personId === personId),
          }
        },
        listReservations(_request, context) {
          const { personId } = requireActor(context)
          return pageOf(
            'reservations',
            [...reservations.values()].filter((reservation) => reservation.personId === personId),
          )
        },
        listSlotReservations({ slotId }, context) {
          const { siteId } = slots.get(slotId) ?? refuse('NOT_FOUND', { what: 'slot' })
          if (!manages(requireActor(context), siteId)) refuse('FORBIDDEN')
          const held = [...reservations.values()].filter((reservation) => reservation.slotId === slotId)
          return pageOf(
            'reservations',
            held.map((reservation) => ({
              reservation,
              person: people.get(reservation.personId) ?? create(PersonSchema),
            })),
          )
        },
        checkInReservation({ slotId, by, peoplePresent }, context) {
          const actor = requireActor(context)
          const slot = slots.get(slotId) ?? refuse('NOT_FOUND', { what: 'slot' })
          if (!manages(actor, slot.siteId)) refuse('FORBIDDEN')
          const reservation = [...reservations.values()].find(
            (one) => one.slotId === slotId && (one.id === by.value || one.code === by.value),
          )
          if (reservation === undefined) refuse('NOT_FOUND', { what: 'reservation' })
          if (peoplePresent > reservation.partySize) {
            const limit = reservation.partySize
            refuse('INVALID_INPUT', { field: 'peoplePresent', problem: 'too_large', limit })
          }
          const checkedInAt = timestampFromDate(now())
          const status = peoplePresent === 0 ? ReservationStatus.NO_SHOW : ReservationStatus.ATTENDED
          Object.assign(reservation, { peoplePresent, checkedInAt, status })
          return { reservation: { reservation, person: people.get(reservation.personId) } }
        },
        undoCheckIn({ slotId, reservationId }, context) {
          const actor = requireActor(context)
          const slot = slots.get(slotId) ?? refuse('NOT_FOUND', { what: 'slot' })
          if (!manages(actor, slot.siteId)) refuse('FORBIDDEN')
          const reservation = reservations.get(reservationId) ?? refuse('NOT_FOUND', { what: 'reservation' })
          Object.assign(reservation, { peoplePresent: 0, status: ReservationStatus.CONFIRMED })
          return { reservation: { reservation, person: people.get(reservation.personId) } }
        },
        getSlots: ({ ids }) => ({ slots: pick(slots, ids) }),
        searchSlots: ({ page, near }) => {
          const found = [...slots.values()].slice(0, page?.first)
          return pageOf(
            'slots',
            found.map((slot) => ({ slot, ...(near && { distanceMetres: 1234 }) })),
          )
        },
        summariseSites: () => ({
          sites: [...new Set([...slots.values()].map(({ siteId }) => siteId))].map((siteId) => ({
            siteId,
            slotCount: 1,
            capacity: 10,
            remaining: 5,
            crafts: [2],
          })),
        }),
        findAlternatives: ({ slotId }) => ({ alternatives: others(slotId) }),
        findAlternativesForMany: ({ items }) => ({
          answers: items.map(({ wish }) => ({ alternatives: others(wish?.slotId) })),
        }),
        recordPerson({ displayName, contact }, context) {
          const { personId } = requireActor(context)
          const person = create(PersonSchema, { id: personId, displayName, contact })
          people.set(personId, person)
          return { person }
        },
        getPerson(_request, context) {
          const { personId } = requireActor(context)
          return { person: people.get(personId) ?? refuse('NOT_FOUND', { what: 'person' }) }
        },
        getPeople({ ids }, context) {
          requireRole(context, 'OPERATOR')
          return { people: pick(people, ids) }
        },
        ...calendarAddressMethods(now),
        findGuides({ words }, context) {
          requireRole(context, 'OPERATOR')
          const named = [...people.values()].filter(({ displayName }) => displayName.includes(words))
          return { personIds: named.map(({ id }) => id) }
        },
        listNotices(_request, context) {
          const { personId } = requireActor(context)
          return { ...pageOf('notices', noticesOf(personId)), unreadCount: unread(personId) }
        },
        markNoticesShown({ ids }, context) {
          const { personId } = requireActor(context)
          const shown = noticesOf(personId).filter(({ id }) => ids.includes(id))
          for (const notice of shown) notice.shownAt ??= timestampFromDate(now())
          return { ids: shown.map(({ id }) => id) }
        },
        markNoticesRead({ ids }, context) {
          const { personId } = requireActor(context)
          for (const notice of noticesOf(personId)) {
            if (ids.includes(notice.id)) notice.readAt = timestampFromDate(now())
          }
          return { unreadCount: unread(personId) }
        },
      })
    },
  }
  return fake
}
