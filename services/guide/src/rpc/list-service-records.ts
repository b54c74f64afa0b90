import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListServiceRecordsRequest,
  ListServiceRecordsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listRecordsOf, listWaiting } from '../db/service-records.ts'
import { recordMessage } from '../wire/service-record.ts'
import { askedPerson } from './asked-person.ts'

const cursor = z.tuple([z.uuid()])

/** What waits for a confirmation has the oldest first, a person's own the newest. */
export async function listServiceRecords(
  { db }: Context,
  { unconfirmed, page, outliers, personId: asked }: ListServiceRecordsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListServiceRecordsResponseSchema>> {
  const personId = askedPerson(call, asked)
  if (unconfirmed) requireRole(call, 'OPERATOR')
  const { limit, after } = readPage(page, { cursor })
  const place = { after: after?.[0] ?? null, limit }
  const found = unconfirmed
    ? await listWaiting(db, { ...place, outliers: outliers ?? null })
    : await listRecordsOf(db, { ...place, personId })
  const { rows, pageInfo } = pageOf(found, limit, ({ id }) => [id])
  return { records: rows.map(recordMessage), pageInfo }
}
