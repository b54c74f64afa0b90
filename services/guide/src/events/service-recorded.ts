import { ServiceRecordedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import type { ServiceRecord } from '../domain/service-record.ts'
import { recordFact } from '../wire/service-record.ts'

export function serviceRecorded(record: ServiceRecord): EventDraft {
  return event(ServiceRecordedSchema, { record: recordFact(record), version: BigInt(record.version) })
}
