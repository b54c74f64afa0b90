import { timestampFromMs } from '@bufbuild/protobuf/wkt'
import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { SearchSlotsResponse } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Point } from '@xingzhi/proto/common/v1/geo_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import type { Changes } from '../same-question/changes.ts'
import { LOAD_MAX } from '../schema/loading.ts'
import { type Board, createBoard, type Found, type Row, type SearchRequest } from './board.ts'

/** Finds sessions' slots by start. Asks booking, and while many ask, looks at all that is to come in memory. */
export type AreaSearch = (request: SearchRequest, personId: string | undefined) => Promise<Found>

export interface AreaSearchParts {
  search(request: SearchRequest): Promise<SearchSlotsResponse>
  /** Where these sites are; null for what there is not. */
  pointsOf(siteIds: readonly string[]): Promise<(Point | null)[]>
  changes: Changes
  /** Whether changes reach this process, wherever they were made. */
  isFollowing(): boolean
  clock: Clock
  log: Log
}

/** From so many questions a second on, reading everything now and then is cheaper than searching each time. */
const ASKED_MIN = 20
const SECOND_MS = 1_000
/** Facts keep a board; this is for what no fact tells, such as a site that was moved. */
const BOARD_KEEP_MS = 10_000
/** The next one is read while this one still serves. */
const RENEW_AFTER_MS = 7_000
/** While much is planned no board lasts; then they are not read without a pause. */
const READ_EVERY_MS = 2_000
const PAGE = 100
const PAGES_MAX = 200
/** Lists ask from a step that lies some minutes back. */
const STEP_BACK_MS = 20 * 60_000

export function createAreaSearch(parts: AreaSearchParts): AreaSearch {
  const { search, changes, isFollowing, clock, log } = parts
  const now = () => clock().getTime()
  const asked = { count: 0, since: Number.NEGATIVE_INFINITY }
  let board: Board | undefined
  let readAt = Number.NEGATIVE_INFINITY
  /** What is heard while a board is being read. */
  let heard: ((board: Board) => boolean)[] | undefined

  function apply(news: (board: Board) => boolean): void {
    heard?.push(news)
    if (board !== undefined && !news(board)) board = undefined
  }
  changes.follow({
    changed(slot) {
      if (slot.kind === SlotKind.SESSION) apply((one) => one.take(slot))
    },
    named(slotId) {
      apply((one) => {
        one.doubt(slotId)
        return true
      })
    },
    missed: () => apply(() => false),
  })

  async function read(): Promise<void> {
    readAt = now()
    heard = []
    try {
      const next = await readBoard(parts, readAt)
      board = next !== undefined && heard.every((news) => news(next)) ? next : undefined
    } catch (error) {
      // Whoever asks meanwhile asks booking, and is told.
      log.warn({ err: error }, 'could not read what is to come')
    } finally {
      heard = undefined
    }
  }

  function isBusy(at: number): boolean {
    if (Math.abs(at - asked.since) >= SECOND_MS) Object.assign(asked, { count: 0, since: at })
    return ++asked.count >= ASKED_MIN
  }

  return async (request, personId) => {
    if (request.near !== undefined || (request.filter?.crafts ?? []).length > 0 || !isFollowing()) {
      return search(request)
    }
    const at = now()
    const age = board === undefined ? Number.POSITIVE_INFINITY : Math.abs(at - board.loadedAt)
    const isDue = age > RENEW_AFTER_MS && Math.abs(at - readAt) >= READ_EVERY_MS
    if (isBusy(at) && isDue && heard === undefined) void read()
    const isGood = board !== undefined && age <= BOARD_KEEP_MS && board.loadedAt > changes.notBefore(personId)
    return (isGood ? board?.cut(request, at) : undefined) ?? search(request)
  }
}

/** All that is to come; undefined when it is too much to keep. */
async function readBoard({ search, pointsOf }: AreaSearchParts, at: number): Promise<Board | undefined> {
  const from = at - STEP_BACK_MS
  const rows: Omit<Row, 'point'>[] = []
  let after = ''
  for (let page = 0; page < PAGES_MAX; page++) {
    const filter = { kind: SlotKind.SESSION, from: timestampFromMs(from) }
    const { slots, pageInfo } = await search({ filter, page: { first: PAGE, after } })
    const { cursors, hasNextPage } = must(pageInfo, 'a search lacks its page info')
    rows.push(...slots.map(({ slot }, nth) => ({ slot: must(slot), cursor: must(cursors[nth]) })))
    if (!hasNextPage) return createBoard(await placed(rows, pointsOf), from, at)
    after = must(cursors.at(-1), 'a page that others follow is empty')
  }
  return undefined
}

async function placed(
  rows: readonly Omit<Row, 'point'>[],
  pointsOf: AreaSearchParts['pointsOf'],
): Promise<Row[]> {
  const siteIds = [...new Set(rows.map(({ slot }) => slot.siteId))]
  const pointOf = new Map<string, Point | null>()
  for (let at = 0; at < siteIds.length; at += LOAD_MAX) {
    const some = siteIds.slice(at, at + LOAD_MAX)
    const points = await pointsOf(some)
    for (const [nth, id] of some.entries()) pointOf.set(id, points[nth] ?? null)
  }
  return rows.map((row) => ({ ...row, point: must(pointOf.get(row.slot.siteId), 'a slot is at no site') }))
}
