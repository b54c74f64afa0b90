import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import type { Context } from '../context.ts'
import { summariseSites as summarise } from '../db/search.ts'
import { readFilter } from '../wire/filter.ts'

export function summariseSites({
  sql,
  clock,
}: Context): ServiceImpl<typeof BookingService>['summariseSites'] {
  return async (request) => {
    const rows = await summarise(sql, readFilter(request.filter), clock())
    return {
      sites: rows.map((row) => ({
        siteId: row.siteId,
        slotCount: row.slotCount,
        capacity: row.capacity,
        remaining: row.remaining,
        crafts: row.crafts.map((craft) => Craft[craft]),
        nextStartsAt: timestampFromDate(row.nextStartsAt),
      })),
    }
  }
}
