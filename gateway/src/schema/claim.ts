import { type Claim, ClaimStatus, ReleaseCause } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { builder } from '../builder.ts'
import { momentOf, optionalMomentOf } from './date-time.ts'
import { toGlobalId } from './global-id.ts'
import { GuideType } from './guide.ts'
import { given } from './loading.ts'

const ClaimStatusType = builder.enumType('ClaimStatus', {
  values: {
    CLAIMED: { value: ClaimStatus.CLAIMED },
    RELEASED: { value: ClaimStatus.RELEASED },
    PRESENT: { value: ClaimStatus.PRESENT },
  },
})

const ReleaseCauseType = builder.enumType('ReleaseCause', {
  values: {
    GUIDE: { value: ReleaseCause.GUIDE },
    OPERATOR: { value: ReleaseCause.OPERATOR },
    SHIFT_CANCELLED: { value: ReleaseCause.SHIFT_CANCELLED },
  },
})

export const ClaimType = builder.objectRef<Claim>('Claim').implement({
  description: "A guide's hold on a shift.",
  fields: (t) => ({
    id: t.id({ resolve: (claim) => toGlobalId('Claim', claim.id) }),
    status: t.field({ type: ClaimStatusType, resolve: (claim) => given(claim.status) }),
    claimedAt: t.field({ type: 'DateTime', resolve: (claim) => momentOf(claim.claimedAt) }),
    releaseUntil: t.field({
      type: 'DateTime',
      description: 'The last moment at which the guide may release it without an operator.',
      resolve: (claim) => momentOf(claim.releaseUntil),
    }),
    releasedAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (claim) => optionalMomentOf(claim.releasedAt),
    }),
    releaseReason: t.string({ nullable: true, resolve: (claim) => claim.releaseReason || null }),
    releaseCause: t.field({
      type: ReleaseCauseType,
      nullable: true,
      resolve: ({ releaseCause }) => (releaseCause === ReleaseCause.UNSPECIFIED ? null : releaseCause),
    }),
    signedInAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (claim) => optionalMomentOf(claim.signedInAt),
    }),
    overlapping: t.exposeBoolean('overlapping', {
      description:
        'The shift was moved into another one of the same guide: either may be left until it starts.',
    }),
    movedFrom: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (claim) => optionalMomentOf(claim.movedFrom),
    }),
    guide: t.field({
      type: GuideType,
      nullable: true,
      description: 'For operators and the guide.',
      resolve: (claim) => claim.personId,
    }),
  }),
})
