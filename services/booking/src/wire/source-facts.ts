import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { DepartureFacts } from '@xingzhi/proto/route/v1/events_pb.js'
import { DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import type { SessionFacts } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { Level, SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { assert, must } from '@xingzhi/runtime/assert'
import type { CraftName, LanguageName, LevelName, SourceFacts, ThemeName } from '../domain/slot.ts'

/** What a slot follows of a session. */
export function fromSessionFacts(facts: SessionFacts | undefined): SourceFacts {
  const { session, craft, maximumPartySize, point, ...activity } = must(facts, 'the event holds no facts')
  const { id, version, status, siteId, room, capacity, ...others } = must(
    session,
    'the event holds no session',
  )
  const { latitude, longitude } = must(point, 'the event holds no point')
  return {
    id,
    kind: 'SESSION',
    version: Number(version),
    isCancelled: status === SessionStatus.CANCELLED,
    plan: {
      wanted: capacity,
      maximumPartySize,
      opensAt: dateOf(others.opensAt),
      closesAt: dateOf(others.closesAt),
      startsAt: dateOf(others.startsAt),
      endsAt: dateOf(others.endsAt),
      craft: craftOf(craft),
      siteId,
      room,
      activityId: others.activityId,
      title: activity.title || null,
      level: levelOf(activity.level),
      minimumAge: activity.minimumAge,
      ...{ theme: null, routeId: null, meetingPoint: null, languages: null },
      latitude,
      longitude,
    },
  }
}

/** What a slot follows of a departure. It can be reserved from when it was heard of until it starts. */
export function fromDepartureFacts(facts: DepartureFacts | undefined, heardAt: Date): SourceFacts {
  const { departure, theme, maximumPartySize, point } = must(facts, 'the event holds no facts')
  const { id, routeId, version, status, capacity, meetingPoint, languages, ...times } = must(
    departure,
    'the event holds no departure',
  )
  const { latitude, longitude } = must(point, 'the event holds no point')
  const startsAt = dateOf(times.startsAt)
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
      endsAt: dateOf(times.endsAt),
      ...{ craft: null, siteId: null, room: '' },
      ...{ activityId: null, title: null, level: null, minimumAge: null },
      theme: themeOf(theme),
      routeId,
      meetingPoint,
      languages: languages.flatMap(languagesOf),
      latitude,
      longitude,
    },
  }
}

function dateOf(time: Timestamp | undefined): Date {
  return timestampDate(must(time, 'the event lacks a time'))
}

function craftOf(craft: Craft): CraftName {
  const name = Craft[craft] as keyof typeof Craft | undefined
  assert(name !== undefined && name !== 'UNSPECIFIED', `unknown craft ${craft}`)
  return name
}

function themeOf(theme: Theme): ThemeName {
  const name = Theme[theme] as keyof typeof Theme | undefined
  assert(name !== undefined && name !== 'UNSPECIFIED', `unknown theme ${theme}`)
  return name
}

/** Null for one that is not said, or that this version does not know: it stands in nobody's way. */
function levelOf(level: Level): LevelName | null {
  const name = Level[level] as keyof typeof Level | undefined
  return name === undefined || name === 'UNSPECIFIED' ? null : name
}

function languagesOf(language: Language): LanguageName[] {
  const name = Language[language] as keyof typeof Language | undefined
  return name === undefined || name === 'UNSPECIFIED' ? [] : [name]
}
