import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { webBody, webDocument, webDocumentWithout } from './web-documents.ts'

const web = new URL('../../../../web/src/', import.meta.url)

it('is the text that the code of the web holds', () => {
  const files = globSync('**/gen/*.ts', { cwd: web })
  const code = files.map((file) => readFileSync(new URL(file, web), 'utf8')).join('\n')
  for (const name of [
    'Reserve',
    'Sessions',
    'SiteSummaries',
    'SessionById',
    'SlotChanged',
    'Viewer',
    'Settings',
  ]) {
    expect(code.includes(JSON.stringify(webDocument(name))), name).toBe(true)
  }
})

it('leaves a field out, with the fragments that only it needs', () => {
  const whole = webDocument('Reserve')
  const short = webDocumentWithout('Reserve', 'alternatives')
  expect(whole).toContain('fragment AlternativeInList')
  expect(short).not.toMatch(/alternatives|AlternativeInList|SessionInList/)
  expect(short).toContain('fragment PlacesOfSlot')
})

it('posts it with its name and variables', () => {
  const variables = { id: 'Session_1' }
  expect(JSON.parse(webBody('SessionById', variables))).toEqual({
    operationName: 'SessionById',
    query: webDocument('SessionById'),
    variables,
  })
})
