import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentReads } from './environment.ts'
import { longFunctions } from './function-length.ts'
import { importsOf } from './imports.ts'
import { type Lock, looseVersions, scriptedPackages, unsealedPackages } from './packages.ts'
import { slowRegexes } from './regexes.ts'
import { barrels, defaultExports, drawers, longFiles } from './shape.ts'
import { readManifests, readSources, root, type Source } from './sources.ts'
import { strayFolderImports } from './web-folders.ts'
import { strayImporters, strayImports, undeclaredImports } from './who-imports-whom.ts'

const itself = 'infra/architecture/src/architecture.test.ts'
// Its fixtures break the rules on purpose.
const sources = readSources().filter(({ path }) => path !== itself)
const manifests = readManifests()
const installed = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
const source = (path: string, text: string): Source => ({ path, text })

test('reads our own code and leaves out what is generated or installed', () => {
  const paths = readSources().map(({ path }) => path)
  expect(paths).toContain(itself)
  expect(paths.filter((path) => /node_modules|proto\/gen\//.test(path))).toEqual([])
})

test('sees every way to import', () => {
  const text = [
    "import 'a'",
    "import b from 'b'",
    "import type { C } from 'c/deep'",
    "import {\n  d,\n  type E,\n} from '@scope/d/deep'",
    "import * as f from 'f'",
    "export { g } from 'g'",
    "export * from './h.ts'",
    "const i = await import('i')",
    "const j = require('j')",
    "// import k from 'k'",
    "/* import l from 'l' */",
  ].join('\n')
  expect(importsOf(source('web/src/x.ts', text)).map(({ path, packageName }) => path ?? packageName)).toEqual(
    ['a', 'b', 'c', '@scope/d', 'f', 'g', 'web/src/h.ts', 'i', 'j'],
  )
})

describe('who imports whom', () => {
  test.each([
    ['services/booking/src/x.ts', "import { a } from '@xingzhi/venue/service'"],
    ['services/booking/src/x.ts', "import { a } from '../../venue/src/service.ts'"],
    ['services/venue/tests/x.test.ts', "import { a } from '@xingzhi/gateway/server'"],
    ['gateway/src/x.ts', "import { a } from '@xingzhi/booking/service'"],
    ['gateway/src/x.ts', "const a = await import('@xingzhi/demo/seed-demo')"],
    ['web/src/x.tsx', "import type { A } from '@xingzhi/proto/venue/v1/venue_pb.js'"],
    ['web/src/x.tsx', "import { a } from '../../gateway/src/config.ts'"],
    ['infra/runtime/src/x.ts', "import { a } from '@xingzhi/venue/service'"],
    ['infra/demo/src/x.ts', "import { a } from '@xingzhi/booking/service'"],
    ['infra/postgres/src/x.ts', "import { a } from '@xingzhi/local/start'"],
  ])('%s may not: %s', (path, text) => {
    expect(strayImports([source(path, text)], manifests)).toHaveLength(1)
  })

  test.each([
    ['services/booking/src/x.ts', "import { a } from '@xingzhi/runtime/refusal'\nimport { b } from './y.ts'"],
    ['gateway/src/x.ts', "import { a } from '@xingzhi/proto/venue/v1/venue_pb.js'"],
    ['infra/local/src/x.ts', "import { a } from '@xingzhi/booking/service'"],
    ['infra/demo/tests/x.test.ts', "import { a } from '@xingzhi/booking/service'"],
  ])('%s may: %s', (path, text) => {
    expect(strayImports([source(path, text)], manifests)).toEqual([])
  })

  test('holds in the repository', () => {
    expect(strayImports(sources, manifests)).toEqual([])
  })

  test.each([
    ['web/src/operate/x.tsx', "import { A } from '../manage/a.tsx'"],
    ['web/src/walks/sheet/x.tsx', "import { A } from '../../explore/a.tsx'"],
    ['web/src/explore/x.tsx', "import '../walks/walks.css'"],
    ['web/src/explore/x.tsx', "const a = import('../walks/a.tsx')"],
    ['web/src/explore/x.test.ts', "import type { A } from '../volunteer/a.ts'"],
    ['web/src/writing/x.tsx', "import { A } from '../manage/a.tsx'"],
    ['web/src/ui/x.tsx', "import { A } from '../writing/a.tsx'"],
    ['web/src/ui/x.tsx', "import { A } from '../routes.tsx'"],
    ['web/src/a-new-folder/x.tsx', "import { A } from '../another/a.tsx'"],
  ])('in the web %s may not: %s', (path, text) => {
    expect(strayFolderImports([source(path, text)])).toHaveLength(1)
  })

  test.each([
    [
      'web/src/operate/x.tsx',
      "import { A } from '../writing/a.tsx'\nimport { b } from './b.ts'\nimport 'react'",
    ],
    ['web/src/walks/sheet/x.tsx', "import { A } from '../a.tsx'\nimport { B } from '../../ui/b.tsx'"],
    ['web/src/writing/x.tsx', "import { A } from '../ui/a.tsx'\nimport { paths } from '../paths.ts'"],
    ['web/src/routes.tsx', "import { A } from './explore/a.tsx'\nconst b = import('./manage/b.tsx')"],
  ])('in the web %s may: %s', (path, text) => {
    expect(strayFolderImports([source(path, text)])).toEqual([])
  })

  test('no folder of the web imports what is not for it', () => {
    expect(strayFolderImports(sources)).toEqual([])
  })

  test('kafkajs and leaflet have one importer each', () => {
    const stray = [
      source('infra/runtime/src/relay.ts', "import { Kafka } from 'kafkajs'"),
      source('web/src/explore/x.tsx', "import L from 'leaflet'"),
      source('web/src/explore/y.tsx', "import { MapContainer } from 'react-leaflet'"),
      source('web/src/main.tsx', "import 'leaflet/dist/leaflet.css'"),
    ]
    expect(strayImporters(stray)).toHaveLength(4)
    expect(
      strayImporters([source('infra/runtime/src/bus/kafka-client.ts', "import { Kafka } from 'kafkajs'")]),
    ).toEqual([])
    expect(strayImporters(sources)).toEqual([])
  })

  test('what is imported is declared', () => {
    expect(
      undeclaredImports([source('services/venue/src/x.ts', "import x from 'express'")], manifests),
    ).toHaveLength(1)
    expect(undeclaredImports(sources, manifests)).toEqual([])
  })
})

describe('environment', () => {
  test.each([
    ['const port = process.env.PORT'],
    ["const port = process.env['PORT']"],
    ['const { PORT } = process.env'],
    ['const mode = import.meta.env.MODE'],
    ["import { env } from 'node:process'"],
  ])('only config.ts reads it: %s', (text) => {
    expect(environmentReads([source('gateway/src/server.ts', text)])).toHaveLength(1)
    expect(environmentReads([source('gateway/src/config.ts', text)])).toEqual([])
  })

  test('an entry may hand it on', () => {
    expect(environmentReads([source('gateway/src/main.ts', 'run(readConfig(process.env))')])).toEqual([])
  })

  test('holds in the repository', () => {
    expect(environmentReads(sources)).toEqual([])
  })
})

describe('shape', () => {
  test('exports are named', () => {
    expect(defaultExports([source('web/src/x.tsx', 'export default function X() {}')])).toHaveLength(1)
    expect(defaultExports([source('web/src/x.tsx', 'const x = 1\nexport { x as default }')])).toHaveLength(1)
    expect(defaultExports([source('web/vite.config.ts', 'export default {}')])).toEqual([])
    expect(defaultExports(sources)).toEqual([])
  })

  test('no file only re-exports', () => {
    const barrel = "// all\nexport * from './a.ts'\nexport { b, type C } from './b.ts'\n"
    expect(barrels([source('web/src/ui/index.ts', barrel)])).toHaveLength(1)
    expect(barrels([source('web/src/ui/index.ts', `${barrel}export const d = 1\n`)])).toEqual([])
    expect(barrels(sources)).toEqual([])
  })

  test('nothing is named for being a drawer', () => {
    const named = (path: string) => drawers([source(path, '')])
    expect(named('web/src/utils/date.ts')).toHaveLength(1)
    expect(named('web/src/date-utils.ts')).toHaveLength(1)
    expect(named('gateway/src/types.ts')).toHaveLength(1)
    expect(named('gateway/tests/helpers.ts')).toHaveLength(1)
    expect(named('web/src/format/day.ts')).toEqual([])
    expect(drawers(sources)).toEqual([])
  })

  test('files end before line 300', () => {
    const lines = (count: number) => [source('web/src/x.ts', 'x\n'.repeat(count))]
    expect(longFiles(lines(301), 300)).toEqual(['301 web/src/x.ts'])
    expect(longFiles(lines(300), 300)).toEqual([])
    expect(longFiles(sources, 300)).toEqual([])
  })

  test('long functions and files are reported', () => {
    const folder = mkdtempSync(join(tmpdir(), 'architecture-'))
    try {
      const limit = { noExcessiveLinesPerFunction: { level: 'warn', options: { maxLines: 70 } } }
      writeFileSync(join(folder, 'biome.json'), JSON.stringify({ linter: { rules: { complexity: limit } } }))
      writeFileSync(join(folder, 'x.ts'), `export function long() {\n${'  console.log(1)\n'.repeat(71)}}\n`)
      expect(longFunctions(folder)).toHaveLength(1)
    } finally {
      rmSync(folder, { recursive: true })
    }
    const report = [...longFunctions(root), ...longFiles(sources, 150)]
    if (report.length > 0) process.stdout.write(`Long, to be rethought:\n  ${report.join('\n  ')}\n`)
    // Biome reads every file, beside whatever else the machine does.
  }, 60_000)
})

describe('packages', () => {
  test('every dependency is pinned exactly', () => {
    const manifest = (version: string) => [
      { path: 'x/package.json', name: 'x', dependencies: { y: version } },
    ]
    for (const loose of ['^1.2.3', '~1.2.3', '*', 'latest', '1.x', 'github:a/b']) {
      expect(looseVersions(manifest(loose))).toHaveLength(1)
    }
    expect(looseVersions(manifest('1.2.3-beta.17'))).toEqual([])
    expect(looseVersions(manifests)).toEqual([])
  })

  test('the packages with install scripts are those that package.json decides on', () => {
    const lock = {
      packages: {
        '': { hasInstallScript: true },
        'node_modules/a/node_modules/@s/b': { hasInstallScript: true },
      },
    }
    expect(scriptedPackages(lock)).toEqual(['@s/b'])
    const decided = manifests.find(({ path }) => path === 'package.json')?.allowScripts ?? {}
    expect(scriptedPackages(installed)).toEqual(Object.keys(decided).sort())
  })

  test('what is installed is sealed by its hash, and comes from the registry', () => {
    const packages = {
      'node_modules/a': { integrity: 'sha512-x' },
      'node_modules/ours': { link: true, resolved: 'web' },
      'node_modules/b': { integrity: 'sha1-x' },
      'node_modules/c': { integrity: 'sha512-x', resolved: 'git+ssh://git@host/c.git' },
    }
    expect(unsealedPackages({ packages })).toEqual(['node_modules/b', 'node_modules/c'])
    expect(unsealedPackages(installed)).toEqual([])
  })
})

describe('regular expressions', () => {
  test('none can be kept busy by a text that somebody made for it', () => {
    const slow = [
      'const a = /^(a+)+$/',
      'x.test(/(\\w*,)*!/)',
      'y(/^\\s*\\s*$/)',
      'return /(?:[a-z]+ ?)*$/.test(b)',
    ]
    expect(slowRegexes(slow.map((text) => source('gateway/src/x.ts', text)))).toHaveLength(4)
    const quick = ['const a = /^[a-z]+(?:-[a-z]+)?$/', 'const b = 1 / 2 / 3', "const c = 'http://x/(a+)+/'"]
    expect(slowRegexes(quick.map((text) => source('gateway/src/x.ts', text)))).toEqual([])
    expect(slowRegexes(sources)).toEqual([])
  })
})
