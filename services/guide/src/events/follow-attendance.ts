import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { lockWaiting, updateRecord } from '../db/service-records.ts'
import { lockShift, updateShift } from '../db/shifts.ts'
import type { ServiceRules } from '../domain/service-bounds.ts'
import { judgedAgain } from '../domain/service-record.ts'
import { serviceRecorded } from './service-recorded.ts'

/** How many were checked in at a slot, as of one of its versions. */
export interface Door {
  slotId: string
  slotVersion: number
  people: number
}

/** Keeps who is there beside the slot's shift, and looks again at hours that wait for a confirmation. What is not newer does nothing. */
export async function followAttendance(
  tx: Tx,
  { slotId, slotVersion, people }: Door,
  rules: ServiceRules,
): Promise<void> {
  const before = await lockShift(tx, slotId)
  if (!before || before.slotVersion >= slotVersion) return
  const shift = { ...before, peoplePresent: people, slotVersion }
  await updateShift(tx, shift)
  for (const record of await lockWaiting(tx, slotId)) {
    const judged = judgedAgain(record, shift, rules)
    if (judged === record) continue
    await updateRecord(tx, judged, record.corrections.length)
    await appendToOutbox(tx, slotId, [serviceRecorded(judged)])
  }
}
