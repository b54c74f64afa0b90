import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingsNamed, settingsRead } from './settings.ts'
import { readSources, root } from './sources.ts'

const schema = (path: string) => ({
  path,
  text: 'const s = z.object({\n  PORT: z.string(),\n  NEW_NAME: z.string(),\n})',
})

test('sees the settings of every config.ts that is started, and no other names', () => {
  expect(settingsRead([schema('services/venue/src/config.ts'), schema('gateway/src/config.ts')])).toEqual([
    'NEW_NAME',
    'PORT',
  ])
  expect(settingsRead([schema('web/src/config.ts'), schema('services/venue/src/rules.ts')])).toEqual([])
})

test('docs/settings.md names each setting that is read, and none that is not', () => {
  const document = readFileSync(`${root}docs/settings.md`, 'utf8')
  expect(settingsNamed(document)).toEqual(settingsRead(readSources()))
})
