import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListAuditEntriesRequest,
  ListAuditEntriesResponseSchema,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { auditEntryMessage } from '@xingzhi/runtime/audit-entries'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { readId } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import { requireManager } from '../authority.ts'
import type { Context } from '../context.ts'
import { listAuditEntries as listRows } from '../db/audit-entries.ts'

const cursor = z.tuple([z.uuid()])

/** Refuses FORBIDDEN. */
export async function listAuditEntries(
  { db }: Context,
  request: ListAuditEntriesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListAuditEntriesResponseSchema>> {
  const actor = requireActor(call)
  const siteId = readId('siteId', request.siteId)
  const { limit, after } = readPage(request.page, { cursor })
  await requireManager(db, actor, siteId)
  const found = await listRows(db, { siteId, after: after?.[0], limit })
  const { rows, pageInfo } = pageOf(found, limit, (entry) => [entry.id])
  return { entries: rows.map(auditEntryMessage), pageInfo }
}
