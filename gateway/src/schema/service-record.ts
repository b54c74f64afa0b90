import { type Correction, type ServiceRecord, ServiceRecordStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { toGlobalId } from './global-id.ts'
import { GuideType } from './guide.ts'
import { id, required, text, whole } from './input-fields.ts'
import { given } from './loading.ts'
import { momentAt, momentOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refusing.ts'
import { ShiftKindType, ShiftType } from './shift.ts'

const ServiceRecordStatusType = builder.enumType('ServiceRecordStatus', {
  values: {
    RECORDED: { value: ServiceRecordStatus.RECORDED },
    CONFIRMED: { value: ServiceRecordStatus.CONFIRMED },
  },
})

const CorrectionType = builder.objectRef<Correction>('Correction').implement({
  fields: (t) => ({
    at: t.field(momentAt('at')),
    minutesBefore: t.exposeInt('minutesBefore'),
    minutesAfter: t.exposeInt('minutesAfter'),
    reason: t.exposeString('reason'),
  }),
})

const ServiceRecordType = builder.objectRef<ServiceRecord>('ServiceRecord').implement({
  description: 'Hours worked. What was corrected keeps its trace.',
  fields: (t) => ({
    id: t.id({ resolve: (record) => toGlobalId('ServiceRecord', record.id) }),
    shift: t.field({ type: ShiftType, nullable: true, resolve: (record) => record.shiftId }),
    kind: t.field({ type: ShiftKindType, resolve: (record) => given(record.kind) }),
    status: t.field({ type: ServiceRecordStatusType, resolve: (record) => given(record.status) }),
    startedAt: t.field(momentAt('startedAt')),
    minutes: t.exposeInt('minutes'),
    peopleGuided: t.exposeInt('peopleGuided'),
    signedIn: t.exposeBoolean('signedIn'),
    confirmedAt: t.field(momentOrNull('confirmedAt')),
    corrections: t.field({ type: [CorrectionType], resolve: (record) => record.corrections }),
    guide: t.field({
      type: GuideType,
      nullable: true,
      description: 'For operators and the guide.',
      resolve: (record) => record.personId,
    }),
  }),
})

export const ServiceRecordConnection = builder.connectionObject(
  { name: 'ServiceRecordConnection', type: ServiceRecordType },
  { name: 'ServiceRecordEdge' },
)

builder.queryField('unconfirmedRecords', (t) =>
  t.field({
    type: ServiceRecordConnection,
    nullable: true,
    description: 'Service records that wait for a confirmation; for operators, else null.',
    args: pageArgs,
    resolve: async (_root, args, context) => {
      const request = { unconfirmed: true, ...pageRequestOf(args) }
      if (context.viewer === undefined) return null
      const call = context.gateway.clients.guide.listServiceRecords(request, asViewer(context))
      const answer = await orHidden(call)
      return answer === null ? null : connectionOf(answer.records, answer.pageInfo, args)
    },
  }),
)

defineMutation('recordService', {
  input: { shiftId: required(id('Shift')), minutes: required(whole), peopleGuided: required(whole) },
  rpc: ({ guide }) => guide.recordService,
  request: (record) => record,
  type: ServiceRecordType,
  field: 'serviceRecord',
  result: ({ record }) => record,
})

defineMutation('confirmService', {
  description: '`minutes` corrects them, and needs a reason.',
  input: { recordId: required(id('ServiceRecord')), minutes: whole, reason: text },
  rpc: ({ guide }) => guide.confirmService,
  request: (confirmation) => confirmation,
  type: ServiceRecordType,
  field: 'serviceRecord',
  result: ({ record }) => record,
})
