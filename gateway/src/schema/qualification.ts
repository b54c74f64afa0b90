import type { GrantedQualification, Qualification } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { momentOf, optionalMomentOf } from './date-time.ts'
import { defineMutation } from './define-mutation.ts'
import { toGlobalId } from './global-id.ts'
import { id, required, text, whole } from './input-fields.ts'
import { numberOrNull, textOrNull } from './message-fields.ts'

export const QualificationType = builder.objectRef<Qualification>('Qualification').implement({
  description: 'What a training can show that a guide is able to do. `validDays` null: for good.',
  fields: (t) => ({
    id: t.id({ resolve: (qualification) => toGlobalId('Qualification', qualification.id) }),
    name: t.exposeString('name'),
    nameEn: t.string(textOrNull('nameEn')),
    validDays: t.int(numberOrNull('validDays')),
  }),
})

/** What a guide was granted, with what it is. */
export interface Granted {
  grant: GrantedQualification
  qualification: Qualification
}

export const GrantedQualificationType = builder.objectRef<Granted>('GrantedQualification').implement({
  fields: (t) => ({
    qualification: t.field({ type: QualificationType, resolve: ({ qualification }) => qualification }),
    grantedAt: t.field({ type: 'DateTime', resolve: ({ grant }) => momentOf(grant.grantedAt) }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ grant }) => optionalMomentOf(grant.expiresAt),
    }),
  }),
})

builder.queryField('qualifications', (t) =>
  t.field({
    type: [QualificationType],
    nullable: true,
    description: 'Null for strangers.',
    extensions: { cost: { listLength: 30 } },
    resolve: (_root, _args, context) => (context.viewer === undefined ? null : qualifications(context)),
  }),
)

/** Those with these ids; null for strangers. */
export async function qualificationsOf(
  ids: readonly string[],
  context: Context,
): Promise<Qualification[] | null> {
  if (context.viewer === undefined) return null
  if (ids.length === 0) return []
  return (await qualifications(context)).filter(({ id }) => ids.includes(id))
}

/** What was granted, with what it is. */
export async function grantedOf(
  grants: readonly GrantedQualification[],
  context: Context,
): Promise<Granted[]> {
  if (grants.length === 0) return []
  const known = new Map((await qualifications(context)).map((one) => [one.id, one]))
  return grants.flatMap((grant) => {
    const qualification = known.get(grant.qualificationId)
    return qualification ? [{ grant, qualification }] : []
  })
}

function qualifications(context: Context): Promise<Qualification[]> {
  return askOnce(context, 'qualifications', async () => {
    const { qualifications } = await context.gateway.clients.guide.listQualifications({}, asViewer(context))
    return qualifications
  })
}

defineMutation('saveQualification', {
  description: 'Without an id: a new one.',
  input: { qualificationId: id('Qualification'), name: required(text), nameEn: text, validDays: whole },
  rpc: ({ guide }) => guide.putQualification,
  request: ({ qualificationId = '', ...qualification }) => ({
    qualification: { id: qualificationId, ...qualification },
  }),
  type: QualificationType,
  field: 'qualification',
  result: ({ qualification }) => qualification,
})
