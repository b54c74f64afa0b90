import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  ListClosuresRequest,
  ListClosuresResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { listClosures as listRows } from '../db/closures.ts'
import { closureMessage } from '../wire/closure.ts'

export async function listClosures(
  { db, clock }: Context,
  request: ListClosuresRequest,
): Promise<MessageInitShape<typeof ListClosuresResponseSchema>> {
  const stationIds = readIds('stationIds', request.stationIds)
  const routeIds = readIds('routeIds', request.routeIds)
  const closures = await listRows(db, { stationIds, routeIds, now: clock() })
  return { closures: closures.map(closureMessage) }
}
