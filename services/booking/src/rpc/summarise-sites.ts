import type { MessageInitShape } from '@bufbuild/protobuf'
import {
  SiteSummarySchema,
  type SummariseSitesRequest,
  type SummariseSitesResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Context } from '../context.ts'
import { summariseSites as summarise } from '../db/search.ts'
import { readFilter } from '../wire/filter.ts'

export async function summariseSites(
  { db, clock }: Context,
  request: SummariseSitesRequest,
): Promise<MessageInitShape<typeof SummariseSitesResponseSchema>> {
  const rows = await summarise(db, readFilter(request.filter), clock())
  return { sites: rows.map((row) => toMessage(SiteSummarySchema, row)) }
}
