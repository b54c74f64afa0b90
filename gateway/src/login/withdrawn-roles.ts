import type { ActorTokens } from '@xingzhi/runtime/actor'
import { demoPersonId, oidcPersonId } from '@xingzhi/runtime/person'
import type { GatewayConfig } from '../config.ts'

/** The person ids of those who are citizens and nothing else, whatever their cookies and the provider say. */
export function withdrawnPeople({
  rolesWithdrawnFrom,
  oidc,
}: Pick<GatewayConfig, 'rolesWithdrawnFrom' | 'oidc'>): ReadonlySet<string> {
  const personIdOf = (name: string) => (oidc ? oidcPersonId(oidc.issuer, name) : demoPersonId(name))
  // A person's own id, as logs and the audit log have it, does as well.
  return new Set(rolesWithdrawnFrom.flatMap((name) => [name, personIdOf(name)]))
}

/** Tokens that say of these people that they are citizens and nothing else: services know more of somebody than their roles. */
export function withholdRights(tokens: ActorTokens, withdrawn: ReadonlySet<string>): ActorTokens {
  return {
    ...tokens,
    sign: (actor) => tokens.sign(withdrawn.has(actor.personId) ? { ...actor, citizenOnly: true } : actor),
  }
}
