import { must } from '@xingzhi/runtime/assert'
import type { Page } from 'playwright-core'

/** A page, and what a person does there first. */
export interface Journey {
  /** As the table names it. */
  name: string
  path: string
  /** Who is signed in: `operator-1`. */
  person?: string
  /** What the page is opened for. */
  firstCard: string
  /** Taps and types; `still` waits until what was asked for is there. */
  act(page: Page, still: () => Promise<void>): Promise<void>
}

export async function journeysOf(base: string): Promise<Journey[]> {
  return [
    {
      name: '/',
      path: '/',
      firstCard: '.session-card',
      async act(page, still) {
        const craft = page.getByRole('button', { name: '纸艺', exact: true })
        await craft.tap()
        await still()
        await craft.tap()
        await still()
        await page.locator('.session-card').first().tap()
        await page.locator('.panel h1').waitFor()
        await still()
      },
    },
    {
      name: '/walks',
      path: '/walks',
      firstCard: '.route-card',
      async act(page, still) {
        const theme = page.locator('.theme-chip').first()
        await theme.tap()
        await still()
        await theme.tap()
        await still()
        await page.locator('.route-card').first().tap()
        await page.locator('.panel h1').waitFor()
        await still()
      },
    },
    {
      name: 'a session',
      path: await openSessionPath(base),
      firstCard: '.panel h1',
      async act(page, still) {
        await page.getByRole('button', { name: '增加一位' }).tap()
        await still()
        await page.locator('.panel-where a').tap()
        await page.locator('.panel-openings').waitFor()
        await still()
      },
    },
    {
      name: '/operate/schedule',
      path: '/operate/departures/new',
      person: 'operator-1',
      firstCard: '.operate-plan select',
      async act(page, still) {
        await page.locator('.operate-plan select').first().focus()
        for (let step = 0; step < 3; step++) {
          await page.keyboard.press('ArrowDown')
          await still()
        }
        await page.locator('.operate-plan input[type=time]').first().focus()
        await page.keyboard.type('1015', { delay: 120 })
        await still()
      },
    },
  ]
}

interface Listed {
  id: string
  slot: { remaining: number; opensAt: string; closesAt: string; maximumPartySize: number } | null
}

/** One that can be reserved for two, and for as long as this runs. */
async function openSessionPath(base: string): Promise<string> {
  const query = `{ sessions(first: 100, onlyAvailable: true) { edges { node {
    id slot { remaining opensAt closesAt maximumPartySize } } } } }`
  const answer = await fetch(new URL('/graphql', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data } = (await answer.json()) as { data: { sessions: { edges: { node: Listed }[] } } }
  const now = new Date()
  const open = data.sessions.edges.findLast(({ node: { slot } }) => {
    if (slot === null || slot.remaining < 2 || slot.maximumPartySize < 2) return false
    return new Date(slot.opensAt) < now && now < new Date(slot.closesAt)
  })
  return `/sessions/${encodeURIComponent(must(open, 'no session is open').node.id)}`
}
