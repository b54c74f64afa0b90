import { fromBinary } from '@bufbuild/protobuf'
import { GuideChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { recordGuide } from '../db/guides.ts'

export function onGuideChanged(): EventHandler {
  return async (tx, event) => {
    const { personId, status, version } = fromBinary(GuideChangedSchema, event.payload)
    const suspended = status === GuideStatus.SUSPENDED
    await recordGuide(tx, { personId, suspended, version: Number(version) })
  }
}
