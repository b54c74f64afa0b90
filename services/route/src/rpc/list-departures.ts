import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListDeparturesRequest,
  ListDeparturesResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { readMoment, readOptionalId } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listDepartures as listRows } from '../db/departures.ts'
import { departureMessage } from '../wire/departure.ts'

const cursor = z.tuple([z.int().min(0).max(Date.UTC(9999, 0)), z.uuid()])

/** To all but operators there are no cancelled ones, also when they ask for them. */
export async function listDepartures(
  { db, clock }: Context,
  request: ListDeparturesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListDeparturesResponseSchema>> {
  const { limit, after } = readPage(request.page, { cursor })
  const found = await listRows(db, {
    routeId: readOptionalId('routeId', request.routeId),
    from: readMoment('from', request.from) ?? clock(),
    to: readMoment('to', request.to),
    withCancelled: request.withCancelled && actorOf(call)?.roles.includes('OPERATOR') === true,
    after: after && { startsAt: new Date(after[0]), id: after[1] },
    limit,
  })
  const { rows, pageInfo } = pageOf(found, limit, ({ startsAt, id }) => [startsAt.getTime(), id])
  return { departures: rows.map(departureMessage), pageInfo }
}
