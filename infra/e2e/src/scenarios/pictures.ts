import { mkdir, stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { desktop, phone, type Stage } from '../stage.ts'
import { everyPage, settled } from '../tour.ts'

/** Pictures of every page for people to look at, in `artefacts/`; 1440×900 and 390×844, Chinese and English. */
export function pictureScenarios(stage: Stage): void {
  test('every page has its picture taken', async () => {
    const stops = await everyPage(stage)
    const folder = `${stage.config.artefactsFolder}pictures`
    await mkdir(folder, { recursive: true })
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      for (const language of ['zh-CN', 'en-GB'] as const) {
        for (const { name, path, person } of stops) {
          const { page, context } = await stage.visit({ viewport, language, ...(person && { person }) })
          await page.goto(path)
          await settled(page)
          const file = `${folder}/${name}-${size}-${language.slice(0, 2)}.png`
          await page.screenshot({ path: file })
          expect((await stat(file)).size).toBeGreaterThan(5_000)
          await context.close()
        }
      }
    }
  })
}
