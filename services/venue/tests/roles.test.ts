import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, planAt, publish, putManagedSite, putSite, spoons, workshop } from './site-data.ts'
import {
  citizen,
  guide,
  manager,
  operator,
  otherManager,
  startVenue,
  type Venue,
  type VenueClient,
} from './start-venue.ts'

const actors: Record<string, Actor | undefined> = {
  ...{ nobody: undefined, citizen, guide, 'a manager elsewhere': otherManager },
  ...{ 'the site’s manager': manager, operator },
}
type Verdicts = Record<keyof typeof actors, string>
type Method = keyof typeof VenueService.method

const verdicts = (nobody: string, others: string, itsManager: string, anOperator: string): Verdicts => ({
  ...{ nobody, citizen: others, guide: others, 'a manager elsewhere': others },
  ...{ 'the site’s manager': itsManager, operator: anOperator },
})
const everybody = verdicts('ok', 'ok', 'ok', 'ok')
const managers = verdicts('SIGN_IN_REQUIRED', 'FORBIDDEN', 'ok', 'ok')
const operators = verdicts('SIGN_IN_REQUIRED', 'FORBIDDEN', 'FORBIDDEN', 'ok')

type Scene = Awaited<ReturnType<typeof putManagedSite>>
interface Row {
  verdicts: Verdicts
  call(client: VenueClient, scene: Scene): Promise<unknown>
}

const table: Record<Method, Row> = {
  getSites: { verdicts: everybody, call: (client, { site }) => client.getSites({ ids: [site.id] }) },
  listSites: { verdicts: everybody, call: (client) => client.listSites({}) },
  listStreetTowns: { verdicts: everybody, call: (client) => client.listStreetTowns({}) },
  putSite: {
    verdicts: operators,
    call: (client, { site }) =>
      client.putSite({ site: { ...workshop, id: site.id, name: key() }, idempotencyKey: key() }),
  },
  getActivities: {
    verdicts: everybody,
    call: (client, { activity }) => client.getActivities({ ids: [activity.id] }),
  },
  listActivities: {
    verdicts: everybody,
    call: (client, { site }) => client.listActivities({ siteId: site.id }),
  },
  createActivity: {
    verdicts: managers,
    call: (client, { site }) =>
      client.createActivity({ activity: { ...spoons, siteId: site.id }, idempotencyKey: key() }),
  },
  getSessions: { verdicts: everybody, call: (client) => client.getSessions({ ids: [newId()] }) },
  listSessions: { verdicts: everybody, call: (client, { site }) => client.listSessions({ siteId: site.id }) },
  draftSession: {
    verdicts: managers,
    call: (client, { activity }) =>
      client.draftSession({ plan: planAt(activity, '2027-03-05 10:00'), idempotencyKey: key() }),
  },
  publishSession: {
    verdicts: managers,
    call: (client, { activity }) => publish(client, activity, freeTime()),
  },
  changeSession: {
    verdicts: managers,
    call: async (client, scene) =>
      client.changeSession({ sessionId: await publishedIn(scene), capacity: 3, idempotencyKey: key() }),
  },
  cancelSession: {
    verdicts: managers,
    call: async (client, scene) =>
      client.cancelSession({ sessionId: await publishedIn(scene), reason: '下雨', idempotencyKey: key() }),
  },
  grantSite: {
    verdicts: operators,
    call: (client, { site }) => client.grantSite({ siteId: site.id, personId: newId() }),
  },
  revokeSite: {
    verdicts: operators,
    call: (client, { site }) => client.revokeSite({ siteId: site.id, personId: newId() }),
  },
  listGrants: {
    verdicts: managers,
    call: (client, { site }) => client.listGrants({ of: { case: 'siteId', value: site.id } }),
  },
  listAuditEntries: {
    verdicts: managers,
    call: (client, { site }) => client.listAuditEntries({ siteId: site.id }),
  },
}

let venue: Venue
let scene: Scene
beforeAll(async () => {
  venue = await startVenue()
  scene = await putManagedSite(venue)
  const elsewhere = await putSite(venue)
  await venue.as(operator).grantSite({ siteId: elsewhere.id, personId: otherManager.personId })
})
afterAll(() => venue.stop())

describe('every RPC against every role', () => {
  it('has a row for each RPC', () => {
    expect(Object.keys(table).sort()).toEqual(VenueService.methods.map((method) => method.localName).sort())
  })

  for (const { localName } of VenueService.methods) {
    const row = must(table[localName as Method])
    for (const [name, actor] of Object.entries(actors)) {
      it(`${localName} by ${name}: ${row.verdicts[name]}`, async () => {
        expect(await verdictOf(row.call(venue.as(actor), scene))).toBe(row.verdicts[name])
      })
    }
  }

  it('a person’s grants are shown to that person and to operators', async () => {
    const of = { case: 'personId' as const, value: manager.personId }
    const answers = Object.entries(actors).map(async ([name, actor]) => [
      name,
      await verdictOf(venue.as(actor).listGrants({ of })),
    ])
    expect(Object.fromEntries(await Promise.all(answers))).toEqual(managers)
  })

  it('who is a citizen and nothing else has no grant, whatever was granted', async () => {
    const restricted = venue.as({ ...manager, roles: ['CITIZEN'], citizenOnly: true })
    const scene = await putManagedSite(venue)
    const draft = await venue.as(manager).draftSession({
      ...{ plan: planAt(scene.activity, freeTime()), idempotencyKey: key() },
    })
    const ids = [must(draft.session).id]
    expect((await venue.as(manager).getSessions({ ids })).sessions).toHaveLength(1)
    expect((await restricted.getSessions({ ids })).sessions).toEqual([])
    const of = { case: 'personId' as const, value: manager.personId }
    expect((await restricted.listGrants({ of })).grants).toEqual([])
    const what = { case: 'plan' as const, value: planAt(scene.activity, freeTime()) }
    expect(await verdictOf(restricted.publishSession({ what, idempotencyKey: key() }))).toBe('FORBIDDEN')
  })

  it('a forged token is refused even where none is needed', async () => {
    const headers = { authorization: 'Bearer forged' }
    expect(await verdictOf(venue.as(undefined).listStreetTowns({}, { headers }))).toBe('SIGN_IN_REQUIRED')
  })
})

let sessions = 0
/** A time of its own for each session: nine o'clock on one day after the other but Sundays. */
function freeTime(): string {
  const day = new Date(Date.UTC(2027, 3, 5 + Math.floor(sessions / 6) * 7 + (sessions % 6)))
  sessions++
  return `${day.toISOString().slice(0, 10)} 09:00`
}

async function publishedIn({ activity }: Scene): Promise<string> {
  return (await publish(venue.as(operator), activity, freeTime())).id
}

async function verdictOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return must(RefusalCode[refusal.code])
  }
}
