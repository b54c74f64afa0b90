import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newKey } from '../api.ts'
import { mutate } from '../mutate.ts'
import { openSession, seePlacesLeft } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import {
  cancelSessionByApi,
  moveWorkshop,
  publishWorkshop,
  startOf,
  timeOf,
  type Workshop,
} from '../workshop.ts'

/** Pages that stay open while others change what they show. Nothing on them is pressed for it, and none is opened anew. */
export function liveScenarios(stage: Stage): void {
  followsChanges(stage)
  showsNothingGivenUp(stage)
  catchesUp(stage)
  sendsWhatWasTouched(stage)
  refusesWhatIsStale(stage)
}

function followsChanges(stage: Stage): void {
  test('follows a session that is moved and then cancelled, wherever it is shown', async () => {
    const manager = await stage.as('manager-1')
    const workshop = await publishWorkshop(manager, { capacity: 8, inDays: 5 })
    const citizen = stage.nextCitizen()
    const reservationId = await reserve(stage, citizen, workshop)
    const { page: looking } = await stage.visit()
    await openSession(looking, workshop)
    const { page: ticket, context } = await stage.visit({ person: citizen })
    await ticket.goto(`/reservations/${encodeURIComponent(reservationId)}`)
    await ticket.getByRole('button', { name: '打印' }).waitFor()
    const mine = await context.newPage()
    await mine.goto('/reservations')
    await ticketOf(mine, workshop).waitFor()
    const { page: office } = await stage.visit({ person: 'manager-1' })
    await office.goto(`/manage/sessions/${encodeURIComponent(workshop.sessionId)}`)
    await office.getByRole('heading', { level: 1, name: workshop.title }).waitFor()
    const { page: site } = await stage.visit()
    await openSession(site, workshop)
    await site.getByRole('link', { name: workshop.siteName, exact: true }).first().click()
    const card = site.getByRole('article').getByRole('link').filter({ hasText: workshop.title })
    await card.waitFor()
    const pages = [looking, ticket, mine, office, site]
    for (const page of pages) await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))

    const newStart = timeOf(await moveWorkshop(manager, workshop))
    await whenOn(looking, newStart).waitFor()
    await ticket.getByText(`${newStart}–`).waitFor()
    await ticketOf(mine, workshop).filter({ hasText: newStart }).waitFor()
    await office
      .getByRole('strong')
      .filter({ hasText: `${newStart}–` })
      .waitFor()
    await card.filter({ hasText: `${newStart}–` }).waitFor()
    await mine.getByRole('link', { name: /消息 1 条未读/ }).waitFor()

    const room = { sessionId: workshop.sessionId, room: '', idempotencyKey: newKey() }
    await mutate(manager, 'changeSession', room, 'session { id }')
    await ticket.getByRole('term').filter({ hasText: '教室' }).waitFor({ state: 'detached' })

    await cancelSessionByApi(manager, workshop.sessionId, '停电')
    await looking.getByText(/这一场取消了.*停电/).waitFor()
    await ticket.getByText('场次取消，预约随之取消').waitFor()
    await ticket.getByText('原因：停电').waitFor()
    expect(await ticket.getByRole('button', { name: '打印' }).count()).toBe(0)
    await ticketOf(mine, workshop).filter({ hasText: '场次取消' }).waitFor()
    await office.getByText(/已取消.*停电/).waitFor()
    for (const page of pages) expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
  })
}

function showsNothingGivenUp(stage: Stage): void {
  test('shows no longer as held what its person gives up elsewhere, and prints nothing that is held no more', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 8, inDays: 6 })
    const citizen = stage.nextCitizen()
    const reservationId = await reserve(stage, citizen, workshop)
    const { page } = await stage.visit({ person: citizen })
    await page.goto(`/reservations/${encodeURIComponent(reservationId)}`)
    await page.getByRole('button', { name: '打印' }).waitFor()
    const { page: deaf } = await stage.visit({ person: citizen })
    await makeDeaf(deaf)
    await deaf.addInitScript(() => {
      window.print = () => Object.assign(globalThis, { hasPrinted: true })
    })
    await deaf.goto(`/reservations/${encodeURIComponent(reservationId)}`)
    await deaf.getByRole('button', { name: '打印' }).waitFor()
    await deaf.getByRole('status').filter({ hasText: '可能不是最新的' }).waitFor()

    const input = { reservationId, idempotencyKey: newKey() }
    await mutate(await stage.as(citizen), 'cancelReservation', input, 'reservation { id }')
    await page.getByText('预约已取消').waitFor()
    await deaf.getByRole('button', { name: '打印' }).click()
    await deaf.getByText('预约已取消').waitFor()
    expect(await deaf.evaluate(() => 'hasPrinted' in globalThis)).toBe(false)
  })
}

function catchesUp(stage: Stage): void {
  test('says that it is old while there is no network, and catches up afterwards', async () => {
    const manager = await stage.as('manager-1')
    const workshop = await publishWorkshop(manager, { capacity: 8, inDays: 7 })
    const { page, context } = await stage.visit()
    await openSession(page, workshop)
    await seePlacesLeft(page, 8)
    await context.setOffline(true)
    await page.getByText('网络断开了').waitFor()
    const newStart = timeOf(await moveWorkshop(manager, workshop))
    await context.setOffline(false)
    await whenOn(page, newStart).waitFor()
    await page.getByText('网络断开了').waitFor({ state: 'detached' })
  })
}

function sendsWhatWasTouched(stage: Stage): void {
  test('of a manager sends only what was touched, and shows what another changed before it is sent', async () => {
    const manager = await stage.as('manager-1')
    const workshop = await publishWorkshop(manager, { capacity: 8, inDays: 8 })
    const { page } = await stage.visit({ person: 'manager-1' })
    await page.goto(`/manage/sessions/${encodeURIComponent(workshop.sessionId)}`)
    await page.getByLabel('名额', { exact: true }).fill('10')
    const newStart = timeOf(await moveWorkshop(manager, workshop))
    await page.getByText(/填写的时候.*被改动了/).waitFor()
    await page.getByRole('definition').filter({ hasText: `→ ` }).filter({ hasText: newStart }).waitFor()
    expect(await page.getByLabel(/^开始时间/).inputValue()).toBe(newStart)
    expect(await page.getByLabel('名额', { exact: true }).inputValue()).toBe('10')
    await page.getByRole('button', { name: '更改', exact: true }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('term').allTextContents()).toEqual(['名额'])
    await dialog.getByRole('button', { name: '确认更改' }).click()
    await page.getByText('改好了').waitFor()
    const { node } = await manager.query<{ node: { startsAt: string; capacity: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Session { startsAt capacity } } }',
      { id: workshop.sessionId },
    )
    expect([timeOf(new Date(node.startsAt)), node.capacity]).toEqual([newStart, 10])
  })
}

function refusesWhatIsStale(stage: Stage): void {
  test('of a manager that has not heard of another’s change is refused, shows it, and is done once that was seen', async () => {
    const manager = await stage.as('manager-1')
    const workshop = await publishWorkshop(manager, { capacity: 8, inDays: 9 })
    const { page } = await stage.visit({ person: 'manager-1' })
    await makeDeaf(page)
    await page.goto(`/manage/sessions/${encodeURIComponent(workshop.sessionId)}`)
    await page.getByLabel('名额', { exact: true }).fill('10')
    await page.getByRole('button', { name: '更改', exact: true }).click()
    const newStart = timeOf(await moveWorkshop(manager, workshop))
    await page.getByRole('dialog').getByRole('button', { name: '确认更改' }).click()
    await page.getByRole('alert').filter({ hasText: '刚刚有变，所以没有办理' }).waitFor()
    await page.getByRole('definition').filter({ hasText: '→ ' }).filter({ hasText: newStart }).waitFor()
    await page.getByRole('button', { name: '更改', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认更改' }).click()
    await page.getByText('改好了').waitFor()
    expect(timeOf(await startOf(manager, workshop.sessionId))).toBe(newStart)
  })
}

/** What is live does not come to this page. */
async function makeDeaf(page: Page): Promise<void> {
  await page.route('**/graphql**', (route) =>
    route.request().headers()['accept']?.includes('event-stream') ? route.abort() : route.continue(),
  )
}

/** When a session's own panel says that it begins; the list beside it has other times. */
function whenOn(page: Page, start: string) {
  return page.getByRole('paragraph').filter({ hasText: `${start}–` })
}

function ticketOf(page: Page, { title }: Workshop) {
  return page.getByRole('listitem').filter({ hasText: title })
}

async function reserve(stage: Stage, citizen: string, { slotId }: Workshop): Promise<string> {
  const input = { slotId, partySize: 2, idempotencyKey: newKey() }
  const { reservation } = await mutate<{ reservation: { id: string } }>(
    ...([await stage.as(citizen), 'reserve', input, 'reservation { id }'] as const),
  )
  return reservation.id
}
