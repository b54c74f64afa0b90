import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Child, startChild } from '@xingzhi/runtime/child-process'
import { freePort } from '@xingzhi/runtime/free-port'
import type { Log } from '@xingzhi/runtime/log'
import { fetchJars } from './jars.ts'

const run = promisify(execFile)

export interface Kafka {
  /** `host:port`, for `KAFKA_BROKERS`. */
  brokers: string
  pid: number
  exited: Child['exited']
  stop(): Promise<void>
  kill(): Promise<void>
}

interface Ports {
  broker: number
  controller: number
}

/** Starts one KRaft broker on 127.0.0.1 with its data in `dir`. The same `dir` brings back the same topics, on the same port while that is free. */
export async function startKafka(options: { dir: string; log: Log; port?: number }): Promise<Kafka> {
  const java = await findJava()
  const classPath = join(await fetchJars(), '*')
  mkdirSync(options.dir, { recursive: true })
  const ports = await choosePorts(options.dir, options.port)
  const properties = join(options.dir, 'server.properties')
  writeFileSync(properties, serverProperties(options.dir, ports))
  if (!existsSync(join(options.dir, 'data', 'meta.properties'))) await format(java, classPath, properties)
  const child = await startChild({
    name: 'kafka',
    command: java,
    args: [
      '-Xms384m',
      '-Xmx384m',
      '-Dorg.apache.logging.log4j.level=INFO',
      '-cp',
      classPath,
      'kafka.Kafka',
      properties,
    ],
    dir: options.dir,
    log: options.log,
    ready: async (output) => output.includes('Kafka Server started'),
    readyWithinMs: 60_000,
    stopWithinMs: 20_000,
  })
  return { ...child, brokers: `127.0.0.1:${ports.broker}` }
}

async function findJava(): Promise<string> {
  const { stderr } = await run('java', ['-version']).catch(() => ({ stderr: '' }))
  const major = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0)
  if (major < 17) {
    throw new Error(
      'Apache Kafka needs Java 17 or newer: install it (Debian: apt-get install default-jre-headless)',
    )
  }
  return 'java'
}

async function choosePorts(dir: string, port: number | undefined): Promise<Ports> {
  const path = join(dir, 'ports.json')
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Ports) : undefined
  const ports = before ?? { broker: await freePort(), controller: await freePort() }
  if (port !== undefined) ports.broker = port
  writeFileSync(path, JSON.stringify(ports))
  return ports
}

async function format(java: string, classPath: string, properties: string): Promise<void> {
  const tool = [
    '-Xmx128m',
    '-Dorg.apache.logging.log4j.level=WARN',
    '-cp',
    classPath,
    'kafka.tools.StorageTool',
  ]
  await run(java, [...tool, 'format', '--standalone', '-t', newClusterId(), '-c', properties])
}

/** As `random-uuid` of Kafka's tool makes it, without a JVM that starts for it: 16 bytes, and no option by a leading dash. */
function newClusterId(): string {
  return randomBytes(16).toString('base64url').replace(/^-/, 'A')
}

function serverProperties(dir: string, { broker, controller }: Ports): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    // After a crash the new broker waits until the old one's session is over.
    'broker.heartbeat.interval.ms': 250,
    'broker.session.timeout.ms': 2500,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(dir, 'data'),
    'num.partitions': 6,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.num.partitions': 6,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
