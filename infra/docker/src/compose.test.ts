import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressSetting, serviceNames } from '@xingzhi/proto/services'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

interface ComposeService {
  image?: string
  build?: { dockerfile: string }
  entrypoint?: string[]
  command?: string[]
  restart?: string
  network_mode?: string
  environment?: Record<string, string | number>
  volumes?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>
  volumes: Record<string, null>
}
const services = Object.entries(compose.services)
const ourServices = readdirSync(join(root, 'services'))
const isTask = ({ restart }: ComposeService) => restart === 'no' || restart === 'on-failure'

describe.each(services)('%s', (name, service) => {
  test('has an image of one version, or is built', () => {
    expect(service.build?.dockerfile ?? service.image).toMatch(
      /^infra\/docker\/Dockerfile$|:v?\d+\.\d+(\.\d+)?(-\w+)?$/,
    )
  })

  test('says when it is healthy, unless it ends by itself', () => {
    expect(service.healthcheck === undefined).toBe(isTask(service))
  })

  test('waits for what is there, in a way that comes true', () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = compose.services[needed]
      expect(other, `${name} needs ${needed}`).toBeDefined()
      expect(condition).toBe(other && isTask(other) ? 'service_completed_successfully' : 'service_healthy')
    }
  })

  test('runs and mounts files that are in the repository', () => {
    const words = [
      ...(service.command ?? []),
      ...(service.healthcheck?.test ?? []),
      ...(service.entrypoint ?? []),
    ]
    const files = words.filter((word) => /\.(ts|mjs|sh)$/.test(word) && !word.startsWith('/opt/'))
    const mounts = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '')
    for (const file of [...files, ...mounts.filter((mount) => mount.startsWith('.'))]) {
      expect(existsSync(join(root, file.replace('/xingzhi/', ''))), file).toBe(true)
    }
    for (const mount of mounts.filter((path) => !path.startsWith('.')))
      expect(compose.volumes).toHaveProperty(mount)
  })

  test('is given only settings that somebody reads', () => {
    if (service.image !== compose.services['venue']?.image) return
    const parts = ['gateway', ...ourServices.map((one) => `services/${one}`), 'infra/local', 'infra/cluster']
    const configs = ['infra/runtime/src/process-config.ts', ...parts.map((part) => `${part}/src/config.ts`)]
      .map(read)
      .concat(serviceNames.map(addressSetting))
      .join()
    const unknown = Object.keys(service.environment ?? {}).filter(
      (setting) => !new RegExp(`\\b${setting}\\b`).test(configs),
    )
    expect(unknown).toEqual([])
  })
})

test('Prometheus asks every process of ours, at the ports that they have', () => {
  const config = parse(read('infra/observability/prometheus/prometheus.yml')) as {
    scrape_configs: { static_configs: { targets: string[] }[] }[]
  }
  const asked = config.scrape_configs.flatMap(({ static_configs }) =>
    static_configs.flatMap(({ targets }) => targets),
  )
  const own = services.filter(
    ([, { command, restart }]) => command?.[0] === 'node' && restart !== 'on-failure',
  )
  const told = own.map(([name, { environment, network_mode }]) => {
    const host = network_mode?.replace('service:', '') ?? name
    return `${host}:${environment?.['INNER_PORT'] ?? environment?.['RPC_PORT']}`
  })
  expect(asked.sort()).toEqual(told.sort())
})

test('an alert rings when a service says nothing of its database', () => {
  const alerts = read('infra/observability/prometheus/alerts.yml')
  const asked = [...alerts.matchAll(/absent\(xingzhi_outbox_rows\{service="(\w+)"\}\)/g)].map(
    (match) => match[1],
  )
  expect(asked.sort()).toEqual([...serviceNames].sort())
})

test('every service of the repository is there', () => {
  expect([...ourServices].sort()).toEqual([...serviceNames].sort())
  const commands = services.map(([, { command }]) => command?.at(-1))
  for (const part of ['gateway', ...ourServices.map((one) => `services/${one}`)]) {
    expect(commands).toContain(`${part}/src/main.ts`)
  }
})

test('each service has a database, made with the others', () => {
  const made = [...read('infra/docker/create-databases.sql').matchAll(/create database (\w+)/g)].map(
    (match) => match[1],
  )
  const asked = services.flatMap(([, { environment }]) =>
    Object.values(environment ?? {}).flatMap(
      (value) => /@postgres:5432\/(\w+)/.exec(String(value))?.[1] ?? [],
    ),
  )
  expect(asked.sort()).toEqual(made.sort())
})

test('the image runs the Node that package.json pins, and its entry points can be executed', () => {
  const pinned = JSON.parse(read('package.json')).devDependencies.node
  const bases = [...read('infra/docker/Dockerfile').matchAll(/^FROM node:(\S+)/gm)].map((match) => match[1])
  expect(new Set(bases)).toEqual(new Set([`${pinned}-bookworm-slim`]))
  for (const file of ['with-keys.sh', 'make-keys.sh'])
    accessSync(join(root, 'infra/docker', file), constants.X_OK)
})
