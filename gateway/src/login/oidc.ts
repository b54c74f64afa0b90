import type { Role } from '@xingzhi/runtime/actor'
import { oidcPersonId } from '@xingzhi/runtime/person'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import type { OidcConfig } from '../config.ts'
import type { SignedIn } from '../context.ts'
import type { SealedCookies } from './session-cookie.ts'

/** What came back from the issuer is not what was asked for, or came too late. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
}

export interface OidcFlow {
  /** Where to send the browser, with a cookie that it must bring back. */
  begin(returnTo: string): Promise<{ url: string; cookie: string }>
  /** Who came back to this address, with their cookies. */
  finish(
    callback: string,
    cookies: string | undefined,
  ): Promise<{ signedIn: SignedIn; person: { displayName: string; contact: string }; returnTo: string }>
}

type Claims = Record<string, unknown>

const FLOW_SECONDS = 600
const NAMELESS = '—'

const Flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() })

/** The code flow with PKCE. The issuer's metadata is asked for at the first sign-in, so that it may start after us. */
export function createOidcFlow(config: OidcConfig, publicUrl: string, cookies: SealedCookies): OidcFlow {
  const redirectUri = `${publicUrl}/sign-in/callback`
  let asked: Promise<Configuration> | undefined

  function issuer(): Promise<Configuration> {
    asked ??= discovery(new URL(config.issuer), config.clientId, config.clientSecret, undefined, {
      execute: config.issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    }).catch((error) => {
      asked = undefined
      throw error
    })
    return asked
  }

  return {
    async begin(returnTo) {
      const flow = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        returnTo,
      }
      const url = buildAuthorizationUrl(await issuer(), {
        redirect_uri: redirectUri,
        scope: config.scope,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      })
      return { url: url.href, cookie: await cookies.seal(flow, FLOW_SECONDS) }
    },
    async finish(callback, header) {
      const flow = Flow.safeParse(cookies.open(header))
      if (!flow.success) throw new SignInFailed('nobody began to sign in here')
      const { state, nonce, verifier, returnTo } = flow.data
      const claims = await claimsOf(await issuer(), new URL(callback, publicUrl), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      return { ...personOf(claims, config), returnTo }
    },
  }
}

async function claimsOf(
  issuer: Configuration,
  callback: URL,
  checks: Parameters<typeof authorizationCodeGrant>[2],
): Promise<Claims & { sub: string; iss: string }> {
  let tokens: Awaited<ReturnType<typeof authorizationCodeGrant>>
  try {
    tokens = await authorizationCodeGrant(issuer, callback, checks)
  } catch (error) {
    throw new SignInFailed('the issuer did not confirm', { cause: error })
  }
  const claims = tokens.claims()
  if (claims === undefined) throw new SignInFailed('the issuer sent no id token')
  const more = issuer.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(issuer, tokens.access_token, claims.sub)
    : {}
  return { ...more, ...claims }
}

function personOf(claims: Claims & { sub: string; iss: string }, config: OidcConfig) {
  const personId = oidcPersonId(claims.iss, claims.sub)
  const named = textOf(claims, 'name') ?? textOf(claims, 'preferred_username') ?? textOf(claims, 'nickname')
  return {
    signedIn: { personId, roles: rolesOf(claims, config) },
    person: {
      displayName: named ?? NAMELESS,
      contact: textOf(claims, 'phone_number') ?? textOf(claims, 'email') ?? '',
    },
  }
}

function rolesOf(claims: Claims & { sub: string }, config: OidcConfig): Role[] {
  const roles = new Set<Role>(['CITIZEN'])
  for (const word of wordsAt(claims, config.rolesClaim)) {
    const role = Object.hasOwn(config.roleNames, word) ? config.roleNames[word] : undefined
    if (role !== undefined) roles.add(role)
  }
  if (config.firstOperator !== undefined && claims.sub === config.firstOperator) roles.add('OPERATOR')
  return [...roles]
}

/** The words of a claim: a list, or a text that parts them by spaces. `realm_access.roles` is a claim within a claim. */
function wordsAt(claims: Claims, path: string): string[] {
  let value: unknown = claims[path]
  if (value === undefined) {
    value = path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), claims)
  }
  if (typeof value === 'string') return value.split(/\s+/)
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : []
}

function textOf(claims: Claims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function isRecord(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null
}
