import { hkdfSync } from 'node:crypto'
import { ROLES } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import { EncryptJWT, errors, jwtDecrypt } from 'jose'
import { z } from 'zod'
import type { SignedIn } from '../context.ts'

export interface CookieSettings {
  sessionKey: string
  isSecure: boolean
  /** The port that browsers use: over http it is in the cookie's name, since cookies ignore ports. */
  port(): number
  clock: Clock
}

export interface SealedCookies {
  /** A Set-Cookie value that holds this for so long, unreadable to the browser. */
  seal(content: Record<string, unknown>, maxAgeSeconds: number): Promise<string>
  /** What a Cookie header holds; undefined when there is none, or it is forged, cut or expired. */
  open(cookies: string | undefined): Promise<Record<string, unknown> | undefined>
  /** A Set-Cookie value that takes it away. */
  clear(): string
}

export interface SessionCookies {
  signIn(signedIn: SignedIn): Promise<string>
  read(cookies: string | undefined): Promise<SignedIn | undefined>
  signOut(): string
}

const DAY_SECONDS = 86_400
const SESSION_SECONDS = 30 * DAY_SECONDS
/** Who can change what belongs to others proves who they are each day. */
const STAFF_SESSION_SECONDS = DAY_SECONDS / 2
const KNOWN_MAX = 20_000

const Session = z.object({ sub: z.uuid(), roles: z.array(z.enum(ROLES)), exp: z.number() })

/** Who is signed in, kept in the browser alone: it survives a restart, another gateway and a dead Redis. */
export function createSessionCookies(settings: CookieSettings): SessionCookies {
  const cookies = createSealedCookies(settings, 'session')
  return {
    signIn({ personId, roles }) {
      const isStaff = roles.includes('MANAGER') || roles.includes('OPERATOR')
      return cookies.seal({ sub: personId, roles }, isStaff ? STAFF_SESSION_SECONDS : SESSION_SECONDS)
    },
    async read(header) {
      const session = Session.safeParse(await cookies.open(header))
      return session.success ? { personId: session.data.sub, roles: session.data.roles } : undefined
    },
    signOut: () => cookies.clear(),
  }
}

/** Encrypted cookies for one purpose; one of another purpose does not open. */
export function createSealedCookies(settings: CookieSettings, purpose: string): SealedCookies {
  const key = new Uint8Array(hkdfSync('sha256', settings.sessionKey, '', `xingzhi ${purpose}`, 32))
  const known = new Map<string, Record<string, unknown>>()
  const suffix = purpose === 'session' ? '' : `_${purpose}`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${settings.isSecure ? '; Secure' : ''}`
  const name = () => (settings.isSecure ? `__Host-xingzhi${suffix}` : `xingzhi_${settings.port()}${suffix}`)
  const nowSeconds = () => settings.clock().getTime() / 1000

  async function decrypt(token: string): Promise<Record<string, unknown> | undefined> {
    try {
      const { payload } = await jwtDecrypt(token, key, {
        currentDate: settings.clock(),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
      })
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
      throw error
    }
  }

  return {
    async seal(content, maxAgeSeconds) {
      const token = await new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(nowSeconds()) + maxAgeSeconds)
        .encrypt(key)
      return `${name()}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`
    },
    async open(header) {
      const token = header && valueIn(header, name())
      if (!token) return undefined
      const content = known.get(token) ?? (await decrypt(token))
      if (content === undefined || Number(content['exp']) <= nowSeconds()) return undefined
      if (known.size >= KNOWN_MAX) known.clear()
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
