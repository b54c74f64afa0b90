import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from '../axe.ts'
import { sidewaysScroll, smallTargets } from '../layout.ts'
import { phone, type Stage } from '../stage.ts'
import { everyPage, type Stop, settled } from '../tour.ts'

const leastTargetPx = 44

/** Every page, looked at as somebody would who sees little, touches coarsely or reads on a small screen. */
export function accessScenarios(stage: Stage): void {
  let stops: Stop[] = []
  beforeAll(async () => {
    stops = await everyPage(stage)
  })

  /** Visits every page and says what is wrong, each line with the page's name. */
  async function findings(options: Parameters<Stage['visit']>[0], look: (page: Page) => Promise<string[]>) {
    const found: string[] = []
    for (const { name, path, person } of stops) {
      const { page, context } = await stage.visit({ ...options, ...(person && { person }) })
      await page.goto(path)
      await settled(page)
      found.push(...(await look(page)).map((line) => `${name}: ${line}`))
      await context.close()
    }
    return found
  }

  describe.each(['zh-CN', 'en-GB'] as const)('in %s', (language) => {
    test('axe finds nothing on any page', async () => {
      expect(await findings({ language }, axeFindings)).toEqual([])
    })

    test('axe finds nothing on any page on a phone', async () => {
      expect(await findings({ language, viewport: phone }, axeFindings)).toEqual([])
    })

    test('no page scrolls sideways at 320 px', async () => {
      const look = async (page: Page) => {
        const pixels = await sidewaysScroll(page)
        return pixels > 0 ? [`${pixels} px too wide`] : []
      }
      expect(await findings({ language, viewport: { width: 320, height: 640 } }, look)).toEqual([])
    })
  })

  test(`what can be pressed is at least ${leastTargetPx} px`, async () => {
    expect(await findings({ viewport: phone }, (page) => smallTargets(page, leastTargetPx))).toEqual([])
  })
}
