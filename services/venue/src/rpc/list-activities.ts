import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  ListActivitiesRequest,
  ListActivitiesResponseSchema,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { readId } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listActivities as listRows } from '../db/activities.ts'
import { activityMessage } from '../wire/activity.ts'

const cursor = z.tuple([z.uuid()])

export async function listActivities(
  { db }: Context,
  request: ListActivitiesRequest,
): Promise<MessageInitShape<typeof ListActivitiesResponseSchema>> {
  const siteId = readId('siteId', request.siteId)
  const { limit, after } = readPage(request.page, { cursor })
  const found = await listRows(db, { siteId, after: after?.[0], limit })
  const { rows, pageInfo } = pageOf(found, limit, (activity) => [activity.id])
  return { activities: rows.map(activityMessage), pageInfo }
}
