import type { MessageInitShape } from '@bufbuild/protobuf'
import type { ListRoutesRequest, ListRoutesResponseSchema } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { Context } from '../context.ts'
import { listRoutes as listRows } from '../db/routes.ts'
import { readTheme } from '../wire/read-theme.ts'
import { routeMessage } from '../wire/route.ts'

export async function listRoutes(
  { db }: Context,
  { theme }: ListRoutesRequest,
): Promise<MessageInitShape<typeof ListRoutesResponseSchema>> {
  const routes = await listRows(db, theme === 0 ? undefined : readTheme('theme', theme))
  return { routes: routes.map(routeMessage) }
}
