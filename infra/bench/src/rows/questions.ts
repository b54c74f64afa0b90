import { timestampNow } from '@bufbuild/protobuf/wkt'
import type { Client } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { must } from '@xingzhi/runtime/assert'

/** The RPCs that pages lead to most: the list, a session, a site, a walk, what somebody holds. */
export const QUESTIONS = [
  'getSites',
  'getActivities',
  'getSessions',
  'listSessions',
  'getSlots',
  'searchSlots',
  'listReservations',
  'getReservations',
  'getRoutes',
  'getShifts',
] as const

export type QuestionName = (typeof QUESTIONS)[number]

/** Asks one RPC for the nth time; answers how many rows came. */
export type Question = (nth: number) => Promise<number>

/** Whom the questions are asked. */
export interface Asked {
  venue: Client<typeof VenueService>
  booking: Client<typeof BookingService>
  route: Client<typeof RouteService>
  guide: Client<typeof GuideService>
  /** Call options: as this citizen of the demo. */
  asCitizen(number: number): { headers: { authorization: string } }
}

/** As many as a page of the list has. */
const page = { first: 20 }
const LONG_PAGE = { first: 100 }
/** The demo's citizens who hold something are from here on. */
const FIRST_CITIZEN = 5_001
const LAST_CITIZEN = 17_000
const CITIZENS = 100
const AREAS = 100
const STRIDE = 7

/** The ten, with what they ask for: ids of this system in the order of its lists, so that two systems are asked alike. */
export async function createQuestions(asked: Asked): Promise<Record<QuestionName, Question>> {
  const { venue, booking, route, guide, asCitizen } = asked
  const ids = await findIds(asked)
  const holders = await findHolders(asked)
  const from = timestampNow()
  const some = (all: readonly string[], nth: number) =>
    Array.from({ length: Math.min(page.first, all.length) }, (_, at) =>
      must(all[(nth * STRIDE + at) % all.length]),
    )
  const holder = (nth: number) => must(holders[nth % holders.length])
  return {
    getSites: async (nth) => (await venue.getSites({ ids: some(ids.sites, nth) })).sites.length,
    getActivities: async (nth) =>
      (await venue.getActivities({ ids: some(ids.activities, nth) })).activities.length,
    getSessions: async (nth) => (await venue.getSessions({ ids: some(ids.slots, nth) })).sessions.length,
    async listSessions(nth) {
      const [siteId = ''] = some(ids.sites, nth)
      return (await venue.listSessions({ siteId, from, page })).sessions.length
    },
    getSlots: async (nth) => (await booking.getSlots({ ids: some(ids.slots, nth) })).slots.length,
    async searchSlots(nth) {
      const east = 121.56 - (nth % AREAS) / 10_000
      const within = { south: 31, west: 121.3, north: 31.24, east }
      return (await booking.searchSlots({ filter: { within, from }, page })).slots.length
    },
    listReservations: async (nth) =>
      (await booking.listReservations({ page }, asCitizen(holder(nth).citizen))).reservations.length,
    async getReservations(nth) {
      const { citizen, held } = holder(nth)
      return (await booking.getReservations({ ids: held }, asCitizen(citizen))).reservations.length
    },
    getRoutes: async (nth) => (await route.getRoutes({ ids: some(ids.routes, nth) })).routes.length,
    getShifts: async (nth) => (await guide.getShifts({ ids: some(ids.departures, nth) })).shifts.length,
  }
}

async function findIds({ venue, booking, route }: Asked) {
  const { sites } = await venue.listSites({ page: LONG_PAGE })
  const found = await booking.searchSlots({ filter: {}, page: LONG_PAGE })
  const slots = found.slots.map(({ slot }) => must(slot).id)
  const { sessions } = await venue.getSessions({ ids: slots })
  const { routes } = await route.listRoutes({})
  // A departure's shift has its id.
  const { departures } = await route.listDepartures({ page: LONG_PAGE })
  return {
    sites: sites.map(({ id }) => id),
    activities: [...new Set(sessions.map(({ activityId }) => activityId))],
    slots,
    routes: routes.map(({ id }) => id),
    departures: departures.map(({ id }) => id),
  }
}

interface Holder {
  citizen: number
  /** Ids of reservations. */
  held: string[]
}

async function findHolders({ booking, asCitizen }: Asked): Promise<Holder[]> {
  const holders: Holder[] = []
  for (let citizen = FIRST_CITIZEN; citizen <= LAST_CITIZEN && holders.length < CITIZENS; citizen++) {
    const { reservations } = await booking.listReservations({ page }, asCitizen(citizen))
    if (reservations.length > 0) holders.push({ citizen, held: reservations.map(({ id }) => id) })
  }
  return holders
}
