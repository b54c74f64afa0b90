import { type ContextKey, createContextKey, type HandlerContext, type Interceptor } from '@connectrpc/connect'
import { createSigner, createVerifier } from 'fast-jwt'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { firstKey, keysIn } from './keys.ts'
import { keepRecent } from './recent.ts'
import { refuse } from './refusal.ts'

export const ROLES = ['CITIZEN', 'GUIDE', 'MANAGER', 'OPERATOR'] as const
export type Role = (typeof ROLES)[number]
export interface Actor {
  personId: string
  roles: Role[]
  /** A citizen and nothing else, whatever a service knows of them: no grant and no claim gives them anything. */
  citizenOnly?: true
}

export interface ActorTokens {
  /** A token that says who asks, for the next minute. */
  sign(actor: Actor): string
  /** The actor of a token; undefined when it is forged, expired, not meant for services, or no token at all. */
  verify(token: string): Actor | undefined
}

const TOKEN_TTL_SECONDS = 60
const CLOCK_TOLERANCE_SECONDS = 5
const VERIFIED_MAX = 20_000
const ISSUER = 'xingzhi/gateway'
const AUDIENCE = 'xingzhi/services'

const Claims = z.object({
  sub: z.uuid(),
  roles: z.array(z.enum(ROLES)),
  citizenOnly: z.literal(true).optional(),
  iat: z.number(),
  exp: z.number(),
})
const actorKey: ContextKey<Actor | undefined> = createContextKey<Actor | undefined>(undefined)

/**
 * Signs and verifies actor tokens with a secret that the gateway and all services share. Of several keys, with commas between,
 * the first one signs and all of them verify, so that a new one can take over.
 */
export function createActorTokens(keys: string, clock: Clock): ActorTokens {
  const sign = createSigner({ key: firstKey(keys), algorithm: 'HS256', aud: AUDIENCE, iss: ISSUER })
  const verifiers = keysIn(keys).map(verifierFor)
  // A person's token comes again and again for half a minute.
  const verified = keepRecent<string, ActorClaims>(VERIFIED_MAX)
  const nowSeconds = () => clock().getTime() / 1000

  return {
    sign({ personId, roles, citizenOnly }) {
      const iat = Math.floor(nowSeconds())
      const who = { sub: personId, roles, ...(citizenOnly && { citizenOnly }) }
      return sign({ ...who, iat, exp: iat + TOKEN_TTL_SECONDS })
    },
    verify(token) {
      const claims = verified.get(token) ?? claimsOf(token, verifiers)
      if (claims === undefined) return undefined
      verified.set(token, claims)
      const now = nowSeconds()
      const timely = claims.iat - CLOCK_TOLERANCE_SECONDS <= now && now < claims.exp + CLOCK_TOLERANCE_SECONDS
      if (!timely) return undefined
      const { sub: personId, roles, citizenOnly } = claims
      return { personId, roles, ...(citizenOnly && { citizenOnly }) }
    },
  }
}

type ActorClaims = z.infer<typeof Claims>
type Verifier = (token: string) => unknown

function verifierFor(key: string): Verifier {
  // Times are checked elsewhere, not by the library: it knows only the machine's clock.
  return createVerifier({
    key,
    algorithms: ['HS256'],
    allowedAud: AUDIENCE,
    allowedIss: ISSUER,
    ignoreExpiration: true,
    ignoreNotBefore: true,
    requiredClaims: ['aud', 'iss', 'sub', 'iat', 'exp'],
  })
}

function claimsOf(token: string, verifiers: Verifier[]): ActorClaims | undefined {
  for (const verify of verifiers) {
    try {
      return Claims.parse(verify(token))
    } catch {
      // Signed with another key, or by nobody we know.
    }
  }
  return undefined
}

/** Reads the actor from the `authorization` header. A token that does not verify is refused, so that nobody goes on unnoticed as a stranger. */
export function actorInterceptor(tokens: ActorTokens): Interceptor {
  return (next) => (request) => {
    const header = request.header.get('authorization')
    if (header !== null) {
      const actor = header.startsWith('Bearer ') ? tokens.verify(header.slice('Bearer '.length)) : undefined
      request.contextValues.set(actorKey, actor ?? refuse('SIGN_IN_REQUIRED'))
    }
    return next(request)
  }
}

export function actorOf(context: Pick<HandlerContext, 'values'>): Actor | undefined {
  return context.values.get(actorKey)
}

/** The actor, or a refusal: SIGN_IN_REQUIRED. */
export function requireActor(context: Pick<HandlerContext, 'values'>): Actor {
  return actorOf(context) ?? refuse('SIGN_IN_REQUIRED')
}

/** The actor, unless they are a citizen and nothing else. Refuses SIGN_IN_REQUIRED, FORBIDDEN. */
export function requireUnrestricted(context: Pick<HandlerContext, 'values'>): Actor {
  const actor = requireActor(context)
  return actor.citizenOnly ? refuse('FORBIDDEN') : actor
}

/** The actor with this role, or a refusal: SIGN_IN_REQUIRED or FORBIDDEN. */
export function requireRole(context: Pick<HandlerContext, 'values'>, role: Role): Actor {
  const actor = requireActor(context)
  return actor.roles.includes(role) ? actor : refuse('FORBIDDEN')
}
