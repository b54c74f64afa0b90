import type { Context } from '../context.ts'
import { demoPerson } from '../login/demo-people.ts'
import { defineMutation } from './define-mutation.ts'
import { personIdOf } from './global-id.ts'
import { id, required, unreadId } from './input-fields.ts'
import { SiteType } from './site.ts'

defineMutation('grantSite', {
  input: { siteId: required(id('Site')), personId: required(unreadId) },
  idempotencyKey: false,
  rpc: ({ venue }) => venue.grantSite,
  request: ({ siteId, personId }, context) => ({ siteId, personId: grantedPersonId(personId, context) }),
  type: SiteType,
  field: 'site',
  result: (_answer, { siteId }, context) => SiteType.getDataloader(context).load(siteId),
})

defineMutation('revokeSite', {
  input: { siteId: required(id('Site')), personId: required(unreadId) },
  idempotencyKey: false,
  rpc: ({ venue }) => venue.revokeSite,
  request: ({ siteId, personId }, context) => ({ siteId, personId: grantedPersonId(personId, context) }),
  type: SiteType,
  field: 'site',
  result: (_answer, { siteId }, context) => SiteType.getDataloader(context).load(siteId),
})

/** Without an issuer a demo person's name, such as `manager-3`, names that person. */
function grantedPersonId(given: string, { gateway }: Context): string {
  const demo = gateway.config.oidc === undefined ? demoPerson(given) : undefined
  return demo?.personId ?? personIdOf(given, 'personId')
}
