import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  ListHolidayNoticesRequest,
  ListHolidayNoticesResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { Context } from '../context.ts'
import { listHolidayNotices as list } from '../db/holiday-notices.ts'
import { holidayNoticeMessage } from '../wire/holiday-notice.ts'

export async function listHolidayNotices(
  { db }: Context,
  _request: ListHolidayNoticesRequest,
): Promise<MessageInitShape<typeof ListHolidayNoticesResponseSchema>> {
  return { notices: (await list(db)).map(holidayNoticeMessage) }
}
