import type { MessageInitShape } from '@bufbuild/protobuf'
import { type Timestamp, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { type Refusal, RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import {
  type Activity,
  type ActivitySchema,
  Level,
  type Session,
  type Site,
  type SiteSchema,
} from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { SessionPlanSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { manager, operator, type Venue, type VenueClient } from './start-venue.ts'

export type SiteInit = Exclude<MessageInitShape<typeof SiteSchema>, Site>
export type ActivityInit = Exclude<MessageInitShape<typeof ActivitySchema>, Activity>
export type PlanInit = MessageInitShape<typeof SessionPlanSchema>

export const key = newId

/** Open from 9:00 to 17:00 on every day but Sunday; a room for 20 and one for 12, 25 people at once. */
export const workshop: SiteInit = {
  name: '七宝木艺坊',
  nameEn: 'Qibao Wood Workshop',
  streetTownCode: '310112102',
  address: '青年路1号',
  point: { latitude: 31.155, longitude: 121.352 },
  precisionMetres: 30,
  crafts: [Craft.WOOD, Craft.PAPER],
  openings: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1020 })),
  rooms: [
    { name: '木工坊', capacity: 20 },
    { name: '纸艺室', capacity: 12 },
  ],
  capacity: 25,
  demo: true,
}

export const spoons: ActivityInit = {
  title: '刻一把木勺',
  titleEn: 'Carve a spoon',
  craft: Craft.WOOD,
  summary: '从一块樱桃木开始。',
  durationMinutes: 90,
  minimumAge: 8,
  maximumPartySize: 4,
  level: Level.BEGINNER,
  materials: '木料与刻刀',
  stepFree: true,
}

export async function putSite(venue: Venue, site: Partial<SiteInit> = {}): Promise<Site> {
  const made = await venue.as(operator).putSite({ site: { ...workshop, ...site }, idempotencyKey: key() })
  return must(made.site)
}

/** A site that `manager` manages, with an activity of 90 minutes. */
export async function putManagedSite(venue: Venue, site: Partial<SiteInit> = {}) {
  const made = await putSite(venue, site)
  await venue.as(operator).grantSite({ siteId: made.id, personId: manager.personId })
  const activity = await createActivity(venue.as(manager), made.id)
  return { site: made, activity }
}

export async function createActivity(
  client: VenueClient,
  siteId: string,
  activity: Partial<ActivityInit> = {},
): Promise<Activity> {
  const made = await client.createActivity({
    activity: { ...spoons, ...activity, siteId },
    idempotencyKey: key(),
  })
  return must(made.activity)
}

/** A plan at this wall time in Shanghai: `2027-03-02 10:00`. */
export function planAt(activity: Activity, wall: string, plan: Partial<PlanInit> = {}): PlanInit {
  return {
    activityId: activity.id,
    siteId: activity.siteId,
    room: '木工坊',
    startsAt: shanghai(wall),
    capacity: 10,
    ...plan,
  } as PlanInit
}

export async function publish(
  client: VenueClient,
  activity: Activity,
  wall: string,
  plan: Partial<PlanInit> = {},
): Promise<Session> {
  const what = { case: 'plan' as const, value: planAt(activity, wall, plan) }
  return must((await client.publishSession({ what, idempotencyKey: key() })).session)
}

export function shanghai(wall: string): Timestamp {
  return timestampFromDate(new Date(`${wall.replace(' ', 'T')}:00+08:00`))
}

export interface ReadRefusal {
  code: keyof typeof RefusalCode
  facts: Record<string, string>
  suggestedStarts: Timestamp[]
}

/** What the call was refused with; throws when it succeeded or failed otherwise. */
export async function refusalFrom(call: Promise<unknown>): Promise<ReadRefusal> {
  const error = await call.then(
    () => new Error('it succeeded'),
    (failure: unknown) => failure,
  )
  const refusal: Refusal | undefined = refusalOf(error)
  if (!refusal) throw error
  const { facts, suggestedStarts } = refusal
  return { code: RefusalCode[refusal.code] as keyof typeof RefusalCode, facts: { ...facts }, suggestedStarts }
}
