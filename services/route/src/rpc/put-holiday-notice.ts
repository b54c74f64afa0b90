import { create } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import {
  type PutHolidayNoticeRequest,
  type PutHolidayNoticeResponse,
  PutHolidayNoticeResponseSchema,
  RouteService,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { refuseInput } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { keepHolidayNotice, listHolidayNotices } from '../db/holiday-notices.ts'
import { holidayNoticeMessage, readHolidayNotice } from '../wire/holiday-notice.ts'

/** What is scheduled stays: an operator looks at the departures of these days. */
export async function putHolidayNotice(
  { db, clock }: Context,
  request: PutHolidayNoticeRequest,
  call: HandlerContext,
): Promise<PutHolidayNoticeResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  if (!request.notice) refuseInput('notice', 'required')
  const read = readHolidayNotice(request.notice)
  const method = RouteService.method.putHolidayNotice
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = (await listHolidayNotices(tx)).find(({ year }) => year === read.year)
    const notice = { ...read, days: [...read.days], enteredAt: clock(), version: (before?.version ?? 0) + 1 }
    await keepHolidayNotice(tx, notice)
    return create(PutHolidayNoticeResponseSchema, { notice: holidayNoticeMessage(notice) })
  })
}
