import { test } from 'vitest'
import { chooseParty, reserveButton, seePlacesLeft, seeReserved } from '../session-view.ts'
import { phone, type Stage } from '../stage.ts'
import { putShortRoute } from '../walk/short-route.ts'
import { admitGuide, seeDeparture } from '../walk/steps.ts'

const GUIDE = 'guide-45'

/** A walk from the operator's desk to a citizen's pocket. */
export function walkScenarios(stage: Stage): void {
  test('an operator schedules by the picture, a guide claims on the board, a citizen reserves on a phone', async () => {
    const operator = await stage.as('operator-1')
    await admitGuide(operator, await stage.as(GUIDE))
    const route = await putShortRoute(stage.routeAccess())

    const { page: office } = await stage.visit({ person: 'operator-1' })
    await office.goto('/operate/departures/new')
    await office.getByLabel('线路').selectOption({ label: route.name })
    await office.getByLabel('要几位导学员').fill('1')
    await office.getByLabel('每位导学员带几位').fill('6')
    await office.getByText('排得下：每一站都有地方。').waitFor()
    await office.getByRole('figure', { name: '各站那天有多少人' }).first().waitFor()
    await office.getByRole('button', { name: '安排这一班' }).click()
    const made = await office.getByRole('link', { name: '看这一班' }).getAttribute('href')

    const { page: board } = await stage.visit({ person: GUIDE })
    await board.goto('/volunteer')
    await board.getByRole('button', { name: `认领这一班：${route.name}` }).click()
    await board.getByText('这一班是您的了').waitFor()
    const departureId = decodeURIComponent(made?.split('/').at(-1) ?? '')
    await seeDeparture(operator, departureId, { slot: { capacity: 6 } })

    const { page } = await stage.visit({ person: stage.nextCitizen(), viewport: phone })
    await page.goto('/walks')
    await page
      .getByRole('link', { name: new RegExp(route.name) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: route.name }).waitFor()
    await page.getByRole('link').filter({ hasText: '还有 6 位' }).click()
    await seePlacesLeft(page, 6)
    await chooseParty(page, 2)
    await reserveButton(page, 2).click()
    await seeReserved(page)
    await seePlacesLeft(page, 4)
  })
}
