import { describe, expect, test } from 'vitest'
import { importCircles } from './import-circles.ts'
import { importsOf } from './imports.ts'
import { readManifests, readSources, type Source } from './sources.ts'

const manifests = readManifests()
const source = (path: string, text: string): Source => ({ path, text })

test('sees what is taken of an import', () => {
  const text = [
    "import 'a'",
    "import b from 'b'",
    "import type { C } from 'c'",
    "import {\n  d,\n  type E,\n  f as g,\n} from 'd'",
    "import * as h from 'h'",
  ].join('\n')
  expect(importsOf(source('web/src/x.ts', text)).map(({ names }) => names)).toEqual([
    [],
    ['b'],
    ['C'],
    ['d', 'E', 'f'],
    ['*'],
  ])
})

describe('no files import each other round about', () => {
  const rooms = (...texts: string[]) => texts.map((text, at) => source(`web/src/room-${at}.ts`, text))

  test.each([
    ['two', rooms("import { a } from './room-1.ts'", "import { b } from './room-0.ts'")],
    ['by a type', rooms("import type { A } from './room-1.ts'", "import { b } from './room-0.ts'")],
    ['by what is passed on', rooms("export * from './room-1.ts'", "import './room-0.ts'")],
    ['one with itself', rooms("import { a } from './room-0.ts'")],
    [
      'three, with a fourth that only looks on',
      rooms(
        "import { a } from './room-1.ts'",
        "import { b } from './room-2.ts'",
        "import { c } from './room-0.ts'",
        "import { a } from './room-0.ts'",
      ),
    ],
    [
      'by the name of a part',
      [
        source('infra/runtime/src/bus/x.ts', "import { y } from '../y.ts'"),
        source('infra/runtime/src/y.ts', "import { x } from '@xingzhi/runtime/bus/x'"),
      ],
    ],
    [
      'of the schema, by more than its types',
      [
        source('gateway/src/schema/site.ts', "import { SessionType, statusesOf } from './session.ts'"),
        source('gateway/src/schema/session.ts', "import { SiteType } from './site.ts'\nimport './site.ts'"),
      ],
    ],
  ])('%s: a circle', (_what, sources) => {
    expect(importCircles(sources, manifests)).toHaveLength(1)
  })

  test.each([
    ['one after the other', rooms("import { a } from './room-1.ts'", "import { b } from './room-2.ts'", '')],
    ['two of one', rooms("import './room-2.ts'", "import './room-2.ts'", '')],
    [
      "the schema's own types",
      [
        source('gateway/src/schema/site.ts', "import { SessionConnection, SessionType } from './session.ts'"),
        source('gateway/src/schema/session.ts', "import { SiteType } from './site.ts'"),
      ],
    ],
  ])('%s: none', (_what, sources) => {
    expect(importCircles(sources, manifests)).toEqual([])
  })

  test('holds in the repository', () => {
    expect(importCircles(readSources(), manifests)).toEqual([])
  })
})
