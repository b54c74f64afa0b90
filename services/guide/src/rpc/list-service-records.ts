import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListServiceRecordsRequest,
  ListServiceRecordsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor, requireRole } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listRecords } from '../db/service-records.ts'
import { recordMessage } from '../wire/service-record.ts'

const cursor = z.tuple([z.uuid()])

/** What waits for a confirmation: the oldest first. */
export async function listServiceRecords(
  { db }: Context,
  { unconfirmed, page }: ListServiceRecordsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListServiceRecordsResponseSchema>> {
  const actor = unconfirmed ? requireRole(call, 'OPERATOR') : requireActor(call)
  const { limit, after } = readPage(page, { cursor })
  const personId = unconfirmed ? undefined : actor.personId
  const found = await listRecords(db, { personId, after: after?.[0] ?? null, limit })
  const { rows, pageInfo } = pageOf(found, limit, ({ id }) => [id])
  return { records: rows.map(recordMessage), pageInfo }
}
