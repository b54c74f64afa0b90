import { serviceNames } from '@xingzhi/proto/services'
import { importsOf, isTest, partOf } from './imports.ts'
import type { Manifest, Source } from './sources.ts'

interface Allowance {
  /** The parts that this part may import, beside itself. */
  code: string[]
  /** What its tests may import beyond that. */
  tests?: string[]
}

const ground = ['proto', 'infra/runtime']
const services = serviceNames.map((name) => `services/${name}`)
const servers = ['infra/postgres', 'infra/redis', 'infra/kafka']
const all = [
  ...ground,
  ...services,
  ...servers,
  'gateway',
  'infra/demo',
  'infra/verify',
  'infra/local',
  'infra/cluster',
]

/** The design's sentences on who knows whom. A part that is not here may import nothing but itself. */
const allowances: Record<string, Allowance> = {
  ...Object.fromEntries(services.map((service) => [service, { code: ground }])),
  gateway: { code: ground, tests: servers },
  proto: { code: [] },
  web: { code: [] },
  'infra/runtime': { code: ['proto'], tests: servers },
  'infra/postgres': { code: ['infra/runtime'] },
  'infra/redis': { code: ['infra/runtime'] },
  'infra/kafka': { code: ['infra/runtime'] },
  'infra/demo': { code: ground, tests: [...services, 'infra/postgres'] },
  'infra/verify': { code: [...ground, ...services] },
  'infra/local': { code: all },
  'infra/cluster': { code: all },
  'infra/observability': { code: [], tests: all },
  'infra/architecture': { code: ['proto'] },
  'infra/docker': { code: [], tests: ['proto'] },
  'infra/e2e': { code: all },
  // What the web asks is what is measured.
  'infra/bench': { code: [...all, 'web'] },
  'infra/test': { code: all },
  '': { code: [...all, 'infra/test'] },
}

const importers: Record<string, RegExp> = {
  kafkajs: /^infra\/runtime\/src\/bus\/kafka-client\.ts$/,
  leaflet: /^web\/src\/map\//,
  'react-leaflet': /^web\/src\/map\//,
}

/** Imports that cross from one part into another without leave. */
export function strayImports(sources: Source[], manifests: Pick<Manifest, 'name' | 'path'>[]): string[] {
  const partByPackage = new Map(manifests.map((manifest) => [manifest.name, partOf(manifest.path)]))
  return sources.flatMap((source) => {
    const part = partOf(source.path)
    const allowance = allowances[part] ?? { code: [] }
    const allowed = new Set([
      part,
      ...allowance.code,
      ...(isTest(source.path) ? (allowance.tests ?? []) : []),
    ])
    return importsOf(source).flatMap(({ path, packageName, specifier }) => {
      const target = path === undefined ? partByPackage.get(packageName ?? '') : partOf(path)
      return target === undefined || allowed.has(target) ? [] : [`${source.path} imports ${specifier}`]
    })
  })
}

/** Imports of a package that few may touch, from elsewhere. */
export function strayImporters(sources: Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap(({ packageName = '', specifier }) => {
      const importer = importers[packageName]
      return importer === undefined || importer.test(source.path)
        ? []
        : [`${source.path} imports ${specifier}`]
    }),
  )
}

/**
 * Packages that a part imports and neither its own package.json nor the root's declares. Tests may take a part of ours
 * undeclared: those of the runtime start Kafka by a part that stands on the runtime, and package.json knows no circles.
 */
export function undeclaredImports(sources: Source[], manifests: Manifest[]): string[] {
  const declared = (manifest?: Manifest) => ({ ...manifest?.dependencies, ...manifest?.devDependencies })
  const rootManifest = manifests.find((manifest) => manifest.path === 'package.json')
  return sources.flatMap((source) => {
    const part = partOf(source.path)
    const manifest = manifests.find((candidate) => candidate.path === `${part}/package.json`)
    const known = { ...declared(rootManifest), ...declared(manifest), [manifest?.name ?? '']: '' }
    const isOurs = (name: string) => isTest(source.path) && manifests.some((one) => one.name === name)
    return importsOf(source)
      .filter(({ packageName = 'node:' }) => !/^(node|virtual):/.test(packageName) && !isOurs(packageName))
      .filter(({ packageName = '' }) => (known[packageName] ?? known[`@types/${packageName}`]) === undefined)
      .map(({ specifier }) => `${source.path} imports ${specifier}`)
  })
}
