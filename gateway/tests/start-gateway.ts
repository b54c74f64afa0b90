import { type Code, ConnectError, type Interceptor } from '@connectrpc/connect'
import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { actorInterceptor, createActorTokens } from '@xingzhi/runtime/actor'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { silentLog } from '@xingzhi/runtime/log'
import { refusalInterceptor } from '@xingzhi/runtime/refusal'
import { type FakeClock, fakeClock } from '@xingzhi/runtime/testing/fake-clock'
import { readGatewayConfig } from '../src/config.ts'
import { createGateway } from '../src/server.ts'
import { createFakeBooking } from './fake-booking.ts'
import { createFakeGuide } from './fake-guide.ts'
import { createFakeRoute } from './fake-route.ts'
import { createFakeVenue } from './fake-venue.ts'

export const KEY = 'a key that is long enough for tests and used nowhere else'

export type TestGateway = Awaited<ReturnType<typeof startGateway>>

export interface TestOptions {
  env?: Record<string, string>
  redisUrl?: string
  clock?: FakeClock
}

/** A gateway over services in memory, on a free port. */
export async function startGateway({ env = {}, redisUrl, clock: given }: TestOptions = {}) {
  const clock = given ?? fakeClock('2026-05-01T01:00:00Z')
  const tokens = createActorTokens(KEY, clock)
  const venue = createFakeVenue(clock)
  const booking = createFakeBooking(tokens, clock, venue.manages)
  const route = createFakeRoute(clock)
  const guide = createFakeGuide(clock)
  const bus = createLocalBus()
  /** RPCs that were made, by method, in order. */
  const calls: string[] = []
  /** Methods that fail as a service does that is away, or that has a bug. */
  const broken = new Map<string, Code>()
  const watch: Interceptor = (next) => (request) => {
    calls.push(request.method.name)
    const code = broken.get(request.method.name) ?? broken.get('*')
    if (code !== undefined) throw new ConnectError('secret: password=hunter2', code)
    return next(request)
  }
  const interceptors = [watch, refusalInterceptor(), actorInterceptor(tokens)]
  const config = readGatewayConfig({
    PORT: '0',
    SESSION_KEY: KEY,
    ACTOR_KEY: KEY,
    WEB_FOLDER: new URL('./web', import.meta.url).pathname,
    ...env,
  })
  const gateway = createGateway(config, {
    venue: { routes: venue.routes, interceptors },
    booking: { routes: booking.routes, interceptors },
    route: { routes: route.serve, interceptors },
    guide: { routes: guide.routes, interceptors },
    bus,
    redisUrl,
    patienceMs: 100,
    log: silentLog,
    clock,
  })
  const { port, innerUrl } = await gateway.start()
  const url = `http://127.0.0.1:${port}`

  async function signIn(person: string): Promise<string> {
    const response = await fetch(`${url}/demo/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ person }),
      redirect: 'manual',
    })
    if (response.status !== 303) throw new Error(`signing in: ${response.status} ${await response.text()}`)
    return cookieOf(response)
  }

  async function graphql<Data = Record<string, unknown>>(
    query: string,
    { variables = {}, cookie = '', headers = {} }: GraphqlOptions = {},
  ): Promise<{ data?: Data | null; errors?: GraphqlError[]; status: number; headers: Headers }> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...headers },
      body: JSON.stringify({ query, variables }),
    })
    const answer = (await response.json()) as { data?: Data | null; errors?: GraphqlError[] }
    return { ...answer, status: response.status, headers: response.headers }
  }

  return {
    url,
    port,
    innerUrl,
    clock,
    venue,
    booking,
    route,
    guide,
    bus,
    calls,
    broken,
    tokens,
    signIn,
    graphql,
    stop: async () => {
      await gateway.stop()
      await bus.close()
    },
  }
}

export interface GraphqlError {
  message: string
  path?: (string | number)[]
  extensions?: Record<string, unknown>
}

interface GraphqlOptions {
  variables?: Record<string, unknown>
  cookie?: string
  headers?: Record<string, string>
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Sites with sessions and their slots, as many as asked for. */
export function seedSessions({ venue, booking, clock }: TestGateway, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const site = venue.addSite()
    const activity = venue.addActivity(site.id)
    const session = venue.addSession(activity.id, new Date(clock().getTime() + (at + 1) * 86_400_000))
    const slot = booking.addSlot(session)
    return { site, activity, session, slot }
  })
}

/** A route with departures and their slots, as many as asked for. */
export function seedDepartures({ route, booking, clock }: TestGateway, count: number) {
  const walked = route.addRoute()
  const departures = Array.from({ length: count }, (_, at) => {
    const departure = route.addDeparture(walked.id, new Date(clock().getTime() + (at + 1) * 86_400_000))
    const slot = booking.addSlot({ ...departure, siteId: '', capacity: 20 }, SlotKind.DEPARTURE)
    return { departure, slot }
  })
  return { route: walked, departures }
}
