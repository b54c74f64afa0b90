import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  SearchSlotsRequest,
  SearchSlotsResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { PageRequest } from '@xingzhi/proto/common/v1/page_pb.js'
import type { Point } from '@xingzhi/runtime/distance'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { type SearchFilter, searchByDistance, searchByStart } from '../db/search.ts'
import { CursorTime } from '../wire/cursor.ts'
import { readFilter } from '../wire/filter.ts'
import { readNear } from '../wire/near.ts'
import { toSlot } from '../wire/slot.ts'

type Response = MessageInitShape<typeof SearchSlotsResponseSchema>

const StartCursor = z.tuple([CursorTime, z.uuid()])
const DistanceCursor = z.tuple([z.int32(), CursorTime, z.uuid()])

export async function searchSlots(
  context: Context,
  { filter, near, page }: SearchSlotsRequest,
): Promise<Response> {
  const wanted = readFilter(filter)
  const point = readNear(near)
  return point ? byDistance(context, wanted, point, page) : byStart(context, wanted, page)
}

async function byStart(
  { db, clock, rules }: Context,
  filter: SearchFilter,
  request: PageRequest | undefined,
) {
  const page = readPage(request, { cursor: StartCursor })
  const found = await searchByStart(db, filter, clock(), page)
  const { rows, pageInfo } = pageOf(found, page.limit, ({ startsAt, id }) => [startsAt, id])
  return { slots: rows.map((slot) => ({ slot: toSlot(slot, rules) })), pageInfo }
}

async function byDistance(
  { db, clock, rules }: Context,
  filter: SearchFilter,
  near: Point,
  request: PageRequest | undefined,
) {
  const page = readPage(request, { cursor: DistanceCursor })
  const found = await searchByDistance(db, filter, near, clock(), page)
  const { rows, pageInfo } = pageOf(found, page.limit, (row) => [row.distanceMetres, row.startsAt, row.id])
  return {
    slots: rows.map((slot) => ({ slot: toSlot(slot, rules), distanceMetres: slot.distanceMetres })),
    pageInfo,
  }
}
