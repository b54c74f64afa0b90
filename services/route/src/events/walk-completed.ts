import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { WalkCompletedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import type { CompletedWalk } from '../domain/walk.ts'

export function walkCompleted({ id, completedAt, ...walk }: CompletedWalk): EventDraft {
  const { personId, routeId, selfDeclared } = walk
  const at = timestampFromDate(must(completedAt))
  return event(WalkCompletedSchema, { walkId: id, personId, routeId, completedAt: at, selfDeclared })
}
