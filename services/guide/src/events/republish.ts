import type { Tx } from '@xingzhi/runtime/database'
import type { EventDraft } from '@xingzhi/runtime/outbox'
import { listClaims } from '../db/claims.ts'
import { allGuides } from '../db/guides.ts'
import { allRecords } from '../db/service-records.ts'
import { allShifts } from '../db/shifts.ts'
import { guideChanged } from './guide-changed.ts'
import { serviceRecorded } from './service-recorded.ts'
import { shiftFacts, shiftOpened } from './shift-events.ts'

/** All shifts with all their claims, released ones too, all guides and all service records, as they stand. */
export async function* republish(tx: Tx): AsyncIterable<{ key: string; events: EventDraft[] }> {
  for await (const shift of allShifts(tx)) {
    const claims = await listClaims(tx, shift.id)
    yield { key: shift.id, events: [shiftOpened(shift), ...shiftFacts(shift, claims)] }
  }
  for await (const guide of allGuides(tx)) yield { key: guide.personId, events: [guideChanged(guide)] }
  for await (const record of allRecords(tx)) yield { key: record.shiftId, events: [serviceRecorded(record)] }
}
