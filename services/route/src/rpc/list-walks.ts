import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { ListWalksRequest, ListWalksResponseSchema } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listWalks as listRows } from '../db/walks.ts'
import { walkMessage } from '../wire/walk.ts'

const cursor = z.tuple([z.uuid()])

export async function listWalks(
  { db }: Context,
  request: ListWalksRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListWalksResponseSchema>> {
  const { personId } = requireActor(call)
  const { limit, after } = readPage(request.page, { cursor })
  const found = await listRows(db, { personId, after: after?.[0], limit })
  const { rows, pageInfo } = pageOf(found, limit, (walk) => [walk.id])
  return { walks: rows.map(walkMessage), pageInfo }
}
