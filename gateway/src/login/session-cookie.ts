import { createSecretKey, hkdfSync } from 'node:crypto'
import { ROLES } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Clock } from '@xingzhi/runtime/clock'
import { keysIn } from '@xingzhi/runtime/keys'
import { keepRecent } from '@xingzhi/runtime/recent'
import { EncryptJWT } from 'jose'
import { z } from 'zod'
import type { SignedIn } from '../context.ts'
import { openJwe } from './open-jwe.ts'

export interface CookieSettings {
  /** Of several, with commas between, the first one seals and all of them open. */
  sessionKey: string
  isSecure: boolean
  /** The port that browsers use: over http it is in the cookie's name, since cookies ignore ports. */
  port(): number
  clock: Clock
}

export interface SessionSettings extends CookieSettings {
  /** Person ids of those who are citizens and nothing else. */
  withdrawn: ReadonlySet<string>
}

export interface SealedCookies {
  /** A Set-Cookie value that holds this for so long, unreadable to the browser. */
  seal(content: Record<string, unknown>, maxAgeSeconds: number): Promise<string>
  /** What a Cookie header holds; undefined when there is none, or it is forged, cut or expired. */
  open(cookies: string | undefined): Record<string, unknown> | undefined
  /** A Set-Cookie value that takes it away. */
  clear(): string
}

export interface SessionCookies {
  signIn(signedIn: SignedIn): Promise<string>
  read(cookies: string | undefined): SignedIn | undefined
  signOut(): string
}

const DAY_SECONDS = 86_400
const SESSION_SECONDS = 30 * DAY_SECONDS
/** Who can change what belongs to others proves who they are each day. */
const STAFF_SESSION_SECONDS = DAY_SECONDS / 2
const KNOWN_MAX = 20_000

const Session = z.object({ sub: z.uuid(), roles: z.array(z.enum(ROLES)), exp: z.number() })

/** Who is signed in, kept in the browser alone: it survives a restart, another gateway and a dead Redis. */
export function createSessionCookies(settings: SessionSettings): SessionCookies {
  const cookies = createSealedCookies(settings, 'session')
  return {
    signIn({ personId, roles }) {
      const isStaff = roles.includes('MANAGER') || roles.includes('OPERATOR')
      return cookies.seal({ sub: personId, roles }, isStaff ? STAFF_SESSION_SECONDS : SESSION_SECONDS)
    },
    read(header) {
      const session = Session.safeParse(cookies.open(header))
      if (!session.success) return undefined
      const { sub, roles } = session.data
      return { personId: sub, roles: settings.withdrawn.has(sub) ? ['CITIZEN'] : roles }
    },
    signOut: () => cookies.clear(),
  }
}

/** Encrypted cookies for one purpose; one of another purpose does not open. */
export function createSealedCookies(settings: CookieSettings, purpose: string): SealedCookies {
  const keys = keysIn(settings.sessionKey).map((key) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `xingzhi ${purpose}`, 32))),
  )
  const known = keepRecent<string, Record<string, unknown>>(KNOWN_MAX)
  const suffix = purpose === 'session' ? '' : `_${purpose}`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${settings.isSecure ? '; Secure' : ''}`
  let knownName: string | undefined
  // The port is known once the first request is there.
  const name = () =>
    (knownName ??= settings.isSecure ? `__Host-xingzhi${suffix}` : `xingzhi_${settings.port()}${suffix}`)
  const nowSeconds = () => settings.clock().getTime() / 1000

  function unseal(token: string): Record<string, unknown> | undefined {
    for (const key of keys) {
      const content = openJwe(token, key)
      if (content !== undefined) return content
    }
    return undefined
  }

  return {
    async seal(content, maxAgeSeconds) {
      const token = await new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(nowSeconds()) + maxAgeSeconds)
        .encrypt(must(keys[0]))
      return `${name()}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`
    },
    open(header) {
      const token = header && valueIn(header, name())
      if (!token) return undefined
      const content = known.get(token) ?? unseal(token)
      // Written so that a content without a number there has expired.
      if (content === undefined || !(Number(content['exp']) > nowSeconds())) return undefined
      known.set(token, content)
      return content
    },
    clear: () => `${name()}=; Max-Age=0; ${attributes}`,
  }
}

function valueIn(header: string, name: string): string | undefined {
  const start = `${name}=`
  for (const pair of header.split(';')) {
    const trimmed = pair.trim()
    if (trimmed.startsWith(start)) return trimmed.slice(start.length)
  }
  return undefined
}
