import type { ActorTokens } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { ServiceClients } from '@xingzhi/runtime/service-clients'

/** The services, as the gateway calls them. */
export type Clients = ServiceClients

const TOKEN_REUSE_MS = 30_000
const TOKENS_MAX = 20_000

/** Signs actor tokens, and gives the same person the same one for half a minute: signing is dearer than looking up. */
export function cacheActorTokens(tokens: ActorTokens, clock: Clock): ActorTokens {
  const known = keepRecent<string, { token: string; signedAt: number }>(TOKENS_MAX)
  return {
    sign(actor) {
      const now = clock().getTime()
      const name = `${actor.personId} ${actor.roles.join(' ')}`
      const last = known.get(name)
      if (last !== undefined && Math.abs(now - last.signedAt) < TOKEN_REUSE_MS) return last.token
      const token = tokens.sign(actor)
      known.set(name, { token, signedAt: now })
      return token
    },
    verify: (token) => tokens.verify(token),
  }
}
