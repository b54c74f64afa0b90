import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { createParsedDocuments } from './known-documents.ts'

test('documents of pages stay, those of strangers are forgotten before they take more than 32 MB', () => {
  const page = '{ settings { timeZone } }'
  const { documentCache, errorCache, size } = createParsedDocuments(new Set([page]))
  documentCache.set(page, parse(page))
  // Each is as large as a document may be: 1,500 tokens.
  const fields = Array.from({ length: 1_490 }, (_, index) => `a${index}`).join(' ')
  const long = parse(`{ ${fields} }`)
  for (let index = 0; index < 2_000; index++) {
    documentCache.set(`query Q${index} { ${fields} }`, long)
    errorCache.set(`{ broken ${'x'.repeat(60_000)}${index}`, new Error('broken'))
  }
  expect(size()).toBeLessThanOrEqual(36 * 1024 * 1024)
  expect(size()).toBeGreaterThan(30 * 1024 * 1024)
  expect(documentCache.get(page)).toBeDefined()
  expect(documentCache.get(`query Q0 { ${fields} }`)).toBeUndefined()
  expect(documentCache.get(`query Q1999 { ${fields} }`)).toBeDefined()
})
