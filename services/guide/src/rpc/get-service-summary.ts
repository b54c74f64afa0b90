import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetServiceSummaryRequest,
  GetServiceSummaryResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { Context } from '../context.ts'
import { readSummary } from '../db/summaries.ts'
import { summaryMessage } from '../wire/service-record.ts'
import { askedPerson } from './asked-person.ts'

export async function getServiceSummary(
  { db }: Context,
  request: GetServiceSummaryRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetServiceSummaryResponseSchema>> {
  const personId = askedPerson(call, request.personId)
  return { summary: summaryMessage(await readSummary(db, personId)) }
}
