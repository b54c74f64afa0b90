import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { ListGuidesRequest, ListGuidesResponseSchema } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listGuides as listRows } from '../db/guides.ts'
import { millis, placeOf } from '../wire/cursor.ts'
import { guideMessage, readStatus } from '../wire/guide.ts'

const cursor = z.tuple([millis, z.uuid()])

export async function listGuides(
  { db }: Context,
  request: ListGuidesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListGuidesResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const status = readStatus('status', request.status)
  const { limit, after } = readPage(request.page, { cursor })
  const found = await listRows(db, { status, ...placeOf(after), limit })
  const { rows, pageInfo } = pageOf(found, limit, ({ registeredAt, personId }) => [
    registeredAt.getTime(),
    personId,
  ])
  return { guides: rows.map(guideMessage), pageInfo }
}
