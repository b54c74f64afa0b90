import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { newKey } from '../api.ts'
import { mutate } from '../mutate.ts'
import { reserveButton, seePlacesLeft, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { putShortRoute } from '../walk/short-route.ts'
import {
  admitGuide,
  claimFromBoard,
  idIn,
  reserveDeparture,
  scheduleDeparture,
  seeDeparture,
} from '../walk/steps.ts'
import { timeOf } from '../workshop.ts'

const GUIDE = 'guide-43'
const HOUR_MS = 3_600_000
const MEETING_POINT = '老街南牌楼下'

/** Pages that stay open while a guided walk changes. */
export function liveWalkScenarios(stage: Stage): void {
  test('follows a walk that is moved, meets elsewhere and is cancelled: for citizens, its guide and operators', async () => {
    const { operator, departureId, startsAt } = await scene(stage)
    const citizen = stage.nextCitizen()
    const { id: reservationId } = await reserveDeparture(await stage.as(citizen), departureId, 2)
    const { page: looking } = await stage.visit()
    await openDeparture(looking, departureId)
    await seePlacesLeft(looking, 4)
    const { page: ticket } = await stage.visit({ person: citizen })
    await ticket.goto(`/reservations/${encodeURIComponent(reservationId)}`)
    await ticket.getByRole('button', { name: '打印' }).waitFor()
    const { page: guide } = await stage.visit({ person: GUIDE })
    await guide.goto(`/volunteer/shifts/${encodeURIComponent(idIn('Shift', departureId))}`)
    await guide.getByText(timeOf(startsAt)).first().waitFor()
    const { page: office } = await stage.visit({ person: 'operator-1' })
    await office.goto(`/operate/departures/${encodeURIComponent(departureId)}`)
    await office
      .getByText(`${timeOf(startsAt)}–`)
      .first()
      .waitFor()

    const newStart = new Date(startsAt.getTime() + HOUR_MS)
    const change = { departureId, startsAt: newStart.toISOString(), meetingPoint: MEETING_POINT }
    await mutate(operator, 'changeDeparture', { ...change, idempotencyKey: newKey() }, 'departure { id }')
    await looking
      .getByRole('paragraph')
      .filter({ hasText: `${timeOf(newStart)}–` })
      .waitFor()
    await looking.getByText(MEETING_POINT).waitFor()
    await ticket.getByText(`${timeOf(newStart)}–`).waitFor()
    await ticket.getByText(MEETING_POINT).waitFor()
    await guide.getByText(timeOf(newStart)).first().waitFor()
    await guide.getByRole('link', { name: /消息 \d+ 条未读/ }).waitFor()
    await office
      .getByText(`${timeOf(newStart)}–`)
      .first()
      .waitFor()

    const cancelled = { departureId, reason: '台风', idempotencyKey: newKey() }
    await mutate(operator, 'cancelDeparture', cancelled, 'departure { id }')
    await looking.getByText(/台风/).waitFor()
    await ticket.getByText('导览取消，预约随之取消').waitFor()
    await guide.getByText(/取消/).first().waitFor()
    await office.getByText(/台风/).first().waitFor()
  })

  test('agrees to where a walk meets: reserved only once that is shown', async () => {
    const { operator, departureId } = await scene(stage)
    const { page } = await stage.visit({ person: stage.nextCitizen() })
    // What is live comes too late to this page.
    await page.route('**/graphql**', (route) =>
      route.request().headers()['accept']?.includes('event-stream') ? route.abort() : route.continue(),
    )
    await openDeparture(page, departureId)
    await seePlacesLeft(page, 6)
    const change = { departureId, meetingPoint: MEETING_POINT, idempotencyKey: newKey() }
    await mutate(operator, 'changeDeparture', change, 'departure { id }')
    await reserveButton(page, 1).click()
    await page
      .getByRole('alert')
      .filter({ hasText: `在“${MEETING_POINT}”集合` })
      .waitFor()
    await page.getByRole('definition').filter({ hasText: MEETING_POINT }).waitFor()
    await reserveButton(page, 1).click()
    await seeReserved(page)
  })
}

/** A walk tomorrow with one guide and six places. */
async function scene(stage: Stage) {
  const operator = await stage.as('operator-1')
  const guide = await stage.as(GUIDE)
  await admitGuide(operator, guide)
  const { routeId } = await putShortRoute(stage.routeAccess())
  const startsAt = new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 30 * HOUR_MS)
  const departureId = await scheduleDeparture(operator, { routeId, startsAt, guidesWanted: 1, groupSize: 6 })
  await claimFromBoard(guide, departureId)
  await seeDeparture(operator, departureId, { slot: { capacity: 6 } })
  return { operator, departureId, startsAt }
}

async function openDeparture(page: Page, departureId: string): Promise<void> {
  await page.goto(`/departures/${encodeURIComponent(departureId)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
