import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import { SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type {
  ListSessionsRequest,
  ListSessionsResponseSchema,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { batchMax, readId, readMoment, refuseInput } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import { mayManage } from '../authority.ts'
import type { Context } from '../context.ts'
import { listSessions as listRows } from '../db/sessions.ts'
import type { SessionStatus as SessionStatusName } from '../domain/session.ts'
import { sessionMessage } from '../wire/session.ts'

/** Milliseconds of the start, and the id. */
const cursor = z.tuple([z.int().min(0).max(Date.UTC(9999, 0)), z.uuid()])

/** Statuses that the caller may not see are left out. */
export async function listSessions(
  { db }: Context,
  request: ListSessionsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListSessionsResponseSchema>> {
  const siteId = readId('siteId', request.siteId)
  const wanted = readStatuses(request.statuses)
  const from = readMoment('from', request.from)
  const to = readMoment('to', request.to)
  const { limit, after } = readPage(request.page, { cursor })
  const seesAll =
    wanted.every((status) => status === 'PUBLISHED') || (await mayManage(db, actorOf(call), siteId))
  const found = await listRows(db, {
    siteId,
    statuses: seesAll ? wanted : wanted.filter((status) => status === 'PUBLISHED'),
    from,
    to,
    after: after && { startsAt: new Date(after[0]), id: after[1] },
    limit,
  })
  const { rows, pageInfo } = pageOf(found, limit, ({ startsAt, id }) => [startsAt.getTime(), id])
  return { sessions: rows.map(sessionMessage), pageInfo }
}

function readStatuses(statuses: SessionStatus[]): SessionStatusName[] {
  if (statuses.length === 0) return ['PUBLISHED']
  if (statuses.length > batchMax) refuseInput('statuses', 'too_large', batchMax)
  return statuses.map((status, index) => {
    const name = SessionStatus[status] as SessionStatusName | 'UNSPECIFIED' | undefined
    return name && name !== 'UNSPECIFIED' ? name : refuseInput(`statuses[${index}]`, 'unknown')
  })
}
