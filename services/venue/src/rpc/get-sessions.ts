import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetSessionsRequest,
  GetSessionsResponseSchema,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { readIds } from '@xingzhi/runtime/read-input'
import { insightOf } from '../authority.ts'
import type { Context } from '../context.ts'
import { readSessions } from '../db/sessions.ts'
import { sessionMessage } from '../wire/session.ts'

/** What was never published is seen by the site's managers and operators only. */
export async function getSessions(
  { db }: Context,
  request: GetSessionsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetSessionsResponseSchema>> {
  const sessions = await readSessions(db, readIds('ids', request.ids), insightOf(actorOf(call)))
  return { sessions: sessions.map(sessionMessage) }
}
