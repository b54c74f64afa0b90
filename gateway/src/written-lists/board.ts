import type { MessageInitShape } from '@bufbuild/protobuf'
import { type Timestamp, timestampMs } from '@bufbuild/protobuf/wkt'
import { type Slot, SlotStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type {
  SearchSlotsRequestSchema,
  SearchSlotsResponse,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Point } from '@xingzhi/proto/common/v1/geo_pb.js'
import { must } from '@xingzhi/runtime/assert'

export type SearchRequest = MessageInitShape<typeof SearchSlotsRequestSchema>
export type Found = Pick<SearchSlotsResponse, 'slots' | 'pageInfo'>

/** The slots of all that is to come, by start, as facts keep them: any area and time of it is cut from memory. */
export interface Board {
  loadedAt: number
  /** What is wanted of it, as a search would answer; undefined when it cannot tell. */
  cut(request: SearchRequest, now: number): Found | undefined
  /** A slot as it stands. False when the board no longer says what is to come. */
  take(slot: Slot): boolean
  /** How a slot stands is not known until it is told. */
  doubt(slotId: string): void
}

export interface Row {
  slot: Slot
  /** As booking wrote it. */
  cursor: string
  point: Pick<Point, 'latitude' | 'longitude'>
}

interface Entry extends Row {
  startsAt: number
  endsAt: number
  isDoubtful: boolean
}

/** `rows` are all that start at `from` or later, by start. */
export function createBoard(rows: readonly Row[], from: number, loadedAt: number): Board {
  const entries = rows.map<Entry>((row) => ({
    ...row,
    startsAt: msOf(row.slot.startsAt),
    endsAt: msOf(row.slot.endsAt),
    isDoubtful: false,
  }))
  const byId = new Map(entries.map((entry) => [entry.slot.id, entry]))

  return {
    loadedAt,
    cut(request, now) {
      const wanted = wantedOf(request, now)
      const first = must(request.page?.first)
      if (wanted.from < from) return undefined
      const place = placeAfter(entries, request.page?.after)
      if (place === undefined) return undefined
      const found: Entry[] = []
      for (let at = place; at < entries.length && found.length <= first; at++) {
        const entry = must(entries[at])
        if (entry.startsAt >= wanted.to) break
        if (!isWanted(entry, wanted)) continue
        if (entry.isDoubtful) return undefined
        if (!wanted.onlyAvailable || isAvailable(entry.slot, now)) found.push(entry)
      }
      const shown = found.slice(0, first)
      const cursors = shown.map(({ cursor }) => cursor)
      return {
        slots: shown.map(({ slot }) => ({ $typeName: 'xingzhi.booking.v1.FoundSlot', slot })),
        pageInfo: {
          $typeName: 'xingzhi.common.v1.PageInfo',
          hasNextPage: found.length > first,
          cursors,
        },
      }
    },
    take(slot) {
      const entry = byId.get(slot.id)
      if (entry === undefined) return slot.status !== SlotStatus.ACTIVE || msOf(slot.startsAt) < from
      if (slot.version < entry.slot.version) return true
      const stands = slot.status === SlotStatus.ACTIVE && slot.siteId === entry.slot.siteId
      if (!stands || msOf(slot.startsAt) !== entry.startsAt || msOf(slot.endsAt) !== entry.endsAt)
        return false
      // Twice the same version settles nothing.
      if (slot.version > entry.slot.version) Object.assign(entry, { slot, isDoubtful: false })
      return true
    },
    doubt(slotId) {
      const entry = byId.get(slotId)
      if (entry !== undefined) entry.isDoubtful = true
    },
  }
}

interface Wanted {
  from: number
  to: number
  now: number
  within: { south: number; west: number; north: number; east: number } | undefined
  siteId: string
  onlyAvailable: boolean
}

function wantedOf({ filter }: SearchRequest, now: number): Wanted {
  const { within, from, to, siteId = '', onlyAvailable = false } = filter ?? {}
  return {
    from: from ? msOf(from as Timestamp) : now,
    to: to ? msOf(to as Timestamp) : Number.POSITIVE_INFINITY,
    now,
    within: within as Wanted['within'],
    siteId,
    onlyAvailable,
  }
}

/** Where the page begins; undefined after what the board does not have. */
function placeAfter(entries: readonly Entry[], after: string | undefined): number | undefined {
  if (!after) return 0
  const at = entries.findIndex(({ cursor }) => cursor === after)
  return at < 0 ? undefined : at + 1
}

function isWanted({ startsAt, endsAt, point, slot }: Entry, { within, ...wanted }: Wanted): boolean {
  if (startsAt < wanted.from || endsAt <= wanted.now) return false
  if (wanted.siteId !== '' && slot.siteId !== wanted.siteId) return false
  return (
    within === undefined ||
    (point.latitude >= within.south &&
      point.latitude <= within.north &&
      point.longitude >= within.west &&
      point.longitude <= within.east)
  )
}

function isAvailable({ opensAt, closesAt, capacity, reserved, offered }: Slot, now: number): boolean {
  return msOf(opensAt) <= now && msOf(closesAt) > now && capacity - reserved - offered > 0
}

function msOf(time: Timestamp | undefined): number {
  return timestampMs(must(time, 'a slot lacks a time'))
}
