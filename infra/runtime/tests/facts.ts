import { create, fromBinary, toBinary } from '@bufbuild/protobuf'
import {
  file_xingzhi_venue_v1_venue_events,
  SiteChangedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { BusMessage } from '../src/bus/bus.ts'
import { newId } from '../src/ids.ts'
import { event } from '../src/outbox.ts'

export const MIGRATIONS = new URL('./migrations/', import.meta.url)
export const EVENT_FILES = [file_xingzhi_venue_v1_venue_events]
export const SITE_CHANGED = SiteChangedSchema.typeName

/** A small fact whose payload says which one it is. */
export function siteChanged(mark: string) {
  return event(SiteChangedSchema, { managerIds: [mark] })
}

export function message(key: string, mark: string): BusMessage {
  return {
    id: `${newId()}.0`,
    type: SITE_CHANGED,
    source: 'xingzhi/venue',
    time: new Date('2026-03-01T00:00:00Z'),
    key,
    payload: toBinary(SiteChangedSchema, create(SiteChangedSchema, { managerIds: [mark] })),
  }
}

/** Which fact it is. */
export function markOf(event: BusMessage): string {
  return fromBinary(SiteChangedSchema, event.payload).managerIds[0] ?? ''
}
