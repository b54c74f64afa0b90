import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetServiceSummaryRequest,
  GetServiceSummaryResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { readSummary } from '../db/summaries.ts'
import { summaryMessage } from '../wire/service-record.ts'

export async function getServiceSummary(
  { db }: Context,
  _request: GetServiceSummaryRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetServiceSummaryResponseSchema>> {
  const { personId } = requireActor(call)
  return { summary: summaryMessage(await readSummary(db, personId)) }
}
