import { getOption } from '@bufbuild/protobuf'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { LastKnown, last_known } from '@xingzhi/proto/common/v1/last_known_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { type GraphQLField, getNamedType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { builder } from '../src/builder.ts'
import { saidOf, saidOfArgument, saidOfSubscription } from '../src/schema/field-extensions.ts'
import { schema } from '../src/schema/index.ts'
import { textOrNull } from '../src/schema/message-fields.ts'

// Each field says for itself whether its answer may be shared, what it costs and whether it may be followed. What stands
// here is what they say together: whoever opens a door for everybody sees it in the difference.

const SHARED = [
  'Accessibility: note seats stepFree steps surface toilets',
  'Activity: craft demo durationMinutes id languages level materials maximumPartySize minimumAge site stepFree summary summaryEn title titleEn whatToBring whatToBringEn',
  'Closure: from id reason reasonEn route station until',
  'Departure: callForHelpAt callsForHelp cancelCause cancelReason closures decideAt demo endsAt groupSize guidesConfirmed guidesWanted id languages meetingPoint placesLimit route slot startsAt status timetable version',
  'DepartureConnection: edges pageInfo',
  'DepartureEdge: cursor node',
  'Opening: closesMinute opensMinute weekday',
  'PageInfo: endCursor hasNextPage hasPreviousPage startCursor',
  'Point: latitude longitude',
  'Query: closures departures routes sessions siteSummaries',
  'Room: capacity name',
  'Route: closures composed demo departures distanceMetres durationMinutes id name nameEn path pathKind stations stops summary summaryEn theme',
  'Session: activity cancelReason capacity closesAt demo distanceMetres endsAt helpersWanted id languages opensAt room site slot startsAt status version',
  'SessionConnection: edges pageInfo',
  'SessionEdge: cursor node',
  'Site: address capacity contact crafts demo directions directionsEn id name nameEn openings point precisionMetres rooms streetTown',
  'SiteSummary: capacity crafts nextStartsAt remaining sessionCount site',
  'Slot: cancelUntil capacity closesAt id maximumPartySize offered opensAt over remaining reservationCount reserved sourceVersion status version',
  'Station: accessibility capacity checkInRadiusMetres closures demo id name nameEn openingHours point precisionMetres routes story storyEn',
  'Stop: station stayMinutes walkMinutes',
  'StopTime: arrivesAt leavesAt station',
  'StreetTown: code name nameEn',
]

const PERSONAL_ARGUMENTS = ['Query.departures.withCancelled', 'Query.sessions.near']

const COSTS = {
  'Departure.toldPeople': { ownCall: true },
  'HolidayNotice.days': { listLength: 40 },
  'Guide.serviceSummary': { ownCall: true },
  'Query.closures': { listLength: 50 },
  'Query.qualifications': { listLength: 30 },
  'Query.routes': { listLength: 30 },
  'Query.siteSummaries': { listLength: 150 },
  'Query.streetTowns': { listLength: 20 },
  'Route.path': { listLength: 40 },
  'Shift.candidates': { listLength: 50 },
  'Session.toldPeople': { ownCall: true },
  'Shift.claims': { listLength: 20 },
  'Station.code': { ownCall: true },
  'Station.openings': { ownCall: true },
  'StationLoad.steps': { listLength: 40 },
  'Training.enrolments': { listLength: 40 },
}

const LIVE = [
  ...['capacity', 'closesAt', 'id', 'maximumPartySize', 'offered', 'opensAt', 'over', 'remaining'],
  ...['reservationCount', 'reserved', 'sourceVersion', 'status', 'version'],
].map((field) => `Slot.${field}`)

const SAME_QUESTION = [
  ...['BookingService.SearchSlots', 'BookingService.SummariseSites', 'GuideService.ListShowcase'],
  ...['RouteService.ListClosures', 'RouteService.ListDepartures', 'RouteService.ListRoutes'],
  ...['VenueService.ListSites', 'VenueService.ListStreetTowns'],
]

const BY_ID = [
  ...['BookingService.GetSlots', 'GuideService.GetShifts', 'RouteService.GetDepartures'],
  ...['RouteService.GetRoutes', 'RouteService.GetStations', 'VenueService.GetActivities'],
  ...['VenueService.GetSessions', 'VenueService.GetSites'],
]

interface Named {
  type: string
  field: GraphQLField<unknown, unknown>
}

const fields: Named[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })))
  .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'en'))

function nameOf({ type, field }: Named): string {
  return `${type}.${field.name}`
}

/** Shared fields that a question can get to by shared fields alone. */
function sharedFields(): Named[] {
  const types = new Set(['Query'])
  for (const type of types) {
    for (const one of fields) {
      if (one.type === type && saidOf(one.field).shared) types.add(getNamedType(one.field.type).name)
    }
  }
  return fields.filter(({ type, field }) => types.has(type) && saidOf(field).shared)
}

test('everybody is answered alike by these fields, unless they say where they are or ask as an operator', () => {
  const byType = Map.groupBy(sharedFields(), ({ type }) => type)
  const lines = [...byType].map(
    ([type, of]) =>
      `${type}: ${of
        .map(({ field }) => field.name)
        .toSorted()
        .join(' ')}`,
  )
  expect(lines.toSorted()).toEqual(SHARED)
  const personal = sharedFields().flatMap((one) =>
    one.field.args
      .filter((argument) => !saidOfArgument(argument).shared)
      .map(({ name }) => `${nameOf(one)}.${name}`),
  )
  expect(personal).toEqual(PERSONAL_ARGUMENTS)
})

test('these fields cost what they say, all others what is usual', () => {
  const costs = fields.flatMap((one) => {
    const { cost } = saidOf(one.field)
    return cost === undefined ? [] : [[nameOf(one), cost]]
  })
  expect(Object.fromEntries(costs)).toEqual(COSTS)
})

test('these fields are written down once for all who watch', () => {
  expect(fields.filter(({ field }) => saidOf(field).live === true).map(nameOf)).toEqual(LIVE)
  const followed = Object.values(must(schema.getSubscriptionType()).getFields())
  expect(followed.filter((field) => saidOfSubscription(field).live).map(({ name }) => name)).toEqual([
    'slotChanged',
  ])
})

test('the answers of these RPCs are known while their service is away', () => {
  const kept = (how: LastKnown) =>
    [BookingService, GuideService, RouteService, VenueService].flatMap(({ name, methods }) =>
      methods
        .filter((method) => getOption(method, last_known) === how)
        .map((method) => `${name}.${method.name}`)
        .toSorted(),
    )
  expect(kept(LastKnown.SAME_QUESTION)).toEqual(SAME_QUESTION)
  expect(kept(LastKnown.BY_ID)).toEqual(BY_ID)
})

test('what nobody knows cannot be said', () => {
  // Never built: the compiler alone judges.
  const misspelt = () =>
    builder.queryFields((t) => ({
      // @ts-expect-error misspelt
      a: t.string({ extensions: { sharde: true }, resolve: () => '' }),
      // @ts-expect-error a field cannot be closed by saying so: it is closed
      b: t.string({ extensions: { shared: false }, resolve: () => '' }),
      // @ts-expect-error a cost has a name
      c: t.string({ extensions: { cost: 20 }, resolve: () => '' }),
      // @ts-expect-error misspelt
      d: t.string({ args: { e: t.arg.string({ extensions: { share: true } }) }, resolve: () => '' }),
    }))
  const unknown = () =>
    builder.objectRef<{ room: string }>('Wrong').implement({
      fields: (t) => ({
        room: t.string(textOrNull('room', { shared: true })),
        // @ts-expect-error the message has no such field
        rome: t.string(textOrNull('rome')),
      }),
    })
  expect([misspelt, unknown]).toHaveLength(2)
})
