import { create } from '@bufbuild/protobuf'
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ConnectRouter, ServiceImpl } from '@connectrpc/connect'
import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  CancelCause,
  CheckInProof,
  DayKind,
  DepartureStatus,
  StampSchema,
  type Walk,
  WalkSchema,
} from '@xingzhi/proto/route/v1/route_pb.js'
import { type DeparturePlan, RouteFormat, RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { type Actor, actorOf, requireActor, requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Clock } from '@xingzhi/runtime/clock'
import { newId } from '@xingzhi/runtime/ids'
import { Refused, refuse, toRefusal } from '@xingzhi/runtime/refusal'
import { pageOf, pick } from './fake-venue.ts'
import { createRouteData, type RouteData } from './route-data.ts'

const MINUTE_MS = 60_000

/** The route service in memory: what a gateway needs to be tried, with its rights and a few of its refusals. */
export function createFakeRoute(now: Clock) {
  const state = createRouteData()
  return {
    ...state,
    serve(router: ConnectRouter) {
      router.service(RouteService, {
        ...readMethods(state),
        ...planMethods(state, now),
        ...closureMethods(state, now),
        ...walkMethods(state, now),
      })
    },
  }
}

type Methods = Partial<ServiceImpl<typeof RouteService>>

/** What everybody may read, and an operator's list. */
function readMethods({ routes, stations, closures, departures }: RouteData) {
  return {
    getRoutes: ({ ids }) => ({ routes: pick(routes, ids) }),
    listRoutes: () => ({ routes: [...routes.values()] }),
    getStations: ({ ids }) => ({ stations: pick(stations, ids) }),
    listClosures: () => ({ closures: [...closures.values()] }),
    getOpenings: ({ stationIds, fromDate }) => ({
      stations: stationIds.map((stationId) => ({
        stationId,
        days: [
          { day: { date: fromDate, kind: DayKind.HOLIDAY, name: '国庆节' }, spans: [{ askFirst: true }] },
        ],
      })),
    }),
    listHolidayNotices: () => ({ notices: [] }),
    putHolidayNotice({ notice }, context) {
      requireRole(context, 'OPERATOR')
      return { notice: { ...must(notice), enteredAt: timestampFromDate(new Date(0)) } }
    },
    getDepartures: ({ ids }) => ({ departures: pick(departures, ids) }),
    exportRoute({ routeId, format, language }) {
      const route = routes.get(routeId) ?? refuse('NOT_FOUND', { what: 'route' })
      const fileEnding = must(RouteFormat[format]).toLowerCase()
      const content = `<${fileEnding}>${language === Language.EN ? route.nameEn : route.name}`
      return { content, mediaType: `application/x-${fileEnding}`, fileEnding }
    },
    listDepartures({ routeId, withCancelled }, context) {
      const mayAll = withCancelled && actorOf(context)?.roles.includes('OPERATOR') === true
      const found = [...departures.values()].filter(
        ({ routeId: of, status }) =>
          (routeId === '' || of === routeId) && (mayAll || status === DepartureStatus.SCHEDULED),
      )
      return pageOf('departures', found)
    },
  } satisfies Methods
}

function planMethods({ routes, stations, departures, addDeparture }: RouteData, now: Clock) {
  /** What scheduling would be refused with: a start in the past, or more people than the smallest station holds. */
  function obstacleTo(plan: DeparturePlan | undefined): Refused | undefined {
    const route = routes.get(plan?.routeId ?? '') ?? refuse('NOT_FOUND', { what: 'route' })
    if (plan?.startsAt === undefined || timestampDate(plan.startsAt) < now()) {
      return new Refused('TOO_LATE', { deadline: now() }, [])
    }
    const people = plan.guidesWanted * plan.groupSize
    const stops = route.stops.map(({ stationId }) => stationId)
    const full = pick(stations, stops).find(({ capacity }) => capacity < people)
    if (full === undefined) return undefined
    const { id: stationId, name: station, nameEn: stationEn, capacity } = full
    const at = timestampDate(plan.startsAt)
    const facts = { stationId, station, stationEn, capacity, people, left: 12, at }
    return new Refused('STATION_FULL', facts, [new Date(at.getTime() + 30 * MINUTE_MS)])
  }
  const departureFor = (id: string) => departures.get(id) ?? refuse('NOT_FOUND', { what: 'departure' })
  return {
    previewDeparture({ plan }, context) {
      requireRole(context, 'OPERATOR')
      const refused = obstacleTo(plan)
      const [station] = stations.values()
      return {
        fits: refused === undefined,
        stations: [{ stationId: station?.id ?? '', capacity: 40, plannedPeople: 20 }],
        suggestedStarts: refused?.suggestedStarts.map(timestampFromDate) ?? [],
        ...(refused && { obstacle: toRefusal(refused) }),
      }
    },
    scheduleDeparture({ plan }, context) {
      requireRole(context, 'OPERATOR')
      const refused = obstacleTo(plan)
      if (refused !== undefined) throw refused
      const { routeId, startsAt, guidesWanted, groupSize, meetingPoint, languages, placesLimit } = must(plan)
      const changes = { guidesWanted, groupSize, meetingPoint, languages, placesLimit }
      return { departure: addDeparture(routeId, timestampDate(must(startsAt)), changes) }
    },
    changeDeparture({ departureId, placesLimit, meetingPoint }, context) {
      requireRole(context, 'OPERATOR')
      const departure = departureFor(departureId)
      departure.placesLimit = placesLimit ?? departure.placesLimit
      departure.meetingPoint = meetingPoint ?? departure.meetingPoint
      return { departure }
    },
    cancelDeparture({ departureId, reason }, context) {
      requireRole(context, 'OPERATOR')
      const changes = {
        status: DepartureStatus.CANCELLED,
        cancelReason: reason,
        cancelCause: CancelCause.OPERATOR,
      }
      return { departure: Object.assign(departureFor(departureId), changes) }
    },
    listAuditEntries(_request, context) {
      requireRole(context, 'OPERATOR')
      const entry = { id: newId(), at: timestampFromDate(now()), operation: 'Decide', changeJson: '{}' }
      return pageOf('entries', [entry])
    },
  } satisfies Methods
}

function closureMethods({ closures, addClosure }: RouteData, now: Clock) {
  return {
    addClosure({ closure }, context) {
      requireRole(context, 'OPERATOR')
      const { of, from, until } = must(closure)
      return { closure: addClosure(of, from ? timestampDate(from) : now(), until && timestampDate(until)) }
    },
    endClosure({ closureId }, context) {
      requireRole(context, 'OPERATOR')
      const closure = closures.get(closureId) ?? refuse('NOT_FOUND', { what: 'closure' })
      closures.delete(closureId)
      return { closure }
    },
  } satisfies Methods
}

function walkMethods({ routes, stations, walks }: RouteData, now: Clock) {
  function walkOf({ personId }: Actor, walkId: string): Walk {
    const found = walks.get(walkId)
    return found?.personId === personId ? found.walk : refuse('NOT_FOUND', { what: 'walk' })
  }
  return {
    startWalk({ routeId }, context) {
      const { personId } = requireActor(context)
      if (!routes.has(routeId)) refuse('NOT_FOUND', { what: 'route' })
      const walk = create(WalkSchema, { id: newId(), routeId, startedAt: timestampFromDate(now()) })
      walks.set(walk.id, { walk, personId })
      return { walk }
    },
    getWalk: ({ walkId }, context) => ({ walk: walkOf(requireActor(context), walkId) }),
    listWalks(_request, context) {
      const { personId } = requireActor(context)
      const own = [...walks.values()].filter((each) => each.personId === personId)
      return pageOf(
        'walks',
        own.map(({ walk }) => walk),
      )
    },
    checkIn({ walkId, stationId, proof, claimedAt }, context) {
      const walk = walkOf(requireActor(context), walkId)
      if (proof.case === undefined) refuse('INVALID_INPUT', { field: 'code', problem: 'required' })
      if (proof.case === 'code' && proof.value !== '123456') {
        refuse('INVALID_INPUT', { field: 'code', problem: 'unknown' })
      }
      const stamp = create(StampSchema, {
        ...{ stationId, walkId },
        proof: proof.case === 'code' ? CheckInProof.CODE : CheckInProof.PLACE,
        at: timestampFromDate(now()),
        ...(claimedAt && { claimedAt }),
        accuracyMetres: proof.case === 'code' ? 0 : proof.value,
      })
      walk.stamps.push(stamp)
      return { walk }
    },
    getStationCode({ stationId }, context) {
      const { roles } = requireActor(context)
      if (!roles.includes('GUIDE') && !roles.includes('OPERATOR')) refuse('FORBIDDEN')
      if (!stations.has(stationId)) refuse('NOT_FOUND', { what: 'station' })
      return { code: '123456', validUntil: timestampFromDate(now()) }
    },
  } satisfies Methods
}
