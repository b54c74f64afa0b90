import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  GetActivitiesRequest,
  GetActivitiesResponseSchema,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readActivities } from '../db/activities.ts'
import { activityMessage } from '../wire/activity.ts'

export async function getActivities(
  { db }: Context,
  request: GetActivitiesRequest,
): Promise<MessageInitShape<typeof GetActivitiesResponseSchema>> {
  const activities = await readActivities(db, readIds('ids', request.ids))
  return { activities: activities.map(activityMessage) }
}
