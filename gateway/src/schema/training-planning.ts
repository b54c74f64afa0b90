import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { timestampOf } from './date-time.ts'
import { idOf, optionalIdOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { LOAD_MAX } from './loading.ts'
import { orRefused, refusing } from './refused.ts'
import { TrainingType } from './training.ts'

const SaveTrainingInput = builder.inputType('SaveTrainingInput', {
  description: 'Without an id: a new one.',
  fields: (t) => ({
    trainingId: t.id(),
    title: t.string({ required: true }),
    titleEn: t.string(),
    startsAt: t.field({ type: 'DateTime', required: true }),
    endsAt: t.field({ type: 'DateTime', required: true }),
    place: t.string({ required: true }),
    capacity: t.int({ required: true }),
    qualificationIds: t.idList({ required: true }),
    cancelled: t.boolean(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('saveTraining', (t) =>
  t.field({
    type: TrainingType,
    args: { input: t.arg({ type: SaveTrainingInput, required: true }) },
    errors: orRefused('saveTraining', 'training'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const training = {
        id: optionalIdOf('Training', input.trainingId, 'trainingId'),
        title: input.title,
        titleEn: input.titleEn ?? '',
        ...timestampOf('startsAt', input.startsAt),
        ...timestampOf('endsAt', input.endsAt),
        place: input.place,
        capacity: input.capacity,
        qualificationIds: idsOf('Qualification', input.qualificationIds, 'qualificationIds'),
        cancelled: input.cancelled ?? false,
      }
      const request = { training, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.guide.putTraining(request, asViewer(context))
      return trainingOf(must((await refusing(call)).training).id, context)
    },
  }),
)

const EnrolInTrainingInput = builder.inputType('EnrolInTrainingInput', {
  fields: (t) => ({
    trainingId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('enrolInTraining', (t) =>
  t.field({
    type: TrainingType,
    args: { input: t.arg({ type: EnrolInTrainingInput, required: true }) },
    errors: orRefused('enrolInTraining', 'training'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const trainingId = idOf('Training', input.trainingId, 'trainingId')
      const request = { trainingId, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.guide.enrolInTraining(request, asViewer(context))
      await refusing(call, 'enrolInTraining')
      return trainingOf(trainingId, context)
    },
  }),
)

const LeaveTrainingInput = builder.inputType('LeaveTrainingInput', {
  fields: (t) => ({ trainingId: t.id({ required: true }) }),
})

builder.mutationField('leaveTraining', (t) =>
  t.field({
    type: TrainingType,
    args: { input: t.arg({ type: LeaveTrainingInput, required: true }) },
    errors: orRefused('leaveTraining', 'training'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const trainingId = idOf('Training', input.trainingId, 'trainingId')
      const call = context.gateway.clients.guide.leaveTraining({ trainingId }, asViewer(context))
      await refusing(call, 'leaveTraining')
      return trainingOf(trainingId, context)
    },
  }),
)

const RecordAttendanceInput = builder.inputType('RecordAttendanceInput', {
  fields: (t) => ({
    trainingId: t.id({ required: true }),
    guideIds: t.idList({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('recordAttendance', (t) =>
  t.field({
    type: TrainingType,
    args: { input: t.arg({ type: RecordAttendanceInput, required: true }) },
    errors: orRefused('recordAttendance', 'training'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const trainingId = idOf('Training', input.trainingId, 'trainingId')
      const request = {
        trainingId,
        personIds: idsOf('Guide', input.guideIds, 'guideIds'),
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.guide.recordAttendance(request, asViewer(context))
      await refusing(call, 'recordAttendance')
      return trainingOf(trainingId, context)
    },
  }),
)

function idsOf(named: 'Guide' | 'Qualification', globalIds: readonly string[], field: string): string[] {
  if (globalIds.length > LOAD_MAX) {
    refuse('INVALID_INPUT', { field, problem: 'too_large', limit: LOAD_MAX })
  }
  return globalIds.map((globalId) => idOf(named, globalId, field))
}

async function trainingOf(id: string, context: Context) {
  return must(await TrainingType.getDataloader(context).load(id))
}
