import type { Candidate } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { Refused } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { GuideType } from './guide.ts'
import { shownRefusal } from './refused.ts'

export const CandidateType = builder.objectRef<Candidate>('Candidate').implement({
  description: 'Somebody who could take an empty place of a shift.',
  fields: (t) => ({
    guide: t.field({ type: GuideType, nullable: true, resolve: (candidate) => candidate.personId }),
    near: t.exposeBoolean('near', { description: 'It begins in a street-town that suits them.' }),
    fit: t.exposeInt('fit', { description: '0–100: theme, languages, place and time.' }),
    obstacle: t.field({
      type: Refused,
      nullable: true,
      description: 'What assigning them would be refused with, as far as shifts tell; null: nothing.',
      resolve: ({ obstacle }) => (obstacle ? shownRefusal(obstacle, 'assignGuide') : null),
    }),
  }),
})
