import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { DepartureFacts } from '@xingzhi/proto/route/v1/events_pb.js'
import { DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import type { SessionFacts } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { ShiftSource } from '../domain/shift.ts'

/** What a departure asks of guides. They begin at its first station and are free again at its last one. */
export function sourceOfDeparture(facts: DepartureFacts | undefined): ShiftSource {
  const given = must(facts, 'the event holds no facts')
  const departure = must(given.departure, 'the facts hold no departure')
  return {
    id: departure.id,
    kind: 'DEPARTURE',
    ...spanOf(departure),
    wanted: departure.guidesWanted,
    theme: (Theme[given.theme] ?? 'UNSPECIFIED') as keyof typeof Theme,
    languages: departure.languages.flatMap((number) => (Language[number] ?? []) as keyof typeof Language),
    qualificationIds: given.qualificationIds,
    callsForHelp: departure.callsForHelp,
    groupSize: departure.groupSize,
    places: 0,
    startsPlace: departure.stops.at(0)?.stationId ?? '',
    endsPlace: departure.stops.at(-1)?.stationId ?? '',
    streetTownCode: given.streetTownCode,
    isCancelled: departure.status === DepartureStatus.CANCELLED,
    sourceVersion: Number(departure.version),
  }
}

/** What a session asks of helpers. */
export function sourceOfSession(facts: SessionFacts | undefined): ShiftSource {
  const session = must(facts?.session, 'the event holds no session')
  return {
    id: session.id,
    kind: 'SESSION',
    ...spanOf(session),
    wanted: session.helpersWanted,
    theme: 'UNSPECIFIED',
    languages: [],
    qualificationIds: [],
    callsForHelp: false,
    groupSize: 0,
    places: session.capacity,
    startsPlace: session.siteId,
    endsPlace: session.siteId,
    streetTownCode: '',
    isCancelled: session.status === SessionStatus.CANCELLED,
    sourceVersion: Number(session.version),
  }
}

function spanOf({ startsAt, endsAt }: { startsAt?: Timestamp | undefined; endsAt?: Timestamp | undefined }) {
  return { startsAt: timestampDate(must(startsAt)), endsAt: timestampDate(must(endsAt)) }
}
