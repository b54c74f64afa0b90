import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { PageRequest } from '@xingzhi/proto/common/v1/page_pb.js'
import type { Point } from '@xingzhi/runtime/distance'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { type SearchFilter, searchByDistance, searchByStart } from '../db/search.ts'
import { CursorTime } from '../wire/cursor.ts'
import { readFilter } from '../wire/filter.ts'
import { readPoint } from '../wire/input.ts'
import { toSlot } from '../wire/slot.ts'

const StartCursor = z.tuple([CursorTime, z.uuid()])
const DistanceCursor = z.tuple([z.int32(), CursorTime, z.uuid()])

export function searchSlots(context: Context): ServiceImpl<typeof BookingService>['searchSlots'] {
  return ({ filter, near, page }) => {
    const wanted = readFilter(filter)
    const point = readPoint(near, 'near')
    return point ? byDistance(context, wanted, point, page) : byStart(context, wanted, page)
  }
}

async function byStart({ sql, clock }: Context, filter: SearchFilter, request: PageRequest | undefined) {
  const page = readPage(request, { cursor: StartCursor })
  const found = await searchByStart(sql, filter, clock(), page)
  const { rows, pageInfo } = pageOf(found, page.limit, ({ startsAt, id }) => [startsAt, id])
  return { slots: rows.map((slot) => ({ slot: toSlot(slot) })), pageInfo }
}

async function byDistance(
  { sql, clock }: Context,
  filter: SearchFilter,
  near: Point,
  request: PageRequest | undefined,
) {
  const page = readPage(request, { cursor: DistanceCursor })
  const found = await searchByDistance(sql, filter, near, clock(), page)
  const { rows, pageInfo } = pageOf(found, page.limit, (row) => [row.distanceMetres, row.startsAt, row.id])
  return {
    slots: rows.map((slot) => ({ slot: toSlot(slot), distanceMetres: slot.distanceMetres })),
    pageInfo,
  }
}
