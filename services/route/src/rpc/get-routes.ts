import type { MessageInitShape } from '@bufbuild/protobuf'
import type { GetRoutesRequest, GetRoutesResponseSchema } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readRoutes } from '../db/routes.ts'
import { routeMessage } from '../wire/route.ts'

export async function getRoutes(
  { db }: Context,
  request: GetRoutesRequest,
): Promise<MessageInitShape<typeof GetRoutesResponseSchema>> {
  const routes = await readRoutes(db, readIds('ids', request.ids))
  return { routes: routes.map(routeMessage) }
}
