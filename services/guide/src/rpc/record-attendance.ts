import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type RecordAttendanceRequest,
  type RecordAttendanceResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { readId, readIds, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { insertGrants, readQualifications } from '../db/qualifications.ts'
import { listEnrolments, lockTraining, markAttended } from '../db/trainings.ts'
import { grantsOf, refuseUnheld } from '../domain/training.ts'
import { trainingMessage } from '../wire/training.ts'

/** What somebody was granted by this training before stays as it is, however often they are named. */
export async function recordAttendance(
  { db, clock, wallClock }: Context,
  request: RecordAttendanceRequest,
  call: HandlerContext,
): Promise<RecordAttendanceResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const trainingId = readId('trainingId', request.trainingId)
  const personIds = [...new Set(readIds('personIds', request.personIds))]
  const method = GuideService.method.recordAttendance
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const training = (await lockTraining(tx, trainingId)) ?? refuse('NOT_FOUND', { what: 'training' })
    refuseUnheld(training, clock())
    await refuseStrangers(tx, trainingId, request.personIds)
    const qualifications = await readQualifications(tx, training.qualificationIds)
    await markAttended(tx, trainingId, personIds)
    await insertGrants(
      tx,
      personIds.flatMap((personId) => grantsOf(training, personId, qualifications, wallClock)),
    )
    const change = { attended: { old: null, new: personIds } }
    const operation = 'RecordAttendance'
    await appendAuditEntry(tx, { at: clock(), actorId, operation, subjectId: trainingId, change })
    return { training: trainingMessage(training) }
  })
}

async function refuseStrangers(tx: Tx, trainingId: string, personIds: readonly string[]): Promise<void> {
  const enrolled = new Set((await listEnrolments(tx, trainingId)).map(({ personId }) => personId))
  const stranger = personIds.findIndex((personId) => !enrolled.has(personId))
  if (stranger >= 0) refuseInput(`personIds[${stranger}]`, 'unknown')
}
