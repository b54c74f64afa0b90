import type { Grant } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { toGlobalId } from './global-id.ts'
import { momentAt } from './message-fields.ts'

export const GrantType = builder.objectRef<Grant>('Grant').implement({
  fields: (t) => ({
    personId: t.id({ resolve: (grant) => toGlobalId('Person', grant.personId) }),
    grantedAt: t.field(momentAt('grantedAt')),
  }),
})

/** The sites that the viewer manages. */
export function viewersGrants(context: Context): Promise<Grant[]> {
  return askOnce(context, 'viewersGrants', async () => {
    const { personId } = signedIn(context)
    const request = { of: { case: 'personId' as const, value: personId } }
    const { grants } = await context.gateway.clients.venue.listGrants(request, asViewer(context))
    return grants
  })
}
