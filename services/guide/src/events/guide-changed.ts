import { GuideChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Guide } from '../domain/guide.ts'

export function guideChanged({ personId, status, version }: Guide): EventDraft {
  return event(GuideChangedSchema, toMessage(GuideChangedSchema, { personId, status, version }))
}
