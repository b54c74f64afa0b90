import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type RecordServiceRequest,
  type RecordServiceResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireUnrestricted } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readCount, readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockOwnClaim } from '../db/claims.ts'
import { insertRecord, recordOfClaim, updateRecord } from '../db/service-records.ts'
import { lockShift } from '../db/shifts.ts'
import { recordService as record } from '../domain/service-record.ts'
import { serviceRecorded } from '../events/service-recorded.ts'
import { recordMessage } from '../wire/service-record.ts'

export async function recordService(
  { db, clock, rules }: Context,
  request: RecordServiceRequest,
  call: HandlerContext,
): Promise<RecordServiceResponse> {
  const { personId } = requireUnrestricted(call)
  const shiftId = readId('shiftId', request.shiftId)
  const worked = {
    minutes: readCount('minutes', request.minutes, { min: 1, max: 1_440 }),
    peopleGuided: readCount('peopleGuided', request.peopleGuided, { min: 0, max: 2_000 }),
  }
  const method = GuideService.method.recordService
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const shift = (await lockShift(tx, shiftId)) ?? refuse('NOT_FOUND', { what: 'shift' })
    const claim = (await lockOwnClaim(tx, shiftId, personId)) ?? refuse('NOT_FOUND', { what: 'claim' })
    const before = await recordOfClaim(tx, claim.id)
    const after = record(before, { claim, shift, id: newId() }, worked, rules, clock())
    if (after !== before) {
      if (before) await updateRecord(tx, after, before.corrections.length)
      else await insertRecord(tx, after)
      await appendToOutbox(tx, shiftId, [serviceRecorded(after)])
    }
    return { record: recordMessage(after) }
  })
}
