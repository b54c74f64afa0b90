import { fromBinary } from '@bufbuild/protobuf'
import { SiteChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { recordManagers } from '../db/sites.ts'

export function onSiteChanged(): EventHandler {
  return (tx, event) => {
    const { site, managerIds } = fromBinary(SiteChangedSchema, event.payload)
    const { id, version } = must(site, 'the event holds no site')
    return recordManagers(tx, { id, version: Number(version), managerIds })
  }
}
