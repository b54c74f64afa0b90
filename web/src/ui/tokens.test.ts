import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = new URL('..', import.meta.url)

test('the height of the screen is asked of the tokens, which know a browser that cannot tell it', () => {
  const asking = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .filter((path) => /\d[dsl]v(?:h|w|min|max)\b/.test(readFileSync(new URL(path, source), 'utf8')))
  expect(asking).toEqual(['ui/tokens.css'])
})
