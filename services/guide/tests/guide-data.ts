import type { MessageInitShape } from '@bufbuild/protobuf'
import { type Timestamp, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { type GuideSchema, GuideStatus, type Shift } from '@xingzhi/proto/guide/v1/guide_pb.js'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import { type Departure, type DepartureSchema, DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { type GuideSystem, operator } from './start-guide.ts'

export const key = newId
const ROUTE_TOPIC = 'xingzhi.route.v1'
const hourMs = 3_600_000

export type Profile = MessageInitShape<typeof GuideSchema>

/** Registers these people and admits them. */
export async function admit(system: GuideSystem, ...people: Actor[]): Promise<void> {
  for (const person of people) {
    await register(system, person)
    const status = { personId: person.personId, status: GuideStatus.ADMITTED, idempotencyKey: key() }
    await system.as(operator).setGuideStatus(status)
  }
}

export async function register(system: GuideSystem, person: Actor, guide: Profile = {}) {
  return must((await system.as(person).registerGuide({ guide: guide as never, idempotencyKey: key() })).guide)
}

/** What a departure is like. */
export interface DepartureLike {
  id?: string
  version?: number
  /** On Shanghai's clocks: `2027-03-10 10:00`. */
  at?: string
  hours?: number
  wanted?: number
  first?: string
  last?: string
  facts?: { theme?: Theme; streetTownCode?: string; qualificationIds?: string[] }
  departure?: Exclude<MessageInitShape<typeof DepartureSchema>, Departure>
}

/** As route tells it: two guides with 15 people each, for two hours, from one station to another. */
export function departureFacts(like: DepartureLike = {}) {
  const { at = '2027-03-10 10:00', hours = 2, version = 1, first = newId(), last = newId() } = like
  const startsAt = shanghai(at)
  return {
    theme: Theme.RED,
    streetTownCode: '310112102',
    qualificationIds: [],
    ...like.facts,
    departure: {
      id: like.id ?? newId(),
      startsAt,
      endsAt: timestampFromDate(new Date(dateOf(at).getTime() + hours * hourMs)),
      guidesWanted: like.wanted ?? 2,
      groupSize: 15,
      languages: [Language.ZH],
      status: DepartureStatus.SCHEDULED,
      stops: [{ stationId: first }, { stationId: last }],
      version: BigInt(version),
      ...like.departure,
    },
  }
}

/** A departure that is scheduled; resolves with the id of its shift. */
export async function schedule(system: GuideSystem, like: DepartureLike = {}): Promise<string> {
  const facts = departureFacts(like)
  await system.tell(ROUTE_TOPIC, DepartureScheduledSchema, { facts })
  return facts.departure.id
}

export async function change(system: GuideSystem, like: DepartureLike & { id: string }): Promise<void> {
  await system.tell(ROUTE_TOPIC, DepartureChangedSchema, { facts: departureFacts(like) })
}

export async function cancel(system: GuideSystem, like: DepartureLike & { id: string }): Promise<void> {
  const departure = { status: DepartureStatus.CANCELLED }
  await system.tell(ROUTE_TOPIC, DepartureCancelledSchema, { facts: departureFacts({ ...like, departure }) })
}

export function claim(system: GuideSystem, person: Actor, shiftId: string, idempotencyKey = key()) {
  return system.as(person).claimShift({ shiftId, idempotencyKey })
}

export async function readShift(system: GuideSystem, id: string): Promise<Shift> {
  return must((await system.as(undefined).getShifts({ ids: [id] })).shifts[0])
}

export function dateOf(wall: string): Date {
  return new Date(`${wall.replace(' ', 'T')}:00+08:00`)
}

export function shanghai(wall: string): Timestamp {
  return timestampFromDate(dateOf(wall))
}

export interface ReadRefusal {
  code: keyof typeof RefusalCode
  facts: Record<string, string>
}

/** What the call was refused with; throws when it succeeded or failed otherwise. */
export async function refusalFrom(call: Promise<unknown>): Promise<ReadRefusal> {
  const error = await call.then(
    () => new Error('it succeeded'),
    (failure: unknown) => failure,
  )
  const refusal = refusalOf(error)
  if (!refusal) throw error
  return { code: RefusalCode[refusal.code] as keyof typeof RefusalCode, facts: { ...refusal.facts } }
}
