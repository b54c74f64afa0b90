import { expect, test } from 'vitest'
import { findOnList } from '../list-view.ts'
import { cancelSession, createActivity, publishSession } from '../manage-view.ts'
import { chooseParty, reserveButton, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { startOf } from '../workshop.ts'

/** A base manager's day, and what it means for those who reserved. */
export function manageScenarios(stage: Stage): void {
  test('a manager publishes a session, a citizen finds and reserves it, the manager cancels, the citizen is told', async () => {
    const title = `管理员场次${Date.now().toString(36)}`
    const { page: office } = await stage.visit({ person: 'manager-1' })
    await createActivity(office, title)
    await publishSession(office, title, 12)
    const sessionId = decodeURIComponent(new URL(office.url()).pathname.split('/').at(-1) ?? '')
    await office.getByText('还没有人预约').first().waitFor()

    const { page } = await stage.visit({ person: stage.nextCitizen() })
    await page.goto('/')
    const startsAt = await startOf(await stage.as('manager-1'), sessionId)
    await (await findOnList(page, { title, startsAt })).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await chooseParty(page, 2)
    await reserveButton(page, 2).click()
    const code = await seeReserved(page)
    await office.getByText(code).waitFor()

    await cancelSession(office, 2, '老师临时生病')
    await page.getByText(/这一场取消了.*老师临时生病/).waitFor()
    await page.getByRole('link', { name: /^消息/ }).click()
    const notice = page.getByRole('article').filter({ hasText: title })
    await notice.getByText('老师临时生病').waitFor()
    expect(await notice.textContent()).toContain('取消')
    await page.goto('/reservations')
    const ticket = page.getByRole('listitem').filter({ hasText: title })
    await ticket.getByText('场次取消').waitFor()
  })
}
