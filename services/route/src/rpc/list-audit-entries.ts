import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListAuditEntriesRequest,
  ListAuditEntriesResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { answerAuditEntries } from '@xingzhi/runtime/audit-entries'
import type { Context } from '../context.ts'

export function listAuditEntries(
  { db }: Context,
  request: ListAuditEntriesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListAuditEntriesResponseSchema>> {
  return answerAuditEntries(db, request, call)
}
