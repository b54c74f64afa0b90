import {
  type Correction,
  ServiceOutlier,
  type ServiceRecord,
  ServiceRecordStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { toGlobalId } from './global-id.ts'
import { GuideType } from './guide.ts'
import { id, ids, required, text, whole } from './input-fields.ts'
import { given } from './loading.ts'
import { momentAt, momentOrNull, textOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refusing.ts'
import { ShiftKindType, ShiftType } from './shift.ts'

const ServiceRecordStatusType = builder.enumType('ServiceRecordStatus', {
  values: {
    RECORDED: { value: ServiceRecordStatus.RECORDED },
    CONFIRMED: { value: ServiceRecordStatus.CONFIRMED },
    VOID: { value: ServiceRecordStatus.VOID, description: 'By an operator, with a reason: counts nowhere.' },
  },
})

const ServiceOutlierType = builder.enumType('ServiceOutlier', {
  description: 'Why hours are looked at one by one before they are confirmed.',
  values: {
    NOT_SIGNED_IN: { value: ServiceOutlier.NOT_SIGNED_IN },
    LONG: { value: ServiceOutlier.LONG, description: 'Much longer than the shift.' },
    MANY_PEOPLE: {
      value: ServiceOutlier.MANY_PEOPLE,
      description: 'More people than were checked in, walk-ins allowed for.',
    },
  },
})

const CorrectionType = builder.objectRef<Correction>('Correction').implement({
  fields: (t) => ({
    at: t.field(momentAt('at')),
    minutesBefore: t.exposeInt('minutesBefore'),
    minutesAfter: t.exposeInt('minutesAfter'),
    peopleBefore: t.int({ nullable: true, resolve: ({ peopleBefore }) => peopleBefore ?? null }),
    peopleAfter: t.int({ nullable: true, resolve: ({ peopleAfter }) => peopleAfter ?? null }),
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
    voidedAt: t.field(momentOrNull('voidedAt')),
    voidReason: t.string(textOrNull('voidReason')),
    outliers: t.field({
      type: [ServiceOutlierType],
      description: 'Empty: nothing is out of the ordinary.',
      resolve: ({ outliers }) => outliers.map(given),
    }),
    peoplePresent: t.exposeInt('peoplePresent', {
      description: "How many were checked in at the shift's departure or session.",
    }),
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
    args: {
      ...pageArgs,
      outliers: t.arg.boolean({
        description: 'Those out of the ordinary, or the others; without it all of them.',
      }),
    },
    resolve: async (_root, args, context) => {
      const chosen = args.outliers === null || args.outliers === undefined ? {} : { outliers: args.outliers }
      const request = { unconfirmed: true, ...chosen, ...pageRequestOf(args) }
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
  description: '`minutes` and `peopleGuided` correct them, and need a reason.',
  input: { recordId: required(id('ServiceRecord')), minutes: whole, peopleGuided: whole, reason: text },
  rpc: ({ guide }) => guide.confirmService,
  request: (confirmation) => confirmation,
  type: ServiceRecordType,
  field: 'serviceRecord',
  result: ({ record }) => record,
})

const RECORDS_MAX = 100

defineMutation('confirmServices', {
  description: 'Many as they were recorded, all or none; what is out of the ordinary is confirmed alone.',
  input: { recordIds: required(ids('ServiceRecord', { most: RECORDS_MAX })) },
  rpc: ({ guide }) => guide.confirmServices,
  request: (confirmation) => confirmation,
  type: 'Int',
  field: 'confirmedCount',
  result: ({ records }) => records.length,
})

defineMutation('voidService', {
  description: 'The hours count no more; the guide reads the reason.',
  input: { recordId: required(id('ServiceRecord')), reason: required(text) },
  rpc: ({ guide }) => guide.voidService,
  request: (voiding) => voiding,
  type: ServiceRecordType,
  field: 'serviceRecord',
  result: ({ record }) => record,
})
