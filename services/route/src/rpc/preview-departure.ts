import type { HandlerContext } from '@connectrpc/connect'
import {
  type PreviewDepartureRequest,
  type PreviewDepartureResponse,
  PreviewDepartureResponseSchema,
  type StationLoad,
  StationLoadSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { readOptionalId } from '@xingzhi/runtime/read-input'
import { Refused, refuse, toRefusal } from '@xingzhi/runtime/refusal'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Context } from '../context.ts'
import { readDepartures } from '../db/departures.ts'
import { readStops, routeExists } from '../db/routes.ts'
import type { Departure } from '../domain/departure.ts'
import { obstacleTo, type Plan, type StationPremises, spanOf } from '../domain/plan.ts'
import { peopleBooked } from '../domain/staffing.ts'
import { gapsBetween, loadSteps, meets, type Span } from '../domain/station-load.ts'
import { durationMsOf, type Visit, visitsOf, visitsOfTimetable } from '../domain/timetable.ts'
import { findStarts } from '../scheduling/find-starts.ts'
import { readPremises } from '../scheduling/premises.ts'
import { readDeparturePlan } from '../wire/departure.ts'
import { openSpanValue } from '../wire/opening.ts'

/** Holds the plan against what is there without locking anything: scheduling looks again. Refuses NOT_FOUND. */
export async function previewDeparture(
  context: Context,
  request: PreviewDepartureRequest,
  call: HandlerContext,
): Promise<PreviewDepartureResponse> {
  requireRole(call, 'OPERATOR')
  const { db, clock } = context
  const now = clock()
  const departurePlan = readDeparturePlan(request.plan, now)
  const exceptId = readOptionalId('departureId', request.departureId)
  const { routeId, startsAt } = departurePlan
  const visits = await readVisits(context, routeId, exceptId)
  const walked = { routeId, visits, exceptId }
  const plan: Plan = { startMs: startsAt.getTime(), visits, people: peopleBooked(departurePlan) }
  const days = daysOf(context, plan)
  const premises = await readPremises(db, context, walked, days)
  const obstacle = obstacleTo(plan, premises, now.getTime())
  const starts = obstacle ? await findStarts(db, context, walked, plan, now) : []
  return toMessage(PreviewDepartureResponseSchema, {
    fits: !obstacle,
    stations: [...premises.stations.values()].map((station) => stationLoad(station, plan, days)),
    suggestedStarts: starts,
    obstacle: obstacle && toRefusal(new Refused(obstacle.code, obstacle.facts, starts)),
  })
}

/** A departure that is to be changed keeps the shape of its timetable. */
async function readVisits(
  { db }: Context,
  routeId: string,
  departureId: string | undefined,
): Promise<Visit[]> {
  if (departureId) {
    const [departure] = await readDepartures(db, [departureId])
    return visitsOfDeparture(departure ?? refuse('NOT_FOUND', { what: 'departure' }))
  }
  const [isThere, stops] = await Promise.all([routeExists(db, routeId), readStops(db, routeId)])
  if (!isThere) refuse('NOT_FOUND', { what: 'route' })
  return visitsOf(stops)
}

function visitsOfDeparture({ stops, startsAt }: Departure): Visit[] {
  return visitsOfTimetable(stops, startsAt)
}

/** The whole days, in the district's time zone, that the walk touches. */
function daysOf({ wallClock }: Context, { startMs, visits }: Plan): Span {
  const first = wallClock.wallTimeOf(new Date(startMs)).day
  const last = wallClock.wallTimeOf(new Date(startMs + durationMsOf(visits) - 1)).day
  return {
    fromMs: wallClock.momentOf(first, 0).getTime(),
    untilMs: wallClock.momentOf(last, 1440).getTime(),
  }
}

function stationLoad(station: StationPremises, plan: Plan, days: Span): StationLoad {
  const { id, capacity, stays, open, closures } = station
  const spans = plan.visits
    .filter(({ stationId }) => stationId === id)
    .map((visit) => spanOf(visit, plan.startMs))
  return toMessage(StationLoadSchema, {
    stationId: id,
    capacity,
    steps: loadSteps(cutTo(stays, days)).map(({ fromMs, people }) => ({ from: new Date(fromMs), people })),
    planned: spans.map(({ fromMs, untilMs }) => ({
      stationId: id,
      arrivesAt: new Date(fromMs),
      leavesAt: new Date(untilMs),
    })),
    plannedPeople: plan.people,
    open: open.map(openSpanValue),
    askFirst: spans.some((span) => open.some((each) => each.askFirst && meets(each, span))),
    closed: spans.some(
      (span) => gapsBetween(open, span).length > 0 || closures.some((closure) => meets(closure, span)),
    ),
  })
}

function cutTo<S extends Span>(spans: readonly S[], { fromMs, untilMs }: Span): S[] {
  return spans.map((span) => ({
    ...span,
    fromMs: Math.max(span.fromMs, fromMs),
    untilMs: Math.min(span.untilMs, untilMs),
  }))
}
