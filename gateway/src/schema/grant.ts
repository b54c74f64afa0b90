import type { Grant } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { askOnce, type Context } from '../context.ts'
import { demoPerson } from '../login/demo-people.ts'
import { signedIn } from '../signed-in.ts'
import { idOf, personIdOf, toGlobalId } from './global-id.ts'
import { momentAt } from './message-fields.ts'
import { orRefused, refusing } from './refused.ts'
import { SiteType } from './site.ts'

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

/** Without an issuer a demo person's name, such as `manager-3`, names that person. */
function grantedPersonId(given: string, { gateway }: Context): string {
  const demo = gateway.config.oidc === undefined ? demoPerson(given) : undefined
  return demo?.personId ?? personIdOf(given, 'personId')
}

const GrantSiteInput = builder.inputType('GrantSiteInput', {
  fields: (t) => ({ siteId: t.id({ required: true }), personId: t.id({ required: true }) }),
})

builder.mutationField('grantSite', (t) =>
  t.field({
    type: SiteType,
    args: { input: t.arg({ type: GrantSiteInput, required: true }) },
    errors: orRefused('grantSite', 'site'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const siteId = idOf('Site', input.siteId, 'siteId')
      const request = { siteId, personId: grantedPersonId(input.personId, context) }
      await refusing(context.gateway.clients.venue.grantSite(request, asViewer(context)))
      return SiteType.getDataloader(context).load(siteId)
    },
  }),
)

const RevokeSiteInput = builder.inputType('RevokeSiteInput', {
  fields: (t) => ({ siteId: t.id({ required: true }), personId: t.id({ required: true }) }),
})

builder.mutationField('revokeSite', (t) =>
  t.field({
    type: SiteType,
    args: { input: t.arg({ type: RevokeSiteInput, required: true }) },
    errors: orRefused('revokeSite', 'site'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const siteId = idOf('Site', input.siteId, 'siteId')
      const request = { siteId, personId: grantedPersonId(input.personId, context) }
      await refusing(context.gateway.clients.venue.revokeSite(request, asViewer(context)))
      return SiteType.getDataloader(context).load(siteId)
    },
  }),
)
