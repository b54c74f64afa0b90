import helmet from 'helmet'
import type { GatewayConfig } from '../config.ts'

type Middleware = ReturnType<typeof helmet>

const HSTS_SECONDS = 31_536_000
/** The map asks where somebody stands; nothing else of the device is asked for, and nothing by others' pages. */
const PERMISSIONS = 'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()'

/** For answers of the API, which no browser shows as a page. */
export function apiHeaders(config: Pick<GatewayConfig, 'publicUrl'>): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'permissions-policy': PERMISSIONS,
    ...(isHttps(config) && { 'strict-transport-security': `max-age=${HSTS_SECONDS}; includeSubDomains` }),
  }
}

/** For pages and what they load. Styles come from files; React and Leaflet set style properties by script, which the policy does not touch. */
export function pageHeaders(config: Pick<GatewayConfig, 'publicUrl' | 'tiles'>): Middleware {
  const protect = protectPages(config)
  return (request, response, next) => {
    response.setHeader('permissions-policy', PERMISSIONS)
    protect(request, response, next)
  }
}

/** The same, for what is answered without a router. */
export function pageHeaderLines(config: Pick<GatewayConfig, 'publicUrl' | 'tiles'>): Record<string, string> {
  const lines: Record<string, string> = {}
  const written = {
    setHeader: (name: string, value: string) => {
      lines[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  pageHeaders(config)({} as never, written as never, () => {})
  return lines
}

function protectPages(config: Pick<GatewayConfig, 'publicUrl' | 'tiles'>): Middleware {
  const tileOrigin = config.tiles && originOfTiles(config.tiles.urlTemplate)
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...(tileOrigin ? [tileOrigin] : [])],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps(config) && { upgradeInsecureRequests: [] }),
      },
    },
    // Tile servers ask which site their tiles are for; everybody else learns nothing.
    referrerPolicy: { policy: tileOrigin ? 'strict-origin-when-cross-origin' : 'same-origin' },
    strictTransportSecurity: isHttps(config) && { maxAge: HSTS_SECONDS, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    // Tiles of others are shown, and they do not all say that they may be.
    crossOriginEmbedderPolicy: false,
  })
}

export function isHttps({ publicUrl }: Pick<GatewayConfig, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') ?? false
}

/** `https://{s}.tile.example/{z}/…` is any host below `tile.example`. */
function originOfTiles(urlTemplate: string): string {
  const origin = /^https?:\/\/[^/]+/.exec(urlTemplate)?.[0] ?? ''
  return origin.replace(/\{s\}/, '*')
}
