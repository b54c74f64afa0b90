import { type Claim, ClaimDoubt, ClaimStatus, ReleaseCause } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { builder } from '../builder.ts'
import { toGlobalId } from './global-id.ts'
import { GuideType } from './guide.ts'
import { given } from './loading.ts'
import { momentAt, momentOrNull, textOrNull } from './message-fields.ts'

const ClaimStatusType = builder.enumType('ClaimStatus', {
  values: {
    CLAIMED: { value: ClaimStatus.CLAIMED },
    RELEASED: { value: ClaimStatus.RELEASED },
    PRESENT: { value: ClaimStatus.PRESENT },
    ABSENT: { value: ClaimStatus.ABSENT, description: 'The guide did not come, as an operator says.' },
  },
})

const ReleaseCauseType = builder.enumType('ReleaseCause', {
  values: {
    GUIDE: { value: ReleaseCause.GUIDE },
    OPERATOR: { value: ReleaseCause.OPERATOR },
    SHIFT_CANCELLED: { value: ReleaseCause.SHIFT_CANCELLED },
  },
})

const ClaimDoubtType = builder.enumType('ClaimDoubt', {
  values: {
    SUSPENDED: { value: ClaimDoubt.SUSPENDED, description: 'Admitted no more.' },
    UNQUALIFIED: {
      value: ClaimDoubt.UNQUALIFIED,
      description: 'A qualification that the shift asks for does not last to its end.',
    },
    OVERLAPPING: {
      value: ClaimDoubt.OVERLAPPING,
      description: 'The shift was moved into another one of this guide.',
    },
  },
})

export const ClaimType = builder.objectRef<Claim>('Claim').implement({
  description: "A guide's hold on a shift.",
  fields: (t) => ({
    id: t.id({ resolve: (claim) => toGlobalId('Claim', claim.id) }),
    status: t.field({ type: ClaimStatusType, resolve: (claim) => given(claim.status) }),
    claimedAt: t.field(momentAt('claimedAt')),
    releaseUntil: t.field({
      ...momentAt('releaseUntil'),
      description: 'The last moment at which the guide may release it without an operator.',
    }),
    releasedAt: t.field(momentOrNull('releasedAt')),
    releaseReason: t.string(textOrNull('releaseReason')),
    releaseCause: t.field({
      type: ReleaseCauseType,
      nullable: true,
      resolve: ({ releaseCause }) => (releaseCause === ReleaseCause.UNSPECIFIED ? null : releaseCause),
    }),
    signedInAt: t.field(momentOrNull('signedInAt')),
    overlapping: t.exposeBoolean('overlapping', {
      description:
        'The shift was moved into another one of the same guide: either may be left until it starts.',
    }),
    doubt: t.field({
      type: ClaimDoubtType,
      nullable: true,
      description:
        'Why the guide counts as nobody until an operator replaces or keeps them; null: they count.',
      resolve: ({ doubt }) => (doubt === ClaimDoubt.UNSPECIFIED ? null : doubt),
    }),
    movedFrom: t.field(momentOrNull('movedFrom')),
    guide: t.field({
      type: GuideType,
      nullable: true,
      description: 'For operators and the guide.',
      resolve: (claim) => claim.personId,
    }),
  }),
})
