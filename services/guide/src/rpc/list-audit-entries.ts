import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListAuditEntriesRequest,
  ListAuditEntriesResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { readOptionalId } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listAuditEntries as listRows } from '../db/audit-entries.ts'

const cursor = z.tuple([z.uuid()])

export async function listAuditEntries(
  { sql }: Context,
  request: ListAuditEntriesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListAuditEntriesResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const subjectId = readOptionalId('subjectId', request.subjectId)
  const { limit, after } = readPage(request.page, { cursor })
  const found = await listRows(sql, { subjectId, after: after?.[0], limit })
  const { rows, pageInfo } = pageOf(found, limit, (entry) => [entry.id])
  const entries = rows.map(({ at, change, ...same }) => ({
    ...same,
    at: timestampFromDate(at),
    changeJson: JSON.stringify(change),
  }))
  return { entries, pageInfo }
}
