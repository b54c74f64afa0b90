import { ServiceLevel, type ServiceSummary } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { builder } from '../builder.ts'
import { given } from './loading.ts'
import { momentOrNull } from './message-fields.ts'

const ServiceLevelType = builder.enumType('ServiceLevel', {
  description: 'By confirmed hours: less than 20, from 20, from 100, from 300.',
  values: {
    SEEDLING: { value: ServiceLevel.SEEDLING },
    BAMBOO: { value: ServiceLevel.BAMBOO },
    PINE: { value: ServiceLevel.PINE },
    CAMPHOR: { value: ServiceLevel.CAMPHOR },
  },
})

export const ServiceSummaryType = builder.objectRef<ServiceSummary>('ServiceSummary').implement({
  description: 'What a guide gave, from confirmed records alone.',
  fields: (t) => ({
    minutes: t.exposeInt('minutes'),
    walksLed: t.exposeInt('walksLed'),
    peopleGuided: t.exposeInt('peopleGuided'),
    level: t.field({ type: ServiceLevelType, resolve: (summary) => given(summary.level) }),
    since: t.field(momentOrNull('since')),
  }),
})
