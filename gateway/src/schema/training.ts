import type { Enrolment, Training } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { GuideType } from './guide.ts'
import { inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, textOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { QualificationType, qualificationsOf } from './qualification.ts'
import { orHidden, refusing } from './refusing.ts'

/** A training, and whether the viewer has a place in it. */
type TrainingFound = Training & { viewerEnrolled: boolean }

export const TrainingType = builder.loadableNodeRef('Training', {
  id: { resolve: (training) => training.id },
  load: async (ids: string[], context: Context): Promise<TrainingFound[]> => {
    if (context.viewer === undefined) return inOrder(ids, [])
    return inOrder(ids, found(await context.gateway.clients.guide.getTrainings({ ids }, asViewer(context))))
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const EnrolmentType = builder.objectRef<Enrolment>('Enrolment').implement({
  fields: (t) => ({
    guide: t.field({ type: GuideType, resolve: (enrolment) => enrolment.personId }),
    enrolledAt: t.field(momentAt('enrolledAt')),
    attended: t.exposeBoolean('attended'),
  }),
})

TrainingType.implement({
  fields: (t) => ({
    title: t.exposeString('title'),
    titleEn: t.string(textOrNull('titleEn')),
    startsAt: t.field(momentAt('startsAt')),
    endsAt: t.field(momentAt('endsAt')),
    place: t.exposeString('place'),
    capacity: t.exposeInt('capacity'),
    enrolled: t.exposeInt('enrolled'),
    qualifications: t.field({
      type: [QualificationType],
      resolve: async ({ qualificationIds }, _args, context) =>
        (await qualificationsOf(qualificationIds, context)) ?? [],
    }),
    cancelled: t.exposeBoolean('cancelled'),
    viewerEnrolled: t.exposeBoolean('viewerEnrolled'),
    enrolments: t.field({
      type: [EnrolmentType],
      nullable: true,
      description: 'For operators, else null.',
      extensions: { cost: { listLength: 40 } },
      resolve: async ({ id }, _args, context) => {
        const call = context.gateway.clients.guide.listEnrolments({ trainingId: id }, asViewer(context))
        return (await orHidden(call))?.enrolments ?? null
      },
    }),
  }),
})

const TrainingConnection = builder.connectionObject(
  { name: 'TrainingConnection', type: TrainingType },
  { name: 'TrainingEdge' },
)

builder.queryField('trainings', (t) =>
  t.field({
    type: TrainingConnection,
    nullable: true,
    description: 'Those to come, or with `past` those that ended, the latest first; null for strangers.',
    args: { ...pageArgs, past: t.arg.boolean() },
    resolve: async (_root, args, context) => {
      if (context.viewer === undefined) return null
      const request = { past: args.past ?? false, ...pageRequestOf(args) }
      const call = context.gateway.clients.guide.listTrainings(request, asViewer(context))
      const answer = await refusing(call)
      return connectionOf(found(answer), answer.pageInfo, args)
    },
  }),
)

function found({ trainings, enrolledIds }: { trainings: Training[]; enrolledIds: string[] }) {
  return trainings.map((training) => ({ ...training, viewerEnrolled: enrolledIds.includes(training.id) }))
}
