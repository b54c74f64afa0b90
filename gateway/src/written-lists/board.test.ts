import { create } from '@bufbuild/protobuf'
import { timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt'
import { type Slot, SlotKind, SlotSchema, SlotStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBoard, type Row, type SearchRequest } from './board.ts'

const HOUR = 3_600_000
const FROM = Date.UTC(2026, 10, 30)
const points = [
  { latitude: 31, longitude: 121.3 },
  { latitude: 31.1, longitude: 121.4 },
  { latitude: 31.2, longitude: 121.5 },
]

interface Drawn {
  hour: number
  site: number
  reserved: number
}

const drawnSlots: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({ hour: fc.nat(20), site: fc.nat(2), reserved: fc.nat(2) }),
  { maxLength: 30 },
)

function slotOf({ hour, site, reserved }: Drawn, at: number): Slot {
  const startsAt = timestampFromMs(FROM + hour * HOUR)
  return create(SlotSchema, {
    ...{ id: `slot ${at}`, kind: SlotKind.SESSION, status: SlotStatus.ACTIVE, siteId: `site ${site}` },
    ...{ capacity: 2, wanted: 2, reserved, version: 1n, opensAt: timestampFromMs(FROM), closesAt: startsAt },
    ...{ startsAt, endsAt: timestampFromMs(FROM + (hour + 1) * HOUR) },
  })
}

const startOf = ({ startsAt }: Slot) => timestampMs(must(startsAt))

function rowsOf(drawn: Drawn[]): Row[] {
  return drawn
    .map((one, at) => ({ slot: slotOf(one, at), cursor: `after ${at}`, point: must(points[one.site]) }))
    .sort((one, other) => startOf(one.slot) - startOf(other.slot))
}

interface Question {
  south: number | undefined
  fromHour: number | undefined
  toHour: number | undefined
  onlyAvailable: boolean
  site: number | undefined
  first: number
  nowHour: number
}

const question: fc.Arbitrary<Question> = fc.record({
  south: fc.option(fc.constantFrom(30.95, 31, 31.05, 31.15, 31.25), { nil: undefined }),
  fromHour: fc.option(fc.nat(20), { nil: undefined }),
  toHour: fc.option(fc.nat(22), { nil: undefined }),
  onlyAvailable: fc.boolean(),
  site: fc.option(fc.nat(2), { nil: undefined }),
  first: fc.integer({ min: 1, max: 8 }),
  nowHour: fc.nat(20),
})

function requestOf(
  { south, fromHour, toHour, onlyAvailable, site, first }: Question,
  after: string,
): SearchRequest {
  return {
    filter: {
      ...(south !== undefined && { within: { south, north: 31.15, west: 121, east: 122 } }),
      ...(fromHour !== undefined && { from: timestampFromMs(FROM + fromHour * HOUR) }),
      ...(toHour !== undefined && { to: timestampFromMs(FROM + toHour * HOUR) }),
      ...{ onlyAvailable, siteId: site === undefined ? '' : `site ${site}` },
    },
    page: { first, after },
  }
}

/** As booking's statement says it. */
function matching(
  rows: Row[],
  { south, fromHour, toHour, onlyAvailable, site, nowHour }: Question,
): string[] {
  const now = FROM + nowHour * HOUR
  const found = rows.filter(({ slot, point }) => {
    const starts = startOf(slot)
    if (starts < FROM + (fromHour ?? nowHour) * HOUR || starts + HOUR <= now) return false
    if (toHour !== undefined && starts >= FROM + toHour * HOUR) return false
    if (site !== undefined && slot.siteId !== `site ${site}`) return false
    if (south !== undefined && (point.latitude < south || point.latitude > 31.15)) return false
    return !onlyAvailable || (starts > now && slot.capacity > slot.reserved)
  })
  return found.map(({ slot }) => slot.id)
}

test('what is cut, page by page, is what a search finds', () => {
  fc.assert(
    fc.property(drawnSlots, question, (drawn, asked) => {
      const rows = rowsOf(drawn)
      const board = createBoard(rows, FROM, FROM)
      const ids: string[] = []
      for (let after = '', hasNext = true; hasNext; ) {
        const found = must(board.cut(requestOf(asked, after), FROM + asked.nowHour * HOUR))
        ids.push(...found.slots.map(({ slot }) => must(slot).id))
        hasNext = must(found.pageInfo).hasNextPage
        after = found.pageInfo?.cursors.at(-1) ?? ''
        if (hasNext) expect(found.slots).toHaveLength(asked.first)
      }
      expect(ids).toEqual(matching(rows, asked))
    }),
  )
})

const everything: SearchRequest = { filter: { from: timestampFromMs(FROM) }, page: { first: 10, after: '' } }
const drawn: Drawn[] = [
  { hour: 1, site: 0, reserved: 0 },
  { hour: 2, site: 1, reserved: 0 },
]
const versions = (board: ReturnType<typeof createBoard>) =>
  board.cut(everything, FROM)?.slots.map(({ slot }) => Number(slot?.version))

test('a slot stands as its newest fact says, in whatever order facts come', () => {
  const board = createBoard(rowsOf(drawn), FROM, FROM)
  const slot = slotOf(must(drawn[0]), 0)
  expect(board.take({ ...slot, version: 3n })).toBe(true)
  expect(board.take({ ...slot, version: 2n })).toBe(true)
  expect(versions(board)).toEqual([3, 1])
})

test('what somebody changed is told by nobody before its fact is there', () => {
  const board = createBoard(rowsOf(drawn), FROM, FROM)
  const slot = slotOf(must(drawn[0]), 0)
  board.doubt(slot.id)
  expect(versions(board)).toBeUndefined()
  board.take(slot)
  expect(versions(board)).toBeUndefined()
  board.take({ ...slot, version: 2n })
  expect(versions(board)).toEqual([2, 1])
})

test('a board ends with what it does not know, and with what moved or is cancelled', () => {
  const board = createBoard(rowsOf(drawn), FROM, FROM)
  const slot = slotOf(must(drawn[0]), 0)
  expect(board.take(slotOf(must(drawn[0]), 7))).toBe(false)
  expect(board.take({ ...slot, version: 2n, status: SlotStatus.CANCELLED })).toBe(false)
  expect(board.take({ ...slot, version: 2n, startsAt: timestampFromMs(FROM + 5 * HOUR) })).toBe(false)
  // What was over before is not its concern.
  expect(board.take({ ...slotOf({ hour: -2, site: 0, reserved: 1 }, 8), version: 9n })).toBe(true)
})

test('a board does not tell what lies before it, nor what follows a page that is not its own', () => {
  const board = createBoard(rowsOf(drawn), FROM, FROM)
  const earlier = { filter: { from: timestampFromMs(FROM - 1) }, page: { first: 10, after: '' } }
  const elsewhere = { filter: { from: timestampFromMs(FROM) }, page: { first: 1, after: 'somewhere' } }
  expect(board.cut(earlier, FROM)).toBeUndefined()
  expect(board.cut(elsewhere, FROM)).toBeUndefined()
})
