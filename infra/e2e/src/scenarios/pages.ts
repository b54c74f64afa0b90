import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../axe.ts'
import { sidewaysScroll, smallTargets } from '../layout.ts'
import { desktop, phone, type Stage, type Visitor, type VisitorOptions } from '../stage.ts'
import { everyPage, type Stop, settled } from '../tour.ts'
import { walkPages } from '../walk-tour.ts'

const leastTargetPx = 44
const narrow = { width: 320, height: 640 }
const tourTimeoutMs = 400_000

/**
 * Every page, looked at as somebody would who sees little, touches coarsely or reads on a small screen. With
 * `PICTURES=on` a picture of each is kept in `artefacts/pictures` for people to look at.
 */
export function pageScenarios(stage: Stage): void {
  const folder = `${stage.config.artefactsFolder}pictures`
  let stops: Stop[] = []
  beforeAll(async () => {
    await mkdir(folder, { recursive: true })
    stops = [...(await everyPage(stage)), ...(await walkPages(stage))]
  })

  /** Visits every page and says what is wrong, each line with the page's name. */
  async function tour(options: VisitorOptions, look: (page: Page, name: string) => Promise<string[]>) {
    const found: string[] = []
    const visitors = new Map<string | undefined, Visitor>()
    for (const { name, path, person } of stops) {
      const visitor = visitors.get(person) ?? (await stage.visit({ ...options, ...(person && { person }) }))
      visitors.set(person, visitor)
      await visitor.page.goto(path)
      await settled(visitor.page)
      found.push(...(await look(visitor.page, name)).map((line) => `${name}: ${line}`))
    }
    return found
  }

  async function tourIn(language: 'zh-CN' | 'en-GB'): Promise<string[]> {
    const found = await tour({ language, viewport: phone }, async (page, name) => {
      const takePicture = async (width: string) => {
        if (!stage.config.pictures) return
        await page.screenshot({ path: `${folder}/${name}-${width}-${language.slice(0, 2)}.png` })
      }
      await takePicture('phone')
      const small = [...(await axeFindings(page)), ...(await smallTargets(page, leastTargetPx))]
      await page.setViewportSize(narrow)
      const pixels = await sidewaysScroll(page)
      if (pixels > 0) small.push(`${pixels} px too wide`)
      const found = small.map((line) => `phone: ${line}`)
      // On the large screen a page differs from the phone's by its layout, and that not by language.
      if (language !== 'zh-CN') {
        await page.setViewportSize(phone)
        return found
      }
      // A page that is turned or put on a larger screen, not one that is loaded anew: half of the time.
      await page.setViewportSize(desktop)
      await settled(page)
      await takePicture('desktop')
      const large = await axeFindings(page)
      await page.setViewportSize(phone)
      return [...found, ...large.map((line) => `desktop: ${line}`)]
    })
    return found.map((line) => `${language} ${line}`)
  }

  test(
    `axe finds nothing on any page, at 390×844 in both languages and at 1440×900; on the phone what is pressed is at least ${leastTargetPx} px, and at 320 px nothing scrolls sideways`,
    async () => {
      // Side by side: a page that is waited for leaves a core idle.
      const findings = await Promise.all([tourIn('zh-CN'), tourIn('en-GB')])
      expect(findings.flat()).toEqual([])
    },
    tourTimeoutMs,
  )
}
