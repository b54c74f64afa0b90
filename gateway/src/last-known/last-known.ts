import { type DescMethod, type Message, toBinary } from '@bufbuild/protobuf'
import { type Timestamp, timestampMs } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { type Session, SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import type { Clock } from '@xingzhi/runtime/clock'
import { createKept, type Kept } from './kept.ts'

interface Found extends Message {
  id: string
}

/** What maps and lists are made of. */
const questions = new Set<DescMethod>([
  BookingService.method.summariseSites,
  BookingService.method.searchSlots,
  VenueService.method.listSites,
  VenueService.method.listStreetTowns,
  RouteService.method.listRoutes,
  RouteService.method.listClosures,
  RouteService.method.listDepartures,
  GuideService.method.listShowcase,
])
/** Reads by id, with the name of the list that they answer. */
const reads = new Map<DescMethod, string>([
  [BookingService.method.getSlots, 'slots'],
  [VenueService.method.getSites, 'sites'],
  [VenueService.method.getActivities, 'activities'],
  [VenueService.method.getSessions, 'sessions'],
  [RouteService.method.getRoutes, 'routes'],
  [RouteService.method.getStations, 'stations'],
  [RouteService.method.getDepartures, 'departures'],
  [GuideService.method.getShifts, 'shifts'],
])

const ANSWERS_MAX = 100
const FOUND_MAX = 5_000
const KEEP_MS = 60 * 60_000
/** A search from about now is the same question some minutes later. */
const NOW_WITHIN_MS = 20 * 60_000
const AWAY = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Aborted])

/**
 * While a service is away, answers what everybody may see as it was known last, for an hour at most: somebody who looks
 * for a workshop sees the map and the list, and the places that were left. Whoever reserves is told how it stands.
 */
export function answerAsLastKnown(clock: Clock): Interceptor {
  const answers = createKept<Message>({ countMax: ANSWERS_MAX, keepMs: KEEP_MS, clock })
  const found = new Map(
    [...reads.values()].map((list) => [
      list,
      createKept<Found>({ countMax: FOUND_MAX, keepMs: KEEP_MS, clock }),
    ]),
  )

  return (next) => async (request) => {
    const { method } = request
    const list = reads.get(method)
    if (request.stream || (list === undefined && !questions.has(method))) return next(request)
    if (isPersonal(request.message)) return next(request)
    try {
      const answer = await next(request)
      if (answer.stream) return answer
      if (list === undefined) answers.put(nameOf(method, request.message, clock), answer.message)
      else keepPublic(found.get(list), answer.message, list)
      return answer
    } catch (error) {
      if (!AWAY.has(ConnectError.from(error).code)) throw error
      const message =
        list === undefined
          ? answers.get(nameOf(method, request.message, clock))
          : foundAgain(found.get(list), method, request.message, list)
      if (message === undefined) throw error
      const { service } = request
      return {
        stream: false,
        service,
        method,
        header: new Headers(),
        trailer: new Headers(),
        message,
      } as never
    }
  }
}

/** Where somebody stands is kept nowhere, not even in the name of a question; what was cancelled is for operators. */
function isPersonal(request: Message): boolean {
  const { near, withCancelled } = request as { near?: unknown; withCancelled?: boolean }
  return near !== undefined || withCancelled === true
}

function keepPublic(kept: Kept<Found> | undefined, answer: Message, list: string): void {
  for (const one of (answer as unknown as { [list: string]: Found[] })[list] ?? []) {
    // Drafts are their managers' alone.
    if (list !== 'sessions' || (one as Session).status !== SessionStatus.DRAFT) kept?.put(one.id, one)
  }
}

/** All that is asked for, or nothing. */
function foundAgain(kept: Kept<Found> | undefined, method: DescMethod, request: Message, list: string) {
  const { ids } = request as unknown as { ids: string[] }
  const known = ids.map((id) => kept?.get(id))
  if (ids.length === 0 || known.includes(undefined)) return undefined
  return { $typeName: method.output.typeName, [list]: known }
}

function nameOf(method: DescMethod, request: Message, clock: Clock): string {
  return `${method.name} ${Buffer.from(toBinary(method.input, fromNow(request, clock))).toString('latin1')}`
}

function fromNow(request: Message, clock: Clock): Message {
  const { filter, from } = request as { filter?: { from?: Timestamp }; from?: Timestamp }
  if (isNow(filter?.from, clock)) return { ...request, filter: { ...filter, from: undefined } } as Message
  return isNow(from, clock) ? ({ ...request, from: undefined } as Message) : request
}

function isNow(from: Timestamp | undefined, clock: Clock): boolean {
  return from !== undefined && Math.abs(timestampMs(from) - clock().getTime()) < NOW_WITHIN_MS
}
