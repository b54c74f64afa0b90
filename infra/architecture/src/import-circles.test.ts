import { describe, expect, test } from 'vitest'
import { importCircles } from './import-circles.ts'
import { importsOf } from './imports.ts'
import { readManifests, readSources, type Source } from './sources.ts'

const manifests = readManifests()
const source = (path: string, text: string): Source => ({ path, text })

/** Files that are in a circle with each other still: of the runtime, and of the web, where a page's parts take its types. */
const knownUntilMerged = [
  'infra/runtime/src/bus: kafka.ts kafka-group.ts kafka-record.ts',
  'infra/runtime/src: dead-letters.ts inbox.ts',
  'infra/runtime/src: service.ts service-state.ts',
  'web/src/manage: managed-session-page.tsx cancel-session.tsx change-session.tsx confirm-change.tsx',
  'web/src/operate: training-page.tsx attendance.tsx',
  'web/src/operate: operated-departure-page.tsx cancel-departure.tsx change-departure.tsx claims.tsx confirm-departure.tsx departure-figures.tsx departure-state.tsx departure-timetable.tsx replace-claim.tsx',
  'web/src/volunteer: shift-page.tsx record-form.tsx shift-of-day.tsx timetable.tsx',
  'web/src/walking: my-walk-page.tsx next-station.tsx walk-map.tsx walk-stations.tsx',
  'web/src/walks: walks-page.tsx departure-facts.tsx departure-note.tsx departure-panel.tsx route-panel.tsx station-check-in.tsx station-facts.tsx station-panel.tsx',
].map((line) => {
  const [folder, files = ''] = line.split(': ')
  return files.split(' ').map((file) => `${folder}/${file}`)
})

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
    const circles = importCircles(readSources(), manifests)
    const isKnown = (circle: string) =>
      knownUntilMerged.some((files) => circle.split(' ').every((file) => files.includes(file)))
    expect(circles.filter((circle) => !isKnown(circle))).toEqual([])
  })
})
