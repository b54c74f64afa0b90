import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ConnectRouter } from '@connectrpc/connect'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import type { Activity, Grant, Session, Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import {
  ActivitySchema,
  GrantSchema,
  SessionSchema,
  SessionStatus,
  SiteSchema,
  StreetTownSchema,
} from '@xingzhi/proto/venue/v1/venue_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, actorOf, requireActor, requireRole } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'

export interface FakeVenue {
  sites: Map<string, Site>
  activities: Map<string, Activity>
  sessions: Map<string, Session>
  grants: Grant[]
  manages(actor: Actor | undefined, siteId: string): boolean
  addSite(): Site
  addActivity(siteId: string): Activity
  addSession(activityId: string, startsAt: Date, status?: SessionStatus): Session
  routes(router: ConnectRouter): void
}

/** Venue in memory: what a gateway needs to be tried, with venue's rights and a few of its refusals. */
export function createFakeVenue(now: () => Date): FakeVenue {
  const sites = new Map<string, Site>()
  const activities = new Map<string, Activity>()
  const sessions = new Map<string, Session>()
  const grants: Grant[] = []

  const manages = (actor: Actor | undefined, siteId: string) =>
    actor !== undefined &&
    (actor.roles.includes('OPERATOR') ||
      grants.some((grant) => grant.siteId === siteId && grant.personId === actor.personId))

  function requireManager(actor: Actor, siteId: string): void {
    if (!manages(actor, siteId)) refuse('FORBIDDEN')
  }

  const fake: FakeVenue = {
    sites,
    activities,
    sessions,
    grants,
    manages,
    addSite() {
      const site = create(SiteSchema, {
        id: newId(),
        name: `基地${sites.size + 1}`,
        streetTownCode: '310112001',
        address: '莘庄镇 1 号',
        point: { latitude: 31.11, longitude: 121.38 },
        crafts: [Craft.WOOD],
        openings: [{ weekday: 1, opensMinute: 540, closesMinute: 1020 }],
        rooms: [{ name: '木工坊', capacity: 20 }],
        capacity: 100,
        demo: true,
      })
      sites.set(site.id, site)
      return site
    },
    addActivity(siteId) {
      const activity = create(ActivitySchema, {
        id: newId(),
        siteId,
        title: '木勺',
        craft: Craft.WOOD,
        summary: '一把勺',
        durationMinutes: 90,
        maximumPartySize: 4,
      })
      activities.set(activity.id, activity)
      return activity
    },
    addSession(activityId, startsAt, status = SessionStatus.PUBLISHED) {
      const activity = activities.get(activityId) ?? refuse('NOT_FOUND', { what: 'activity' })
      const session = create(SessionSchema, {
        id: newId(),
        activityId,
        siteId: activity.siteId,
        startsAt: timestampFromDate(startsAt),
        endsAt: timestampFromDate(new Date(startsAt.getTime() + activity.durationMinutes * 60_000)),
        capacity: 10,
        status,
      })
      sessions.set(session.id, session)
      return session
    },
    routes(router) {
      router.service(VenueService, {
        getSites: ({ ids }) => ({ sites: pick(sites, ids) }),
        listSites: () => pageOf('sites', [...sites.values()]),
        listStreetTowns: () => ({
          streetTowns: [create(StreetTownSchema, { code: '310112001', name: '莘庄镇', nameEn: 'Xinzhuang' })],
        }),
        getActivities: ({ ids }) => ({ activities: pick(activities, ids) }),
        listActivities: ({ siteId }) =>
          pageOf(
            'activities',
            [...activities.values()].filter((activity) => activity.siteId === siteId),
          ),
        createActivity({ activity }, context) {
          const siteId = activity?.siteId ?? ''
          const actor = requireActor(context)
          if (!sites.has(siteId)) refuse('NOT_FOUND', { what: 'site' })
          requireManager(actor, siteId)
          const made = Object.assign(create(ActivitySchema, activity), { id: newId() })
          activities.set(made.id, made)
          return { activity: made }
        },
        getSessions: ({ ids }, context) => ({
          sessions: pick(sessions, ids).filter(
            ({ status, siteId }) => status !== SessionStatus.DRAFT || manages(actorOf(context), siteId),
          ),
        }),
        listSessions: ({ siteId, statuses }, context) => {
          const wanted = (statuses.length > 0 ? statuses : [SessionStatus.PUBLISHED]).filter(
            (status) => status === SessionStatus.PUBLISHED || manages(actorOf(context), siteId),
          )
          return pageOf(
            'sessions',
            [...sessions.values()].filter(
              (session) => session.siteId === siteId && wanted.includes(session.status),
            ),
          )
        },
        publishSession({ what }, context) {
          const actor = requireActor(context)
          const plan = what.case === 'plan' ? what.value : refuse('NOT_FOUND', { what: 'session' })
          if (!sites.has(plan.siteId)) refuse('NOT_FOUND', { what: 'site' })
          requireManager(actor, plan.siteId)
          const startsAt = new Date(Number(plan.startsAt?.seconds ?? 0) * 1000)
          if (startsAt < now())
            refuse('TOO_LATE', { deadline: now() }, [new Date(now().getTime() + 86_400_000)])
          return { session: fake.addSession(plan.activityId, startsAt) }
        },
        changeSession({ sessionId, capacity, languages }, context) {
          const actor = requireActor(context)
          const session = sessions.get(sessionId) ?? refuse('NOT_FOUND', { what: 'session' })
          requireManager(actor, session.siteId)
          if (capacity !== undefined) session.capacity = capacity
          if (languages) session.languages = languages.languages
          return { session }
        },
        cancelSession({ sessionId, reason }, context) {
          const actor = requireActor(context)
          const session = sessions.get(sessionId) ?? refuse('NOT_FOUND', { what: 'session' })
          requireManager(actor, session.siteId)
          session.status = SessionStatus.CANCELLED
          session.cancelReason = reason
          return { session }
        },
        grantSite({ siteId, personId }, context) {
          const actor = requireRole(context, 'OPERATOR')
          if (!sites.has(siteId)) refuse('NOT_FOUND', { what: 'site' })
          const grantedAt = timestampFromDate(now())
          const grant = create(GrantSchema, { siteId, personId, grantedBy: actor.personId, grantedAt })
          grants.push(grant)
          return { grant }
        },
        revokeSite({ siteId, personId }, context) {
          requireRole(context, 'OPERATOR')
          const left = grants.filter((grant) => grant.siteId !== siteId || grant.personId !== personId)
          grants.splice(0, grants.length, ...left)
          return {}
        },
        listGrants({ of }, context) {
          const actor = requireActor(context)
          if (of.case === 'siteId') {
            requireManager(actor, of.value)
            return { grants: grants.filter((grant) => grant.siteId === of.value) }
          }
          return { grants: grants.filter((grant) => grant.personId === of.value) }
        },
        listAuditEntries({ siteId }, context) {
          requireManager(requireActor(context), siteId)
          return pageOf('entries', [])
        },
      })
    },
  }
  return fake
}

export function pick<T>(all: Map<string, T>, ids: string[]): T[] {
  return ids.flatMap((id) => all.get(id) ?? [])
}

/** Everything on one page. */
export function pageOf<Name extends string, T>(name: Name, items: T[]) {
  const pageInfo = { hasNextPage: false, cursors: items.map((_, at) => `c${at}`) }
  return { [name]: items, pageInfo } as { [name in Name]: T[] } & { pageInfo: typeof pageInfo }
}
