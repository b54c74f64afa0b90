import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor, createRpcClient } from '@xingzhi/runtime/rpc-client'
import { startTelemetry, type Telemetry, type TelemetryOptions, withSpan } from '@xingzhi/runtime/telemetry'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKey } from '../src/api.ts'
import { findLeaks, positionDigits, type Secrets, type Sinks } from '../src/attack/find-leaks.ts'
import { tapOutboxes } from '../src/attack/tapped-outboxes.ts'
import { startWatchedSystem, type WatchedSystem } from '../src/attack/watched-system.ts'
import { findOnList } from '../src/list-view.ts'
import { cancelSession } from '../src/manage-view.ts'
import { mutate } from '../src/mutate.ts'
import { chooseParty, openSession, reserveButton, seeReserved } from '../src/session-view.ts'
import { setStage, type Visitor } from '../src/stage.ts'
import { putShortRoute } from '../src/walk/short-route.ts'
import {
  admitGuide,
  claimFromBoard,
  idIn,
  reserveDeparture,
  scheduleDeparture,
  seeDeparture,
  walkAlong,
} from '../src/walk/steps.ts'
import { publishWorkshop } from '../src/workshop.ts'

const ACTOR_KEY = 'an-actor-key-that-only-this-test-has-0000'
const SESSION_KEY = 'a-session-key-that-only-this-test-has-0000'
const CITIZEN = 'citizen-90011'
const NAME = '陶秋雨'
const CONTACT = '13900007777'
const HALF_AN_HOUR_MS = 30 * 60_000
/** In Xinzhuang, and nowhere that the demo data has. */
const HERE = { latitude: 31.1174531, longitude: 121.3819274 }
/** Some steps from the first station of a short route. */
const AT_THE_STATION = { latitude: 31.1566731, longitude: 121.3498274 }
const GUIDE = 'guide-46'
const GUIDE_NAME = '陆春晓'
const GUIDE_CONTACT = '13900008888'
/** Shown to everybody in the showcase, and said nowhere else. */
const SHOWN = { inShowcase: true, showcaseName: '听雨', showcaseWords: '小桥流水都会说话' }

const spans: string[] = []
const addresses: string[] = []
const kept: string[] = []
const codes: string[] = []
const cookies: string[] = []
let telemetry: Telemetry
let system: WatchedSystem
let outboxes: Awaited<ReturnType<typeof tapOutboxes>>

// Before the stage, which starts the system: what is recorded from the first span on.
beforeAll(() => {
  const processor: NonNullable<TelemetryOptions['processor']> = {
    onStart() {},
    onEnd: ({ name, attributes, events, status, links }) =>
      void spans.push(JSON.stringify({ name, attributes, events, status, links })),
    forceFlush: async () => {},
    shutdown: async () => {},
  }
  telemetry = startTelemetry({ name: 'xingzhi', processor })
})
const stage = setStage(async () => {
  system = await startWatchedSystem({ ACTOR_KEY, SESSION_KEY })
  outboxes = await tapOutboxes(system.databases)
  return {
    url: system.url,
    routeAccess: () => ({ route: system.services.route, actorKey: ACTOR_KEY }),
    stop: () => system.stop(),
  }
})
afterAll(async () => {
  await outboxes?.close()
  await telemetry?.stop()
})

test('a whole run leaves nobody’s name, contact, place, code, cookie or key where it does not belong', async () => {
  const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 10 })
  const citizen = await visitWatched(CITIZEN)
  await nameThem()
  const { page } = citizen
  await page.goto('/')
  await page.getByRole('button', { name: '离我近' }).click()
  await page
    .getByText(/离您|千米|米$/)
    .first()
    .waitFor()
  await (await findOnList(page, workshop)).click()
  await chooseParty(page, 2)
  await reserveButton(page, 2).click()
  codes.push(await seeReserved(page))
  await page.getByRole('link', { name: '查看与打印' }).click()
  await page.getByRole('button', { name: '取消预约' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
  await page.getByText('预约已取消').waitFor()
  await openSession(page, workshop)
  await reserveButton(page, 1).click()
  codes.push(await seeReserved(page))

  const manager = await visitWatched('manager-1')
  await manager.page.goto(`/manage/sessions/${encodeURIComponent(workshop.sessionId)}`)
  await manager.page.getByText(NAME).waitFor()
  await cancelSession(manager.page, 1, '老师生病了')
  await page.getByText(/这一场取消了.*老师生病了/).waitFor()
  await page.getByRole('link', { name: /^消息/ }).click()
  await page.getByRole('article').filter({ hasText: workshop.title }).first().waitFor()
  await noteKept(citizen, manager)
  await seeNoLeak()
})

test('neither does a walk: its guide, its parties and where somebody stands', async () => {
  const [operator, guide, walker] = [
    await stage.as('operator-1'),
    await stage.as(GUIDE),
    await stage.as(CITIZEN),
  ]
  await admitGuide(operator, guide, SHOWN)
  const route = await putShortRoute(stage.routeAccess())
  const startsAt = new Date(Date.now() + HALF_AN_HOUR_MS)
  const wish = { routeId: route.routeId, guidesWanted: 1, groupSize: 5, startsAt }
  const departureId = await scheduleDeparture(operator, wish)
  await claimFromBoard(guide, departureId)
  await seeDeparture(operator, departureId, { slot: { capacity: 5 } })
  const reserved = await reserveDeparture(walker, departureId, 1)
  codes.push(reserved.code)
  const shiftId = idIn('Shift', departureId)
  await mutate(guide, 'signInToShift', { shiftId, idempotencyKey: newKey() }, 'shift { id }')

  const leader = await visitWatched(GUIDE)
  await nameThem()
  await leader.page.goto(`/volunteer/shifts/${encodeURIComponent(shiftId)}`)
  await leader.page.getByText(NAME).first().waitFor()
  const office = await visitWatched('operator-1')
  await office.page.goto(`/operate/departures/${encodeURIComponent(departureId)}`)
  await office.page.getByText(GUIDE_NAME).first().waitFor()
  const walkId = await walkAlong(walker, guide, { ...route, stationIds: [] })
  const citizen = await visitWatched(CITIZEN, AT_THE_STATION)
  await citizen.page.goto(`/my-walks/${encodeURIComponent(walkId)}`)
  await citizen.page.getByRole('button', { name: '看看离我多远' }).click()
  await citizen.page.getByText('您就在这一站附近').first().waitFor()
  await citizen.page.getByRole('button', { name: '我到了，打卡' }).first().click()
  await citizen.page
    .getByText(/盖好章了|盖的章/)
    .first()
    .waitFor()
  const shown = { slotId: idIn('Slot', departureId), code: reserved.code, peoplePresent: 1 }
  const key = { idempotencyKey: newKey() }
  await mutate(guide, 'checkInReservation', { ...shown, ...key }, 'reservation { displayName contact }')
  await noteKept(leader, office, citizen)
  await seeNoLeak()
})

test('the search would have found it', async () => {
  const { page } = await visitWatched(CITIZEN)
  await page.goto('/')
  await page.evaluate((place) => localStorage.setItem('planted', place), String(HERE.latitude))
  kept.push(await page.evaluate(() => JSON.stringify({ ...localStorage })))
  await page.goto(`/?near=${HERE.latitude},${HERE.longitude}`)
  system.log.info({ planted: NAME }, 'planted')
  await withSpan('planted', { attributes: { contact: CONTACT } }, async () => {})
  await outboxes.plant(must(codes[0]))
  const sinks = await readSinks()
  const planted = { ...sinks, figures: [...(sinks['figures'] ?? []), `planted{key="${SESSION_KEY}"} 1`] }
  expect(findLeaks(planted, secrets()).sort()).toEqual([
    'addresses hold positions',
    'events hold codes',
    'figures hold keys',
    'logs hold names',
    'spans hold contacts',
    'what browsers keep hold positions',
  ])
})

function secrets(): Secrets {
  return {
    names: [NAME, GUIDE_NAME],
    contacts: [CONTACT, GUIDE_CONTACT],
    'showcase words': [SHOWN.showcaseName, SHOWN.showcaseWords],
    positions: [HERE, AT_THE_STATION]
      .flatMap(({ latitude, longitude }) => [latitude, longitude])
      .map(positionDigits),
    // As it is shown, and as it is written.
    codes: codes.flatMap((code) => [code, code.replaceAll('-', '')]),
    cookies,
    keys: [ACTOR_KEY, SESSION_KEY],
  }
}

/** What browsers hold when their people are done. */
async function noteKept(...visitors: Visitor[]): Promise<void> {
  for (const { context, page } of visitors) {
    cookies.push(...(await context.cookies()).map(({ value }) => value).filter((value) => value.length > 20))
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    )
    kept.push(stored)
  }
}

async function seeNoLeak(): Promise<void> {
  for (const service of Object.values(system.services)) await service.drain()
  const sinks = await readSinks()
  for (const [name, texts] of Object.entries(sinks)) expect([name, texts.length]).not.toEqual([name, 0])
  expect(findLeaks(sinks, secrets())).toEqual([])
}

async function readSinks(): Promise<Sinks> {
  return {
    logs: system.logLines,
    spans,
    events: await outboxes.read(),
    figures: [await (await fetch(`${system.innerUrl}/metrics`)).text()],
    addresses,
    'what browsers keep': kept,
  }
}

/** A visitor who stands somewhere, and every address that their browser asks for. */
async function visitWatched(person: string, place = HERE): Promise<Visitor> {
  const visitor = await stage.visit({ person })
  await visitor.context.grantPermissions(['geolocation'])
  await visitor.context.setGeolocation(place)
  const note = (page: Page) => page.on('framenavigated', (frame) => void addresses.push(frame.url()))
  note(visitor.page)
  visitor.context.on('request', (request) => {
    addresses.push(`${request.url()} ${request.headers()['referer'] ?? ''}`)
  })
  return visitor
}

/** As an identity provider would have said at sign-in; demo people have no contact. */
async function nameThem(): Promise<void> {
  const tokens = createActorTokens(ACTOR_KEY, systemClock)
  const people = { [CITIZEN]: [NAME, CONTACT], [GUIDE]: [GUIDE_NAME, GUIDE_CONTACT] }
  for (const [person, [displayName, contact]] of Object.entries(people)) {
    const token = tokens.sign({ personId: demoPersonId(person), roles: ['CITIZEN'] })
    const booking = createRpcClient(BookingService, system.services.booking)
    await booking.recordPerson({ displayName: must(displayName), contact: must(contact) }, asActor(token))
  }
}
