import type { ServiceName } from '@xingzhi/proto/services'
import { httpAddress, readSettings } from '@xingzhi/runtime/env'
import { keySetting } from '@xingzhi/runtime/keys'
import { sampledShare } from '@xingzhi/runtime/process-config'
import { serviceAddresses, serviceAddressSettings } from '@xingzhi/runtime/service-addresses'
import { z } from 'zod'

export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** The claim that holds the roles: a list of words, or words parted by spaces. */
  rolesClaim: string
  /** What a word in the claim means, by word. */
  roleNames: Record<string, 'GUIDE' | 'MANAGER' | 'OPERATOR'>
  /** The subject that is an operator whatever the claim says. */
  firstOperator?: string | undefined
  scope: string
}

export interface TileConfig {
  urlTemplate: string
  attribution: string
  maximumZoom: number
}

export interface GatewayConfig {
  host: string
  port: number
  /** Whether other gateways listen on the same port. */
  reusePort: boolean
  /** Where health and figures are asked; 0 is any free port, absent: not served. */
  innerPort?: number | undefined
  /** As browsers see it; absent: http at whatever host they name. */
  publicUrl?: string | undefined
  /** What express's `trust proxy` takes: which hops may say who asks. */
  trustProxy: boolean | number | string
  /** Keys with commas between: the first one is used, all are accepted. */
  sessionKey: string
  actorKey: string
  /** Absent: demo people. */
  oidc?: OidcConfig | undefined
  /** Who is a citizen and nothing else: subjects at the issuer, demo people, or person ids. */
  rolesWithdrawnFrom: string[]
  rateLimits: boolean
  introspection: boolean
  /** The built web: a folder. */
  webFolder: string
  tiles?: TileConfig | undefined
  district: { name: string; nameEn: string }
}

/** What only a gateway in a process of its own needs. */
export interface GatewayProcessConfig extends GatewayConfig {
  name: string
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  services: Record<ServiceName, string>
  /** `host:port`, more of them with commas between. */
  kafkaBrokers: string
  redisUrl?: string | undefined
  /** Where traces go; absent: nowhere. */
  otlpEndpoint: string | undefined
  /** The share of traces that is recorded. */
  sampledShare: number
}

const DEFAULT_ROLE_NAMES = 'guide=GUIDE,manager=MANAGER,operator=OPERATOR'

const onOff = z.enum(['on', 'off'], 'is neither on nor off').transform((word) => word === 'on')
const port = z.coerce.number('is no port').int().min(0).max(65_535)

const settings = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4000),
    REUSE_PORT: onOff.default(false),
    INNER_PORT: port.optional(),
    PUBLIC_URL: httpAddress.transform((url) => new URL(url).origin).optional(),
    TRUST_PROXY: z.string().default('off').transform(readTrustProxy),
    SESSION_KEY: keySetting,
    ACTOR_KEY: keySetting,
    OIDC_ISSUER: httpAddress.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_ROLES_CLAIM: z.string().default('roles'),
    OIDC_ROLE_NAMES: z.string().default(DEFAULT_ROLE_NAMES).transform(readRoleNames),
    OIDC_SCOPE: z.string().default('openid profile email phone'),
    FIRST_OPERATOR: z.string().optional(),
    ROLES_WITHDRAWN_FROM: z.string().default('').transform(readNames),
    RATE_LIMITS: onOff.default(true),
    INTROSPECTION: onOff.default(true),
    WEB_FOLDER: z.string().default(new URL('../../web/dist', import.meta.url).pathname),
    TILE_URL: z.string().includes('{z}').includes('{x}').includes('{y}').optional(),
    TILE_ATTRIBUTION: z.string().default(''),
    TILE_MAXIMUM_ZOOM: z.coerce.number().int().min(1).max(24).default(19),
    TIANDITU_KEY: z
      .string()
      .regex(/^[0-9a-zA-Z]+$/, 'is no key of Tianditu')
      .optional(),
    DISTRICT_NAME: z.string().default('闵行区'),
    DISTRICT_NAME_EN: z.string().default('Minhang District'),
  })
  .superRefine((read, context) => {
    const wrong = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message })
    if (read.OIDC_ISSUER !== undefined) {
      if (read.OIDC_CLIENT_ID === undefined) wrong('OIDC_CLIENT_ID', 'must be set with OIDC_ISSUER')
      if (read.OIDC_CLIENT_SECRET === undefined) wrong('OIDC_CLIENT_SECRET', 'must be set with OIDC_ISSUER')
      if (read.PUBLIC_URL === undefined)
        wrong('PUBLIC_URL', 'must be set with OIDC_ISSUER: the issuer sends people back there')
      if (!read.RATE_LIMITS) wrong('RATE_LIMITS', 'cannot be off in a system with real people (OIDC_ISSUER)')
    }
    if (read.TILE_URL !== undefined && read.TIANDITU_KEY !== undefined) {
      wrong('TIANDITU_KEY', 'cannot be set together with TILE_URL')
    }
  })

const processSettings = z.object({
  PROCESS_NAME: z.string().default('gateway'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ...serviceAddressSettings,
  KAFKA_BROKERS: z.string('must be set'),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'is no redis address' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpAddress.optional(),
  OTEL_TRACES_SAMPLER_ARG: sampledShare,
})

type Environment = Record<string, string | undefined>

/** The gateway's settings. Throws one error that names every problem. */
export function readGatewayConfig(env: Environment): GatewayConfig {
  return toConfig(readSettings(settings, env))
}

/** The same for a gateway in a process of its own, with where to find the other parts. */
export function readGatewayProcessConfig(env: Environment): GatewayProcessConfig {
  const read = readSettings(settings.and(processSettings), env)
  return {
    ...toConfig(read),
    name: read.PROCESS_NAME,
    logLevel: read.LOG_LEVEL,
    innerPort: read.INNER_PORT ?? 0,
    services: serviceAddresses(read),
    kafkaBrokers: read.KAFKA_BROKERS,
    redisUrl: read.REDIS_URL,
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampledShare: read.OTEL_TRACES_SAMPLER_ARG,
  }
}

function toConfig(read: z.output<typeof settings>): GatewayConfig {
  return {
    host: read.HOST,
    port: read.PORT,
    reusePort: read.REUSE_PORT,
    innerPort: read.INNER_PORT,
    publicUrl: read.PUBLIC_URL,
    trustProxy: read.TRUST_PROXY,
    sessionKey: read.SESSION_KEY,
    actorKey: read.ACTOR_KEY,
    oidc:
      read.OIDC_ISSUER === undefined
        ? undefined
        : {
            issuer: read.OIDC_ISSUER,
            clientId: read.OIDC_CLIENT_ID ?? '',
            clientSecret: read.OIDC_CLIENT_SECRET ?? '',
            rolesClaim: read.OIDC_ROLES_CLAIM,
            roleNames: read.OIDC_ROLE_NAMES,
            firstOperator: read.FIRST_OPERATOR,
            scope: read.OIDC_SCOPE,
          },
    rolesWithdrawnFrom: read.ROLES_WITHDRAWN_FROM,
    rateLimits: read.RATE_LIMITS,
    introspection: read.INTROSPECTION,
    webFolder: read.WEB_FOLDER,
    tiles: tilesOf(read),
    district: { name: read.DISTRICT_NAME, nameEn: read.DISTRICT_NAME_EN },
  }
}

function tilesOf(read: z.output<typeof settings>): TileConfig | undefined {
  if (read.TIANDITU_KEY !== undefined) {
    const query =
      'SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles'
    return {
      urlTemplate: `https://t0.tianditu.gov.cn/vec_w/wmts?${query}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${read.TIANDITU_KEY}`,
      attribution: '© 天地图',
      maximumZoom: 18,
    }
  }
  if (read.TILE_URL === undefined) return undefined
  return {
    urlTemplate: read.TILE_URL,
    attribution: read.TILE_ATTRIBUTION,
    maximumZoom: read.TILE_MAXIMUM_ZOOM,
  }
}

/** Never all of them: whoever asks could name any address as their own, and count towards its limits. */
function readTrustProxy(text: string): boolean | number | string {
  if (text === 'off') return false
  if (text === 'on') return 1
  return /^\d+$/.test(text) ? Number(text) : text
}

function readNames(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
}

function readRoleNames(text: string, context: z.RefinementCtx): OidcConfig['roleNames'] {
  const names: OidcConfig['roleNames'] = {}
  for (const pair of text.split(',')) {
    const [word, role] = pair.split('=').map((part) => part.trim())
    if (word && (role === 'GUIDE' || role === 'MANAGER' || role === 'OPERATOR')) names[word] = role
    else
      context.addIssue({
        code: 'custom',
        message: `has no role in "${pair}"; say it as word=GUIDE, MANAGER or OPERATOR`,
      })
  }
  return names
}
