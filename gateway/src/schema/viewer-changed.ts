import { clearAllDataLoaders } from '@pothos/plugin-dataloader'
import { type Claim, ClaimStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { PersonNews } from '../live/person-news.ts'
import { signedIn } from '../signed-in.ts'
import { ClaimType } from './claim.ts'
import { countUnread } from './notice.ts'
import { ReservationType } from './reservation.ts'
import { viewersClaims } from './shift.ts'

const ViewerChangeType = builder.objectRef<PersonNews>('ViewerChange').implement({
  description:
    'How the notices of the signed-in person stand, and what of theirs changed; on connecting neither a reservation nor a claim.',
  fields: (t) => ({
    unreadNoticeCount: t.int({
      resolve: (_news, _args, context) => countUnread(context),
    }),
    reservation: t.field({
      type: ReservationType,
      nullable: true,
      resolve: ({ reservationId }) => reservationId ?? null,
    }),
    claim: t.field({
      type: ClaimType,
      nullable: true,
      resolve: ({ claim }, _args, context) => (claim === undefined ? null : asItStands(claim, context)),
    }),
  }),
})

builder.subscriptionField('viewerChanged', (t) =>
  t.field({
    type: ViewerChangeType,
    description: 'Something of the signed-in person changed; on every connect the state as it stands.',
    subscribe: (_root, _args, context) => context.gateway.people.watch(signedIn(context).personId),
    resolve: (news, _args, context) => {
      // What a long-lived connection loaded is forgotten: each event is answered from what is true then.
      context.asked.clear()
      clearAllDataLoaders(context)
      return news
    },
  }),
)

/** Facts leave out what only the guide may read; of a claim that stands no more they tell all that is asked for. */
async function asItStands(told: Claim, context: Context): Promise<Claim> {
  if (told.status === ClaimStatus.RELEASED) return told
  const own = (await viewersClaims(context)).get(told.shiftId)
  return own?.id === told.id ? own : told
}
