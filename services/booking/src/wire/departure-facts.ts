import { timestampDate } from '@bufbuild/protobuf/wkt'
import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { DepartureFacts } from '@xingzhi/proto/route/v1/events_pb.js'
import { DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import { assert, must } from '@xingzhi/runtime/assert'
import type { SourceFacts, ThemeName } from '../domain/slot.ts'

/** What a slot follows of a departure. It can be reserved from when it was heard of until it starts. */
export function fromDepartureFacts(facts: DepartureFacts | undefined, heardAt: Date): SourceFacts {
  const { departure, theme, maximumPartySize, point } = must(facts, 'the event holds no facts')
  const { id, routeId, version, status, capacity, ...times } = must(departure, 'the event holds no departure')
  const { latitude, longitude } = must(point, 'the event holds no point')
  const startsAt = timestampDate(must(times.startsAt))
  return {
    id,
    kind: 'DEPARTURE',
    version: Number(version),
    isCancelled: status === DepartureStatus.CANCELLED,
    plan: {
      wanted: capacity,
      maximumPartySize,
      opensAt: heardAt,
      closesAt: startsAt,
      startsAt,
      endsAt: timestampDate(must(times.endsAt)),
      craft: null,
      siteId: null,
      theme: themeOf(theme),
      routeId,
      room: '',
      latitude,
      longitude,
    },
  }
}

function themeOf(theme: Theme): ThemeName {
  const name = Theme[theme] as keyof typeof Theme | undefined
  assert(name !== undefined && name !== 'UNSPECIFIED', `unknown theme ${theme}`)
  return name
}
