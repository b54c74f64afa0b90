import { must } from '@xingzhi/runtime/assert'
import type { Context } from '../context.ts'
import { defineMutation } from './define-mutation.ts'
import { id, ids, moment, required, text, whole, yesOrNo } from './input-fields.ts'
import { LOAD_MAX } from './loading.ts'
import { TrainingType } from './training.ts'

defineMutation('saveTraining', {
  description: 'Without an id: a new one.',
  input: {
    trainingId: id('Training'),
    title: required(text),
    titleEn: text,
    startsAt: required(moment),
    endsAt: required(moment),
    place: required(text),
    capacity: required(whole),
    qualificationIds: required(ids('Qualification', { most: LOAD_MAX })),
    cancelled: yesOrNo,
  },
  rpc: ({ guide }) => guide.putTraining,
  request: ({ trainingId = '', ...training }) => ({ training: { id: trainingId, ...training } }),
  type: TrainingType,
  field: 'training',
  result: ({ training }, _input, context) => trainingOf(must(training).id, context),
})

defineMutation('enrolInTraining', {
  input: { trainingId: required(id('Training')) },
  rpc: ({ guide }) => guide.enrolInTraining,
  request: (enrolment) => enrolment,
  type: TrainingType,
  field: 'training',
  result: (_answer, { trainingId }, context) => trainingOf(trainingId, context),
})

defineMutation('leaveTraining', {
  input: { trainingId: required(id('Training')) },
  idempotencyKey: false,
  rpc: ({ guide }) => guide.leaveTraining,
  request: (left) => left,
  type: TrainingType,
  field: 'training',
  result: (_answer, { trainingId }, context) => trainingOf(trainingId, context),
})

defineMutation('recordAttendance', {
  input: { trainingId: required(id('Training')), guideIds: required(ids('Guide', { most: LOAD_MAX })) },
  rpc: ({ guide }) => guide.recordAttendance,
  request: ({ trainingId, guideIds: personIds }) => ({ trainingId, personIds }),
  type: TrainingType,
  field: 'training',
  result: (_answer, { trainingId }, context) => trainingOf(trainingId, context),
})

function trainingOf(id: string, context: Context) {
  return TrainingType.getDataloader(context).load(id)
}
