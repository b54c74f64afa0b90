import { NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedDepartures, startGateway, type TestGateway } from './start-gateway.ts'

const personId = demoPersonId('guide-1')

let gateway: TestGateway
let cookie: string
beforeEach(async () => {
  gateway = await startGateway()
  cookie = await gateway.signIn('guide-1')
})
afterEach(() => gateway.stop())

test('notices name the walk, the shift, what is closed and what is in the way', async () => {
  const { route, departures } = seedDepartures(gateway, 2)
  const [one, other] = departures.map(({ departure }) => departure.id)
  gateway.guide.addShift({ id: must(one) })
  const of = (changes: object) =>
    gateway.booking.addNotice(personId, must(one), { slotKind: SlotKind.DEPARTURE, ...changes })
  const ofPlaces = (changes: object) => of({ reservationId: newId(), ...changes })
  ofPlaces({ kind: NoticeKind.CLOSED, closedId: route.id, reason: '修路', reasonEn: 'Road works' })
  ofPlaces({ kind: NoticeKind.CLOSED, closedId: must(route.stops[0]).stationId })
  ofPlaces({ kind: NoticeKind.CANCELLED, noGuide: true })
  of({ kind: NoticeKind.SHIFT_WITHDRAWN })
  ofPlaces({ kind: NoticeKind.MOVED_INTO_OVERLAP, overlappingSlotId: must(other) })
  of({ kind: NoticeKind.REOPENED, closedId: route.id })
  const query = `{ viewer { notices { edges { node { kind noGuide reason reasonEn departure { id } session { id } shift { id }
    closedRoute { id } closedStation { id } overlappingSession { id } overlappingDeparture { id } } } } } }`
  const { data, errors } = await gateway.graphql<{ viewer: { notices: { edges: { node: object }[] } } }>(
    query,
    { cookie },
  )
  expect(errors).toBeUndefined()
  const notices = data?.viewer.notices.edges.map(({ node }) => node)
  const departure = { id: `Departure_${one}` }
  const plain = {
    ...{ departure, session: null, shift: null, closedRoute: null, closedStation: null, noGuide: false },
    ...{ reason: null, reasonEn: null, overlappingSession: null, overlappingDeparture: null },
  }
  expect(notices).toEqual([
    {
      ...plain,
      kind: 'CLOSED',
      closedRoute: { id: `Route_${route.id}` },
      reason: '修路',
      reasonEn: 'Road works',
    },
    { ...plain, kind: 'CLOSED', closedStation: { id: `Station_${route.stops[0]?.stationId}` } },
    { ...plain, kind: 'CANCELLED', noGuide: true },
    { ...plain, kind: 'SHIFT_WITHDRAWN', shift: { id: `Shift_${one}` } },
    { ...plain, kind: 'MOVED_INTO_OVERLAP', overlappingDeparture: { id: `Departure_${other}` } },
    { ...plain, kind: 'REOPENED', closedRoute: { id: `Route_${route.id}` }, shift: { id: `Shift_${one}` } },
  ])
})

test('a notice says what else is new, that it was overtaken, and to a guide who was replaced why', async () => {
  const { departures } = seedDepartures(gateway, 1)
  const id = must(departures[0]).departure.id
  gateway.guide.addShift({ id })
  const of = (changes: object) =>
    gateway.booking.addNotice(personId, id, { slotKind: SlotKind.DEPARTURE, ...changes })
  of({ kind: NoticeKind.SHIFT_WITHDRAWN, reason: '临时调整' })
  of({
    kind: NoticeKind.MEETING_POINT_CHANGED,
    oldMeetingPoint: '',
    newMeetingPoint: '地铁站',
    overtaken: true,
  })
  of({ kind: NoticeKind.MOVED, oldRoom: '', newRoom: '二楼', reservationId: newId() })
  const { data } = await gateway.graphql<{ viewer: { notices: { edges: { node: object }[] } } }>(
    `{ viewer { notices { edges { node { kind reason overtaken roomChanged oldRoom newRoom meetingPointChanged oldMeetingPoint newMeetingPoint } } } } }`,
    { cookie },
  )
  const plain = {
    ...{ reason: null, overtaken: false, roomChanged: false, oldRoom: null, newRoom: null },
    ...{ meetingPointChanged: false, oldMeetingPoint: null, newMeetingPoint: null },
  }
  expect(data?.viewer.notices.edges.map(({ node }) => node)).toEqual([
    { ...plain, kind: 'SHIFT_WITHDRAWN', reason: '临时调整' },
    {
      ...plain,
      kind: 'MEETING_POINT_CHANGED',
      overtaken: true,
      meetingPointChanged: true,
      newMeetingPoint: '地铁站',
    },
    { ...plain, kind: 'MOVED', roomChanged: true, newRoom: '二楼' },
  ])
})
