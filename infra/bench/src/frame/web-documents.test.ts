import { expect, it } from 'vitest'
import { webBody, webDocument, webDocumentWithout } from './web-documents.ts'

it('is what the web posts', () => {
  for (const name of [
    'Reserve',
    'Sessions',
    'SiteSummaries',
    'SessionById',
    'SlotChanged',
    'Viewer',
    'Settings',
  ]) {
    expect(webDocument(name)).toMatch(new RegExp(`^(query|mutation|subscription) ${name}\\b`))
  }
  expect(() => webDocument('Nothing')).toThrow('Nothing')
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
