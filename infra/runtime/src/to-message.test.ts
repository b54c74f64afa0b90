import { create, fromBinary, toBinary, toJson } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { SessionFactsSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { SessionSchema, SessionStatus, SiteSchema } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { ListSessionsRequestSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { expect, test } from 'vitest'
import { toMessage, type ValueOf } from './to-message.ts'

const startsAt = new Date('2026-12-01T01:30:00.250Z')
const endsAt = new Date('2026-12-01T03:30:00Z')

const session = {
  id: 'a',
  activityId: 'b',
  siteId: 'c',
  room: null,
  startsAt,
  endsAt,
  capacity: 12,
  helpersWanted: 0,
  opensAt: null,
  closesAt: startsAt,
  status: 'PUBLISHED',
  cancelReason: '',
  demo: true,
  version: 7,
  languages: [],
  isNoField: 'left out',
} as const

test('writes times, enums, int64 and what is absent', () => {
  const message = toMessage(SessionSchema, session)
  expect(message).toEqual(
    create(SessionSchema, {
      id: 'a',
      activityId: 'b',
      siteId: 'c',
      startsAt: timestampFromDate(startsAt),
      endsAt: timestampFromDate(endsAt),
      capacity: 12,
      closesAt: timestampFromDate(startsAt),
      status: SessionStatus.PUBLISHED,
      demo: true,
      version: 7n,
    }),
  )
  expect(message.opensAt).toBeUndefined()
  expect(fromBinary(SessionSchema, toBinary(SessionSchema, message))).toEqual(message)
  expect(toJson(SessionSchema, message)).not.toHaveProperty('isNoField')
})

test('writes messages within messages, lists of them and of enums, and takes what is a message already', () => {
  const inner = toMessage(SessionSchema, session)
  const point = { latitude: 31.1, longitude: 121.4 }
  const facts = toMessage(SessionFactsSchema, {
    session: inner,
    craft: 'WOOD',
    maximumPartySize: 4,
    title: '',
    level: 'BEGINNER',
    minimumAge: 0,
    point,
  })
  expect(facts.session).toBe(inner)
  expect([facts.craft, facts.point?.latitude]).toEqual([Craft.WOOD, 31.1])
  const site = toMessage(SiteSchema, {
    ...{ id: 'a', name: '', nameEn: '', streetTownCode: '', address: '', point, precisionMetres: 1 },
    ...{ crafts: ['WOOD', 'PAPER'], capacity: 1, demo: false, version: 1, streetTown: undefined },
    ...{ contact: '', directions: '', directionsEn: '' },
    openings: [{ weekday: 1, opensMinute: 540, closesMinute: 1020 }],
    rooms: [],
  } as ValueOf<typeof SiteSchema>)
  expect(site.crafts).toEqual([Craft.WOOD, Craft.PAPER])
  expect(site.openings[0]).toMatchObject({ $typeName: 'xingzhi.venue.v1.Opening', closesMinute: 1020 })
})

test('passes maps and refuses a name that the enum does not have', () => {
  expect(
    toMessage(RefusalSchema, { code: 'SLOT_FULL', facts: { remaining: '0' }, suggestedStarts: [] }).facts,
  ).toEqual({
    remaining: '0',
  })
  const odd = { ...session, status: 'ODD' } as never
  expect(() => toMessage(SessionSchema, odd)).toThrow('has no ODD')
})

test('a wrong shape does not compile', () => {
  const { capacity, ...withoutCapacity } = session
  expect(capacity).toBe(12)
  // @ts-expect-error a field is missing
  toMessage(SessionSchema, withoutCapacity)
  // @ts-expect-error a time is not a text
  toMessage(SessionSchema, { ...session, startsAt: '2026-12-01' })
  // @ts-expect-error the enum has no such name
  expect(() => toMessage(SessionSchema, { ...session, status: 'SOLD' })).toThrow()
  // @ts-expect-error a number is not left out by null
  toMessage(SessionSchema, { ...session, capacity: null })
  // @ts-expect-error statuses are a list
  expect(() => toMessage(ListSessionsRequestSchema, { statuses: 'DRAFT' })).toThrow()
})
